"""Any reading done in a disposable child process: it may crash, hang or hoard, the parent gets a value or a reason.

The child is forked by hand: a Celery worker is daemonic, and `multiprocessing` refuses children to those.
"""

import json
import os
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

from screening.core.codec import CodecError, from_plain, to_plain
from screening.core.reading.limits import DEFAULT, Limits
from screening.core.reading.reader import warm
from screening.core.reading.solitude import isolate
from screening.core.terms import Unread, UnreadableError

T = TypeVar("T")

CHUNK = 1 << 16
LARGEST_RESULT = 64 << 20  # bytes; a Document of the largest size allowed stays far below
HUNGRY_EXIT = 77
VALUE, REASON = "value", "reason"


def run_in_child(work: Callable[[], T], wanted: type[T], limits: Limits = DEFAULT) -> T:
    """What `work` returns, computed in a child process of its own and checked field by field to be a `wanted`.

    Raises:
        UnreadableError: raised by `work`, or because the child was too slow, too hungry, or died.

    """
    warm()
    source, sink = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(source)
        _live(work, sink, limits)
    os.close(sink)
    try:
        answer = _received(source, time.monotonic() + limits.wall_seconds)
    finally:
        os.close(source)
        status = _reaped(pid)
    return _value(answer, wanted, status)


def _live(work: Callable[[], object], sink: int, limits: Limits) -> NoReturn:
    """The whole life of the child. It never returns into the code of the parent."""
    code = 1
    try:
        isolate(limits, keep=sink)
        _send(sink, _answer(work))
        code = 0
    except MemoryError:
        code = HUNGRY_EXIT
    except BaseException:  # noqa: BLE001 - whatever it was, the exit code tells it
        code = 1
    finally:
        os._exit(code)


def _answer(work: Callable[[], object]) -> bytes:
    try:
        plain = {VALUE: to_plain(work())}
    except UnreadableError as error:
        plain = {REASON: str(error.reason), "detail": error.detail[:500]}
    except RecursionError:
        plain = {REASON: str(Unread.UNSAFE), "detail": "nested too deep"}
    return json.dumps(plain, separators=(",", ":")).encode()


def _send(sink: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(sink, view[:CHUNK]) :]


def _received(source: int, deadline: float) -> bytes | None:
    """Everything the child writes; None when it takes too long or writes too much."""
    parts: list[bytes] = []
    size = 0
    while (left := deadline - time.monotonic()) > 0 and size <= LARGEST_RESULT:
        if not select.select([source], [], [], left)[0]:
            break
        part = os.read(source, CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    return None


def _reaped(pid: int) -> int:
    """The exit status of the child, which is killed with its own children if it still lives."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    try:
        return os.waitpid(pid, 0)[1]
    except ChildProcessError:
        return 0


def _value(answer: bytes | None, wanted: type[T], status: int) -> T:
    if answer is None:
        raise UnreadableError(Unread.TOO_SLOW)
    if not answer:
        raise UnreadableError(_death(status), f"wait status {status}")
    try:
        plain = json.loads(answer)
        if REASON in plain:
            raise UnreadableError(Unread(plain[REASON]), str(plain.get("detail", "")))
        return from_plain(wanted, plain[VALUE])
    except (ValueError, KeyError, TypeError, CodecError, RecursionError) as error:
        raise UnreadableError(Unread.CRASHED, f"the child's answer is no {wanted.__name__}: {error}") from error


def _death(status: int) -> Unread:
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == HUNGRY_EXIT:
        return Unread.TOO_HUNGRY
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
        return Unread.TOO_SLOW
    return Unread.CRASHED

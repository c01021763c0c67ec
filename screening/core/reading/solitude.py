"""What a reading child gives up before it touches a file: memory, time, files, the network, the environment."""

import ctypes
import gc
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from screening.core.reading.limits import Limits

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1
KEPT_VARIABLES = ("PATH", "LANG", "TESSDATA_PREFIX", "HOME", "TMPDIR")
OPEN_FILES = 256
HELD_PAGES = Path("/proc/self/statm")  # its first number: pages of address space; Linux alone has it
USUAL_STACK, LARGEST_STACK = 8 << 20, 64 << 20  # bytes; larger ones than the second are of no use here
BYTES_PER_CALL = 4096  # of C stack, with room to spare: a call of Python that goes through C takes about 1 kB
FEWEST_CALLS = 200


def isolate(limits: Limits, keep: int) -> None:
    """Set this process apart: its own process group, limits, no network where the system allows it.

    Only `keep` and the standard streams stay open; standard input and output become empty.
    """
    os.setpgid(0, 0)
    _die_with_parent()
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGCHLD, signal.SIGXCPU):
        signal.signal(name, signal.SIG_DFL)
    gc.disable()
    _close_files(keep)
    _clear_environment()
    _leave_network()
    _limit(limits)
    _bound_calls()


def _die_with_parent() -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _close_files(keep: int) -> None:
    """Close what the parent had open, database connections and broker sockets among it, without ending them."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, OPEN_FILES * 16)


def _clear_environment() -> None:
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    os.environ.clear()
    os.environ.update(kept)


def _leave_network() -> None:
    """Enter a network namespace without any interface; not every system lets an ordinary process do so."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        if library.unshare(CLONE_NEWNET):
            library.unshare(CLONE_NEWUSER | CLONE_NEWNET)


def _limit(limits: Limits) -> None:
    """Memory counts from here: what a large parent holds is shared, and would leave its child nothing to grow."""
    memory = _held_bytes() + limits.memory_bytes
    bounds = {
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_FSIZE: (limits.written_bytes, limits.written_bytes),
        resource.RLIMIT_NOFILE: (OPEN_FILES, OPEN_FILES),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, (soft, hard) in bounds.items():
        _, most = resource.getrlimit(kind)
        top = hard if most == resource.RLIM_INFINITY else min(hard, most)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(soft, top), top))


def _held_bytes() -> int:
    try:
        return int(HELD_PAGES.read_text().split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):
        return 0


def _bound_calls() -> None:
    """Let calls nest as deep as the stack bears from here, however deep the parent was or was allowed to go."""
    stack = resource.getrlimit(resource.RLIMIT_STACK)[0]
    if not 0 < stack < LARGEST_STACK:
        stack = USUAL_STACK
    sys.setrecursionlimit(_depth() + max(stack // BYTES_PER_CALL, FEWEST_CALLS))


def _depth() -> int:
    frame, depth = sys._getframe(), 0  # noqa: SLF001 - inspect.stack() would read the sources
    while frame.f_back:
        frame, depth = frame.f_back, depth + 1
    return depth

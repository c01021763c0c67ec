"""A reading child may crash, hang, hoard or lie: the parent gets a value or a reason, and lives on."""

import mmap
import os
import resource
import signal
import socket
import sys
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from screening.core.reading import Limits, limits_for, read
from screening.core.reading.child import run_in_child
from screening.core.terms import Document, Page, Unread, UnreadableError
from tests.core.reading.content import cv
from tests.core.reading.packages import docx_of
from tests.core.reading.pdfs import DESIGNS

QUICK = Limits(wall_seconds=1.0)
SMALL = Limits(wall_seconds=20.0, memory_bytes=900 * 1024 * 1024)


def _reason(work, limits: Limits) -> Unread:
    with pytest.raises(UnreadableError) as caught:
        run_in_child(work, Page, limits)
    return caught.value.reason


def _spin():
    while True:
        pass


def _hoard():
    return [bytes(64 * 1024 * 1024) for _ in range(100)]  # never touched: the limit alone decides, not the load


def _recurse(depth=0):
    return _recurse(depth + 1)


DEATHS = {
    "killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), Unread.CRASHED),
    "segmentation fault": (lambda: os.kill(os.getpid(), signal.SIGSEGV), Unread.CRASHED),
    "left": (lambda: os._exit(0), Unread.CRASHED),
    "an unforeseen error": (lambda: 1 / 0, Unread.CRASHED),
    "endless": (_spin, Unread.TOO_SLOW),
    "hungry": (_hoard, Unread.TOO_HUNGRY),
    "bottomless": (_recurse, Unread.UNSAFE),
    "something else": (lambda: 5, Unread.CRASHED),
    "the wrong shape": (lambda: {"number": "one"}, Unread.CRASHED),
}


@pytest.mark.parametrize("death", DEATHS)
def test_the_death_of_a_child_is_a_reason(death):
    work, reason = DEATHS[death]
    parent = os.getpid()
    assert _reason(work, QUICK if reason is Unread.TOO_SLOW else SMALL) is reason
    assert os.getpid() == parent


@contextmanager
def _large_parent():
    """A parent that holds more address space than its child may take; no page of it is ever touched."""
    with mmap.mmap(-1, 2 * SMALL.memory_bytes, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ):
        yield


@contextmanager
def _deep_parent():
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(10**9)
    try:
        yield
    finally:
        sys.setrecursionlimit(usual)


@contextmanager
def _parent_of_low_stack():
    usual = resource.getrlimit(resource.RLIMIT_STACK)
    resource.setrlimit(resource.RLIMIT_STACK, (1 << 20, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_STACK, usual)


PARENTS = {"large": _large_parent, "deep": _deep_parent, "of low stack": _parent_of_low_stack}


class _Echo:
    """Recurses through C, so that each call takes stack of the machine and not of the interpreter alone."""

    def __getattr__(self, name):
        return getattr(self, name + "x")


@pytest.mark.parametrize("parent", PARENTS)
@pytest.mark.parametrize("work", [_recurse, lambda: _Echo().x], ids=["in Python", "through C"])
def test_a_bottomless_child_is_unsafe_whatever_its_parent_is(parent, work):
    with PARENTS[parent]():
        assert _reason(work, SMALL) is Unread.UNSAFE


@pytest.mark.parametrize("parent", PARENTS)
def test_a_child_reads_and_is_held_to_its_memory_whatever_its_parent_is(parent):
    content = DESIGNS["sidebar_left"](cv("fr"))[0]
    with PARENTS[parent]():
        assert run_in_child(lambda: read(content, "cv.pdf"), Document, SMALL).pages
        assert _reason(_hoard, SMALL) is Unread.TOO_HUNGRY


def _called_from(depth: int, work):
    return _called_from(depth - 1, work) if depth else work()


def test_a_parent_deep_in_calls_leaves_its_child_as_many():
    assert _called_from(700, lambda: _reason(_recurse, SMALL)) is Unread.UNSAFE
    assert (
        _called_from(700, lambda: run_in_child(lambda: _called_from(700, lambda: Page(1, "deep")), Page)).text == "deep"
    )


def test_what_the_child_returns_arrives_unchanged():
    content = DESIGNS["sidebar_left"](cv("fr"))[0]
    assert run_in_child(lambda: read(content, "cv.pdf"), Document) == read(content, "cv.pdf")


def test_a_reason_raised_in_the_child_arrives():
    with pytest.raises(UnreadableError) as caught:
        run_in_child(lambda: read(b"%PDF-1.4 nothing"), Document)
    assert caught.value.reason is Unread.DAMAGED


def test_the_child_has_an_empty_environment(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "secret")
    page = run_in_child(lambda: Page(1, os.environ.get("DATABASE_URL", "nothing")), Page)
    assert page.text == "nothing"


def test_the_child_writes_no_file(tmp_path: Path):
    target = tmp_path / "written"

    def write() -> Page:
        with target.open("wb", buffering=0) as stream:
            stream.write(b"x" * 10)
        return Page(1, "written")

    limits = limits_for(docx_of(cv("nl")), "cv.docx")
    with pytest.raises(UnreadableError):
        run_in_child(write, Page, limits)
    assert not target.exists() or target.stat().st_size == 0


def test_the_child_holds_no_file_of_its_parent(tmp_path: Path):
    with (tmp_path / "open").open("w") as stream:
        number = stream.fileno()

        def probe() -> Page:
            try:
                os.fstat(number)
            except OSError:
                return Page(1, "closed")
            return Page(1, "open")

        assert run_in_child(probe, Page).text == "closed"


def test_no_child_is_left_behind():
    before = set(psutil.Process().children())  # a browser or a broker of other tests may live there
    for work in (lambda: Page(1, "a"), _spin):
        try:
            run_in_child(work, Page, QUICK)
        except UnreadableError:
            continue
    assert set(psutil.Process().children()) <= before


def test_the_child_reaches_no_server_of_the_parent():
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()

        def connect() -> Page:
            try:
                socket.create_connection(address, timeout=1).close()
            except OSError:
                return Page(1, "alone")
            return Page(1, "connected")

        if run_in_child(connect, Page).text != "alone":
            pytest.skip("this system lets no ordinary process leave its network")

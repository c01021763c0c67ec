"""What a reading child gives up before it touches a file: memory, time, files, the network, the environment."""

import ctypes
import gc
import os
import resource
import signal
from contextlib import suppress

from screening.core.reading.limits import Limits

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG = 1
KEPT_VARIABLES = ("PATH", "LANG", "TESSDATA_PREFIX", "HOME", "TMPDIR")
OPEN_FILES = 256


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
    bounds = {
        resource.RLIMIT_CPU: (limits.cpu_seconds, limits.cpu_seconds + 1),
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
        resource.RLIMIT_FSIZE: (limits.written_bytes, limits.written_bytes),
        resource.RLIMIT_NOFILE: (OPEN_FILES, OPEN_FILES),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, (soft, hard) in bounds.items():
        _, most = resource.getrlimit(kind)
        top = hard if most == resource.RLIM_INFINITY else min(hard, most)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (min(soft, top), top))

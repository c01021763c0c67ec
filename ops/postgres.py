"""A throw-away PostgreSQL server on a free loopback port, for tests.

    python -m ops.postgres COMMAND...   runs the command with DATABASE_URL set, then removes the server

Uses the server programs of the system (Debian: postgresql). Run by root, the server itself runs as user `postgres`.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.broker import free_port

START_SECONDS = 60


class NoPostgresError(RuntimeError):
    """No PostgreSQL server program is to be had; the message says what to install."""


@contextmanager
def running() -> Iterator[str]:
    """The address of an empty database, gone again when the block is left.

    Raises:
        NoPostgresError: initdb and pg_ctl are not on this machine.

    """
    programs, port = _programs(), free_port()
    user = "postgres" if os.geteuid() == 0 else None
    home = Path(tempfile.mkdtemp(prefix="screening-postgres-"))
    if user:
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    cluster = str(home / "cluster")
    control = [str(programs / "pg_ctl"), "-D", cluster, "-w", "-t", str(START_SECONDS), "-l", str(home / "log")]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    initdb = [
        str(programs / "initdb"),
        "-D",
        cluster,
        "-U",
        "screening",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    try:
        _run(initdb, user)
        _run([*control, "-o", options, "start"], user)
        yield f"postgres://screening@127.0.0.1:{port}/postgres"
        _run([*control, "-m", "fast", "stop"], user)
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], user=user, capture_output=True, check=False)  # noqa: S603
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path:
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoPostgresError("No PostgreSQL server here: install Debian's postgresql, or set DATABASE_URL.")


def _run(command: list[str], user: str | None) -> None:
    subprocess.run(command, user=user, cwd="/", stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own list


if __name__ == "__main__":
    with running() as address:
        sys.exit(subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}))  # noqa: S603

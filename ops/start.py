"""`make run`: prepare the database and the demo, then keep broker, worker, beat and web server running until Ctrl-C."""

import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from honcho.manager import Manager

from ops.broker import Broker, NoBrokerError, start

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
HOST = os.environ.get("HOST", "127.0.0.1")
OF_THIS_MACHINE = ("127.0.0.1", "0.0.0.0")  # noqa: S104 - compared, and bound to only at the wish of who starts it
READY_SECONDS = 90


def main() -> int:
    """Start everything. Returns the exit status: 0 after Ctrl-C, 1 with a sentence when something is in the way."""
    var = Path(os.environ.get("VAR_DIR") or ROOT / "var")
    port = int(os.environ.get("PORT", "8000"))
    if _taken(port):
        return _sorry(f"Port {port} is taken. Stop what uses it, or choose another: make run PORT={port + 1}")
    try:
        broker = start(var / "broker", os.environ.get("REDIS_URL", ""))
    except NoBrokerError as error:
        return _sorry(str(error))
    try:
        environment = _environment(var, port, broker)
        for step in (["migrate", "--verbosity=0"], ["collectstatic", "--noinput", "--verbosity=0"], ["demo"]):
            subprocess.run([PYTHON, "manage.py", *step], cwd=ROOT, env=dict(environment), check=True)  # noqa: S603
        return _supervise(environment, port)
    except subprocess.CalledProcessError as error:
        return _sorry(f"'{' '.join(error.cmd[1:])}' failed; its message stands above. Nothing was started.")
    finally:
        broker.stop()


def _supervise(environment: Mapping[str, str], port: int) -> int:
    for schedule in Path(environment["VAR_DIR"]).glob("beat-schedule*"):
        schedule.unlink()  # a beat that was killed leaves half a file, which the next one would choke on
    manager = Manager()
    celery = f"{PYTHON} -m celery -A screening"
    for name, command in {
        "worker": f"{celery} worker --loglevel=warning --concurrency=2 --without-gossip --without-mingle",
        "beat": f"{celery} beat --loglevel=warning --schedule={environment['VAR_DIR']}/beat-schedule --pidfile=",
        "web": f"{PYTHON} -m gunicorn screening.wsgi --bind={HOST}:{port} --workers=2 --threads=4 --log-level=warning",
    }.items():
        manager.add_process(name, f"exec {command}", env=dict(environment), cwd=str(ROOT))
    threading.Thread(target=_announce, args=(port,), daemon=True).start()
    manager.loop()
    return 0 if manager.returncode in {0, 130, 143} else 1


def _environment(var: Path, port: int, broker: Broker) -> Mapping[str, str]:
    var.mkdir(parents=True, exist_ok=True)
    return {
        "PUBLIC_ADDRESS": _address(port),
        **os.environ,
        "VAR_DIR": str(var),
        "REDIS_URL": broker.url,
        "SECRET_KEY": os.environ.get("SECRET_KEY") or _secret(var / "secret-key"),
        "PYTHONUNBUFFERED": "1",
    }


def _address(port: int) -> str:
    """Where it is opened: by a name where that name means this machine, for browsers keep no passkeys for a number."""
    return f"http://{'localhost' if HOST in OF_THIS_MACHINE else HOST}:{port}"


def _secret(file: Path) -> str:
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _announce(port: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            sys.stdout.write((ROOT / "ops" / "welcome.txt").read_text().format(address=_address(port)))
            sys.stdout.flush()
            return


def _sorry(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

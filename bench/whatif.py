"""Server time of what-if: each kind of change to the criteria of a role, with many applications of real length.

    python -m bench.whatif [APPLICATIONS [REPEATS]]     500 applications, each request 8 times

The applications are the labelled CVs of the demo, read once and stored again under other names; "cold" is the first
request after a judging, "warm" the next ones with another threshold.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
URL = "/roles/infra-pm/criteria/"
LIMIT_MS = 300  # of the processor, warm: what feels like moving a slider


def main(arguments: list[str]) -> int:
    """Print one line per change. Returns 1 when a warm request costs more than LIMIT_MS at the median."""
    number = int(arguments[0]) if arguments else 500
    repeats = int(arguments[1]) if len(arguments) > 1 else 8
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "screening.settings"}
        os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        return measure(number, repeats)


def measure(number: int, repeats: int) -> int:
    import django

    django.setup()
    from django.conf import settings
    from django.core.cache import cache
    from django.core.management import call_command
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    client = Client()
    client.force_login(fill(number))
    print(f"{number} applications")
    print(f"{'change':34} {'cold ms':>8} {'warm ms':>8} {'p95 ms':>7} {'processor ms':>13}")
    slowest = 0.0
    for name, (path, posts) in changes().items():
        cache.clear()
        cold, _ = timed(client, path, posts[0])
        warm = [timed(client, path, posts[i % len(posts)]) for i in range(1, repeats + 1)]
        taken, busy = [each for each, _ in warm], [each for _, each in warm]
        slowest = max(slowest, median(busy))
        print(f"{name:34} {cold:8.0f} {median(taken):8.0f} {quantiles(taken, n=20)[-1]:7.0f} {median(busy):13.0f}")
    return int(slowest > LIMIT_MS)


def timed(client: Any, path: str, post: dict[str, str]) -> tuple[float, float]:
    """The milliseconds of one request, and the processor's share of them."""
    start, used = time.perf_counter(), time.process_time()
    response = client.post(f"{URL}{path}", post)
    assert response.status_code == 200, (path, response.status_code)
    return 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - used)


def changes() -> dict[str, tuple[str, list[dict[str, str]]]]:
    """What is posted, by what it changes; several posts are several thresholds of one slider."""
    sliders = [{"do": "look", "it-years-at_least": str(years)} for years in range(8, 25)]
    years = {
        "do": "look",
        "importance": "gate",
        "justification": "x",
        "label_en": "x",
        "label_fr": "x",
        "label_nl": "x",
    }
    own = {**years, "domain": "own", "own_terms": "network\nnetwerk\nréseau"}
    return {
        "what-if, slider of years": ("what-if/", sliders),
        "what-if, level of a language": ("what-if/", [{"do": "look", "languages-rule.1": str(n)} for n in range(6)]),
        "what-if, days on site": (
            "what-if/",
            [{"do": "look", "onsite-brussels-days_per_week": str(n)} for n in range(6)],
        ),
        "criterion, years": ("c/it-years/", [{**years, "domain": "it", "at_least": str(n)} for n in range(5, 20)]),
        "criterion, another domain": (
            "c/it-years/",
            [{**years, "domain": "cloud", "at_least": str(n)} for n in range(2, 9)],
        ),
        "criterion, own words": ("c/it-years/", [{**own, "at_least": str(n)} for n in range(2, 9)]),
    }


def fill(number: int) -> Any:
    """The first role with that many judged applications of the demo's CVs. Returns its owner."""
    from django.contrib.auth.models import User

    from screening.core.engine import read_record
    from screening.core.rolefile import parse_role
    from screening.flow import judge
    from screening.flow.roles import load
    from screening.models import Membership

    role = load(parse_role((ROOT / "roles" / "infra-pm.yaml").read_text())).role
    user = User.objects.create_user("bench@example.org", password="bench-password-1")
    Membership.objects.create(role=role, user=user, function=Membership.Function.OWNER)
    records = [read_record(path.read_bytes(), path.name) for path in sorted((ROOT / "demo" / "cvs").iterdir())]
    for index in range(number):
        judge.judge(judge.order(applied(role, records[index % len(records)], index)).pk)
    return user


def applied(role: Any, record: Any, index: int) -> Any:
    """One application with a reading of its own."""
    from datetime import UTC, datetime, timedelta

    from screening.core.engine import ENGINE_VERSION
    from screening.models import Application, Document, Reading

    sha256, at = f"{index:064}", datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=index)
    reading = Reading.from_terms(sha256, ENGINE_VERSION, record.document, record.facts)
    reading.save()
    document = Document.objects.create(sha256=sha256, size=1, kind="pdf", name="cv.pdf", state="read", reading=reading)
    return Application.objects.create(
        reference=f"W-{index}", role=role, document=document, sha256=sha256, name=f"Candidate {index}",
        email=f"w{index}@example.org", notice_version="1", consented_at=at, received_at=at,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

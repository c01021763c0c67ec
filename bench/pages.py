"""Server time and number of queries of each page of a recruiter, on a scratch database with many applications.

    python -m bench.pages [APPLICATIONS [REPEATS]]     20000 applications, each page 12 times

Every application has a reading of the usual size and one verdict per criterion; all of them are invented. Of the demo's
size: `python -m bench.pages 30`.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

PARTS = (("meets", "pass"), ("clarify", "unclear"), ("fails", "fail"), ("fails", "fail"), ("fails", "fail"))
WORDS = "project manager network platform tender budget vendor service migration steering Brussels enterprise api"
NUM_WORDS = 600
BATCH = 1000
LIMIT_MS = 150
CHANGE = "change:"  # before an address: something changes before each request
PLACES = ("Gent", "Antwerpen", "Bruxelles", "Liège", "Leuven", "Namur", "Mechelen")
LEVELS = ("C2", "C1", "B2", "B1", "A2", "none")


def main(arguments: list[str]) -> int:
    """Print one line per page. Returns 1 when a page takes longer than LIMIT_MS at the 95th percentile."""
    number = int(arguments[0]) if arguments else 20_000
    repeats = int(arguments[1]) if len(arguments) > 1 else 12
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "screening.settings"}
        os.environ["DATABASE_URL"] = os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        return measure(Path(folder), number, repeats)


def measure(_folder: Path, number: int, repeats: int) -> int:
    """Make the rows, ask for each page, print what it took."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    user, pages = fill(number)
    client = Client()
    client.force_login(user)
    print(f"{number} applications")
    print(f"{'page':24} {'queries':>7} {'first ms':>9} {'median ms':>10} {'p95 ms':>8} {'processor ms':>13}")
    slowest = 0.0
    for name, address in pages.items():
        first, taken, busy, queries = timed(client, address, repeats)
        p95 = quantiles(taken, n=20)[-1]
        slowest = max(slowest, p95) if "search" not in name else slowest
        print(f"{name:24} {queries:7} {first:9.0f} {median(taken):10.0f} {p95:8.0f} {median(busy):13.0f}")
    return int(slowest > LIMIT_MS)


def timed(client: Any, address: str, repeats: int) -> tuple[float, list[float], list[float], int]:
    """The milliseconds of the first request and of the others, the processor's share of those, the number of queries.

    On a busy machine the processor's time says what the page costs, the other what its neighbours left of it.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    taken, busy = [], []
    for _ in range(repeats + 1):
        if address.startswith(CHANGE):
            note_a_change()
        start, used = time.perf_counter(), time.process_time()
        response = client.get(address.removeprefix(CHANGE))
        taken.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.process_time() - used))
        assert response.status_code == 200, (address, response.status_code)
    if address.startswith(CHANGE):
        note_a_change()
    with CaptureQueriesContext(connection) as captured:
        client.get(address.removeprefix(CHANGE))
    return taken[0], taken[1:], busy[1:], len(captured)


def note_a_change() -> None:
    """Something happens to one application, as while files are being read: the board has to read it anew."""
    from screening.flow import log
    from screening.models import Application, Event

    one = Application.objects.select_related("role").order_by("?")[0]
    log.record(one.role, Event.Kind.JUDGED, application=one)


def fill(number: int) -> tuple[Any, dict[str, str]]:
    """A role with that many judged applications. Returns its owner and the addresses of the pages."""
    from django.contrib.auth.models import User

    from screening.core.rolefile import parse_role
    from screening.flow.roles import load
    from screening.models import Application, Membership

    role = load(parse_role((Path(__file__).parent.parent / "roles" / "infra-pm.yaml").read_text())).role
    user = User.objects.create_user("bench@example.org", password="bench-password-1")
    Membership.objects.create(role=role, user=user, function=Membership.Function.OWNER)
    for first in range(0, number, BATCH):
        add(role, range(first, min(first + BATCH, number)))
    one, two = Application.objects.filter(role=role).order_by("id")[number // 2 : number // 2 + 2]
    board = f"/roles/{role.slug}/"
    return user, {
        "home": "/roles/",
        "board": board,
        "board, deep": f"{board}?after=2_-500_0_0",
        "board, one standing": f"{board}?standing=clarify",
        "board, one gate": f"{board}?gate-languages=unclear",
        "board, six facets": f"{board}?gate-languages=unclear&gate-languages=fail&lang-nl=C1&lang-nl=C2&place=Gent"
        "&years-it-years-from=10&state=received&cv=en&seen=no",
        "board, by name": f"{board}?sort=name",
        "board, by years": f"{board}?sort=years-it-years",
        "board, a change": CHANGE + board,
        "board, search": f"{board}?q=tender+%22api+gateway%22",
        "review": f"/review/{one.public_id}/",
        "compare": f"{board}compare/?candidate={one.public_id}&candidate={two.public_id}",
        "insight": f"{board}insight/",
        "handover": f"{board}handover/",
        "progress": f"{board}progress/",
        "matrix, one candidate": f"/review/{one.public_id}/handover/",
    }


def add(role: Any, numbers: range) -> None:
    """One batch of applications with documents, readings, assessments and verdicts."""
    from screening.core import terms
    from screening.models import Application, Assessment, Document, Reading, Verdict

    version = role.current_version()
    criteria = [criterion.to_terms() for criterion in version.criteria.all()]
    documents, readings = [], []
    for number in numbers:
        words = WORDS.split()
        text = "\n".join(
            " ".join(words[(number + i + j) % len(words)] for j in range(8)) for i in range(NUM_WORDS // 8)
        )
        page = terms.Page(1, f"Candidate {number}\n{text}", (terms.Line(0, 10),))
        sha256 = f"{number:064}"
        reading = Reading.from_terms(
            sha256, "bench", terms.Document(terms.DocumentKind.PDF, (page,), ("en",)), terms.Facts()
        )
        readings.append(reading)
        documents.append(Document(sha256=sha256, size=1, kind="pdf", name="cv.pdf", state="read", reading=reading))
    Reading.objects.bulk_create(readings)
    Document.objects.bulk_create(documents)
    start = datetime(2026, 3, 1, tzinfo=UTC)
    applications = Application.objects.bulk_create(
        Application(
            reference=f"B-{number}", role=role, document=document, sha256=document.sha256, name=f"Candidate {number}",
            email=f"c{number}@example.org", email_key=f"c{number}@example.org", notice_version="1",
            consented_at=start, received_at=start + timedelta(minutes=number),
        )
        for number, document in zip(numbers, documents, strict=True)
    )  # fmt: skip
    assessments = Assessment.objects.bulk_create(
        Assessment(
            application=one, version=version, reading=one.document.reading, engine="bench", reference_date=start.date(),
            inputs=f"{number:064}", standing=PARTS[number % 5][0], points=(number * 7) % 1001 / 10,
            traits="\n".join(traits_of(criteria, number)),
        )
        for number, one in zip(numbers, applications, strict=True)
    )  # fmt: skip
    Verdict.objects.bulk_create(
        verdict
        for number, assessment in zip(numbers, assessments, strict=True)
        for verdict in verdicts_on(assessment, criteria, number)
    )
    for one, assessment in zip(applications, assessments, strict=True):
        one.assessment = assessment
    Application.objects.bulk_update(applications, ["assessment"])


def traits_of(criteria: Any, number: int) -> Any:
    """What the board filters by, as the judging would have it."""
    turn = number % sum(criterion.gate for criterion in criteria)
    for position, criterion in enumerate(criteria):
        if criterion.gate:
            yield f"gate-{criterion.slug}={PARTS[number % 5][1] if position == turn else 'pass'}"
        if criterion.kind == "years":
            yield f"years-{criterion.slug}={5 + (number * 3 + position) % 250 / 10:g}"
    yield from (f"lang-{code}={LEVELS[(number + i) % 6]}" for i, code in enumerate(("nl", "fr", "en", "de")))
    yield from (f"place={PLACES[number % 7]}", f"cv={('en', 'nl', 'fr')[number % 3]}", "source=cv")


def verdicts_on(assessment: Any, criteria: Any, number: int) -> Any:
    """One verdict per criterion; what fits a failing standing fails on one gate."""
    from screening.core import terms
    from screening.models import Verdict

    turn = number % sum(criterion.gate for criterion in criteria)
    for position, criterion in enumerate(criteria):
        outcome = terms.Outcome(PARTS[number % 5][1] if position == turn else "pass")
        years = 5 + (number * 3 + position) % 250 / 10
        verdict = terms.Verdict(
            criterion=criterion.slug, kind=criterion.kind, gate=criterion.gate, outcome=outcome,
            reason=terms.Reason("bench"), source=terms.Source.CV, weight=criterion.weight,
            measured={"min": years, "max": years + 0.5}, evidence=(terms.Span(1, 0, 9),),
        )  # fmt: skip
        yield Verdict.from_terms(assessment, position, verdict, outcome, ["Candidate"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

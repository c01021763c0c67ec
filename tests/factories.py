"""Makers of rows for tests. Everybody in here is invented."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from screening import models
from screening.core import terms
from screening.core.codec import to_plain
from screening.flow import storage
from screening.flow.judge import traits_of

RECEIVED_AT = datetime(2026, 3, 15, 9, 30, tzinfo=UTC)
CV_TEXT = (
    "Jan Peeters\njan.peeters@example.org\n\nErvaring\n01/2010 - 12/2024 Projectleider IT-infrastructuur, FOD Voorbeeld"
    "\nLeiding van vijf teams.\n\nTalen\nNederlands: moedertaal\nFrans: zeer goed\nEngels: vloeiend\n"
)
QUOTE = "01/2010 - 12/2024"
PDF_BYTES = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

_number = count(1)

CRITERIA = (
    terms.Criterion(
        slug="it-years",
        kind=terms.CriterionKind.YEARS,
        rule=terms.YearsRule("it", 15),
        gate=True,
        labels={"en": "15 years in IT", "nl": "15 jaar in IT", "fr": "15 ans en IT"},
        source="Minimum 15 years of professional IT experience.",
        justification="The tender asks for it.",
    ),
    terms.Criterion(
        slug="languages",
        kind=terms.CriterionKind.LANGUAGES,
        rule=terms.AllOf(
            (
                terms.AnyOf(
                    (
                        terms.AllOf(
                            (
                                terms.LanguageAtLeast("nl", terms.Level.C1),
                                terms.LanguageAtLeast("fr", terms.Level.B2),
                            )
                        ),
                        terms.AllOf(
                            (
                                terms.LanguageAtLeast("fr", terms.Level.C1),
                                terms.LanguageAtLeast("nl", terms.Level.B2),
                            )
                        ),
                    )
                ),
                terms.LanguageAtLeast("en", terms.Level.B2),
            )
        ),
        gate=True,
        labels={"en": "Dutch, French and English", "nl": "Nederlands, Frans en Engels"},
        source="Fluent in Dutch, French, and English.",
        justification="The teams work in these languages.",
    ),
    terms.Criterion(
        slug="onsite-brussels",
        kind=terms.CriterionKind.ONSITE,
        rule=terms.OnsiteRule("brussels", 2, (terms.Weekday.THURSDAY,)),
        gate=True,
        labels={"en": "On site in Brussels, Thursdays"},
        source="On-site in Brussels twice per week.",
        justification="The client's rule.",
    ),
    terms.Criterion(
        slug="start-date",
        kind=terms.CriterionKind.START,
        rule=terms.StartRule(date(2026, 6, 30)),
        gate=True,
        labels={"en": "Start by June 2026"},
        source="No later than June 2026.",
        justification="The contract starts then.",
    ),
    terms.Criterion(
        slug="procurement",
        kind=terms.CriterionKind.EVIDENCE,
        rule=terms.EvidenceRule("procurement"),
        gate=False,
        weight=5,
        labels={"en": "Public procurement"},
        source="Proven experience with public procurement.",
        justification="The work is tendering.",
    ),
)


def make_user(name: str, **fields: Any) -> User:
    """A person who can log in, with the password "<name>-password-1"."""
    return User.objects.create_user(name, f"{name}@example.org", f"{name}-password-1", **fields)


def make_role(
    slug: str = "infra-pm", *, criteria: tuple[terms.Criterion, ...] = CRITERIA, **fields: Any
) -> models.Role:
    """An open role with one version of its criteria."""
    defaults: dict[str, Any] = {
        "titles": {"en": "Infrastructure Project Manager", "nl": "Projectleider infrastructuur"},
        "summaries": {"en": "Leads infrastructure projects."},
        "organisation": "Voorbeeld NV",
        "location": "Brussels",
        "status": models.Role.Status.OPEN,
        "retention_months": 12,
        "retention_reason": "The time in which a decision can be contested.",
        "notice_version": "2026-11-22",
    }
    role = models.Role.objects.create(slug=slug, **{**defaults, **fields})
    make_version(role, criteria)
    return role


def make_version(role: models.Role, criteria: tuple[terms.Criterion, ...] = CRITERIA) -> models.CriteriaVersion:
    """The next version of the criteria of `role`."""
    version = models.CriteriaVersion.objects.create(role=role, number=role.versions.count() + 1)
    for position, criterion in enumerate(criteria):
        row = models.Criterion.from_terms(version, position, criterion)
        row.full_clean()
        row.save()
    return version


def make_document(content: bytes | None = None, **fields: Any) -> models.Document:
    """A document row. There is no file behind it: `screening.flow.storage` makes those."""
    content = content if content is not None else PDF_BYTES + b"%d" % next(_number)
    return models.Document.objects.create(
        **{
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "kind": "pdf",
            "name": "cv.pdf",
            **fields,
        }
    )


def store(document: models.Document, content: bytes, **fields: Any) -> None:
    """Put `content` on the disk as the file behind `document`."""
    path = storage.path_of(document.file_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    document.sha256, document.size = hashlib.sha256(content).hexdigest(), len(content)
    for name, value in fields.items():
        setattr(document, name, value)
    document.save()


def make_reading(document: models.Document, text: str = CV_TEXT, engine: str = "test") -> models.Reading:
    """What was read from `document`: one page with `text`, and the name in it as a fact."""
    page = terms.Page(number=1, text=text, lines=(terms.Line(0, text.index("\n")),))
    name = terms.Stated(text.splitlines()[0], (terms.Span(1, 0, text.index("\n")),))
    reading = models.Reading.from_terms(
        document.sha256, engine, terms.Document(terms.DocumentKind.PDF, (page,), ("nl",)), terms.Facts(name=name)
    )
    reading.save()
    document.reading, document.state, document.read_at = reading, models.Document.State.READ, RECEIVED_AT
    document.save()
    return reading


def make_application(
    role: models.Role,
    *,
    name: str = "Jan Peeters",
    document: models.Document | None = None,
    answers: terms.Answers | None = None,
    **fields: Any,
) -> models.Application:
    """An application that was received at RECEIVED_AT and not read yet."""
    number = next(_number)
    document = document or make_document()
    return models.Application.objects.create(
        **{
            "reference": f"INF-{number:05}",
            "role": role,
            "document": document,
            "sha256": document.sha256,
            "name": name,
            "email": f"candidate{number}@example.org",
            "language": "nl",
            "answers": to_plain(answers or terms.Answers()),
            "notice_version": "1",
            "consented_at": RECEIVED_AT,
            "received_at": RECEIVED_AT,
            **fields,
        }
    )


def make_verdict(
    criterion: terms.Criterion = CRITERIA[0], outcome: terms.Outcome = terms.Outcome.PASS, **fields: Any
) -> terms.Verdict:
    """A verdict of the engine with QUOTE of CV_TEXT as its evidence."""
    start = CV_TEXT.index(QUOTE)
    defaults: dict[str, Any] = {
        "criterion": criterion.slug,
        "kind": criterion.kind,
        "gate": criterion.gate,
        "weight": criterion.weight,
        "outcome": outcome,
        "reason": terms.Reason("years_enough", {"min": 15.0, "max": 15.0, "at_least": 15}),
        "source": terms.Source.CV,
        "measured": {"min": 15.0, "max": 15.0},
        "evidence": (terms.Span(1, start, start + len(QUOTE)),),
    }
    return terms.Verdict(**{**defaults, **fields})


def make_judged(
    role: models.Role,
    *,
    standing: str = "meets",
    points: float = 50.0,
    outcomes: dict[str, terms.Outcome] | None = None,
    **fields: Any,
) -> models.Application:
    """An application that was read and judged, with one verdict for each criterion (pass unless `outcomes` says other)."""
    application = make_application(role, **fields)
    version = role.current_version()
    assert version is not None
    reading = make_reading(application.document)
    assessment = models.Assessment.objects.create(
        application=application,
        version=version,
        reading=reading,
        engine="test",
        reference_date=application.received_at.date(),
        inputs=f"{next(_number):064}",
        standing=standing,
        points=points,
        judged_at=RECEIVED_AT,
    )
    verdicts = []
    for row in version.criteria.all():
        outcome = (outcomes or {}).get(row.slug, terms.Outcome.PASS)
        verdicts.append(make_verdict(row.to_terms(), outcome))
        models.Verdict.from_terms(assessment, row.position, verdicts[-1], outcome, [QUOTE]).save()
    assessment.traits = traits_of(reading, verdicts)
    assessment.save(update_fields=["traits"])
    application.assessment = assessment
    application.save()
    return application


def look(application: models.Application, user: User) -> models.Viewing:
    """`user` looked at the application an hour ago."""
    seen_at = timezone.now() - timedelta(hours=1)
    return models.Viewing.objects.create(application=application, by=user, first_at=seen_at, last_at=seen_at)

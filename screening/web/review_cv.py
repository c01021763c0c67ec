"""An application and its verdicts in, its CV for the review page out: text and pages with marks, and their uses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest

from screening.core import terms
from screening.core.redaction import Redaction
from screening.models import Application, Verdict
from screening.web.marks import MarkedPage, Uses, marked_pages
from screening.web.page_marks import page_pictures
from screening.web.short import Short

VIEWS: Final = ("page", "text")


@dataclass(frozen=True, slots=True)
class Use:
    """A verdict that rests on a mark: the criterion, its name in short, the outcome."""

    slug: str
    name: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One marked passage of the CV, in reading order: where it stands, its words, and the verdicts that rest on it."""

    anchor: str
    page: int
    text: str
    uses: tuple[Use, ...]


def shown_cv(
    request: HttpRequest, application: Application, shorts: Sequence[Short], redaction: Redaction | None
) -> dict[str, Any]:
    """What the page shows of the CV: pages, marks, hidden text. Nothing where it was not read."""
    reading, assessment = application.document.reading, application.assessment
    if reading is None:
        return {}
    verdicts = list(assessment.verdicts.all()) if assessment else []
    document = redaction.document if redaction else reading.document_terms
    pages = marked_pages(document, verdicts)
    pictures = page_pictures(document, pages) if may_be_drawn(document, redaction) else ()
    return {
        "pages": pages,
        "pictures": pictures,
        "passages": passages(pages, verdicts, {short.slug: short.name for short in shorts}),
        "hidden": document.hidden,
        "flags": reading.flags,
        "view": _view(request),
        "draws_itself": redaction is None and document.kind is terms.DocumentKind.PDF,
    }


def may_be_drawn(document: terms.Document, redaction: Redaction | None) -> bool:
    """Whether the page may be shown as it looks: a scan is one picture, in which nothing is surely painted over."""
    return redaction is None or (document.kind is terms.DocumentKind.PDF and terms.Flag.OCR not in document.flags)


def passages(pages: Iterable[MarkedPage], verdicts: Iterable[Verdict], names: Mapping[str, str]) -> tuple[Passage, ...]:
    """Each marked passage with the verdicts that rest on it; `names` are those of the criteria."""
    outcomes = {verdict.criterion: verdict.outcome for verdict in verdicts}
    segments = ((page.number, segment) for page in pages for row in page.rows for segment in row.segments)
    return tuple(
        Passage(segment.anchor, number, segment.text, _uses(segment.uses, outcomes, names))
        for number, segment in segments
        if segment.uses
    )


def _uses(slugs: Uses, outcomes: Mapping[str, str], names: Mapping[str, str]) -> tuple[Use, ...]:
    return tuple(Use(slug, names.get(slug, slug), outcomes.get(slug, "")) for slug in slugs)


def _view(request: HttpRequest) -> str:
    """Whether the CV is shown as "page" or as "text": what the person chose last in this session."""
    if (chosen := request.GET.get("view")) in VIEWS:
        request.session["cv_view"] = chosen
    return str(request.session.get("cv_view", VIEWS[0]))

"""A role or one application in, the compliance matrix and the motivated decisions as a file for the client out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from screening.core.facets import NOT_JUDGED
from screening.core.permissions import Right
from screening.flow import log
from screening.models import Application, Event, Role
from screening.models.applications import ApplicationQuerySet
from screening.web import access, handover_docx, handover_pdf, spreadsheets
from screening.web.board_filter import BoardFilter
from screening.web.board_shown import shown
from screening.web.compliance import Dossier, Requirement, dossiers
from screening.web.plain_words import active_language
from screening.web.spreadsheets import Sheet, Styled, Value
from screening.web.veil import hider

MOST_CANDIDATES: Final = 100  # in one document; nobody reads more
MATRIX_WIDEST: Final = 28  # characters of a column: eleven of them still read on a page
LANGUAGES: Final = {"en": "English", "fr": "Français", "nl": "Nederlands"}


@access.on_role_for(Right.EXPORT)
def handover(request: HttpRequest, role: Role) -> HttpResponse:
    """What can be handed over to the client: whose matrix, in which language, in which format."""
    wanted = BoardFilter.from_query(request.GET)
    ready = Application.objects.current().filter(role=role, assessment__isnull=False)
    page = {
        "role": role,
        "title": role.title(active_language()),
        "query": wanted.query_string(),
        "wanted": wanted,
        "num_shortlisted": ready.filter(state=Application.State.SHORTLISTED).count(),
        "num_shown": len(_judged(request, role, wanted)),
        "most": MOST_CANDIDATES,
        "languages": LANGUAGES,
        "language": active_language(),
    }
    return render(request, "recruiter/handover.html", page)


@access.on_role_for(Right.EXPORT)
def handover_file(request: HttpRequest, role: Role) -> HttpResponse:
    """The matrix of the shortlisted candidates, or of those that the board shows, in their order; it is logged."""
    wanted = BoardFilter.from_query(request.GET)
    if request.GET.get("who") != "shown":
        wanted = BoardFilter.of(state=Application.State.SHORTLISTED)
    pks = _judged(request, role, wanted)[:MOST_CANDIDATES]
    loaded = Application.objects.page().in_bulk(pks)
    return _file(request, role, [loaded[pk] for pk in pks if pk in loaded], role.slug)


def _judged(request: HttpRequest, role: Role, wanted: BoardFilter) -> list[int]:
    """The ids of those that the board shows and that were judged, in its order."""
    found = shown(role, wanted, access.person(request))
    return [pk for pk in found.order if found.index.entries[pk].standing != NOT_JUDGED]


@access.on_application(ApplicationQuerySet.page, Right.EXPORT)
def application_file(request: HttpRequest, application: Application) -> HttpResponse:
    """The matrix and the motivated decision of one candidate; it is logged."""
    return _file(request, application.role, [application], application.reference)


def _file(request: HttpRequest, role: Role, applications: Sequence[Application], name: str) -> HttpResponse:
    form = request.GET.get("format", "docx")
    form = form if form in WRITERS else "docx"
    language = request.GET.get("language", "")
    with translation.override(language if language in LANGUAGES else active_language()):
        content = WRITERS[form](role, dossiers(applications, hider(request)))
        file_name = "-".join((pgettext("file name", "compliance-matrix"), name)) + f".{form}"
    about = applications[0] if len(applications) == 1 else None
    by = access.person(request)
    log.record(role, Event.Kind.EXPORTED, application=about, by=by, format=form, matrix=len(applications))
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=MEDIA_TYPES[form], headers=headers)


def as_workbook(role: Role, found: Sequence[Dossier]) -> bytes:
    """Two sheets: who stands where and what was decided; every requirement of every candidate."""
    foot = f"{_('Compliance matrix')} · {role.title(active_language())}"
    head = [_("Candidate"), _("Reference"), _("Standing"), _("Points"), _("Decision"), _("By"), _("On"), _("Reason")]
    head.append(_("It rests on"))
    overview = Sheet(
        _("Candidates"), [*head, _("Summary")], [_overview(dossier) for dossier in found], MATRIX_WIDEST, foot
    )
    titles = [_("Candidate"), _("Kind"), _("Requirement"), _("As the advertisement asks it"), _("Verdict")]
    titles += [_("Measured"), _("Evidence, in the words of the CV"), _("Page"), _("Short by, or to be confirmed")]
    lines = [_line(dossier, line) for dossier in found for line in (*dossier.gates, *dossier.weights)]
    matrix = Sheet(_("Compliance matrix"), [*titles, _("Reason"), _("Established from")], lines, MATRIX_WIDEST, foot)
    return spreadsheets.workbook([overview, matrix])


def _overview(dossier: Dossier) -> list[Value]:
    one, made = dossier.application, dossier.decided
    looks = {"meets": "pass", "clarify": "unclear", "fails": "fail"}
    standing = Styled(str(dossier.assessment.get_standing_display()), looks[dossier.assessment.standing])
    decided: list[Value] = [None] * 5
    if made:
        decided = [made.kind, made.by, made.at.date(), made.reason, "\n".join(made.rests_on)]
    return [dossier.name, one.reference, standing, float(dossier.assessment.points), *decided, dossier.summary]


def _line(dossier: Dossier, line: Requirement) -> list[Value]:
    kind = _("mandatory") if line.gate else _("weight %d") % line.weight
    quotes = "\n".join(proof.quote for proof in line.proofs)
    pages = ", ".join(dict.fromkeys(str(proof.page) for proof in line.proofs))
    first: list[Value] = [dossier.name, kind, line.label, line.asked, Styled(line.word, line.outcome)]
    return [*first, line.measured, quotes, pages, line.open_point, line.reason, line.established_from]


WRITERS: Final[Mapping[str, Callable[[Role, Sequence[Dossier]], bytes]]] = {
    "docx": handover_docx.document,
    "pdf": handover_pdf.document,
    "xlsx": as_workbook,
}
MEDIA_TYPES: Final = {"docx": handover_docx.MEDIA_TYPE, "pdf": handover_pdf.MEDIA_TYPE, "xlsx": spreadsheets.MEDIA_TYPE}

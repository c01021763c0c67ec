"""Dossiers in, a PDF that a client can file out: an overview, then matrix and decision per candidate, A4 across."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus.doctemplate import LayoutError

from screening.models import Role
from screening.web.compliance import Dossier, Requirement
from screening.web.dates import short_date
from screening.web.plain_words import active_language

MEDIA_TYPE: Final = "application/pdf"
FONTS: Final = settings.BASE_DIR / "static" / "vendor" / "inter-files-0.4.2"
PLAIN, BOLD = "Inter", "Inter-SemiBold"
INK, SOFT, LINE = colors.HexColor("#1B1E25"), colors.HexColor("#626773"), colors.HexColor("#C9C4BA")
FILL: Final = {"pass": "#E0F2E8", "unclear": "#FCF0D4", "fail": "#FBE5E2", "head": "#F0EFEB"}
TINT: Final = {"pass": "#14653C", "unclear": "#7D5000", "fail": "#A3241A"}
SHAPE: Final = {"pass": "✓", "unclear": "?", "fail": "✗"}
MARGIN: Final = 1.8 * cm
NO_PADDING: Final = (0, 0, 0, 0)
ACROSS: Final = 26.1  # cm between the margins
GATE_WIDTHS: Final = (0.8, 6.2, 2.8, 3.3, 8.4, 4.6)
WEIGHT_WIDTHS: Final = (0.8, 8.0, 2.0, 3.1, 12.2)
ROOM_TO_SIGN: Final = 34
TOP_OF_A_SECTION: Final = 4 * cm  # a heading with less below it begins a new page


def document(role: Role, found: Sequence[Dossier]) -> bytes:
    """The document about those candidates, in the active language; an overview precedes more than one."""
    _register_fonts()
    try:
        return _laid_out(_story(role, found, splits_rows=False), role)
    except LayoutError:  # a row is higher than a page
        return _laid_out(_story(role, found, splits_rows=True), role)


def _story(role: Role, found: Sequence[Dossier], *, splits_rows: bool) -> list[Flowable]:
    title = role.title(active_language())
    story: list[Flowable] = [_text(_("Compliance matrix"), size=19, bold=True, after=4)]
    story.append(_text(" · ".join(filter(None, (title, role.organisation))), soft=True, after=10))
    if len(found) > 1:
        story.append(_overview(found))
    for number, dossier in enumerate(found):
        if number or len(found) > 1:
            story.append(PageBreak())
        story += _candidate(dossier)
    if not found:
        story.append(_text(_("None of the chosen candidates has been judged.")))
    for table in _tables(story):
        table.splitInRow = int(splits_rows)
    return story


def _tables(story: Iterable[Any]) -> Iterator[Table]:
    for part in story:
        if isinstance(part, Table):
            yield part
        elif isinstance(part, list):
            yield from _tables(part)


def _laid_out(story: list[Flowable], role: Role) -> bytes:
    title, stream = role.title(active_language()), BytesIO()
    page = BaseDocTemplate(
        stream,
        pagesize=landscape(A4),
        title=f"{_('Compliance matrix')}: {title}",
        author="",
        creator="",
        lang=active_language(),
        invariant=True,
    )
    width, height = landscape(A4)
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, *NO_PADDING)
    page.addPageTemplates(PageTemplate(frames=[frame]))
    page.build(story, canvasmaker=partial(_Numbered, title=title))
    return stream.getvalue()


class _Numbered(Canvas):  # type: ignore[misc]
    """A canvas that knows at its end how many pages there are, and then says so on each."""

    def __init__(self, *args: Any, title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._title, self._pages = title, []  # type: ignore[var-annotated]

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(PLAIN, 7.5)
            self.setFillColor(SOFT)
            self.drawString(MARGIN, 1.0 * cm, self._title)
            place = _("Page %(number)d of %(all)d") % {"number": number, "all": len(self._pages)}
            self.drawRightString(landscape(A4)[0] - MARGIN, 1.0 * cm, place)
            super().showPage()
        super().save()


@cache
def _register_fonts() -> None:
    """Embedded, so that the paper looks the same everywhere; they hold Latin, Greek and Cyrillic."""
    pdfmetrics.registerFont(TTFont(PLAIN, FONTS / "Inter-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, FONTS / "Inter-SemiBold.ttf"))


def _overview(found: Sequence[Dossier]) -> Flowable:
    """The candidates against the mandatory requirements, a sign and a measure per cell."""
    labels = [line.short for line in found[0].gates]
    lines = []
    for dossier in found:
        by_label = {line.short: line for line in dossier.gates}
        who = [_text(dossier.name, bold=True), _text(dossier.assessment.get_standing_display(), soft=True)]
        lines.append([who, *(by_label.get(label) for label in labels)])
    widths = [3.6, *[(ACROSS - 3.6) / max(len(labels), 1)] * len(labels)]
    return _table([_("Candidate"), *labels], widths, lines, head_size=6.6)


def _candidate(dossier: Dossier) -> list[Flowable]:
    one, judged = dossier.application, dossier.assessment
    facts = [
        _("Reference %s") % one.reference,
        _("received on %s") % short_date(one.received_at),
        _("CV “%s”") % dossier.file_name,
        _("as of %s") % short_date(judged.reference_date),
    ]
    story: list[Flowable] = [_text(dossier.name, size=14, bold=True, after=2)]
    story += [_text(" · ".join(facts), soft=True, after=4), _text(dossier.summary, size=9.5, after=4)]
    story += [*_heading(_("Mandatory requirements")), _gates(dossier.gates)]
    if dossier.weights:
        story += [*_heading(_("Further requirements")), _weights(dossier.weights)]
    return [*story, KeepTogether([*_heading(_("Motivated decision")), *_decision(dossier)])]


def _gates(lines: Iterable[Requirement]) -> Flowable:
    head = ["#", _("Requirement"), _("Verdict"), _("Measured"), _("Evidence, in the words of the CV")]
    rows = [
        [
            _text(str(number), soft=True),
            [_text(line.label, bold=True), _text(line.asked, soft=True)],
            line,
            _text(line.measured),
            _evidence(line),
            _text(line.open_point),
        ]
        for number, line in enumerate(lines, start=1)
    ]
    return _table([*head, _("Short by, or to be confirmed")], GATE_WIDTHS, rows, says_source=True)


def _weights(lines: Iterable[Requirement]) -> Flowable:
    head = ["#", _("Requirement"), _("Weight"), _("Verdict"), _("Evidence, in the words of the CV")]
    rows = [
        [_text(str(number), soft=True), _text(line.label), _text(f"{line.weight} / 5"), line, _evidence(line)]
        for number, line in enumerate(lines, start=1)
    ]
    return _table(head, WEIGHT_WIDTHS, rows)


def _decision(dossier: Dossier) -> list[Flowable]:
    """What was decided and why, what it rests on, and where to sign."""
    story: list[Flowable] = []
    if made := dossier.decided:
        words = {"decision": made.kind, "who": made.by, "day": short_date(made.at)}
        story.append(_text(_("%(decision)s, by %(who)s on %(day)s.") % words, size=9.5, bold=True, after=2))
        story.append(_text(_("Reason: %s") % made.reason, size=9.5, after=2))
        if made.rests_on:
            story.append(_text(_("It rests on: %s.") % "; ".join(made.rests_on), size=9.5, after=4))
    else:
        story.append(_text(_("No decision has been made yet."), size=9.5, after=4))
    story += [_text(f"{SHAPE[line.outcome]} {line.word}: {line.reason}", after=2) for line in dossier.gates]
    note = _(
        "The verdicts were computed from the dated history and the statements of the CV and from the candidate's "
        "declarations, by fixed rules, and can be computed again (engine %(engine)s, criteria version %(version)s). "
        "A named person decides."
    ) % {"engine": dossier.assessment.engine, "version": dossier.assessment.version.number}
    return [*story, _text(note, soft=True, before=4, after=ROOM_TO_SIGN), _signatures()]


def _signatures() -> Flowable:
    labels = [_text(label, soft=True) for label in (_("Name"), _("Date"), _("Signature"))]
    table = Table([labels], colWidths=[9 * cm, 5 * cm, 9 * cm], hAlign="LEFT")
    table.setStyle([("LINEABOVE", (0, 0), (-1, -1), 0.6, INK), ("LEFTPADDING", (0, 0), (-1, -1), 0)])
    return table


def _table(
    head: Sequence[str],
    widths: Sequence[float],
    lines: Sequence[Sequence[Any]],
    *,
    says_source: bool = False,
    head_size: float = 7.5,
) -> Flowable:
    """A table whose head comes again on each page; a cell that is a Requirement shows its verdict in its colour."""
    fills = [
        ("BACKGROUND", (column, row), (column, row), colors.HexColor(FILL[cell.outcome]))
        for row, line in enumerate(lines, start=1)
        for column, cell in enumerate(line)
        if isinstance(cell, Requirement)
    ]
    set_lines = [
        [_verdict(cell, says_source=says_source) if isinstance(cell, Requirement) else cell or "" for cell in line]
        for line in lines
    ]
    heads = [_text(title, size=head_size, bold=True) for title in head]
    table = Table([heads, *set_lines], colWidths=[width * cm for width in widths], repeatRows=1)
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.4, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(FILL["head"])),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            *fills,
        ]
    )
    return table


def _verdict(line: Requirement, *, says_source: bool) -> list[Flowable]:
    """A sign and a word; the colour only repeats them. Below, what it was established from, or what was measured."""
    below = line.established_from if says_source else line.measured
    return [
        _text(f"{SHAPE[line.outcome]} {line.word}", bold=True, colour=TINT[line.outcome]),
        *([_text(below, soft=True)] if below else []),
    ]


def _evidence(line: Requirement) -> list[Flowable]:
    if not line.proofs:
        return [_text("–", soft=True)]
    return [_text(f"“{proof.quote}” ({_('p. %d') % proof.page})", after=1) for proof in line.proofs]


def _heading(text: str) -> list[Flowable]:
    return [CondPageBreak(TOP_OF_A_SECTION), Spacer(1, 6), _text(text, size=11, bold=True, after=4)]


def _text(  # noqa: PLR0913 - one place for the type of the whole document
    text: str,
    *,
    size: float = 8.5,
    bold: bool = False,
    soft: bool = False,
    colour: str = "",
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    """A paragraph; the text is set as it stands, whatever signs are in it."""
    size = size - 0.75 if soft else size
    style = ParagraphStyle(
        "",
        fontName=BOLD if bold else PLAIN,
        fontSize=size,
        leading=size * 1.32,
        textColor=colors.HexColor(colour) if colour else SOFT if soft else INK,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=True,
    )
    printable = "".join(letter for letter in text if letter >= " " or letter in "\t\n")
    return Paragraph(escape(printable).replace("\n", "<br/>"), style)

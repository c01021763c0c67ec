"""Dossiers in, a Word document that a client can file out: an overview, then matrix and decision per candidate."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any, Final

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from screening.models import Role
from screening.web.compliance import Dossier, Requirement
from screening.web.dates import short_date
from screening.web.plain_words import active_language

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INK, SOFT = RGBColor(0x1B, 0x1E, 0x25), RGBColor(0x62, 0x67, 0x73)
FILL: Final = {"pass": "E0F2E8", "unclear": "FCF0D4", "fail": "FBE5E2", "head": "F0EFEB"}
LINE: Final = "C9C4BA"
HEAD_SIZE: Final = Pt(8)
SHAPE: Final = {"pass": "✓", "unclear": "?", "fail": "✗"}
TEXT_WIDTH: Final = 25.7  # cm, A4 across without its margins
GATE_WIDTHS: Final = (0.8, 6.2, 2.6, 3.4, 8.1, 4.6)  # cm, together the width of the text
WEIGHT_WIDTHS: Final = (0.8, 8.0, 2.0, 2.9, 12.0)


def document(role: Role, found: Sequence[Dossier]) -> bytes:
    """The document about those candidates, in the active language; an overview precedes more than one."""
    title = role.title(active_language())
    page = _blank(title)
    page.add_heading(_("Compliance matrix"), 0)
    _lead(page, " · ".join(filter(None, (title, role.organisation))))
    if len(found) > 1:
        _overview(page, found)
    for number, dossier in enumerate(found):
        if number or len(found) > 1:
            page.add_page_break()
        _candidate(page, dossier)
    if not found:
        page.add_paragraph(_("None of the chosen candidates has been judged."))
    stream = BytesIO()
    page.save(stream)
    return stream.getvalue()


def _blank(title: str) -> Any:
    """An empty A4 page across, in our type, with the language of its texts and page numbers."""
    page = Document()
    section = page.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    page.core_properties.title, page.core_properties.language = title, active_language()
    page.core_properties.author = page.core_properties.comments = ""
    for name, size in (("Normal", 9.5), ("Title", 20), ("Heading 1", 15), ("Heading 2", 11.5)):
        _type(page.styles[name], size)
    page.styles["Normal"].paragraph_format.space_after = Pt(3)
    page.styles["Title"].font.bold = True
    page.styles["Footer"].paragraph_format.tab_stops.clear_all()
    tab_stop = page.settings.element.find(qn("w:defaultTabStop"))
    tab_stop.addnext(OxmlElement("w:autoHyphenation"))  # heads of narrow columns break between syllables
    _page_number(section.footer.paragraphs[0], title)
    return page


def _type(style: Any, size: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = "Arial", Pt(size), INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), f"{active_language()}-{'GB' if active_language() == 'en' else 'BE'}")
    style.element.rPr.append(language)


def _page_number(paragraph: Any, title: str) -> None:
    """The role, and at the right margin which page of how many."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    before, between, _after = re.split(r"\d", _("Page %(number)d of %(all)d") % {"number": 1, "all": 2})
    for words, field in ((f"{title}\t{before}", "PAGE"), (between, "NUMPAGES")):
        _soft(paragraph.add_run(words))
        _field(paragraph, field)


def _field(paragraph: Any, what: str) -> None:
    """A number that the program which shows the document fills in; in the soft type of what stands around it."""
    for kind, text in (("begin", ""), ("", what), ("end", "")):
        run = paragraph.add_run()
        _soft(run)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields of its own


def _overview(page: Any, found: Sequence[Dossier]) -> None:
    """The candidates against the mandatory requirements, a sign and a measure per cell."""
    labels = [line.short for line in found[0].gates]
    rest = TEXT_WIDTH - 3.3
    table = _table(page, [_("Candidate"), *labels], [3.3, *[rest / max(len(labels), 1)] * len(labels)])
    for dossier in found:
        cells = _row(table)
        _say(cells[0], dossier.name, bold=True)
        _say(cells[0], dossier.assessment.get_standing_display(), soft=True)
        by_label = {line.short: line for line in dossier.gates}
        for cell, label in zip(cells[1:], labels, strict=True):
            if line := by_label.get(label):
                _verdict(cell, line)
                _say(cell, line.measured, soft=True)


def _candidate(page: Any, dossier: Dossier) -> None:
    one, judged = dossier.application, dossier.assessment
    page.add_heading(dossier.name, 1)
    facts = [
        _("Reference %s") % one.reference,
        _("received on %s") % short_date(one.received_at),
        _("CV “%s”") % dossier.file_name,
        _("as of %s") % short_date(judged.reference_date),
    ]
    _lead(page, " · ".join(facts))
    page.add_paragraph(dossier.summary)
    page.add_heading(_("Mandatory requirements"), 2)
    _gates(page, dossier.gates)
    if dossier.weights:
        page.add_heading(_("Further requirements"), 2)
        _weights(page, dossier.weights)
    page.add_heading(_("Motivated decision"), 2)
    _decision(page, dossier)


def _gates(page: Any, lines: Iterable[Requirement]) -> None:
    head = ["#", _("Requirement"), _("Verdict"), _("Measured"), _("Evidence, in the words of the CV")]
    table = _table(page, [*head, _("Short by, or to be confirmed")], GATE_WIDTHS)
    for number, line in enumerate(lines, start=1):
        cells = _row(table)
        _say(cells[0], str(number), soft=True)
        _say(cells[1], line.label, bold=True)
        _say(cells[1], line.asked, soft=True)
        _verdict(cells[2], line)
        _say(cells[2], line.established_from, soft=True)
        _say(cells[3], line.measured)
        _evidence(cells[4], line)
        _say(cells[5], line.open_point)


def _weights(page: Any, lines: Iterable[Requirement]) -> None:
    head = ["#", _("Requirement"), _("Weight"), _("Verdict"), _("Evidence, in the words of the CV")]
    table = _table(page, head, WEIGHT_WIDTHS)
    for number, line in enumerate(lines, start=1):
        cells = _row(table)
        _say(cells[0], str(number), soft=True)
        _say(cells[1], line.label)
        _say(cells[2], f"{line.weight} / 5")
        _verdict(cells[3], line)
        _evidence(cells[4], line)


def _decision(page: Any, dossier: Dossier) -> None:
    """What was decided and why, what it rests on, and where to sign."""
    if made := dossier.decided:
        words = {"decision": made.kind, "who": made.by, "day": short_date(made.at)}
        paragraph = page.add_paragraph()
        paragraph.add_run(_("%(decision)s, by %(who)s on %(day)s.") % words).bold = True
        page.add_paragraph(_("Reason: %s") % made.reason)
        if made.rests_on:
            page.add_paragraph(_("It rests on: %s.") % "; ".join(made.rests_on))
    else:
        page.add_paragraph(_("No decision has been made yet."))
    for line in dossier.gates:
        page.add_paragraph(f"{line.word}: {line.reason}", style="List Bullet")
    note = _(
        "The verdicts were computed from the dated history and the statements of the CV and from the candidate's "
        "declarations, by fixed rules, and can be computed again (engine %(engine)s, criteria version %(version)s). "
        "A named person decides."
    ) % {"engine": dossier.assessment.engine, "version": dossier.assessment.version.number}
    _soft(page.add_paragraph().add_run(note))
    labels = (_("Name"), _("Date"), _("Signature"))
    page.add_paragraph("    ".join(f"{label} ____________________" for label in labels))


def _table(page: Any, head: Sequence[str], widths: Sequence[float]) -> Any:
    table = page.add_table(rows=1, cols=len(head))
    table.style, table.autofit = "Table Grid", False
    _thin(table)
    for column, title in enumerate(head):
        cell = table.rows[0].cells[column]
        table.columns[column].width = cell.width = Cm(widths[column])
        _say(cell, title, bold=True)
        cell.paragraphs[0].runs[0].font.size = HEAD_SIZE
        _fill(cell, FILL["head"])
    _mark(table.rows[0], "w:tblHeader")
    return table


def _thin(table: Any) -> None:
    """Quiet lines between the cells, as in the PDF, and some air in each."""
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    for side, twips in (("top", "40"), ("bottom", "20")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), twips)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))  # noqa: SLF001 - python-docx sets no lines
    layout.addprevious(borders)
    layout.addnext(margins)


def _row(table: Any) -> Any:
    row = table.add_row()
    _mark(row, "w:cantSplit")
    cells = row.cells
    for cell, column in zip(cells, table.columns, strict=True):
        cell.width = column.width
    return cells


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has no property for it


def _verdict(cell: Any, line: Requirement) -> None:
    """A sign and a word; the colour only repeats them."""
    _say(cell, f"{SHAPE[line.outcome]} {line.word}", bold=True)
    _fill(cell, FILL[line.outcome])


def _evidence(cell: Any, line: Requirement) -> None:
    for proof in line.proofs:
        where = _("p. %d") % proof.page
        _say(cell, f"“{proof.quote}” ({where})")
    if not line.proofs:
        _say(cell, "–", soft=True)


def _fill(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no property for it


def _say(cell: Any, text: str, *, bold: bool = False, soft: bool = False) -> None:
    """One more paragraph in the cell; the first one that every cell begins with is used up first."""
    if not text:
        return
    empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
    run = (cell.paragraphs[0] if empty else cell.add_paragraph()).add_run(_printable(text))
    run.bold = bold
    if soft:
        _soft(run)


def _printable(text: str) -> str:
    """The text without the control characters that XML does not allow."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")


def _soft(run: Any) -> None:
    run.font.color.rgb, run.font.size = SOFT, Pt(8)


def _lead(page: Any, text: str) -> None:
    run = page.add_paragraph().add_run(_printable(text))
    run.font.color.rgb = SOFT

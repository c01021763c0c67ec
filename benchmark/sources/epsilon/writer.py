# ruff: noqa: INP001
"""The light markup of `hNN.md` as a DOCX (python-docx) or a PDF (ReportLab).

First line: settings (`font=Calibri size=10 colour=1F3864`). Then `# name`, `## heading`, `### title`, `- item`,
`| cell | cell |` rows of a table, `[[ ... ]]` lines of a text box, `---` a new page, `^ text` the page header,
anything else a paragraph (tabs are tab stops).
"""

from pathlib import Path
from typing import Any

import docx as python_docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

Blocks = list[tuple[str, Any]]
MARKS = {"# ": "name", "## ": "heading", "### ": "title", "- ": "item", "^ ": "header"}
BOX = (
    '<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape type="#_x0000_t202" strokecolor="#{colour}" '
    'style="position:absolute;margin-left:{left}pt;margin-top:4pt;width:{width}pt;height:{height}pt">'
    "<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def parse(path: Path) -> tuple[dict[str, str], Blocks]:
    """Settings and blocks of a text; rows and lines of a box are gathered."""
    first, *lines = path.read_text().splitlines()
    blocks: Blocks = []
    for line in lines:
        kind, value = block(line)
        if kind in {"row", "box"} and blocks and blocks[-1][0] == kind:
            blocks[-1][1].append(value)
        elif kind in {"row", "box"}:
            blocks.append((kind, [value]))
        elif kind:
            blocks.append((kind, value))
    return dict(pair.split("=") for pair in first.split()), blocks


def block(line: str) -> tuple[str, Any]:
    """The kind of a line and its value."""
    if line.startswith("|"):
        return "row", [cell.strip() for cell in line.strip().strip("|").split("|")]
    if line.startswith("[["):
        return "box", line[2:].strip().removesuffix("]]").strip()
    if line.strip() == "---":
        return "page", None
    for mark, kind in MARKS.items():
        if line.startswith(mark):
            return kind, line[len(mark) :]
    return ("text", line) if line.strip() else ("gap", None)


def docx(source: Path, target: Path) -> None:
    """A Word document."""
    settings, blocks = parse(source)
    document = python_docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(float(settings.get("margin", "2.2")))
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = (
        settings.get("font", "Calibri").replace("_", " "),
        Pt(float(settings.get("size", "10.5"))),
    )
    style.paragraph_format.space_after = Pt(3)
    for kind, value in blocks:
        add(document, settings, kind, value)
    document.core_properties.author = ""
    document.save(str(target))


def add(document: Any, settings: dict[str, str], kind: str, value: Any) -> None:
    """Append one block."""
    if kind == "row":
        add_table(document, settings, value)
    elif kind == "box":
        add_box(document, settings, value)
    elif kind == "page":
        document.add_page_break()
    elif kind == "header":
        document.sections[0].header.paragraphs[0].text = value
    elif kind in {"name", "heading", "title"}:
        add_heading(document, settings, kind, value)
    else:
        add_paragraph(document, settings, kind, value)


def add_paragraph(document: Any, settings: dict[str, str], kind: str, value: Any) -> None:
    """An item, an empty line where the settings want gaps, or a paragraph with its tab stops."""
    if kind == "item":
        document.add_paragraph(value, style="List Bullet")
    if kind == "gap" and settings.get("gaps"):
        document.add_paragraph()
    if kind != "text":
        return
    paragraph = document.add_paragraph(value)
    for stop in settings.get("tabs", "4").split(","):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(float(stop)), WD_TAB_ALIGNMENT.LEFT)
    if "\t" in value and settings.get("hang"):
        paragraph.paragraph_format.left_indent = Cm(float(settings["hang"]))
        paragraph.paragraph_format.first_line_indent = Cm(-float(settings["hang"]))


def add_heading(document: Any, settings: dict[str, str], kind: str, value: str) -> None:
    """A name, heading or title in the colour of the document."""
    level = {"name": 0, "heading": 1, "title": 2}[kind]
    paragraph = (
        document.add_heading(value, level) if settings.get("styles", "yes") == "yes" else document.add_paragraph()
    )
    if not paragraph.text:
        paragraph.add_run(value).bold = True
        paragraph.paragraph_format.space_before = Pt(8)
    for run in paragraph.runs:
        run.font.name = settings.get("font", "Calibri").replace("_", " ")
        run.font.size = Pt({"name": 20, "heading": 13, "title": 11}[kind])
        run.font.color.rgb = RGBColor.from_string(settings.get("colour", "1F3864"))


def add_table(document: Any, settings: dict[str, str], rows: list[list[str]]) -> None:
    """A table; `<br>` in a cell is a line break."""
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    table.style = settings.get("table", "Table_Grid").replace("_", " ")
    widths = [float(width) for width in settings.get("widths", "").split(",") if width]
    table.autofit = not widths
    for width, column in zip(widths, table.columns, strict=False):
        column.width = Cm(width)
    for row in rows:
        for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=False)):
            cell.text = text.replace("<br>", "\n")
            if place < len(widths):
                cell.width = Cm(widths[place])
    document.add_paragraph()


def add_box(document: Any, settings: dict[str, str], lines: list[str]) -> None:
    """A floating text box, as in many templates; the paragraphs after it leave room for it."""
    text = "".join(
        f"<w:p><w:r><w:t xml:space='preserve'>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in lines
    )
    height = 17 * len(lines) + 16
    filled = BOX.format(
        ns=nsdecls("w"), left=0, width=460, height=height, colour=settings.get("colour", "1F3864"), text=text
    )
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(filled))  # noqa: SLF001
    paragraph.paragraph_format.space_after = Pt(height + 6)


def reportlab(source: Path, target: Path) -> None:
    """ReportLab's PDF."""
    settings, blocks = parse(source)
    size = float(settings.get("size", "9.5"))
    font = settings.get("font", "Helvetica")
    colour = colors.HexColor("#" + settings.get("colour", "1F3864"))
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[font]
    text = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.32, spaceAfter=2)
    styles = {
        "name": ParagraphStyle("name", fontName=bold, fontSize=20, leading=25, textColor=colour),
        "heading": ParagraphStyle("heading", fontName=bold, fontSize=12, leading=18, spaceBefore=8, textColor=colour),
        "title": ParagraphStyle("title", fontName=bold, fontSize=size + 0.5, leading=14, spaceBefore=5),
        "item": ParagraphStyle("item", parent=text, leftIndent=14, bulletIndent=4),
    }
    story = [drawn for kind, value in blocks if (drawn := flowable(kind, value, styles, text)) is not None]
    SimpleDocTemplate(str(target), leftMargin=56, rightMargin=56, topMargin=50, bottomMargin=50).build(story)


def flowable(kind: str, value: Any, styles: dict[str, ParagraphStyle], text: ParagraphStyle) -> Any:
    """One block as ReportLab draws it, or None."""
    if kind == "row":
        cells = [[Paragraph(cell, text) for cell in row] for row in value]
        width = 483 / len(value[0])
        widths = [105, 378] if len(value[0]) == 2 else [width] * len(value[0])  # noqa: PLR2004
        return Table(
            cells,
            widths,
            style=TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]),
        )
    if kind == "page":
        return PageBreak()
    if kind == "gap":
        return Spacer(1, 3)
    if kind == "item":
        return Paragraph(value, styles["item"], bulletText="•")
    return Paragraph(value, styles.get(kind, text)) if kind in {*styles, "text"} else None

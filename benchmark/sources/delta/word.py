# ruff: noqa: INP001, SLF001
"""Word files from the plain texts, with python-docx."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from markup import blocks, cells, runs


def write(paragraph: Any, line: str, *, bold: bool = False) -> None:
    """Add a line with its bold pieces."""
    for piece, strong in runs(line):
        paragraph.add_run(piece).bold = bold or strong


def table(document: Any, rows: list[str], style: dict[str, Any]) -> None:
    """Rows as one table; " / / " begins a paragraph within a cell."""
    lines = [cells(row) for row in rows]
    grid = document.add_table(rows=0, cols=max(map(len, lines)))
    grid.style = style.get("table", "Table Grid")
    grid.autofit = False
    for line in lines:
        for cell, words in zip(grid.add_row().cells, line, strict=False):
            first, *rest = words.split(" / / ")
            write(cell.paragraphs[0], first)
            for more in rest:
                write(cell.add_paragraph(), more)
    for column, width in zip(grid.columns, style.get("widths", []), strict=False):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def dated(document: Any, line: str, style: dict[str, Any]) -> None:
    """Dates at the left, the text at a tab, hanging."""
    when, what = cells(line)
    paragraph = document.add_paragraph()
    gutter = Cm(style.get("gutter", 4))
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = gutter, -gutter
    paragraph.paragraph_format.tab_stops.add_tab_stop(gutter)
    write(paragraph, f"{when}\t{what}")


def heading(document: Any, words: str, level: int, style: dict[str, Any]) -> None:
    """Name, heading or job, in the font of the text."""
    words = words.upper() if style.get("capitals") and level == 1 else words
    for run in document.add_heading(words, level).runs:
        run.font.name = style["font"]
        run.font.color.rgb = RGBColor.from_string(style.get("color", "1F3864"))
        run._element.rPr.rFonts.set(qn("w:asciiTheme"), "")


def columns(document: Any, count: int) -> None:
    """Set the last section in columns of text."""
    found = document.sections[-1]._sectPr.xpath("./w:cols")[0]
    found.set(qn("w:num"), str(count))
    found.set(qn("w:space"), "500")


def block(document: Any, kind: str, lines: list[str], style: dict[str, Any]) -> None:
    """One block of the markup."""
    if kind == "row":
        return table(document, lines, style)
    if kind == "dated":
        return dated(document, lines[0], style)
    if kind in ("name", "heading", "job"):
        return heading(document, lines[0], ("name", "heading", "job").index(kind), style)
    paragraph = document.add_paragraph(style="List Bullet" if kind == "point" else None)
    return write(paragraph, lines[0])


def word(text: str, style: dict[str, Any], to: Path) -> None:
    """Write the Word file."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = style["font"], Pt(style.get("size", 10.5))
    normal.paragraph_format.space_after = Pt(style.get("after", 4))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(style.get("margin", 2.2))
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.header.paragraphs[0].text = style.get("header", "")
    section.footer.paragraphs[0].text = style.get("footer", "")
    for kind, lines in blocks(text):
        if lines[0].startswith("%% columns"):
            document.add_section(0)
            columns(document, 2)
            continue
        block(document, kind, lines, style)
    document.save(str(to))

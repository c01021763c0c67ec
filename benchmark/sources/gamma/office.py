# ruff: noqa: INP001, ANN001
"""Sections of a CV in; a DOCX by python-docx, or a page drawn piece by piece with ReportLab, out."""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt
from markup import Block, Section
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/dejavu")
MARGIN, GUTTER, LINE = 50, 95, 12


def as_docx(sections: list[Section], case: dict[str, Any], path: Path) -> None:
    """Write a DOCX; `look` holds entry (tab, cells, under, runin), font, points, header and footer."""
    look, document = case["look"], Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = look.get("font", "Liberation Sans"), Pt(look.get("points", 10))
    style.paragraph_format.space_after = Pt(2)
    page = document.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    page.header.paragraphs[0].text = look.get("header", "")
    page.footer.paragraphs[0].text = look.get("footer", "")
    for section in sections:
        if section.heading:
            document.add_heading(section.heading, level=1)
        _blocks(document, section.blocks, look)
    document.save(str(path))


def _blocks(place, blocks: list[Block], look: dict[str, Any]) -> None:
    rows: list[Block] = []
    for block in blocks:
        if rows and block.kind != "row":
            _table(place, rows)
            rows = []
        if block.kind == "row":
            rows.append(block)
        elif block.kind in {"entry", "mission"}:
            _entry(place, block, look)
        else:
            _line(place, block)
    if rows:
        _table(place, rows)


def _line(place, block: Block) -> None:
    text = ": ".join(cell.replace("//", "\n") for cell in block.cells)
    paragraph = place.add_paragraph(style="List Bullet" if block.kind == "bullet" else None)
    run = paragraph.add_run(text)
    if block.kind == "name":
        run.bold, run.font.size = True, Pt(20)


def _table(place, rows: list[Block]) -> None:
    table = place.add_table(rows=0, cols=max(len(row.cells) for row in rows))
    if hasattr(place, "styles"):
        table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row.cells, strict=False):
            cell.text = text


def _entry(place, block: Block, look: dict[str, Any]) -> None:
    dates, title, employer = (*block.cells, "", "")[:3]
    form = look.get("entry", "tab") if block.kind == "entry" else look.get("mission", "runin")
    if form == "cells":
        left, right = place.add_table(rows=1, cols=2).rows[0].cells
        left.width, right.width = Cm(3.6), Cm(13.4)
        left.text = dates.replace("//", "\n")
        right.paragraphs[0].add_run(title).bold = True
        right.add_paragraph(employer)
        _blocks(right, block.body, look)
        return
    paragraph = place.add_paragraph()
    if form == "tab":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(title).bold = True
        paragraph.add_run(f"\t{dates}")
        place.add_paragraph(employer)
    elif form == "under":
        paragraph.add_run(title).bold = True
        place.add_paragraph(employer)
        place.add_paragraph(dates)
    else:
        paragraph.add_run(f"{dates}: ").italic = True
        paragraph.add_run(", ".join(part for part in (title, employer) if part)).bold = True
    _blocks(place, block.body, look)


def as_drawn(sections: list[Section], path: Path) -> None:
    """Draw a PDF line by line: the dates beside the texts, each entry's date after its text in the stream."""
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    height = A4[1] - MARGIN
    for section in sections:
        height = _put(canvas, section.heading, MARGIN, height - LINE, "DejaVuSans-Bold", 11)
        for block in section.blocks:
            height = _draw(canvas, block, height)
    canvas.save()


def _draw(canvas: Canvas, block: Block, height: float) -> float:
    if block.kind not in {"entry", "mission"}:
        bold = block.kind == "name"
        text = ("• " if block.kind == "bullet" else "") + "  ".join(block.cells)
        return _put(canvas, text, MARGIN, height, "DejaVuSans-Bold" if bold else "DejaVuSans", 18 if bold else 8.5)
    dates, title, employer = (*block.cells, "", "")[:3]
    if height < MARGIN * 2:
        canvas.showPage()
        height = A4[1] - MARGIN
    below = _put(canvas, title, MARGIN + GUTTER, height, "DejaVuSans-Bold", 9)
    below = _put(canvas, employer, MARGIN + GUTTER, below, "DejaVuSans", 8.5)
    for child in block.body:
        text = ("• " if child.kind == "bullet" else "") + "  ".join(child.cells)
        below = _put(canvas, text, MARGIN + GUTTER, below, "DejaVuSans", 8.5)
    for number, part in enumerate(dates.split("//")):
        canvas.setFont("DejaVuSans", 8)
        canvas.drawString(MARGIN, height - number * LINE, part.strip())
    return below - 5


def _put(canvas: Canvas, text: str, left: float, height: float, font: str, size: float) -> float:
    canvas.setFont(font, size)
    for line in simpleSplit(text, font, size, A4[0] - MARGIN - left) if text else []:
        if height < MARGIN:
            canvas.showPage()
            canvas.setFont(font, size)
            height = A4[1] - MARGIN
        canvas.drawString(left, height, line)
        height -= max(LINE, size * 1.3)
    return height

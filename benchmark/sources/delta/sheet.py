# ruff: noqa: INP001
"""PDF pages from the plain texts, with ReportLab: a gutter for dates, and a side column when the text has one."""

import re
from pathlib import Path
from typing import Any

from markup import blocks, cells
from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph, Spacer, Table

BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


def styles(style: dict[str, Any]) -> dict[str, ParagraphStyle]:
    """Paragraph styles by kind of block."""
    font, size, ink = style.get("font", "Helvetica"), style.get("size", 9.5), HexColor(style.get("color", "#204060"))
    bold, big = BOLD[font], style.get("big", 20)
    text = ParagraphStyle("text", fontName=font, fontSize=size, leading=size * 1.32, spaceAfter=2)
    return {
        "text": text,
        "aside": ParagraphStyle("aside", text, textColor=HexColor("#555555")),
        "point": ParagraphStyle("point", text, leftIndent=9, bulletIndent=1),
        "job": ParagraphStyle("job", text, fontName=bold, spaceBefore=5),
        "heading": ParagraphStyle(
            "heading", text, fontName=bold, fontSize=size + 2.5, leading=size + 6, textColor=ink, spaceBefore=9
        ),
        "name": ParagraphStyle("name", text, fontName=bold, fontSize=big, leading=big * 1.25, textColor=ink),
    }


def rich(line: str) -> str:
    """A line in the small markup of ReportLab."""
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", line.replace("&", "&amp;")).replace(" / / ", "<br/>")


def flow(text: str, style: dict[str, Any], width: float) -> list[Any]:
    """Platypus flowables of a text, `width` points wide."""
    known = styles(style)
    story: list[Any] = []
    for kind, lines in blocks(text):
        if kind == "dated":
            left = style.get("gutter", 32) * mm
            story.append(grid([cells(lines[0])], [left, width - left], known["text"], []))
        elif kind == "row":
            rows = [cells(line) for line in lines]
            shares = style.get("widths") or [1] * len(rows[0])
            widths = [width * share / sum(shares) for share in shares]
            story += [grid(rows, widths, known["text"], [("GRID", (0, 0), (-1, -1), 0.4, HexColor("#999999"))])]
            story.append(Spacer(1, 4))
        else:
            bullet = style.get("bullet", "•") if kind == "point" else None
            story.append(Paragraph(rich(lines[0]), known[kind], bulletText=bullet))
    return story


def grid(rows: list[list[str]], widths: list[float], style: ParagraphStyle, more: list[Any]) -> Table:
    """Rows as a table, tight."""
    table = Table([[Paragraph(rich(cell), style) for cell in row] for row in rows], colWidths=widths, hAlign="LEFT")
    tight = [("LEFTPADDING", (0, 0), (0, -1), 0 if not more else 4), ("TOPPADDING", (0, 0), (-1, -1), 1.5)]
    table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOTTOMPADDING", (0, 0), (-1, -1), 2), *tight, *more])
    return table


def sheet(text: str, style: dict[str, Any], to: Path) -> None:
    """Write the PDF; what follows "%% side" stands in the side column of the first page."""
    main, _, side = text.partition("%% side\n")
    broad, high = A4
    edge, column = 16 * mm, (58 * mm if side else 0)
    frame = Frame(edge + column, edge, broad - 2 * edge - column, high - 2 * edge, 0, 0, 0, 0, id="main")
    first = Frame(8 * mm, edge, column - 4 * mm, high - 2 * edge, 0, 0, 0, 0, id="side")

    def paint(canvas: Any, _: Any) -> None:
        canvas.setFillColor(HexColor(style.get("side", "#eef2f6")) if side else white)
        canvas.rect(0, 0, (column + 8 * mm) if side else 0, high, stroke=0, fill=1)
        canvas.setFont("Helvetica", 7)
        canvas.setFillColor(HexColor("#777777"))
        canvas.drawRightString(broad - edge, 9 * mm, f"{style.get('footer', '')} {canvas.getPageNumber()}".strip())

    templates = [PageTemplate("first", [first, frame] if side else [frame], onPage=paint, autoNextPageTemplate="rest")]
    templates.append(PageTemplate("rest", [frame], onPage=paint))
    story = flow(main, style, broad - 2 * edge - column)
    if side:
        story = [*flow(side, style | {"big": 15, "size": 8.5}, column - 4 * mm), FrameBreak(), *story]
    BaseDocTemplate(str(to), pagesize=A4, pageTemplates=templates, title=style.get("title", "CV")).build(story)

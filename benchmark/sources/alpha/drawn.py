# ruff: noqa: E501, INP001
"""A source in; a PDF drawn with ReportLab out, in the looks `apart`, `bars`, `frames` and `ruled`."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path
from typing import Any

from model import Block, Section, Source
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

FONTS = {
    "sans": "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf",
    "serif": "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
    "narrow": "/usr/share/fonts/truetype/liberation/LiberationSansNarrow-{}.ttf",
}
WIDTH, HEIGHT = A4


def pdf(source: Source) -> bytes:
    """Draw the source in its look."""
    look = source.front["look"]
    family = look.get("font", "sans")
    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(f"{family}-{weight}", FONTS[family].format(weight)))
    plain, bold = f"{family}-Regular", f"{family}-Bold"
    pdfmetrics.registerFontFamily(plain, normal=plain, bold=bold, italic=plain, boldItalic=bold)
    out = io.BytesIO()
    if look["style"] == "ruled":
        _ruled(source, out)
    else:
        _Sheet(source, out).draw()
    return out.getvalue()


def images_pdf(images: list[Path]) -> bytes:
    """One page per image, A4 wide."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for image in images:
        canvas.drawImage(str(image), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _styles(look: dict[str, Any]) -> dict[str, ParagraphStyle]:
    family, colour = look.get("font", "sans"), look.get("colour", "#223344")
    bold = f"{family}-Bold"
    body = ParagraphStyle("b", fontName=f"{family}-Regular", fontSize=9.4, leading=12.2, spaceAfter=2)
    return {
        "p": body,
        "when": ParagraphStyle("w", parent=body, fontSize=8.6, textColor=HexColor("#555555")),
        "h1": ParagraphStyle("n", parent=body, fontName=bold, fontSize=18, leading=22),
        "h2": ParagraphStyle("h", parent=body, fontName=bold, fontSize=11.5, leading=15, spaceBefore=7, textColor=HexColor(colour)),
    }  # fmt: skip


def _text(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text, quote=False))


def _flow(block: Block, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    if block.kind in {"entry", "mission"}:
        return _entry(block, styles)
    if block.kind == "li":
        return [Paragraph("– " + _text(" | ".join(block.texts)), styles["p"])]
    if block.kind == "row":
        return [
            Paragraph("<b>" + _text(block.texts[0]) + "</b> &nbsp; " + _text(" ".join(block.texts[1:])), styles["p"])
        ]
    return [Paragraph(_text(block.texts[0]), styles["p"])]


def _entry(block: Block, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    when, title, where = [*block.texts, "", ""][:3]
    head = f"<b>{_text(title)}</b>" + (f"<br/>{_text(where)}" if where else "")
    lines: list[Flowable] = [Paragraph(head, styles["p"])]
    if block.kind == "mission":
        lines = [Paragraph(f"{_text(when)}: <b>{_text(title)}</b> {_text(where)}", styles["p"])]
    for child in block.body:
        lines += _flow(child, styles)
    return lines


def _ruled(source: Source, out: io.BytesIO) -> None:
    """Platypus tables: dates in a narrow ruled column, headings full width."""
    styles = _styles(source.front["look"])
    story: list[Flowable] = [Paragraph(_text(source.front["name"]), styles["h1"])]
    story += [Paragraph(_text(x), styles["p"]) for x in [*source.subtitle, " · ".join(source.contacts)]]
    for section in source.sections:
        story.append(Paragraph(_text(section.heading), styles["h2"]))
        for block in section.blocks:
            story += _row(block, styles)
    SimpleDocTemplate(out, pagesize=A4, margin=18 * mm, topMargin=16 * mm, bottomMargin=16 * mm).build(story)


def _row(block: Block, styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    if block.kind != "entry":
        return _flow(block, styles)
    cells = [[Paragraph(_text(block.texts[0]), styles["when"]), _entry(block, styles)]]
    rule: Any = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEABOVE", (0, 0), (-1, 0), 0.4, HexColor("#999999"))]
    return [Table(cells, colWidths=[34 * mm, 125 * mm], style=rule, splitInRow=1), Spacer(1, 3)]


class _Sheet:
    """Absolute drawing: `main` in a right column with dates at the left; `side` at the bottom or in a bar."""

    def __init__(self, source: Source, out: io.BytesIO) -> None:
        self.source, self.look = source, source.front["look"]
        self.colour = self.look.get("colour", "#223344")
        self.styles = _styles(self.look)
        self.canvas = Canvas(out, pagesize=A4)
        self.frames = self.look["style"] == "frames"
        self.left, self.width = (86 * mm, 110 * mm) if self.frames else (56 * mm, 138 * mm)
        self.dates: list[tuple[float, str]] = []
        self.bodies: list[tuple[float, Flowable]] = []

    def draw(self) -> None:
        top = self._header()
        self.y = top
        for section in self.source.sections:
            if not (self.frames and section.place == "side"):
                self._section(section)
        self._flush()
        if self.frames:
            self._bar(top)
        self.canvas.save()

    def _header(self) -> float:
        if self.look["style"] == "bars":
            self.canvas.setFillColor(HexColor(self.colour))
            self.canvas.rect(0, HEIGHT - 9 * mm, WIDTH, 9 * mm, fill=1, stroke=0)
        y = HEIGHT - 14 * mm
        lines = [*self.source.subtitle, "  ·  ".join(self.source.contacts)]
        for text, style in [(self.source.front["name"], "h1"), *((x, "p") for x in lines)]:
            y = self._put(Paragraph(_text(text), self.styles[style]), 16 * mm, y, 178 * mm)
        return y - 4 * mm

    def _put(self, flow: Flowable, x: float, y: float, width: float) -> float:
        _, height = flow.wrap(width, HEIGHT)
        flow.drawOn(self.canvas, x, y - height)
        return y - height - 2

    def _section(self, section: Section) -> None:
        if section.heading:
            self._add([Paragraph(_text(section.heading), self.styles["h2"])], "")
        for block in section.blocks:
            self._add(_flow(block, self.styles), block.texts[0] if block.kind == "entry" else "")

    def _add(self, flows: list[Flowable], date: str) -> None:
        height = sum(x.wrap(self.width, HEIGHT)[1] + 2 for x in flows) + 4
        if self.y - height < 14 * mm:
            self._flush()
            self.canvas.showPage()
            self.y = HEIGHT - 16 * mm
        if date:
            self.dates.append((self.y, date))
        for flow in flows:
            self.bodies.append((self.y, flow))
            self.y -= flow.wrap(self.width, HEIGHT)[1] + 2
        self.y -= 4

    def _flush(self) -> None:
        """Draw a page's dates first, then its bodies, so that the text layer holds them apart."""
        self.canvas.setFillColor(HexColor("#444444"))
        for y, date in self.dates:
            for number, line in enumerate(date.split(" / ")):
                self.canvas.setFont(f"{self.look.get('font', 'sans')}-Regular", 8.8)
                self.canvas.drawString((self.left - 4 * mm) - 36 * mm, y - 10 - 11 * number, line)
        if self.look["style"] == "bars":
            self._bars()
        for y, flow in self.bodies:
            self._put(flow, self.left, y, self.width)
        self.dates, self.bodies = [], []

    def _bars(self) -> None:
        self.canvas.setFillColor(HexColor(self.colour))
        for y, _ in self.dates:
            self.canvas.rect(self.left - 3 * mm, y - 12, 1.6 * mm, 10, fill=1, stroke=0)

    def _bar(self, top: float) -> None:
        y = top
        for section in self.source.sections:
            if section.place != "side":
                continue
            y = self._put(Paragraph(_text(section.heading), self.styles["h2"]), 12 * mm, y - 6, 32 * mm)
            for block in section.blocks:
                for flow in _flow(block, self.styles):
                    y = self._put(flow, 12 * mm, y, 32 * mm)

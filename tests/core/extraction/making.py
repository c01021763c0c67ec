"""Documents for tests, written as text: a form feed begins a page, `# ` a heading line, `**` a bold line."""

import re

from screening.core.terms import Document, DocumentKind, Line, Page


def document(text: str, *languages: str) -> Document:
    """A document of plain text. Tabs part cells and empty lines part blocks, as reading lays them down."""
    pages = tuple(_page(number, part) for number, part in enumerate(text.split("\f"), 1))
    return Document(DocumentKind.TEXT, pages, languages)


def _page(number: int, text: str) -> Page:
    lines, out, block = [], "", 0
    for raw in text.strip("\n").split("\n"):
        mark, words = re.fullmatch(r"(# |\*\*)?(.*)", raw).groups()
        block += not words.strip()
        if words.strip():
            lines.append(
                Line(len(out), len(out) + len(words), bold=mark == "**", heading=int(mark == "# "), block=block)
            )
        out += words + "\n"
    return Page(number, out.rstrip("\n"), tuple(lines))

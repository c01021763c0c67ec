# ruff: noqa: INP001
"""The few signs of the plain texts: "# name", "## heading", "### job", "- point", "| a | b" row, "@ dates | text"."""

import re
from collections.abc import Iterator
from itertools import groupby

SIGNS = {"# ": "name", "## ": "heading", "### ": "job", "- ": "point", "| ": "row", "@ ": "dated", "> ": "aside"}


def kind(line: str) -> str:
    """Name of the sign that a line begins with."""
    return next((name for sign, name in SIGNS.items() if line.startswith(sign)), "text")


def cells(line: str) -> list[str]:
    """Words between the bars of a row."""
    return [cell.strip() for cell in line[2:].removesuffix("|").split(" | ")]


def blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    """(kind, lines without their sign); rows that follow one another are one block, all else one line each."""
    lines = [line for line in text.splitlines() if line.strip()]
    for name, group in groupby(lines, key=kind):
        if name == "row":
            yield name, list(group)
            continue
        for line in group:
            yield name, [line if name in ("text", "dated") else line.split(" ", 1)[1]]


def runs(line: str) -> list[tuple[str, bool]]:
    """Pieces of a line, and whether each is bold ("**so**")."""
    return [(piece, bool(i % 2)) for i, piece in enumerate(re.split(r"\*\*", line)) if piece]

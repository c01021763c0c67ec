"""Bytes of plain text or Markdown to a Document: decoded, its empty lines kept as gaps between blocks."""

import re

from screening.core.reading.compose import compose
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.wide import wide_encoding
from screening.core.terms import Document, DocumentKind, Unread, UnreadableError

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
UNDERLINE = re.compile(r"^\s*(=|-|_|\*|~)\1{2,}\s*$")
TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
MARKS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"\[([^\]\n]+)\]\(([^)\s]+)\)")
WIDE_GAP = re.compile(r"\t+| {3,}")
BULLET = re.compile(r"^\s*[*+]\s+")


def read_plain(content: bytes, limits: Limits) -> Document:
    """The document that the text is, as one page.

    Raises:
        UnreadableError: it holds no text.

    """
    text = decoded(content)[: limits.characters]
    blocks = _blocks(text.replace("\f", "\n\n").splitlines()).blocks
    page = compose(1, blocks)
    if not page.text:
        raise UnreadableError(Unread.NO_TEXT)
    return Document(DocumentKind.TEXT, (page,), hidden=tuple(laced(1, blocks)))


def decoded(content: bytes) -> str:
    """The text, by its byte order mark, as UTF-8, or as what its bytes look most like."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if encoding := wide_encoding(content):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(content)


def _guessed(content: bytes) -> str:
    """Windows' Western code page unless the bytes speak clearly for another: CVs of this product are Western."""
    western = content.decode("cp1252", "replace")
    odd = sum(char in "\ufffd¤¦¨´¸¹²³" for char in western)
    if odd * 50 < len(western):
        return western
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return str(best) if best else western


def _blocks(lines: list[str]) -> Flow:
    flow = Flow()
    is_markdown = any(HEADING.match(line) for line in lines)
    for line in lines:
        heading = HEADING.match(line) if is_markdown else None
        if UNDERLINE.match(line) or ("|" in line and TABLE_RULE.match(line)):
            continue
        if heading:
            flow.paragraph(rows_of_runs([Run(_unmarked(heading[2]), bold=True)], len(heading[1])), gap=True)
        else:
            flow.paragraph(rows_of_runs(_runs(_unmarked(line) if is_markdown else line)))
    return flow


def _unmarked(line: str) -> str:
    if line.count("|") > 1:
        line = line.strip().strip("|").replace("|", "\t")
    return LINK.sub(r"\1 (\2)", MARKS.sub(r"\2", BULLET.sub("• ", line)))


def _runs(line: str) -> list[Run]:
    cells = WIDE_GAP.split(line.strip())
    return [run for cell in cells for run in (Run("\t"), Run(cell))]

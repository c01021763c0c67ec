"""Bytes of an HTML page to a Document: block elements as blocks, tables row by row, what is not displayed left out."""

import re
from collections.abc import Iterator

from lxml import html

from screening.core.reading.compose import compose
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.markup import Element
from screening.core.reading.pieces import Block
from screening.core.reading.plain import decoded
from screening.core.reading.tables import blocks_of_table
from screening.core.terms import Document, DocumentKind, HiddenText, Link, Unread, UnreadableError

DEEPEST = 200
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
SKIPPED = frozenset({"script", "style", "head", "noscript", "template", "svg", "object", "iframe", "select", "title"})
BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "dl", "address", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "figure", "form", "fieldset", "nav", "pre", "hr", "body", "html"}
)
LINES = frozenset({"li", "dt", "dd", "br", "tr"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset({"b", "strong", "th", *HEADINGS})
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)|font-size\s*:\s*[0-3](?:\.\d+)?(?:px|pt)?\s*(?:;|$)"
    r"|max-height\s*:\s*0|mso-hide\s*:\s*all"
    r"|text-indent\s*:\s*-\d{3,}|(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?)\s*(?:;|$)"
)
BACKED = re.compile(r"background")
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class _Page:
    """What was met while walking the page."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.runs: list[Run] = []
        self.heading = 0
        self.hidden: list[HiddenText] = []
        self.links: list[str] = []
        self.backed = False

    def walk(self, element: Element, depth: int = 0, *, bold: bool = False) -> None:
        """Take in the element and what follows in it, in the order in which it stands."""
        name = element.tag if isinstance(element.tag, str) else ""
        if depth > DEEPEST:
            raise UnreadableError(Unread.UNSAFE, "nested too deep")
        if name and name not in SKIPPED and not self._hides(element):
            self._enter(element, name, depth, bold=bold or name in BOLD)
        if element.tail and depth:
            self._say(element.tail, bold=bold)

    def end(self, *, gap: bool) -> None:
        """Close the paragraph that is open."""
        rows = rows_of_runs(self.runs, self.heading)
        self.runs = []
        if rows:
            self.flow.paragraph(rows)
        if gap:
            self.flow.apart = True

    def _enter(self, element: Element, name: str, depth: int, *, bold: bool) -> None:
        if name == "table":
            self.end(gap=True)
            self.flow.add(blocks_of_table(self._cells(row) for row in _rows(element)))
            return
        if name == "a" and element.get("href"):
            self.links.append(element.get("href", ""))
        if name in BLOCKS or name in LINES:
            self.end(gap=name in BLOCKS)
        if name == "li":
            self.runs.append(Run("• "))
        self.heading = HEADINGS.get(name, self.heading)
        self._say(element.text or "", bold=bold)
        for child in element:
            self.walk(child, depth + 1, bold=bold)
        if name in BLOCKS or name in LINES:
            self.end(gap=name in BLOCKS)
        self.heading = 0 if name in HEADINGS else self.heading

    def _cells(self, row: Element) -> list[list[Block]]:
        return [self._cell(cell) for cell in row if cell.tag in {"td", "th"}]

    def _cell(self, cell: Element) -> list[Block]:
        inner = _Page()
        inner.walk(cell)
        inner.end(gap=False)
        self.hidden += inner.hidden
        self.links += inner.links
        return inner.flow.blocks

    def _say(self, text: str, *, bold: bool) -> None:
        if text:
            self.runs.append(Run(re.sub(r"\s+", " ", text), bold=bold))

    def _hides(self, element: Element) -> bool:
        style = (element.get("style") or "").lower()
        hides = element.get("hidden") is not None or bool(HIDDEN.search(style) and not BACKED.search(style))
        if hides and (text := " ".join(" ".join(str(part) for part in element.itertext()).split())):
            self.hidden.append(HiddenText(1, "hidden_element", text))
        return hides


def _rows(table: Element) -> Iterator[Element]:
    """The rows of the table itself, not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if row.tag == "tr")


def read_html(content: bytes, limits: Limits) -> Document:
    """The document that the HTML shows, as one page. Nothing it refers to is fetched.

    Raises:
        UnreadableError: it declares entities, or holds no text.

    """
    if ENTITY.search(content):
        raise UnreadableError(Unread.UNSAFE, "an entity is declared")
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    root = html.document_fromstring(_text(content)[: 4 * limits.characters].encode("utf-8"), parser=parser)
    page = _Page()
    page.walk(root)
    page.end(gap=False)
    composed = compose(1, page.flow.blocks)
    if not composed.text:
        raise UnreadableError(Unread.NO_TEXT)
    links = tuple(Link(target) for target in dict.fromkeys(page.links) if ":" in target)
    return Document(DocumentKind.HTML, (composed,), hidden=(*page.hidden, *laced(1, page.flow.blocks)), links=links)


def _text(content: bytes) -> str:
    stated = CHARSET.search(content[:2048])
    try:
        return content.decode(stated[1].decode("ascii")) if stated else decoded(content)
    except (UnicodeDecodeError, LookupError):
        return decoded(content)

"""DOCX bytes to a Document: headers, body, footnotes and footers as blocks of one page, in reading order."""

from collections.abc import Iterator

from screening.core.reading.archive import open_archive
from screening.core.reading.compose import compose
from screening.core.reading.docx.names import ID, W
from screening.core.reading.docx.numbering import numbering_of
from screening.core.reading.docx.package import Package, Part
from screening.core.reading.docx.styles import styles_of
from screening.core.reading.docx.walk import Walk
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.pieces import Block
from screening.core.terms import Document, DocumentKind, Link

NOTES = ("footnotes", "endnotes")


def read_docx(content: bytes, limits: Limits) -> Document:
    """The document that the DOCX shows, as one page.

    Raises:
        UnreadableError: the package is damaged or unsafe.

    """
    package = Package(open_archive(content, limits))
    main = package.main()
    styles, numbering = (package.part(main.target(kind)) for kind in ("styles", "numbering"))
    walk = Walk(styles_of(styles.root if styles else None), numbering_of(numbering.root if numbering else None))
    walk.white_is_seen = _has_backdrop(main)
    blocks = list(_blocks(package, main, walk))
    page = compose(1, blocks)
    links = tuple(Link(target) for target in dict.fromkeys(walk.links) if ":" in target)
    return Document(DocumentKind.DOCX, (page,), hidden=(*walk.hidden, *laced(1, blocks)), links=links)


def _has_backdrop(main: Part) -> bool:
    return any(element.get("behindDoc") == "1" for element in main.root.iter("{*}anchor"))


def _blocks(package: Package, main: Part, walk: Walk) -> Iterator[Block]:
    yield from _once(package, main, walk, "headerReference")
    walk.part = main
    body = main.root.find(W + "body")
    yield from walk.blocks(main.root if body is None else body)
    for kind in NOTES:
        notes = package.part(main.target(kind))
        if notes:
            walk.part = notes
            yield from walk.blocks(notes.root)
    yield from _once(package, main, walk, "footerReference")


def _once(package: Package, main: Part, walk: Walk, kind: str) -> Iterator[Block]:
    met: set[str] = set()
    names = [main.targets.get(reference.get(ID, "")) for reference in main.root.iter(W + kind)]
    for name in dict.fromkeys(names):
        part = package.part(name)
        if part is None:
            continue
        walk.part = part
        for block in walk.blocks(part.root):
            text = "\n".join(row.text for row in block.rows)
            if text not in met:
                met.add(text)
                yield block

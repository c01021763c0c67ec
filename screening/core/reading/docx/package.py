"""A DOCX package to its parts: the main document, what it refers to, and nothing that runs or lies outside."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from docx.opc.constants import RELATIONSHIP_TARGET_MODE
from docx.opc.oxml import CT_Relationship
from docx.opc.oxml import parse_xml as parse_relations
from docx.opc.packuri import PackURI
from lxml.etree import XMLSyntaxError

from screening.core.reading.archive import Archive
from screening.core.reading.docx.names import STRICT_R, STRICT_W, R, W
from screening.core.reading.markup import Element, parse_xml, refused_if_declaring
from screening.core.terms import Unread, UnreadableError

MACROS = ("vbaproject.bin", "vbadata.xml")
MAIN = "word/document.xml"


@dataclass(slots=True)
class Part:
    """One part: its root and the targets of its relationships by id."""

    root: Element
    targets: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def target(self, kind: str) -> str | None:
        """The target of the first relationship of this kind ("styles")."""
        return next((self.targets[key] for key, found in self.kinds.items() if found == kind), None)


@dataclass(slots=True)
class Package:
    """The parts of a DOCX."""

    archive: Archive

    def main(self) -> Part:
        """The main document part.

        Raises:
            UnreadableError: there is none, or the package carries macros.

        """
        if any(name.lower().endswith(MACROS) for name in self.archive.names):
            raise UnreadableError(Unread.UNSAFE, "macros")
        targets, kinds = self._relations("_rels/.rels", "/")
        name = next((targets[key] for key, kind in kinds.items() if kind == "officeDocument"), MAIN)
        part = self.part(name)
        if part is None:
            raise UnreadableError(Unread.DAMAGED, "no main document part")
        return part

    def part(self, name: str | None) -> Part | None:
        """The part of this name, with its relationships; None when the package has none."""
        if not name or not self.archive.has(name):
            return None
        folder, base = posixpath.split(name)
        relations = self._relations(f"{folder}/_rels/{base}.rels", f"/{folder}")
        return Part(parse_xml(_transitional(self.archive.part(name)), self.archive.limits), *relations)

    def _relations(self, name: str, folder: str) -> tuple[dict[str, str], dict[str, str]]:
        targets: dict[str, str] = {}
        kinds: dict[str, str] = {}
        if not self.archive.has(name):
            return targets, kinds
        for relation in _listed(self.archive.part(name)):
            is_outside = relation.target_mode == RELATIONSHIP_TARGET_MODE.EXTERNAL
            target = relation.target_ref if is_outside else PackURI.from_rel_ref(folder, relation.target_ref).membername
            targets[relation.rId] = target
            kinds[relation.rId] = relation.reltype.rpartition("/")[2]
        return targets, kinds


def _listed(content: bytes) -> Sequence[CT_Relationship]:
    try:
        relations: Any = parse_relations(cast("Any", refused_if_declaring(content)))
    except XMLSyntaxError as error:
        raise UnreadableError(Unread.DAMAGED, str(error)) from error
    listed: Sequence[CT_Relationship] = relations.Relationship_lst
    return listed


def _transitional(content: bytes) -> bytes:
    if STRICT_W.encode() not in content:
        return content
    return content.replace(STRICT_W.encode(), W[1:-1].encode()).replace(STRICT_R.encode(), R[1:-1].encode())

"""Bytes of XML to a tree, with everything that reaches outside or multiplies refused."""

from lxml import etree

from screening.core.reading.limits import Limits
from screening.core.terms import Unread, UnreadableError

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it


def parse_xml(content: bytes, limits: Limits) -> Element:
    """The root of the tree. Comments and processing instructions are left out.

    Raises:
        UnreadableError: a document type or an entity is declared, the XML is broken, or it has too many elements.

    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        reason = Unread.UNSAFE if b"<!DOCTYPE" in content or b"<!ENTITY" in content else Unread.DAMAGED
        raise UnreadableError(reason, str(error)) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise UnreadableError(Unread.UNSAFE, "a document type is declared")
    if content.count(b"<") > 2 * limits.nodes:
        raise UnreadableError(Unread.UNSAFE, "too many elements")
    return root


def refused_if_declaring(content: bytes) -> bytes:
    """The same XML.

    Raises:
        UnreadableError: it declares a document type or an entity.

    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableError(Unread.UNSAFE, "a document type is declared")
    return content


def local(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""

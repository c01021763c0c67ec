"""styles.xml to the looks of a paragraph or run: what it inherits, then what it says itself."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from screening.core.reading.docx.names import FALSE, VAL, W
from screening.core.reading.markup import Element

HEADING_NAME = re.compile(r"(?:heading|kop|titre|überschrift|title|titel)\s*([1-9])?$", re.IGNORECASE)
BODY_OUTLINE = 9
NARROWEST, TINY = 10.0, 0.5  # per cent of its width, and the size in points that type squeezed further counts as
PAPER, PAPER_THEMES = "FFFFFF", frozenset({"background1", "light1"})
WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD", "FCFCFC"})


Change = Callable[[Element], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks. Sizes and gaps are in points; `heading` is 0 for none; `colour` is RRGGBB, "" for automatic."""

    size: float = 10.0
    bold: bool = False
    vanish: bool = False
    caps: bool = False
    colour: str = ""
    shaded: bool = False
    heading: int = 0
    before: float = 0.0
    after: float = 0.0
    list_id: str = ""
    list_level: int = 0

    @property
    def white(self) -> bool:
        """Whether the text is white on nothing."""
        return self.colour in WHITE and not self.shaded


@dataclass(slots=True)
class Styles:
    """The styles of a document. Looks are worked out once per style."""

    elements: dict[str, Element] = field(default_factory=dict)
    base: Look = field(default_factory=Look)
    default_paragraph: str = ""
    looks: dict[tuple[str, Look], Look] = field(default_factory=dict)

    def paragraph(self, properties: Element | None) -> Look:
        """The look of a paragraph with these properties (w:pPr)."""
        named = None if properties is None else properties.find(W + "pStyle")
        style = self.default_paragraph if named is None else named.get(VAL, "")
        look = self.styled(style, self.base)
        return look if properties is None else changed_paragraph(look, properties)

    def run(self, look: Look, properties: Element) -> Look:
        """The look of a run with these properties (w:rPr) in a paragraph of this look."""
        named = properties.find(W + "rStyle")
        if named is not None:
            look = self.styled(named.get(VAL, ""), look)
        return changed_run(look, properties)

    def styled(self, style: str, look: Look, depth: int = 0) -> Look:
        """The look after the style of this id, and those it is based on, changed it."""
        found = self.looks.get((style, look))
        if found is not None:
            return found
        element = self.elements.get(style)
        if element is None or depth > 20:  # noqa: PLR2004 - styles that are based on each other
            return look
        based = element.find(W + "basedOn")
        own = look if based is None else self.styled(based.get(VAL, ""), look, depth + 1)
        own = _changed_by_style(own, element)
        self.looks[style, look] = own
        return own


def styles_of(root: Element | None) -> Styles:
    """The styles that this styles.xml declares; none without it."""
    styles = Styles()
    if root is None:
        return styles
    for element in root.iterfind(W + "style"):
        identity = element.get(W + "styleId", "")
        styles.elements[identity] = element
        if element.get(W + "type") == "paragraph" and element.get(W + "default") in {"1", "true"}:
            styles.default_paragraph = identity
    defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None:
        styles.base = changed_run(styles.base, defaults)
    spaced = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    if spaced is not None:
        styles.base = changed_paragraph(styles.base, spaced)
    return styles


def _changed_by_style(look: Look, element: Element) -> Look:
    run, paragraph, name = element.find(W + "rPr"), element.find(W + "pPr"), element.find(W + "name")
    if run is not None:
        look = changed_run(look, run)
    if paragraph is not None:
        look = changed_paragraph(look, paragraph)
    match = HEADING_NAME.match(name.get(VAL, "")) if name is not None else None
    return replace(look, heading=int(match[1] or 1)) if match else look


def changed_run(look: Look, properties: Element) -> Look:
    """The look after the properties of a run (w:rPr) changed it."""
    changes: dict[str, Any] = {}
    for element in properties:
        change = _RUN.get(element.tag)
        if change:
            changes |= change(element)
    return replace(look, **changes) if changes else look


def changed_paragraph(look: Look, properties: Element) -> Look:
    """The look after the properties of a paragraph (w:pPr) changed it."""
    changes: dict[str, Any] = {}
    for element in properties:
        change = _PARAGRAPH.get(element.tag)
        if change:
            changes |= change(element)
    return replace(look, **changes) if changes else look


def _is_on(element: Element) -> bool:
    return element.get(VAL, "1") not in FALSE


def _points(text: str | None, per_point: float) -> float:
    try:
        return float(text or 0) / per_point
    except ValueError:
        return 0.0


def _colour(element: Element) -> str:
    theme = element.get(W + "themeColor")
    if theme is None:
        return (element.get(VAL) or "").upper().replace("AUTO", "")
    is_shade = element.get(W + "themeShade") or element.get(W + "themeTint")
    return PAPER if theme in PAPER_THEMES and not is_shade else ""


def _shade(element: Element) -> dict[str, Any]:
    fill = (element.get(W + "fill") or "auto").upper()
    pattern = element.get(VAL, "clear")
    return {"shaded": (fill != "AUTO" and fill not in WHITE) or pattern not in {"clear", "nil"}}


def _outline(element: Element) -> dict[str, Any]:
    level = int(_points(element.get(VAL), 1))
    return {"heading": level + 1} if level < BODY_OUTLINE else {"heading": 0}


def _spacing(element: Element) -> dict[str, Any]:
    gaps = {"before": element.get(W + "before"), "after": element.get(W + "after")}
    return {name: _points(gap, 20) for name, gap in gaps.items() if gap is not None}


def _listed(element: Element) -> dict[str, Any]:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    changes: dict[str, Any] = {}
    if number is not None:
        changes["list_id"] = number.get(VAL, "")
    if level is not None:
        changes["list_level"] = int(_points(level.get(VAL), 1))
    return changes


_RUN: dict[str, Change] = {
    W + "sz": lambda e: {"size": _points(e.get(VAL), 2)},
    W + "b": lambda e: {"bold": _is_on(e)},
    W + "vanish": lambda e: {"vanish": _is_on(e)},
    W + "webHidden": lambda _: {},
    W + "caps": lambda e: {"caps": _is_on(e)},
    W + "w": lambda e: {"size": TINY} if 0 < _points(e.get(VAL), 1) < NARROWEST else {},
    W + "color": lambda e: {"colour": _colour(e)},
    W + "highlight": lambda e: {"shaded": e.get(VAL) not in {"none", "white"}},
    W + "shd": _shade,
}
_PARAGRAPH: dict[str, Change] = {
    W + "outlineLvl": _outline,
    W + "spacing": _spacing,
    W + "numPr": _listed,
    W + "shd": _shade,
}

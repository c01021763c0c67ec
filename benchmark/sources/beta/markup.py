# ruff: noqa: INP001, E501
"""Compact mark-up of a CV in, a list of nodes out; the renderers give each case its layout.

A line's first character tells its kind: `#` name, `>` line under the name, `##` heading, `##|` heading in the side column,
`@ dates | title | employer` entry, `-` bullet, `= a | b` table row, `^` page header, `_` page footer, `~` hidden text,
`---` page break; anything else is a paragraph.
"""

from dataclasses import dataclass, field

MARKS = (
    ("##|", "side"),
    ("##", "section"),
    ("#", "name"),
    (">", "tagline"),
    ("@", "entry"),
    ("---", "break"),
    ("- ", "bullet"),
    ("=", "row"),
    ("^", "header"),
    ("_", "footer"),
    ("~", "hidden"),
)


@dataclass
class Node:
    """One line of a CV; an entry owns the nodes below it, a table its rows."""

    kind: str
    cells: list[str]
    body: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The first cell, which is the whole text of all kinds but entries and rows."""
        return self.cells[0]


def parse(source: str) -> list[Node]:
    """Return the top nodes of a CV in their order."""
    top: list[Node] = []
    into = top
    for line in source.splitlines():
        if not line.strip():
            continue
        node = _node(line.strip())
        if node.kind in {"section", "side", "entry", "break"}:
            into = top
        if node.kind == "row":
            _add_row(into, node)
            continue
        into.append(node)
        if node.kind == "entry":
            into = node.body
    return top


def split_sides(nodes: list[Node]) -> tuple[list[Node], list[Node], list[Node]]:
    """Return the head (before any heading), the main column and the side column."""
    head: list[Node] = []
    main: list[Node] = []
    side: list[Node] = []
    into = head
    for node in nodes:
        if node.kind in {"section", "side"}:
            into = main if node.kind == "section" else side
        into.append(node)
    return head, main, side


def _node(line: str) -> Node:
    for mark, kind in MARKS:
        if line.startswith(mark):
            rest = line[len(mark) :].strip()
            cells = [cell.strip() for cell in rest.split("|")] if kind in {"entry", "row"} else [rest]
            return Node(kind, cells)
    return Node("para", [line])


def _add_row(into: list[Node], row: Node) -> None:
    if not into or into[-1].kind != "table":
        into.append(Node("table", [""]))
    into[-1].body.append(row)

"""The table of rights in code in, the same table in docs/permissions.md out.

python -m ops.permissions           write it
python -m ops.permissions --check   exit with 1 when the file says something else than the code

"""

import sys
from pathlib import Path
from typing import Final

from screening.core.permissions import KEPT_IN_ARCHIVE, MAY, Function, Right

FILE: Final = Path(__file__).resolve().parent.parent / "docs" / "permissions.md"
WORDS: Final = {
    Right.READ: "read the board, the applications with their CVs, insight, the criteria and their versions",
    Right.NOTE: "keep notes and tags",
    Right.OVERRIDE: "put a word of one's own in the place of a computed verdict, with a reason",
    Right.DECIDE: "decide on an application, with a reason",
    Right.ASK: "ask the candidate",
    Right.EXPORT: "export lists, hand over the matrix to the client",
    Right.ADD: "add applications that came another way than by the form",
    Right.EDIT_CRITERIA: "change the criteria",
    Right.EDIT_ROLE: "change the texts and settings of the role",
    Right.MOVE: "open, pause, close and archive the role",
    Right.ERASE: "erase applications",
    Right.TEAM: "invite, change functions, remove from the team",
}
BEGIN, END = "<!-- table -->\n", "<!-- end -->\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` compare it. Returns the exit status."""
    if "--check" not in arguments:
        FILE.write_text(page())
        return 0
    return 0 if FILE.read_text() == page() else 1


def page() -> str:
    """The page as it should read: the table between its marks from the code, everything around it as it is."""
    before, rest = FILE.read_text().split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


def table() -> str:
    """The table of rights in Markdown."""
    head = ["may", *(function.value for function in Function), "archived"]
    lines = [head, ["---", *[":---:"] * (len(head) - 1)], *map(_row, Right)]
    return "".join(_line(line) for line in lines)


def _row(right: Right) -> list[str]:
    held = ["yes" if function in MAY[right] else "" for function in Function]
    return [WORDS[right], *held, "yes" if right in KEPT_IN_ARCHIVE else ""]


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""RTF bytes to a Document: its text with tabs and table cells, hidden and deleted text left out."""

import re
from dataclasses import dataclass, field, replace

from screening.core.reading.compose import compose
from screening.core.reading.flow import Flow, Run, rows_of_runs
from screening.core.reading.laced import laced
from screening.core.reading.limits import Limits
from screening.core.reading.pieces import Block, Row
from screening.core.reading.tables import blocks_of_table
from screening.core.terms import Document, DocumentKind, HiddenText, Unread, UnreadableError

# A control word with its number, a hexadecimal character, a control symbol, a brace, a line end, or plain text.
TOKEN = re.compile(r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
# Destinations whose text is not seen on the page.
UNSEEN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "colorschememapping", "latentstyles",
    "datastore", "generator", "listtable", "listoverridetable", "rsidtbl", "xmlnstbl", "mmathPr", "fldinst",
    "bkmkstart",     "bkmkend", "pntext", "nonshppict", "filetbl", "revtbl", "annotation", "atnid", "atnauthor", "sp",
})  # fmt: skip
SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "page": "\n",
}  # fmt: skip
SYMBOLS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
CODE_PAGES = {"ansicpg": "cp{}", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
SMALLEST = 4.0  # points
DEEPEST = 500
GAP = 0.7  # of the type size


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    skipped: bool = False
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    size: float = 12.0
    colour: int = 0
    skip_after_unicode: int = 1
    in_table: bool = False
    before: float = 0.0
    after: float = 0.0
    heading: int = 0


@dataclass(slots=True)
class _Reader:
    """The text so far."""

    flow: Flow = field(default_factory=Flow)
    state: _State = field(default_factory=_State)
    groups: list[_State] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    cell: list[Row] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    table: list[list[list[Block]]] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    whites: frozenset[int] = frozenset()
    encoding: str = "cp1252"
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    last_after: float = 0.0

    def take(self, match: re.Match[str]) -> None:
        """Take in one token."""
        word, number, code, symbol, brace, text = match.groups()
        if code is None:
            self._flush()
        if brace:
            self._brace(brace)
        elif word:
            self._word(word, int(number) if number else None)
        elif code:
            self._byte(int(code, 16))
        elif symbol == "*":
            self.state = replace(self.state, skipped=True)
        elif symbol:
            self._say(SYMBOLS.get(symbol, ""))
        elif text:
            self._say(text)

    def end(self) -> None:
        """Close what is open."""
        self._flush()
        self._paragraph()
        self._end_table()

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self.groups) > DEEPEST:
                raise UnreadableError(Unread.UNSAFE, "nested too deep")
            self.groups.append(self.state)
        elif self.groups:
            self.state = self.groups.pop()

    def _word(self, word: str, number: int | None) -> None:
        if word in UNSEEN:
            self.state = replace(self.state, skipped=True)
        elif word == "u" and number is not None:
            self._say(chr(number % 0x10000))
            self.to_skip = self.state.skip_after_unicode
        elif word in SIGNS:
            self._say(SIGNS[word])
        elif word in {"par", "sect"}:
            self._paragraph()
        elif word in {"cell", "nestcell"}:
            self._end_cell()
        elif word in {"row", "nestrow"}:
            self._end_row()
        elif word == "ansicpg":
            self.encoding = f"cp{number}"
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        is_on = number != 0
        changes = {
            "v": {"hidden": is_on},
            "deleted": {"deleted": is_on},
            "b": {"bold": is_on},
            "fs": {"size": (number or 24) / 2},
            "cf": {"colour": number or 0},
            "uc": {"skip_after_unicode": 1 if number is None else number},
            "intbl": {"in_table": True},
            "sb": {"before": (number or 0) / 20},
            "sa": {"after": (number or 0) / 20},
            "outlinelevel": {"heading": (number or 0) + 1 if (number or 0) < 9 else 0},  # noqa: PLR2004
            "plain": {"hidden": False, "bold": False, "size": 12.0, "colour": 0},
            "pard": {"in_table": False, "before": 0.0, "after": 0.0, "heading": 0},
        }.get(word)
        if changes:
            self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def _byte(self, byte: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending.append(byte)

    def _flush(self) -> None:
        if self.pending:
            try:
                text = self.pending.decode(self.encoding, "replace")
            except LookupError:
                text = self.pending.decode("cp1252", "replace")
            self.pending = bytearray()
            self._say(text)

    def _say(self, text: str) -> None:
        if self.to_skip and text:
            skipped = min(self.to_skip, len(text))
            self.to_skip -= skipped
            text = text[skipped:]
        state = self.state
        if not text or state.skipped or state.deleted:
            return
        why = self._why_hidden() if text.strip() else ""
        if why:
            self.hidden.append(HiddenText(1, why, text))
        else:
            self.runs.append(Run(text, state.size, bold=state.bold))

    def _why_hidden(self) -> str:
        if self.state.hidden:
            return "hidden_run"
        if self.state.size < SMALLEST:
            return "tiny"
        return "white" if self.state.colour in self.whites else ""

    def _paragraph(self) -> None:
        state = self.state
        rows = rows_of_runs(self.runs, state.heading)
        self.runs = []
        if state.in_table:
            self.cell += rows
            return
        self._end_table()
        self.flow.paragraph(rows, gap=max(self.last_after, state.before) > GAP * state.size)
        self.last_after = state.after

    def _end_cell(self) -> None:
        self.cell += rows_of_runs(self.runs, self.state.heading)
        self.runs = []
        self.cells.append([Block(self.cell)])
        self.cell = []

    def _end_row(self) -> None:
        if self.cells:
            self.table.append(self.cells)
        self.cells = []

    def _end_table(self) -> None:
        if self.cell:
            self._end_cell()
        self._end_row()
        if self.table:
            self.flow.add(blocks_of_table(self.table))
        self.table = []


def read_rtf(content: bytes, limits: Limits) -> Document:
    """The document that the RTF shows, as one page.

    Raises:
        UnreadableError: it is nested too deep or holds no text.

    """
    text = content.decode("latin-1")
    reader = _Reader(whites=_whites(text))
    for match in TOKEN.finditer(text):
        reader.take(match)
    reader.end()
    blocks = reader.flow.blocks
    page = compose(1, blocks)
    if not page.text:
        raise UnreadableError(Unread.NO_TEXT)
    if len(page.text) > limits.characters:
        raise UnreadableError(Unread.TOO_LARGE, f"{len(page.text)} characters")
    return Document(DocumentKind.RTF, (page,), hidden=(*reader.hidden, *laced(1, blocks)))


def _whites(text: str) -> frozenset[int]:
    """The numbers of the colours that are white."""
    table = re.search(r"\{\\colortbl([^}]*)\}", text)
    colours = table[1].split(";") if table else []
    white = re.compile(r"\\red25[0-5]\s*\\green25[0-5]\s*\\blue25[0-5]")
    return frozenset(number for number, colour in enumerate(colours) if white.search(colour))

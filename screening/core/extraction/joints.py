"""Tokens of a text in, what joins two dates out: a dash, an arrow, "tot en met"; words for the present; nothing."""

from collections.abc import Sequence

from screening.core.extraction.date_tokens import Token

_MOST_DASHES, _MOST_WORDS = 4, 5
_BARS = frozenset({"/", "|", "\u00b7"})  # that join dates of one kind alone
_BEGIN, _END = 1, 3  # parts of a year whose words are labels too: "Start: 09/2015 End: 03/2018"


def joint_after(tokens: Sequence[Token], i: int, *, between: bool) -> int:
    """The index after what joins two dates: a dash, an arrow, "tot en met", "à la fin de", "Tot:"; i for nothing."""
    j = _after_dashes(tokens, i)
    while j < len(tokens) and j < i + _MOST_WORDS and "to" in tokens[j].meanings and not _begins_date(tokens, j):
        j = _after_colon(tokens, j + 1)
    j = _after_label(tokens, j, _END) or j
    if between and j == i and j < len(tokens) and "to_after_between" in tokens[j].meanings:
        j += 1
    if j == i and j < len(tokens) and tokens[j].text in _BARS:
        j += 1
    if j > i and j < len(tokens) and "fillers" in tokens[j].meanings and "now" not in tokens[j].meanings:
        j += 1
    return j


def after_start_label(tokens: Sequence[Token], i: int) -> int | None:
    """The index after a form's label for a start ("Start:", "Début :"), or None."""
    return _after_label(tokens, i, _BEGIN)


def after_opening_colon(tokens: Sequence[Token], i: int) -> int:
    """The index after a word like "van" and the colon that may follow it on a form."""
    return _after_colon(tokens, i + 1)


def present_at(tokens: Sequence[Token], i: int) -> int | None:
    """The index after words for the present ("heden", "à ce jour", "tot nu", "(ongoing)"), or None."""
    if i < len(tokens) and tokens[i].text in {"(", "["}:
        inside = present_at(tokens, i + 1)
        closed = inside is not None and inside < len(tokens) and tokens[inside].text in {")", "]"}
        return inside + 1 if inside and closed else None
    for j in (i, i + 1):
        if j < len(tokens) and {"now", "open_after"} & tokens[j].meanings.keys():
            return j + 1
        if j >= len(tokens) or "fillers" not in tokens[j].meanings:
            return None
    return None


def nothing_follows(tokens: Sequence[Token], i: int, before: int) -> bool:
    """Whether the joint is the last thing of its cell, line or brackets ("2014 - ", "(2014 -)")."""
    if tokens[i - 1].kind not in {"dash", "mark"} and "to" not in tokens[i - 1].meanings:
        return False
    if tokens[before].text in _BARS | {".", ":"}:
        return False
    return i >= len(tokens) or tokens[i].kind == "wall" or tokens[i].text in {")", "]", ";", ","}


def _after_dashes(tokens: Sequence[Token], i: int) -> int:
    j = i
    while j < min(len(tokens), i + _MOST_DASHES) and (tokens[j].kind == "dash" or tokens[j].text == "."):
        j += 1
    return i if j == i + 1 and tokens[i].text == "." else j


def _after_colon(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].text == ":" else i


def _after_label(tokens: Sequence[Token], i: int, part: int) -> int | None:
    """The index after a word for an end of time that a colon makes a label, or None."""
    labelled = i + 1 < len(tokens) and tokens[i].meanings.get("part") == part and tokens[i + 1].text == ":"
    return i + 2 if labelled else None


def _begins_date(tokens: Sequence[Token], i: int) -> bool:
    return "month" in tokens[i].meanings or "part" in tokens[i].meanings

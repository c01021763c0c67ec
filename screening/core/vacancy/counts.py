"""The statements of an advertisement in, the numbers of things that a candidate must have handled out."""

from collections.abc import Iterator, Sequence

from screening.core.extraction.numerals import Number
from screening.core.vacancy.amounts import find_years
from screening.core.vacancy.clauses import clause_around, trimmed
from screening.core.vacancy.gates import is_gate
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has
from screening.core.vacancy.numbers import numbers_in
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import CountAsked, Range

_HERE = frozenset({Part.REQUIREMENTS, Part.WISHES, Part.EXPERIENCE, Part.OPEN})
_AHEAD = 22  # characters before a number in which "at least" stands
_BEHIND = 12  # characters after it in which "or more" does
_MOST = 999
_LONGEST_LABEL = 70  # characters


def find_counts_asked(statements: Sequence[Statement]) -> tuple[CountAsked, ...]:
    """The numbers of teams, bids, sites and the like, in the order of the text."""
    return tuple(asked for statement in statements for asked in _of_statement(statement))


def _of_statement(statement: Statement) -> Iterator[CountAsked]:
    text = statement.text
    if statement.part not in _HERE or has("counts", "never", text):
        return
    years = find_years(text)
    bounded = 0  # where the last number ended that was asked for
    for number in numbers_in(text):
        if any(each.start <= number.start < each.end for each in years):
            continue
        goes_on = bool(bounded) and _goes_on(text[bounded : number.start])
        if not _is_asked(statement, number, goes_on=goes_on):
            continue
        bounded = number.end
        start, end = trimmed(text, 0, len(text))
        gate = is_gate(statement, number.start, number.end)
        quote = Range(statement.start + start, statement.start + end)
        yield CountAsked(quote, gate, _what(text, number), int(number.least))


def _is_asked(statement: Statement, number: Number, *, goes_on: bool) -> bool:
    text = statement.text
    if number.article or not 1 <= number.least <= _MOST or number.least != int(number.least):
        return False
    if number.least == 1:
        return _is_bounded(text, number) and _is_handled(statement, number)
    bounded = goes_on or _opens_item(statement, number) or _is_bounded(text, number) or _is_bounded_afar(text, number)
    return bounded and _is_handled(statement, number)


def _opens_item(statement: Statement, number: Number) -> bool:
    """Whether the number opens an item of a list of requirements: "2 full implementations from start to end"."""
    listed = statement.bullet and statement.part in {Part.REQUIREMENTS, Part.EXPERIENCE}
    return listed and number.start == 0 and has("counts", "done", statement.text)


def _goes_on(between: str) -> bool:
    """Whether "and" joins a number to the one before it and its bound: "at least four projects and 6 teams"."""
    joints = find("counts", "and", between)
    adjoins = len(joints) == 1 and not any(map(str.isalnum, between[joints[0].end :]))
    return adjoins and not has("counts", "units", between)


def _is_bounded(text: str, number: Number) -> bool:
    """Whether "at least" or "or more" makes the number a lower bound."""
    ahead, behind = text[max(0, number.start - _AHEAD) : number.start], text[number.end : number.end + _BEHIND]
    found = find("counts", "at_least", ahead)
    is_ahead = bool(found) and not any(map(str.isalnum, ahead[found[-1].end :]))
    return (
        is_ahead
        or any(not behind[: each.start].strip() for each in find("counts", "or_more", behind))
        or (behind.startswith("+"))
    )


def _is_bounded_afar(text: str, number: Number) -> bool:
    """Whether "already" stands before what was done so often, or "at least" closes the clause of the number."""
    first, last = clause_around(text, number.start, number.end)
    done = has("counts", "handled", text[first:last])
    behind = text[number.end : last]
    closes = any(not behind[each.end :].strip(" .") for each in find("counts", "closing", behind))
    closes = closes and not numbers_in(behind)  # "2° seniority of 7 years at least"
    return closes or (done and has("counts", "already", text[first : number.start]))


def _is_handled(statement: Statement, number: Number) -> bool:
    """Whether a thing that one can have led, built or sold follows: no unit, no reference, no money."""
    text = statement.text
    first, last = clause_around(text, number.start, number.end)
    after = text[number.end : last].lstrip("+ ")
    if after[:1] in {"%", "€", "$"} or text[max(0, number.start - 2) : number.start].strip() in {"€", "$"}:
        return False
    if any(not any(map(str.isalnum, after[: each.start])) for each in find("counts", "units", after)):
        return False
    if text[max(first, number.start - 5) : number.start].strip().upper().endswith(("EUR", "€")):
        return False
    if statement.part is Part.OPEN:
        return has("counts", "handled", text) and not has("years", "others", text[: number.start])
    return True


def _what(text: str, number: Number) -> str:
    """The thing that is counted: the words after the number."""
    _, last = clause_around(text, number.start, number.end)
    after = text[number.end : last]
    for each in find("counts", "or_more", after[:_BEHIND])[:1]:
        after = after[each.end :]
    first, end = trimmed(after, 0, len(after))
    words = " ".join(after[first:end].strip("+ ").split())
    return words if len(words) <= _LONGEST_LABEL else words[:_LONGEST_LABEL].rsplit(" ", 1)[0]

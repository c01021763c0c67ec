"""The statements of an advertisement in, the years of experience that it asks out; look-alikes are turned away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from screening.core.vacancy.amounts import Amount, find_years
from screening.core.vacancy.clauses import boundaries, clause_around, trimmed
from screening.core.vacancy.domains import domain_of
from screening.core.vacancy.gates import is_gate, wish_ranges, wishes_behind
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import Range, YearsAsked

_MOST = 40  # years; nobody asks more
_ASKED_HERE = frozenset({Part.REQUIREMENTS, Part.WISHES, Part.EXPERIENCE})
_NEVER_HERE = frozenset({Part.OFFER, Part.CONTRACT, Part.START, Part.ORGANISATION, Part.TITLE})
_SELDOM_HERE = frozenset({Part.COMPANY, Part.TASKS, Part.APPLICATION})
_MOST_AHEAD = 2  # words before a number that stands for experience without the word
_OF_AGE = 16  # years; as many without a word for experience are an age
_BEFORE = 28  # characters before a number in which "after", "in the last" and the like turn it away
_AFTER = 30  # characters after it in which "old", "of age", "ago" do


def find_years_asked(statements: Sequence[Statement]) -> tuple[YearsAsked, ...]:
    """The years that candidates must or should have worked, in the order of the text."""
    asked: list[YearsAsked] = []
    for statement in statements:
        amounts = list(_asked_in(statement))
        asked += _criteria(statement, amounts, first_group=max((each.alternative for each in asked), default=0) + 1)
    return tuple(asked)


def _asked_in(statement: Statement) -> Iterator[Amount]:
    """The numbers that are asked for; one that shares its unit with the one before it is asked with that one."""
    text = statement.text
    last: Amount | None = None  # the one before, where it is asked
    for amount in find_years(text):
        joined = last is not None and (amount.goes_on or _is_joined(text[last.end : amount.start]))
        goes_along = joined and not _is_turned_away(text, amount)
        last = amount if goes_along or _is_asked(statement, amount) else None
        if last:
            yield amount


def _is_joined(between: str) -> bool:
    """Whether "and" leads from what one number is of to the next: "3 years with Java and 5 years with Spring"."""
    joint = next(iter(find("amounts", "also", between)[-1:]), None)
    return joint is not None and not between[joint.end :].strip() and not re.search(r"[.;:]", between)


def _is_asked(statement: Statement, amount: Amount) -> bool:
    text = statement.text
    if not 0 < amount.least <= _MOST or statement.part in _NEVER_HERE or _is_turned_away(text, amount):
        return False
    clause = _Clause.around(text, amount, subject_only=statement.part in _ASKED_HERE)
    if amount.article and not (clause.experience and _near_experience(text, amount)):
        return False
    if clause.of_studies or clause.of_another or (clause.others and not clause.strong_candidate):
        return False
    listed = statement.bullet and statement.part is Part.OPEN
    return _is_asked_in(statement.part, clause, amount) or (listed and clause.opens and clause.least)


def _is_asked_in(part: Part, clause: "_Clause", amount: Amount) -> bool:
    """Whether a clause of that part of the advertisement asks for the years that it states."""
    if part in _ASKED_HERE:
        return clause.experience or (
            clause.opens and not (amount.in_months or clause.other_subject or amount.least >= _OF_AGE)
        )
    if part in _SELDOM_HERE or (part is Part.OPEN and clause.others):
        return clause.experience and clause.strong_candidate
    if clause.third_person and not clause.candidate:
        return False
    if not clause.experience:
        return clause.opens and clause.wished
    return clause.candidate or clause.least or not clause.verb_of_firm


@dataclass(frozen=True, slots=True)
class _Clause:
    """What the words around a number of years speak of."""

    experience: bool
    least: bool
    candidate: bool
    strong_candidate: bool
    others: bool
    verb_of_firm: bool
    other_subject: bool
    opens: bool
    third_person: bool
    wished: bool
    of_another: bool
    of_studies: bool

    @classmethod
    def around(cls, text: str, amount: Amount, *, subject_only: bool) -> "_Clause":
        """`subject_only`: somebody else counts only before the number ("our consultants have 5 years")."""
        start, end = clause_around(text, amount.start, amount.end)
        clause = text[start:end]
        subject = text[:end] if text[:start].rstrip().endswith(("(", ":")) else clause
        return cls(
            experience=has("years", "experience", text) or _is_done(text, clause),
            least=has("years", "least", clause),
            candidate=has("years", "candidate", text),
            strong_candidate=has("years", "strong_candidate", text),
            others=has("years", "others", text[start : amount.start] if subject_only else clause),
            verb_of_firm=has("years", "others", text),
            other_subject=has("years", "other_subjects", subject),
            wished=bool(wish_ranges(clause)),
            of_studies=has("years", "schooling", clause) and not has("years", "experience", clause),
            of_another=has("years", "relatives", text[start : amount.start]),
            third_person=has("years", "third_person", text[: amount.start]),
            opens=_num_words(text[start : amount.start]) <= _MOST_AHEAD,
        )


def _is_done(text: str, clause: str) -> bool:
    """Whether somebody who is looked for did something for those years: "who has run a shop for two years"."""
    sought = has("years", "strong_candidate", text)
    return sought and has("years", "done", clause) and not has("years", "other_subjects", clause)


def _is_turned_away(text: str, amount: Amount) -> bool:
    """Whether the words beside the number say that it is no experience: "after 2 years", "3 years old"."""
    first, last = clause_around(text, amount.start, amount.end)
    ahead = text[max(first, amount.start - _BEFORE) : amount.start]
    behind = text[amount.end : min(last, amount.end + _AFTER)]
    clause = text[first:last]
    recent = find("amounts", "recent", ahead) if amount.goes_on else ()
    ahead = ahead[: recent[-1].start] if recent else ahead  # "of which the last 2 in care" are asked all the same
    return (
        _ends_with("turned_away_before", ahead)
        or _starts_with("turned_away_after", behind)
        or _is_length_of_thing(text[: amount.start])
        or (has("years", "turned_away", clause) and not _near_experience(text, amount))
        or has("years", "never", text)
    )


def _is_length_of_thing(ahead: str) -> bool:
    """Whether a thing has the length: "contracts of 20 years", unlike "an experience of" and "a minimum of"."""
    of = next((each for each in find("years", "of", ahead) if not any(map(str.isalnum, ahead[each.end :]))), None)
    if of is None:
        return False
    noun = ahead[max(0, of.start - _BEFORE) : of.start].rstrip(" ")
    if not noun or not noun[-1].isalnum() or find_years(ahead):
        return False
    return not any(has("years", kind, noun) for kind in ("experience", "least", "candidate"))


def _num_words(ahead: str) -> int:
    """The words that are no "at least" and no "you have"."""
    for kind in ("strong_candidate", "least"):
        for each in reversed(find("years", kind, ahead)):
            ahead = ahead[: each.start] + ahead[each.end :]
    return len(ahead.split())


def _near_experience(text: str, amount: Amount) -> bool:
    """Whether a word for experience stands beside the number."""
    behind = text[amount.end : amount.end + 45]
    ahead = text[max(0, amount.start - 45) : amount.start]
    return has("years", "experience", behind) or has("years", "experience", ahead)


def _ends_with(kind: str, ahead: str) -> bool:
    found = find("years", kind, ahead)
    if not found:
        return False
    rest = ahead[found[-1].end :]
    for each in reversed(find("years", "least", rest)):
        rest = rest[: each.start] + rest[each.end :]
    return not any(map(str.isalnum, rest))


def _starts_with(kind: str, behind: str) -> bool:
    return any(not any(map(str.isalnum, behind[: each.start])) for each in find("years", kind, behind))


def _criteria(statement: Statement, amounts: list[Amount], first_group: int) -> Iterator[YearsAsked]:
    cuts = _cuts(statement.text, amounts)
    for i, amount in enumerate(amounts):
        start, end = trimmed(statement.text, cuts[2 * i], cuts[2 * i + 1])
        label = _label(statement.text, amount, end)
        yield YearsAsked(
            quote=Range(statement.start + start, statement.start + end),
            gate=is_gate(statement, amount.start, amount.end),
            at_least=amount.least,
            label=label,
            domain=domain_of(label or statement.text[start:end]),
            upper=amount.upper,
            alternative=first_group if _is_alternative(statement.text, amounts, i) else 0,
        )


def _cuts(text: str, amounts: list[Amount]) -> list[int]:
    """Where the quote of each number begins and ends, by turns."""
    cuts: list[int] = [0]
    for before, amount in pairwise(amounts):
        between = [(a, b) for a, b in boundaries(text) if a >= before.end and b <= amount.start]
        joints = [(each.start, each.end) for each in find("years", "joints", text[: amount.start])]
        between += [(a, b) for a, b in joints if a >= before.end]
        between += _dutch_or(text, before.end, amount.start)
        last: tuple[int, int] = max(between, key=_end, default=(amount.start, amount.start))
        cuts.extend(last)
    return [*cuts, len(text)]


def _end(cut: tuple[int, int]) -> int:
    return cut[1]


def _is_alternative(text: str, amounts: list[Amount], i: int) -> bool:
    """Whether "or" stands between this number and the one before or after it."""
    ends = [(amounts[j].end, amounts[j + 1].start) for j in (i - 1, i) if 0 <= j < len(amounts) - 1]
    return any(_says_or(text[a:b]) or _dutch_or(text, a, b) for a, b in ends)


def _says_or(between: str) -> bool:
    """Whether "or" joins the numbers; that of "five years or more" does not."""
    if has("amounts", "of_which", between):
        return False
    for each in reversed(find("amounts", "fillers", between)):
        between = between[: each.start] + between[each.end :]
    return has("years", "or", between)


def _dutch_or(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The range of an "of" that stands right before the number that begins at `end`."""
    between = text[start:end]
    for each in reversed(find("years", "least", between)):
        if not any(map(str.isalnum, between[each.end :])):
            between = between[: each.start]
    found = find("years", "or_before_number", between)
    if not found or any(map(str.isalnum, between[found[-1].end :])):
        return []
    return [(start + found[-1].start, start + found[-1].end)]


def _label(text: str, amount: Amount, end: int) -> str:
    """What the years are years of: the words after the number without "of experience in", else those before it."""
    after = _without_opening(text[amount.end : end])
    wish = next((each.start for each in wishes_behind(after)), len(after))
    after = after[:wish] if wish else after
    first, last = trimmed(after, 0, len(after))
    label = after[first:last].strip("() ")
    if label:
        return " ".join(label.split())
    first, last = trimmed(text, 0, amount.start)
    return " ".join(text[first:last].strip("() ").split())


def _without_opening(after: str) -> str:
    """The words without those that open them and only say "or more, of experience in"."""
    while True:
        found = [each for kind in ("said_of_years", "least") for each in find("years", kind, after)]
        opening = [each for each in found if not any(map(str.isalnum, after[: each.start]))]
        if not opening:
            return after
        after = after[max(each.end for each in opening) :]

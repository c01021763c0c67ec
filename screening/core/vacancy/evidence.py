"""The statements of an advertisement in, its requirements without a number out, each in its own words."""

from collections.abc import Iterator, Sequence

from screening.core.vacancy.clauses import trimmed
from screening.core.vacancy.domains import topic_of
from screening.core.vacancy.gates import is_gate, wish_ranges
from screening.core.vacancy.headings import Part
from screening.core.vacancy.lexicon import find, has
from screening.core.vacancy.statements import Statement
from screening.core.vacancy.terms import EvidenceAsked, Range

_HERE = frozenset({Part.REQUIREMENTS, Part.WISHES, Part.EXPERIENCE})
_LEAST_LETTERS = 3


def find_evidence_asked(statements: Sequence[Statement], taken: Sequence[Range]) -> tuple[EvidenceAsked, ...]:
    """What is left to be shown, in the order of the text; `taken` are the places of the other criteria."""
    return tuple(
        asked
        for statement in statements
        if _is_asked(statement) and not any(_meet(statement, each) for each in taken)
        for asked in _of_statement(statement)
    )


def _meet(statement: Statement, other: Range) -> bool:
    return statement.start < other.end and other.start < statement.end


def _is_asked(statement: Statement) -> bool:
    text = statement.text
    if _is_waived(text):
        return False
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS or text.endswith(("?", ":")) or has("evidence", "never", text):
        return False
    if statement.part in _HERE:
        return True
    return statement.part is Part.OPEN and has("evidence", "asks", text) and has("years", "strong_candidate", text)


def _is_waived(text: str) -> bool:
    """Whether something is only said not to be asked: "a degree is not required"; "a plus, not required" is a wish."""
    waived = find("evidence", "waived", text)
    return bool(waived) and all(any(w.start <= each.start < w.end for w in waived) for each in wish_ranges(text))


def _of_statement(statement: Statement) -> Iterator[EvidenceAsked]:
    """One topic, or two where "preferably" adds a narrower one to a requirement."""
    text = statement.text
    cut = next((each.start for each in find("gates", "ahead", text) if text[: each.start].rstrip().endswith(",")), 0)
    for first, last in ((0, cut), (cut, len(text))) if cut else ((0, len(text)),):
        start, end = trimmed(text, first, last)
        words = text[start:end]
        yield EvidenceAsked(
            quote=Range(statement.start + start, statement.start + end),
            gate=is_gate(statement, start, end) and not (cut and first),
            topic=" ".join(words.split()),
            slug=topic_of(words),
            soft=has("evidence", "soft", words) and not has("evidence", "hard", words),
        )

"""What a document says of languages in, one skill per language out: exact words beat vague ones."""

from screening.core.extraction.languages.places import Statement
from screening.core.extraction.languages.tokens import Sort
from screening.core.terms import LanguageSkill

_EXACT = frozenset({Sort.CODE, Sort.NATIVE})


def merged(statements: list[Statement]) -> tuple[LanguageSkill, ...]:
    """One skill per language in the order of the statements.

    Of several statements the most exact sort counts, those in the part about languages before others of the same sort.
    Where these agree, the interval is what they share; where they contradict each other, it covers them all.
    """
    by_language: dict[str, list[Statement]] = {}
    for statement in statements:
        by_language.setdefault(statement.language, []).append(statement)
    return tuple(_skill(language, said) for language, said in by_language.items())


def _skill(language: str, said: list[Statement]) -> LanguageSkill:
    best = max(_rank(statement) for statement in said)
    chosen = [statement for statement in said if _rank(statement) == best]
    least, most = max(each.least for each in chosen), min(each.most for each in chosen)
    if least > most:
        least, most = min(each.least for each in chosen), max(each.most for each in chosen)
    return LanguageSkill(language, least, most, tuple(dict.fromkeys(each.span for each in chosen)))


def _rank(statement: Statement) -> tuple[int, bool]:
    """How much a statement weighs: a code and a mother tongue alike, then words, certificates, dots, a bare name."""
    sort = Sort.CODE if statement.sort in _EXACT else statement.sort
    return sort.value, statement.listed

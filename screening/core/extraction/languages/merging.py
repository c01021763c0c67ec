"""What a document says of languages in, one skill per language out: exact words beat vague ones."""

from dataclasses import replace

from screening.core.extraction.languages.places import Statement
from screening.core.extraction.languages.tokens import Sort
from screening.core.terms import LanguageSkill, Level

_EXACT = frozenset({Sort.CODE, Sort.NATIVE})


def merged(statements: list[Statement]) -> tuple[LanguageSkill, ...]:
    """One skill per language in the order of the statements.

    Of several statements the most exact sort counts, those in the part about languages before others of the same sort.
    Where these agree, the interval is what they share; where they contradict each other, it covers them all.
    """
    by_language: dict[str, list[Statement]] = {}
    for statement in statements:
        by_language.setdefault(statement.language, []).append(statement)
    skills = tuple(_skill(language, said) for language, said in by_language.items())
    return _with_mother_tongue(skills, {language for language, said in by_language.items() if _native_at_least(said)})


def _native_at_least(said: list[Statement]) -> bool:
    """Whether a language is "native or bilingual"."""
    return any(each.sort is Sort.NATIVE and each.least is not each.most for each in said)


def _with_mother_tongue(skills: tuple[LanguageSkill, ...], either: set[str]) -> tuple[LanguageSkill, ...]:
    """The skills; where no other language is native, the first of those that are native or bilingual is."""
    if any(skill.least is Level.C2 for skill in skills):
        return skills
    first = next((skill for skill in skills if skill.language in either and skill.most is Level.C2), None)
    return tuple(replace(skill, least=Level.C2) if skill is first else skill for skill in skills)


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

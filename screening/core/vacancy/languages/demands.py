"""The marks of a sentence in, what it demands of each language out: groups of names with their level."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from screening.core.terms import Level
from screening.core.vacancy.languages.marks import Kind, Mark
from screening.core.vacancy.lexicon import find, has, vocabulary

_HARD = re.compile(r"[,;:]|\.\s|\n")
_BOUNDARY_COST = 4  # words: a comma or "and" parts a level from a name as much as four words do
_MOST_GOING_ON = 3  # words: "and of technical"
_FARTHEST = 8  # words between a level and its name
_ENGLISH_COLON = re.compile(r"\s*[:=(–-]")


@dataclass(frozen=True, slots=True)
class Demand:
    """Names at [start, end) of the sentence that share a level: all of them, or `any_of` them.

    `other`: it is "the other language" of the demand before it. `one_of`: "one of both". `alternative`: "or" joins it
    to the demand before it. `commas` holds the indexes of the names that a comma stands before.
    """

    start: int
    end: int
    languages: tuple[str, ...] = ()
    any_of: bool = False
    level: Level = Level.A1
    levelled: bool = False
    other: bool = False
    one_of: bool = False
    alternative: bool = False
    wish: bool = False
    commas: tuple[int, ...] = ()
    starts: tuple[int, ...] = field(default=())


def demands_of(text: str, marks: Sequence[Mark]) -> list[Demand]:
    """What the sentence demands, in order, each group of names with its level."""
    groups = _groups(text, [mark for mark in marks if mark.kind is not Kind.LEVEL])
    levels = [mark for mark in marks if mark.kind is Kind.LEVEL]
    if not groups:
        return [_bilingual(levels)] if any(level.bilingual for level in levels) else []
    groups = [part for group in groups for part in _halves(group, levels)]
    owners = _owners(text, groups, levels)
    return _carried(text, [_levelled(group, owners[i]) for i, group in enumerate(groups)])


def _groups(text: str, marks: list[Mark]) -> list[Demand]:
    groups: list[Demand] = []
    last: Mark | None = None
    for mark in marks:
        between = text[last.end : mark.start] if last else ""
        if last and mark.kind is last.kind is Kind.NAME and _joins(between) and not _is_apart(groups[-1], between):
            groups[-1] = _extended(groups[-1], mark, between)
        else:
            groups.append(_begun(mark, alternative=bool(last) and _is_or(between)))
        last = mark
    return groups


def _halves(group: Demand, levels: list[Mark]) -> list[Demand]:
    """The group, its last name apart where each end has its own level: "bilingue français-néerlandais, anglais bon"."""
    last = len(group.languages) - 1
    before = any(level.end <= group.start for level in levels)
    behind = any(0 <= level.start - group.end <= 1 for level in levels)
    if last < 1 or group.commas[-1:] != (last,) or not (before and behind):
        return [group]
    cut = group.starts[last]
    first = replace(
        group, end=cut, languages=group.languages[:last], commas=group.commas[:-1], starts=group.starts[:last]
    )
    second = replace(group, start=cut, languages=group.languages[last:], any_of=False, commas=(), starts=(cut,))
    return [first, replace(second, alternative=False)]


def _is_apart(group: Demand, between: str) -> bool:
    """Whether "and" ends a choice: the English of "Dutch or French and English"."""
    return group.any_of and has("languages", "and", between) and not _has_or(between)


def _begun(mark: Mark, *, alternative: bool) -> Demand:
    if mark.kind is Kind.NAME:
        levelled = mark.level is not Level.A1
        return Demand(
            mark.start, mark.end, (mark.language,), False, mark.level, levelled,
            alternative=alternative, starts=(mark.start,),
        )  # fmt: skip
    return Demand(mark.start, mark.end, other=mark.kind is Kind.OTHER, one_of=mark.kind is Kind.ONE_OF)


def _extended(group: Demand, mark: Mark, between: str) -> Demand:
    return replace(
        group,
        end=mark.end,
        languages=(*group.languages, mark.language),
        any_of=group.any_of or _has_or(between),
        commas=(*group.commas, len(group.languages)) if _is_comma(between) else group.commas,
        starts=(*group.starts, mark.start),
    )


def _joins(between: str) -> bool:
    """Whether only "and", "or", commas and articles stand between two names."""
    for each in reversed(find("languages", "joints", between)):
        between = between[: each.start] + between[each.end :]
    return not re.sub(r"[\s/,&+()'’–-]", "", between)


def _is_comma(between: str) -> bool:
    return "," in between and not has("languages", "and", between) and not _has_or(between)


def _has_or(between: str) -> bool:
    return has("languages", "or", between)


def _is_or(between: str) -> bool:
    words = between.strip(" ,()").lower()
    return words in vocabulary("languages")["or"] or any(
        words.startswith(f"{word} ") and len(words.split()) <= _BOUNDARY_COST for word in vocabulary("languages")["or"]
    )


def _owners(text: str, groups: list[Demand], levels: list[Mark]) -> dict[int, list[Mark]]:
    """The levels of each group, by its index."""
    prefix = bool(levels) and levels[0].start < groups[0].start
    owners: dict[int, list[Mark]] = {i: [] for i in range(len(groups))}
    for level in levels:
        before = max((i for i, group in enumerate(groups) if group.end <= level.start), default=None)
        after = min((i for i, group in enumerate(groups) if group.start >= level.end), default=None)
        back = _distance(text[groups[before].end : level.start]) if before is not None else len(text)
        ahead = _distance(text[level.end : groups[after].start]) if after is not None else len(text)
        if min(back, ahead) > _FARTHEST + _BOUNDARY_COST:
            continue
        chosen = after if ahead < back or (ahead == back and prefix) else before
        if chosen is not None:
            owners[chosen].append(level)
    return owners


def _distance(between: str) -> int:
    """How far a level stands from a name: words, each comma or "and" as much as several."""
    if re.fullmatch(r"\s*[:=(–-]?\s*", between):
        return 0
    cost = len(re.findall(r"[^\W_]+", between))
    hard = len(_HARD.findall(between)) + between.count(")") + bool(has("languages", "and", between))
    return cost + _BOUNDARY_COST * hard


def _levelled(group: Demand, levels: list[Mark]) -> Demand:
    """The group with its level: a code beats words, the lowest of several holds."""
    exact = [mark.level for mark in levels if mark.exact] or [mark.level for mark in levels]
    return replace(group, level=min(exact), levelled=True) if exact else group


def _carried(text: str, groups: list[Demand]) -> list[Demand]:
    """The groups, one without a level after one with a level that goes on: "fluent in Dutch and also in French"."""
    for i, (before, group) in enumerate(pairwise(groups)):
        between = text[before.end : group.start]
        if before.levelled and not group.levelled and group.languages and _goes_on(between):
            groups[i + 1] = replace(group, level=before.level, levelled=True)
    return groups


def _goes_on(between: str) -> bool:
    num_words = len(re.findall(r"[^\W_]+", between))
    return num_words <= _MOST_GOING_ON and "(" not in between and not _HARD.search(between)


def _bilingual(levels: list[Mark]) -> Demand:
    """The demand of "perfectly bilingual" without a name: both languages of the capital."""
    start, end = levels[0].start, levels[-1].end
    languages = tuple(vocabulary("languages")["bilingual"])
    return Demand(start, end, languages, level=Level.C1, levelled=True, starts=(start,) * len(languages))

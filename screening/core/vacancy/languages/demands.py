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
_MOST_TO_CHOICE = 5  # words: "one [of the following languages:] Dutch"
_CODE = re.compile(r"\b(?:(?:at|op|niveau|level|minimum|min\.?)\s)*[ABC][12]\b", re.IGNORECASE)
_FARTHEST = 8  # words between a level and its name
_FRENCH_IN = re.compile(r"^\s*en\s+$")


@dataclass(frozen=True, slots=True)
class Demand:
    """Names at [start, end) of the sentence that share a level: all of them, or `any_of` them.

    `other`: it is "the other language" of the demand before it. `one_of`: "one of both". `alternative`: "or" joins it
    to the demand before it. `commas` and `ands` hold the indexes of the names that a comma or "and" stands before.
    `least`: so many of the names are enough ("two of").
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
    ands: tuple[int, ...] = ()
    least: int = 0
    starts: tuple[int, ...] = field(default=())


def demands_of(text: str, marks: Sequence[Mark]) -> list[Demand]:
    """What the sentence demands, in order, each group of names with its level."""
    groups = _groups(text, [mark for mark in marks if mark.kind is not Kind.LEVEL])
    levels = [mark for mark in marks if mark.kind is Kind.LEVEL]
    if not groups:
        return [_bilingual(levels)] if any(level.bilingual for level in levels) else []
    groups = _some_of(text, [part for group in groups for part in _halves(group, levels)])
    owners = _owners(text, groups, levels)
    levelled = _handed_on([_levelled(group, owners[i]) for i, group in enumerate(groups)])
    return _carried(text, _of_all(text, levelled, levels))


def _groups(text: str, marks: list[Mark]) -> list[Demand]:
    groups: list[Demand] = []
    last: Mark | None = None
    for mark in marks:
        between = text[last.end : mark.start] if last else ""
        if last and mark.kind is last.kind is Kind.NAME and _joins(between) and not _is_apart(groups[-1], between):
            if _ends_in_choice(groups[-1], between):
                groups[-1:] = _cut(groups[-1], len(groups[-1].languages) - 1)
            groups[-1] = _extended(groups[-1], mark, between)
        else:
            groups.append(_begun(mark, alternative=bool(last) and _is_or(between)))
        last = mark
    return groups


def _some_of(text: str, groups: list[Demand]) -> list[Demand]:
    """The groups, of one that "two of" or "one of" leads to only so many names asked."""
    for i, (choice, group) in enumerate(pairwise(groups)):
        near = len(text[choice.end : group.start].split()) <= _MOST_TO_CHOICE
        if choice.least and near and len(group.languages) > choice.least and not group.any_of:
            groups[i + 1] = replace(group, any_of=choice.least == 1, least=choice.least)
        elif choice.least > 1 and near and group.any_of:
            groups[i + 1] = replace(group, any_of=False, least=choice.least)
    return groups


def _of_all(text: str, groups: list[Demand], levels: list[Mark]) -> list[Demand]:
    """The groups, all at the level that is said of them together: "Dutch and French, both at C1"."""
    last = levels[-1] if levels else None
    if last is None or last.start < groups[-1].end or len(groups) < 2:  # noqa: PLR2004
        return groups
    lead = text[groups[-1].end : last.start]
    found = find("languages", "all_at", lead)
    adjoins = bool(found) and len(lead[found[-1].end :].split()) <= 2  # noqa: PLR2004
    return [replace(group, level=last.level, levelled=True) for group in groups] if adjoins else groups


def _handed_on(groups: list[Demand]) -> list[Demand]:
    """The groups, the level of "good knowledge of two of" handed on to the names that it leads to."""
    for i, (choice, group) in enumerate(pairwise(groups)):
        leads = bool(choice.least) and choice.levelled and not choice.languages
        if leads and (group.least or group.any_of) and not group.levelled:
            groups[i + 1] = replace(group, level=choice.level, levelled=True)
    return groups


def _halves(group: Demand, levels: list[Mark]) -> list[Demand]:
    """The group, its last name apart where each end has its own level: "bilingue français-néerlandais, anglais bon"."""
    last = len(group.languages) - 1
    before = any(level.end <= group.start for level in levels)
    behind = any(0 <= level.start - group.end <= 1 for level in levels)
    if last < 1 or group.commas[-1:] != (last,) or not (before and behind):
        return [group]
    return _cut(group, last)


def _cut(group: Demand, i: int) -> list[Demand]:
    """The group in two, the second from its i-th name on."""
    cut = group.starts[i]
    first = replace(
        group,
        end=cut,
        languages=group.languages[:i],
        commas=tuple(each for each in group.commas if each < i),
        ands=tuple(each for each in group.ands if each < i),
        starts=group.starts[:i],
    )
    second = Demand(cut, group.end, group.languages[i:], level=group.level, starts=group.starts[i:])
    return [first, second]


def _ends_in_choice(group: Demand, between: str) -> bool:
    """Whether "or" leaves a choice of the last name only: the French of "Dutch, and French or English"."""
    last = len(group.languages) - 1
    return last >= 1 and not group.any_of and last in group.ands and _has_or(between)


def _is_apart(group: Demand, between: str) -> bool:
    """Whether "and" ends a choice: the English of "Dutch or French and English"."""
    return group.any_of and has("languages", "and", between) and not _has_or(between)


def _begun(mark: Mark, *, alternative: bool) -> Demand:
    if mark.kind is Kind.NAME:
        levelled = mark.level is not Level.A1
        names = tuple(mark.language.split("+"))
        return Demand(
            mark.start, mark.end, names, False, mark.level, levelled,
            alternative=alternative, starts=(mark.start,) * len(names),
        )  # fmt: skip
    least = {Kind.ONE_OF: 1, Kind.TWO_OF: 2}.get(mark.kind, 0)
    return Demand(mark.start, mark.end, other=mark.kind is Kind.OTHER, one_of=mark.kind is Kind.ONE_OF, least=least)


def _extended(group: Demand, mark: Mark, between: str) -> Demand:
    return replace(
        group,
        end=mark.end,
        languages=(*group.languages, *mark.language.split("+")),
        any_of=group.any_of or _has_or(between),
        commas=(*group.commas, len(group.languages)) if _is_comma(between) else group.commas,
        ands=(*group.ands, len(group.languages)) if _is_and(between) else group.ands,
        starts=(*group.starts, *(mark.start for _ in mark.language.split("+"))),
    )


def _joins(between: str) -> bool:
    """Whether only "and", "or", commas and articles stand between two names."""
    for each in reversed(find("languages", "joints", between)):
        between = between[: each.start] + between[each.end :]
    return not re.sub(r"[\s/,&+()'’–-]", "", between)


def _is_comma(between: str) -> bool:
    return "," in between and not has("languages", "and", between) and not _has_or(between)


def _is_and(between: str) -> bool:
    return has("languages", "and", between) and not _has_or(between)


def _has_or(between: str) -> bool:
    return has("languages", "or", between)


def _is_or(between: str) -> bool:
    """Whether "or" leads to the name: it begins what stands between, or a code alone stands before it ("C1 or")."""
    listed = vocabulary("languages")["or"]
    words = between.strip(" ,()").lower().split()
    begins = bool(words) and words[0] in listed and len(words) <= _BOUNDARY_COST
    return begins or (bool(_CODE.search(between)) and _CODE.sub(" ", between).strip(" ,()").lower() in listed)


def _owners(text: str, groups: list[Demand], levels: list[Mark]) -> dict[int, list[Mark]]:
    """The levels of each group, by its index."""
    prefix = bool(levels) and levels[0].start < groups[0].start
    owners: dict[int, list[Mark]] = {i: [] for i in range(len(groups))}
    chosen: int | None = None
    for last, level in zip([None, *levels], levels, strict=False):
        if last and chosen is not None and not text[last.end : level.start].strip(" ("):
            owners[chosen].append(level)  # "flawless (C2)": one level, said twice
            continue
        chosen = None
        before = max((i for i, group in enumerate(groups) if group.end <= level.start), default=None)
        after = min((i for i, group in enumerate(groups) if group.start >= level.end), default=None)
        back = _distance(_behind(text, groups[before], level)) if before is not None else len(text)
        ahead = _distance(_ahead(text, level, groups[after])) if after is not None else len(text)
        if min(back, ahead) > _FARTHEST + _BOUNDARY_COST:
            continue
        if before is not None and groups[before].levelled and ahead <= _FARTHEST:
            back = len(text)  # "Dutch-speaking with good English": the first says its level itself
        chosen = after if ahead < back or (ahead == back and prefix) else before
        if chosen is not None:
            owners[chosen].append(level)
    return owners


def _behind(text: str, group: Demand, level: Mark) -> str:
    """What stands between a group and a level behind it; a bracket around the group alone parts nothing."""
    between = text[group.end : level.start]
    pronouns = find("languages", "it", between)
    if pronouns:  # "French is the working language and you speak it well"
        return between[pronouns[-1].end :]
    in_brackets = text[: group.start].rstrip().endswith("(") and between.lstrip().startswith(")")
    return between.lstrip()[1:] if in_brackets else between


def _ahead(text: str, level: Mark, group: Demand) -> str:
    """What stands between a level and a group after it; the "en" of "C1 en français" parts nothing."""
    between = text[level.end : group.start]
    is_french = bool(group.languages) and text[group.start].islower()
    return _FRENCH_IN.sub(" ", between) if is_french else between


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
        if group.levelled and not before.levelled and before.languages and _is_besides(text, before):
            groups[i] = replace(before, level=group.level, levelled=True)
    return groups


def _is_besides(text: str, group: Demand) -> bool:
    """Whether "besides" leads to the group: who speaks fluent French besides Dutch speaks both."""
    ahead = text[: group.start]
    found = find("languages", "besides", ahead)
    return bool(found) and len(ahead[found[-1].end :].split()) <= 1


def _goes_on(between: str) -> bool:
    num_words = len(re.findall(r"[^\W_]+", between))
    return num_words <= _MOST_GOING_ON and "(" not in between and not _HARD.search(between)


def _bilingual(levels: list[Mark]) -> Demand:
    """The demand of "perfectly bilingual" without a name: both languages of the capital."""
    start, end = levels[0].start, levels[-1].end
    languages = tuple(vocabulary("languages")["bilingual"])
    return Demand(start, end, languages, level=Level.C1, levelled=True, starts=(start,) * len(languages))

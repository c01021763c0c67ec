"""A sentence about working on site in, the days of the week that it says out: how many, and which."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from screening.core.extraction.numerals import Number, find_numbers
from screening.core.extraction.onsite.lexicon import (
    counted,
    find,
    has,
    phrases,
    places,
    short_forms,
    weekday_letters,
    weekdays,
)
from screening.core.phrases import Found, folded
from screening.core.terms import Weekday

WORKING_DAYS = 5
_NEAR = 24  # characters between a weekday and the words that say in which weeks
_WORKING_WEEK = tuple(Weekday)[:WORKING_DAYS]
_SHORT_FORM = 4  # letters; a shorter form ("do", "mar") is a day only beside another one
_NEAR = 6  # characters before a number in which "nog", "another" stand
_PREFIX = 16  # characters before a number in which "up to", "at least" stand
_PERIOD = 22  # characters after "days" in which another period than the week is named
_PIECE = re.compile(r"[,;:.()\n\t|–—]|\s-\s|\s(?:maar|mais|aber)\s")
_CLAUSE = re.compile(r"[;.!?](?=\s)")
_JOINT = re.compile(r"\s(?:but|and|en|et|und|of|ou|or|oder)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MOST_BESIDE = 2  # words beside weekdays that still say nothing else of them: "en", "liefst"
_OF_SITE = ("site", "willing", "included", "per_week", "any_day")
_SHORT = ("short_days", "short_weeks")
_LETTERS_OF_DAY = re.compile(r"\b[a-z]{2}\b(?<!\b(?:en|et|of|ou|or))", re.IGNORECASE)
_LETTERS = re.compile(r"\b[a-z]{2}(?:\.?(?:\s?[/+&–-]\s?|,\s?|\s(?:en|et|and|und)\s)[a-z]{2}\b)+(?!\w)", re.IGNORECASE)
_DATE = re.compile(r",?\s+\d{1,2}\b")  # "jeudi 5 mars" is a date
_BESIDE = re.compile(r"\.?\s*(?:[/,&+()–-]|en|et|and|und|of|ou|or|oder)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Week:
    """Days per week on site and weekdays that are (True) or are not (False); None and empty where nothing is said."""

    least: int | None = None
    most: int | None = None
    weekdays: tuple[tuple[Weekday, bool], ...] = ()

    @property
    def says_something(self) -> bool:
        return self.least is not None or self.most is not None or bool(self.weekdays)


@dataclass(frozen=True, slots=True)
class _Days:
    """A stated number of days, on site or away (`remote`), or besides the days named (`further`).

    `bound` is "up_to", "at_least" or "".
    """

    least: int
    most: int
    bound: str
    remote: bool
    further: bool = False


def week_of(text: str, *, denied: bool = True) -> Week:
    """What the sentence says of the week. What it says that the person does not want counts for nothing if `denied`."""
    text = _wanted(text) if denied else text
    if _is_of_some_weeks(text):
        return Week()
    on, off = _stated_weekdays(text)
    days = list(_day_counts(text))
    whole = _is_whole_week(text, days, on)
    if off and not on and not whole and _comes_the_rest(text):
        on = set(_WORKING_WEEK) - off
    least, most = _whole_week(days, off) if whole else _span_of(days, on)
    if has("any_day", text) and not days:
        least = most = None
    if least == len(on) and (_others_open(text) or _is_one_of_several(text, on, off, days)):
        most = None
    if has("any_day", text) or (whole and not days) or _fills_the_week(least, most, off):
        on |= set(_WORKING_WEEK) - off
    return Week(least, most, tuple((day, day in on) for day in Weekday if day in on or day in off))


def _wanted(text: str) -> str:
    """The text without words for the whole week that the person does not want: "niet meer elke dag"."""
    for found in (*find("every_day", text), *find("full_time", text)):
        clause = re.split(r"[;:.,!?]", text[: found.start])[-1]
        if has("reluctant", clause) or _ends_with("negated_whole", clause):
            text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _is_whole_week(text: str, days: list[_Days], on: set[Weekday]) -> bool:
    """Whether it speaks of every day, or of full time without a number of days or weekdays on site."""
    if has("any_day", text):
        return False
    return has("every_day", text) or (has("full_time", text) and all(each.remote for each in days) and not on)


def _others_open(text: str) -> bool:
    """Whether more days than those named are left open: "the other days to be agreed"."""
    return has("other_days", text) and has("undecided", text)


def _comes_the_rest(text: str) -> bool:
    """Whether the days that are not named are on site: "Mondays from home, Brussels the rest of the week"."""
    rest = (*find("the_rest", text), *find("other_days", text))
    return any(
        places().longest(text[slice(*_piece(text, each.start, each.end))])
        and not _is_remote(text, each.start, each.end)
        for each in rest
    )


def _is_of_some_weeks(text: str) -> bool:
    """Whether a weekday is one of some weeks only: "every other Thursday", "the first Monday of the month"."""
    named = weekdays().longest(text)
    return any(
        max(some.start, day.start) - min(some.end, day.end) <= _NEAR
        for some in find("not_weekly", text)
        for day in named
    )


def _is_one_of_several(text: str, on: set[Weekday], off: set[Weekday], days: list[_Days]) -> bool:
    """Whether one weekday is named and no number: "each Thursday in Brussels" rules no further day out."""
    alone = len(on) == 1 and not off and not days
    return alone and not has("only", text) and not has("remote", text)


def _fills_the_week(least: int | None, most: int | None, off: set[Weekday]) -> bool:
    """Whether the days are all that are left: "four days a week (Mondays from home)"."""
    return least is not None and least == most == WORKING_DAYS - len(off)


def _whole_week(days: list[_Days], off: set[Weekday]) -> tuple[int, int]:
    """Five days less those away: two days of telework leave three, at most two leave three to five."""
    away = [each for each in days if each.remote]
    if away:
        fewest = min(0 if each.bound == "up_to" else each.least for each in away)
        return WORKING_DAYS - max(each.most for each in away), WORKING_DAYS - fewest
    return WORKING_DAYS - len(off), WORKING_DAYS - len(off)


def _span_of(days: list[_Days], on: set[Weekday]) -> tuple[int | None, int | None]:
    """The least and most days on site, from the numbers and else from the weekdays."""
    here = [each for each in days if not each.remote and not each.further]
    if not here and on and (more := sum(each.most for each in days if each.further)):
        return len(on) + more, len(on) + more
    if not here:
        if days and not on:
            return _whole_week(days, set())
        return (len(on), max(len(on), _whole_week(days, set())[1]) if days else len(on)) if on else (None, None)
    exact = [each for each in here if each.bound != "up_to"]
    least = min((each.least for each in exact), default=max(each.least for each in here))
    if not exact and len(on) > 1:
        least = len(on)
    most = None if any(each.bound == "at_least" for each in here) else max(each.most for each in here)
    return least, most


def _day_counts(text: str) -> Iterator[_Days]:
    for match in _short_counts().finditer(text):
        least, most = int(match["least"]), int(match["most"] or match["least"])
        if 0 < least <= most <= WORKING_DAYS:
            yield _counted_days(text, match.start(), match.end(), least, most)
    units = find("day_words", text)
    numbers = find_numbers(text)
    for number in numbers:
        unit = next((unit for unit in units if unit.start >= number.end), None)
        if unit and 0 < number.most <= WORKING_DAYS and _counts_days(text, number, unit, numbers):
            yield _counted_days(text, number.start, unit.end, int(number.least), _up(number.most))
    yield from _second_day(text, numbers)
    for times in counted().longest(text):
        if has("per_week", text[times.end : times.end + _PERIOD]) and not _numbered(times):
            yield _counted_days(text, times.start, times.end, times.value, times.value)


def _second_day(text: str, numbers: tuple[Number, ...]) -> Iterator[_Days]:
    """A day besides the one named, where no number counts it: "tweede dag flexibel"."""
    for second in find("second_day", text):
        if not any(0 <= second.start - number.end <= _NEAR or number.start == second.start for number in numbers):
            yield _Days(1, 1, "", remote=_is_remote(text, second.start, second.end), further=True)


def _counts_days(text: str, number: Number, unit: Found[str], numbers: tuple[Number, ...]) -> bool:
    """Whether the number is one of days a week; an article is a number only where more words say so."""
    between, after = text[number.end : unit.start], text[unit.end : unit.end + _PERIOD]
    if any(number.end <= other.start < unit.start for other in numbers):  # "an zwei Tagen"
        return False
    if not _touches(between) or has("other_period", after):
        return False
    nearby = text[max(0, number.start - _NEAR) : unit.start]
    return not number.article or has("further", nearby) or has("per_week", after)


def _numbered(times: Found[int]) -> bool:
    """Whether the words are a number and a unit that were counted already ("twee keer")."""
    return " " in times.phrase


def _up(value: float) -> int:
    return int(value) if value == int(value) else int(value) + 1


def _touches(between: str) -> bool:
    words = folded(between).words
    return len(words) <= 1 and not re.search(r"[,;.\n\t]", between)


def _counted_days(text: str, start: int, end: int, least: int, most: int) -> _Days:
    before = text[max(0, start - _PREFIX) : start]
    bound = next((kind for kind in ("up_to", "at_least") if _ends_with(kind, before)), "")
    further = bool(weekdays().find(text[:start])) and has("further", text[max(0, start - _NEAR) : end])
    return _Days(least, most, bound, _is_remote(text, start, end), further)


def _ends_with(kind: str, before: str) -> bool:
    return any(not any(c.isalnum() for c in before[found.end :]) for found in phrases(kind).find(before))


def _is_remote(text: str, start: int, end: int) -> bool:
    """Whether the days are days away: the nearest word of place in their piece of the sentence speaks of home."""
    first, last = _piece(text, start, end)
    return _nearest_is_remote(text[first:last], start - first, end - first)


def _nearest_is_remote(piece: str, start: int, end: int) -> bool:
    """Whether, of the words of place in a piece of the sentence, the nearest to the range speaks of home."""
    away = [_distance(found, start, end) for found in find("remote", piece)]
    here = [_distance(found, start, end) for found in (*find("site", piece), *places().longest(piece))]
    return bool(away) and min(away) < min(here, default=len(piece) + 1)


def _distance(found: Found[str], start: int, end: int) -> int:
    return max(found.start - end, start - found.end)


def _piece(text: str, start: int, end: int) -> tuple[int, int]:
    """The piece of the sentence between commas, brackets and the like that holds the range."""
    first = max((match.end() for match in _PIECE.finditer(text, 0, start)), default=0)
    match = _PIECE.search(text, end)
    return first, match.start() if match else len(text)


def _stated_weekdays(text: str) -> tuple[set[Weekday], set[Weekday]]:
    """The weekdays that are said to be on site, and those that are not."""
    on: set[Weekday] = set()
    off: set[Weekday] = set()
    groups = list(_groups(text, _days_named(text)))
    clauses = _clauses(text)
    ends = [*(group[0].start for group in groups[1:]), len(text)]
    for group, end in zip(groups, ends, strict=False):
        days = _days_of(text, group)
        if _is_refused(text[group[-1].end : end], last=end == len(text)) or _is_off(
            text, group[0].start, group[-1].end
        ):
            off.update(days)
        elif _tells_of_site(next(clause for clause in clauses if group[0].start < clause[1]), text):
            on.update(days)
    return on - off, off


def _is_refused(rest: str, *, last: bool) -> bool:
    """Whether the words between a weekday and the next one say that nothing is worked there on it."""
    if has("day_off", rest.partition(".")[0]):
        return True
    piece = _PIECE.split(rest)[0]
    if not last:
        piece = _JOINT.split(piece)[0]  # what follows belongs to the next day
    return has("negated", _agreed(piece))


def _clauses(text: str) -> list[tuple[int, int]]:
    """The parts of the text between full stops and semicolons."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return list(pairwise(cuts))


def _tells_of_site(clause: tuple[int, int], text: str) -> bool:
    """Whether a part of the text that names weekdays speaks of working there, or names hardly anything else."""
    words = text[clause[0] : clause[1]]
    if any(has(kind, words) for kind in _OF_SITE) or places().longest(words) or list(_day_counts(words)):
        return True
    return len(_WORD.findall(words)) - len(weekdays().longest(words)) <= _MOST_BESIDE


@cache
def _short_counts() -> re.Pattern[str]:
    """A number of days a week as on a form: "3 d/w", "2x/week", "4 j/sem."."""
    days, weeks = ("|".join(sorted(map(re.escape, short_forms(kind)), key=len, reverse=True)) for kind in _SHORT)
    return re.compile(
        rf"(?<![\w.,/])(?P<least>[1-5])(?:\s?[-–à]\s?(?P<most>[1-5]))?\s?(?:{days})\.?\s?(?:/|p\.)\s?(?:{weeks})\b",
        re.IGNORECASE,
    )


def _days_named(text: str) -> list[Found[Weekday]]:
    runs = list(_lettered(text))
    words = [each for each in weekdays().longest(text) if not any(run.start == each.start for run in runs)]
    found = sorted((*runs, *words), key=lambda each: each.start)
    found = [each for each in found if not _DATE.match(text, each.end)]
    return [each for i, each in enumerate(found) if len(each.phrase) > _SHORT_FORM or _beside(text, found, i)]


def _lettered(text: str) -> Iterator[Found[Weekday]]:
    """The days of a run of two letters each, in the one language that knows them all: "lu/ma/je", "di en do"."""
    for run in _LETTERS.finditer(text):
        letters = list(_LETTERS_OF_DAY.finditer(text, run.start(), run.end()))
        days = next((each for each in weekday_letters() if all(one.group().lower() in each for one in letters)), None)
        if days:
            yield from (Found(one.start(), one.end(), one.group(), days[one.group().lower()]) for one in letters)


def _beside(text: str, found: list[Found[Weekday]], i: int) -> bool:
    """Whether a short form stands beside another day, or opens a bracket ("(do)", "(do inbegrepen)")."""
    each = found[i]
    after = i + 1 < len(found) and _BESIDE.fullmatch(text[each.end : found[i + 1].start])
    before = i > 0 and _BESIDE.fullmatch(text[found[i - 1].end : each.start])
    rest = text[each.end :]
    if _ends_with("included", text[max(0, each.start - _PREFIX) : each.start]):
        return True
    told = rest[:1] in {")", "."} or _starts_with("included", rest) or _starts_with("except_after", rest)
    if text[each.start - 1 : each.start] == "(" and told:
        return True
    opens = text[: each.start].rstrip(" ")[-1:] in {",", ";", ":"} and _starts_with("included", rest)
    return bool(after or before or opens)


def _groups(text: str, days: list[Found[Weekday]]) -> Iterator[list[Found[Weekday]]]:
    group: list[Found[Weekday]] = []
    for day in days:
        if group and not _goes_on(text[group[-1].end : day.start]):
            yield group
            group = []
        group.append(day)
    if group:
        yield group


def _goes_on(between: str) -> bool:
    return (
        bool(_BESIDE.fullmatch(between))
        or not between.strip()
        or _is_range(between)
        or bool(re.fullmatch(r"\s*,?\s*(?:en|et|and|und|of|ou|or)?\s*(?:op|le|on|les|am)\s*", between))
    )


def _is_range(between: str) -> bool:
    return phrases("to").match(between) is not None or bool(re.fullmatch(r"\s?[-–—→]\s?", between))


def _days_of(text: str, group: list[Found[Weekday]]) -> set[Weekday]:
    days = {day.value for day in group}
    for first, last in pairwise(group):
        if _is_range(text[first.end : last.start]):
            days |= {day for day in Weekday if first.value <= day <= last.value}
    return days


def _is_off(text: str, start: int, end: int) -> bool:
    """Whether the weekdays are days away or excepted: "pas le jeudi", "Mondays from home", "all but Wednesday"."""
    first, last = _piece(text, start, end)
    piece = _agreed(text[first:last])
    before, after = piece[: start - first], piece[end - first :]
    if _starts_with("included", after) or _ends_with("included", before):
        return False
    if has("except", before) or _starts_with("except_after", after) or has("unwilling", piece):
        return not _is_exception_of_home(text[:first], before)
    return _nearest_is_remote(piece, start - first, end - first) or _tells_which_days_at_home(text, first, piece)


def _is_exception_of_home(earlier: str, before: str) -> bool:
    """Whether what the weekday is excepted from is working at home: "telework, but never on Thursdays"."""
    own, told = before, _PIECE.split(earlier.rstrip(" ,(:-–"))[-1]
    if not has("except", before):
        return False
    context = own if has("remote", own) or has("site", own) or places().longest(own) else told
    return _speaks_of_home_alone(context)


def _tells_which_days_at_home(text: str, first: int, piece: str) -> bool:
    """Whether the days stand alone behind a number of days at home: "one day of telework a week (Monday)"."""
    told = _PIECE.split(text[:first].rstrip(" ,(:-–"))[-1]
    bare = len(_WORD.findall(piece)) - len(weekdays().longest(piece)) <= _MOST_BESIDE
    return bare and _speaks_of_home_alone(told) and bool(find("day_words", told))


def _speaks_of_home_alone(text: str) -> bool:
    return has("remote", _agreed(text)) and not has("site", text) and not places().longest(text)


def _agreed(text: str) -> str:
    """The text without negations that agree ("geen probleem")."""
    for found in sorted((*find("no_matter", text), *find("not_remote", text)), key=lambda each: -each.start):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _starts_with(kind: str, after: str) -> bool:
    return any(not any(c.isalnum() for c in after[: found.start]) for found in phrases(kind).find(after))

"""The counts of an index and a filter in, the facets as a person ticks them and the chips that take them away out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from screening.core.traits import YEARS_PREFIX
from screening.models import Application, Criterion, Document
from screening.models.verdicts import Outcome
from screening.web.board_filter import CLOSED, GATE_PREFIX, LANGUAGE_PREFIX, LEVELS, BoardFilter, Range
from screening.web.cells import number
from screening.web.gates import OUTCOMES, Gates
from screening.web.plain_words import capitalised, language_name
from screening.web.wording import flag_sentence
from screening.web.words import SOURCE_WORD, STANDING_WORD

Counts = Mapping[str, Mapping[str, int]]
Words = Mapping[str, "str | Promise"]

MOST_OPTIONS: Final = 12  # of a list that has no end: the commonest, and those that are held
NO_LEVEL: Final = pgettext_lazy("level of a language", "not stated")
SEEN: Final[Words] = {"no": _("Not looked at by me"), "yes": _("Looked at by me")}
ASKED: Final[Words] = {
    "noted": _("A question was not sent yet"),
    "waiting": _("A question waits for an answer"),
    "answered": _("A question was answered"),
    "review": _("Asked for a person to look again"),
}
TWIN: Final[Words] = {"maybe": _("Possible duplicate")}
TITLES: Final[Words] = {
    "standing": _("Standing"),
    "state": pgettext_lazy("of an application", "Decision"),
    "seen": _("Work"),
    "asked": _("Questions"),
    "source": _("Verdicts rest on"),
    "doc": _("File"),
    "cv": _("Language of the CV"),
    "place": _("Place"),
    "tag": _("Tags"),
    "flag": _("To know about the file"),
    "origin": _("How they came"),
    "supplier": _("Supplier"),
    "twin": _("Here twice"),
    "version": _("Judged by"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: how many it would show (None where that is not counted), whether it is held."""

    value: str
    label: str
    num: int | None
    is_held: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with its options: a list of its own, or one row of a matrix."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The years of one criterion, from and up to, as texts for their fields."""

    name: str
    title: str
    least: str
    most: str


@dataclass(frozen=True, slots=True)
class Facets:
    """Everything that a board can be filtered by. `gates` and `languages` are rows of two matrices."""

    gates: tuple[Facet, ...]
    languages: tuple[Facet, ...]
    levels: tuple[str, ...]
    years: tuple[Years, ...]
    lists: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is held: what it is, the look of its verdict or standing if it is one, the board without it."""

    text: str
    look: str
    query: str


def facets_of(counts: Counts, wanted: BoardFilter, gates: Gates, *, is_blind: bool = False) -> Facets:
    """The facets with their counts. What nobody has is left out, unless it is held; of a blind role also the place."""
    languages = sorted(name for name in {*counts, *wanted.held} if name.startswith(LANGUAGE_PREFIX))
    held = tuple(_closed(name, _label_of_language(name), LEVELS, _level, counts, wanted) for name in languages)
    return Facets(
        gates=tuple(
            _closed(GATE_PREFIX + one.slug, one.name, OUTCOMES, _word_of_outcome, counts, wanted)
            for one in gates.shorts
        ),
        languages=tuple(sorted(held, key=_commonest)[:MOST_OPTIONS]),
        levels=tuple(_level(level) for level in LEVELS),
        years=tuple(_years(YEARS_PREFIX + slug, title, wanted) for slug, title in _counting(gates)),
        lists=tuple(
            facet for facet in _lists(counts, wanted) if facet.options and not (is_blind and facet.name == "place")
        ),
    )


def chips_of(wanted: BoardFilter, gates: Gates) -> tuple[Chip, ...]:
    """What is held, each with the query string of the board without it."""
    names = {one.slug: one.name for one in gates.shorts}
    chips = [
        Chip(_text_of(name, value, names), _look(name, value), wanted.without(name, value).query_string())
        for name, values in wanted.held.items()
        for value in values
    ]
    titles = {YEARS_PREFIX + slug: title for slug, title in _counting(gates)}
    for name, bounds in wanted.ranges.items():
        chips.append(Chip(_range_text(titles.get(name, name), bounds), "", wanted.without(name).query_string()))
    if wanted.words:
        chips.append(Chip(f"“{wanted.words}”", "", wanted.without("q").query_string()))
    return tuple(chips)


def _lists(counts: Counts, wanted: BoardFilter) -> Iterable[Facet]:
    yield _list("state", counts, wanted, dict(Application.State.choices))
    yield Facet("seen", str(TITLES["seen"]), _uncounted("seen", SEEN, wanted))
    yield Facet("asked", str(TITLES["asked"]), _uncounted("asked", ASKED, wanted))
    yield _list("source", counts, wanted, SOURCE_WORD)
    yield _list("doc", counts, wanted, dict(Document.State.choices))
    yield _list("origin", counts, wanted, dict(Application.Origin.choices))
    yield _list("twin", counts, wanted, TWIN)
    for name in ("supplier", "cv", "place", "tag", "flag"):
        yield _open(name, counts, wanted)
    if len(counts.get("version", ())) > 1 or "version" in wanted.held:
        yield _open("version", counts, wanted)


def _list(name: str, counts: Counts, wanted: BoardFilter, words: Words) -> Facet:
    options = _options(name, CLOSED[name], lambda value: str(words.get(value, value)), counts, wanted)
    return Facet(name, str(TITLES[name]), tuple(one for one in options if one.num or one.is_held))


def _open(name: str, counts: Counts, wanted: BoardFilter) -> Facet:
    """The commonest values of a facet whose values nobody knows beforehand, and those that are held."""
    by_number = sorted(counts.get(name, {}).items(), key=lambda pair: (-pair[1], pair[0]))
    values = [value for value, _num in by_number[:MOST_OPTIONS]]
    values += [value for value in wanted.held.get(name, ()) if value not in values]
    return Facet(name, str(TITLES[name]), _options(name, values, lambda value: _plain(name, value), counts, wanted))


def _closed(
    name: str, title: str, values: Iterable[str], word: Callable[[str], str], counts: Counts, wanted: BoardFilter
) -> Facet:
    return Facet(name, title, _options(name, values, word, counts, wanted))


def _options(
    name: str, values: Iterable[str], word: Callable[[str], str], counts: Counts, wanted: BoardFilter
) -> tuple[Option, ...]:
    found = counts.get(name, {})
    return tuple(Option(value, word(value), found.get(value, 0), wanted.holds(name, value)) for value in values)


def _uncounted(name: str, words: Words, wanted: BoardFilter) -> tuple[Option, ...]:
    return tuple(Option(value, str(word), None, wanted.holds(name, value)) for value, word in words.items())


def _commonest(facet: Facet) -> tuple[bool, int, str]:
    """Held ones first, then those that most applications state."""
    stated = sum(option.num or 0 for option in facet.options if option.value != "none")
    return not any(option.is_held for option in facet.options), -stated, facet.title


def _counting(gates: Gates) -> list[tuple[str, str]]:
    names = {one.slug: one.name for one in gates.shorts}
    return [(one.slug, names[one.slug]) for one in gates.criteria if one.kind == Criterion.Kind.YEARS]


def _years(name: str, title: str, wanted: BoardFilter) -> Years:
    least, most = wanted.ranges.get(name, (None, None))
    return Years(name, title, *("" if bound is None else f"{bound:g}" for bound in (least, most)))


def _range_text(title: str, bounds: Range) -> str:
    least, most = (None if bound is None else number(bound) for bound in bounds)
    if most is None:
        return f"{title} ≥ {least}"
    return f"{title} ≤ {most}" if least is None else f"{title} {least}–{most}"


def _text_of(name: str, value: str, names: Mapping[str, str]) -> str:
    """What a held value says by itself: "Languages: Fail"."""
    if name.startswith(GATE_PREFIX):
        slug = name.removeprefix(GATE_PREFIX)
        return f"{names.get(slug, slug)}: {_word_of_outcome(value)}"
    if name.startswith(LANGUAGE_PREFIX):
        return f"{_label_of_language(name)}: {_level(value)}"
    if name in {"seen", "asked", "twin"}:
        return _plain(name, value)
    return f"{TITLES.get(name, name)}: {_plain(name, value)}"


def _plain(name: str, value: str) -> str:
    if name == "cv":
        return capitalised(language_name(value))
    if name == "flag":
        return flag_sentence(value)
    if name == "version":
        return version_word(value)
    return str(PLAIN.get(name, {}).get(value, value))


def _look(name: str, value: str) -> str:
    return value if name.startswith(GATE_PREFIX) or name == "standing" else ""


def _word_of_outcome(value: str) -> str:
    return str(Outcome(value).label)


def _label_of_language(name: str) -> str:
    return capitalised(language_name(name.removeprefix(LANGUAGE_PREFIX)))


def _level(level: str) -> str:
    return str(NO_LEVEL) if level == "none" else level


def version_word(number: str) -> str:
    """A version of the criteria, as a filter and a mark name it."""
    return str(_("criteria v%(number)s") % {"number": number})


PLAIN: Final[Mapping[str, Words]] = {
    "standing": STANDING_WORD,
    "state": dict(Application.State.choices),
    "doc": dict(Document.State.choices),
    "source": SOURCE_WORD,
    "seen": SEEN,
    "asked": ASKED,
    "origin": dict(Application.Origin.choices),
    "twin": TWIN,
}

"""A reason as data and a language in, the sentence that a recruiter reads out: the decision is data, this is its voice.

A sentence of `wording/<language>.yaml` names the values it shows, each with how to show it: `{least_months:span}`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, cast

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from screening.core.terms import Measure, Reason, Weekday
from screening.core.vocabulary import load_vocabulary

LANGUAGES = ("en", "nl", "fr")

_FOLDER = Path(__file__).parent / "wording"
_MONTHS_PER_YEAR = 12
_MOST_NAMED = 4  # titles named in one sentence; a longer list is in the arithmetic


def word(reason: Reason, language: str) -> str:
    """Render the sentence of a reason in "en", "nl" or "fr"; any other language reads English.

    Raises:
        KeyError: the reason's code has no sentence, or lacks a value that its sentence shows.

    """
    voice = _voice(language if language in LANGUAGES else "en")
    shown = voice.vformat(voice.sentence(reason.code), (), _derived(reason.values, voice))
    return shown[:1].upper() + shown[1:]


def thing_name(what: str, language: str) -> str:
    """The name, in the plural, of the things that a count criterion counts."""
    return _voice(language if language in LANGUAGES else "en").things(what)


def length_of_time(months: int, language: str) -> str:
    """A length of time as a person of the language says it: "8 years and 6 months"."""
    return _voice(language if language in LANGUAGES else "en").span(months)


def sentence_codes(language: str) -> frozenset[str]:
    """The codes of all reasons that have a sentence in the language."""
    return frozenset(_voice(language).sentences)


class _Voice(Formatter):
    """One language: its sentences, and how its numbers, dates, names and lists are written."""

    def __init__(self, language: str) -> None:
        words = load_vocabulary(_FOLDER / f"{language}.yaml")
        self.language = language
        self.sentences: Mapping[str, str] = words["sentences"]
        self.words: Mapping[str, Any] = words["words"]
        self.locale = Locale.parse(words["locale"])
        self._shown: Mapping[str, Callable[[Any], str]] = {
            "": str,
            "label": self.label,
            "years": self.years,
            "span": self.span,
            "day": self.day,
            "number": self.number,
            "and": self.all_of,
            "titles": self.titles,
            "language": self.language_name,
            "levels": self.levels,
            "parts": self.parts,
            "part": self.part,
            "things": self.things,
            "place": self.place,
            "outcome": self.outcome,
        }

    def sentence(self, code: str) -> str:
        return self.sentences[code]

    def format_field(self, value: Any, format_spec: str) -> str:
        """Show a value in the way that stands behind its name in the sentence."""
        return self._shown[format_spec](value)

    def label(self, labels: Mapping[str, str]) -> str:
        return labels.get(self.language) or labels.get("en") or next(iter(labels.values()), "")

    def number(self, value: float) -> str:
        return format_decimal(value, "#,##0.##", locale=self.locale)

    def years(self, value: float) -> str:
        return format_unit(value, "duration-year", format="#,##0.##", locale=self.locale)

    def span(self, months: int) -> str:
        """A length of time as a person says it: "8 years and 6 months"."""
        years, rest = divmod(months, _MONTHS_PER_YEAR)
        named = [("duration-year", years), ("duration-month", rest)]
        said = [format_unit(number, unit, locale=self.locale) for unit, number in named if number]
        return self.all_of(said) if said else format_unit(0, "duration-month", locale=self.locale)

    def day(self, iso: str) -> str:
        return format_date(date.fromisoformat(iso), "long", locale=self.locale)

    def all_of(self, names: Sequence[str]) -> str:
        return str(format_list(names, locale=self.locale))

    def titles(self, names: Sequence[str]) -> str:
        quoted = [self.words["quoted"].format(" ".join(name.split())) for name in names[:_MOST_NAMED]]
        more = [self.words["others"]] if len(names) > _MOST_NAMED else []
        return self.all_of(quoted + more)

    def language_name(self, code: str) -> str:
        return str(self.locale.languages.get(code, code))

    def levels(self, levels: Sequence[Mapping[str, Any]]) -> str:
        return self.all_of([self.level(each) for each in levels])

    def level(self, level: Mapping[str, Any]) -> str:
        """One language of a rule: what was found of it, and what is needed."""
        least, most = level["min"], level["max"]
        shape = "level_unknown" if least is None else "level" if least == most else "level_range"
        template: str = self.words[shape]
        return template.format(
            language=self.language_name(level["language"]), min=least, max=most, needed=level["needed"]
        )

    def parts(self, names: Sequence[str]) -> str:
        return self.all_of([self.part(name) for name in names])

    def part(self, name: str) -> str:
        if name in self.words["parts"]:
            return cast(str, self.words["parts"][name])
        return str(get_day_names("wide", "format", self.locale)[Weekday[name.upper()].value])

    def things(self, slug: str) -> str:
        return cast(str, self.words["things"].get(slug, slug.replace("-", " ")))

    def place(self, slug: str) -> str:
        return cast(str, self.words["places"].get(slug, slug.replace("-", " ").title()))

    def outcome(self, outcome: str) -> str:
        return cast(str, self.words["outcomes"][outcome])


@cache
def _voice(language: str) -> _Voice:
    return _Voice(language)


def _derived(values: Mapping[str, Measure], voice: _Voice) -> dict[str, Any]:
    """The values of a reason, and those that a sentence says of two of them together."""
    speaker = values.get("said_by", "cv")
    who, told = voice.words["speakers"][speaker], voice.words["tellers"][speaker]
    shown: dict[str, Any] = {"where": "", **values, "who": who, "told": told}
    if pages := values.get("pages"):
        template = voice.words["page" if len(cast(list[str], pages)) == 1 else "pages"]
        shown["where"] = template.format(voice.all_of(cast(list[str], pages)))
    if "least_months" in values:
        shown["found"] = _between(voice, values["least_months"], values["most_months"], voice.span)
    if "from" in values:
        shown["when"] = _between(voice, values["from"], values["to"], voice.day)
    if "max" in values and "what" in values:
        shown["found"] = _between(voice, values["min"], values["max"], voice.number)
    if "weekdays" in values:
        days = cast(list[str], values["weekdays"])
        shown["fixed"] = voice.words["fixed"].format(voice.parts(days)) if days else ""
    return shown


def _between(voice: _Voice, low: Any, high: Any, show: Callable[[Any], str]) -> str:
    return show(low) if low == high else voice.words["between"].format(show(low), show(high))

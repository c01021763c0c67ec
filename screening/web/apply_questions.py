"""The typed gates of a role in, the questions that its apply form asks out; and what was chosen, as answers.

Only gates that a person can settle in one click are asked about. Years and topics are read from the CV: a number typed
into a form proves nothing, and where it differs by a month from the CV it would only make a clear case unclear.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from screening.core.terms import (
    AllOf,
    Answers,
    AnyOf,
    CountRule,
    Criterion,
    Duration,
    LanguageAtLeast,
    LanguageRule,
    Level,
    OnsiteRule,
    RoleTerms,
    StartRule,
    Weekday,
)


class StartChoice(StrEnum):
    """The ways in which a person says when they can start."""

    NOW = "now"
    DATE = "date"
    NOTICE = "notice"
    DISCUSS = "discuss"


class NoticeUnit(StrEnum):
    WEEKS = "weeks"
    MONTHS = "months"


class YesNo(StrEnum):
    """A yes, a no, or "let us talk about it", which answers nothing."""

    YES = "yes"
    NO = "no"
    DISCUSS = "discuss"


DAYS_TO_DISCUSS = "discuss"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The role's own words per language: `asked` instead of the usual question, `intro` above several of a gate."""

    asked: Mapping[str, str] = field(default_factory=dict, hash=False, kw_only=True)
    intro: Mapping[str, str] = field(default_factory=dict, hash=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class LanguageQuestion(OwnWords):
    """How well do you know `language` (ISO 639)? Asked once, wherever it stands in the rules."""

    language: str

    @property
    def name(self) -> str:
        return f"language_{self.language}"


@dataclass(frozen=True, slots=True)
class StartQuestion(OwnWords):
    """When can you start? `latest` is the earliest of the role's latest start dates."""

    latest: date
    name: str = "start"


@dataclass(frozen=True, slots=True)
class OnsitePlaceQuestion(OwnWords):
    """Can you work on site there? `places` as the criteria name them, without repetition."""

    places: tuple[str, ...]
    name: str = "onsite_place"


@dataclass(frozen=True, slots=True)
class OnsiteDaysQuestion(OwnWords):
    """How many days a week on site? `at_least` is what the role asks."""

    at_least: int
    name: str = "onsite_days"


@dataclass(frozen=True, slots=True)
class WeekdayQuestion(OwnWords):
    """Can you be on site on every `weekday`? Asked for each fixed day of the role."""

    weekday: Weekday

    @property
    def name(self) -> str:
        return f"onsite_weekday_{self.weekday.name.lower()}"


@dataclass(frozen=True, slots=True)
class CountQuestion(OwnWords):
    """The number of `what` (a counted thing's slug) that the candidate handled; `labels` name it per language."""

    what: str
    labels: Mapping[str, str]

    @property
    def name(self) -> str:
        return f"count_{self.what}"


Question = LanguageQuestion | StartQuestion | OnsitePlaceQuestion | OnsiteDaysQuestion | WeekdayQuestion | CountQuestion


def questions_of(role: RoleTerms, wording: Mapping[str, Mapping[str, str]] | None = None) -> tuple[Question, ...]:
    """The questions of the role's gates: languages, on-site work, start, counts; each asked once.

    `wording` holds, by slug of criterion, the question in the role's own words per language.
    """
    own = wording or {}
    gates = [criterion for criterion in role.criteria if criterion.gate]
    onsite = [gate for gate in gates if isinstance(gate.rule, OnsiteRule)]
    starts = [(gate.rule.latest, gate.slug) for gate in gates if isinstance(gate.rule, StartRule)]
    counts = {gate.rule.what: gate for gate in reversed(gates) if isinstance(gate.rule, CountRule)}
    return (
        *_language_questions(gates, own),
        *_said_by(_onsite_questions([gate.rule for gate in onsite if isinstance(gate.rule, OnsiteRule)]), onsite, own),
        *(StartQuestion(latest, asked=own.get(slug, {})) for latest, slug in sorted(starts)[:1]),
        *(CountQuestion(what, gate.labels, asked=own.get(gate.slug, {})) for what, gate in reversed(counts.items())),
    )


def _language_questions(gates: list[Criterion], own: Mapping[str, Mapping[str, str]]) -> Iterator[Question]:
    """One question for each language, in the words of the first gate that names it."""
    seen: set[str] = set()
    for gate in gates:
        names = dict.fromkeys(leaf.language for leaf in language_leaves(gate.rule))
        yield from _said_by((LanguageQuestion(name) for name in names if name not in seen), [gate], own)
        seen.update(names)


def _said_by(
    questions: Iterable[Question], gates: list[Criterion], own: Mapping[str, Mapping[str, str]]
) -> list[Question]:
    """The questions of these gates with their own words: instead of a single question, above the first of several."""
    made = list(questions)
    words = next((own[gate.slug] for gate in gates if own.get(gate.slug)), None)
    if made and words:
        made[0] = replace(made[0], intro=words) if len(made) > 1 else replace(made[0], asked=words)
    return made


def language_leaves(rule: object) -> Iterator[LanguageAtLeast]:
    """The leaves of a language rule from left to right; nothing for a rule of another kind."""
    branches: tuple[LanguageRule, ...] = ()
    if isinstance(rule, LanguageAtLeast):
        yield rule
    elif isinstance(rule, AllOf):
        branches = rule.all_of
    elif isinstance(rule, AnyOf):
        branches = rule.any_of
    for branch in branches:
        yield from language_leaves(branch)


def _onsite_questions(rules: list[OnsiteRule]) -> Iterator[Question]:
    places = tuple(dict.fromkeys(rule.place for rule in rules if rule.place))
    days = max((rule.days_per_week for rule in rules), default=0)
    if places:
        yield OnsitePlaceQuestion(places)
    if days:
        yield OnsiteDaysQuestion(days)
    yield from (WeekdayQuestion(day) for day in sorted({day for rule in rules for day in rule.weekdays}))


def answers_from(questions: tuple[Question, ...], chosen: Mapping[str, Any]) -> Answers:
    """The answers that the cleaned values of the form stand for. What is empty or left open is not answered.

    `chosen` holds, by name of question: a Level for a language, a StartChoice with `start_date`, `notice_length` and
    `notice_unit` beside it, a YesNo for place and weekdays, digits or "discuss" for days, a number for a count.
    """
    named = {question.name: question for question in questions}
    start_date, notice = _start(chosen) if "start" in named else (None, None)
    return Answers(
        languages={
            question.language: Level[chosen[name]]
            for name, question in named.items()
            if isinstance(question, LanguageQuestion) and chosen.get(name)
        },
        start_date=start_date,
        notice=notice,
        onsite_place=_yes_no(chosen.get("onsite_place")) if "onsite_place" in named else None,
        onsite_days=_days(chosen.get("onsite_days")) if "onsite_days" in named else None,
        onsite_weekdays={
            question.weekday: answer
            for name, question in named.items()
            if isinstance(question, WeekdayQuestion) and (answer := _yes_no(chosen.get(name))) is not None
        },
        counts={
            question.what: chosen[name]
            for name, question in named.items()
            if isinstance(question, CountQuestion) and chosen.get(name) is not None
        },
    )


def _start(chosen: Mapping[str, Any]) -> tuple[date | None, Duration | None]:
    choice = chosen.get("start")
    if choice == StartChoice.NOW:
        return None, Duration()
    if choice == StartChoice.DATE:
        return chosen["start_date"], None
    if choice == StartChoice.NOTICE:
        length = chosen["notice_length"]
        weeks = chosen["notice_unit"] == NoticeUnit.WEEKS
        return None, Duration(weeks=length) if weeks else Duration(months=length)
    return None, None


def _yes_no(choice: str | None) -> bool | None:
    return {YesNo.YES: True, YesNo.NO: False}.get(YesNo(choice)) if choice else None


def _days(choice: str | None) -> int | None:
    return int(choice) if choice and choice != DAYS_TO_DISCUSS else None


def chosen_from(questions: tuple[Question, ...], answers: Answers) -> dict[str, Any]:
    """The values that fill the form with these answers: what `answers_from` reads, the other way round."""
    chosen: dict[str, Any] = {}
    for question in questions:
        match question:
            case LanguageQuestion(language=language) if language in answers.languages:
                chosen[question.name] = answers.languages[language].name
            case StartQuestion():
                chosen |= _chosen_start(answers)
            case OnsitePlaceQuestion():
                chosen[question.name] = _chosen_yes_no(answers.onsite_place)
            case OnsiteDaysQuestion() if answers.onsite_days is not None:
                chosen[question.name] = str(answers.onsite_days)
            case WeekdayQuestion(weekday=weekday):
                chosen[question.name] = _chosen_yes_no(answers.onsite_weekdays.get(weekday))
            case CountQuestion(what=what) if what in answers.counts:
                chosen[question.name] = answers.counts[what]
    return {name: value for name, value in chosen.items() if value is not None}


def _chosen_start(answers: Answers) -> dict[str, Any]:
    if answers.start_date:
        return {"start": StartChoice.DATE, "start_date": answers.start_date}
    if answers.notice is None:
        return {}
    if answers.notice == Duration():
        return {"start": StartChoice.NOW}
    unit = NoticeUnit.MONTHS if answers.notice.months else NoticeUnit.WEEKS
    length = answers.notice.months or answers.notice.weeks
    return {"start": StartChoice.NOTICE, "notice_length": length, "notice_unit": unit}


def _chosen_yes_no(answer: bool | None) -> YesNo | None:  # noqa: FBT001 - three values, one of them None
    return {True: YesNo.YES, False: YesNo.NO, None: None}[answer]

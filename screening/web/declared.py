"""A candidate's answers and what was read in, both side by side out, with where they contradict each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from screening.core import terms
from screening.models import Criterion
from screening.web.cells import interval
from screening.web.dates import short_date, short_day
from screening.web.plain_words import joined_by_and, language_name, place_name, weekday_name
from screening.web.short import Short

NOT_SAID: Final = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that the form asks: as the candidate answered it and as the CV says it; "" where it is silent."""

    label: str
    answered: str
    read: str
    in_conflict: bool = False


def compared(
    criteria: Sequence[Criterion], shorts: Sequence[Short], answers: terms.Answers, facts: terms.Facts
) -> tuple[Compared, ...]:
    """What was answered beside what was read, for each criterion that the form asks about; `shorts` go with them."""
    found: list[Compared] = []
    for criterion, short in zip(criteria, shorts, strict=True):
        found += _of_criterion(criterion, short.name, answers, facts)
    return tuple(found)


def _of_criterion(criterion: Criterion, name: str, answers: terms.Answers, facts: terms.Facts) -> list[Compared]:
    match criterion.rule():
        case terms.StartRule():
            return [Compared(_("Can start"), _start_answer(answers), _start_read(facts))]
        case terms.OnsiteRule() as rule:
            return [Compared(_("On site"), _onsite_answer(rule, answers), _onsite_read(facts))]
        case terms.YearsRule() as rule:
            return _number(name, answers.years.get(rule.domain))
        case terms.CountRule() as rule:
            return _count(name, answers.counts.get(rule.what), facts, rule.what)
        case terms.LanguageAtLeast() | terms.AllOf() | terms.AnyOf() as rule:
            return [_language(code, answers, facts) for code in dict.fromkeys(_languages(rule))]
        case _:
            return []


def _languages(rule: terms.LanguageRule) -> Iterable[str]:
    if isinstance(rule, terms.LanguageAtLeast):
        return [rule.language]
    branches = rule.all_of if isinstance(rule, terms.AllOf) else rule.any_of
    return [code for branch in branches for code in _languages(branch)]


def _language(code: str, answers: terms.Answers, facts: terms.Facts) -> Compared:
    level = answers.languages.get(code)
    skills = [skill for skill in facts.languages if skill.language == code]
    outside = level is not None and bool(skills) and not any(skill.least <= level <= skill.most for skill in skills)
    return Compared(
        language_name(code).capitalize(),
        level.name if level else NOT_SAID,
        ", ".join(_levels(skill) for skill in skills),
        in_conflict=outside,
    )


def _levels(skill: terms.LanguageSkill) -> str:
    return skill.least.name if skill.least == skill.most else f"{skill.least.name}–{skill.most.name}"


def _start_answer(answers: terms.Answers) -> str:
    if answers.start_date:
        return short_date(answers.start_date)
    return duration(answers.notice) if answers.notice else NOT_SAID


def _start_read(facts: terms.Facts) -> str:
    return "; ".join(_availability(said) for said in facts.availability)


def _availability(said: terms.Availability) -> str:
    if said.immediately:
        return _("at once")
    if said.start:
        return moment(said.start, write=short_day if said.yearless else short_date)
    return duration(said.notice) if said.notice else _("to be discussed")


def moment(when: terms.Moment, write: Callable[[date], str] = short_date) -> str:
    """A date, or the interval of days that it may be."""
    first, last = write(when.earliest), write(when.latest)
    return first if first == last else f"{first} – {last}"


def duration(length: terms.Duration) -> str:
    """A period of notice in words."""
    if not (length.months or length.weeks or length.days):
        return _("at once")
    parts = [
        (length.months, ngettext("%d month", "%d months", length.months)),
        (length.weeks, ngettext("%d week", "%d weeks", length.weeks)),
        (length.days, ngettext("%d day", "%d days", length.days)),
    ]
    return _("notice of %s") % joined_by_and(text % number for number, text in parts if number)


def _onsite_answer(rule: terms.OnsiteRule, answers: terms.Answers) -> str:
    parts = []
    if answers.onsite_place is not None:
        name = place_name(rule.place)
        parts.append((_("in %s") if answers.onsite_place else _("not in %s")) % name)
    if answers.onsite_days is not None:
        parts.append(_days(str(answers.onsite_days), answers.onsite_days))
    parts += [_weekday(day, there=there) for day, there in sorted(answers.onsite_weekdays.items())]
    return ", ".join(parts)


def _onsite_read(facts: terms.Facts) -> str:
    return "; ".join(filter(None, (_onsite(said) for said in facts.onsite)))


def _onsite(said: terms.Onsite) -> str:
    parts = []
    if said.willing is not None:
        place = place_name(said.place) if said.place else _("any place")
        parts.append((_("in %s") if said.willing else _("not in %s")) % place)
    days = interval(said.days_least, said.days_most)
    if days:
        parts.append(_days(days, said.days_most or 0))
    parts += [_weekday(day, there=there) for day, there in said.weekdays]
    return ", ".join(parts)


def _days(days: str, number: int) -> str:
    return ngettext("%s day a week", "%s days a week", number) % days


def _weekday(day: terms.Weekday, *, there: bool) -> str:
    return (_("on %s") if there else _("not on %s")) % weekday_name(day)


def _number(label: str, answered: float | None) -> list[Compared]:
    return [] if answered is None else [Compared(label, number_format(answered, 0), NOT_SAID)]


def _count(label: str, answered: int | None, facts: terms.Facts, what: str) -> list[Compared]:
    counts = [count for count in facts.counts if count.what == what]
    read = ", ".join(interval(count.least, count.most) for count in counts)
    if answered is None and not read:
        return []
    outside = answered is not None and bool(counts) and answered > max(count.most for count in counts)
    return [Compared(label, NOT_SAID if answered is None else str(answered), read, in_conflict=outside)]

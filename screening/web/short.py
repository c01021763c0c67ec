"""A criterion in, its name and its threshold in a few words out: for the head of a column and the strip of gates."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from screening.core import terms
from screening.core.judging.library import UnknownDomainError, find_domain
from screening.core.judging.wording import thing_name
from screening.models import Criterion
from screening.web.dates import short_date
from screening.web.plain_words import active_language, capitalised, place_name, weekday_name

LONGEST: Final = 26  # characters of a name that fit a column's two lines


@dataclass(frozen=True, slots=True)
class Short:
    """The name of a gate ("Project management") and what it asks ("≥ 10 y"); `label` is the criterion's full label."""

    slug: str
    name: str
    asks: str
    label: str


def short(criterion: Criterion, domains: tuple[terms.Domain, ...] = ()) -> Short:
    """The criterion in a few words of the active language; `domains` are the role's own."""
    name, asks = _parts(criterion.rule(), domains)
    label = criterion.label(active_language())
    return Short(criterion.slug, _cut(capitalised(name or label)), asks, label)


def _parts(rule: terms.Rule, domains: tuple[terms.Domain, ...]) -> tuple[str, str]:
    match rule:
        case terms.YearsRule():
            return _domain_name(rule.domain, domains), pgettext("years in short", "≥ %s y") % _number(rule.at_least)
        case terms.CountRule():
            return thing_name(rule.what, active_language()), f"≥ {rule.at_least}"
        case terms.StartRule():
            return pgettext("name of a gate", "Start"), f"≤ {short_date(rule.latest)}"
        case terms.OnsiteRule():
            return _("On site in %s") % place_name(rule.place), _onsite(rule)
        case terms.EvidenceRule():
            return "", ""
    return pgettext("name of a gate", "Languages"), " · ".join(dict.fromkeys(_languages(rule)))


def _domain_name(slug: str, domains: tuple[terms.Domain, ...]) -> str:
    try:
        labels = find_domain(slug, domains).labels
    except UnknownDomainError:
        return ""
    return labels.get(active_language()) or labels.get("en") or slug


def _onsite(rule: terms.OnsiteRule) -> str:
    days = ngettext("%d day", "%d days", rule.days_per_week) % rule.days_per_week
    return ", ".join([days, *(weekday_name(day)[:3] for day in rule.weekdays)])


def _languages(rule: terms.LanguageRule) -> Iterable[str]:
    if isinstance(rule, terms.LanguageAtLeast):
        return [rule.language.upper()]
    branches = rule.all_of if isinstance(rule, terms.AllOf) else rule.any_of
    return [code for branch in branches for code in _languages(branch)]


def _number(value: float) -> str:
    return number_format(value, 0 if value == int(value) else 1)


def _cut(name: str) -> str:
    """The name up to the word that no longer fits; it does not end on a word as short as "and"."""
    if len(name) <= LONGEST:
        return name
    words = name[: LONGEST + 1].split(" ")[:-1] or [name[:LONGEST]]
    while len(words) > 1 and len(words[-1]) <= len("and"):
        words.pop()
    return " ".join(words).rstrip(",") + "…"

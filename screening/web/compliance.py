"""An application in, its compliance matrix and its motivated decision out, as texts in the active language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, cast

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from screening.core.judging.wording import length_of_time
from screening.core.redaction import Redaction
from screening.models import Application, Assessment, CriteriaVersion
from screening.web.cards import Card, card_list
from screening.web.cells import interval
from screening.web.dates import short_date
from screening.web.gates import shorts
from screening.web.plain_words import active_language, joined_by_and
from screening.web.veil import HIDDEN_FILE, Hides, hides_nobody, masked_name

Words = Mapping[str, "str | Promise"]

MOST_QUOTES: Final = 3
MOST_OF_A_HISTORY: Final = 15
LONGEST_OF_A_HISTORY: Final = 70  # characters of a title, an employer, dates; a longer quote is from a description
OUTCOME: Final[Words] = {
    "pass": pgettext_lazy("requirement", "Met"),
    "fail": pgettext_lazy("requirement", "Not met"),
    "unclear": pgettext_lazy("requirement", "To be confirmed"),
}
DECIDED: Final[Words] = {
    "shortlist": pgettext_lazy("handed over", "Shortlisted"),
    "hold": pgettext_lazy("handed over", "Put on hold"),
    "reject": pgettext_lazy("handed over", "Not selected"),
}
ESTABLISHED_FROM: Final[Words] = {
    "cv": gettext_lazy("CV"),
    "answer": gettext_lazy("the candidate's declaration"),
    "both": gettext_lazy("CV and declaration"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """The CV's own words and the page that they stand on."""

    quote: str
    page: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the matrix. `open_point` says by how much it falls short, or what is to be confirmed; "" when met."""

    label: str
    short: str
    asked: str
    gate: bool
    weight: int
    outcome: str
    word: str
    measured: str
    reason: str
    proofs: tuple[Proof, ...]
    established_from: str
    open_point: str


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided what, when and why; `rests_on` names the requirements that it rests on, as the matrix does."""

    kind: str
    by: str
    at: datetime
    reason: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is handed over about one candidate; `name` and `file_name` are what may be told of them."""

    application: Application
    name: str
    file_name: str
    assessment: Assessment
    gates: tuple[Requirement, ...]
    weights: tuple[Requirement, ...]
    summary: str
    decided: Decided | None


def dossiers(applications: Iterable[Application], hides: Hides = hides_nobody) -> tuple[Dossier, ...]:
    """One dossier for each of the applications that was judged. Its queries are per version of the criteria alone.

    `hides` gives what hides the candidate of an application in a blind role.
    """
    asked: dict[int, tuple[dict[str, Any], Any]] = {}
    found = []
    for application in applications:
        if (judged := application.assessment) is not None:
            if judged.version_id not in asked:
                asked[judged.version_id] = _asked(judged.version)
            found.append(_dossier(application, hides(application), *asked[judged.version_id]))
    return tuple(found)


def _asked(version: CriteriaVersion) -> tuple[dict[str, Any], Any]:
    criteria = tuple(version.criteria.all())
    return {criterion.slug: criterion for criterion in criteria}, shorts(version, criteria)


def _dossier(application: Application, redaction: Redaction | None, by_slug: dict[str, Any], names: Any) -> Dossier:
    judged = cast(Assessment, application.assessment)
    cards = card_list(application, by_slug, names, redaction)
    lines = tuple(_requirement(card) for card in cards)
    name, file_name = application.name, application.document.name
    if redaction:
        name, file_name = masked_name(application), HIDDEN_FILE
    gates = tuple(line for line in lines if line.gate)
    weights = tuple(line for line in lines if not line.gate)
    decided = _decided(application, redaction, {card.verdict.criterion: card.label for card in cards})
    return Dossier(application, name, file_name, judged, gates, weights, _summary(gates), decided)


def _requirement(card: Card) -> Requirement:
    verdict = card.verdict
    return Requirement(
        label=card.label,
        short=card.short,
        asked=card.asked,
        gate=verdict.gate,
        weight=verdict.weight,
        outcome=verdict.outcome,
        word=str(OUTCOME[verdict.outcome]),
        measured=_measured(card),
        reason=card.reason,
        proofs=_proofs(card),
        established_from=_established_from(card),
        open_point=_open_point(card),
    )


def _proofs(card: Card) -> tuple[Proof, ...]:
    """The quotes; those of a history, which are titles, employers and dates, as one per page with what is left out."""
    quotes = [(quote.page, quote.text) for quote in card.quotes]
    history = [(page, text) for page, text in quotes if len(text) <= LONGEST_OF_A_HISTORY]
    if card.verdict.kind != "years" or not history:
        return tuple(Proof(text, page) for page, text in quotes[:MOST_QUOTES])
    pages = groupby(history[:MOST_OF_A_HISTORY], key=itemgetter(0))
    return tuple(Proof(" … ".join(text for _page, text in texts), page) for page, texts in pages)


def _measured(card: Card) -> str:
    """What was measured, in words that need no legend."""
    if card.levels:
        return ", ".join(dict.fromkeys(f"{level['name']} {_level(level)}" for level in card.levels))
    measured = card.verdict.measured
    match card.verdict.kind:
        case "years":
            years = interval(measured.get("min"), measured.get("max"))
            return _("%s years") % years if years else ""
        case "onsite":
            days = measured.get("days_stated")
            return "" if days is None else ngettext("%d day a week", "%d days a week", days) % days
        case "start":
            day = measured.get("latest") or measured.get("earliest")
            return short_date(date.fromisoformat(day)) if day else ""
    return card.measured


def _level(level: Mapping[str, Any]) -> str:
    least, most = level["min"], level["max"]
    if least is None:
        return "?"
    return str(least) if least == most else f"{least}–{most}"


def _established_from(card: Card) -> str:
    if last := card.last_override:
        who = last.by.get_full_name() or last.by.get_username()
        return _("%(who)s: “%(reason)s”") % {"who": who, "reason": card.said}
    return capfirst(str(ESTABLISHED_FROM.get(card.verdict.source, "")))


def _open_point(card: Card) -> str:
    """Short by how much for what is not met; what to ask for what is to be confirmed."""
    if card.verdict.outcome == "pass":
        return ""
    if card.verdict.outcome == "fail":
        values = {**(card.verdict.would_change or {}).get("values", {}), **card.verdict.reason.get("values", {})}
        for name, shorten in SHORT_BY.items():
            if values.get(name):
                return shorten(values[name])
    if card.verdict.reason["code"] == "answers.disagree":
        return f"{card.reason} {card.would_change}"
    return card.would_change


def _months_short(months: int) -> str:
    return _("short by %s") % length_of_time(months, active_language())


def _days_late(days: int) -> str:
    return ngettext("%d day too late", "%d days too late", days) % days


def _number_short(number: int) -> str:
    return _("short by %s") % number


SHORT_BY: Final[Mapping[str, Callable[[int], str]]] = {
    "short_months": _months_short,
    "late": _days_late,
    "short": _number_short,
}


def _summary(gates: Sequence[Requirement]) -> str:
    """How the candidate stands against the mandatory requirements, in one or two sentences."""
    num_met = sum(line.outcome == "pass" for line in gates)
    said = [_("%(met)d of %(all)d mandatory requirements are met.") % {"met": num_met, "all": len(gates)}]
    for outcome, sentence in (("fail", _("Not met: %s.")), ("unclear", _("To be confirmed: %s."))):
        if labels := [line.label for line in gates if line.outcome == outcome]:
            said.append(sentence % joined_by_and(labels))
    return " ".join(said)


def _decided(application: Application, redaction: Redaction | None, labels: Mapping[str, str]) -> Decided | None:
    made = application.decision
    if made is None:
        return None
    who = made.by.get_full_name() or made.by.get_username()
    reason = redaction.text(made.reason) if redaction else made.reason
    rests_on = tuple(labels.get(slug, str(_("another reason"))) for slug in made.rests_on)
    return Decided(str(DECIDED[made.kind]), who, made.decided_at, reason, rests_on)

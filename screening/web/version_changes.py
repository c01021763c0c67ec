"""Two versions of a role's criteria in, criterion by criterion what was added, removed and changed out, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from screening.core import terms
from screening.core.judging.library import UnknownTopicError, find_topic
from screening.models import CriteriaVersion, Criterion
from screening.web.plain_words import active_language, language_name, sentence_of
from screening.web.short import short

ADDED, REMOVED, CHANGED, SAME = "added", "removed", "changed", "same"
STATES: Final = {
    ADDED: pgettext_lazy("criterion", "Added"),
    REMOVED: pgettext_lazy("criterion", "Removed"),
    CHANGED: pgettext_lazy("criterion", "Changed"),
    SAME: pgettext_lazy("criterion", "Unchanged"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise: its name, what stood there, what stands there; "" where nothing does."""

    name: str
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One criterion in both versions: its state, and its lines in words; `asked` is what it asks in the later one."""

    slug: str
    label: str
    state: str
    asked: str
    differences: tuple[Difference, ...]

    @property
    def word(self) -> str:
        """The state in a word."""
        return str(STATES[self.state])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs between two versions."""

    criteria: tuple[CriterionChange, ...]
    vocabulary: tuple[Difference, ...]

    def num(self, state: str) -> int:
        """How many criteria are in that state."""
        return sum(change.state == state for change in self.criteria)


def compared(earlier: CriteriaVersion, later: CriteriaVersion) -> Comparison:
    """The later version held against the earlier one, criteria in the order of the later. Eight queries."""
    before_terms, after_terms = earlier.to_terms(), later.to_terms()
    before, after = _lines(earlier, before_terms), _lines(later, after_terms)
    order = [*after, *(slug for slug in before if slug not in after)]
    changes = tuple(_change(slug, before.get(slug), after.get(slug)) for slug in order)
    return Comparison(changes, tuple(_vocabulary(before_terms, after_terms)))


def lines_of(criterion: Criterion, version: terms.RoleTerms) -> dict[str, str]:
    """A criterion as lines of a name and words: what it asks, how it counts, its labels, sentence and reasons."""
    importance = _("Gate") if criterion.gate else _("Weight %d") % criterion.weight
    return {
        _("Asks"): asked_in_words(criterion, version),
        _("Counts as"): importance,
        **_per_language(_("Label"), criterion.labels),
        _("In the advertisement"): criterion.source,
        _("Justification"): criterion.justification,
        **_per_language(_("Question"), criterion.question),
    }


def asked_in_words(criterion: Criterion, version: terms.RoleTerms) -> str:
    """What the criterion asks, in one line."""
    rule = criterion.rule()
    if isinstance(rule, terms.EvidenceRule):
        return _("Evidence of %s") % _topic_name(rule.topic, version.topics)
    if isinstance(rule, terms.YearsRule | terms.CountRule | terms.StartRule):
        one = short(criterion, version.domains)
        return f"{one.name} {one.asks}"
    return sentence_of(rule)


def _topic_name(slug: str, own: tuple[terms.Topic, ...]) -> str:
    try:
        labels = find_topic(slug, own).labels
    except UnknownTopicError:
        return slug
    return labels.get(active_language()) or labels.get("en") or slug


def _per_language(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name} ({language_name(code)})": text for code, text in sorted(texts.items()) if text}


def _lines(version: CriteriaVersion, stated: terms.RoleTerms) -> dict[str, tuple[Criterion, dict[str, str]]]:
    return {criterion.slug: (criterion, lines_of(criterion, stated)) for criterion in version.criteria.all()}


def _change(
    slug: str, before: tuple[Criterion, dict[str, str]] | None, after: tuple[Criterion, dict[str, str]] | None
) -> CriterionChange:
    criterion, lines = after or before or (None, {})
    label = criterion.label(active_language()) if criterion else slug
    earlier, later = (side[1] if side else {} for side in (before, after))
    differences = tuple(_differences(earlier, later))
    state = _state(bool(before), bool(after), differences)
    return CriterionChange(slug, label, state, lines.get(_("Asks"), ""), differences)


def _state(was_there: bool, is_there: bool, differences: Sequence[Difference]) -> str:  # noqa: FBT001 - two sides
    if not was_there:
        return ADDED
    if not is_there:
        return REMOVED
    return CHANGED if differences else SAME


def _differences(earlier: Mapping[str, str], later: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys([*later, *earlier]):
        if earlier.get(name, "") != later.get(name, ""):
            yield Difference(name, earlier.get(name, ""), later.get(name, ""))


def _vocabulary(earlier: terms.RoleTerms, later: terms.RoleTerms) -> Iterator[Difference]:
    """The role's own domains and topics whose words differ, each phrase that came or went."""
    pairs = ((earlier.domains, later.domains), (earlier.topics, later.topics))
    for before, after in pairs:
        yield from _of_kind(before, after)


def _of_kind(
    before: Iterable[terms.Domain | terms.Topic], after: Iterable[terms.Domain | terms.Topic]
) -> Iterator[Difference]:
    old, new = ({term.slug: term for term in side} for side in (before, after))
    for slug in dict.fromkeys([*new, *old]):
        gone, come = _phrases(old.get(slug)), _phrases(new.get(slug))
        if gone != come:
            yield Difference(_name(new.get(slug) or old.get(slug)), _listed(gone - come), _listed(come - gone))


def _name(term: terms.Domain | terms.Topic | None) -> str:
    return (term.labels.get(active_language()) or term.labels.get("en") or term.slug) if term else ""


def _phrases(term: terms.Domain | terms.Topic | None) -> frozenset[str]:
    if term is None:
        return frozenset()
    values = [getattr(term, field.name) for field in fields(term) if field.name not in {"slug", "labels"}]
    return frozenset(phrase for value in values for phrase in ([value] if isinstance(value, str) else value) if phrase)


def _listed(phrases: Iterable[str]) -> str:
    return ", ".join(sorted(phrases))

"""A working copy of criteria in, what its page shows out: cards, the text with its marks, advice, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from screening.core import terms
from screening.core.entries import Entry, EntryState, rule_of
from screening.core.entry_flaws import Flaw, flaws
from screening.core.terms import CriterionKind
from screening.core.vacancy import Concern, message
from screening.models import Criterion
from screening.web.criteria_desk import Desk
from screening.web.criteria_labels import is_stale
from screening.web.criteria_reading import WEIGHT_OF_A_MUST
from screening.web.criteria_words import ADVICE, KIND_ICONS, VAGUE, asked_in_words, flaw_sentence, risks_in
from screening.web.marks import Evidence, TextRow, anchor, marked_page
from screening.web.plain_words import active_language, joined_by_and, language_name

ADVICE_MARK: Final = "advice-"  # the beginning of the ids of advice, among those of criteria
MISSING: Final[dict[str, Promise]] = {
    "title": _("The role has no title yet."),
    "location": _("No place of work is named."),
    "start": _("No latest start date is asked."),
    "languages": _("No language is asked."),
    "onsite": _("Nothing is said about days on site."),
    "years": _("No years of experience are asked."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One criterion in the making. `anchor` is the mark in the advertisement, "" where it has none."""

    entry: Entry
    kind: str
    icon: str
    label: str
    asks: str
    anchor: str
    flaws: tuple[str, ...]
    note: str
    risks: tuple[str, ...]
    advice: str
    asks_why: bool
    change: str = ""

    @property
    def is_proposed(self) -> bool:
        """Whether a person still has to confirm it."""
        return self.entry.state is EntryState.PROPOSED

    @property
    def is_must(self) -> bool:
        """Whether the advertisement requires what is only proposed as a weight (decision 0612)."""
        wanted = self.entry.kind is CriterionKind.EVIDENCE and self.entry.weight == WEIGHT_OF_A_MUST
        return self.is_proposed and wanted and not self.entry.gate


@dataclass(frozen=True, slots=True)
class Advice:
    """A passage that is vague or legally risky. `index` is its place in the working copy."""

    index: int
    quote: str
    anchor: str
    message: str
    is_vague: bool
    takes_years: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole page of a working copy."""

    gates: tuple[Card, ...]
    weights: tuple[Card, ...]
    dropped: tuple[Card, ...]
    advice: tuple[Advice, ...]
    missing: tuple[str, ...]
    rows: tuple[TextRow, ...]

    @property
    def num_musts(self) -> int:
        """How many weights the advertisement requires."""
        return sum(card.is_must for card in self.weights)

    @property
    def num_proposed(self) -> int:
        """How many criteria wait for a person's word."""
        return sum(card.is_proposed for card in (*self.gates, *self.weights))

    @property
    def num_unfinished(self) -> int:
        """How many criteria cannot be saved as they are."""
        return sum(bool(card.flaws) or card.asks_why for card in (*self.gates, *self.weights))


def sheet_of(desk: Desk) -> Sheet:
    """What the page shows."""
    text = desk.advertisement
    places = {entry.key: _place(entry, text) for entry in desk.entries}
    held = {each.key: each for each in desk.held}
    cards = [_card(entry, places[entry.key], text, held if desk.role else None) for entry in desk.entries]
    marked = [Evidence(*place, entry.key) for entry in desk.entries if entry.counts and (place := places[entry.key])]
    risky = [Evidence(each["start"], each["end"], f"{ADVICE_MARK}{i}") for i, each in enumerate(desk.advice)]
    kept = [card for card in cards if card.entry.counts]
    return Sheet(
        gates=tuple(card for card in kept if card.entry.gate),
        weights=tuple(card for card in kept if not card.entry.gate),
        dropped=tuple(card for card in cards if not card.entry.counts),
        advice=tuple(_advice(desk, i) for i in range(len(desk.advice))),
        missing=tuple(str(MISSING[name]) for name in _missing(desk)),
        rows=marked_page(terms.Page(1, text), [*marked, *risky]).rows if text else (),
    )


def _card(entry: Entry, place: tuple[int, int] | None, text: str, held: dict[str, Entry] | None) -> Card:
    found = flaws(entry, text) if entry.counts else ()
    shown = [flaw for flaw in found if flaw.code != "justification_missing"]
    return Card(
        entry=entry,
        kind=str(Criterion.Kind(entry.kind.value).label),
        icon=KIND_ICONS[entry.kind],
        label=entry.labels.get(active_language()) or next(filter(None, entry.labels.values()), "") or entry.source,
        asks=asked_in_words(entry),
        anchor=anchor(1, place[0]) if place else "",
        flaws=tuple(_sentences(shown)),
        note=flaw_sentence(Flaw("labels", "label_stale")) if is_stale(entry, (held or {}).get(entry.key)) else "",
        risks=(*risks_in(entry), *_passed(entry)) if entry.counts else (),
        advice=str(ADVICE[entry.kind]),
        asks_why=any(flaw.code == "justification_missing" for flaw in found),
        change=_change(entry, held),
    )


def _passed(entry: Entry) -> Iterator[str]:
    """That the latest start has passed already, where it has."""
    rule = rule_of(entry)
    if isinstance(rule, terms.StartRule) and rule.latest < timezone.localdate():
        yield gettext("This day has passed: the start will be unclear for everybody who applies now.")


def _sentences(found: Sequence[Flaw]) -> Iterator[str]:
    """What is missing or wrong, each once; labels that are not written yet by their languages."""
    unwritten = [flaw.at.removeprefix("label_") for flaw in found if flaw.code == "label_missing"]
    yield from dict.fromkeys(flaw_sentence(flaw) for flaw in found if flaw.code != "label_missing")
    if unwritten:
        languages = joined_by_and(language_name(language) for language in unwritten)
        yield gettext("The label is not written in %(languages)s yet.") % {"languages": languages}


def _change(entry: Entry, held: dict[str, Entry] | None) -> str:
    """Whether the criterion is "new" or "changed" against the version that holds, "" for neither."""
    if held is None or not entry.counts:
        return ""
    if entry.key not in held:
        return "new"
    return "" if held[entry.key] == entry else "changed"


def _place(entry: Entry, text: str) -> tuple[int, int] | None:
    """Where the criterion's sentence stands in the advertisement, whatever its white space."""
    if entry.start is not None and entry.end is not None and entry.end <= len(text):
        return entry.start, entry.end
    words = entry.source.split()
    if not words:
        return None
    start = text.find(entry.source)
    return (start, start + len(entry.source)) if start >= 0 else None


def _advice(desk: Desk, index: int) -> Advice:
    plain = desk.advice[index]
    concern = Concern(plain["concern"])
    return Advice(
        index=index,
        quote=" ".join(desk.advertisement[plain["start"] : plain["end"]].split()),
        anchor=anchor(1, plain["start"]),
        message=message(concern, active_language()),
        is_vague=concern in VAGUE,
        takes_years=concern is Concern.VAGUE_EXPERIENCE,
    )


def _missing(desk: Desk) -> Iterator[str]:
    """What a role usually states and this one does not."""
    kinds = {entry.kind for entry in desk.entries if entry.counts}
    if desk.role is None:
        yield from (name for name in ("title", "location") if not desk.draft.head.get(name))
    wanted = (CriterionKind.YEARS, CriterionKind.LANGUAGES, CriterionKind.ONSITE, CriterionKind.START)
    yield from (kind.value for kind in wanted if kind not in kinds)


def moved(entries: Sequence[Entry], key: str, by: int) -> list[Entry]:
    """The entries with one moved up (-1) or down (+1) among those that are listed with it."""
    found = list(entries)
    index = next(i for i, each in enumerate(found) if each.key == key)
    listed = [i for i, each in enumerate(found) if _is_listed_with(each, found[index])]
    at = listed.index(index) + by
    if 0 <= at < len(listed):
        found[index], found[listed[at]] = found[listed[at]], found[index]
    return found


def _is_listed_with(one: Entry, other: Entry) -> bool:
    return one.counts == other.counts and one.gate == other.gate


def as_gate(entries: Iterable[Entry], key: str) -> list[Entry]:
    """The entries with a weight among them as a gate that a person wanted."""
    kept = EntryState.KEPT
    return [replace(each, gate=True, weight=0, state=kept) if each.key == key else each for each in entries]


def with_state(entries: Iterable[Entry], key: str, state: EntryState) -> list[Entry]:
    """The entries with one in another state."""
    return [replace(each, state=state) if each.key == key else each for each in entries]

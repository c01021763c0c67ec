"""Applications with their traits in, who passes a filter, how many each trait would leave, and every order out.

Each trait is one integer with a bit per application: a filter is an AND of them and a count is the number of bits, so
that all counts of a board of tens of thousands cost a few milliseconds. An index is never changed: `changed` gives a
new one, which shares what it can with the old.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from screening.core.traits import YEARS_PREFIX

Mask = int  # bit n stands for the application in slot n
Key = tuple[int | float | str, ...]
Held = Mapping[str, Collection[str]]  # the values that are held of a trait: one of them is enough
Ranges = Mapping[str, tuple[float | None, float | None]]  # of years: from, up to; both included

NOT_JUDGED: Final = 3  # behind meets, clarify and fails
NOTHING_MEASURED: Final = -1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One application: what it is ordered by and what it is filtered by.

    `standing` is 0 to 3, `points` counts tenths, `received` is in microseconds, `name` is folded.
    """

    pk: int
    public_id: str
    name: str
    received: int
    standing: int
    points: int
    traits: tuple[str, ...]
    years: Mapping[str, float] = field(default_factory=dict)


Order = Callable[[Entry], Key]
ORDERS: Final[Mapping[str, Order]] = {
    "rank": lambda one: (one.standing, -one.points, one.received, one.pk),
    "points": lambda one: (-one.points, one.received, one.pk),
    "newest": lambda one: (-one.received, -one.pk),
    "oldest": lambda one: (one.received, one.pk),
    "name": lambda one: (one.name, one.pk),
}


def split(traits: Iterable[str]) -> tuple[tuple[str, ...], dict[str, float]]:
    """The traits that are words, and those that are years by their name."""
    words, years = [], {}
    for trait in traits:
        if trait.startswith(YEARS_PREFIX):
            name, _sign, number = trait.partition("=")
            years[name] = float(number)
        else:
            words.append(trait)
    return tuple(words), years


class Index:
    """The applications to one role. Everything it gives out is in slots, masks and keys of its own."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: dict[int, Entry] = {}
        self._slots: dict[int, int] = {}
        self._num_slots = 0
        self._bits: dict[str, Mask] = {}
        self._orders: dict[str, list[tuple[Key, int]]] = {}
        self._listed: dict[str, list[int]] = {}
        self.everybody: Mask = 0
        self._fill(entries)

    def _fill(self, entries: Iterable[Entry]) -> None:
        slots: dict[str, list[int]] = {}
        for slot, entry in enumerate(entries):
            self.entries[entry.pk], self._slots[entry.pk] = entry, slot
            for trait in entry.traits:
                slots.setdefault(trait, []).append(slot)
        self._num_slots = len(self.entries)
        self.everybody = (1 << self._num_slots) - 1
        self._bits = {trait: _mask(found, self._num_slots) for trait, found in slots.items()}

    def changed(self, entries: Iterable[Entry], gone: Iterable[int] = ()) -> "Index":
        """The index with those entries in the place of what it knew of them, and without those that are gone."""
        new = Index()
        new.entries, new._slots, new._bits = dict(self.entries), dict(self._slots), dict(self._bits)
        new._num_slots, new.everybody = self._num_slots, self.everybody
        new._orders = {name: list(order) for name, order in self._orders.items()}
        for pk in gone:
            new._take_out(pk)
        for entry in entries:
            new._put_in(entry, new._take_out(entry.pk))
        return new

    def mask(self, pks: Iterable[int]) -> Mask:
        """The mask of those applications; unknown ones are left out."""
        return _mask([self._slots[pk] for pk in pks if pk in self._slots], self._num_slots)

    def passing(self, held: Held, ranges: Ranges, within: Mask | None = None) -> Mask:
        """Who has one of the held values of each trait and lies in each range; `within` leaves others out."""
        found = self.everybody if within is None else within
        for name, values in held.items():
            found &= self._one_of(name, values)
        for name, bounds in ranges.items():
            found &= self._between(name, bounds)
        return found

    def counts(self, held: Held, ranges: Ranges, within: Mask | None = None) -> dict[str, dict[str, int]]:
        """How many each value of each trait would show beside what else is held; its own held values do not bind it."""
        ranged = self.passing({}, ranges, within)
        masks = {name: self._one_of(name, values) for name, values in held.items()}
        all_held = _all_of(ranged, masks.values())
        but_one = {name: _all_of(ranged, (masks[other] for other in masks if other != name)) for name in masks}
        found: dict[str, dict[str, int]] = {}
        for trait, bits in self._bits.items():
            name, _sign, value = trait.partition("=")
            if num := (bits & but_one.get(name, all_held)).bit_count():
                found.setdefault(name, {})[value] = num
        return found

    def values(self, name: str) -> list[str]:
        """The values of a trait that anybody has, in alphabetical order."""
        prefix = f"{name}="
        return sorted(
            trait.removeprefix(prefix) for trait, bits in self._bits.items() if bits and trait.startswith(prefix)
        )

    def in_order(self, sort: str, mask: Mask | None = None) -> list[int]:
        """The ids of those in the mask, in that order; the list is shared, so nobody may change it."""
        if mask is None or mask == self.everybody:
            return self._everybody_in_order(sort)
        order = self._order(sort)
        is_in = f"{mask:0{max(self._num_slots, 1)}b}"[::-1]
        slots = self._slots
        return [pk for _key, pk in order if is_in[slots[pk]] == "1"]

    def _everybody_in_order(self, sort: str) -> list[int]:
        """All ids in that order, listed once: the plain board is what is asked for most."""
        found = self._listed.get(sort)
        if found is None:
            found = self._listed[sort] = [pk for _key, pk in self._order(sort)]
        return found

    def rank(self, pk: int) -> int:
        """The place of an application among all, counted from 1."""
        return bisect_left(self._order("rank"), (ORDERS["rank"](self.entries[pk]), pk)) + 1

    def num_tied(self, pk: int) -> int:
        """How many others have the same standing and the same points: who came first stands before them."""
        order, (standing, points, *_rest) = self._order("rank"), ORDERS["rank"](self.entries[pk])
        first = bisect_left(order, ((standing, points),))
        behind = bisect_left(order, ((standing, points, float("inf")),))
        return behind - first - 1

    def _one_of(self, name: str, values: Collection[str]) -> Mask:
        found = 0
        for value in values:
            found |= self._bits.get(f"{name}={value}", 0)
        return found

    def _between(self, name: str, bounds: tuple[float | None, float | None]) -> Mask:
        least = bounds[0] if bounds[0] is not None else NOTHING_MEASURED
        most = bounds[1] if bounds[1] is not None else float("inf")
        return self.mask(
            pk for pk, one in self.entries.items() if least <= one.years.get(name, NOTHING_MEASURED - 1) <= most
        )

    def _order(self, sort: str) -> list[tuple[Key, int]]:
        """Every application with its key, in that order; made when it is first asked for."""
        found = self._orders.get(sort)
        if found is None:
            key = key_of(sort)
            found = sorted((key(one), one.pk) for one in self.entries.values())
            self._orders[sort] = found
        return found

    def _take_out(self, pk: int) -> int | None:
        """Forget an application. Returns the slot that it leaves, None when it was not known."""
        entry = self.entries.pop(pk, None)
        if entry is None:
            return None
        slot = self._slots.pop(pk)
        bit = 1 << slot
        self.everybody &= ~bit
        for trait in entry.traits:
            self._bits[trait] &= ~bit
        for sort, order in self._orders.items():
            place = (key_of(sort)(entry), pk)
            del order[bisect_left(order, place)]
        return slot

    def _put_in(self, entry: Entry, slot: int | None) -> None:
        if slot is None:
            slot, self._num_slots = self._num_slots, self._num_slots + 1
        self.entries[entry.pk], self._slots[entry.pk] = entry, slot
        self.everybody |= 1 << slot
        for trait in entry.traits:
            self._bits[trait] = self._bits.get(trait, 0) | 1 << slot
        for sort, order in self._orders.items():
            insort(order, (key_of(sort)(entry), entry.pk))


def key_of(sort: str) -> Order:
    """What that order sorts by: one of ORDERS, or the years of a criterion, most first and then by rank."""
    if sort in ORDERS:
        return ORDERS[sort]
    return lambda one: (-one.years.get(sort, NOTHING_MEASURED), *ORDERS["rank"](one))


def page_of(order: Sequence[int], keys: Callable[[int], Key], size: int, *, after: Key = (), before: Key = ()) -> slice:
    """Where one page of `size` lies in the order: behind the key `after`, or ahead of the key `before`.

    A key need not stand in the order: what was inserted or taken away since moves nothing that was not shown.
    """
    if before:
        end = bisect_left(order, before, key=keys)
        return slice(max(0, end - size), end) if end > 0 else slice(0, size)
    start = bisect_left(order, after, key=keys) if after else 0
    if after and start < len(order) and keys(order[start]) == after:
        start += 1
    return slice(start, start + size)


def _all_of(mask: Mask, others: Iterable[Mask]) -> Mask:
    for other in others:
        mask &= other
    return mask


def _mask(slots: Iterable[int], num_slots: int) -> Mask:
    """The mask with those bits; built in bytes, since each bit set in an integer copies all of it."""
    packed = bytearray(num_slots // 8 + 1)
    for slot in slots:
        packed[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(packed, "little")

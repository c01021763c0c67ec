"""A role, a filter and who looks in, whom the board shows and in which order out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import Count, F, Max, Q

from screening.core.facets import Index, Mask
from screening.flow.veil import Veil
from screening.models import Application, BlindText, Note, Question, Role, Viewing
from screening.models.search import matching
from screening.web.board_filter import BoardFilter
from screening.web.board_index import Kept, kept_of

KEPT_SECONDS: Final = 10 * 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where an application stands among those that the board showed, and its neighbours' public ids ("" at an end)."""

    number: int
    num_all: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Whom a board shows: their ids in its order. `within` is the mask of what only the database knows, if any."""

    index: Index
    order: list[int]
    within: Mask | None

    def place_of(self, application: Application) -> Place | None:
        """The neighbours of an application; None when the board does not show it."""
        if application.pk not in self.index.entries or application.pk not in self.order:
            return None
        at = self.order.index(application.pk)
        previous = self.order[at - 1] if at else None
        following = self.order[at + 1] if at + 1 < len(self.order) else None
        return Place(at + 1, len(self.order), self._public(previous), self._public(following))

    def _public(self, pk: int | None) -> str:
        return self.index.entries[pk].public_id if pk is not None else ""


def shown(role: Role, wanted: BoardFilter, by: User) -> Shown:
    """Whom the board of `role` shows to that person. Three queries, and one for a search and each live facet."""
    kept, wanted = kept_of(role), wanted.in_role(role)
    index, within = kept.index, _within(role, wanted, by, kept)
    mask = index.passing(wanted.indexed, wanted.ranges, within)
    return Shown(index, index.in_order(wanted.sort, mask), within)


def _within(role: Role, wanted: BoardFilter, by: User, kept: Kept) -> Mask | None:
    """Who passes what the index does not know; None when nothing of that is wanted."""
    index = kept.index
    masks = [_live(role, values, LIVE[name], by, index) for name, values in wanted.live.items()]
    if wanted.words:
        masks.append(index.mask(_found(role, wanted.words, by, kept)))
    if not masks:
        return None
    within = index.everybody
    for mask in masks:
        within &= mask
    return within


def _found(role: Role, words: str, by: User, kept: Kept) -> list[int]:
    """Whom a search finds: asked of the texts once, while somebody turns pages and ticks facets. One query, or two."""
    notes = Note.objects.filter(application__role=role).aggregate(all=Count("pk"), last=Max("pk"))
    state = (role.pk, role.created_at, kept.sums, notes["all"], notes["last"], words, *_hidden(role, by))
    key = f"search:{sha256(repr(state).encode()).hexdigest()}"
    found: list[int] | None = cache.get(key)
    if found is None:
        rows = matching(Application.objects.filter(role=role), words, Veil(by).seen_in(role))
        found = list(rows.order_by().values_list("pk", flat=True))
        cache.set(key, found, KEPT_SECONDS)
    return found


def _hidden(role: Role, by: User) -> tuple[int, ...]:
    """What else a search of a blind role depends on: who asks, and how many texts a worker has made. One query."""
    if role.blind == Role.Blind.NO:
        return ()
    return by.pk, BlindText.objects.filter(application__role=role).count()


Live = Mapping[str, Callable[[User], Q]]


def _live(role: Role, values: tuple[str, ...], choices: Live, by: User, index: Index) -> Mask:
    wanted = Q()
    for value in values:
        wanted |= choices[value](by)
    return index.mask(Application.objects.filter(wanted, role=role).order_by().values_list("pk", flat=True))


def _seen(by: User) -> Q:
    return Q(pk__in=Viewing.objects.filter(by=by).values("application_id"))


def _review_asked(_by: User) -> Q:
    undecided = Q(decision__isnull=True) | Q(decision__decided_at__lt=F("review_asked_at"))
    return Q(review_asked_at__isnull=False) & undecided


LIVE: Final[Mapping[str, Live]] = {
    "seen": {"yes": _seen, "no": lambda by: ~_seen(by)},
    "asked": {
        "noted": lambda _by: Q(pk__in=Question.objects.noted().values("application_id")),
        "waiting": lambda _by: Q(pk__in=Question.objects.open().values("application_id")),
        "answered": lambda _by: Q(pk__in=Question.objects.filter(answered_at__isnull=False).values("application_id")),
        "review": _review_asked,
    },
}

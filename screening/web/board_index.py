"""A role in, the index of its applications out: kept in this process, brought up to date by what the log says.

Whatever changes an application is an event of its role's log, written in the same transaction: the events since the
last look name the applications to read anew. What no event tells of shows in the sums over the role's rows; then all
of it is read anew.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Max, Q, QuerySet, Sum

from screening.core.facets import NOT_JUDGED, Entry, Index, split
from screening.models import Application, Duplicate, Event, Role, Tag
from screening.models.identifiers import fold_text

MOST_ROLES: Final = 24  # whose index is kept; some 12 MB for 20,000 applications
MOST_CHANGES: Final = 500  # more applications than these are sooner read all
STANDINGS: Final = {"meets": 0, "clarify": 1, "fails": 2}
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
COLUMNS: Final = (
    "pk", "public_id", "name", "received_at", "state", "document__state",
    "assessment__standing", "assessment__points", "assessment__traits",
    "origin", "supplier__name", "assessment__version__number",
)  # fmt: skip
BEING_READ: Final = frozenset({"stored", "reading"})
POSSIBLE_TWIN: Final = "twin=maybe"


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up over the rows of a role: different sums are different rows."""

    all: int
    withdrawn: int
    assessments: int
    decisions: int
    marks: tuple[int, ...]
    event: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An index, what it was made from, and the marks that it knows of each application."""

    index: Index
    sums: Sums
    marks: Mapping[int, tuple[str, ...]]


_kept: "OrderedDict[tuple[int, datetime], Kept]" = OrderedDict()


def index_of(role: Role) -> Index:
    """The index of the applications to `role` as they are now. Four queries, up to four more after a change."""
    return kept_of(role).index


def kept_of(role: Role) -> Kept:
    """The same, with the sums that it was made from: as long as they are the same, nothing that was logged changed."""
    key = (role.pk, role.created_at)
    sums, kept = _sums(role), _kept.get(key)
    if kept is None or kept.sums != sums:
        kept = _renewed(role, kept, sums) if kept else None
        kept = kept or _made(role, sums)
        _kept[key] = kept
    _kept.move_to_end(key)
    while len(_kept) > MOST_ROLES:
        _kept.popitem(last=False)
    return kept


def _sums(role: Role) -> Sums:
    """The last event is asked first: what is written meanwhile is then seen twice, and never missed."""
    event = Event.objects.filter(role=role).aggregate(last=Max("number"))["last"] or 0
    withdrawn = Count("pk", filter=Q(state=Application.State.WITHDRAWN))
    rows = (
        Application.objects.current()
        .filter(role=role)
        .aggregate(all=Count("pk"), withdrawn=withdrawn, assessments=Sum("assessment_id"), decisions=Sum("decision_id"))
    )
    tags = Tag.objects.filter(application__role=role).aggregate(all=Count("pk"), last=Max("pk"))
    twins = Duplicate.objects.open_in(role).order_by().aggregate(all=Count("pk"), ids=Sum("pk"))
    marks = (tags["all"], tags["last"] or 0, twins["all"], twins["ids"] or 0)
    return Sums(rows["all"], rows["withdrawn"], rows["assessments"] or 0, rows["decisions"] or 0, marks, event)


def _made(role: Role, sums: Sums) -> Kept:
    marks = _marks(role)
    return Kept(Index(_entries(Application.objects.current().filter(role=role), marks)), sums, marks)


def _renewed(role: Role, kept: Kept, sums: Sums) -> Kept | None:
    """What was kept with what changed since; None where the log does not say all that changed."""
    if sums.event <= kept.sums.event and replace(sums, marks=kept.sums.marks) != kept.sums:
        return None
    events = Event.objects.filter(role=role, number__gt=kept.sums.event).exclude(application="")
    changed = set(events.values_list("application", flat=True)[: MOST_CHANGES + 1])
    marks = kept.marks if sums.marks == kept.sums.marks else _marks(role)
    remarked = {pk for pk in kept.marks.keys() | marks.keys() if kept.marks.get(pk) != marks.get(pk)}
    if len(changed) + len(remarked) > MOST_CHANGES:
        return None
    index = kept.index
    if changed or remarked:
        rows = Application.objects.current().filter(Q(public_id__in=changed) | Q(pk__in=remarked), role=role)
        entries = list(_entries(rows, marks))
        missing = changed - {entry.public_id for entry in entries}
        index = index.changed(entries, [pk for pk, one in index.entries.items() if one.public_id in missing])
    return Kept(index, sums, marks) if len(index.entries) == sums.all else None


def _marks(role: Role) -> dict[int, tuple[str, ...]]:
    """What stands beside each application that has any: its tags, and that it may be of somebody who is here twice."""
    found: dict[int, tuple[str, ...]] = {}
    for pk, tag in Tag.objects.filter(application__role=role).order_by("pk").values_list("application_id", "tag"):
        found[pk] = (*found.get(pk, ()), f"tag={tag}")
    pairs = Duplicate.objects.open_in(role).values_list("first_id", "second_id")
    for pk in sorted({pk for pair in pairs for pk in pair}):
        found[pk] = (*found.get(pk, ()), POSSIBLE_TWIN)
    return found


def _entries(rows: "QuerySet[Application]", marks: Mapping[int, tuple[str, ...]]) -> Iterator[Entry]:
    """One entry per application. One query."""
    known: dict[str, tuple[tuple[str, ...], dict[str, float]]] = {}
    for line in rows.order_by("pk").values_list(*COLUMNS):
        yield _entry(line, marks.get(line[0], ()), known)


def _entry(line: tuple[Any, ...], marks: Iterable[str], known: dict[str, Any]) -> Entry:
    """`known` are the lines of traits that were split already: many applications have the same ones."""
    pk, public_id, name, received_at, state, document, standing, points, lines, *came = line
    if lines not in known:
        known[lines] = split(lines.split("\n")) if lines else ((), {})
    words, years = known[lines]
    doing = "reading" if document in BEING_READ else document
    traits = (f"standing={standing or 'waiting'}", f"state={state}", f"doc={doing}", *_came(*came), *words, *marks)
    return Entry(
        pk=pk,
        public_id=public_id,
        name=fold_text(name),
        received=(received_at - EPOCH) // MICROSECOND,
        standing=STANDINGS.get(standing, NOT_JUDGED),
        points=-1 if points is None else int(points * 10),
        traits=traits,
        years=years,
    )


def _came(origin: str, supplier: str | None, version: int | None) -> Iterator[str]:
    """How an application reached us, who submitted it, and the version of the criteria that it was judged by."""
    yield f"origin={origin}"
    if supplier:
        yield f"supplier={supplier}"
    if version:
        yield f"version={version}"

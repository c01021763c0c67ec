"""A count over all applications to a role in, the same count out, made once until any of them is judged anew.

What judging and people decide changes only when an application gets another assessment or decision: the number of
applications, the sums of the ids of both and the highest tell whether that happened. They cost a few milliseconds,
the counts some hundred.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Final, TypeVar, cast

from django.core.cache import cache
from django.db.models import Count, Max, Sum

from screening.models import Application, Role

T = TypeVar("T")

KEPT_SECONDS: Final = 24 * 60 * 60


def remembered(role: Role, what: str, count: Callable[[], T]) -> T:
    """What `count` gives for `role`, from memory when nothing was judged since. `what` names it. One query, or more."""
    return remembered_of((role,), what, count)


def remembered_of(roles: Iterable[Role], what: str, count: Callable[[], T]) -> T:
    """What `count` gives for `roles` together, from memory when nothing was judged or decided. One query, or more."""
    return _remembered(f"{what}:{_state(roles)}", count)


def remembering(role: Role) -> Callable[[str, Callable[[], Any]], Any]:
    """`remembered` for many counts of one request: asks once whether anything was judged, and for each count once."""
    state, known = _state((role,)), dict[str, Any]()

    def remember(what: str, count: Callable[[], Any]) -> Any:
        if what not in known:
            known[what] = _remembered(f"{what}:{state}", count)
        return known[what]

    return remember


def _remembered(key: str, count: Callable[[], T]) -> T:
    found = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, KEPT_SECONDS)
    return cast(T, found)


def _state(roles: Iterable[Role]) -> str:
    ids = sorted(role.pk for role in roles)
    sums = {
        "all": Count("id"),
        "sum": Sum("assessment_id"),
        "last": Max("assessment_id"),
        "decided": Sum("decision_id"),
    }
    judged = Application.objects.current().filter(role__in=ids).aggregate(**sums)
    return "-".join([sha256(repr(ids).encode()).hexdigest()[:16], *(str(judged[name]) for name in sums)])

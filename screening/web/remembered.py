"""A count over all applications to a role in, the same count out, made once until any of them is judged anew.

What judging decides changes only when an application gets another assessment: the number of applications and the sum
and the highest of the ids of their assessments tell whether that happened. They cost a few milliseconds, the counts
some hundred.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from django.core.cache import cache
from django.db.models import Count, Max, Sum

from screening.models import Application, Role

T = TypeVar("T")

KEPT_SECONDS: Final = 24 * 60 * 60


def remembered(role: Role, what: str, count: Callable[[], T]) -> T:
    """What `count` gives for `role`, from memory when nothing was judged since. `what` names it. One query, or more."""
    return _remembered(f"{what}:{role.pk}:{_state(role)}", count)


def remembering(role: Role) -> Callable[[str, Callable[[], Any]], Any]:
    """`remembered` for many counts of one request: asks once whether anything was judged, and for each count once."""
    state, known = _state(role), dict[str, Any]()

    def remember(what: str, count: Callable[[], Any]) -> Any:
        if what not in known:
            known[what] = _remembered(f"{what}:{role.pk}:{state}", count)
        return known[what]

    return remember


def _remembered(key: str, count: Callable[[], T]) -> T:
    found = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found, KEPT_SECONDS)
    return cast(T, found)


def _state(role: Role) -> str:
    judged = Application.objects.filter(role=role).aggregate(
        all=Count("id"), sum=Sum("assessment_id"), last=Max("assessment_id")
    )
    return "-".join(str(judged[name]) for name in ("all", "sum", "last"))

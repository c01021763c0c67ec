"""A count over all applications to a role in, the same count out, made once until any of them is judged anew.

What judging decides changes only when an application gets another assessment: the number of applications and the sum
and the highest of the ids of their assessments tell whether that happened. They cost a few milliseconds, the counts
some hundred.
"""

from collections.abc import Callable
from typing import Final, TypeVar, cast

from django.core.cache import cache
from django.db.models import Count, Max, Sum

from screening.models import Application, Role

T = TypeVar("T")

KEPT_SECONDS: Final = 24 * 60 * 60


def remembered(role: Role, what: str, count: Callable[[], T]) -> T:
    """What `count` gives for `role`, from memory when nothing was judged since. `what` names it. One query, or more."""
    key = f"{what}:{role.pk}:{_state(role)}"
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

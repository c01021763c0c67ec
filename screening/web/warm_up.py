"""A web process that begins in, one whose first pages are as quick as the others out."""

from threading import Thread
from time import perf_counter
from typing import Final

import structlog
from django.db import connection
from django.db.models import Count
from django.db.utils import DatabaseError
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import translation

from screening.models import Role
from screening.web.board_index import MOST_ROLES, index_of

log = structlog.get_logger(__name__)
FIRST_PAGES: Final = ("recruiter/roles.html", "recruiter/board.html", "recruiter/application.html")
LANGUAGES: Final = ("en", "nl", "fr")


def warm_up_beside() -> Thread:
    """Warm up while requests are taken: whoever comes before it has ended waits no longer than without it."""
    thread = Thread(target=warm_up, name="warm-up", daemon=True)
    thread.start()
    return thread


def warm_up() -> None:
    """Load addresses, templates and catalogues, and the indexes of the roles that are worked on, the largest first."""
    started = perf_counter()
    try:
        get_resolver().url_patterns  # noqa: B018 - importing every view is the point
        for name in FIRST_PAGES:
            get_template(name)
        for language in LANGUAGES:
            with translation.override(language):
                translation.gettext("Roles")
        roles = worked_on()
        for role in roles:
            index_of(role)
        log.info("web.warm", roles=len(roles), seconds=round(perf_counter() - started, 2))
    except DatabaseError as error:  # not migrated, or not there yet: the first request will say so
        log.warning("web.not_warm", error=type(error).__name__)
    finally:
        connection.close()


def worked_on() -> list[Role]:
    """The roles whose boards are likely to be opened: open or paused ones with applications, as many as are kept."""
    live = Role.objects.filter(status__in=[Role.Status.OPEN, Role.Status.PAUSED])
    counted = live.annotate(num=Count("applications")).filter(num__gt=0)
    return list(counted.order_by("-num", "pk")[:MOST_ROLES])

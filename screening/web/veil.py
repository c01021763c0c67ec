"""A request and an application in, who the signed-in person may take the candidate for out: by name, or by reference.

Every page that names a candidate asks here, by `shown_name` or the template tag `who`.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _

from screening.core.redaction import Redaction
from screening.flow.blind_search import redaction
from screening.flow.veil import Veil
from screening.models import Application

Hides = Callable[[Application], Redaction | None]

HIDDEN_FILE: Final = "CV"  # files are called after their authors


def veil_of(request: HttpRequest) -> Veil:
    """The veil before the eyes of the signed-in person, the same one for the whole request."""
    return cast(Veil, vars(request).setdefault("veil", Veil(request.user)))


def is_veiled(request: HttpRequest, application: Application) -> bool:
    """Whether the signed-in person must not see who this is. The application's role has to be loaded."""
    return veil_of(request).hides(application)


def shown_name(request: HttpRequest, application: Application) -> str:
    """The candidate's name, or "Candidate INF-7K3Q9" while the role is blind. The role has to be loaded."""
    return masked_name(application) if is_veiled(request, application) else application.name


def masked_name(application: Application) -> str:
    """What a candidate is called who is not named."""
    return _("Candidate %s") % application.reference


def redaction_for(request: HttpRequest, application: Application) -> Redaction | None:
    """What hides the candidate in texts about them; None where nothing has to be hidden."""
    if not is_veiled(request, application):
        return None
    return redaction(application)


def hider(request: HttpRequest) -> Hides:
    """What hides the candidate of any application from the signed-in person."""
    return partial(redaction_for, request)


def hides_nobody(_application: Application) -> None:
    """For whoever may see all names."""

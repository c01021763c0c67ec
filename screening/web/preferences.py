"""A visitor's choice of light or dark in; a cookie and the page they came from out."""

from typing import Final

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

THEMES: Final = ("system", "light", "dark")
ONE_YEAR_SECONDS: Final = 365 * 24 * 60 * 60


@require_POST
def theme(request: HttpRequest) -> HttpResponseBase:
    """Remember light, dark or the system's choice for a year."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(wanted if safe else "/")
    chosen = request.POST.get("theme", "")
    response.set_cookie(
        "theme",
        chosen if chosen in THEMES else "system",
        max_age=ONE_YEAR_SECONDS,
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response

"""A signed-in request in; let through, or sent to sign in anew or to set up what the house requires."""

import time
from collections.abc import Callable
from typing import Any, Final, cast

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from screening.flow import people

SIGNED_IN_AT, SEEN_AT, MUST_SET_UP = "signed_in_at", "seen_at", "must_set_up_second_factor"
NOTED_EVERY_SECONDS: Final = 60  # one write a minute, not one per request
# What a page asks for by itself proves nobody's presence.
ASKED_BY_THE_PAGE: Final = frozenset({"board_progress", "intake_progress"})
# What remains open to whoever still has to set up a second factor.
ON_THE_WAY: Final = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_logout",
        "set_language",
        "theme",
    }
)


class SignInLimits:
    """A session ends after SESSION_IDLE_SECONDS without a person, and SESSION_COOKIE_AGE after signing in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        """Let the request through (None), or answer in the place of its view."""
        if not request.user.is_authenticated:
            return None
        if _is_over(request.session):
            logout(request)
            return _anew(request)
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.session.get(MUST_SET_UP) and name not in ON_THE_WAY:
            return redirect("mfa_index")
        if name not in ASKED_BY_THE_PAGE:
            _note_presence(request.session)
        return None


def begin(request: HttpRequest, user: User, **_signal: Any) -> None:
    """Start the clock of a session that has just been signed in; a receiver of Django's `user_logged_in`."""
    now = int(time.time())
    request.session.update({SIGNED_IN_AT: now, SEEN_AT: now})
    if people.needs_second_factor(user):
        request.session[MUST_SET_UP] = True


def set_up(request: HttpRequest, authenticator: Authenticator, **_signal: Any) -> None:
    """Open the house once a second factor stands; a receiver of allauth's `authenticator_added`."""
    if authenticator.type in people.SECOND_FACTORS:
        request.session.pop(MUST_SET_UP, None)


def _is_over(session: SessionBase) -> bool:
    now = time.time()
    signed_in_at, seen_at = session.get(SIGNED_IN_AT, now), session.get(SEEN_AT, now)
    return bool(now - seen_at > settings.SESSION_IDLE_SECONDS or now - signed_in_at > settings.SESSION_COOKIE_AGE)


def _note_presence(session: SessionBase) -> None:
    now = int(time.time())
    session.setdefault(SIGNED_IN_AT, now)
    if now - session.get(SEEN_AT, 0) >= NOTED_EVERY_SECONDS:
        session[SEEN_AT] = now
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())


def _anew(request: HttpRequest) -> HttpResponseBase:
    """A whole page goes to sign in and comes back; a part of a page makes its page load again, and so does the same."""
    if cast(Any, request).htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "")

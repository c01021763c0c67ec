"""The apply form over HTTP: shown, kept as a draft at every step, sent, and answered with a receipt.

None of these pages goes by a cookie: the stamp in the form and the token in the address are all they need, so a lost
session loses nothing, and there is no authority that another site could borrow (decision 0500).
"""

import sys

import structlog
from django.conf import settings
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from screening.flow.drafts import find_draft
from screening.flow.limits import APPLY_PER_ADDRESS, DRAFT_PER_ADDRESS, within_limit
from screening.flow.links import status_path
from screening.flow.storage import NotStoredError
from screening.models import Draft, Role
from screening.web.apply_page import View, draft_address, form_page, problem_of, proposals_of, questions_for
from screening.web.apply_post import Kept, TooManyError, keep_posted, send_kept
from screening.web.apply_stamp import read_stamp
from screening.web.apply_upload import client_address, uploaded_cv
from screening.web.plain_words import active_language
from screening.web.public import job_of
from screening.web.public_page import kept_secret, public_page, secret_page

logger = structlog.get_logger(__name__)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the empty form; or keep what was sent, and send it on when nothing is wrong with it."""
    role = _role(slug)
    if not _accepts(role):
        return _not_accepting(request, role)
    if request.method != "POST":
        return form_page(request, role, None, View())
    upload = uploaded_cv(request)
    if not within_limit(APPLY_PER_ADDRESS, client_address(request)):
        return _too_many(request, role)
    try:
        return _go_on(request, keep_posted(request, role, upload))
    except TooManyError:
        return _too_many(request, role)
    except (NotStoredError, OperationalError):
        return not_received(request)


def _go_on(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Where the kept post leads: to its receipt, to itself in another language, or back to what has to be mended."""
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        return HttpResponseRedirect(draft_address(kept.draft, View(refused=kept.refused), language), status=303)
    if view := send_kept(kept):
        return HttpResponseRedirect(draft_address(kept.draft, view), status=303)
    return HttpResponseRedirect(_receipt_address(kept.draft), status=303)


@require_safe
def draft(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Show the form with what was kept; the receipt once it was sent."""
    role = _role(slug)
    found = find_draft(role, token)
    if found is None:
        return secret_page(request, "public/draft_gone.html", {"job": job_of(role)}, 404)
    if found.application_id:
        return kept_secret(HttpResponseRedirect(_receipt_address(found)))
    if not _accepts(role):
        return _not_accepting(request, role)
    return form_page(request, role, found, View.of(request))


@csrf_exempt
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what was typed so far, for the page's script. Answers with the draft's address and the state of its file."""
    role = _role(slug)
    upload = uploaded_cv(request)
    if not _accepts(role) or not within_limit(DRAFT_PER_ADDRESS, client_address(request)):
        return JsonResponse({}, status=429)
    try:
        kept = keep_posted(request, role, upload)
    except TooManyError:
        return JsonResponse({}, status=429)
    except (NotStoredError, OperationalError) as error:
        logger.error("apply.not_kept", error=type(error).__name__)  # noqa: TRY400 - a traceback may hold what was typed
        return JsonResponse({}, status=503)
    return kept_secret(JsonResponse(_file_state(role, kept.draft, kept.refused)))


@require_safe
def reading(_request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """How far the reading of the draft's file is, for the page's script, and what the CV says to the questions."""
    role = _role(slug)
    found = find_draft(role, token)
    if found is None:
        raise Http404
    return kept_secret(JsonResponse(_file_state(role, found)))


def _file_state(role: Role, found: Draft, refused: str = "") -> dict[str, object]:
    document = found.document
    context = {"document": document, "file_problem": problem_of(document, refused)}
    return {
        "address": draft_address(found),
        "state": document.state if document else "",
        "is_settled": document is None or document.is_settled,
        "file": render_to_string("public/fields/_file.html", context),
        "problem": context["file_problem"],
        "proposals": proposals_of(questions_for(role), document),
    }


@require_safe
def received(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """The receipt: the reference, what happens next, the link to the application."""
    role = _role(slug)
    found = find_draft(role, token)
    if found is None or found.application is None:
        raise Http404
    context = {
        "job": job_of(role),
        "application": found.application,
        "status_address": status_path(found.application, active_language()),
    }
    return secret_page(request, "public/received.html", context)


def not_received(request: HttpRequest) -> HttpResponse:
    """The honest page when nothing could be stored: 503, with no receipt. It needs no database.

    The log is where whoever watches over the product sees it: an error, with the exception that is being answered.
    """
    logger.error("apply.not_received", error=type(sys.exception()).__name__)
    response = public_page(request, "public/not_received.html", status=503)
    response["Retry-After"] = "300"
    return kept_secret(response)


def _role(slug: str) -> Role:
    return get_object_or_404(Role.objects.published(), slug=slug)


def _accepts(role: Role) -> bool:
    return role.accepts_on(timezone.localdate())


def _not_accepting(request: HttpRequest, role: Role) -> HttpResponse:
    context = {"job": job_of(role), "why": role.status}
    return public_page(request, "public/not_accepting.html", context, 200 if request.method == "GET" else 409)


def _too_many(request: HttpRequest, role: Role) -> HttpResponse:
    """The form as it was kept last, with the news that nothing was sent."""
    stamp = read_stamp(request.POST.get("stamp", ""), role.slug)
    found = find_draft(role, stamp.token) if stamp else None
    return form_page(request, role, found, View(note="limit"), status=429)


def _receipt_address(found: Draft) -> str:
    return reverse("apply_received", args=[found.role.slug, found.token])

"""A candidate's secret link in, their application out: what was read, where it stands, what they may do about it.

The link is the only key, so nothing here goes by a cookie (decision 0500) and every answer is kept out of caches,
referrers and search engines.
"""

import json
from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import IntegrityError, transaction
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from screening.core.terms import UnreadableError
from screening.flow import amend, forget, inform, receive, storage
from screening.flow.limits import CHANGE_PER_APPLICATION, LINK_PER_EMAIL, UPLOAD_PER_ADDRESS, within_limit
from screening.flow.links import ExpiredLinkError, application_behind
from screening.models import Application, OutgoingMail
from screening.web.apply_forms import AnswersForm
from screening.web.apply_page import questions_for
from screening.web.apply_questions import chosen_from
from screening.web.apply_upload import client_address, uploaded_cv
from screening.web.career_told import career_of
from screening.web.changes import changes_of
from screening.web.public_page import kept_secret, secret_page
from screening.web.status_forms import ContactForm, asked_of, contact_of, replied_of
from screening.web.status_read import read_of, resume_of, stands_of, told_decision
from screening.web.upload_sentences import sentence_of_refusal

View = Callable[[HttpRequest, Application, str], HttpResponse]
DONE = frozenset({"corrected", "told", "replaced", "withdrawn", "replied", "contact", "review", "pool"})
CLOSED = frozenset({Application.State.WITHDRAWN, Application.State.REJECTED})


def behind_link(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
    """The view of the application behind the link; an honest page when the link is too old or leads nowhere.

    Changes are counted per application: a program that has the link cannot have it judged without end.
    """

    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        try:
            application = application_behind(token)
        except ExpiredLinkError:
            return secret_page(request, "public/link_expired.html", {"token": token}, 410)
        if application is None:
            return secret_page(request, "public/link_unknown.html", status=404)
        if request.method == "POST" and not within_limit(CHANGE_PER_APPLICATION, str(application.public_id)):
            return secret_page(request, "public/too_many_changes.html", {"token": token}, 429)
        return kept_secret(view(request, application, token))

    return opened


@csrf_exempt
@require_POST
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link to the e-mail address of the application behind an old one. The page says the same either way."""
    try:
        application = application_behind(token)
    except ExpiredLinkError as error:
        application = error.application
    if application and within_limit(LINK_PER_EMAIL, application.email):
        with transaction.atomic():
            inform.order(application, OutgoingMail.Kind.NEW_LINK, key=f"link:{application.public_id}:{uuid4()}")
    return secret_page(request, "public/link_renewed.html")


@require_safe
@behind_link
def status(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """The application as the candidate may see it, with the forms to correct it, withdraw it or have it erased."""
    return status_page(request, application, token)


def status_page(
    request: HttpRequest, application: Application, token: str, *, code: int = 200, **context: Any
) -> HttpResponse:
    """The page of the application; `context` holds the form that has to be mended, and what else is news."""
    shown = {
        "application": application,
        "title": application.role.title(request.LANGUAGE_CODE),
        "token": token,
        "told": told_decision(application),
        "is_open": application.state not in CLOSED or not told_decision(application),
        "stands": stands_of(application),
        "read": read_of(application),
        "career": career_of(application),
        "form": answers_form(application),
        "asked": asked_of(application),
        "replied": replied_of(application),
        "changes": changes_of(application),
        "contact_form": ContactForm(initial=contact_of(application)),
        "review_waits": amend.is_review_waiting(application),
        "kept_until": forget.kept_until(application),
        "done": request.GET.get("done") if request.GET.get("done") in DONE else "",
        "refused": "",
    }
    return secret_page(request, "public/status.html", {**shown, **context}, code)


def answers_form(application: Application, posted: Any = None) -> AnswersForm:
    """The questions of the role with what was answered, or with what was just typed."""
    questions = questions_for(application.role)
    initial = chosen_from(questions, application.answers_terms())
    return AnswersForm(questions, posted, initial=initial, today=timezone.localdate())


@csrf_exempt
@require_POST
@behind_link
def correct(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Put other answers in the place of the earlier ones; the application is judged anew at once."""
    form = answers_form(application, request.POST)
    if not form.is_valid():
        return status_page(request, application, token, code=422, form=form, errors=list(form.summary()))
    amend.answer(application, form.answers())
    return back(token, "corrected")


@csrf_exempt
@require_POST
@behind_link
def replace_cv(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Put another file in the place of the CV; it is read and judged like the first one."""
    upload = uploaded_cv(request)
    if upload is None or not within_limit(UPLOAD_PER_ADDRESS, client_address(request)):
        return back(token, "")
    try:
        document = receive.keep(upload)
        with transaction.atomic():
            receive.replace(application, document)
    except UnreadableError as error:
        return status_page(request, application, token, code=422, refused=sentence_of_refusal(error.reason.value))
    except IntegrityError:  # the same person has sent the same file already: there is nothing to replace
        return back(token, "")
    return back(token, "replaced")


@csrf_exempt
@require_POST
@behind_link
def withdraw(_request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Close the application at the candidate's wish."""
    if application.state != Application.State.WITHDRAWN:
        amend.withdraw(application)
    return back(token, "withdrawn")


@csrf_exempt
@require_POST
@behind_link
def erase(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Erase everything about the application, when the box is ticked that says so."""
    if request.POST.get("sure") != "on":
        return back(token, "")
    try:
        forget.forget(application, "asked")
    except forget.OnLegalHoldError:
        return status_page(request, application, token, code=409, on_hold=True)
    return secret_page(request, "public/erased.html")


@require_safe
@behind_link
def download(_request: HttpRequest, application: Application, _token: str) -> HttpResponse:
    """Everything in one archive: the data in the form of JSON Resume with the verdicts, and the file as it was sent."""
    archive = BytesIO()
    document = application.document
    with ZipFile(archive, "w", ZIP_DEFLATED) as files:
        files.writestr("application.json", json.dumps(resume_of(application), ensure_ascii=False, indent=2))
        try:
            files.writestr(f"cv-{document.name}", storage.load(document.file_id, document.sha256))
        except storage.AlteredError as error:
            files.writestr("cv-is-not-available.txt", error.reason)
    archive.seek(0)
    return FileResponse(archive, as_attachment=True, filename=f"{application.reference}.zip")  # type: ignore[return-value]


def back(token: str, done: str) -> HttpResponse:
    """Back to the page, with the news of what was `done`."""
    query = f"?done={done}" if done else ""
    return HttpResponseRedirect(reverse("status", args=[token]) + query, status=303)

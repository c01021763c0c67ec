"""A candidate's secret link and wish in (a reply, other contact details, a review, less consent); it done out."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from screening.flow import amend, ask
from screening.models import Application
from screening.web.apply_forms import form_errors
from screening.web.status import back, behind_link, status_page
from screening.web.status_forms import ContactForm, OpenQuestion, asked_of

MAX_REVIEW_CHARACTERS: Final = 2000
UNPROCESSABLE: Final = 422


@csrf_exempt
@require_POST
@behind_link
def reply(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Take the replies to the recruiter's questions; those that were left empty stay open."""
    asked = asked_of(application, request.POST)
    errors = [error for each in asked for error in each.form.summary()]
    if errors:
        return status_page(request, application, token, code=UNPROCESSABLE, asked=asked, errors=errors)
    replies = [_reply(each) for each in asked if each.form.is_answered]
    if replies:
        ask.reply(application, replies)
    return back(token, "replied" if replies else "")


def _reply(asked: OpenQuestion) -> ask.Reply:
    return ask.Reply(asked.question, asked.form.cleaned_data["words"], asked.form.answers())


@csrf_exempt
@require_POST
@behind_link
def contact(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Correct name, e-mail address or telephone number; what stood there before is kept."""
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            changed = amend.contact(application, amend.Contact(**form.cleaned_data))
        except amend.TakenError:
            form.add_error("email", _("There is an application with this address and the same CV already."))
        else:
            return back(token, "contact" if changed else "")
    return status_page(
        request, application, token, code=UNPROCESSABLE, contact_form=form, errors=list(form_errors(form))
    )


@csrf_exempt
@require_POST
@behind_link
def review(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Ask for a person to look once more; asked twice, it is noted once."""
    amend.ask_review(application, request.POST.get("words", "")[:MAX_REVIEW_CHARACTERS])
    return back(token, "review")


@csrf_exempt
@require_POST
@behind_link
def leave_pool(_request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Take back the consent to the talent pool."""
    amend.leave_pool(application)
    return back(token, "pool")

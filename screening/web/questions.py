"""A recruiter's questions in: put on the list, reworded, dropped, sent; and any letter as it will read."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from screening.core.permissions import Right
from screening.flow import ask, inform
from screening.models import Application, OutgoingMail
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.veil import redaction_for, shown_name

MAX_QUESTION_CHARACTERS: Final = 1000
UNASKABLE: Final = {
    "nothing_to_ask": gettext_lazy("There is nothing to ask yet: put a question on the list first."),
    "unknown_criterion": gettext_lazy("The role no longer has this criterion."),
    "withdrawn": gettext_lazy("The candidate has withdrawn: there is nobody to ask."),
}
PREVIEWED: Final = ("receipt", "new_file_wanted", "question", "reminder", "shortlisted", "rejected", "review_asked")
OWN_PAGE: Final = gettext_lazy("[the link to the candidate's own page]")


@require_POST
@access.on_application(right=Right.ASK)
def note_question(request: HttpRequest, application: Application) -> HttpResponse:
    """Put one question on the list: about a criterion, in the recruiter's own words, or both."""
    criterion, text = request.POST.get("criterion", ""), request.POST.get("text", "")[:MAX_QUESTION_CHARACTERS]
    try:
        ask.note(application, access.person(request), criterion=criterion, text=text)
    except ask.UnaskableError as error:
        messages.error(request, UNASKABLE[error.code])
    return _to_list(request, application)


@require_POST
@access.on_application(right=Right.ASK)
def drop_question(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """Take one question off the list."""
    ask.drop(application, number, access.person(request))
    return _to_list(request, application)


@require_POST
@access.on_application(right=Right.ASK)
def send_questions(request: HttpRequest, application: Application) -> HttpResponse:
    """Ask the candidate all that is on the list, in one letter."""
    try:
        num_asked = ask.send(application, access.person(request))
    except ask.UnaskableError as error:
        messages.error(request, UNASKABLE[error.code])
    else:
        asked = ngettext("%(num)d question goes to %(name)s.", "%(num)d questions go to %(name)s.", num_asked)
        messages.success(request, asked % {"num": num_asked, "name": shown_name(request, application)})
    return _to_list(request, application)


@require_safe
@access.on_application()
def letter(request: HttpRequest, application: Application, kind: str) -> HttpResponse:
    """A letter as the candidate would get it now, in their language; without the link that is theirs alone."""
    if kind not in PREVIEWED:
        raise Http404
    message = inform.preview(application, OutgoingMail.Kind(kind), str(OWN_PAGE))
    redaction = redaction_for(request, application)
    context = {
        "application": application,
        "role": application.role,
        "to": () if redaction else message.to,
        "subject": redaction.text(str(message.subject)) if redaction else message.subject,
        "body": redaction.text(str(message.body)) if redaction else message.body,
    }
    return render(request, "recruiter/letter.html", context)


def _to_list(request: HttpRequest, application: Application) -> HttpResponseRedirect:
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[application.public_id])
    return HttpResponseRedirect(f"{address}{'?' + query if query else ''}#questions")

"""What a recruiter does with an application: decide on it, put a word in a verdict's place."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.flow import decide as flow
from screening.flow import letters
from screening.flow.override import override as flow_override
from screening.models import Application
from screening.models.applications import ApplicationQuerySet
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.board_shown import shown
from screening.web.lookalike_list import lookalike_lines
from screening.web.review import context_of
from screening.web.review_forms import UNPROCESSABLE, DecisionForm, OverrideForm, ReopenForm
from screening.web.veil import shown_name

LETTER_ACTIONS: Final[dict[str, tuple[Callable[[Application, User], object], str | Promise]]] = {
    "stop": (letters.stop_letter, gettext_lazy("The letter does not go.")),
    "hurry": (letters.hurry_letter, gettext_lazy("The letter is on its way.")),
    "order": (letters.order_letter, gettext_lazy("The letter waits, and then goes.")),
}
UNDECIDABLE: Final = {
    "no_reason": gettext_lazy("Give the reason: it is kept, and the candidate may ask for it."),
    "not_looked": gettext_lazy("Look at the application before you decide."),
    "withdrawn": gettext_lazy("The candidate has withdrawn: there is nothing to decide."),
    "stock_phrase": gettext_lazy("That could be said of anybody. Write what was missing in this person's application."),
    "undecided": gettext_lazy("Nothing has been decided: there is nothing to reopen."),
    "unknown_criterion": gettext_lazy("This criterion has not been judged."),
}


@require_POST
@access.on_application(ApplicationQuerySet.page, Right.DECIDE)
def decide(request: HttpRequest, application: Application) -> HttpResponse:
    """A named person's decision; on success to the page it was made on, or to the next application of the board."""
    judged = application.assessment
    form = DecisionForm(request.POST, grounds=[row.criterion for row in judged.verdicts.all()] if judged else ())
    if not form.is_valid():
        return _again(request, application, decision_form=form)
    place = shown(application.role, BoardFilter.from_query(request.GET), access.person(request)).place_of(application)
    wanted = form.cleaned_data
    try:
        flow.decide(
            application,
            wanted["kind"],
            wanted["reason"],
            access.person(request),
            rests_on=wanted["rests_on"],
            letter=wanted["letter"],
        )
    except flow.UndecidableError as error:
        form.add_error(None, UNDECIDABLE[error.code])
        return _again(request, application, decision_form=form)
    application.refresh_from_db(fields=["state"])
    messages.success(request, _("Decided on %(name)s.") % {"name": shown_name(request, application)})
    _warn_of_lookalikes(request, application)
    follows = place.next if place and "and_next" in request.POST else ""
    return _to(request, follows or application.public_id)


@require_POST
@access.on_application(ApplicationQuerySet.page, Right.DECIDE)
def decision_letter(request: HttpRequest, application: Application) -> HttpResponse:
    """Stop the letter about the decision, send it without waiting, or order it after all."""
    do, told = LETTER_ACTIONS.get(request.POST.get("do", ""), (None, ""))
    if do is not None:
        if do(application, access.person(request)):
            messages.success(request, str(told))
        else:
            messages.warning(request, _("The letter has gone already, or none waits."))
    return _to(request, application.public_id, "#decision")


@require_POST
@access.on_application(ApplicationQuerySet.page, Right.DECIDE)
def reopen(request: HttpRequest, application: Application) -> HttpResponse:
    """Take the decision back, so that another one can be made by the criteria that hold now."""
    form = ReopenForm(request.POST)
    if form.is_valid():
        try:
            flow.reopen(application, form.cleaned_data["reopen_reason"], access.person(request))
            messages.success(
                request, _("The decision on %(name)s is taken back.") % {"name": shown_name(request, application)}
            )
        except flow.UndecidableError as error:
            messages.warning(request, UNDECIDABLE[error.code])
    else:
        return _again(request, application, reopen_form=form)
    return _to(request, application.public_id, "#decision")


@require_POST
@access.on_application(ApplicationQuerySet.page, Right.OVERRIDE)
def override(request: HttpRequest, application: Application, criterion: str) -> HttpResponse:
    """A recruiter's word in the place of one computed verdict, or back to the computed one."""
    form = OverrideForm(request.POST)
    if not form.is_valid():
        return _again(request, application, override_form=form, overridden=criterion)
    wanted = form.cleaned_data
    try:
        flow_override(application, criterion, wanted["outcome"], wanted["reason"], access.person(request))
    except flow.UndecidableError as error:
        if error.code == "unknown_criterion":
            raise Http404 from error
        raise BadRequest(error.code) from error
    messages.success(request, _("Your verdict holds now; the computed one stays visible."))
    return _to(request, application.public_id, f"#v-{criterion}")


def _warn_of_lookalikes(request: HttpRequest, application: Application) -> None:
    """Say at once that others with near-identical facts were decided otherwise: a word more, or another decision."""
    application.refresh_from_db(fields=["decision"])
    if names := [
        shown_name(request, line.application) for line in lookalike_lines(request, application) if line.differs
    ]:
        said = _("Decided otherwise on near-identical facts: %s. Say what makes the difference.") % ", ".join(names)
        messages.warning(request, said)


def _to(request: HttpRequest, public_id: str, fragment: str = "") -> HttpResponseRedirect:
    query = BoardFilter.from_query(request.GET).query_string()
    address = reverse("application", args=[public_id])
    return HttpResponseRedirect(f"{address}{'?' + query if query else ''}{fragment}")


def _again(request: HttpRequest, application: Application, **forms: object) -> HttpResponse:
    """The page once more with what was typed and what is wrong with it."""
    context = {**context_of(request, application), **forms}
    return render(request, "recruiter/application.html", context, status=UNPROCESSABLE)

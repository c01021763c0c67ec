"""A candidate's secret link and a period of work in; the form to tell it otherwise, or it told and judged anew, out."""

from secrets import token_hex
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from screening.core.judging.retold import ADDED, key_of
from screening.core.terms import Position, Retold
from screening.flow import amend
from screening.models import Application
from screening.web.career_form import CareerForm, typed_of
from screening.web.career_told import Period, career_of
from screening.web.public_page import secret_page
from screening.web.status import back, behind_link

UNPROCESSABLE: Final = 422


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@behind_link
def career(request: HttpRequest, application: Application, token: str) -> HttpResponse:
    """Show the form of one period, or do with it what was asked: tell it otherwise, say it was none, take that back.

    The period is named by the key in `of`; an empty one begins a period that was not read.
    """
    of = request.POST.get("of", "") if request.method == "POST" else request.GET.get("of", "")
    period = next((each for each in career_of(application) if each.key == of), None)
    if request.method != "POST":
        return _page(request, application, token, period, _form(application, period))
    wish = request.POST.get("wish", "tell")
    if wish == "untell" and period:
        amend.untell(application, period.key)
        return back(token, "told")
    if wish == "none" and period:
        return _told(request, application, token, period, Retold(period.key, held=False))
    form = CareerForm(request.POST, today=timezone.localdate(), auto_id="id_career_%s")
    if not form.is_valid():
        return _page(request, application, token, period, form, code=UNPROCESSABLE)
    key = period.key if period else ADDED + token_hex(8)
    return _told(request, application, token, period, form.told(key))


def _form(application: Application, period: Period | None) -> CareerForm:
    """The form with what is told of the period, or else with what was read of it."""
    initial = {}
    if period and period.told and period.told.held:
        told = period.told
        initial = typed_of(told.title, told.employer, told.start, told.end, ongoing=told.end is None)
    elif period:
        read = _position(application, period.key)
        initial = typed_of(read.title, read.employer, read.start, read.end, ongoing=read.ongoing)
    return CareerForm(initial=initial, today=timezone.localdate(), auto_id="id_career_%s")


def _position(application: Application, key: str) -> Position:
    reading = application.document.reading
    positions = reading.facts_terms.positions if reading else ()
    return next(each for each in positions if key_of(each) == key)


def _told(
    request: HttpRequest, application: Application, token: str, period: Period | None, told: Retold
) -> HttpResponse:
    try:
        amend.tell(application, told)
    except amend.TooMuchToldError:
        form = _form(application, period)
        return _page(request, application, token, period, form, code=UNPROCESSABLE, is_full=True)
    return back(token, "told")


def _page(
    request: HttpRequest,
    application: Application,
    token: str,
    period: Period | None,
    form: CareerForm,
    *,
    code: int = 200,
    **context: Any,
) -> HttpResponse:
    errors = list(form.summary()) if form.is_bound else []
    shown = {"application": application, "token": token, "period": period, "form": form, "errors": errors}
    return secret_page(request, "public/career.html", {**shown, **context}, code)

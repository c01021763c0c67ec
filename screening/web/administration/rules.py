"""An administrator in, the rules that hold for everybody and the log of the administration out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from screening.flow import people as flow
from screening.models import HouseRules
from screening.web.access import administrators_only, person
from screening.web.administration.forms import RulesForm
from screening.web.administration.rows import latest_notes

NOTES_SHOWN = 40


@administrators_only
def rules(request: HttpRequest) -> HttpResponseBase:
    """Show and change the rules."""
    form = RulesForm(request.POST or None, instance=HouseRules.now())
    if request.method == "POST" and form.is_valid():
        flow.set_rules(form.instance, person(request))
        messages.success(request, _("The rules hold from now on."))
        return redirect("rules")
    status = 422 if form.errors else 200
    seen = {"form": form, "notes": latest_notes(NOTES_SHOWN), "page": "rules"}
    return render(request, "administration/rules.html", seen, status=status)

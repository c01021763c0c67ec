"""Two applications that may be of one person in; both side by side, merged, merged no longer or kept apart, out."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.flow import duplicates, introduce
from screening.models import Application, Duplicate, Merge
from screening.models.applications import ApplicationQuerySet
from screening.web import access

REASONS: Final = {
    "same_file": gettext_lazy("the same file"),
    "same_email": gettext_lazy("the same e-mail"),
    "same_phone": gettext_lazy("the same telephone number"),
    "same_history": gettext_lazy("the same name and career"),
    "same_name": gettext_lazy("the same name"),
}
UNMERGEABLE: Final = {
    "same": gettext_lazy("That is one and the same application."),
    "other_role": gettext_lazy("They applied to different roles."),
    "merged": gettext_lazy("One of them is merged already: undo that first."),
    "not_merged": gettext_lazy("That was undone already."),
}


@dataclass(frozen=True, slots=True)
class Twin:
    """Another application that may be of the same person, why, and whether another supplier submitted it."""

    pair: Duplicate
    other: Application
    why: str
    collides: bool


def origin_of(application: Application) -> dict[str, Any]:
    """Where an application came from, who may be the same person, what was merged into it. Two queries."""
    return {
        "twins": twins_of(application),
        "merges": list(application.merges.filter(undone_at=None).select_related("other__supplier", "by")),
        "tell_by": introduce.tell_by(application),
    }


def twins_of(application: Application) -> list[Twin]:
    """The open pairs that the application is in."""
    rows = Duplicate.objects.filter(Q(first=application) | Q(second=application), state=Duplicate.State.OPEN)
    found = []
    for pair in rows.select_related("first__supplier", "second__supplier"):
        other = pair.second if pair.first_id == application.pk else pair.first
        collides = None not in (application.supplier_id, other.supplier_id)
        collides = collides and application.supplier_id != other.supplier_id
        found.append(Twin(pair, other, ", ".join(str(REASONS[why]) for why in pair.reasons), collides))
    return found


@access.on_application(ApplicationQuerySet.page, Right.DECIDE)
def merge(request: HttpRequest, application: Application, other_id: str) -> HttpResponse:
    """Both side by side; posted, one stands for both or they are two people."""
    mine = Application.objects.page().visible_to(access.person(request))
    other = get_object_or_404(mine, public_id=other_id, role=application.role)
    if request.method != "POST":
        return render(request, "recruiter/merge.html", {"role": application.role, "both": (application, other)})
    if "apart" in request.POST:
        first, second = sorted((application, other), key=lambda row: row.pk)
        pair = get_object_or_404(Duplicate, first=first, second=second)
        duplicates.keep_apart(pair, access.person(request))
        messages.success(request, _("Noted: they are two people."))
        return redirect("application", application.public_id)
    kept, left = (other, application) if request.POST.get("kept") == other.public_id else (application, other)
    try:
        duplicates.merge(kept, left, access.person(request))
    except duplicates.UnmergeableError as error:
        messages.warning(request, str(UNMERGEABLE[error.code]))
    else:
        messages.success(request, _("Merged. The other one is kept, and the merge can be undone."))
    return redirect("application", kept.public_id)


@require_POST
@access.on_application(right=Right.DECIDE)
def unmerge(request: HttpRequest, application: Application, number: int) -> HttpResponse:
    """Undo one merge into the application."""
    merged = get_object_or_404(Merge.objects.select_related("kept__role", "other__role"), pk=number, kept=application)
    try:
        duplicates.unmerge(merged, access.person(request))
    except duplicates.UnmergeableError as error:
        messages.warning(request, str(UNMERGEABLE[error.code]))
    else:
        messages.success(request, _("The merge is undone: both stand for themselves again."))
    return redirect("application", application.public_id)


@require_POST
@access.on_application(right=Right.ASK)
def tell(request: HttpRequest, application: Application) -> HttpResponse:
    """Tell the person that we have their data, or note that they know."""
    by_letter = request.POST.get("how") != "otherwise"
    if introduce.tell(application, access.person(request), by_letter=by_letter):
        messages.success(request, _("The letter is on its way.") if by_letter else _("Noted."))
    else:
        messages.warning(request, _("There is no address to write to, or the person knows already."))
    return redirect("application", application.public_id)

"""A recruiter with files in; an intake with the state of each file, its progress, and a form for one by hand, out."""

from typing import Any, Final

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from screening.core.permissions import Right
from screening.core.reading.sentences import Audience, sentence
from screening.core.terms import Unread, UnreadableError
from screening.flow import intake as flow
from screening.flow import read, storage
from screening.models import Document, Duplicate, Intake, IntakeFile, Role, Supplier
from screening.web import access
from screening.web.intake_forms import ByHandForm, FromForm
from screening.web.plain_words import active_language
from screening.web.review_forms import UNPROCESSABLE
from screening.web.veil import HIDDEN_FILE

LATEST: Final = 20
OWN_REASONS: Final = {
    flow.NOT_STORED: gettext_lazy("It could not be kept on the disk. Try it again."),
    flow.NO_ARCHIVE: gettext_lazy("Its archive is gone. Bring the file in again."),
}


@access.on_role_for(Right.ADD)
def intakes(request: HttpRequest, role: Role) -> HttpResponse:
    """The form to bring files in, the latest intakes, and who may be here twice."""
    form = FromForm(request.POST or None, initial={"language": (get_language() or "en")[:2]})
    if request.method == "POST":
        files = request.FILES.getlist("files")
        if form.is_valid() and files:
            begun = flow.begin(role, access.person(request), form.given())
            for file in files:
                flow.add(begun, file)
            return redirect("intake", role.slug, begun.pk)
        if form.is_valid():
            form.add_error(None, _("Choose the files first."))
    done = Q(files__state__in=[IntakeFile.State.RECEIVED, IntakeFile.State.KNOWN])
    page = {
        "role": role,
        "form": form,
        "suppliers": Supplier.objects.values_list("name", flat=True),
        "intakes": role.intakes.select_related("by", "supplier").annotate(
            num_files=Count("files"),
            num_in=Count("files", filter=done),
            num_refused=Count("files", filter=Q(files__state="refused")),
        )[:LATEST],
        "pairs": _open_pairs(role),
    }
    return render(request, "recruiter/intakes.html", page, status=UNPROCESSABLE if form.errors else 200)


@access.on_role_for(Right.ADD)
def intake(request: HttpRequest, role: Role, number: int) -> HttpResponse:
    """One intake: each of its files with its state. A file that is posted here is added to it."""
    begun = get_object_or_404(Intake.objects.select_related("supplier", "by"), role=role, pk=number)
    if request.method == "POST":
        for file in request.FILES.getlist("files"):
            flow.add(begun, file)
        return redirect("intake", role.slug, begun.pk)
    return render(request, "recruiter/intake.html", _state_of(role, begun))


@access.on_role_for(Right.ADD)
def intake_progress(request: HttpRequest, role: Role, number: int) -> HttpResponse:
    """The same as a part of a page, asked for until every file is settled."""
    begun = get_object_or_404(Intake.objects.select_related("supplier", "by"), role=role, pk=number)
    return render(request, "recruiter/_intake_files.html", _state_of(role, begun))


@require_POST
@access.on_role_for(Right.ADD)
def intake_retry(request: HttpRequest, role: Role, number: int, position: int) -> HttpResponse:
    """Try one file again: another upload for a refused one, another reading for one that was not read."""
    file = get_object_or_404(
        IntakeFile.objects.select_related("intake__role", "application__document"),
        intake__role=role,
        intake=number,
        position=position,
    )
    if file.state == IntakeFile.State.REFUSED:
        flow.retry(file, access.person(request), request.FILES.get("files"))
    elif file.application and file.application.document.state == Document.State.NEEDS_MANUAL:
        read.again(file.application.document)
    return redirect("intake", role.slug, number)


@access.on_role_for(Right.ADD)
def by_hand(request: HttpRequest, role: Role) -> HttpResponse:
    """Enter one application by hand; on success to its page."""
    initial = {"language": (get_language() or "en")[:2]}
    form = ByHandForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            application, is_new = flow.enter(
                role, access.person(request), form.person(), form.given(), form.cleaned_data["cv"]
            )
        except UnreadableError as error:
            form.add_error("cv", why(error.reason.value))
        except storage.NotStoredError:
            form.add_error("cv", str(OWN_REASONS[flow.NOT_STORED]))
        else:
            told = _("The application is entered.") if is_new else _("This CV is here already: here it is.")
            messages.success(request, told)
            return redirect("application", application.public_id)
    page = {"role": role, "form": form, "suppliers": Supplier.objects.values_list("name", flat=True)}
    return render(request, "recruiter/by_hand.html", page, status=UNPROCESSABLE if form.errors else 200)


def why(reason: str) -> str:
    """Why a file was refused, as a recruiter reads it."""
    if reason in OWN_REASONS:
        return str(OWN_REASONS[reason])
    known = Unread(reason) if reason in set(Unread) else Unread.DAMAGED
    return sentence(known, Audience.RECRUITER, active_language())


def _state_of(role: Role, begun: Intake) -> dict[str, Any]:
    """Every file with what became of it, and how many are settled. Two queries."""
    rows = [
        {
            "file": file,
            "name": HIDDEN_FILE if role.blind != Role.Blind.NO else file.name or _("File %d") % file.position,
            "document": file.application.document if file.application else None,
            "why": why(file.reason) if file.state == IntakeFile.State.REFUSED else "",
            "is_settled": _is_settled(file),
        }
        for file in begun.files.select_related("application__document")
    ]
    num_settled = sum(bool(row["is_settled"]) for row in rows)
    return {"role": role, "intake": begun, "rows": rows, "num_settled": num_settled, "num_all": len(rows)}


def _is_settled(file: IntakeFile) -> bool:
    if file.state == IntakeFile.State.WAITING:
        return False
    return file.application is None or file.application.document.is_settled


def _open_pairs(role: Role) -> "list[Duplicate]":
    pairs = Duplicate.objects.open_in(role)
    return list(pairs.select_related("first", "second")[:LATEST])

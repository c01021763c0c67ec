"""The page of a working copy: the advertisement beside its criteria; confirm, drop, move, add, save, begin anew."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from screening.core.entries import OWN, Entry, EntryState
from screening.core.entry_flaws import LONGEST_REASON
from screening.core.terms import CriterionKind
from screening.flow import criteria
from screening.models import Criterion
from screening.web import access
from screening.web.criteria_cards import Sheet, as_gate, moved, sheet_of, with_state
from screening.web.criteria_desk import Desk
from screening.web.criteria_fields import number
from screening.web.criteria_head import HeadForm, first_head
from screening.web.criteria_reading import free_slug
from screening.web.criteria_whatif import summary_of
from screening.web.criteria_words import KIND_ICONS
from screening.web.plain_words import active_language

UNPROCESSABLE: Final = 422
MAX_WHY_CHARACTERS: Final = 1000
EMPTY_RULES: Final[dict[CriterionKind, dict[str, Any]]] = {
    CriterionKind.YEARS: {"domain": "", "at_least": ""},
    CriterionKind.LANGUAGES: {"all": [{"language": "", "at_least": ""}]},
    CriterionKind.ONSITE: {"place": "", "days_per_week": "", "weekdays": []},
    CriterionKind.START: {"latest": ""},
    CriterionKind.COUNT: {"what": "", "at_least": ""},
    CriterionKind.EVIDENCE: {"topic": ""},
}
KEPT, DROPPED = EntryState.KEPT, EntryState.DROPPED
ACTS: Final[dict[str, Callable[[list[Entry], str], list[Entry]]]] = {
    "confirm": lambda entries, key: with_state(entries, key, KEPT),
    "drop": lambda entries, key: with_state(entries, key, DROPPED),
    "gate": as_gate,
    "take-back": lambda entries, key: with_state(entries, key, KEPT),
    "up": lambda entries, key: moved(entries, key, -1),
    "down": lambda entries, key: moved(entries, key, 1),
}
WHOLE_ACTS: Final[dict[str, Callable[[Entry], Entry]]] = {
    "confirm-all": lambda entry: replace(entry, state=KEPT) if entry.state is EntryState.PROPOSED else entry,
    "reasons": lambda entry: entry,
}


def page(request: HttpRequest, desk: Desk, **more: Any) -> HttpResponse:
    """The working copy beside the advertisement. A person who may not edit reads what holds."""
    status = more.pop("status", 200)
    return render(request, "recruiter/criteria/page.html", {**_context(desk), **more}, status=status)


def _context(desk: Desk) -> dict[str, Any]:
    sheet = sheet_of(desk)
    return {
        "desk": desk,
        "role": desk.role,
        "sheet": sheet,
        "title": desk.role.title(active_language()) if desk.role else desk.draft.head.get("title", ""),
        "kinds": [(kind.value, Criterion.Kind(kind.value).label, KIND_ICONS[kind]) for kind in CriterionKind],
        "head": None if desk.role else HeadForm(initial=first_head(desk.draft)),
        "effect": summary_of(desk, desk.entries) if desk.role and desk.can_edit else None,
        "urls": urls(desk),
        "next_number": desk.draft.base_number + 1,
    }


def urls(desk: Desk) -> dict[str, str]:
    """The addresses that the page leads to."""
    return {"page": desk.url(), **{what: desk.url(what) for what in ("act", "add", "save", "discard")}}


@require_POST
def act(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One click on a card: confirm, drop, take back, up, down; or on all of them. Reasons typed on cards are kept."""
    what, _colon, key = request.POST.get("do", "").partition(":")
    entries = [_with_reason(each, request.POST.get(f"why-{each.key}", "")) for each in desk.entries]
    if what in WHOLE_ACTS:
        desk.keep([WHOLE_ACTS[what](each) for each in entries])
        return HttpResponseRedirect(desk.url())
    if what not in ACTS:
        raise BadRequest("no such act")
    if desk.entry(key) is None:
        raise Http404
    desk.keep(ACTS[what](entries, key))
    return HttpResponseRedirect(f"{desk.url()}#c-{key}")


def _with_reason(entry: Entry, typed: str) -> Entry:
    """The entry with the reason that was typed on its card."""
    reason = " ".join(typed.split())[:LONGEST_REASON]
    return replace(entry, justification=reason) if reason and not entry.justification else entry


@require_POST
def add(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A new criterion of the chosen kind, or the years that a vague requirement lacked; then its form."""
    kind = request.POST.get("kind", "")
    if kind not in set(CriterionKind):
        raise BadRequest("no such kind")
    entry = _new_entry(desk, CriterionKind(kind), request.POST)
    desk.put(entry)
    return HttpResponseRedirect(desk.url("criterion", entry.key))


def _new_entry(desk: Desk, kind: CriterionKind, posted: Any) -> Entry:
    key = free_slug(kind.value, [each.key for each in desk.entries], kind)
    gate = kind is not CriterionKind.EVIDENCE
    entry = Entry(key=key, kind=kind, slug="", gate=gate, rule=dict(EMPTY_RULES[kind]))
    advice = posted.get("advice", "")
    if not advice.isdecimal() or int(advice) >= len(desk.advice):
        return entry
    place = desk.advice[int(advice)]
    start, end = _sentence(desk.advertisement, place["start"], place["end"])
    rule = {**entry.rule, "at_least": number(posted.get("years", ""))} if kind is CriterionKind.YEARS else entry.rule
    source = " ".join(desk.advertisement[start:end].split())
    domain = {"domain": OWN} if kind is CriterionKind.YEARS else {}
    return replace(entry, rule={**rule, **domain}, source=source, start=start, end=end)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The line around a passage without the sign that begins a list entry."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    bare = line.lstrip(" \t-–•*·")
    return first + len(line) - len(bare), first + len(line.rstrip())


@require_POST
def discard(_request: HttpRequest, desk: Desk) -> HttpResponse:
    """Throw the working copy away: of a role the criteria that hold are shown again, of a new role nothing is left."""
    address = desk.url() if desk.role else reverse("roles")
    criteria.drop(desk.draft)
    return HttpResponseRedirect(address)


@require_POST
def save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make the working copy the next version, or a new role of it; what keeps it from being saved is said in place."""
    return _save_role(request, desk) if desk.role is None else _save_version(request, desk, desk.role.slug)


def _save_version(request: HttpRequest, desk: Desk, slug: str) -> HttpResponse:
    why = " ".join(request.POST.get("why", "").split())[:MAX_WHY_CHARACTERS]
    if not why:
        problem = _("Write why the criteria change: the version keeps it, and two versions can be compared.")
        return page(request, desk, why_problem=problem, status=UNPROCESSABLE)
    over = request.POST.get("over", "")
    try:
        version = criteria.save(desk.draft, access.person(request), why, over=int(over) if over.isdecimal() else None)
    except criteria.UnfinishedError:
        return page(request, desk, why=why, problem=_unfinished(sheet_of(desk)), status=UNPROCESSABLE)
    except criteria.StaleError as error:
        return page(request, desk, why=why, stale=error.version, status=UNPROCESSABLE)
    messages.success(
        request, _("Version %(number)d holds. Every application is judged by it now.") % {"number": version.number}
    )
    return HttpResponseRedirect(reverse("role_board", args=[slug]))


def _save_role(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = HeadForm(request.POST)
    if not form.is_valid():
        return page(request, desk, head=form, status=UNPROCESSABLE)
    try:
        role = criteria.make_role(desk.draft, form.head(), access.person(request))
    except criteria.UnfinishedError:
        return page(request, desk, head=form, problem=_unfinished(sheet_of(desk)), status=UNPROCESSABLE)
    messages.success(request, _("The role is there, as a draft. Nobody outside sees it until you open it."))
    return HttpResponseRedirect(reverse("role_settings", args=[role.slug]))


def _unfinished(sheet: Sheet) -> str:
    if sheet.num_unfinished:
        return _("Not saved yet: the criteria that are marked below need something first.")
    return _("Not saved yet: no criterion is left. Keep at least one.")

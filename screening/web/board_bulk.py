"""One thing done with several candidates of a board at once, and undone again as long as nothing followed it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from screening.flow import ask, decide, notes
from screening.models import Application, Decision, Question, Role
from screening.models.notes import clean_tag
from screening.web import access
from screening.web.board_filter import BoardFilter
from screening.web.board_shown import shown
from screening.web.board_views import EVERYBODY
from screening.web.review_forms import MAX_REASON_CHARACTERS, MIN_REASON_CHARACTERS
from screening.web.veil import shown_name

MOST_AT_ONCE: Final = 500
MOST_NAMED: Final = 5
MAX_QUESTION_CHARACTERS: Final = 1000
UNDO: Final = "board_undo"  # in the session: {"role", "did", "ids", "what"}
LEFT: Final[Mapping[str, "str | Promise"]] = {
    "not_looked": gettext_lazy("Left as they were, because you have not looked at them: %s."),
    "withdrawn": gettext_lazy("Left as they were, because they have withdrawn: %s."),
}


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was done last and can be undone: the icon and the sentence that says it."""

    icon: str
    text: str


@require_POST
@access.on_role
def bulk(request: HttpRequest, role: Role) -> HttpResponse:
    """Do one thing with the chosen candidates: compare, tag, untag, ask, shortlist or put on hold."""
    wanted = BoardFilter.from_query(request.GET)
    action = request.POST.get("action", "compare")
    if action == "compare":
        return HttpResponseRedirect(_comparing(role, request.POST.getlist("candidate")[:MOST_AT_ONCE], wanted))
    rows = _chosen(request, role, wanted)
    if not rows:
        messages.warning(request, _("Choose candidates first."))
    elif action in ACTIONS:
        done = ACTIONS[action](request, role, rows)
        if done:
            request.session[UNDO] = {"role": role.slug, **done}
    return _to_board(role, wanted)


@require_POST
@access.on_role
def undo(request: HttpRequest, role: Role) -> HttpResponse:
    """Undo what the signed-in person did last with several candidates of this board."""
    last = request.session.pop(UNDO, None)
    if last and last["role"] == role.slug and last["did"] in UNDOING:
        num = UNDOING[last["did"]](request, role, last)
        messages.success(request, ngettext("Undone for %d candidate.", "Undone for %d candidates.", num) % num)
    return _to_board(role, BoardFilter.from_query(request.GET))


def undoable(request: HttpRequest, role: Role) -> Undoable | None:
    """What can be undone on the board of `role`."""
    last = request.session.get(UNDO)
    if not last or last["role"] != role.slug or last["did"] not in UNDOING:
        return None
    num, what = len(last["ids"]), last["what"]
    match last["did"]:
        case "tagged":
            text = ngettext(
                "The tag “{what}” was put on {num} candidate.", "The tag “{what}” was put on {num} candidates.", num
            )
            return Undoable("tag", text.format(what=what, num=num))
        case "untagged":
            text = ngettext(
                "The tag “{what}” was taken off {num} candidate.",
                "The tag “{what}” was taken off {num} candidates.",
                num,
            )
            return Undoable("tag", text.format(what=what, num=num))
        case "asked":
            text = ngettext(
                "The question stands on the list of {num} candidate; it is sent from their page.",
                "The question stands on the lists of {num} candidates; it is sent from their pages.",
                num,
            )
            return Undoable("question-lg", text.format(num=num))
    if what == Decision.Kind.SHORTLIST:
        text = ngettext("{num} was shortlisted.", "{num} were shortlisted.", num)
        return Undoable("star-fill", text.format(num=num))
    text = ngettext("{num} was put on hold.", "{num} were put on hold.", num)
    return Undoable("pause-circle", text.format(num=num))


def _chosen(request: HttpRequest, role: Role, wanted: BoardFilter) -> list[Application]:
    """The candidates that were ticked, or all that the board shows."""
    rows = Application.objects.filter(role=role).select_related("role").order_by("received_at", "pk")
    if "everybody" not in request.POST:
        return list(rows.filter(public_id__in=request.POST.getlist("candidate")[:MOST_AT_ONCE]))
    order = shown(role, wanted, access.person(request)).order
    if len(order) > MOST_AT_ONCE:
        messages.warning(request, _("Only the first %d were taken: that many fit at once.") % MOST_AT_ONCE)
    return list(rows.filter(pk__in=order[:MOST_AT_ONCE]))


Done = dict[str, Any] | None
Rows = Sequence[Application]


def _tag(request: HttpRequest, role: Role, rows: Rows) -> Done:
    tag = _tag_of(request)
    return {"did": "tagged", "what": tag, "ids": notes.tag(role, rows, tag, access.person(request))} if tag else None


def _untag(request: HttpRequest, role: Role, rows: Rows) -> Done:
    tag = _tag_of(request)
    if not tag:
        return None
    return {"did": "untagged", "what": tag, "ids": notes.take_tag(role, rows, tag, access.person(request))}


def _tag_of(request: HttpRequest) -> str:
    tag = clean_tag(request.POST.get("tag", ""))
    if not tag:
        messages.warning(request, _("Type the tag first."))
    return tag


def _ask(request: HttpRequest, role: Role, rows: Rows) -> Done:
    """Put one question on the list of each; whoever has it there already, or has withdrawn, is left as they are."""
    criterion = request.POST.get("criterion", "")
    text = request.POST.get("question", "").replace("\0", "").strip()[:MAX_QUESTION_CHARACTERS]
    there = set(Question.objects.noted().filter(application__role=role).values_list("pk", flat=True))
    made = []
    for row in rows:
        try:
            made.append(ask.note(row, access.person(request), criterion=criterion, text=text).pk)
        except ask.UnaskableError as error:
            if error.code != "withdrawn":
                messages.warning(request, _("Choose a criterion or type a question."))
                return None
    return {"did": "asked", "what": "", "ids": [pk for pk in made if pk not in there]}


def _shortlist(request: HttpRequest, role: Role, rows: Rows) -> Done:
    return _decide(request, role, rows, Decision.Kind.SHORTLIST)


def _hold(request: HttpRequest, role: Role, rows: Rows) -> Done:
    return _decide(request, role, rows, Decision.Kind.HOLD)


def _decide(request: HttpRequest, _role: Role, rows: Rows, kind: Decision.Kind) -> Done:
    """Decide on those whom the person looked at; the others are named, because nobody decides without looking."""
    reason = request.POST.get("reason", "").replace("\0", "").strip()[:MAX_REASON_CHARACTERS]
    if len(reason) < MIN_REASON_CHARACTERS:
        messages.warning(request, _("Give the reason: it is kept, and the candidate may ask for it."))
        return None
    made, left = [], dict[str, list[str]]()
    for row in rows:
        try:
            made.append(decide.decide(row, kind, reason, access.person(request)).pk)
        except decide.UndecidableError as error:
            left.setdefault(error.code, []).append(shown_name(request, row))
    for code, names in left.items():
        messages.warning(request, str(LEFT[code]) % _some(names))
    return {"did": "decided", "what": str(kind), "ids": made} if made else None


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - MOST_NAMED
    listed = ", ".join(names[:MOST_NAMED])
    return (
        listed
        if more <= 0
        else ngettext("%(names)s and %(num)d more", "%(names)s and %(num)d more", more)
        % {
            "names": listed,
            "num": more,
        }
    )


def _undo_tag(request: HttpRequest, role: Role, last: Mapping[str, Any]) -> int:
    return notes.untag(role, last["ids"], access.person(request))


def _undo_untag(request: HttpRequest, role: Role, last: Mapping[str, Any]) -> int:
    rows = Application.objects.filter(role=role, pk__in=last["ids"])
    return len(notes.tag(role, rows, last["what"], access.person(request)))


def _undo_ask(request: HttpRequest, role: Role, last: Mapping[str, Any]) -> int:
    questions = Question.objects.noted().filter(pk__in=last["ids"], application__role=role)
    found = list(questions.select_related("application"))
    for question in found:
        ask.drop(question.application, question.pk, access.person(request))
    return len(found)


def _undo_decision(request: HttpRequest, role: Role, last: Mapping[str, Any]) -> int:
    """Take each decision back; one that another decision followed meanwhile, or that is too old, stays."""
    num, rows = 0, Decision.objects.filter(pk__in=last["ids"], application__role=role, by=access.person(request))
    for decision in rows.select_related("application__role"):
        try:
            decide.take_back(decision, access.person(request))
            num += 1
        except decide.UndecidableError:
            messages.warning(
                request,
                _("The decision on %s stays: something followed it.") % shown_name(request, decision.application),
            )
    return num


def _comparing(role: Role, chosen: Sequence[str], wanted: BoardFilter) -> str:
    query = QueryDict(wanted.query_string(), mutable=True)
    query.setlist("candidate", list(chosen))
    return f"{reverse('compare', args=[role.slug])}?{query.urlencode()}"


def _to_board(role: Role, wanted: BoardFilter) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('role_board', args=[role.slug])}?{wanted.query_string() or EVERYBODY}")


ACTIONS: Final[Mapping[str, Callable[[HttpRequest, Role, Rows], Done]]] = {
    "tag": _tag,
    "untag": _untag,
    "ask": _ask,
    "shortlist": _shortlist,
    "hold": _hold,
}
UNDOING: Final[Mapping[str, Callable[[HttpRequest, Role, Mapping[str, Any]], int]]] = {
    "tagged": _undo_tag,
    "untagged": _undo_untag,
    "asked": _undo_ask,
    "decided": _undo_decision,
}

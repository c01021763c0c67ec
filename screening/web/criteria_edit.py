"""The form of one criterion: as typed in, checked, with what it would do beside it; kept in the working copy."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from babel import Locale
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.views.decorators.http import require_http_methods

from screening.core.entries import LANGUAGES, OWN, Entry, known_slugs, rule_of
from screening.core.entry_flaws import flaws
from screening.core.judging.library import find_domain, find_topic
from screening.core.terms import CriterionKind, Level, RoleTerms, StartRule, Weekday
from screening.models import Criterion
from screening.web.apply_forms import AnswersForm
from screening.web.apply_questions import questions_of
from screening.web.criteria_desk import Desk
from screening.web.criteria_fields import ROOT, Node, entry_from, node_of, without_own
from screening.web.criteria_labels import proposed_labels, renumbered
from screening.web.criteria_positions import Preview, positions_of
from screening.web.criteria_suggestions import suggestions_for
from screening.web.criteria_whatif import Curve, Effect, curve_of, pool_of, summary_of, wanted_terms
from screening.web.criteria_words import ADVICE, KIND_ICONS, asked_in_words, flaw_sentence, risks_in
from screening.web.plain_words import active_language, capitalised, place_name
from screening.web.status_forms import words_without_a_type

UNPROCESSABLE: Final = 422
LANGUAGES_OFFERED: Final = (
    "nl", "fr", "en", "de", "es", "it", "pt", "pl", "ro", "bg", "tr", "ar", "uk", "ru", "el", "hu", "cs", "sk", "sv",
    "da", "fi", "et", "lv", "lt", "hr", "sl", "ga", "mt", "lb", "zh", "ja",
)  # fmt: skip
SLIDERS: Final = {
    CriterionKind.YEARS: ("at_least", 1, 25),
    CriterionKind.COUNT: ("at_least", 1, 20),
    CriterionKind.ONSITE: ("days_per_week", 0, 5),
}
ASKED_IN_FORM: Final = frozenset(
    {CriterionKind.LANGUAGES, CriterionKind.ONSITE, CriterionKind.START, CriterionKind.COUNT}
)


@dataclass(frozen=True, slots=True)
class Slider:
    """A number with a range input beside it, from `least` to `most`."""

    name: str
    least: int
    most: int
    value: object


@dataclass(frozen=True, slots=True)
class Text:
    """A field that has a text per language."""

    language: str
    name: str
    label: str
    question: str

    @property
    def label_field(self) -> str:
        """The name of the field of its label."""
        return f"label_{self.language}"

    @property
    def question_field(self) -> str:
        """The name of the field of its question."""
        return f"question_{self.language}"


@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: HttpRequest, desk: Desk, key: str) -> HttpResponse:
    """The form; a button of it re-renders what was typed, "save" keeps it, "later" keeps it unfinished."""
    entry = desk.entry(key)
    if entry is None:
        raise Http404
    if request.method != "POST":
        return _page(request, desk, entry, problems={})
    do = request.POST.get("do", "")
    typed = _typed(desk, entry, request)
    problems = _problems(desk, typed)
    if do not in {"save", "later"}:
        return _page(request, desk, typed, problems={})
    desk.put(without_own(typed))
    if problems and do == "save":
        return _page(request, desk, typed, problems=problems, status=UNPROCESSABLE)
    return HttpResponseRedirect(f"{desk.url()}#c-{key}")


def _typed(desk: Desk, entry: Entry, request: HttpRequest) -> Entry:
    taken = [each.slug for each in desk.entries if each.key != entry.key]
    typed = renumbered(entry_from(entry, request.POST, taken), entry)
    do = request.POST.get("do", "")
    if do.startswith("term:"):
        terms = tuple(dict.fromkeys((*typed.own.terms, do.removeprefix("term:"))))
        typed = replace(typed, own=replace(typed.own, terms=terms))
    if do.startswith("use:"):
        field = "domain" if entry.kind is CriterionKind.YEARS else "topic"
        typed = replace(typed, rule={**typed.rule, field: do.removeprefix("use:")})
    if do == "labels":
        typed = replace(typed, labels={**proposed_labels(typed), **typed.labels})
    return typed


def _problems(desk: Desk, entry: Entry) -> dict[str, str]:
    """What is wrong in a sentence, by the field where it is mended."""
    found: dict[str, str] = {}
    for flaw in flaws(entry, desk.advertisement):
        found.setdefault(flaw.at, flaw_sentence(flaw))
    return found


def _page(
    request: HttpRequest, desk: Desk, entry: Entry, *, problems: dict[str, str], status: int = 200
) -> HttpResponse:
    context = {
        "desk": desk,
        "role": desk.role,
        "title": desk.role.title(active_language()) if desk.role else desk.draft.head.get("title", ""),
        "entry": entry,
        "kind": Criterion.Kind(entry.kind.value).label,
        "icon": KIND_ICONS[entry.kind],
        "advice": ADVICE[entry.kind],
        "problems": problems,
        "urls": {"page": desk.url(), "criterion": desk.url("criterion", entry.key)},
        **_fields(entry, problems),
        **_effects(desk, entry),
    }
    return render(request, "recruiter/criteria/criterion.html", context, status=status)


def _fields(entry: Entry, problems: dict[str, str]) -> dict[str, Any]:
    """What the form offers for this kind."""
    return {
        "slider": _slider(entry),
        "vocabularies": _vocabularies(entry.kind),
        "own": OWN,
        "own_terms": "\n".join(entry.own.terms),
        "own_excluded": "\n".join(entry.own.excluded),
        "suggestions": suggestions_for(entry),
        "place": place_name(entry.rule["place"]) if entry.rule.get("place") else "",
        "weekdays": [(day.name.lower(), str(WEEKDAYS[int(day)])) for day in Weekday][:5],
        "levels": [level.name for level in Level],
        "languages": _languages(),
        "tree": _tree(entry, problems),
        "texts": [_text(entry, language) for language in LANGUAGES],
        "weights": range(1, 6),
        "is_asked": entry.kind in ASKED_IN_FORM,
    }


def _effects(desk: Desk, entry: Entry) -> dict[str, Any]:
    """What the criterion as typed would do: read out, asked, held against the stored applications."""
    entries = [entry if each.key == entry.key else each for each in desk.entries]
    wanted = wanted_terms(desk, [replace(each, slug=each.slug or each.key) for each in entries])
    effect: Effect | None = None
    curve: Curve | None = None
    positions: Preview | None = None
    if desk.role:
        pool = pool_of(desk)
        effect = summary_of(desk, entries, pool)
        curve = curve_of(pool, wanted, entry.slug or entry.key)
        positions = positions_of(entry, wanted, pool)
    return {
        "asks": asked_in_words(entry),
        "risks": risks_in(entry),
        "effect": effect,
        "curve": curve,
        "positions": positions,
        "form": _question_form(entry, wanted) if entry.gate and entry.kind in ASKED_IN_FORM else None,
        "words": entry.question.get(active_language()) or words_without_a_type(),
        "start_passed": _is_passed(entry),
    }


def _question_form(entry: Entry, wanted: RoleTerms) -> AnswersForm | None:
    """The part of the apply form that asks about this gate."""
    gates = tuple(each for each in wanted.criteria if each.slug == (entry.slug or entry.key))
    questions = questions_of(replace(wanted, criteria=gates), {each.slug: entry.question for each in gates})
    return AnswersForm(questions, today=timezone.localdate(), prefix="preview") if questions else None


def _is_passed(entry: Entry) -> date | None:
    rule = rule_of(entry)
    return rule.latest if isinstance(rule, StartRule) and rule.latest < timezone.localdate() else None


def _slider(entry: Entry) -> Slider | None:
    if entry.kind not in SLIDERS:
        return None
    name, least, most = SLIDERS[entry.kind]
    value = entry.rule.get(name, "")
    highest = max(most, int(value)) if isinstance(value, int | float) else most
    return Slider(name, least, highest, "" if value is None else value)


def _vocabularies(kind: CriterionKind) -> list[tuple[str, str]]:
    """The library's domains or topics by their name in the active language."""
    if kind not in {CriterionKind.YEARS, CriterionKind.EVIDENCE}:
        return []
    find = find_domain if kind is CriterionKind.YEARS else find_topic
    named = ((slug, find(slug).labels.get(active_language()) or slug) for slug in known_slugs(kind))
    return sorted(((slug, capitalised(name)) for slug, name in named), key=lambda each: each[1].lower())


def _languages() -> list[tuple[str, str]]:
    names = Locale(active_language()).languages
    return [(code, capitalised(str(names.get(code, code)))) for code in LANGUAGES_OFFERED]


def _tree(entry: Entry, problems: dict[str, str]) -> Node | None:
    if entry.kind is not CriterionKind.LANGUAGES:
        return None
    return node_of(entry.rule, {path: each for path, each in problems.items() if path.startswith(ROOT)})


def _text(entry: Entry, language: str) -> Text:
    name = capitalised(str(Locale(active_language()).languages[language]))
    return Text(language, name, entry.labels.get(language, ""), entry.question.get(language, ""))

"""Every gate of a role with its slider and its curve on one page: move them, see who moves, keep what you like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from screening.core.entries import Entry, rule_of
from screening.core.entry_flaws import branches_of
from screening.core.terms import CriterionKind, Level
from screening.web.criteria_desk import Desk
from screening.web.criteria_edit import SLIDERS, Slider
from screening.web.criteria_fields import slid
from screening.web.criteria_labels import renumbered
from screening.web.criteria_whatif import Curve, curve_of, pool_of, summary_of, wanted_terms
from screening.web.plain_words import active_language, capitalised, joined_by_and, language_name

LEVELS: Final = tuple(level.name for level in Level)


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold that can be moved: a number, a level (`position` of `LEVELS`), or a date."""

    name: str
    label: str
    slider: Slider | None = None
    level: str = ""
    day: str = ""

    @property
    def position(self) -> int:
        """The place of the level on its slider."""
        return LEVELS.index(self.level) if self.level in LEVELS else 0


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate with what can be moved about it and what each threshold would cost."""

    entry: Entry
    label: str
    thresholds: tuple[Threshold, ...]
    curve: Curve | None


@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sliders. "look" shows what they would do, "keep" puts them into the working copy; nothing holds yet."""
    entries = desk.entries
    if request.method == "POST":
        entries = [_slid(each, request.POST) if _is_gate(each) else each for each in entries]
        if request.POST.get("do") == "keep":
            desk.keep(entries)
            return HttpResponseRedirect(desk.url())
    pool = pool_of(desk)
    wanted = wanted_terms(desk, entries)
    gates = [each for each in entries if _is_gate(each)]
    page = {
        "desk": desk,
        "role": desk.role,
        "title": desk.role.title(active_language()) if desk.role else "",
        "gates": [_gate(each, curve_of(pool, wanted, each.slug)) for each in gates],
        "effect": summary_of(desk, entries, pool),
        "levels": LEVELS,
        "urls": {"page": desk.url()},
        "num_all": len(pool.candidates),
    }
    return render(request, "recruiter/criteria/what_if.html", page)


def _is_gate(entry: Entry) -> bool:
    return entry.counts and entry.gate and rule_of(entry) is not None


def _gate(entry: Entry, curve: Curve | None) -> Gate:
    label = entry.labels.get(active_language()) or entry.labels.get("en") or entry.slug
    return Gate(entry, label, tuple(_thresholds(entry)), curve)


def _thresholds(entry: Entry) -> Sequence[Threshold]:
    if entry.kind in SLIDERS:
        name, least, most = SLIDERS[entry.kind]
        value = entry.rule[name]
        return [Threshold(name, "", Slider(f"{entry.key}-{name}", least, max(most, int(value)), value))]
    if entry.kind is CriterionKind.START:
        return [Threshold(f"{entry.key}-latest", "", day=str(entry.rule["latest"]))]
    if entry.kind is CriterionKind.LANGUAGES:
        return [
            Threshold(f"{entry.key}-{path}", _leaf_name(leaf, beside), level=leaf["at_least"])
            for path, leaf, beside in _leaves(entry.rule, "rule", ())
        ]
    return []


def _leaves(
    node: Mapping[str, Any], path: str, beside: Sequence[Mapping[str, Any]]
) -> list[tuple[str, Mapping[str, Any], list[Mapping[str, Any]]]]:
    """The languages of a rule, each with its path and the languages that stand in one inner group with it."""
    branches = branches_of(node)
    if branches is None:
        return [(path, node, [each for each in beside if each is not node])]
    inner = [each for each in branches if branches_of(each) is None] if path != "rule" and "all" in node else []
    return [leaf for i, branch in enumerate(branches) for leaf in _leaves(branch, f"{path}.{i}", inner)]


def _leaf_name(leaf: Mapping[str, Any], beside: Sequence[Mapping[str, Any]]) -> str:
    """The name "Dutch", or "Dutch (with French)" where a rule asks for a combination."""
    name = capitalised(language_name(leaf["language"]))
    if not beside:
        return name
    others = joined_by_and(language_name(each["language"]) for each in beside)
    return _("%(language)s (with %(others)s)") % {"language": name, "others": others}


def _slid(entry: Entry, posted: Any) -> Entry:
    """The entry with its sliders as they were moved; what is unusable leaves it as it was."""
    if entry.kind is CriterionKind.LANGUAGES:
        return replace(entry, rule=_with_levels(entry.rule, "rule", entry.key, posted))
    changed = dict(entry.rule)
    if entry.kind in SLIDERS:
        name = SLIDERS[entry.kind][0]
        value = slid(posted, f"{entry.key}-{name}")
        changed[name] = value if isinstance(value, int | float) else changed[name]
        if entry.kind is CriterionKind.ONSITE:
            changed["weekdays"] = list(changed.get("weekdays") or [])[: int(changed[name])]
    elif entry.kind is CriterionKind.START:
        changed["latest"] = _day(posted.get(f"{entry.key}-latest", ""), changed["latest"])
    moved = replace(entry, rule=changed)
    return renumbered(moved, entry) if rule_of(moved) is not None else entry


def _with_levels(node: Mapping[str, Any], path: str, key: str, posted: Any) -> dict[str, Any]:
    branches = branches_of(node)
    if branches is not None:
        op = "any" if "any" in node else "all"
        return {op: [_with_levels(each, f"{path}.{i}", key, posted) for i, each in enumerate(branches)]}
    place = str(posted.get(f"{key}-{path}", ""))
    level = LEVELS[int(place)] if place.isdecimal() and int(place) < len(LEVELS) else node["at_least"]
    return {**node, "at_least": level}


def _day(text: str, otherwise: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return otherwise

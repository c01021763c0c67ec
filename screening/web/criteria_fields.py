"""What was typed into the form of a criterion in, the entry out; and a language rule as nested groups of fields."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import QueryDict
from django.utils.text import slugify

from screening.core.entries import LANGUAGES, OWN, Entry, EntryState, OwnWords
from screening.core.entry_flaws import DEEPEST, branches_of
from screening.core.terms import CriterionKind
from screening.web.criteria_reading import free_slug, place_slug

MAX_CHARACTERS: Final = 4000  # of one field; longer than any may be
MAX_TERMS: Final = 200
MAX_BRANCHES: Final = 20
ROOT: Final = "rule"
TREE: Final = "tree"  # what the buttons of the builder are called: "tree:add-language:rule.0"


@dataclass(frozen=True, slots=True)
class Node:
    """One group or one language of the rule as the builder shows it; `path` names its fields."""

    path: str
    is_group: bool
    op: str = "all"
    language: str = ""
    level: str = ""
    children: tuple["Node", ...] = ()
    is_root: bool = False
    may_nest: bool = True
    flaw: str = ""


def entry_from(entry: Entry, posted: QueryDict, taken: Sequence[str]) -> Entry:
    """The entry with what was typed. A slug is given once, from the label, among those that are not `taken`."""
    importance = posted.get("importance", "gate")
    typed = replace(
        entry,
        rule=_rule(entry.kind, posted),
        gate=importance == "gate",
        weight=int(importance) if importance in {"1", "2", "3", "4", "5"} else entry.weight,
        labels=_texts(posted, "label"),
        question=_texts(posted, "question"),
        justification=_text(posted, "justification"),
        own=replace(entry.own, terms=_lines(posted, "own_terms"), excluded=_lines(posted, "own_excluded")),
        state=EntryState.KEPT,
    )
    source = " ".join(_text(posted, "source").split())
    if source != entry.source:
        typed = replace(typed, source=source, start=None, end=None)
    return typed if typed.slug else replace(typed, slug=_slug(typed, taken))


def number(text: str) -> float | int | str:
    """The number that was typed ("2,5" as well), or what was typed instead."""
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return text.strip()[:20]
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - not a number
        return text.strip()[:20]
    return int(value) if value == int(value) else value


def slid(posted: QueryDict, name: str) -> float | int | str:
    """A number that has a slider beside it: the slider's, when it was moved and the number was not."""
    typed, slider, was = (posted.get(key, "").strip() for key in (name, f"{name}_slider", f"{name}_was"))
    return number(slider if slider and slider != was and typed == was else typed)


def _rule(kind: CriterionKind, posted: QueryDict) -> dict[str, Any]:
    match kind:
        case CriterionKind.YEARS:
            return {"domain": _text(posted, "domain"), "at_least": slid(posted, "at_least")}
        case CriterionKind.EVIDENCE:
            return {"topic": _text(posted, "topic")}
        case CriterionKind.COUNT:
            return {"what": slugify(_text(posted, "what")), "at_least": slid(posted, "at_least")}
        case CriterionKind.START:
            return {"latest": _text(posted, "latest")}
        case CriterionKind.ONSITE:
            place = _text(posted, "place")
            days = slid(posted, "days_per_week")
            return {"place": place_slug(place), "days_per_week": days, "weekdays": posted.getlist("weekdays")[:7]}
        case CriterionKind.LANGUAGES:
            return changed_tree(tree_from(posted, ROOT), posted.get("do", ""))


def tree_from(posted: Mapping[str, Any], path: str, depth: int = 1) -> dict[str, Any]:
    """The rule below `path` as it was typed; its groups name how many branches they have."""
    op = str(posted.get(f"{path}.op", ""))
    if op not in {"all", "any"} or depth > DEEPEST + 1:
        return {
            "language": str(posted.get(f"{path}.language", ""))[:3],
            "at_least": str(posted.get(f"{path}.level", ""))[:2],
        }
    count = str(posted.get(f"{path}.count", "0"))
    shown = min(int(count), MAX_BRANCHES) if count.isdecimal() else 0
    return {op: [tree_from(posted, f"{path}.{i}", depth + 1) for i in range(shown)]}


def changed_tree(tree: dict[str, Any], do: str) -> dict[str, Any]:
    """The rule after a button of the builder was pressed; any other button leaves it as it is."""
    what, _colon, rest = do.partition(":")
    action, _colon, path = rest.partition(":")
    steps = path.split(".")[1:]
    if what != TREE or not path.startswith(ROOT) or not all(step.isdecimal() for step in steps):
        return tree
    return _changed(tree, [int(step) for step in steps], action)


def _changed(node: dict[str, Any], steps: list[int], action: str) -> dict[str, Any]:
    branches = list(branches_of(node) or ())
    op = "any" if "any" in node else "all"
    if not steps:
        return {op: [*branches, *_ADDED.get(action, ())]}
    first, *rest = steps
    if first >= len(branches):
        return node
    if not rest and action == "remove":
        del branches[first]
    else:
        branches[first] = _changed(dict(branches[first]), rest, action)
    return {op: branches}


_LEAF: Final = {"language": "", "at_least": ""}
_ADDED: Final[Mapping[str, Sequence[dict[str, Any]]]] = {
    "add-language": [_LEAF],
    "add-group": [{"any": [_LEAF, _LEAF]}],
}


def node_of(rule: Mapping[str, Any], flaws: Mapping[str, str]) -> Node:
    """The rule as the builder shows it: the outermost level always is a group. `flaws` are sentences by path."""
    if branches_of(rule) is not None:
        return _node(rule, ROOT, flaws, 1)
    moved = {f"{ROOT}.0": flaw for path, flaw in flaws.items() if path == ROOT}
    return _node({"all": [rule] if rule else []}, ROOT, moved, 1)


def _node(rule: Mapping[str, Any], path: str, flaws: Mapping[str, str], depth: int) -> Node:
    branches = branches_of(rule)
    flaw = flaws.get(path, "")
    if branches is None:
        return Node(path, False, language=rule.get("language", ""), level=rule.get("at_least", ""), flaw=flaw)
    children = tuple(_node(each, f"{path}.{i}", flaws, depth + 1) for i, each in enumerate(branches))
    op = "any" if "any" in rule else "all"
    return Node(path, True, op, children=children, is_root=depth == 1, may_nest=depth < DEEPEST - 1, flaw=flaw)


def _text(posted: QueryDict, name: str) -> str:
    return posted.get(name, "").strip()[:MAX_CHARACTERS]


def _texts(posted: QueryDict, name: str) -> dict[str, str]:
    found = {language: " ".join(_text(posted, f"{name}_{language}").split()) for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}


def _lines(posted: QueryDict, name: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in _text(posted, name).splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))[:MAX_TERMS]


def _slug(entry: Entry, taken: Sequence[str]) -> str:
    vocabulary = str(entry.rule.get("domain") or entry.rule.get("topic") or "")
    words = entry.labels.get("en") or next(iter(entry.labels.values()), "")
    if vocabulary and vocabulary != OWN:
        words = f"{vocabulary}-years" if entry.kind is CriterionKind.YEARS else vocabulary
    return free_slug(words or entry.kind.value, taken, entry.kind)


def without_own(entry: Entry) -> Entry:
    """The entry without own words that are not used."""
    return entry if entry.has_own_words else replace(entry, own=OwnWords(slug=entry.own.slug))

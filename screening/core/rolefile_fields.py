"""A mapping read from YAML in, its typed fields out; what is wrong is collected with its path, never raised."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import yaml

from screening.core.vocabulary import load_vocabulary

FALLBACK: Final = "en"
_FAULTS: Final = Path(__file__).with_name("rolefile_faults.yaml")
MOST_CHARACTERS = 1_000_000  # of a role file

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong (a code of `rolefile_faults.yaml`, what stands there), and where: "criteria[2].rule.at_least"."""

    path: str
    fault: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        message = self.message()
        return f"{self.path}: {message}" if self.path else message

    def message(self, language: str = FALLBACK) -> str:
        """What is wrong, as a sentence in `language` (nl, fr, en); English for any other."""
        sentences: Mapping[str, str] = load_vocabulary(_FAULTS)[self.fault]
        return sentences.get(language, sentences[FALLBACK]).format(**self.values)


@dataclass(slots=True)
class Problems:
    """The problems found so far."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: str, fault: str, **values: object) -> None:
        """Note a problem; `values` are what its sentence names."""
        self.found.append(Problem(path, fault, {name: str(value) for name, value in values.items()}))


def plain_of(text: str, problems: Problems) -> Mapping[str, Any]:
    """The mapping that a YAML text states; an empty one, and a problem noted, when it states none."""
    if len(text) > MOST_CHARACTERS:
        problems.add("", "too_long", length=len(text), most=MOST_CHARACTERS)
        return {}
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        if isinstance(node, yaml.MappingNode):
            _note_repeated_keys(node, "", problems)
        plain = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problems.add("", "no_yaml", error=" ".join(str(error).split()))
        return {}
    if not isinstance(plain, Mapping):
        problems.add("", "no_mapping_of_role")
        return {}
    return plain


def _note_repeated_keys(node: yaml.Node, path: str, problems: Problems) -> None:
    """Note keys that a mapping states twice: YAML would silently keep the last one."""
    if isinstance(node, yaml.SequenceNode):
        for i, each in enumerate(node.value):
            _note_repeated_keys(each, f"{path}[{i}]", problems)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, entry in node.value:
        name = str(key.value)
        if name in seen:
            problems.add(_joined(path, name), "stated_twice", line=key.start_mark.line + 1)
        seen.add(name)
        _note_repeated_keys(entry, _joined(path, name), problems)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


class Fields:
    """The fields of one mapping. A field that is read is known; `none_else` notes those that nobody asked for."""

    def __init__(self, plain: object, path: str, problems: Problems) -> None:
        self._plain: Mapping[str, Any] = plain if isinstance(plain, Mapping) else {}
        self._path = path
        self._problems = problems
        self._known: set[str] = set()
        if not isinstance(plain, Mapping):
            problems.add(path, "no_mapping")

    def problem(self, name: str, fault: str, **values: object) -> None:
        """Note that the field `name` is wrong."""
        self._problems.add(_joined(self._path, name), fault, **values)

    def has(self, name: str) -> bool:
        """Whether the field is stated, and not as null."""
        return self._plain.get(name) is not None

    def seen(self, name: str) -> None:
        """Mark the field as known."""
        self._known.add(name)

    def none_else(self) -> None:
        """Note the fields that were stated and not asked for."""
        for name in self._plain:
            if name not in self._known:
                self.problem(str(name), "unknown_field", known=", ".join(sorted(self._known)))

    def text(self, name: str, *, required: bool = True) -> str:
        """A text, "" when it is not stated."""
        entry = self._entry(name, required=required)
        if entry is None:
            return ""
        if not isinstance(entry, str):
            self.problem(name, "no_text", entry=repr(entry))
            return ""
        if required and not entry.strip():
            self.problem(name, "empty")
        return entry.strip()

    def slug(self, name: str) -> str:
        """A slug: lower-case letters, digits and hyphens."""
        entry = self.text(name)
        if entry and (not _SLUG.fullmatch(entry) or len(entry) > _LONGEST_SLUG):
            self.problem(name, "no_slug", entry=repr(entry), most=_LONGEST_SLUG)
        return entry

    def texts(self, name: str, languages: Sequence[str], *, required: bool = True) -> dict[str, str]:
        """A text for each language."""
        entry = self._entry(name, required=required)
        if entry is None:
            return {}
        inner = Fields(entry, _joined(self._path, name), self._problems)
        texts = {language: " ".join(inner.text(language).split()) for language in languages}
        inner.seen("de")
        if inner.has("de"):
            texts["de"] = " ".join(inner.text("de").split())
        inner.none_else()
        return texts

    def words(self, name: str, of: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of words or phrases, each one of `of` when that is given; empty when it is not stated."""
        entry = self._entry(name, required=False)
        if entry is None:
            return ()
        if not isinstance(entry, list) or not all(isinstance(each, str) and each.strip() for each in entry):
            self.problem(name, "no_list_of_texts")
            return ()
        for each in entry:
            if of and each not in of:
                self.problem(name, "none_of", entry=repr(each), choices=", ".join(of))
        return tuple(entry)

    def one_of(self, name: str, choices: Iterable[str]) -> str:
        """One of the choices, "" when it is none of them."""
        choices = list(choices)
        entry = self.text(name)
        if entry and entry not in choices:
            self.problem(name, "none_of", entry=repr(entry), choices=", ".join(choices))
            return ""
        return entry

    def flag(self, name: str) -> bool:
        """Whether it is stated to be true; not stated is false."""
        entry = self._entry(name, required=False)
        if entry is not None and not isinstance(entry, bool):
            self.problem(name, "no_flag", entry=repr(entry))
        return entry is True

    def number(self, name: str, least: float, most: float, *, whole: bool = False) -> float:
        """A number from `least` to `most`; `least` when it is not usable."""
        entry = self._entry(name, required=True)
        if entry is None:
            return least
        kinds = (int,) if whole else (int, float)
        if isinstance(entry, bool) or not isinstance(entry, kinds):
            self.problem(name, "no_whole_number" if whole else "no_number", entry=repr(entry))
            return least
        if not least <= entry <= most:
            self.problem(name, "out_of_range", least=f"{least:g}", most=f"{most:g}", entry=repr(entry))
            return least
        return float(entry)

    def day(self, name: str, *, required: bool = True) -> date | None:
        """A date, written YYYY-MM-DD."""
        entry = self._entry(name, required=required)
        if entry is None:
            return None
        if not isinstance(entry, date) or isinstance(entry, datetime):
            self.problem(name, "no_date", entry=repr(entry))
            return None
        return entry

    def fields(self, name: str) -> "Fields":
        """The fields of a mapping."""
        entry = self._entry(name, required=True)
        return Fields({} if entry is None else entry, _joined(self._path, name), self._problems)

    def list_of_fields(self, name: str, *, required: bool = False) -> "list[Fields]":
        """The fields of each mapping of a list."""
        entry = self._entry(name, required=required)
        if entry is None:
            return []
        if not isinstance(entry, list) or (required and not entry):
            self.problem(name, "no_filled_list" if required else "no_list")
            return []
        return [Fields(each, f"{_joined(self._path, name)}[{i}]", self._problems) for i, each in enumerate(entry)]

    def _entry(self, name: str, *, required: bool) -> Any:
        self._known.add(name)
        entry = self._plain.get(name)
        if required and entry is None:
            self.problem(name, "missing")
        return entry

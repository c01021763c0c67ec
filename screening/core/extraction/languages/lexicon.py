"""The vocabulary of languages in, phrase lists out: names, words for levels, certificates, small words."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from screening.core.phrases import Phrases
from screening.core.terms import Level
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent.parent / "vocabulary"
_LOCALES = ("nl", "fr", "en", "de")
_VARIANT = re.compile(r"\s*\(.*\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a phrase says of a level: an interval, or nothing exact where `least` and `most` are None.

    `sure` words speak of a language wherever they stand beside one. `shared` words are said of all names around them.
    `final` words say it only at the end of a clause: "French: not", but nothing in "not bad".
    """

    name: str
    least: Level | None = None
    most: Level | None = None
    sure: bool = False
    shared: bool = False
    final: bool = False


@dataclass(frozen=True, slots=True)
class Certificate:
    """An examination of one language ("" for one that is no level): a fixed interval, or the lowest score per level."""

    language: str
    least: Level | None = None
    most: Level | None = None
    scores: tuple[tuple[float, Level], ...] = ()


@cache
def names() -> Phrases[str]:
    """The names of languages, each with its ISO 639 code."""
    known = load_vocabulary(_VOCABULARY / "languages.yaml")
    pairs = [(name, code) for code, extra in known["names"].items() for name in extra]
    taken = {name for name, _ in pairs}
    for locale in _LOCALES:
        cldr = Locale(locale).languages
        found = ((_VARIANT.sub("", cldr[code]).casefold(), code) for code in known["codes"] if code in cldr)
        pairs += [(name, code) for name, code in found if name not in taken]
    return Phrases(dict.fromkeys(pairs))


@cache
def short_names() -> dict[str, str]:
    """Short forms in capitals ("NL", "ENG") and their codes."""
    known: dict[str, str] = load_vocabulary(_VOCABULARY / "languages.yaml")["short"]
    return known


@cache
def letters() -> dict[str, str]:
    """Single letters ("N/F/E") and their codes."""
    known: dict[str, str] = load_vocabulary(_VOCABULARY / "languages.yaml")["letters"]
    return known


@cache
def adjectives() -> Phrases[str]:
    """The adjectives that name a language after "langue maternelle", with its code."""
    known = load_vocabulary(_VOCABULARY / "languages.yaml")["after_mother_tongue"]
    return Phrases.of(known)


@cache
def codes() -> frozenset[str]:
    """The ISO 639 codes of the vocabulary."""
    return frozenset(load_vocabulary(_VOCABULARY / "languages.yaml")["codes"])


@cache
def wordings() -> Phrases[Wording]:
    """The words that say a level."""
    groups = load_vocabulary(_VOCABULARY / "language_levels.yaml")
    return Phrases(
        (phrase, _wording(group)) for group in groups for listed in group["phrases"].values() for phrase in listed
    )


@cache
def certificates() -> Phrases[Certificate]:
    """The certificates that stand for a level."""
    entries = load_vocabulary(_VOCABULARY / "language_certificates.yaml")
    return Phrases((phrase, _certificate(entry)) for entry in entries for phrase in entry["phrases"])


@cache
def grammar(kind: str) -> Phrases[str]:
    """One list of the small words: "skills", "fillers", "knowledge", "joined", "paired", "ranges", "aims" and so on."""
    listed = load_vocabulary(_VOCABULARY / "language_grammar.yaml")[kind]
    return Phrases((phrase, kind) for phrases in listed.values() for phrase in phrases)


def _wording(group: dict[str, Any]) -> Wording:
    return Wording(
        group["name"],
        _level(group.get("least")),
        _level(group.get("most")),
        group.get("sure", False),
        group.get("shared", False),
        group.get("final", False),
    )


def _certificate(entry: dict[str, Any]) -> Certificate:
    scores = tuple((float(score), Level[level]) for score, level in entry.get("scores", ()))
    return Certificate(entry["language"], _level(entry.get("least")), _level(entry.get("most")), scores)


def _level(name: str | None) -> Level | None:
    return Level[name] if name else None

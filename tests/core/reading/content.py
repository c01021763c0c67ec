"""The invented CVs of contents.yaml as sections: what every maker of files draws, and what a person then reads."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

LANGUAGES = ("nl", "fr", "en", "de")


@dataclass(frozen=True)
class Entry:
    """One position: its dates, title, employer, and what was done."""

    start: str
    end: str
    title: str
    employer: str
    tasks: tuple[str, ...]

    @property
    def dates(self) -> str:
        return f"{self.start} – {self.end}"


@dataclass(frozen=True)
class Cv:
    name: str
    contact: tuple[str, ...]
    profile: tuple[str, str]
    work: str
    positions: tuple[Entry, ...]
    education: tuple[str, tuple[tuple[str, str], ...]]
    languages: tuple[str, tuple[tuple[str, str], ...]]
    practical: tuple[str, str]


@cache
def cv(language: str) -> Cv:
    raw = yaml.safe_load(Path(__file__).with_name("contents.yaml").read_text("utf-8"))[language]
    return Cv(
        raw["name"],
        tuple(raw["contact"]),
        tuple(raw["profile"]),
        raw["work"],
        tuple(Entry(*each[:4], tuple(each[4])) for each in raw["positions"]),
        (raw["education"][0], tuple(map(tuple, raw["education"][1]))),
        (raw["languages"][0], tuple(map(tuple, raw["languages"][1]))),
        tuple(raw["practical"]),
    )


def words(text: str) -> list[str]:
    """The words of a text, without the bullets that formats draw differently."""
    return [word for word in text.split() if word not in {"•", "-", "–", "—", "·", "|"}]


def in_order(person: Cv) -> str:
    """The whole CV as one column is read."""
    rows = [person.name, *person.contact, *person.profile, person.work]
    for entry in person.positions:
        rows += [entry.dates, entry.title, entry.employer, *entry.tasks]
    for heading, pairs in (person.education, person.languages):
        rows += [heading, *(f"{left} {right}" for left, right in pairs)]
    return "\n".join([*rows, *person.practical])

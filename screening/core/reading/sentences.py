"""The reason for which a file was not read to the sentence that a person reads."""

from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

from screening.core.terms import Unread

FALLBACK = "en"


class Audience(StrEnum):
    CANDIDATE = "candidate"
    RECRUITER = "recruiter"


def sentence(reason: Unread, audience: Audience | str, language: str) -> str:
    """The sentence for this audience in `language` (nl, fr, en); English for any other language."""
    by_language = _sentences()[reason.value][Audience(audience).value]
    return by_language.get(language[:2], by_language[FALLBACK])


@cache
def _sentences() -> dict[str, dict[str, dict[str, str]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with Path(__file__).with_name("sentences.yaml").open(encoding="utf-8") as stream:
        sentences: dict[str, dict[str, dict[str, str]]] = yaml.load(stream, loader)  # noqa: S506 - a safe loader
    return sentences

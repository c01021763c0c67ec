"""A reason that a person wrote in, whether it says anything of this one person out."""

from functools import cache
from pathlib import Path
from typing import Final

from screening.core.phrases import folded
from screening.core.vocabulary import load_vocabulary

STOCK: Final = Path(__file__).with_name("reasons.yaml")


def is_stock_phrase(reason: str) -> bool:
    """Whether the reason is one that could be said of anybody ("not a fit"), and nothing beside it.

    Case, accents and punctuation make no difference, nor do the words that only lead to it ("the candidate is ...").
    """
    return _bare(reason) in _stock()


def _bare(text: str) -> str:
    words = [word for word in folded(text).words if word[:1].isalnum()]
    return " ".join(word for word in words if word not in _leading())


@cache
def _leading() -> frozenset[str]:
    return frozenset(load_vocabulary(STOCK)["leading"])


@cache
def _stock() -> frozenset[str]:
    phrases: dict[str, list[str]] = load_vocabulary(STOCK)["phrases"]
    return frozenset(_bare(phrase) for language in phrases.values() for phrase in language) | {""}

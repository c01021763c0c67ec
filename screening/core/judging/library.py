"""The slug of a domain or topic in, its vocabulary out: the role's own first, then the library's data files."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from screening.core.terms import Domain, Topic
from screening.core.vocabulary import load_vocabulary

_DOMAINS = Path(__file__).parent / "vocabulary" / "domains"
_TOPICS = Path(__file__).parent / "vocabulary" / "topics"
_BODIES = Path(__file__).parent / "vocabulary" / "bodies.yaml"  # names that a topic takes by whole groups
DOMAIN_LISTS = (
    "titles",
    "strong",
    "weak",
    "faint",
    "excluded",
    "implied_by",
    "against",
    "generic",
    "requires",
    "open_to",
    "rivals",
)
_TOPIC_LISTS = ("strong", "weak", "excluded")


class UnknownDomainError(LookupError):
    """Neither the role nor the library has a domain of that slug."""


class UnknownTopicError(LookupError):
    """Neither the role nor the library has a topic of that slug."""


def find_domain(slug: str, own: tuple[Domain, ...] = ()) -> Domain:
    """The domain of that slug: the role's own one, else the library's.

    Raises:
        UnknownDomainError: there is none.

    """
    for domain in own:
        if domain.slug == slug:
            return domain
    return _library_domain(slug)


def find_topic(slug: str, own: tuple[Topic, ...] = ()) -> Topic:
    """The topic of that slug: the role's own one, else the library's.

    Raises:
        UnknownTopicError: there is none.

    """
    for topic in own:
        if topic.slug == slug:
            return topic
    return _library_topic(slug)


@cache
def domain_slugs() -> tuple[str, ...]:
    """The slugs of the library's domains, in alphabetical order."""
    return tuple(sorted(path.stem for path in _DOMAINS.glob("*.yaml")))


@cache
def topic_slugs() -> tuple[str, ...]:
    """The slugs of the library's topics, in alphabetical order."""
    return tuple(sorted(path.stem for path in _TOPICS.glob("*.yaml")))


def domain_of_terms(slug: str, labels: Mapping[str, str], terms: Iterable[str]) -> Domain:
    """A recruiter's own domain: each term counts in a title and in a description, a single word with any ending."""
    phrases = tuple(_stemmed(term.strip()) for term in terms if term.strip())
    return Domain(slug, dict(labels), titles=phrases, strong=phrases)


def _stemmed(term: str) -> str:
    return term if term.isupper() or "*" in term or " " in term else f"{term.lower()}*"


@cache
def _library_domain(slug: str) -> Domain:
    if slug not in domain_slugs():
        raise UnknownDomainError(f"There is no domain {slug!r}.")
    plain = load_vocabulary(_DOMAINS / f"{slug}.yaml")
    return Domain(slug=slug, labels=plain["labels"], **{name: _flat(plain.get(name, ())) for name in DOMAIN_LISTS})


@cache
def _library_topic(slug: str) -> Topic:
    if slug not in topic_slugs():
        raise UnknownTopicError(f"There is no topic {slug!r}.")
    plain: Mapping[str, Any] = load_vocabulary(_TOPICS / f"{slug}.yaml")
    lists = {name: _flat(plain.get(name, ())) for name in _TOPIC_LISTS}
    bodies = [name for group in plain.get("bodies", ()) for name in load_vocabulary(_BODIES)[group]]
    return Topic(
        slug=slug,
        labels=plain["labels"],
        **{**lists, "strong": tuple(dict.fromkeys((*lists["strong"], *bodies)))},
        within=plain.get("within", ""),
        setting=_library_topic(plain["setting"]).strong if "setting" in plain else (),
    )


def _flat(phrases: Mapping[str, list[str]] | Iterable[str]) -> tuple[str, ...]:
    """The phrases of a data file, which gives them as one list or as one list for each language."""
    lists = phrases.values() if isinstance(phrases, Mapping) else [phrases]
    return tuple(dict.fromkeys(str(phrase) for each in lists for phrase in each))

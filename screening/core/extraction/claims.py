"""A document and its sections in, the summary claims of experience out: "20+ years in IT"."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from screening.core.extraction.date_tokens import Token, tokens_of
from screening.core.phrases import Phrases
from screening.core.terms import Claim, Document, Section, Span
from screening.core.vocabulary import load_vocabulary

_VOCABULARY = Path(__file__).parent / "vocabulary" / "person.yaml"
_SECTIONS = frozenset({"head", "summary", "personal", "unknown", "other", "skills", "availability"})
_LONGEST_ABOUT = 90  # characters
_LEAST, _MOST = 2, 50  # years that somebody claims


def find_claims(document: Document, sections: Sequence[Section]) -> tuple[Claim, ...]:
    """The claims of the head and the summary, in reading order. `about`: the words up to the end of the clause."""
    spans = [span for section in sections if section.kind in _SECTIONS for span in section.spans]
    return tuple(claim for span in spans for claim in _in_text(document.quote(span), span))


def _in_text(text: str, span: Span) -> Iterator[Claim]:
    tokens = tokens_of(text)
    for i, token in enumerate(tokens):
        years = token.number if token.kind == "number" else token.meanings.get("cardinal", 0)
        if not _LEAST <= years <= _MOST:
            continue
        j = i + 1
        while j < len(tokens) and tokens[j].text in {"+", "-"}:
            j += 1
        if j < len(tokens) and "years" in tokens[j].meanings and (about := _about(text, tokens, i, j)):
            stop = tokens[j].end + len(about)
            yield Claim(
                float(years), about.strip(" '’,:"), (Span(span.page, span.start + token.start, span.start + stop),)
            )


def _about(text: str, tokens: Sequence[Token], i: int, j: int) -> str:
    """The words after the years, "" when they claim no experience."""
    after = text[tokens[j].end : tokens[j].end + _LONGEST_ABOUT]
    for mark in (".", ";", "(", ")", "\n\n", "\t", ", "):
        after = after.split(mark)[0]
    before = text[max(0, tokens[i].start - 40) : tokens[i].start].rsplit(".", 1)[-1]
    claims = _phrases("experience")
    if _phrases("not").find(after[:30]) or _phrases("not").find(before):
        return ""
    opens = any(found.start <= 2 for found in _phrases("about").find(after))  # noqa: PLR2004 - right after "years"
    return after if claims.find(after) or claims.find(before) or opens else ""


@cache
def _phrases(name: str) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in load_vocabulary(_VOCABULARY)["claims"][name])

"""A text in, the tokens that languages are told with out: names, levels, scales, certificates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from screening.core.extraction.languages.lexicon import (
    Certificate,
    Wording,
    adjectives,
    certificates,
    codes,
    letters,
    names,
    short_names,
    wordings,
)
from screening.core.terms import Level


class Sort(Enum):
    """How exact the words of a level are; a more exact sort beats a vaguer one of the same language."""

    CODE = 5  # "C1"
    NATIVE = 4
    WORD = 3
    CERTIFICATE = 2
    SCALE = 1  # dots, stars, bars, per cent
    NOTHING = 0  # words that say nothing exact


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a language at [start, end). `short` for "NL"."""

    start: int
    end: int
    language: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Words for a level at [start, end) and the interval they allow; `language` where they name one (a certificate)."""

    start: int
    end: int
    sort: Sort
    least: Level = Level.A1
    most: Level = Level.C2
    wording: Wording | None = None
    language: str = ""


Token = Name | Reading

_CODE = re.compile(r"(?<![\w.])(?P<level>[ABCabc][12])(?:\.\d)?\+{0,2}(?![\w])")
_SCALE = re.compile(
    r"(?P<glyphs>(?:[●○◉◎⬤◯•∙⚫⚪★☆✩✪✦✭⭐■□▪▫◼◻▮▯▰▱█▓▒░▉◆◇♦♢⬛⬜✔✓◐◑◕◔_─━#*] ?){3,10})"
    r"|(?<!\d)\d{1,3} ?%|(?<![\d/])(?:10|\d) ?/ ?(?:5|6|10)(?![\d/])"
)
_SHORT = re.compile(r"(?<!\w)(?:[A-Z]{2,3})(?!\w)")
_LETTERS = re.compile(
    r"(?<!\w)[NFED](?:\s?[/+&-]\s?[NFED])+(?!\w)|(?:(?<=^)|(?<=[,;:|/\t·•\n(] )|(?<=[\t\n(]))[NFED](?=\s?[:=(])",
    re.MULTILINE,
)
_LOWER = re.compile(r"(?m)^[ \t]*(?P<code>[a-z]{2,3})(?=[ \t]*[:=–-]?[ \t]*(?:[ABC][12]\b|[●★▮■]))")
_SHORT_JOINT = re.compile(r"\s?[/,&+–-]\s?|\s(?:en|et|and|und)\s")
_SHORT_LEFT = re.compile(r"(?:^|[\n\t,;:|/(·•.–—-]|\b(?:en|et|and|und))[ ]*$")
_SHORT_RIGHT = re.compile(r"\s*(?:[:=–—\t(]|-\s|$|\n|[ABCabc][12]\b|[●○★☆▮▯■□])")
_MOTHER_TONGUE = re.compile(r"\blangue\s+maternelle\s+([^\W\d_]{5,20})", re.IGNORECASE)
_NATIVE = frozenset({"native", "native-or-bilingual"})
_CLAUSE_END = re.compile(r"\s*(?:$|[.,;:)(|\n!?/])|\s+(?:en|et|and|und|maar|mais|but|aber)\b")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[.,]\d)?(?!\d)")
_SCORE_REACH = 40  # characters after the name of an examination in which its score stands
_LEGEND = re.compile(r"\bA1\b\s?(?:à|a|to|tot|bis|-|–|/|→|\.\.\.)\s?\bC2\b")
_EQUATION = re.compile(r"\b(?P<short>[A-Z]{1,3})\s?=\s?[^\n,;.|)]{3,60}")


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens in order, none overlapping another: a name, a code and a scale beat the words they stand in."""
    found: list[Token] = [*_codes(text), *_names(text), *_certificates(text), *_scales(text), *_words(text)]
    covered = bytearray(len(text))
    for start, end in (*(match.span() for match in _LEGEND.finditer(text)), *_equations(text)):
        covered[start:end] = b"\1" * (end - start)
    kept: list[Token] = []
    for token in found:
        if not any(covered[token.start : token.end]):
            covered[token.start : token.end] = b"\1" * (token.end - token.start)
            kept.append(token)
    return tuple(sorted(kept, key=lambda token: token.start))


def _equations(text: str) -> list[tuple[int, int]]:
    """The legends "LM = langue maternelle"; "NL = C1" and "N = C1" are none."""
    return [
        match.span()
        for match in _EQUATION.finditer(text)
        if match["short"] not in short_names() and match["short"] not in letters()
    ]


def _names(text: str) -> Iterator[Name]:
    full = [Name(found.start, found.end, found.value) for found in names().longest(text)]
    yield from full
    yield from _short(text, full)
    for match in _MOTHER_TONGUE.finditer(text):
        if code := adjectives().match(match[1]):
            yield Name(match.start(1), match.end(1), code)
    for match in _LETTERS.finditer(text):
        yield from (
            Name(match.start() + i, match.start() + i + 1, letters()[letter], short=True)
            for i, letter in enumerate(match.group())
            if letter in letters()
        )
    for match in _LOWER.finditer(text):
        if match["code"] in codes():
            yield Name(match.start("code"), match.end("code"), match["code"], short=True)


def _short(text: str, full: list[Name]) -> Iterator[Name]:
    """Short forms in capitals that stand as a label ("NL: C1") or joined to another ("NL/FR/EN", "NL - Frans")."""
    known = [match for match in _SHORT.finditer(text) if match.group() in short_names()]
    starts = {match.start() for match in known} | {name.start for name in full}
    ends = {match.end() for match in known} | {name.end for name in full}
    for match in known:
        joint = _SHORT_JOINT.match(text, match.end())
        after = bool(joint and joint.end() in starts)
        before = any(
            text[end : match.start()] and _SHORT_JOINT.fullmatch(text, end, match.start())
            for end in range(max(0, match.start() - 5), match.start())
            if end in ends
        )
        labelled = _SHORT_LEFT.search(text[max(0, match.start() - 5) : match.start()]) and (
            _SHORT_RIGHT.match(text, match.end()) or _leads_to_word(text, match.end())
        )
        if after or before or labelled:
            yield Name(match.start(), match.end(), short_names()[match.group()], short=True)


def _leads_to_word(text: str, start: int) -> bool:
    ahead = text[start : start + 40].split("\n", maxsplit=1)[0]
    found = wordings().find(ahead)
    return bool(found) and not ahead[: found[0].start].strip()


def _codes(text: str) -> Iterator[Reading]:
    for match in _CODE.finditer(text):
        level = Level[match["level"].upper()]
        yield Reading(match.start(), match.end(), Sort.CODE, level, level)


def _scales(text: str) -> Iterator[Reading]:
    for match in _SCALE.finditer(text):
        if match["glyphs"] is None or len(set(match.group()) - {" "}) <= 3:  # noqa: PLR2004 - full, empty and half
            yield Reading(match.start(), match.end(), Sort.SCALE)


def _words(text: str) -> Iterator[Reading]:
    for found in wordings().longest(text):
        wording = found.value
        if wording.final and not _CLAUSE_END.match(text, found.end):
            continue
        if wording.least is None or wording.most is None:
            yield Reading(found.start, found.end, Sort.NOTHING, wording=wording)
        else:
            sort = Sort.NATIVE if wording.name in _NATIVE else Sort.WORD
            yield Reading(found.start, found.end, sort, wording.least, wording.most, wording)


def _certificates(text: str) -> Iterator[Reading]:
    for found in certificates().longest(text):
        certificate = found.value
        if certificate.scores:
            yield from _scored(text, found.start, found.end, certificate)
        elif certificate.least and certificate.most:
            yield Reading(
                found.start,
                found.end,
                Sort.CERTIFICATE,
                certificate.least,
                certificate.most,
                language=certificate.language,
            )


def _scored(text: str, start: int, end: int, certificate: Certificate) -> Iterator[Reading]:
    match = _NUMBER.search(text, end, end + _SCORE_REACH)
    if not match:
        return
    score = float(match.group().replace(",", "."))
    reached = [level for lowest, level in certificate.scores if score >= lowest]
    if reached:
        yield Reading(start, match.end(), Sort.CERTIFICATE, reached[-1], reached[-1], language=certificate.language)

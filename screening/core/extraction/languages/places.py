"""A document in, what it says of languages out: in its part about languages freely, elsewhere only in so many words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.core.extraction.languages.lexicon import certificates, grammar, names, short_names
from screening.core.extraction.languages.pairing import Entry, entries_in
from screening.core.extraction.languages.readings import Interval, interval_of
from screening.core.extraction.languages.tokens import Name, Reading, Sort, tokens_of
from screening.core.extraction.sentences import sentences_of
from screening.core.phrases import folded
from screening.core.terms import Document, Level, Page, Section, Span

_SHORTS = re.compile(r"\b([A-Z]{1,3})\b(?= ?[/,&+:=(–-]| [ABC][12]\b)")
_ENDS = re.compile(r"\s*(?:$|[,;.:)|\n\t/•·–—-])")
_BEGINS = re.compile(
    r"(?:^|[,;.:(|\n\t/•·–—-]|\b(?:en|et|and|und|talen|langues|languages|sprachen))\s*$", re.IGNORECASE
)
_OWN_REACH = 8  # characters that hold just the word before a name
_LIST_REACH = 250  # characters between two languages of one list
_GRID_REACH = 400
_LONGEST = 2000  # characters of a part about languages that are read together
_MANY = 2  # languages with a level in one line make it a list of languages
_SCHOOLING = frozenset(
    {"education", "training", "certificates", "certifications", "courses", "teaching", "publications"}
)
_WORK = frozenset({"experience", "projects", "publications", "teaching", "references"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One language with an interval, how exact the words are, whether they stand in the part about languages."""

    language: str
    sort: Sort
    least: Level
    most: Level
    span: Span
    listed: bool


def statements_in(document: Document, sections: tuple[Section, ...]) -> list[Statement]:
    """Everything said of languages, in reading order of the part about languages, then of the rest."""
    listed = _joined(document, [span for section in sections if section.kind == "languages" for span in section.spans])
    pages = document.pages
    parts = [part for span in listed for part in _parts(pages[span.page - 1].text, span)]
    statements = [each for part in parts for each in _listed(pages[part.page - 1], part)]
    kinds = [(span, section.kind) for section in sections for span in section.spans]
    for page in document.pages:
        own = [span for span in listed if span.page == page.number]
        statements += _elsewhere(page, own, [(span, kind) for span, kind in kinds if span.page == page.number])
    return statements


def _joined(document: Document, spans: list[Span]) -> list[Span]:
    """Parts that follow each other made one: a line "Mother tongue" between languages is no new part."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if last and last.page == span.page and not document.pages[span.page - 1].text[last.end : span.start].strip():
            joined[-1] = Span(span.page, last.start, span.end)
        else:
            joined.append(span)
    return joined


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The span in parts of whole lines, none so long that work on it grows out of hand."""
    start = span.start
    while span.end - start > _LONGEST:
        line = text.rfind("\n", start, start + _LONGEST)
        end = line if line > start else start + _LONGEST
        yield Span(span.page, start, end)
        start = end
    yield Span(span.page, start, span.end)


def _listed(page: Page, span: Span) -> Iterator[Statement]:
    text = page.text[span.start : span.end]
    for entry in entries_in(text):
        yield from _stated(entry, interval_of(entry, text), page, span.start, listed=True)
        if not entry.readings:
            yield from _bare(entry, text, page, span.start)


def _stated(entry: Entry, interval: Interval | None, page: Page, offset: int, *, listed: bool) -> Iterator[Statement]:
    if interval is None:
        return
    for name in entry.names:
        start = min(name.start, interval.start)
        end = _closed(page.text, offset + start, offset + max(name.end, interval.end))
        span = Span(page.number, offset + start, end)
        yield Statement(name.language, interval.sort, interval.least, interval.most, span, listed)


def _closed(text: str, start: int, end: int) -> int:
    """The end moved behind the bracket that the range opens and the next few words close."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    closing = text.find(")", end, end + 60)
    return closing + 1 if opened and closing >= 0 and "\n" not in text[end:closing] else end


def _bare(entry: Entry, text: str, page: Page, offset: int) -> Iterator[Statement]:
    """Names that stand alone on their line or between commas: known, at no stated level."""
    for name in entry.names:
        if (
            _BEGINS.search(text[max(0, name.start - 12) : name.start])
            and _ENDS.match(text, name.end)
            and _lone(text, name)
        ):
            span = Span(page.number, offset + name.start, offset + name.end)
            yield Statement(name.language, Sort.NOTHING, Level.A1, Level.C2, span, listed=True)


def _lone(text: str, name: Name) -> bool:
    """Whether nothing is said of the name up to the next comma or line."""
    after = re.split(r"[,;\n|/•]|\s(?:en|et|and|und)\s", text[name.end : name.end + 80])[0]
    return not any(character.isalnum() for character in after)


def _elsewhere(page: Page, listed: list[Span], kinds: list[tuple[Span, str]]) -> Iterator[Statement]:
    hits = [found.start for found in names().longest(page.text)]
    hits += [match.start() for match in _SHORTS.finditer(page.text) if match.group() in _all_short()]
    hits += [found.start for found in certificates().longest(page.text)]
    hits = sorted(hit for hit in hits if not any(span.start <= hit < span.end for span in listed))
    said: list[Statement] = []
    for start, end in _ranges(page.text, hits):
        kind = next((kind for span, kind in kinds if span.start <= start < span.end), "")
        said += _said(page, start, end, kind)
    yield from said
    yield from _unmarked_lists(page, [each for each in said if each.sort not in {Sort.CERTIFICATE, Sort.NOTHING}])


def _unmarked_lists(page: Page, said: list[Statement]) -> Iterator[Statement]:
    """What a list of languages without a known heading says: from one language told in so many words to the last."""
    groups: list[list[Span]] = []
    for span in sorted(each.span for each in said):
        if groups and span.start - groups[-1][-1].end < _LIST_REACH:
            groups[-1].append(span)
        else:
            groups.append([span])
    for group in groups:
        start = _list_start(page.text, group[0].start)
        end = _grid_end(page.text, max(span.end for span in group))
        text = page.text[start : min(end, start + _LONGEST)]
        for entry in entries_in(text) if len(group) >= _MANY and not grammar("courses").longest(text) else ():
            interval = interval_of(entry, text)
            if interval and interval.sort is not Sort.CERTIFICATE and _near(entry, interval):
                yield from _stated(entry, interval, page, start, listed=True)


def _list_start(text: str, start: int) -> int:
    """The start moved up over the lines right above that begin with a language, too."""
    line_start = text.rfind("\n", 0, start) + 1
    while line_start > 0:
        above = text.rfind("\n", 0, line_start - 1) + 1
        if not any(found.start == 0 for found in names().find(text[above : line_start - 1].lstrip())):
            break
        start = line_start = above
    return start


def _grid_end(text: str, end: int) -> int:
    """The end of the last line that goes on with levels only: the cells of a grid, one below the other."""
    lines = text[end : end + _GRID_REACH].split("\n")
    kept = len(lines[0])
    for line in lines[1:]:
        if not line.strip() or not _only_levels(line):
            break
        kept += 1 + len(line)
    return end + kept


def _only_levels(line: str) -> bool:
    rest = line
    for token in reversed(tokens_of(line)):
        if isinstance(token, Name):
            return False
        rest = rest[: token.start] + rest[token.end :]
    words = [word for word in folded(rest).words if word[0].isalpha()]
    return all(grammar("users").match(word) or grammar("skills").match(word) for word in words)


def _all_short() -> frozenset[str]:
    return frozenset(short_names()) | {"N", "F", "E", "D"}


def _ranges(text: str, hits: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences in which the hits lie."""
    i = 0
    for sentence in sentences_of(text):
        while i < len(hits) and hits[i] < sentence.start:
            i += 1
        if i < len(hits) and hits[i] < sentence.end:
            yield sentence.start, sentence.end


def _said(page: Page, start: int, end: int, kind: str) -> Iterator[Statement]:
    text = page.text[start:end]
    if grammar("courses").longest(text):
        return
    entries = [(entry, interval) for entry in entries_in(text) if (interval := interval_of(entry, text))]
    told = [each for each in entries if _is_told(text, *each, kind)]
    dense = kind not in _WORK and (_num_languages(told) >= _MANY or _is_list(text, entries, told))
    for entry, interval in entries:
        if (entry, interval) in told or (dense and _near(entry, interval)):
            yield from _ranked(entry, interval, page, start, kind)
    yield from _certified(page, start, text)


def _num_languages(entries: list[tuple[Entry, Interval]]) -> int:
    return len({name.language for entry, _ in entries for name in entry.names})


def _is_list(text: str, entries: list[tuple[Entry, Interval]], told: list[tuple[Entry, Interval]]) -> bool:
    """Whether a sentence lists languages, each with its level behind it: three, or one that is told and another."""
    levelled = [
        (entry, interval)
        for entry, interval in entries
        if interval.first and entry.names[-1].end <= interval.start and _tight(_gap(text, entry, interval.first))
    ]
    return _num_languages(levelled) + bool(told) > _MANY


def _ranked(entry: Entry, interval: Interval, page: Page, offset: int, kind: str) -> Iterator[Statement]:
    """Schooling fills a silence only: what was learnt once says less than what is said of the person."""
    for each in _stated(entry, interval, page, offset, listed=False):
        sort = Sort.CERTIFICATE if kind in _SCHOOLING and each.sort is not Sort.SCALE else each.sort
        if each.sort is not Sort.SCALE:
            yield Statement(each.language, sort, each.least, each.most, each.span, listed=False)


def _near(entry: Entry, interval: Interval) -> bool:
    reach = 40
    return min(abs(interval.start - name.end) for name in entry.names) < reach


def _is_told(text: str, entry: Entry, interval: Interval, kind: str) -> bool:
    """Whether a sentence says in so many words how well the language is known."""
    reading = interval.first
    if reading is None or reading.sort in {Sort.SCALE, Sort.CERTIFICATE}:
        return False
    if reading.wording and reading.wording.shared and kind in _WORK:
        return False
    gap = _gap(text, entry, reading)
    if not (entry.in_order or _tight(gap)):
        return False
    sure = reading.sort in {Sort.CODE, Sort.NATIVE} or bool(reading.wording and reading.wording.sure)
    return (
        sure
        or _is_own(text, entry)
        or _labelled(text, entry, interval, gap)
        or bool(grammar("knowledge").longest(text))
    )


def _gap(text: str, entry: Entry, reading: Reading) -> str:
    """The text between a level and the name nearest to it."""
    name = min(entry.names, key=lambda each: abs(each.start - reading.start))
    return text[name.end : reading.start] if name.end <= reading.start else text[reading.end : name.start]


def _is_own(text: str, entry: Entry) -> bool:
    """Whether the words before the name make the language the person's: "my French"."""
    start = entry.names[0].start
    before = text[max(0, start - _OWN_REACH) : start]
    return any(not before[found.end :].strip() for found in grammar("own").find(before))


def _tight(gap: str) -> bool:
    """Whether only a colon, bracket, dash or fillers stand between a name and its level."""
    if re.search(r"[;.|•\n]\s*\S", gap.replace("\n", " ") if gap.count("\n") == 1 else gap):
        return False
    words = [word for word in folded(gap).words if word[0].isalnum()]
    most = 4
    return len(words) <= most and all(grammar("fillers").match(word) or grammar("skills").match(word) for word in words)


def _labelled(text: str, entry: Entry, interval: Interval, gap: str) -> bool:
    """Whether the words have the form of a list: "Frans: goed", "English (good)", a line "Frans goed"."""
    begins = bool(_BEGINS.search(text[max(0, entry.names[0].start - 12) : entry.names[0].start]))
    ends = bool(_ENDS.match(text, interval.end))
    marked = bool(re.fullmatch(r"\s*[:(=–—\t-]\s*", gap)) or (
        not text[: entry.names[0].start].strip() and not text[interval.end :].strip(" .;")
    )
    return begins and ends and marked and entry.names[0].start < interval.start


def _certified(page: Page, offset: int, text: str) -> Iterator[Statement]:
    """A certificate that names its language itself ("DELF B2", "IELTS 7.5")."""
    for token in tokens_of(text):
        if not isinstance(token, Name) and token.sort is Sort.CERTIFICATE and token.language:
            least, most, end = token.least, token.most, token.end
            if code := re.match(r"[ \-(]{0,3}([ABC][12])\b", text[token.end : token.end + 6]):
                least = most = Level[code.group(1)]
                end += code.end()
            span = Span(page.number, offset + token.start, offset + end)
            yield Statement(token.language, Sort.CERTIFICATE, least, most, span, listed=False)

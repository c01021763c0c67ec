"""A dated period of work and a domain in, whether the period counts for the domain and what says so out."""

from dataclasses import dataclass, replace
from enum import StrEnum

from screening.core.judging.lexicon import Search, most_told, names_title, search_of_domain, tells_of
from screening.core.judging.library import UnknownDomainError, domain_of_terms, domain_slugs, find_domain
from screening.core.judging.mentions import Mention, Years, joined, mentions, parts, stated, text_at, wording
from screening.core.judging.titles import Kinds, run_apart, stated_by
from screening.core.terms import Document, Domain, Evidence, Position, Span

__all__ = [
    "Counts",
    "DomainMatch",
    "UnknownDomainError",
    "Why",
    "domain_match",
    "domain_of_terms",
    "domain_slugs",
    "find_domain",
    "title_span",
]

_OPEN_KINDS = frozenset({"titles", "generic"})
_RIVAL_KINDS = frozenset({"titles", "strong"})
_ENOUGH_WEAK = 2  # different weak terms that settle it together
_ENOUGH_OF_RIVAL = 2  # phrases of one other trade that settle an open title; one may be who the work was for
_LITTLE_TOLD = 10  # words of a description that tells too little for its silence to say anything
_HINT_AGAINST = 2  # different strong terms that leave it open under a title of another trade
_ENOUGH_AGAINST = 4  # different strong terms that settle it all the same
_OPENING_CHARACTERS = 60  # what a description begins with is what the work was about
_HEADING_CHARACTERS = 200  # of the lines that bear title, employer and dates; longer ones are running text
_OWN_LINE_CHARACTERS = 70  # a title in a description counts where it opens it or has a line of its own
_SHOWN = 3  # sentences of the description shown as evidence; more is not read


class Counts(StrEnum):
    """Whether a period counts for a domain; MAYBE where a careful colleague would have to ask."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Why(StrEnum):
    """What settled it."""

    TITLE = "title"
    DESCRIPTION = "description"
    PART_OF_TITLE = "part_of_title"  # "analyst, then project leader": for how long is not said
    OTHER_TITLE = "other_title"  # the description says so, the title is of another trade
    HINTED = "hinted"  # one weak term
    OPEN_HINTED = "open_hinted"  # "project manager", which may be of any trade, and one weak term
    DATED_APART = "dated_apart"  # only a sentence with later dates of its own says so
    OPEN_TITLE = "open_title"  # "consultant", and nothing more is said
    REQUIRED = "required"  # a domain that this one requires does not surely count
    TOLD_OTHERWISE = "told_otherwise"  # an open title, and the description speaks of another trade
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class DomainMatch:
    """Whether a period counts, with the title and sentences that say so (none when it does not count)."""

    counts: Counts
    why: Why
    spans: Evidence = ()


_SILENT = DomainMatch(Counts.NO, Why.SILENT)
_SURER = (Counts.NO, Counts.MAYBE, Counts.YES)


def domain_match(
    position: Position,
    missions: tuple[Position, ...],
    document: Document,
    domain: Domain,
    own: tuple[Domain, ...] = (),
    parent: Position | None = None,
) -> DomainMatch:
    """Say whether `position` counts for `domain` by its title and description.

    `missions` are those that lie in the position; they are matched on their own. `own` are the role's domains.
    `parent` is the position that a mission lies in: what the domain requires of the work may be said there.

    Raises:
        UnknownDomainError: `domain` names another one that does not exist.

    """
    period = _Period.of(position, missions, document, domain, own)
    match = _matched(period)
    if domain.requires and period.phrases("against"):
        match = DomainMatch(Counts.MAYBE, Why.HINTED, match.spans) if match.counts is Counts.YES else _SILENT
    for slug in domain.requires:
        needed = find_domain(slug, own)
        around = (domain_match(each, (), document, needed, own) for each in (position, parent) if each)
        match = _limited(match, max((each.counts for each in around), key=_SURER.index))
    return match


@dataclass(frozen=True, slots=True)
class _Period:
    """What a position says, sorted by kind of phrase."""

    title: Kinds
    title_parts: tuple[frozenset[str], ...]
    employer: Kinds
    told: tuple[Mention, ...]
    told_from: Span | None
    title_span: Evidence
    has_missions: bool
    num_words: int
    is_open: bool
    has_rival_title: bool
    tells_of_rival: bool

    @classmethod
    def of(
        cls,
        position: Position,
        missions: tuple[Position, ...],
        document: Document,
        domain: Domain,
        own: tuple[Domain, ...],
    ) -> "_Period":
        search = search_of_domain(domain, own)
        years = _years(position)
        texts = [position.title, *(text_at(span, document) for span in joined(position.description, document))]
        lines = [text_at(span, document) for span in position.evidence]
        headed = [kind for line in lines if len(line) <= _HEADING_CHARACTERS for kind in stated_by(search, line)]
        employer = frozenset(each for each in stated(search, position.employer) if _tells_work(each, domain))
        unsaid = {each for each in stated(search, position.employer) if not _tells_work(each, domain)}
        told = _with_opening_titles(mentions(search, position.description, document, years), position, document)
        return cls(
            title=stated_by(search, position.title)
            | stated_by(search, run_apart(position.title))
            | {each for each in headed if each[0] != "against" and each not in unsaid},
            title_parts=tuple(_kinds_of_part(search, part, domain) for part in parts(run_apart(position.title))),
            employer=employer,
            told=tuple(
                each for each in told if (each.kind, each.phrase) not in unsaid or not _is_heading(each, position)
            ),
            told_from=min(position.description, default=None),
            title_span=title_span(position, document),
            has_missions=bool(missions),
            num_words=sum(len(text.split()) for text in texts[1:]),
            is_open=tells_of(domain.open_to, position.title, _OPEN_KINDS),
            has_rival_title=tells_of(domain.rivals, position.title, frozenset({"titles"})),
            tells_of_rival=tells_of(domain.rivals, position.title, _RIVAL_KINDS)
            or most_told(domain.rivals, texts, _RIVAL_KINDS) >= _ENOUGH_OF_RIVAL,
        )

    def phrases(self, kind: str, *, whole_period: bool = True) -> set[str]:
        """The different phrases of a kind in title and description, those of sentences with own dates left out."""
        told = {wording(each.phrase) for each in self.told if each.kind == kind and not (whole_period and each.apart)}
        return told | {wording(phrase) for each, phrase in self.title if each == kind}

    def has_title_of(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.title)

    def has_employer_of(self, *kinds: str) -> bool:
        return any(kind in kinds for kind, _ in self.employer)

    def is_of_other_trade(self) -> bool:
        """Whether the title is one of another trade and of no kind that belongs to the domain."""
        if self.has_title_of("titles"):
            return False
        return self.has_title_of("against") or (self.has_rival_title and not self.leaves_open())

    def leaves_open(self) -> bool:
        """Whether the title, "consultant" or "project manager", may be of any trade."""
        return self.is_open or self.has_title_of("generic")

    def told_strong(self) -> bool:
        """Whether the description has a strong term that holds for the whole period."""
        return any(each.kind == "strong" and not each.apart for each in self.told)

    def has_other_part(self) -> bool:
        """Whether a title held before or after is of no kind that belongs to the domain or leaves it open."""
        own = {"titles", "strong", "weak", "generic"}
        return any("against" in part or ("other" in part and not part & own) for part in self.title_parts)

    def tells_little(self) -> bool:
        """Whether nothing, or next to nothing, is told of the work, neither here nor by missions."""
        return self.num_words < _LITTLE_TOLD and not self.has_missions

    def opens_with_strong(self) -> bool:
        """Whether the description begins with a strong phrase: that is what the work was about, whatever the title."""
        start = self.told_from
        phrases = [each for each in self.told if each.kind == "strong" and " " in each.phrase]
        return bool(start and any(_opens(each, start) for each in phrases))

    def shown(self, *kinds: str) -> Evidence:
        """The title when it is of one of the kinds, then the sentences that hold a phrase of them."""
        title = self.title_span if self.has_title_of(*kinds) else ()
        sentences = dict.fromkeys(each.sentence for each in self.told if each.kind in kinds)
        return (*title, *list(sentences)[:_SHOWN]) or self.title_span


def _tells_work(stated_kind: tuple[str, str], domain: Domain) -> bool:
    """Whether what an employer is called tells of the work there: "Data Systems" for IT, but no "Integration Ltd"."""
    return stated_kind[0] != "weak" or bool(domain.implied_by)


def _is_heading(mention: Mention, position: Position) -> bool:
    """Whether a mention stands in a row that was taken for the heading as well."""
    span = mention.span
    return any(each.page == span.page and each.start <= span.start < each.end for each in position.evidence)


def _kinds_of_part(search: Search, part: str, domain: Domain) -> frozenset[str]:
    """The kinds of one of the titles held one after the other; "other" where it is a title at all."""
    kinds = {kind for kind, _ in stated_by(search, part)}
    kinds |= {"generic"} if tells_of(domain.open_to, part, _OPEN_KINDS) else set()
    return frozenset(kinds | ({"other"} if names_title(part) else set()))


def _with_opening_titles(told: tuple[Mention, ...], position: Position, document: Document) -> tuple[Mention, ...]:
    """Make a title strong that opens the description ("Project manager at two banks") or has a line of its own."""
    start = min(position.description, default=None)
    return tuple(
        replace(each, kind="strong")
        if start and each.kind == "titles" and (_opens(each, start) or _has_own_line(each, document))
        else each
        for each in told
    )


def _opens(mention: Mention, start: Span) -> bool:
    return mention.span.page == start.page and mention.span.start - start.start < _OPENING_CHARACTERS


def _has_own_line(mention: Mention, document: Document) -> bool:
    page = text_at(Span(mention.span.page, 0, mention.span.end + _OWN_LINE_CHARACTERS), document)
    start = max(page.rfind("\n", 0, mention.span.start), page.rfind("\t", 0, mention.span.start)) + 1
    end = page.find("\n", mention.span.end)
    before = page[start : mention.span.start]
    return (len(page) if end < 0 else end) - start <= _OWN_LINE_CHARACTERS and not any(map(str.isalnum, before))


def _matched(period: _Period) -> DomainMatch:
    return (
        _by_title(period)
        or _by_description(period, whole_period=True)
        or _apart(_by_description(period, whole_period=False))
        or _by_silence(period)
    )


def _by_title(period: _Period) -> DomainMatch | None:
    swapped = not period.title and period.has_employer_of("titles")
    if not swapped and not period.has_title_of("titles", "strong"):
        return None
    spans = period.shown("titles", "strong")
    if len(period.title_parts) > 1 and period.has_other_part() and not period.told_strong():
        return DomainMatch(Counts.MAYBE, Why.PART_OF_TITLE, spans)
    return DomainMatch(Counts.YES, Why.TITLE, spans)


def _by_description(period: _Period, *, whole_period: bool) -> DomainMatch | None:
    strong = len(period.phrases("strong", whole_period=whole_period))
    weak = len(period.phrases("weak", whole_period=whole_period)) + period.has_employer_of("titles", "strong", "weak")
    faint = len(period.phrases("faint", whole_period=whole_period))
    if not strong and not period.told and not period.has_title_of("weak", "faint"):
        return None  # an employer alone says nothing about the work
    spans = period.shown("titles", "strong", "weak", "faint")
    if period.is_of_other_trade():
        if strong >= _ENOUGH_AGAINST:
            return DomainMatch(Counts.YES, Why.DESCRIPTION, spans)
        hinted = strong >= _HINT_AGAINST or (strong and period.opens_with_strong())
        return DomainMatch(Counts.MAYBE, Why.OTHER_TITLE, spans) if hinted else None
    if strong or weak + faint >= _ENOUGH_WEAK:
        return DomainMatch(Counts.YES, Why.DESCRIPTION, spans)
    why = Why.OPEN_HINTED if period.is_open else Why.HINTED
    return DomainMatch(Counts.MAYBE, why, spans) if weak or (faint and period.tells_little()) else None


def _apart(match: DomainMatch | None) -> DomainMatch | None:
    return match and DomainMatch(Counts.MAYBE, Why.DATED_APART, match.spans)


def _by_silence(period: _Period) -> DomainMatch:
    """Nothing speaks for the domain: an open title leaves it open, unless something speaks against it."""
    if period.has_employer_of("titles", "strong", "weak") and not period.is_of_other_trade():
        return DomainMatch(Counts.MAYBE, Why.HINTED, period.title_span)
    spoken_against = period.phrases("against") or period.has_employer_of("against") or period.tells_of_rival
    told_elsewhere = period.has_missions and not period.told
    if period.leaves_open() and not spoken_against and not told_elsewhere:
        return DomainMatch(Counts.MAYBE, Why.OPEN_TITLE, period.title_span)
    return DomainMatch(Counts.NO, Why.TOLD_OTHERWISE) if period.leaves_open() and not told_elsewhere else _SILENT


def _limited(match: DomainMatch, needed: Counts) -> DomainMatch:
    if Counts.NO in {match.counts, needed}:
        return _SILENT
    if match.counts is Counts.YES and needed is Counts.MAYBE:
        return DomainMatch(Counts.MAYBE, Why.REQUIRED, match.spans)
    return match


def _years(position: Position) -> Years | None:
    if position.start is None:
        return None
    last = None if position.ongoing or position.end is None else position.end.latest.year
    return Years(position.start.latest.year, last)


def title_span(position: Position, document: Document) -> Evidence:
    """The span of the title: the one that holds its words, else the longest one of the position's evidence."""
    words = "".join(position.title.split())
    for span in position.evidence:
        if words and words in "".join(text_at(span, document).split()):
            return (_trimmed(span, document),)
    longest = max(position.evidence, key=lambda span: span.end - span.start, default=None)
    return (_trimmed(longest, document),) if longest else ()


def _trimmed(span: Span, document: Document) -> Span:
    text = text_at(span, document)
    start = span.start + len(text) - len(text.lstrip())
    return Span(span.page, start, start + len(text.strip()))

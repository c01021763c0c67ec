"""A document and its sections in, the candidate's e-mail address and telephone number out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from screening.core.extraction.rows import Row, rows_in
from screening.core.terms import Document, Section, Span, Stated
from screening.core.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_VOCABULARY = Path(__file__).parent / "vocabulary" / "person.yaml"
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 120  # characters; RFC 5321 allows 64 before the sign
_LOCAL = re.compile(r"[A-Za-z0-9._%+'\u00c0-\u017f-]+(?:\s{0,2})$")
_LOCAL_ABOVE = re.compile(r"(?:^|[\s:|·•(<])([A-Za-z0-9._%+-]*[._-])[ ]?\n[ ]?$")
_DOMAIN = re.compile(r"\s{0,2}[A-Za-z0-9](?:[A-Za-z0-9-]|\s?\.\s?(?=[A-Za-z0-9])|-\n)*")
_DOMAIN_BELOW = re.compile(r"[ ]?\n[ ]?([a-z0-9-]*\.?[a-z0-9.-]*[a-z]{2,})")
_END_BELOW = re.compile(r"[ ]?\n[ ]?([a-z]{1,8})(?=[ ]*(?:\n|\t|\Z))")  # a line of its own: "…@x.exampl", "e"
_ADDRESS = re.compile(r"[^@\s]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,18}")
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00|\(0|\(\+|0)[\d ()./\u00a0\u2009\n–-]{7,24}\d(?![\w@])")
_ENTERPRISE = re.compile(r"[01]\d{3}\.\d{3}\.\d{3}\Z")  # number of an enterprise in Belgium
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_NO_CONTACT = frozenset({"references", "publications"})


def find_email(document: Document, sections: Sequence[Section]) -> Stated | None:
    """The candidate's e-mail address in lower case: of a mailto link, else the first one written outside references.

    Spaces around the sign and the points, "(at)" and line breaks inside the address are understood.
    """
    linked = [link.target[7:].split("?")[0] for link in document.links if link.target.lower().startswith("mailto:")]
    written = list(_written(document, _own(sections)))
    for value, span in written:
        if not linked or value in map(str.lower, linked):
            return Stated(value, (span,))
    if written:
        return Stated(written[0][0], (written[0][1],))
    spans = [link.span for link in document.links if link.span and link.target.lower().startswith("mailto:")]
    valid = [value for value in linked if _ADDRESS.fullmatch(value.lower())]
    return Stated(valid[0].lower(), tuple(spans[:1])) if valid else None


def find_phone(document: Document, sections: Sequence[Section], country: str = "BE") -> Stated | None:
    """The candidate's telephone number in international form: one of `country` before one of another country, then a
    mobile one before a fixed one.

    A number without a country code is read as one of `country`, else of Belgium.
    """
    from phonenumbers import PhoneNumberFormat, PhoneNumberType, country_code_for_region, format_number, number_type

    found: list[tuple[bool, bool, int, str, Span]] = []
    for row in _contact_rows(document, sections):
        for match in _PHONE.finditer(row.text):
            number = _number(match.group(), country)
            if number:
                span = Span(row.page, row.start + match.start(), row.start + match.end())
                abroad = number.country_code != country_code_for_region(country)
                mobile = number_type(number) == PhoneNumberType.MOBILE
                text = format_number(number, PhoneNumberFormat.INTERNATIONAL)
                found.append((abroad, not mobile, len(found), text, span))
    if not found:
        return None
    *_, value, span = min(found)
    return Stated(value, (span,))


def _own(sections: Sequence[Section]) -> tuple[Span, ...]:
    """The spans of what is the candidate's own: references have addresses of others."""
    return tuple(span for section in sections if section.kind not in _NO_CONTACT for span in section.spans)


def _written(document: Document, spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    spans = tuple(spans)
    for signs in (("@",), _signs()):
        for page in document.pages:
            for start, end in _places(page.text, signs):
                found = _around(page.text, start, end)
                if found and any(s.page == page.number and s.start <= start < s.end for s in spans):
                    yield found[0], Span(page.number, found[1], found[2])


@cache
def _signs() -> tuple[str, ...]:
    return tuple(load_vocabulary(_VOCABULARY)["at_signs"])


def _places(text: str, signs: Iterable[str]) -> Iterator[tuple[int, int]]:
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            yield at, at + len(sign)
            at = text.find(sign, at + len(sign))


def _around(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The address around the sign at [start, end), and where it stands."""
    begin = max(0, start - _LONGEST_LOCAL)
    local = _LOCAL.search(text[begin:start])
    domain = _DOMAIN.match(text, end, end + _LONGEST_DOMAIN)
    if not local or not domain:
        return None
    first = begin + local.start()
    name = local.group().strip()
    if above := _LOCAL_ABOVE.search(text[max(0, first - _LONGEST_LOCAL) : first]):
        first, name = max(0, first - _LONGEST_LOCAL) + above.start(1), above.group(1) + name
    host, last = _host(text, end, domain)
    address = f"{name.lstrip('.-_')}@{host}".lower()
    return (address, first, last) if _ADDRESS.fullmatch(address) else None


def _host(text: str, start: int, domain: re.Match[str]) -> tuple[str, int]:
    """The host that begins at `start` and where it ends: with the line below it where that completes it."""
    above, newline, _ = domain.group().partition("\n")
    if newline and _top_label(above.rstrip(" .")) in _top_domains():  # a full stop ended the sentence
        return _cut_host(re.sub(r"\s", "", above), start + len(above.rstrip()))
    host, last = re.sub(r"\s", "", domain.group()), domain.end()
    below = _DOMAIN_BELOW.match(text, last)
    if below and (host.endswith("-") or "." not in host):
        return _cut_host(host + below.group(1), below.end(1))
    below = _END_BELOW.match(text, last)
    if below and _top_label(host) + below.group(1) in _top_domains():
        return host + below.group(1), below.end(1)
    return _cut_host(host, last)


def _top_label(host: str) -> str:
    """What stands after the last point of the host, "" where there is none."""
    return host.rpartition(".")[2].lower() if "." in host else ""


@cache
def _top_domains() -> frozenset[str]:
    return frozenset(load_vocabulary(_VOCABULARY)["top_domains"])


def _cut_host(host: str, last: int) -> tuple[str, int]:
    cut = host.rstrip(".-")
    return cut, last - (len(host) - len(cut))


def _contact_rows(document: Document, sections: Sequence[Section]) -> list[Row]:
    """The rows where a number can be the candidate's: those before the history first, then the others."""
    own = [section for section in sections if section.kind not in _NO_CONTACT]
    first = [section for section in own if section.kind in {"head", "personal"}]
    rest = [section for section in own if section not in first]
    for group in (first, rest):
        rows = rows_in(document, tuple(span for section in group for span in section.spans))
        rows = tuple(row for row in rows if len(_DIGIT.findall(row.text)) > 7)  # noqa: PLR2004
        if any(_PHONE.search(row.text) for row in rows):
            return list(rows)
    return []


def _number(text: str, country: str) -> "PhoneNumber | None":
    if _DATE.search(text) or _ENTERPRISE.fullmatch(text):
        return None
    from phonenumbers import NumberParseException, is_possible_number, parse

    digits = text.replace("(0)", "").replace("/", " ").replace("\n", " ")
    for region in dict.fromkeys((country or "BE", "BE")):
        try:
            number = parse(digits, region)
        except NumberParseException:
            continue
        if is_possible_number(number):
            return number
    return None

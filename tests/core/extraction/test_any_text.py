"""Any text at all, and CVs that were garbled: extraction answers, with evidence that stands in the text."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.core.extraction import extract
from screening.core.terms import Document, Facts, Span
from tests.core.extraction.making import document

CVS = tuple(path.read_text() for path in sorted(Path("benchmark/cases").glob("*.txt")))
ODD = (
    "\u0301", "\u0345", "\u00ad", "\u200b", "\u202e", "\ufe0f", "\U0001f1e7\U0001f1ea", "ß", "İ", "ŉ", "ﬁ", "½", "①", "٢٠١٤", "\t",
    "—", "’", "(", ")", "[", "@", "%", "+32", "00/0000", "31/02/2014", "99/99/9999", "2014-", "-2014", "\u00a0", "\n\n\n", "•", "N/F/E",
    "C1", "teams", "één", "jeudi", "préavis", "de langue maternelle", "«", "”", "d'", "geen ", "0 ", "9999 ",
)  # fmt: skip

changes = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["insert", "cut", "move", "double"]), st.sampled_from(ODD)), max_size=25
)
small = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def garbled(text: str, where: float, how: str, what: str) -> str:
    """The text with a piece put in, cut out, moved to its end or doubled at a part of its length."""
    at = int(where * len(text))
    piece = text[at : at + 12]
    return {
        "insert": text[:at] + what + text[at:],
        "cut": text[:at] + text[at + 12 :],
        "move": text[:at] + text[at + 12 :] + piece,
        "double": text[:at] + piece + text[at:],
    }[how]


def spans_of(facts: Facts) -> list[Span]:
    """All evidence of the facts."""
    stated = [each for each in (facts.name, facts.email, facts.phone, facts.place) if each]
    listed = [*facts.languages, *facts.availability, *facts.onsite, *facts.counts, *facts.positions, *facts.claims]
    return [span for each in (*stated, *listed) for span in each.evidence]


def check(cv: Document) -> None:
    for span in spans_of(extract(cv)):
        assert 0 <= span.start < span.end <= len(cv.pages[span.page - 1].text)


@small
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    check(document(text))


@small
@given(
    st.lists(
        st.sampled_from(
            [
                *ODD,
                "Frans",
                "English",
                "vloeiend",
                "Brussel",
                "dagen",
                "vijf",
                "équipe",
                " ",
                " ",
                "\n",
                ", ",
                ". ",
                ":",
            ]
        ),
        max_size=120,
    )
)
def test_words_in_any_order_are_read(words: list[str]) -> None:
    check(document("".join(words)))


@small
@given(st.sampled_from(CVS), changes)
def test_garbled_cv_is_read(text: str, changed: list[tuple[float, str, str]]) -> None:
    for change in changed:
        text = garbled(text, *change)
    check(document(text))


def test_same_text_gives_the_same_facts() -> None:
    for text in CVS[:3]:
        assert extract(document(text)) == extract(document(text))

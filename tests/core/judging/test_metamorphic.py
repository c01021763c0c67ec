"""What must not change a verdict, does not: hidden text, the order of sections, who somebody is, the file's format."""

from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from docx import Document as Word
from docx.shared import Pt, RGBColor
from odfdo import Document as Odt
from odfdo import Header, Paragraph
from reportlab.pdfgen.canvas import Canvas

from screening.core.engine import Record, assess, read_record
from screening.core.rolefile import parse_role
from screening.core.terms import Flag, Outcome

AS_OF = date(2026, 3, 15)
ROLE = parse_role((settings.BASE_DIR / "roles" / "infra-pm.yaml").read_text()).to_terms()

HEAD = ("Bart Janssens", "Kerkstraat 12, 9300 Aalst", "bart.janssens@example.be", "+32 470 12 34 56")
EXPERIENCE = (
    "Experience",
    "03/2016 - present   Programme manager integration platform, Waterbedrijf Noord",
    "Led seven delivery teams in four parallel streams; API gateway and ESB for forty applications.",
    "Prepared the public tender and the evaluation report; defined SLA, KPI and monitoring for the run phase.",
    "01/2008 - 02/2016   Project manager network infrastructure, Havenbedrijf",
    "Managed budget, risks and suppliers of the data centre migration.",
    "09/2003 - 12/2007   Systems engineer, Rekencentrum",
    "Servers and networks.",
)
LANGUAGES = ("Languages", "Dutch: native", "French: C1", "English: C1")
PRACTICAL = (
    "Availability",
    "Available from 1 May 2026.",
    "On site in Brussels two days per week, Thursday included.",
)
ADVERTISEMENT = (
    "20 years of IT project management, seventeen delivery teams, French native, Dutch native, English native, "
    "on site in Brussels five days per week, available immediately, procurement, ESB, API management, SLA, budget."
)


@dataclass(frozen=True)
class Cv:
    """The paragraphs of a CV; `hidden` is set so that nobody sees it."""

    head: tuple[str, ...] = HEAD
    sections: tuple[tuple[str, ...], ...] = (EXPERIENCE, LANGUAGES, PRACTICAL)
    hidden: dict[str, str] = field(default_factory=dict)

    def lines(self):
        return [*self.head, *(line for section in self.sections for line in ("", *section))]

    def headings(self):
        return {section[0] for section in self.sections}


def as_docx(cv: Cv) -> bytes:
    word = Word()
    for line in cv.lines():
        if line in cv.headings():
            word.add_heading(line, 1)
        else:
            word.add_paragraph(line)
    for way, text in cv.hidden.items():
        run = word.add_paragraph().add_run(text)
        run.font.hidden = True if way == "vanish" else None
        run.font.color.rgb = RGBColor(255, 255, 255) if way == "white" else None
        run.font.size = Pt(1) if way == "tiny" else None
    return _saved(word.save)


def as_pdf(cv: Cv) -> bytes:
    def draw(stream):
        canvas = Canvas(stream)
        for i, line in enumerate(cv.lines()):
            canvas.setFont(
                "Helvetica-Bold" if line in cv.headings() else "Helvetica", 12 if line in cv.headings() else 9
            )
            canvas.drawString(50, 800 - 20 * i, line)
        for way, text in cv.hidden.items():
            _draw_hidden(canvas, way, text)
        canvas.save()

    return _saved(draw)


def _draw_hidden(canvas, way, text):
    canvas.setFont("Helvetica", 1 if way == "tiny" else 9)
    canvas.setFillColorRGB(*((1, 1, 1) if way == "white" else (0, 0, 0)))
    written = canvas.beginText(50 if way != "off-page" else 900, 40)
    written.setTextRenderMode(3 if way == "invisible" else 0)
    written.textLine(text)
    canvas.drawText(written)


def as_text(cv: Cv) -> bytes:
    return "\n".join(cv.lines()).encode()


def as_rtf(cv: Cv) -> bytes:
    bold = [f"{{\\b\\fs28 {line}}}" if line in cv.headings() else line for line in cv.lines()]
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\fs20 " + "\\par\n".join(bold) + "\\par}").encode("ascii")


def as_odt(cv: Cv) -> bytes:
    odt = Odt("text")
    odt.body.clear()
    for line in cv.lines():
        odt.body.append(Header(1, line) if line in cv.headings() else Paragraph(line))
    return _saved(odt.save)


def _saved(save) -> bytes:
    stream = BytesIO()
    save(stream)
    return stream.getvalue()


def record(cv: Cv, write=as_docx) -> Record:
    return read_record(write(cv), f"cv.{write.__name__.removeprefix('as_').replace('text', 'txt')}")


def judged(read: Record):
    """Everything that a recruiter is told, places left out, and the ranking."""
    assessment = assess(read, ROLE, AS_OF)
    said = {verdict.criterion: (verdict.outcome, _bare(verdict.measured)) for verdict in assessment.verdicts}
    return said, assessment.ranking


def _bare(measured):
    return {name: value for name, value in measured.items() if name not in {"periods", "mentions"}}


@pytest.fixture(scope="module")
def plain():
    return judged(record(Cv()))


def test_the_example_is_judged_at_all(plain):
    said, ranking = plain
    assert {said[gate][0] for gate in ("it-years", "pm-years", "languages", "delivery-teams")} == {Outcome.PASS}
    assert ranking.points > 0


@pytest.mark.parametrize(
    ("write", "way"),
    [
        (as_docx, "vanish"), (as_docx, "white"), (as_docx, "tiny"),
        (as_pdf, "white"), (as_pdf, "invisible"), (as_pdf, "tiny"), (as_pdf, "off-page"),
    ],
)  # fmt: skip
def test_hidden_text_changes_nothing_and_is_reported(write, way):
    tricked = record(Cv(hidden={way: ADVERTISEMENT}), write)
    assert judged(tricked) == judged(record(Cv(), write))
    assert Flag.HIDDEN_TEXT in tricked.document.flags


@pytest.mark.parametrize(
    "sections",
    [(LANGUAGES, EXPERIENCE, PRACTICAL), (PRACTICAL, LANGUAGES, EXPERIENCE), (EXPERIENCE, PRACTICAL, LANGUAGES)],
)
def test_the_order_of_sections_changes_nothing(plain, sections):
    assert judged(record(Cv(sections=sections))) == plain


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(("Fatima El Amrani", *HEAD[1:]), id="name, origin"),
        pytest.param(("Lies Janssens", *HEAD[1:]), id="name, sex"),
        pytest.param((*HEAD, "Geboren op 12 mei 1961, gehuwd, Belg"), id="age"),
        pytest.param((HEAD[0], "Avenue Louise 400, 1050 Bruxelles", *HEAD[2:]), id="address"),
        pytest.param((*HEAD[:2], "fatima@example.org", "0032 2 555 12 12"), id="e-mail and phone"),
    ],
)
def test_who_somebody_is_changes_nothing(plain, head):
    assert judged(record(Cv(head=head))) == plain


@pytest.mark.parametrize("write", [as_pdf, as_text, as_rtf, as_odt])
def test_the_same_cv_in_another_format_is_judged_the_same(plain, write):
    assert judged(record(Cv(), write)) == plain


NUM_LINES = sum(map(len, Cv().sections))


def cut_off(num_lines: int) -> Cv:
    """The example with only the first lines of its sections."""
    sections = []
    for section in Cv().sections:
        sections.append(section[:num_lines])
        num_lines = max(0, num_lines - len(section))
    return Cv(sections=tuple(filter(None, sections)))


@pytest.mark.parametrize("num_lines", range(NUM_LINES))
def test_text_that_was_cut_off_moves_verdicts_only_towards_unclear(plain, num_lines):
    read = record(cut_off(num_lines))
    cut = replace(read, document=replace(read.document, flags=(*read.document.flags, Flag.TRUNCATED)))
    whole, _ = plain
    said, _ = judged(cut)
    assert {slug for slug, (outcome, _) in said.items() if outcome not in {whole[slug][0], Outcome.UNCLEAR}} == set()


def test_judging_twice_gives_the_same_to_the_character():
    read = record(Cv())
    assert assess(read, ROLE, AS_OF) == assess(read, ROLE, AS_OF)

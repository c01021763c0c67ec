"""PDFs as design programs structure them, and what of their structure changes nothing for a person who looks."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from screening.core.reading import read
from screening.core.terms import Flag
from tests.core.reading.raw_pdf import form, raw_pdf, stream, string

LINES = [f"Projectleider nummer {number} bij een waterbedrijf te Gent" for number in range(12)]


def _pdf(draw) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def _lines(canvas, x=60.0, y=780.0, lines=LINES, leading=16.0):
    for place, line in enumerate(lines):
        canvas.drawString(x, y - leading * place, line)


def _text(content: bytes) -> str:
    return "\n".join(page.text for page in read(content).pages)


def _across(canvas):
    _lines(canvas)
    _lines(canvas, x=75, y=781.5, lines=[line.upper() for line in LINES])


@pytest.mark.parametrize(
    ("draw", "is_scrambled"),
    [
        pytest.param(_across, True, id="text across text"),
        pytest.param(_lines, False, id="plain"),
        pytest.param(lambda canvas: (_lines(canvas), _lines(canvas, x=60.3)), False, id="drawn twice to look bold"),
    ],
)
def test_the_order_is_doubted_only_where_text_lies_across_text(draw, is_scrambled):
    assert (Flag.SCRAMBLED in read(_pdf(draw)).flags) is is_scrambled


@pytest.mark.parametrize("shift", [(0.3, 0.0), (0.8, -0.8), (1.2, -1.2)], ids=["bold", "near shadow", "shadow"])
def test_text_that_is_drawn_twice_is_read_once(shift):
    def draw(canvas):
        canvas.setFillGray(0.6)
        _lines(canvas, x=60 + shift[0], y=780 + shift[1])
        canvas.setFillGray(0)
        _lines(canvas)

    assert _text(_pdf(draw)).split("\n") == LINES


ENTRIES = [
    (
        f"20{number}0 – 20{number}4",
        [
            f"Projectleider nummer {number}",
            "Waterbedrijf De Bron te Gent",
            *(
                f"vernieuwde de {what} van vele sites, met zorg en plezier"
                for what in ("netwerken", "serverzalen", "kabels")[:extra]
            ),
        ],
    )
    for number, extra in ((2, 3), (1, 2), (0, 0))
]


def _centred(canvas, *, in_turn: bool):
    """Dates half-way up the entries that they date."""
    y = 780.0
    dates, lines = [], []
    for date, entry in ENTRIES:
        dates.append((60, y - 7 * (len(entry) - 1), date))
        lines.append([(160, y - 14 * place, line) for place, line in enumerate(entry)])
        y -= 14 * len(entry) + 16
    drawn = [part for date, entry in zip(dates, lines, strict=True) for part in (date, *entry)]
    for part in drawn if in_turn else [*dates, *(part for entry in lines for part in entry)]:
        canvas.drawString(*part)


@pytest.mark.parametrize("in_turn", [True, False], ids=["row by row", "dates first"])
def test_a_date_half_way_up_its_entry_leads_it(in_turn):
    rows = _text(_pdf(lambda canvas: _centred(canvas, in_turn=in_turn))).split("\n")
    assert [row for row in rows if row] == [
        row for date, entry in ENTRIES for row in (f"{date}\t{entry[0]}", *entry[1:])
    ]


PROSE = (
    ["Ik bouw netwerken die niemand ziet en die", "niemand mist tot ze wegvallen. Dat doe ik", "al vijftien jaar, meestal bij de overheid,",
     "en altijd met een plan dat iedereen op de", "muur kan hangen en ook echt begrijpt."],
    ["Daarnaast geef ik les aan wie straks mijn", "werk overneemt. Mijn cursus over bestekken", "is de enige waar mensen om lachen, en",
     "de enige waarna ze hun eigen bestek nog", "eens herlezen voor het de deur uit gaat."],
)  # fmt: skip


@pytest.mark.parametrize("in_turn", [True, False], ids=["line by line", "column by column"])
def test_columns_of_prose_without_headings_are_read_one_after_the_other(in_turn):
    def draw(canvas):
        canvas.drawString(60, 790, "Sanne Aerts, projectleider te Gent")
        lines = [
            (x, 750 - 14 * place, line)
            for x, column in zip((60, 310), PROSE, strict=True)
            for place, line in enumerate(column)
        ]
        for x, y, line in sorted(lines, key=lambda line: -line[1]) if in_turn else lines:
            canvas.drawString(x, y, line)

    assert " ".join([*PROSE[0], *PROSE[1]]) in " ".join(_text(_pdf(draw)).split())


def test_cells_of_prose_beside_each_other_are_read_row_by_row():
    def draw(canvas):
        for place, shift in enumerate((0, 110, 220)):
            for x, column in zip((60, 310), PROSE, strict=True):
                for line_number, line in enumerate(column):
                    canvas.drawString(x, 780 - shift - 14 * line_number, f"{line.replace('Ik', f'{place} Ik')}")

    text = " ".join(_text(_pdf(draw)).split())
    row = " ".join([*PROSE[0], *PROSE[1]])
    assert text == " ".join(row.replace("Ik", f"{place} Ik") for place in range(3))


HIDDEN = "Verborgen zin over leiderschap"
SEEN = "Projectleider infrastructuur te Gent"
FORM = b"/XObject << /X 6 0 R >>"
PANEL = b"0.2 0.2 0.3 rg 0 600 595 130 re f "


def _beside(content: bytes, *objects: bytes, **changes: bytes) -> bytes:
    return raw_pdf(string(60, 760, SEEN) + content, *objects, **changes)


UNSEEN = {
    "the colour of the panel in its form": (_beside(b"/X Do", form(PANEL + string(60, 700, HIDDEN)), resources=FORM), "covered"),
    "covered inside its form": (
        _beside(b"/X Do", form(string(60, 700, HIDDEN) + b"1 g 0 650 595 80 re f"), resources=FORM), "covered"),
    "a form under a panel": (_beside(b"/X Do 1 g 0 650 595 80 re f", form(string(60, 700, HIDDEN)), resources=FORM), "covered"),
    "under a panel in a form": (
        _beside(string(60, 700, HIDDEN) + b"/X Do", form(b"1 g 0 650 595 80 re f"), resources=FORM), "covered"),
    "outside the box of its form": (
        _beside(b"/X Do", form(string(60, 700, HIDDEN), box=b"0 0 20 20"), resources=FORM), "covered"),
    "a form made tiny": (
        _beside(b"/X Do", form(string(60, 700, HIDDEN), b"/Matrix [.1 0 0 .1 100 500]"), resources=FORM), "tiny"),
    "clipped away": (_beside(b"q 0 0 10 10 re W n " + string(60, 700, HIDDEN) + b"Q"), "clipped"),
    "almost transparent": (
        _beside(b"/G gs " + string(60, 700, HIDDEN), resources=b"/ExtGState << /G << /ca 0.02 >> >>"), "transparent"),
    "squeezed": (_beside(string(60, 700, HIDDEN, b"1 Tz")), "tiny"),
    "outlined in white": (_beside(string(60, 700, HIDDEN, b"1 G 1 Tr")), "page_coloured"),
    "outside the crop box": (_beside(string(60, 100, HIDDEN), page=b"/CropBox [0 400 595 842]"), "off_page"),
    "on a layer that is off": (
        _beside(
            b"/OC /L BDC " + string(60, 700, HIDDEN) + b"EMC", b"<< /Type /OCG /Name (x) >>",
            resources=b"/Properties << /L 6 0 R >>", catalog=b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>",
        ),
        "switched_off",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNSEEN)
def test_text_that_the_structure_of_a_pdf_hides_is_left_out_and_reported(kind):
    content, why = UNSEEN[kind]
    document = read(content)
    assert document.pages[0].text == SEEN
    assert [(hidden.why, hidden.text) for hidden in document.hidden] == [(why, HIDDEN)]


VISIBLE = {
    "in a form": _beside(b"/X Do", form(string(60, 700, HIDDEN)), resources=FORM),
    "white on a panel in its form": _beside(b"/X Do", form(PANEL + b"1 g " + string(60, 700, HIDDEN)), resources=FORM),
    "a form beside a panel": _beside(b"/X Do 0.9 g 0 100 595 80 re f", form(string(60, 700, HIDDEN)), resources=FORM),
    "clipped to the page": _beside(b"q 0 0 595 842 re W n " + string(60, 700, HIDDEN) + b"Q"),
    "outlined in black": _beside(string(60, 700, HIDDEN, b"0 G 1 g 1 Tr")),
    "condensed": _beside(string(60, 700, HIDDEN, b"60 Tz")),
    "half transparent": _beside(b"/G gs " + string(60, 700, HIDDEN), resources=b"/ExtGState << /G << /ca 0.5 >> >>"),
}


@pytest.mark.parametrize("kind", VISIBLE)
def test_text_that_the_structure_of_a_pdf_shows_stays(kind):
    document = read(VISIBLE[kind])
    assert document.pages[0].text.split() == [*SEEN.split(), *HIDDEN.split()]
    assert not document.hidden


TURNED = {
    b"/Rotate 90": b"q 0 1 -1 0 595 0 cm ",
    b"/Rotate 180": b"q -1 0 0 -1 595 842 cm ",
    b"/Rotate 270": b"q 0 -1 1 0 0 842 cm ",
}


@pytest.mark.parametrize("turn", TURNED, ids=bytes.decode)
def test_a_page_that_is_turned_reads_as_it_is_shown(turn):
    content = TURNED[turn] + string(60, 500, SEEN) + string(60, 480, HIDDEN) + b"Q"
    assert read(raw_pdf(content, page=turn)).pages[0].text.split() == [*SEEN.split(), *HIDDEN.split()]


def test_text_drawn_letter_by_letter_reads_as_words():
    def draw(canvas):
        x = 60.0
        for char in SEEN:
            if char != " ":
                canvas.drawString(x, 760, char)
            x += canvas.stringWidth(char)

    assert _text(_pdf(draw)) == SEEN


def test_letters_that_are_drawings_read_as_the_file_says():
    drawn = b"600 0 0 0 500 700 d1 0 0 500 700 re f"
    unicode_map = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def /CMapType 2 def "
        b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <0041> endbfchar endcmap end end"
    )
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 750 750] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> "
        b"/FirstChar 97 /LastChar 97 /Widths [600] /ToUnicode 8 0 R >>"
    )
    content = string(60, 760, SEEN) + b"BT /F2 11 Tf 60 700 Td (aaaaaaa) Tj ET"
    made = raw_pdf(content, font, *map(stream, (drawn, unicode_map)), fonts=b"/F2 6 0 R")
    assert read(made).pages[0].text.split() == [*SEEN.split(), "AAAAAAA"]

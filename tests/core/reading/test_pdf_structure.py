"""PDFs as design programs structure them, and what of their structure changes nothing for a person who looks."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from screening.core.reading import read
from screening.core.terms import Flag

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

"""Makers of PDFs with ReportLab, each a design with its own drawing order, and the text as a person reads it."""

import io
from collections.abc import Callable

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.core.reading.content import Cv, Entry, in_order

WIDTH, HEIGHT = A4
REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
Made = tuple[bytes, str]


class Pen:
    """Writes down one column; `text` is what was written, in the order of the column."""

    def __init__(self, canvas: Canvas, left: float, width: float, top: float = 60, colour=black) -> None:
        self.canvas, self.left, self.width, self.y, self.colour = canvas, left, width, top, colour
        self.text: list[str] = []

    def write(self, text: str, size: float = 10, font: str = REGULAR, gap: float = 0) -> float:
        self.y += gap
        top = self.y + size * 1.3
        for line in simpleSplit(text, font, size, self.width):
            self.y += size * 1.3
            self.canvas.setFillColor(self.colour)
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.left, HEIGHT - self.y, line)
            self.text.append(line)
        return top

    def heading(self, text: str) -> None:
        self.write(text, 13, BOLD, gap=12)

    def put(self, text: str, x: float, y: float, size: float = 10, font: str = REGULAR) -> None:
        self.canvas.setFillColor(self.colour)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, text)


def _canvas() -> tuple[Canvas, io.BytesIO]:
    stream = io.BytesIO()
    return Canvas(stream, pagesize=A4, invariant=True), stream


def _done(canvas: Canvas, stream: io.BytesIO, text: str) -> Made:
    canvas.save()
    return stream.getvalue(), text


def _main(pen: Pen, person: Cv) -> None:
    pen.heading(person.profile[0])
    pen.write(person.profile[1])
    pen.heading(person.work)
    for entry in person.positions:
        pen.write(entry.dates, gap=6)
        pen.write(entry.title, font=BOLD)
        pen.write(entry.employer)
        for task in entry.tasks:
            pen.write(f"• {task}")


def _pairs(pen: Pen, heading: str, pairs, offset: float) -> None:
    pen.heading(heading)
    for left, right in pairs:
        y = pen.y + 14
        pen.put(left, pen.left, y)
        pen.put(right, pen.left + offset, y)
        pen.text.append(f"{left} {right}")
        pen.y = y


def plain(person: Cv) -> Made:
    canvas, stream = _canvas()
    pen = Pen(canvas, 60, 470)
    pen.write(person.name, 20, BOLD)
    for line in person.contact:
        pen.write(line)
    _main(pen, person)
    _pairs(pen, *person.education, 110)
    _pairs(pen, *person.languages, 110)
    pen.heading(person.practical[0])
    pen.write(person.practical[1])
    return _done(canvas, stream, in_order(person))


def _columns(
    person: Cv, *, side_left: float, side: float, main_left: float, main: float, panel: str, swapped: bool
) -> Made:
    canvas, stream = _canvas()
    canvas.setFillColor(HexColor(panel))
    canvas.rect(side_left - 20, 0, side + 30, HEIGHT, stroke=0, fill=1)
    light = panel != "#f2f2f2"
    bar = Pen(canvas, side_left, side, 80, white if light else black)
    pen = Pen(canvas, main_left, main, 50)

    def draw_bar() -> None:
        for line in person.contact:
            bar.write(line, 9)
        bar.heading(person.languages[0])
        for left, right in person.languages[1]:
            bar.write(f"{left}: {right}", 9)
        bar.heading(person.practical[0])
        bar.write(person.practical[1], 9)

    def draw_main() -> None:
        pen.write(person.name, 20, BOLD)
        _main(pen, person)
        _pairs(pen, *person.education, 90)

    for draw in (draw_main, draw_bar) if swapped else (draw_bar, draw_main):
        draw()
    left, right = (bar, pen) if side_left < main_left else (pen, bar)
    return _done(canvas, stream, "\n".join([*left.text, *right.text]))


def sidebar_left(person: Cv) -> Made:
    return _columns(person, side_left=25, side=150, main_left=215, main=340, panel="#22333b", swapped=False)


def sidebar_left_drawn_last(person: Cv) -> Made:
    return _columns(person, side_left=25, side=150, main_left=215, main=340, panel="#f2f2f2", swapped=True)


def sidebar_right(person: Cv) -> Made:
    return _columns(person, side_left=420, side=150, main_left=40, main=350, panel="#f2f2f2", swapped=False)


def alternating(person: Cv) -> Made:
    """Two columns whose lines are drawn in turns, as a printer driver does that goes down the page."""
    canvas, stream = _canvas()
    lines: list[tuple[float, int, Callable[[], None]]] = []

    class Late(Pen):
        def put(self, text, x, y, size=10, font=REGULAR):
            lines.append((y, len(lines), lambda: Pen.put(self, text, x, y, size, font)))

        def write(self, text, size=10, font=REGULAR, gap=0):
            self.y += gap
            for line in simpleSplit(text, font, size, self.width):
                self.y += size * 1.3
                self.put(line, self.left, self.y, size, font)
                self.text.append(line)
            return self.y

    left, right = Late(canvas, 40, 240, 100), Late(canvas, 320, 230, 107)
    head = Pen(canvas, 40, 500, 40)
    head.write(person.name, 20, BOLD)
    _main(left, person)
    right.heading(person.languages[0])
    for language, level in person.languages[1]:
        right.write(f"{language}: {level}")
    right.heading(person.education[0])
    for date, title in person.education[1]:
        right.write(f"{date}: {title}")
    right.heading(person.practical[0])
    right.write(person.practical[1])
    for _, _, draw in sorted(lines, key=lambda line: line[:2]):
        draw()
    return _done(canvas, stream, "\n".join([*head.text, *left.text, *right.text]))


def _gutter(person: Cv, *, dates_first: bool, broken: bool, right: bool) -> Made:
    """Dates in a gutter: beside the titles they belong to, whenever they are drawn."""
    canvas, stream = _canvas()
    column = 50 if right else 170
    pen = Pen(canvas, column, 380, 60)
    pen.write(person.name, 20, BOLD)
    pen.heading(person.work)
    dates: list[tuple[Entry, float]] = []
    text = list(pen.text)
    draws: list[Callable[[], None]] = []
    y = pen.y
    for entry in person.positions:
        y += 20
        dates.append((entry, y))
        rows = [(entry.title, BOLD), (entry.employer, REGULAR), *((f"• {task}", REGULAR) for task in entry.tasks)]
        for row, font in rows:
            draws.append(lambda row=row, font=font, y=y: pen.put(row, column, y, 10, font))
            y += 13
        body = [row for row, _ in rows]
        text += [f"{body[0]} {entry.dates}" if right else f"{entry.dates} {body[0]}", *body[1:]]
    at = 440 if right else 50
    for entry, top in dates:
        parts = [f"{entry.start} –", entry.end] if broken else [entry.dates]
        for number, part in enumerate(parts):
            draw = lambda part=part, y=top + 13 * number: pen.put(part, at, y)  # noqa: E731
            draws.insert(0, draw) if dates_first else draws.append(draw)
    for draw in draws:
        draw()
    pen.y = y
    pen.text = []
    pen.left, pen.width = 50, 480
    pen.heading(person.practical[0])
    pen.write(person.practical[1])
    return _done(canvas, stream, "\n".join([*text, *pen.text]))


def date_gutter(person: Cv) -> Made:
    return _gutter(person, dates_first=False, broken=False, right=False)


def date_gutter_drawn_first(person: Cv) -> Made:
    return _gutter(person, dates_first=True, broken=False, right=False)


def date_gutter_on_two_lines(person: Cv) -> Made:
    return _gutter(person, dates_first=True, broken=True, right=False)


def dates_at_the_right(person: Cv) -> Made:
    return _gutter(person, dates_first=False, broken=False, right=True)


def labels_and_headings_in_a_gutter(person: Cv) -> Made:
    """Headings and labels on the left, what they stand for on the right, with titles in bold: drawn row by row."""
    canvas, stream = _canvas()
    label, value = Pen(canvas, 50, 140), Pen(canvas, 200, 240)
    text: list[str] = []

    def row(left: str, *rights: tuple[str, str]) -> None:
        label.y += 4 if rights else 12
        value.y = label.y
        label.write(left, font=REGULAR if rights else BOLD)
        told = len(value.text)
        for right, font in rights:
            value.write(right, font=font)
        first, *others = [*value.text[told:], ""]
        text.extend([f"{left} {first}".strip(), *filter(None, others)])
        label.y = max(label.y, value.y)

    row("Europass")
    row("A", (person.name, BOLD))
    for number, line in enumerate(person.contact):
        row("BCDEF"[number], (line, REGULAR))
    row(person.work)
    for entry in person.positions:
        row(entry.dates, (entry.title, BOLD), (entry.employer, REGULAR), *((task, REGULAR) for task in entry.tasks))
    for heading, pairs in (person.education, person.languages):
        row(heading)
        for left, right in pairs:
            row(left, (right, REGULAR))
    return _done(canvas, stream, "\n".join(text))


def form(person: Cv) -> Made:
    """A ruled form, label and value on each row."""
    canvas, stream = _canvas()
    pen = Pen(canvas, 50, 480)
    pen.write(person.name, 18, BOLD)
    text = list(pen.text)
    y = pen.y + 10
    for entry in person.positions:
        for label, value in (("1", entry.dates), ("2", entry.title), ("3", entry.employer)):
            field = f"Veld {label}"
            y += 22
            canvas.rect(50, HEIGHT - y - 6, 480, 22)
            pen.put(field, 55, y, font=BOLD)
            pen.put(value, 180, y)
            text.append(f"{field} {value}")
        y += 16
    return _done(canvas, stream, "\n".join(text))


def grid(person: Cv) -> Made:
    """A table with the five skills of each language."""
    canvas, stream = _canvas()
    pen = Pen(canvas, 50, 480)
    pen.write(person.name, 18, BOLD)
    pen.heading(person.languages[0])
    text, y = list(pen.text), pen.y
    for language, level in person.languages[1]:
        y += 20
        for place, cell in enumerate([language, level, "C1", "B2", "B1", "A2"]):
            pen.put(cell, 50 + 85 * place, y)
        text.append(f"{language} {level} C1 B2 B1 A2")
    return _done(canvas, stream, "\n".join(text))


def three_columns(person: Cv) -> Made:
    canvas, stream = _canvas()
    head = Pen(canvas, 40, 500, 30)
    head.write(person.name, 20, BOLD)
    texts = list(head.text)
    parts = (
        (person.profile[0], [person.profile[1]] * 2),
        (person.languages[0], [f"{left}: {right}, {person.name}" for left, right in person.languages[1]]),
        (person.practical[0], [person.practical[1]] * 2),
    )
    for place, (heading, rows) in enumerate(parts):
        pen = Pen(canvas, 40 + 180 * place, 155, 90)
        pen.heading(heading)
        for row in rows:
            pen.write(row)
        texts += pen.text
    return _done(canvas, stream, "\n".join(texts))


def letter_spaced(person: Cv) -> Made:
    canvas, stream = _canvas()
    pen = Pen(canvas, 60, 470)
    for heading, body in (person.profile, person.practical):
        pen.y += 30
        text = canvas.beginText(60, HEIGHT - pen.y)
        text.setFont(BOLD, 12)
        text.setCharSpace(4)
        text.textLine(heading.upper())
        text.setCharSpace(0)
        canvas.drawText(text)
        pen.text.append(heading.upper())
        pen.write(body)
    return _done(canvas, stream, "\n".join(pen.text))


def running_lines(person: Cv) -> Made:
    """Three pages with the name at the top and a number at the bottom of each: both are kept once."""
    canvas, stream = _canvas()
    parts: list[str] = []
    for number, entry in enumerate(person.positions, start=1):
        pen = Pen(canvas, 60, 470, 120)
        pen.put(f"{person.name} – Curriculum vitae", 60, 40, 8)
        pen.put(f"Pagina {number} / 3", 280, 815, 8)
        pen.write(entry.title, font=BOLD)
        pen.write(entry.dates)
        for task in (*entry.tasks, person.practical[1]):
            pen.write(task)
        head, foot = ([f"{person.name} – Curriculum vitae"], ["Pagina 1 / 3"]) if number == 1 else ([], [])
        parts += [*head, *pen.text, *foot]
        canvas.showPage()
    return _done(canvas, stream, "\n".join(parts))


def right_aligned_contact(person: Cv) -> Made:
    canvas, stream = _canvas()
    pen = Pen(canvas, 50, 480, 50)
    name = Pen(canvas, 50, 200, 40)
    name.write(person.name.split()[0], 24, BOLD)
    name.write(" ".join(person.name.split()[1:]), 24, BOLD)
    y = 40
    for line in person.contact:
        y += 13
        canvas.setFont(REGULAR, 9)
        canvas.drawRightString(540, HEIGHT - y, line)
    pen.y = 130
    _main(pen, person)
    return _done(canvas, stream, "\n".join([*name.text, *person.contact, *pen.text]))


def rotated_page(person: Cv) -> Made:
    """A page turned by its /Rotate entry: the text runs level as it is shown."""
    canvas, stream = _canvas()
    canvas.setPageRotation(90)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    rows = [person.name, *person.contact, *person.profile]
    for place, row in enumerate(rows):
        canvas.setFont(REGULAR, 9)
        canvas.drawString(40, WIDTH - 60 - 20 * place, row)
    return _done(canvas, stream, "\n".join(rows))


DESIGNS: dict[str, Callable[[Cv], Made]] = {
    design.__name__: design
    for design in (
        plain,
        sidebar_left,
        sidebar_left_drawn_last,
        sidebar_right,
        alternating,
        date_gutter,
        date_gutter_drawn_first,
        date_gutter_on_two_lines,
        dates_at_the_right,
        labels_and_headings_in_a_gutter,
        form,
        grid,
        three_columns,
        letter_spaced,
        running_lines,
        right_aligned_contact,
        rotated_page,
    )
}

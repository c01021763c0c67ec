"""CVs as HTML pages in the ways that people build them, each with its words in the order in which a person reads them."""

from collections.abc import Callable
from html import escape

from tests.core.reading.content import Cv

Design = tuple[str, list[str]]


def _page(css: str, body: str, font: str = "Liberation Sans") -> str:
    base = (
        f"body{{font:10.5pt/1.35 '{font}';margin:0}}h1{{font-size:22pt;margin:0}}h2{{font-size:13pt;margin:12pt 0 4pt}}"
    )
    reset = "p{margin:2pt 0}ul{margin:2pt 0;padding-left:14pt}table{border-collapse:collapse}"
    return f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:14mm}}{base}{reset}{css}</style>{body}"


def _tag(name: str, text: str, cls: str = "") -> str:
    return f'<{name} class="{cls}">{escape(text)}</{name}>'


def _tasks(entry) -> str:
    return f"<ul>{''.join(_tag('li', task) for task in entry.tasks)}</ul>" if entry.tasks else ""


def _job(entry) -> str:
    return f"<div class=job>{_tag('h3', entry.title)}{_tag('p', entry.employer)}{_tag('p', entry.dates)}{_tasks(entry)}</div>"


def _job_words(entry) -> list[str]:
    return [entry.title, entry.employer, entry.dates, *entry.tasks]


def _jobs(person: Cv) -> tuple[str, list[str]]:
    jobs = "".join(map(_job, person.positions))
    return _tag("h2", person.work) + jobs, [person.work, *(w for entry in person.positions for w in _job_words(entry))]


def _text(part: tuple[str, str]) -> tuple[str, list[str]]:
    return _tag("h2", part[0]) + _tag("p", part[1]), list(part)


def _pairs(part, *, between: str = ": ") -> tuple[str, list[str]]:
    rows = [f"{left}{between}{right}" for left, right in part[1]]
    return _tag("h2", part[0]) + "".join(_tag("p", row) for row in rows), [part[0], *rows]


def _contact(person: Cv) -> tuple[str, list[str]]:
    return "".join(_tag("p", line) for line in person.contact), list(person.contact)


def _sum(*parts: tuple[str, list[str]]) -> tuple[str, list[str]]:
    return "".join(html for html, _ in parts), [word for _, words in parts for word in words]


def _name(person: Cv) -> tuple[str, list[str]]:
    return _tag("h1", person.name), [person.name]


def _sidebar(person: Cv, css: str, *, right: bool, main_first: bool) -> Design:
    side, side_words = _sum(_contact(person), _pairs(person.languages), _text(person.practical))
    main, main_words = _sum(_name(person), _text(person.profile), _jobs(person), _pairs(person.education))
    aside, section = f"<aside>{side}</aside>", f"<main>{main}</main>"
    body = section + aside if main_first else aside + section
    return _page(css, f"<div class=page>{body}</div>"), [*main_words, *side_words] if right else [
        *side_words,
        *main_words,
    ]


def flex_sidebar_left(person: Cv) -> Design:
    css = "@page{margin:0}.page{display:flex}aside{width:58mm;padding:12mm 7mm;background:#2b3a42;color:#e6ecef;min-height:270mm}main{padding:12mm}"
    return _sidebar(person, css, right=False, main_first=False)


def flex_sidebar_left_written_last(person: Cv) -> Design:
    css = "@page{margin:0}.page{display:flex;flex-direction:row-reverse}aside{width:58mm;padding:12mm 7mm;background:#efe9e1}main{flex:1;padding:12mm}"
    return _sidebar(person, css, right=False, main_first=True)


def grid_sidebar_right(person: Cv) -> Design:
    css = ".page{display:grid;grid-template-columns:1fr 52mm;gap:9mm}aside{border-left:1px solid #999;padding-left:5mm}"
    return _sidebar(person, css, right=True, main_first=True)


def floated_sidebar_right(person: Cv) -> Design:
    css = "aside{float:right;width:50mm;background:#f3f3f3;padding:4mm}main{margin-right:66mm}"
    return _sidebar(person, css, right=True, main_first=False)


def positioned_sidebar_left(person: Cv) -> Design:
    css = ".page{position:relative}aside{position:absolute;left:0;top:0;width:48mm}main{margin-left:58mm}"
    return _sidebar(person, css, right=False, main_first=True)


def css_columns(person: Cv) -> Design:
    head, head_words = _name(person)
    body, words = _sum(
        _text(person.profile),
        _jobs(person),
        _pairs(person.education),
        _pairs(person.languages),
        _text(person.practical),
    )
    css = ".c{columns:2;column-gap:10mm;height:130mm;column-fill:auto}h2,h3,.job{break-inside:avoid}"
    return _page(css, f"{head}<div class=c>{body}</div>"), head_words + words


def bordered_table(person: Cv) -> Design:
    """A form in which every label stands in a narrow cell and wraps."""
    rows = [
        ("Name and first name of the person proposed", person.name),
        ("Address and telephone number", ", ".join(person.contact)),
    ]
    rows += [
        (f"{entry.dates}", f"{entry.title}, {entry.employer}. {' '.join(f'{task}.' for task in entry.tasks)}")
        for entry in person.positions
    ]
    rows += [("Languages spoken and written", "; ".join(f"{a} {b}" for a, b in person.languages[1])), person.practical]
    html = "".join(f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in rows)
    css = "th{width:34mm;text-align:left;font-weight:normal}td,th{border:.75pt solid #555;padding:3pt;vertical-align:top}table{width:100%}"
    return _page(css, f"<table>{html}</table>"), [word for row in rows for word in row]


def skill_grid(person: Cv) -> Design:
    """A table of languages whose cells wrap in several columns of one row."""
    heads = [
        "Evaluation",
        "Listening and understanding",
        "Spoken interaction",
        "Spoken production without notes",
        "Writing reports",
    ]
    rows = [
        [a, "B2 independent user", "C1 proficient user", "B1 independent user", "A2 basic user"]
        for a, _ in person.languages[1]
    ]
    html = "".join(f"<tr>{''.join(_tag('td', cell) for cell in row)}</tr>" for row in [heads, *rows])
    css = "td{border:.5pt solid;padding:2pt 3pt;width:22mm;vertical-align:top}"
    intro, words = _sum(_name(person), _text(person.profile))
    return _page(css, f"{intro}<table>{html}</table>"), [*words, *(cell for row in [heads, *rows] for cell in row)]


def history_table(person: Cv) -> Design:
    """A table of positions with three columns, two of them long."""
    head = "<tr><th>Period<th>Function<th>Employer</tr>"
    rows = "".join(
        f"<tr>{_tag('td', e.dates)}{_tag('td', e.title)}{_tag('td', e.employer)}</tr>" for e in person.positions
    )
    css = "td,th{border-bottom:.5pt solid #888;padding:4pt 8pt;text-align:left}table{width:100%}"
    intro, words = _sum(_name(person), _contact(person), _text(person.profile))
    told = [
        "Period",
        "Function",
        "Employer",
        *(part for e in person.positions for part in (e.dates, e.title, e.employer)),
    ]
    return _page(css, f"{intro}{_tag('h2', person.work)}<table>{head}{rows}</table>"), [*words, person.work, *told]


def timeline(person: Cv) -> Design:
    """Dates in a gutter left of a line, drawn after the text they belong to."""
    parts, words = [], []
    for entry in person.positions:
        parts.append(
            f"<div class=e><div class=t>{_tag('b', entry.title)}{_tag('p', entry.employer)}{_tasks(entry)}</div>{_tag('span', entry.dates, 'd')}</div>"
        )
        words += [entry.dates, entry.title, entry.employer, *entry.tasks]
    css = ".e{display:flex;flex-direction:row-reverse;margin:8pt 0}.t{flex:1;border-left:2pt solid #077;padding-left:4mm}.d{width:42mm;font-size:9pt}b{display:block}"
    intro, intro_words = _sum(_name(person), _contact(person))
    end, end_words = _sum(_pairs(person.education), _text(person.practical))
    return _page(css, intro + _tag("h2", person.work) + "".join(parts) + end), [
        *intro_words,
        person.work,
        *words,
        *end_words,
    ]


def cards(person: Cv) -> Design:
    """Cards with a frame in two columns of their own."""
    left = [_text(person.profile), _jobs(person)]
    right = [_pairs(person.languages), _pairs(person.education), _text(person.practical)]
    css = ".p{display:flex;gap:8mm}.p>div{flex:1}.card{border:1pt solid #e9b;border-radius:4pt;padding:3mm;margin-bottom:5mm}"
    columns = "".join(
        f"<div>{''.join(f'<div class=card>{html}</div>' for html, _ in column)}</div>" for column in (left, right)
    )
    name, words = _name(person)
    return _page(css, f"{name}<div class=p>{columns}</div>"), [
        *words,
        *(w for column in (left, right) for _, part in column for w in part),
    ]


def linked_profile(person: Cv) -> Design:
    """The export of a professional network: employer, title, dates, place, each on its line, contacts at the side."""
    css = "@page{margin:0}.page{display:flex}aside{width:55mm;padding:14mm 6mm;background:#293e49;color:#fff;min-height:270mm}main{flex:1;padding:14mm 10mm}h3{margin:6pt 0 0;font-size:11.5pt}.g{color:#777;font-size:9pt}"
    side, side_words = _sum(("<h2>Contact</h2>", ["Contact"]), _contact(person), _pairs(person.languages, between=" "))
    parts, words = [], []
    for entry in person.positions:
        parts.append(
            _tag("h3", entry.employer)
            + _tag("p", entry.title)
            + _tag("p", entry.dates, "g")
            + "".join(_tag("p", task) for task in entry.tasks)
        )
        words += [entry.employer, entry.title, entry.dates, *entry.tasks]
    main, main_words = _sum(_name(person), _text(person.profile))
    body = f"<div class=page><aside>{side}</aside><main>{main}{_tag('h2', person.work)}{''.join(parts)}</main></div>"
    return _page(css, body), [*side_words, *main_words, person.work, *words]


def letter_spaced(person: Cv) -> Design:
    """Centred, letter-spaced capitals for headings."""
    css = "h1,h2{text-align:center;text-transform:uppercase;letter-spacing:.28em;font-weight:normal}"
    body, words = _sum(_name(person), _text(person.profile), _jobs(person), _text(person.practical))
    heads = {person.name, person.profile[0], person.work, person.practical[0]}
    return _page(css, body, "EB Garamond"), [word.upper() if word in heads else word for word in words]


def small_capitals(person: Cv) -> Design:
    """Headings in small capitals, dates at the right margin."""
    rows, words = [], []
    for entry in person.positions:
        rows.append(
            f"<p class=r><b>{escape(entry.title)}</b><span>{escape(entry.dates)}</span></p>{_tag('i', entry.employer)}{_tasks(entry)}"
        )
        words += [entry.title, entry.dates, entry.employer, *entry.tasks]
    css = "h1,h2{font-variant:small-caps;font-weight:normal;border-bottom:.5pt solid}.r{display:flex;justify-content:space-between}"
    head, head_words = _sum(_name(person), _text(person.profile))
    return _page(css, head + _tag("h2", person.work) + "".join(rows), "EB Garamond"), [*head_words, person.work, *words]


def three_columns_below(person: Cv) -> Design:
    head, words = _sum(_name(person), _contact(person), _jobs(person))
    parts = [_pairs(person.languages), _pairs(person.education), _text(person.practical)]
    css = ".t{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8mm;border-top:1pt solid #444}"
    return _page(css, f"{head}<div class=t>{''.join(f'<div>{html}</div>' for html, _ in parts)}</div>"), [
        *words,
        *(w for _, part in parts for w in part),
    ]


DESIGNS: dict[str, Callable[[Cv], Design]] = {
    design.__name__.replace("_", "-"): design
    for design in (
        flex_sidebar_left,
        flex_sidebar_left_written_last,
        grid_sidebar_right,
        floated_sidebar_right,
        positioned_sidebar_left,
        css_columns,
        bordered_table,
        skill_grid,
        history_table,
        timeline,
        cards,
        linked_profile,
        letter_spaced,
        small_capitals,
        three_columns_below,
    )
}

"""CVs set with LaTeX, as people do who write one by hand: each source stands beside its PDF."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.core.reading.content import LANGUAGES, Cv, cv

Made = tuple[str, bytes, str]
Source = tuple[str, list[str]]
FONTS = r"\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{lmodern}"
PLAIN = r"\setlength{\parindent}{0pt}\hyphenpenalty=10000\exhyphenpenalty=10000\sloppy\pagestyle{empty}"


def typeset() -> Iterator[Made]:
    for number, (name, write) in enumerate(SOURCES.items()):
        language = SET_IN.get(name, LANGUAGES[number % 4])
        source, expected = write(cv(language))
        yield f"latex/{name}-{language}.tex", source.encode(), "\n".join(expected)
        yield f"latex/{name}-{language}.pdf", _compiled(source), "\n".join(expected)


def _compiled(source: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cv.tex").write_text(source, "utf-8")
        # The icons of this package are pictures without words; without it moderncv does not load.
        Path(folder, "fontawesome5.sty").write_text(r"\newcommand{\faIcon}[2][]{}\def\faStyle#1{}", "utf-8")
        for _ in range(2):
            subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "cv.tex"],
                cwd=folder,
                capture_output=True,
                timeout=120,
                check=False,
            )
        return Path(folder, "cv.pdf").read_bytes()


def _escaped(text: str) -> str:
    for char in "&%#_":
        text = text.replace(char, f"\\{char}")
    return text.replace("’", "'")


def _items(tasks: tuple[str, ...]) -> str:
    if not tasks:
        return ""
    return r"\begin{itemize}" + "".join(rf"\item {_escaped(task)}" for task in tasks) + r"\end{itemize}"


def _document(preamble: str, body: str, kind: str = r"\documentclass[11pt,a4paper]{article}") -> str:
    return f"{kind}\n{FONTS}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def _shown(words: list[str]) -> list[str]:
    return [word.replace("’", "'") for word in words]


def plain(person: Cv) -> Source:
    """Titles in bold, dates pushed to the right margin."""
    body, words = (
        [rf"{{\LARGE {_escaped(person.name)}}}\par {_escaped(', '.join(person.contact))}"],
        [person.name, ", ".join(person.contact)],
    )
    body.append(rf"\section*{{{person.work}}}")
    words.append(person.work)
    for entry in person.positions:
        body.append(
            rf"\textbf{{{_escaped(entry.title)}}}\hfill {entry.dates}\\{_escaped(entry.employer)}\par{_items(entry.tasks)}"
        )
        words += [entry.title, entry.dates, entry.employer, *entry.tasks]
    return _document(r"\usepackage[margin=2cm]{geometry}" + PLAIN, "\n".join(body)), _shown(words)


def small_capitals(person: Cv) -> Source:
    body, words = [rf"\begin{{center}}{{\Huge\textsc{{{_escaped(person.name)}}}}}\end{{center}}"], [person.name]
    for heading, text in (person.profile, person.practical):
        body.append(rf"\section*{{\textsc{{{heading}}}}} {_escaped(text)}")
        words += [heading, text]
    body.append(rf"\section*{{\textsc{{{person.work}}}}}\begin{{tabular}}{{@{{}}p{{5.2cm}}p{{10cm}}@{{}}}}")
    words.append(person.work)
    for entry in person.positions:
        body.append(rf"\textsc{{{entry.dates}}} & \textbf{{{_escaped(entry.title)}}}, {_escaped(entry.employer)}\\")
        words += [entry.dates, f"{entry.title}, {entry.employer}"]
    body.append(r"\end{tabular}")
    return _document(r"\usepackage[margin=2cm]{geometry}" + PLAIN, "\n".join(body)), _shown(words)


def letter_spaced(person: Cv) -> Source:
    body, words = (
        [rf"\begin{{center}}\Large\textls[250]{{\MakeUppercase{{{_escaped(person.name)}}}}}\end{{center}}"],
        [person.name.upper()],
    )
    for heading, text in (person.profile, person.practical):
        body.append(rf"\begin{{center}}\textls[200]{{\MakeUppercase{{{heading}}}}}\end{{center}} {_escaped(text)}\par")
        words += [heading.upper(), text]
    return _document(
        r"\usepackage[margin=2.2cm]{geometry}\usepackage[tracking]{microtype}" + PLAIN, "\n".join(body)
    ), _shown(words)


def two_columns(person: Cv) -> Source:
    """A narrow column of facts at the left, the history at the right."""
    left = [
        r"\section*{Contact}",
        *(rf"{_escaped(line)}\par" for line in person.contact),
        rf"\section*{{{person.languages[0]}}}",
    ]
    left += [rf"{a}: {b}\par" for a, b in person.languages[1]]
    words = ["Contact", *person.contact, person.languages[0], *(f"{a}: {b}" for a, b in person.languages[1])]
    right = [rf"{{\Huge {_escaped(person.name)}}}\par", rf"\section*{{{person.work}}}"]
    words += [person.name, person.work]
    for entry in person.positions:
        right.append(
            rf"\textbf{{{_escaped(entry.title)}}}\par {entry.dates}\par {_escaped(entry.employer)}\par{_items(entry.tasks)}"
        )
        words += [entry.title, entry.dates, entry.employer, *entry.tasks]
    preamble = r"\usepackage[margin=1.5cm]{geometry}\usepackage{paracol}\setcolumnwidth{5cm,11.5cm}" + PLAIN
    return _document(
        preamble, rf"\begin{{paracol}}{{2}}{chr(10).join(left)}\switchcolumn {chr(10).join(right)}\end{{paracol}}"
    ), _shown(words)


def ruled_table(person: Cv) -> Source:
    body, words = (
        [rf"{{\Large {_escaped(person.name)}}}\par\bigskip\begin{{tabular}}{{|p{{3cm}}|p{{5cm}}|p{{6cm}}|}}\hline"],
        [person.name],
    )
    for entry in person.positions:
        tasks = " ".join(f"{task}." for task in entry.tasks) or "--"
        body.append(
            rf"{entry.dates} & {_escaped(entry.title)} bij / chez / at & {_escaped(entry.employer)} {_escaped(tasks)}\\\hline"
        )
        words += [entry.dates, f"{entry.title} bij / chez / at", entry.employer, tasks.replace("--", "–")]
    body.append(r"\end{tabular}")
    return _document(r"\usepackage[margin=2cm]{geometry}" + PLAIN, "\n".join(body)), _shown(words)


def ligatures(person: Cv) -> Source:
    """A serif face with its ligatures, old-style digits and a rule under each heading."""
    told = "Efficient office staff, first floor, difficult workflow, 2004--2019, fluffy traffic profile"
    body = [
        rf"\section*{{{_escaped(person.name)}}}\hrule\medskip {told}\par \oldstylenums{{1998}}--\oldstylenums{{2026}} {_escaped(person.practical[1])}"
    ]
    words = [person.name, told.replace("--", "–"), "1998–2026", person.practical[1]]
    return _document(r"\usepackage[margin=2cm]{geometry}" + PLAIN, "\n".join(body)), _shown(words)


def _moderncv(style: str) -> Callable[[Cv], Source]:
    def write(person: Cv) -> Source:
        first, _, last = person.name.rpartition(" ")
        preamble = rf"\moderncvstyle[symbols=letters]{{{style}}}\moderncvcolor{{blue}}\moderncvicons{{letters}}\usepackage[scale=.8]{{geometry}}\name{{{_escaped(first)}}}{{{last}}}\nopagenumbers{{}}\hyphenpenalty=10000"
        body, words = [r"\makecvtitle", rf"\section{{{person.work}}}"], [person.name, person.work]
        for entry in person.positions:
            body.append(
                rf"\cventry{{{entry.dates}}}{{{_escaped(entry.title)}}}{{{_escaped(entry.employer)}}}{{}}{{}}{{{_items(entry.tasks)}}}"
            )
            head = (
                [entry.employer, entry.title, entry.dates]
                if style == "banking"
                else [entry.dates, f"{entry.title}, {entry.employer}"]
            )
            words += [*head, *entry.tasks]
        body.append(
            rf"\section{{{person.languages[0]}}}" + "".join(rf"\cvitem{{{a}}}{{{b}}}" for a, b in person.languages[1])
        )
        told = [f"{a}: {b}" if style == "banking" else f"{a} {b}" for a, b in person.languages[1]]
        return _document(preamble, "\n".join(body), r"\documentclass[11pt,a4paper,sans]{moderncv}"), _shown(
            [*words, person.languages[0], *told]
        )

    return write


LEVELS = ("C1", "C1", "B2", "B2", "B1")
EUROPASS_DAY = "November 2026"


def europass(person: Cv) -> Source:
    """The class europasscv: labels ruled off in a gutter, a grid of languages whose heads span two columns."""
    address, telephone, email = person.contact[0], person.contact[-2], person.contact[-1]
    (_, profile), (skills, languages) = person.profile, person.languages
    first, *others = languages
    body = [r"\begin{europasscv}\ecvpersonalinfo", rf"\ecvbigitem{{Profile}}{{{_escaped(profile)}}}"]
    body.append(rf"\ecvsection{{{person.work}}}")
    words = [
        "Curriculum vitae PERSONAL INFORMATION",
        person.name,
        address,
        telephone,
        email,
        "PROFILE",
        profile,
        person.work,
    ]
    for entry in person.positions:
        items = entry.tasks and r"\begin{ecvitemize}" + "".join(rf"\item {_escaped(task)}" for task in entry.tasks)
        body.append(rf"\ecvtitle{{{entry.dates}}}{{{_escaped(entry.title)}}}")
        body.append(
            rf"\ecvitem{{}}{{{_escaped(entry.employer)} {items + chr(92) + 'end{ecvitemize}' if items else ''}}}"
        )
        words += [entry.dates, entry.title, entry.employer, *entry.tasks]
    body.append(rf"\ecvsection{{{skills}}}\ecvmothertongue{{{first[0]}}}\ecvlanguageheader")
    words += [skills, "Mother tongue", first[0], "Other languages UNDERSTANDING SPEAKING WRITING"]
    words.append("Listening Reading Spoken interaction Spoken production")
    for number, (language, _) in enumerate(others, start=1):
        row = "ecvlastlanguage" if number == len(others) else "ecvlanguage"
        body.append(rf"\{row}{{{language}}}" + "".join(f"{{{level}}}" for level in LEVELS))
        words += [language, *LEVELS]
    body.append(r"\end{europasscv}")
    words += [EUROPASS_DAY, "© European Union, 2002 – 2026 | https://europass.cedefop.europa.eu", "Page 1 / 1"]
    told = rf"\ecvname{{{_escaped(person.name)}}}\ecvaddress{{{_escaped(address)}}}\ecvemail{{{_escaped(email)}}}"
    told += rf"\ecvtelephone{{{_escaped(telephone)}}}\ecvfont{{lmss}}\renewcommand{{\today}}{{{EUROPASS_DAY}}}"
    kind = r"\documentclass[english,a4paper]{europasscv}\date{" + EUROPASS_DAY + "}"
    return _document(told + r"\hyphenpenalty=10000", "\n".join(body), kind), _shown(words)


SOURCES: dict[str, Callable[[Cv], Source]] = {
    "plain": plain,
    "small-capitals": small_capitals,
    "letter-spaced": letter_spaced,
    "two-columns": two_columns,
    "ruled-table": ruled_table,
    "ligatures": ligatures,
    "moderncv-classic": _moderncv("classic"),
    "moderncv-banking": _moderncv("banking"),
    "moderncv-casual": _moderncv("casual"),
    "europasscv": europass,
}
SET_IN = {"europasscv": "en"}  # as the class is told

# ruff: noqa: D103, INP001
"""Text files -> CV files, one function per way of making them."""

import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.shared import Cm, Pt
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts/truetype/dejavu")


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=180)  # noqa: S603


def weasyprint(source: Path, target: Path) -> None:
    from weasyprint import HTML

    HTML(filename=str(source)).write_pdf(str(target))


def chromium(source: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
        run(
            "chromium",
            *flags,
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            source,
        )


def libreoffice(source: Path, target: Path) -> None:
    """HTML as a Writer document; the target's suffix is the format."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        reading = () if source.suffix == ".docx" else ("--infilter=HTML (StarWriter)",)
        suffix = target.suffix.removeprefix(".")
        run("soffice", profile, "--headless", *reading, "--convert-to", suffix, "--outdir", folder, source)
        target.write_bytes((Path(folder) / f"{source.stem}.{suffix}").read_bytes())


def scan(source: Path, target: Path) -> None:
    """A picture of each page: 150 dpi, grey, a little crooked, a little noise."""
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        weasyprint(source, printed)
        run("pdftoppm", "-r", "150", "-gray", "-png", printed, Path(folder) / "page")
        pages = [crooked(Image.open(path)) for path in sorted(Path(folder).glob("page*.png"))]
        pages[0].save(target, "PDF", resolution=150, save_all=True, append_images=pages[1:])


def crooked(page: Image.Image) -> Image.Image:
    draw = random.Random(7)  # noqa: S311
    turned = page.convert("L").rotate(0.9, fillcolor=244, resample=Image.Resampling.BICUBIC)
    soft = turned.filter(ImageFilter.GaussianBlur(0.5))
    grain = Image.new("L", soft.size)
    grain.putdata([draw.randint(0, 40) for _ in range(soft.width * soft.height)])
    return Image.blend(soft, grain, 0.08)


def word(source: Path, target: Path) -> None:
    """Marked lines to DOCX: `@ key value`, `# ## -` as in Markdown, `left => right` with a tab, `| a | b` rows."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    for line in source.read_text(encoding="utf-8").splitlines():
        write(document, line)
    document.save(str(target))


def write(document: "docx.document.Document", line: str) -> None:
    mark, _, rest = line.partition(" ")
    styles = {"#": "Title", "##": "Heading 1", "###": "Heading 2", "-": "List Bullet"}
    if mark == "@":
        setting(document, rest)
    elif mark == "|":
        row(document, [cell.strip() for cell in rest.split("|")])
    elif "=>" in line:
        tabbed(document, line)
    elif line.strip():
        document.add_paragraph(rest if mark in styles else line, style=styles.get(mark, "Normal"))


def setting(document: "docx.document.Document", text: str) -> None:
    key, _, value = text.partition(" ")
    if key == "font":
        document.styles["Normal"].font.name = value
        document.styles["Normal"].font.size = Pt(10)
    else:
        part = document.sections[0].footer if key == "footer" else document.sections[0].header
        part.paragraphs[0].text = f"{part.paragraphs[0].text}\n{value}".strip()


def row(document: "docx.document.Document", cells: list[str]) -> None:
    last = document.element.body[-2] if len(document.element.body) > 1 else None
    follows = last is not None and last.tag.endswith("}tbl")
    table = document.tables[-1] if follows else document.add_table(0, len(cells), style="Table Grid")
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        cell.text = text


def tabbed(document: "docx.document.Document", line: str) -> None:
    left, _, right = line.partition("=>")
    paragraph = document.add_paragraph(f"{left.strip()}\t{right.strip()}")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
    paragraph.paragraph_format.left_indent = Cm(4.2)
    paragraph.paragraph_format.first_line_indent = Cm(-4.2)


def columns(source: Path, target: Path) -> None:
    """`dates | title | employer | text` lines; all dates are drawn before all texts, as two columns of one page."""
    for name in ("DejaVuSans", "DejaVuSans-Bold"):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    later: list[Callable[[], None]] = []
    top = A4[1] - 50
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip():
            top = block(canvas, line, top, later)
    for draw in later:
        draw()
    canvas.save()


def block(canvas: Canvas, line: str, top: float, later: list[Callable[[], None]]) -> float:
    """Draw the dates of a line now, put off its text; the next line's top."""
    mark, _, rest = line.partition(" ")
    if mark in {"#", "##"}:
        size = 17 if mark == "#" else 11
        later.append(lambda: text(canvas, "DejaVuSans-Bold", size, (40 if mark == "#" else 135), top - 4, rest))
        return top - 22
    dates, title, employer, story = (
        ([part.strip() for part in line.split("|")] + [""] * 3)[:4]
        if "|" in line
        else (
            "",
            "",
            "",
            line,
        )
    )
    for step, date in enumerate(filter(None, dates.split(" / "))):
        text(canvas, "DejaVuSans", 8, 40, top - 11 * step, date)
    lines = simpleSplit(story, "DejaVuSans", 8.5, 410)
    heads = [("DejaVuSans-Bold", title), ("DejaVuSans", employer)] if title or employer else []
    body = [head for head in heads if head[1]] + [("DejaVuSans", part) for part in lines]
    later.append(lambda: stack(canvas, body, top))
    return top - 11.5 * max(len(body), len(dates.split(" / "))) - 7


def stack(canvas: Canvas, body: list[tuple[str, str]], top: float) -> None:
    for step, (font, part) in enumerate(body):
        text(canvas, font, 8.5, 135, top - 11.5 * step, part)


def text(canvas: Canvas, font: str, size: float, left: float, top: float, words: str) -> None:
    canvas.setFont(font, size)
    canvas.drawString(left, top, words)


MAKERS: dict[str, Callable[[Path, Path], None]] = {
    "weasyprint": weasyprint,
    "chromium": chromium,
    "libreoffice": libreoffice,
    "scan": scan,
    "word": word,
    "columns": columns,
}

# ruff: noqa: INP001, E501, ANN001, PLR2004
"""Nodes of a CV in; DOCX by python-docx or by raw XML, ODT by odfdo, RTF by hand, PDF by ReportLab out."""

from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt, RGBColor
from markup import Node, split_sides
from odfdo import Document as OdfDocument
from odfdo import Header, List, ListItem, Paragraph, Row, Table
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Flow

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
FONTS = Path("/usr/share/fonts/truetype/dejavu")


def python_docx(nodes: list[Node], look: dict[str, str], path: Path) -> None:
    """Write a DOCX; `look` holds entry (gutter, tabs, right, below, inline, first), font, size and accent."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = look.get("font", "Liberation Sans"), Pt(float(look.get("size", "10")))
    style.paragraph_format.space_after = Pt(2)
    page = document.sections[0]
    page.left_margin = page.right_margin = page.top_margin = Cm(1.9)
    for node in nodes:
        if node.kind in {"header", "footer"}:
            (page.header if node.kind == "header" else page.footer).paragraphs[0].text = node.text
    head, main, side = split_sides([node for node in nodes if node.kind not in {"header", "footer"}])
    _docx_all(document, head, look)
    if side:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        cells[0].width, cells[1].width = Cm(5.4), Cm(12)
        _docx_all(cells[0], side, look)
        _docx_all(cells[1], main, look)
    else:
        _docx_all(document, main, look)
    document.save(str(path))


def _docx_all(place, nodes: list[Node], look: dict[str, str]) -> None:
    for node in nodes:
        if node.kind == "entry":
            _docx_entry(place, node, look)
        elif node.kind == "table":
            _docx_table(place, node)
        elif node.kind == "break":
            place.add_page_break()
        else:
            _docx_line(place, node, look)


def _docx_line(place, node: Node, look: dict[str, str]) -> None:
    if node.kind == "bullet":
        place.add_paragraph(node.text, style="List Bullet")
        return
    paragraph = place.add_paragraph()
    run = paragraph.add_run(node.text)
    run.bold = node.kind in {"name", "section", "side"}
    if node.kind in {"section", "side"}:
        run.font.color.rgb = RGBColor.from_string(look.get("accent", "1F4E79"))
        run.font.size = Pt(13)
        paragraph.paragraph_format.space_before = Pt(9)
    if node.kind == "name":
        run.font.size = Pt(20)
    if node.kind == "hidden":
        run.font.hidden = True


def _docx_table(place, node: Node) -> None:
    width = max(len(row.cells) for row in node.body)
    table = place.add_table(rows=0, cols=width)
    if hasattr(place, "styles"):
        table.style = "Table Grid"
    for row in node.body:
        for cell, text in zip(table.add_row().cells, row.cells, strict=False):
            cell.text = text


def _docx_entry(place, node: Node, look: dict[str, str]) -> None:
    dates, title, employer = (*node.cells, "", "")[:3]
    both = f"{title}, {employer}" if employer else title
    entry = look.get("entry", "tabs")
    if entry == "gutter":
        cells = place.add_table(rows=1, cols=2).rows[0].cells
        cells[0].width, cells[1].width = Cm(3.8), Cm(13.2)
        cells[0].text = dates
        cells[1].paragraphs[0].add_run(both).bold = True
        _docx_all(cells[1], node.body, look)
        return
    paragraph = place.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    if entry == "right":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    if entry == "tabs":
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
    shapes = {
        "tabs": (f"{dates}\t", both, ""),
        "right": ("", both, f"\t{dates}"),
        "below": ("", title, f"\n{employer}\n{dates}"),
        "inline": (f"{dates} – ", both, ""),
        "first": (f"{employer} – ", title, f" ({dates})"),
    }
    before, bold, after = shapes[entry]
    paragraph.add_run(before)
    paragraph.add_run(bold).bold = True
    paragraph.add_run(after)
    _docx_all(place, node.body, look)


def raw_docx(nodes: list[Node], look: dict[str, str], path: Path) -> None:
    """Write a DOCX by hand: lines under the name in a text box, hidden text as deleted or vanished runs, entries with tabs."""
    taglines = [node.text for node in nodes if node.kind == "tagline"]
    parts = [_raw(node, look) for node in nodes if node.kind not in {"tagline", "header", "footer"}]
    if taglines:
        parts.insert(1, _text_box(taglines))
    body = "".join(parts)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)


def _run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _text_box(lines: list[str]) -> str:
    inner = "".join(f"<w:p>{_run(line)}</w:p>" for line in lines)
    shape = (
        f'<v:shape style="width:480pt;height:{14 * len(lines) + 8}pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent>'
    )
    return f"<w:p><w:r><w:pict>{shape}</v:textbox></v:shape></w:pict></w:r></w:p>"


def _raw(node: Node, look: dict[str, str]) -> str:
    if node.kind == "entry":
        return _raw_entry(node, look)
    if node.kind == "table":
        rows = ("".join(f"<w:tc><w:tcPr/><w:p>{_run(c)}</w:p></w:tc>" for c in row.cells) for row in node.body)
        return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl><w:p/>"
    if node.kind == "break":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    if node.kind == "hidden":
        return _raw_hidden(node.text, look.get("hidden", "deleted"))
    marks = {"name": '<w:b/><w:sz w:val="40"/>', "section": '<w:b/><w:caps/><w:sz w:val="26"/>', "side": "<w:b/>"}.get(
        node.kind, ""
    )
    before = "•\u00a0" if node.kind == "bullet" else ""
    return f"<w:p>{_run(before + node.text, marks)}</w:p>"


def _raw_hidden(text: str, way: str) -> str:
    if way == "vanish":
        return f"<w:p>{_run(text, '<w:vanish/>')}</w:p>"
    deleted = f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'
    return f'<w:p><w:del w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z">{deleted}</w:del></w:p>'


def _raw_entry(node: Node, look: dict[str, str]) -> str:
    dates, title, employer = (*node.cells, "", "")[:3]
    both = f"{title}, {employer}" if employer else title
    tab = "<w:r><w:tab/></w:r>"
    lines = {
        "tabs": _run(dates) + tab + _run(both, "<w:b/>"),
        "split": _run(title, "<w:b/>") + "<w:r><w:br/></w:r>" + _run(employer) + tab + _run(dates, "<w:i/>"),
        "right": _run(both, "<w:b/>") + tab + _run(dates),
    }
    body = "".join(_raw(child, look) for child in node.body)
    return f"<w:p>{lines[look.get('entry', 'tabs')]}</w:p>{body}"


def by_odfdo(nodes: list[Node], look: dict[str, str], path: Path) -> None:
    """Write an ODT whose headings, lists and tables are real ones; entries as `look` says (inline, first, table)."""
    document = OdfDocument("text")
    document.body.clear()
    for node in nodes:
        for element in _odf(node, look):
            document.body.append(element)
    document.save(str(path))


def _odf(node: Node, look: dict[str, str]) -> list:
    if node.kind == "entry":
        return _odf_entry(node, look)
    if node.kind == "table":
        return [_odf_table("t", [row.cells for row in node.body])]
    if node.kind in {"name", "section", "side"}:
        return [Header(1 if node.kind == "name" else 2, node.text)]
    if node.kind == "bullet":
        bullets = List()
        bullets.append(ListItem(node.text))
        return [bullets]
    return [Paragraph(node.text)]


def _odf_entry(node: Node, look: dict[str, str]) -> list:
    dates, title, employer = (*node.cells, "", "")[:3]
    both = f"{title}, {employer}" if employer else title
    body = [element for child in node.body for element in _odf(child, look)]
    if look.get("entry") == "table":
        return [_odf_table("e", [[dates, both, " ".join(c.text for c in node.body)]])]
    if look.get("entry") == "first":
        return [Paragraph(f"{employer}, {dates}"), Paragraph(title), *body]
    return [Paragraph(f"{dates}: {both}"), *body]


def _odf_table(name: str, rows: list[list[str]]) -> Table:
    table = Table(name, width=len(rows[0]), height=0)
    for cells in rows:
        row = Row()
        row.set_values(cells)
        table.append(row)
    return table


def by_rtf(nodes: list[Node], look: dict[str, str], path: Path) -> None:
    """Write an RTF by hand, in code page 1252, with tabs between dates and titles."""
    font = look.get("font", "Liberation Serif")
    body = "".join(_rtf(node, look) for node in nodes)
    text = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 " + font + ";}}\\f0\\fs21\n" + body + "}"
    path.write_bytes(text.encode("ascii"))


def _rtf(node: Node, look: dict[str, str]) -> str:
    if node.kind == "entry":
        dates, title, employer = (_rtf_text(cell) for cell in (*node.cells, "", "")[:3])
        both = "{\\b " + title + "}" + (f", {employer}" if employer else "")
        line = f"{dates}\\tab {both}" if look.get("entry", "tabs") == "tabs" else f"{both}\\line {dates}"
        return f"\\pard\\sb80\\tx2900 {line}\\par\n" + "".join(_rtf(child, look) for child in node.body)
    if node.kind == "table":
        return "".join(
            "\\pard\\tx2600\\tx4300\\tx6000 " + "\\tab ".join(map(_rtf_text, r.cells)) + "\\par\n" for r in node.body
        )
    text = _rtf_text(node.text)
    if node.kind in {"name", "section", "side"}:
        return "\\pard\\sb160{\\b\\fs" + ("36 " if node.kind == "name" else "25 ") + text + "}\\par\n"
    if node.kind == "hidden":
        return "\\pard{\\v " + text + "}\\par\n"
    return "\\pard " + ("\\bullet  " if node.kind == "bullet" else "") + text + "\\par\n"


def _rtf_text(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    return "".join(c if ord(c) < 128 else _rtf_character(c) for c in plain)


def _rtf_character(character: str) -> str:
    try:
        return f"\\'{character.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        return f"\\u{ord(character)}?"


def by_reportlab(nodes: list[Node], look: dict[str, str], path: Path) -> None:
    """Write a PDF of flowing paragraphs in DejaVu Sans."""
    pdfmetrics.registerFont(TTFont("Body", str(FONTS / "DejaVuSans.ttf")))
    pdfmetrics.registerFont(TTFont("Bold", str(FONTS / "DejaVuSans-Bold.ttf")))
    flows = [flow for node in nodes for flow in _flows(node, look)]
    SimpleDocTemplate(str(path), pagesize=A4, leftMargin=50, rightMargin=50, topMargin=45, bottomMargin=45).build(flows)


def bind_images(images: list[Path], path: Path) -> None:
    """Write a PDF that has one image per page and no text."""
    canvas = Canvas(str(path), pagesize=A4)
    for image in images:
        canvas.drawImage(str(image), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


def _flows(node: Node, look: dict[str, str]) -> list:
    plain = ParagraphStyle("p", fontName="Body", fontSize=float(look.get("size", "9")), leading=12.5)
    bold = ParagraphStyle("b", plain, fontName="Bold")
    if node.kind == "entry":
        dates, title, employer = (escape(cell) for cell in (*node.cells, "", "")[:3])
        line = Flow(f"{title}" + (f" @ {employer}" if employer else ""), bold)
        when = Flow(dates, ParagraphStyle("d", plain, textColor="#666666"))
        return [Spacer(1, 6), line, when, *(flow for child in node.body for flow in _flows(child, look))]
    if node.kind == "table":
        return [Flow("  ·  ".join(map(escape, row.cells)), plain) for row in node.body]
    if node.kind == "break":
        return [PageBreak()]
    if node.kind in {"name", "section", "side"}:
        size = 18 if node.kind == "name" else 12
        return [
            Spacer(1, 8),
            Flow(escape(node.text), ParagraphStyle("h", bold, fontSize=size, leading=size + 5)),
            Spacer(1, 2),
        ]
    return [Flow(("– " if node.kind == "bullet" else "") + escape(node.text), plain)]

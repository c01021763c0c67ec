"""The same CV in every format reads as the same words in the same order; a DOCX gives up all its parts, once each."""

import pytest

from screening.core.reading import read
from tests.core.reading.content import LANGUAGES, cv, in_order, words
from tests.core.reading.packages import FORMATS, docx, odt, para, run, table

BOX = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
OLD_BOX = "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"


def _text(content: bytes) -> str:
    return read(content).pages[0].text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extension", FORMATS)
def test_format_reads_as_the_same_words_in_the_same_order(extension, language):
    document = read(FORMATS[extension](cv(language)), f"cv.{extension}")
    assert words(document.pages[0].text) == words(in_order(cv(language)))
    assert document.languages[0] == language


DOCX_BODIES = {
    "tab-aligned columns": (
        para(run("2019 - 2024"), "<w:r><w:tab/></w:r>", run("Projectleider")),
        "2019 - 2024\tProjectleider",
    ),
    "a leading tab is no cell": (para("<w:r><w:tab/></w:r>", run("Brussel")), "Brussel"),
    "line break": (para(run("Gent"), "<w:r><w:br/></w:r>", run("Brussel")), "Gent\nBrussel"),
    "table row by row": (table(("Frans", "C1"), ("Engels", "B2")), "Frans\tC1\nEngels\tB2"),
    "a long cell after its label": (
        table(("2019 - 2024", para("Projectleider") + para("Bedrijf A, Brussel, waar drie teams"))),
        "2019 - 2024\tProjectleider\nBedrijf A, Brussel, waar drie teams",
    ),
    "a label on two lines": (
        table((para("2019 -") + para("2024"), para("Projectleider") + para("Bedrijf A") + para("Een netwerk"))),
        "2019 - 2024\tProjectleider\nBedrijf A\nEen netwerk",
    ),
    "a layout table column by column": (
        table(
            (
                "".join(
                    map(
                        para,
                        [
                            "Contact and whereabouts",
                            "Rue Haute 1, 1000 Brussels",
                            "a@b.example",
                            "Languages",
                            "French C1",
                        ],
                    )
                ),
                "".join(map(para, ["Experience of the last ten years", "2019 - 2024", "Manager", "Company", "Teams"])),
            )
        ),
        (
            "Contact and whereabouts\nRue Haute 1, 1000 Brussels\na@b.example\nLanguages\nFrench C1\n\n"
            "Experience of the last ten years\n2019 - 2024\nManager\nCompany\nTeams"
        ),
    ),
    "nested table": (table((table(("Frans", "C1")),)), "Frans\tC1"),
    "accepted insertion": (para("Vijf ", f"<w:ins>{run('teams')}</w:ins>"), "Vijf teams"),
    "deletion": (para("Vijf", "<w:del><w:r><w:delText> oude</w:delText></w:r></w:del>", run(" teams")), "Vijf teams"),
    "moved-away text": (para("Vijf", f"<w:moveFrom>{run(' oude')}</w:moveFrom>", run(" teams")), "Vijf teams"),
    "content control": (f"<w:sdt><w:sdtContent>{para('Gent')}</w:sdtContent></w:sdt>", "Gent"),
    "field code": (
        para("<w:r><w:instrText>HYPERLINK evil</w:instrText></w:r>", run("Gent")),
        "Gent",
    ),
    "text box once": (
        para(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'>" + BOX.format(para("In de kader")) + "</mc:Choice>"
            "<mc:Fallback>" + OLD_BOX.format(para("In de kader")) + "</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "In de kader",
    ),
    "old text box": (para("<w:r><w:pict>" + OLD_BOX.format(para("In de kader")) + "</w:pict></w:r>"), "In de kader"),
    "capitals as shown": (para(run("ervaring", "<w:caps/>")), "ERVARING"),
    "entity in the text": (para("R&D en <IT>"), "R&D en <IT>"),
    "symbol": (para("<w:r><w:sym w:font='Wingdings' w:char='F0A7'/></w:r>", run(" Gent")), "• Gent"),
    "non-breaking hyphen": (para("API", "<w:r><w:noBreakHyphen/></w:r>", run("gateway")), "API-gateway"),
    "an empty paragraph leaves a gap": (para("Gent") + para() + para("Brussel"), "Gent\n\nBrussel"),
}


@pytest.mark.parametrize("name", DOCX_BODIES)
def test_docx_body(name):
    body, expected = DOCX_BODIES[name]
    assert _text(docx(body)) == expected


def test_docx_parts_stand_in_reading_order_and_once():
    reference = '<w:sectPr><w:headerReference r:id="header1.xml"/><w:footerReference r:id="footer1.xml"/></w:sectPr>'
    part = '<w:{0} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{1}</w:{0}>'
    notes = part.format("footnotes", f"<w:footnote>{para('Voetnoot')}</w:footnote>")
    content = docx(
        para("Lichaam") + reference * 2,
        {
            "header1.xml": part.format("hdr", para("Kop")),
            "footer1.xml": part.format("ftr", para("Voet")),
            "footnotes.xml": notes,
        },
    )
    assert words(_text(content)) == ["Kop", "Lichaam", "Voetnoot", "Voet"]


def test_docx_lists_are_numbered_as_shown():
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
        'w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = para("Gent", properties=item) + para("Brussel", properties=item)
    assert _text(docx(body, {"numbering.xml": numbering})) == "1. Gent\n2. Brussel"


def test_docx_headings_bold_and_sizes_reach_the_lines():
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
        'w:styleId="K1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>'
    )
    body = para("Ervaring", properties='<w:pStyle w:val="K1"/>') + para("Gent")
    heading, line = read(docx(body, {"styles.xml": styles})).pages[0].lines
    assert (heading.heading, heading.bold, heading.size) == (1, True, 16.0)
    assert (line.heading, line.bold) == (0, False)


def test_odt_page_header_and_table_are_read():
    header = "<text:p>Naam – beschikbaar</text:p>"
    assert _text(odt("<text:p>A<text:tab/>B</text:p>", header)) == "Naam – beschikbaar\n\nA\tB"


def test_every_line_covers_its_words_and_no_row_is_without_a_line():
    page = read(FORMATS["docx"](cv("nl"))).pages[0]
    assert all(page.text[line.start : line.end].strip() for line in page.lines)
    covered = {place for line in page.lines for place in range(line.start, line.end)}
    assert all(place in covered or page.text[place].isspace() for place in range(len(page.text)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_each_encoding_that_editors_write(encoding):
    text = "Zoë Peeters, projectleider te Gent\n2019 – heden: Stad Gent"
    assert _text(text.encode(encoding)) == text


def test_tables_inside_the_cells_of_a_mail_are_read_once():
    cell = "<table><tr><td>Zoë Peeters</td></tr><tr><td>projectleider te Gent</td></tr></table>"
    mail = (
        f"<html><body><table><tbody><tr><td>{cell}</td><td>2019 &ndash; heden</td></tr></tbody></table></body></html>"
    )
    assert _text(mail.encode()).split() == ["Zoë", "Peeters", "2019", "–", "heden", "projectleider", "te", "Gent"]


def test_a_formula_of_a_docx_is_text_too():
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = f'<m:oMath xmlns:m="{namespace}"><m:r><m:t>O(n)</m:t></m:r></m:oMath>'
    assert _text(docx(para(run("in "), formula))) == "in O(n)"

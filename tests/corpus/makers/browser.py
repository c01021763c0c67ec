"""The HTML designs printed by Chromium and set by WeasyPrint."""

from collections.abc import Iterator

from playwright.sync_api import sync_playwright
from weasyprint import HTML

from tests.core.reading.content import LANGUAGES, cv
from tests.corpus.makers.designs import DESIGNS

Made = tuple[str, bytes, str]


def printed() -> Iterator[Made]:
    """Each design in two languages, as a person prints a page from the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for number, (name, design) in enumerate(DESIGNS.items()):
            for language in (LANGUAGES[number % 4], LANGUAGES[(number + 1) % 4]):
                html, expected = design(cv(language))
                page.set_content(html)
                yield (
                    f"chromium/{name}-{language}.pdf",
                    page.pdf(prefer_css_page_size=True, print_background=True),
                    "\n".join(expected),
                )
        browser.close()


def typeset() -> Iterator[Made]:
    """The designs by another maker, which draws text, tables and columns in an order of its own."""
    for number, (name, design) in enumerate(DESIGNS.items()):
        if number % 2:
            continue
        language = LANGUAGES[(number // 2) % 4]
        html, expected = design(cv(language))
        yield f"weasyprint/{name}-{language}.pdf", HTML(string=html).write_pdf() or b"", "\n".join(expected)

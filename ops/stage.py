"""What has to have happened in the demo before its pictures are taken: decisions, questions, a second role."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

import pypdfium2
from playwright.sync_api import Browser, Error, Page

from ops.steps import ROOT, walk

CVS: Final = ROOT / "demo" / "cvs"
LEAST_SECONDS: Final = 4  # nobody fills the form in faster, says the form
SCAN_SCALE: Final = 150 / 72

Listed: TypeAlias = Mapping[str, Any]


@contextmanager
def window(browser: Browser, state: Any = None, language: str = "en") -> Iterator[Page]:
    """A page of a window that closes itself."""
    context = browser.new_context(storage_state=state, locale=language)
    yield context.new_page()
    context.close()


def sign_in(browser: Browser, address: str, login: str, password: str) -> Any:
    """The cookies of somebody who has signed in by the form."""
    with window(browser) as page:
        page.goto(f"{address}/account/sign-in/")
        page.fill("[name=login]", login)
        page.fill("[name=password]", password)
        page.locator("main [type=submit]").first.click()
        page.wait_for_url("**/roles/")
        return page.context.storage_state()


def prepare(browser: Browser, address: str, visitors: Listed, listed: Listed) -> None:
    """Do what the list's stage says, unless it has been done: its `unless` is then on its page."""
    make_files()
    places = reviews(browser, address, visitors, listed)
    for act in listed["stage"]:
        with window(browser, visitors[act["who"]]) as page:
            page.goto(address + act["at"].format(**places))
            if page.locator(act["unless"]).count():
                continue
            try:
                walk(page, act["steps"])
            except Error as error:
                sys.stderr.write(f"stage, {act['at']}: {error.message.splitlines()[0]}\n")


def make_files() -> None:
    """A CV as a picture, as a scanner makes it, and a PDF that nothing can read, into var."""
    (ROOT / "var").mkdir(exist_ok=True)
    with pypdfium2.PdfDocument(CVS / "elena-popescu.pdf") as cv:
        cv[0].render(scale=SCAN_SCALE).to_pil().convert("L").save(ROOT / "var" / "scan.png")
    (ROOT / "var" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of use")


def people(browser: Browser, address: str, visitors: Listed, listed: Listed) -> dict[str, str]:
    """The addresses that only a running demo knows: reviews, and the candidates' own pages."""
    own = {f"own_{who}": own_page(browser, address, *told) for who, told in listed["own_pages"].items()}
    return reviews(browser, address, visitors, listed) | own


def reviews(browser: Browser, address: str, visitors: Listed, listed: Listed) -> dict[str, str]:
    """The address of the review of each person that the list names; where nobody has that name yet, the board's."""
    found = {}
    with window(browser, visitors["rita"]) as page:
        for who, name in listed["people"].items():
            page.goto(f"{address}/roles/infra-pm/?q={name.split()[-1]}")
            link = page.locator("main td a, main th a", has_text=name).first
            href = link.get_attribute("href") if link.count() else None
            found[who] = (href or "/roles/infra-pm/").split("?")[0]
            found[f"{who}_id"] = found[who].strip("/").split("/")[-1]
    return found


def own_page(browser: Browser, address: str, language: str, name: str, email: str, cv: str) -> str:
    """The page of a candidate of the demo.

    The form is sent as that candidate would send it: the same person with the same CV gets the receipt there was.
    """
    with window(browser, language=language) as page:
        page.goto(f"{address}/{language}/jobs/infra-pm/apply/")
        page.set_input_files("#id_cv", CVS / cv)
        page.wait_for_selector(".file-card")
        page.fill("#id_name", name)
        page.fill("#id_email", email)
        for first_choice in page.locator(".choices .choice:first-of-type").all():
            first_choice.click()
        page.check("#id_consent")
        page.wait_for_timeout(LEAST_SECONDS * 1000)
        page.click(".apply-send button")
        page.wait_for_url("**/received/")
        return (page.locator(".apply-now a").get_attribute("href") or "").removeprefix(address)

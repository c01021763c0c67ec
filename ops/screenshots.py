"""Every page of a running demo at 1440 and 390 pixels, light and dark, as PNG files.

python -m ops.screenshots [ADDRESS [FOLDER]]     the address that `make run` printed; docs/screenshots

"""

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ADDRESS = "http://127.0.0.1:8000"
ROOT = Path(__file__).resolve().parent.parent
FOLDER, CVS = ROOT / "docs" / "screenshots", ROOT / "demo" / "cvs"
WIDTHS = (1440, 390)
SCHEMES = ("light", "dark")
LOGIN, PASSWORD = "rita@demo.example", "demo-recruiter-2026"
PUBLIC = {
    "jobs": "/nl/jobs/",
    "job": "/fr/jobs/infra-pm/",
    "apply": "/nl/jobs/infra-pm/apply/",
    "login": "/account/sign-in/",
}
BEHIND_LOGIN = {
    "roles": "/roles/",
    "board": "/roles/infra-pm/",
    "search": "/roles/infra-pm/?q=%22service+bus%22+OR+tender",
    "filtered": "/roles/infra-pm/?gate-languages=fail&gate-languages=unclear&sort=newest",
    "columns": "/roles/infra-pm/?standing=fails&col=received&col=place&col=points&col=gate-languages&col=why",
    "insight": "/roles/infra-pm/insight/",
    "insight-all": "/insight/",
    "new-role": "/roles/new/",
    "criteria": "/roles/infra-pm/criteria/",
    "criterion": "/roles/infra-pm/criteria/c/it-years/",
    "language-rule": "/roles/infra-pm/criteria/c/languages/",
    "what-if": "/roles/infra-pm/criteria/what-if/",
    "handover": "/roles/infra-pm/handover/",
    "blind": "/roles/infra-pm/blind/",
    "intake": "/roles/infra-pm/intake/",
    "by-hand": "/roles/infra-pm/intake/by-hand/",
    "how-to-read": "/how-to-read/",
    "versions": "/roles/infra-pm/versions/",
    "settings": "/roles/infra-pm/settings/",
    "team": "/roles/infra-pm/team/",
    "role-copy": "/roles/infra-pm/copy/",
    "role-preview": "/roles/infra-pm/preview/",
    "role-load": "/roles/load/",
    "role-templates": "/roles/templates/",
}
CANDIDATE, CV = ("Lotte Verhaegen", "lotte.verhaegen@candidate.example"), "lotte-verhaegen.pdf"
LEAST_SECONDS = 4  # nobody fills the form in faster, says the form
REVIEWED = ("Lotte Verhaegen", "Hans Brouwer", "Victor Okafor")
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main(arguments: list[str]) -> int:
    """Render all pages. Returns the exit status."""
    address = (arguments[0] if arguments else ADDRESS).rstrip("/")
    folder = Path(arguments[1]) if len(arguments) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        public = {**PUBLIC, **own_pages(browser, address)}
        for width in WIDTHS:
            for scheme in SCHEMES:
                render(browser, address, folder, width, scheme, public)
    return 0


def chromium() -> str:
    """The path of the system's Chromium; no browser is downloaded."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"


def own_pages(browser: Browser, address: str) -> dict[str, str]:
    """The receipt of a candidate of the demo, and the page behind the link on it.

    The form is sent as that candidate would send it: the same person with the same CV gets the receipt there was.
    """
    page = browser.new_page()
    page.goto(f"{address}/nl/jobs/infra-pm/apply/")
    page.set_input_files("#id_cv", CVS / CV)
    page.wait_for_selector(".file-card")
    for field, value in zip(("#id_name", "#id_email"), CANDIDATE, strict=True):
        page.fill(field, value)
    for first_choice in page.locator(".choices .choice:first-of-type").all():
        first_choice.click()
    page.check("#id_consent")
    page.wait_for_timeout(LEAST_SECONDS * 1000)
    page.click(".apply-send button")
    page.wait_for_url("**/received/")
    paths = {"receipt": page.url, "status": page.locator(".apply-now a").get_attribute("href") or ""}
    page.close()
    return {name: path.removeprefix(address) for name, path in paths.items()}


def render(browser: Browser, address: str, folder: Path, width: int, scheme: str, public: dict[str, str]) -> None:
    """All pages at one width, in light or dark."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    for name, path in public.items():
        shoot(page, f"{address}{path}", folder / f"{name}-{width}-{scheme}.png")
    sign_in(page, address)
    for name, path in {**BEHIND_LOGIN, **applications(page, address)}.items():
        shoot(page, f"{address}{path}", folder / f"{name}-{width}-{scheme}.png")
    page.close()


def sign_in(page: Page, address: str) -> None:
    """Sign in as the demo's recruiter."""
    page.goto(f"{address}/account/sign-in/")
    page.fill("[name=login]", LOGIN)
    page.fill("[name=password]", PASSWORD)
    page.locator("main [type=submit]").first.click()
    page.wait_for_url("**/roles/")


def applications(page: Page, address: str) -> dict[str, str]:
    """The addresses of some applications, by a name for their picture."""
    page.goto(f"{address}/roles/infra-pm/")
    found = {}
    for who in REVIEWED:
        link = page.locator("a", has_text=who).first
        if link.count():
            found[f"review-{re.sub('[^a-z]+', '-', who.lower())}"] = (link.get_attribute("href") or "").split("?")[0]
    return found


def shoot(page: Page, url: str, file: Path) -> None:
    """One page, from top to bottom."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    if page.locator("[data-file]").count():
        page.wait_for_selector("figure[data-drawn]")  # the pages of a CV are drawn after they have come
    page.screenshot(path=file, full_page=True)
    sys.stdout.write(f"{file.name}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

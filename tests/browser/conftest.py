"""A real Chromium before a real server: pages, a signed-in person, and the promise that the console stays silent."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from screening import models
from tests import factories

SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in the thread of the test


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests: Debian's, or the one that CHROMIUM names."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip  # the gate installs it: there it must run
        missing("There is no chromium on PATH: apt-get install chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens pages of fresh visitors; fails the test when a page logged an error or broke the content policy."""
    contexts, complaints = [], []

    def opened(*, dark: bool = False, narrow: bool = False, language: str = "en", javascript: bool = True) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=NARROW if narrow else WIDE,
            color_scheme="dark" if dark else "light",
            locale=language,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: complaints.append(_said(message)) if _is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _said(message: ConsoleMessage) -> str:
    return f"{message.text} ({message.location['url']})"


def _is_complaint(message: ConsoleMessage) -> bool:
    refused = "status of 422" in message.text  # a form that is told what is wrong with it
    cut = "ERR_INTERNET_DISCONNECTED" in message.text  # only a test takes the line away
    return message.type == "error" and not (refused or cut)


@pytest.fixture
def alice(transactional_db) -> User:
    """Owns the role; a real server needs rows that are committed."""
    return factories.make_user("alice", first_name="Alice", last_name="Owner")


@pytest.fixture
def bob(transactional_db) -> User:
    """Reviews for the role."""
    return factories.make_user("bob", first_name="Bob", last_name="Reviewer")


@pytest.fixture
def signed_in(open_page: Callable[..., Page], alice: User, role: models.Role) -> Callable[..., Page]:
    """Opens a page as Alice, who signs in by the form."""

    def opened(**wanted: bool | str) -> Page:
        page = open_page(**wanted)
        page.goto("/account/sign-in/")
        page.locator("#id_login").fill("alice")
        page.locator("#id_password").fill("alice-password-1")
        page.locator("main form:first-of-type button[type=submit]").first.click()
        page.wait_for_url("**/roles/")
        return page

    return opened


@pytest.fixture
def person(role: models.Role) -> models.Application:
    """An application that was judged."""
    return factories.make_judged(role, name="Jan Peeters")


@pytest.fixture
def review(signed_in: Callable[..., Page], person: models.Application) -> Callable[..., Page]:
    """Opens the review page of `person` as Alice."""

    def opened(**wanted: bool | str) -> Page:
        page = signed_in(**wanted)
        page.goto(f"/review/{person.public_id}/")
        return page

    return opened


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands: rule and element."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

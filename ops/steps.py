"""What a visitor does on a page, written as data: {click: selector}, {fill: [selector, text]}, and so on."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias
from urllib.parse import urljoin

from playwright.sync_api import Page

ROOT: Final = Path(__file__).resolve().parent.parent
STEP_MS: Final = 15_000

Step: TypeAlias = Mapping[str, Any]

DEEDS: Final[Mapping[str, Callable[[Page, Any], object]]] = {
    "go": lambda page, what: page.goto(urljoin(page.url, what)),
    "click": lambda page, what: page.locator(what).first.click(),
    "open": lambda page, what: page.locator(what).first.evaluate("(fold) => { fold.open = true; }"),
    "check": lambda page, what: page.locator(what).first.check(),
    "fill": lambda page, what: page.locator(what[0]).first.fill(what[1]),
    "choose": lambda page, what: page.locator(what[0]).first.select_option(what[1]),
    "upload": lambda page, what: page.locator(what[0]).first.set_input_files([ROOT / file for file in what[1:]]),
    "press": lambda page, what: page.keyboard.press(what),
    "wait": lambda page, what: page.wait_for_selector(what),
    "pause": lambda page, what: page.wait_for_timeout(what * 1000),
    "top": lambda page, what: page.locator(what).first.scroll_into_view_if_needed(),
}


def walk(page: Page, steps: Iterable[Step]) -> None:
    """Do the steps one after the other; one that does not find its place fails after STEP_MS."""
    page.set_default_timeout(STEP_MS)
    for step in steps:
        for deed, what in step.items():
            DEEDS[deed](page, what)
    page.wait_for_load_state("networkidle")

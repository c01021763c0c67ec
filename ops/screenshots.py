"""Every page of a running demo at 1440 and 390 pixels, light and dark, as PNG files; shots.yaml lists them.

python -m ops.screenshots [ADDRESS [FOLDER [NAME ...]]]     the address that `make run` printed; docs/screenshots; all

"""

import shutil
import sys
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from ops.stage import people, prepare, sign_in
from ops.steps import ROOT, walk

ADDRESS: Final = "http://127.0.0.1:8000"
FOLDER: Final = ROOT / "docs" / "screenshots"
LIST: Final = Path(__file__).with_name("shots.yaml")
WIDTHS: Final = (1440, 390)
SCHEMES: Final = ("light", "dark")
TALLEST: Final = 3600  # pixels; what lies below repeats what stands above it
COLOURS: Final = 255
CHROMIUM: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]

Shot: TypeAlias = Mapping[str, Any]


def main(arguments: list[str]) -> int:
    """Render the pages. Returns the exit status: 1 when one of them could not be reached as it is written."""
    address = (arguments[0] if arguments else ADDRESS).rstrip("/")
    folder = Path(arguments[1]) if len(arguments) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    listed = yaml.safe_load(LIST.read_text())
    wanted = [shot for shot in listed["shots"] if not arguments[2:] or shot["name"] in arguments[2:]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
        visitors = {who: sign_in(browser, address, *login) for who, login in listed["logins"].items()}
        prepare(browser, address, visitors, listed)
        places = people(browser, address, visitors, listed)
        missed = [shoot_all(browser, address, folder, visitors, shot, places) for shot in wanted]
    return int(any(missed))


def chromium() -> str:
    """The path of the system's Chromium; no browser is downloaded."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"


def shoot_all(
    browser: Browser, address: str, folder: Path, visitors: Mapping[str, Any], shot: Shot, places: Mapping[str, str]
) -> bool:
    """One page at both widths, in both schemes. Returns whether a step of it failed."""
    url = address + shot["at"].format(**places)
    missed = False
    for width, scheme in combinations(shot):
        context = visit(browser, visitors.get(shot.get("who", "")), width, scheme, shot.get("language", "en"))
        page = context.new_page()
        try:
            shoot(page, url, shot.get("steps", ()), folder / f"{shot['name']}-{width}-{scheme}.png")
        except Error as error:
            missed = True
            sys.stderr.write(f"{shot['name']} {width} {scheme}: {error.message.splitlines()[0]}\n")
        context.close()
    return missed


def combinations(shot: Shot) -> Iterable[tuple[int, str]]:
    """The widths and schemes of a shot: all, where it does not say which."""
    for width in shot.get("widths", WIDTHS):
        for scheme in shot.get("schemes", SCHEMES):
            yield width, scheme


def visit(browser: Browser, state: Any, width: int, scheme: str, language: str) -> BrowserContext:
    """A window of that width, in light or dark, of somebody who reads that language."""
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        locale=language,
        storage_state=state,
    )


def shoot(page: Page, url: str, steps: Iterable[Mapping[str, Any]], file: Path) -> None:
    """One page, from top to bottom, after the steps."""
    page.goto(url)
    walk(page, steps)
    if page.locator("[data-file]").count():
        page.wait_for_selector("figure[data-drawn]")  # the pages of a CV are drawn after they have come
    save(page.screenshot(full_page=True), file)
    if (sideways := page.evaluate("document.documentElement.scrollWidth - window.innerWidth")) > 0:
        sys.stderr.write(f"{file.name} scrolls sideways by {sideways} px\n")
    sys.stdout.write(f"{file.name}\n")
    sys.stdout.flush()


def save(png: bytes, file: Path) -> None:
    """Keep the upper part of a picture, in the colours that cover most of it: half of the bytes, and nobody sees it."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    often = sorted(picture.getcolors(picture.width * picture.height) or [], reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for _num, colour in often for channel in colour])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

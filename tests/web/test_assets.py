"""What pages load: only our own files, each icon that is named is there, nothing inline that the policy would refuse."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from screening.templatetags.ui import SPRITE
from screening.web.history import ICON
from screening.web.home import __file__ as home_file

TEMPLATES = sorted(
    path for path in (settings.BASE_DIR / "templates").rglob("*.html") if "mail" not in path.parts
)  # a mail has no policy, and no style sheet either
STATIC = settings.BASE_DIR / "static"
CODE = [*(settings.BASE_DIR / "screening" / "templatetags").glob("*.py"), Path(home_file)]


def symbols() -> set[str]:
    return set(re.findall(r'<symbol id="([^"]+)"', (STATIC / SPRITE).read_text()))


def named() -> set[str]:
    in_templates = {name for path in TEMPLATES for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    words = {word for path in CODE for word in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', path.read_text())}
    return in_templates | (words & symbols()) | set(ICON.values())


def test_every_icon_that_is_named_is_in_the_sprite():
    assert named() - symbols() == set()


def test_the_sprite_holds_no_icon_that_nobody_names():
    assert symbols() - named() == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script(path):
    source = path.read_text()
    assert not re.search(
        r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)|javascript:", source
    )


@pytest.mark.parametrize("path", [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js"), *TEMPLATES], ids=lambda p: p.name)
def test_nothing_is_loaded_from_another_server(path):
    source = re.sub(r"http://www\.w3\.org/\S+|https://schema\.org\S*", "", path.read_text())
    assert not re.search(r"(?:src|href)=[\"']https?://|url\([\"']?https?://|import [^;]*https?://", source)


@pytest.mark.parametrize("folder", sorted(p for p in (STATIC / "vendor").iterdir() if p.is_dir()), ids=lambda p: p.name)
def test_every_vendored_folder_has_a_version_a_licence_and_a_line_in_the_list(folder):
    assert re.search(r"-\d+\.\d+\.\d+$", folder.name)
    assert (folder / "LICENSE").exists()
    assert f"`{folder.name}`" in (STATIC / "vendor" / "README.md").read_text()

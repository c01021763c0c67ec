"""What the documents name exists: tests, files, decisions."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
PAGES = [ROOT / "README.md", ROOT / "benchmark" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED_TEST = re.compile(r"`?(tests/[\w/]+\.py)::(\w+(?:::\w+)?)")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
DECISION = re.compile(r"decisions? (\d{4})")


def ids(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_test_that_a_page_names_exists(page):
    named = NAMED_TEST.findall(page.read_text())
    assert [f"{path}::{name}" for path, name in named if name not in shown_in(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_link_of_a_page_leads_to_a_file(page):
    links = LINK.findall(page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_decision_that_a_page_names_is_recorded(page):
    named = DECISION.findall(page.read_text())
    assert [number for number in named if not list((ROOT / "docs" / "decisions").glob(f"{number}-*.md"))] == []


def test_the_table_of_threats_names_tests():
    assert len(set(NAMED_TEST.findall((ROOT / "docs" / "security.md").read_text()))) > 50


@cache
def shown_in(path: str) -> set[str]:
    """The tests of a file, those of a class as `Class::test`."""
    tree = ast.parse((ROOT / path).read_text()) if (ROOT / path).exists() else ast.Module([], [])
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for group in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        names |= {f"{group.name}::{node.name}" for node in group.body if isinstance(node, ast.FunctionDef)}
    return names

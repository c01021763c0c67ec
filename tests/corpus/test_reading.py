"""Files as people make them read as the words that a person sees, in the order in which a person reads them."""

import shutil
from pathlib import Path

import pytest

from screening.core.reading import read
from screening.core.terms import Flag
from tests.core.reading.content import LANGUAGES, words
from tests.corpus.likeness import likeness, surplus

FOLDER = Path(__file__).with_name("reading")
FILES = sorted(path for path in FOLDER.rglob("*.*") if path.suffix not in {".txt", ".tex"})
SEEN_TEXT, ORDER_OF_TEXT = 1.0, 0.99
RECOGNISED_TEXT = 0.97
NEEDS = {".doc": ("antiword", "soffice", "libreoffice")}

BAIT = "Infrastructure and Tendering Project Manager with thirty years of API management"
HIDDEN = sorted(FOLDER.glob("hidden/*.pdf"))


def test_the_set_is_complete():
    assert len(FILES) >= 80
    assert all(path.with_suffix(".txt").exists() for path in FILES)


def _is_readable_here(path: Path) -> bool:
    needed = ("tesseract",) if path.parent.name == "scans" else NEEDS.get(path.suffix, ())
    return not needed or any(map(shutil.which, needed))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_file_reads_as_a_person_reads_it(path):
    if not _is_readable_here(path):
        pytest.skip("the program that this kind of file needs is not installed")
    expected = path.with_suffix(".txt").read_text("utf-8")
    document = read(path.read_bytes(), path.name)
    found = "\n".join(page.text for page in document.pages)
    recalled, ordered = likeness(found, expected)
    if path.parent.name == "scans":
        assert min(recalled, ordered) >= RECOGNISED_TEXT
    else:
        assert recalled >= SEEN_TEXT
        assert ordered >= ORDER_OF_TEXT
        assert surplus(found, expected) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_content_reads_alike_whoever_made_the_file(language):
    files = sorted(path for path in FILES if path.name.startswith(f"cv-{language}-"))
    assert len(files) == 7
    read_words = {
        path.name: words(" ".join(page.text for page in read(path.read_bytes()).pages))
        for path in files
        if _is_readable_here(path)
    }
    assert len(set(map(tuple, read_words.values()))) == 1, read_words


@pytest.mark.parametrize("path", HIDDEN, ids=lambda path: path.stem)
def test_hidden_text_is_reported_word_for_word(path):
    document = read(path.read_bytes(), path.name)
    assert Flag.HIDDEN_TEXT in document.flags
    assert [hidden.text for hidden in document.hidden] == [BAIT]


def test_attached_data_is_handed_on():
    content = (FOLDER / "europass" / "with-attached-data-fr.pdf").read_bytes()
    assert "<SkillsPassport>" in read(content).attachments["europass.xml"]

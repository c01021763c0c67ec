"""The `screen` command: its JSON to the letter of the contract, its table, its exit status."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from docx import Document as Word

CVS = settings.BASE_DIR / "benchmark" / "cvs"
CANDIDATE = {
    "file",
    "sha256",
    "status",
    "error",
    "language",
    "flags",
    "facts",
    "verdicts",
    "standing",
    "points",
    "rank",
}
FACTS = {"name", "email", "phone", "location", "languages", "positions", "availability", "onsite", "teams"}
VERDICT = {"criterion", "kind", "gate", "verdict", "measured", "reason", "would_change", "source", "evidence"}
AS_OF = "2026-03-15"


def screen(*arguments, **options) -> str:
    out = io.StringIO()
    role = str(settings.BASE_DIR / "roles" / "infra-pm.yaml")
    call_command("screen", *map(str, arguments), role=role, as_of=_day(AS_OF), stdout=out, **options)
    return out.getvalue()


def _day(text: str):
    from screening.management.commands.screen import day

    return day(text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two CVs, one file that is none, one label, one of them in a folder of its own."""
    top = tmp_path_factory.mktemp("cvs")
    (top / "deep" / "deeper").mkdir(parents=True)
    (top / "deep" / "deeper" / "f20.docx").write_bytes((CVS / "f20.docx").read_bytes())
    (top / "g06.pdf").write_bytes((CVS / "g06.pdf").read_bytes())
    (top / "g06.truth.json").write_text("{}")
    (top / "notes.pdf").write_bytes(b"%PDF-1.7 nothing else")
    return top


@pytest.fixture(scope="module")
def printed(folder):
    return screen(folder, json=True)


@pytest.fixture(scope="module")
def answer(printed):
    return json.loads(printed)


def test_the_answer_has_the_shape_of_the_contract(answer):
    assert set(answer) == {"role", "as_of", "engine", "candidates"}
    assert (answer["role"], answer["as_of"], answer["engine"]) == ("infra-pm", AS_OF, "1.0.0")
    for candidate in answer["candidates"]:
        assert set(candidate) == CANDIDATE
        assert candidate["facts"] is None or set(candidate["facts"]) == FACTS
        assert all(set(verdict) >= VERDICT for verdict in candidate["verdicts"])


def test_folders_are_searched_and_json_is_skipped(answer):
    names = {Path(candidate["file"]).name for candidate in answer["candidates"]}
    assert names == {"f20.docx", "g06.pdf", "notes.pdf"}


def test_an_unreadable_file_is_listed_last_with_its_error_and_stops_nobody(answer):
    *screened, last = answer["candidates"]
    assert [candidate["status"] for candidate in screened] == ["screened", "screened"]
    assert [candidate["rank"] for candidate in screened] == [1, 2]
    assert (last["status"], last["error"]["code"], last["rank"]) == ("unreadable", "damaged", None)
    assert last["error"]["message"]


def test_every_quote_stands_verbatim_on_its_page(answer):
    from screening.core.engine import read_record

    for candidate in answer["candidates"][:2]:
        path = Path(candidate["file"])
        document = read_record(path.read_bytes(), path.name).document
        quotes = list(_quotes(candidate))
        assert len(quotes) > 10
        for quote in quotes:
            text = document.pages[quote["page"] - 1].text
            assert quote["quote"]
            assert text[quote["start"] : quote["end"]] == quote["quote"]


def _quotes(plain):
    if isinstance(plain, dict):
        if "quote" in plain:
            yield plain
        plain = list(plain.values())
    if isinstance(plain, list):
        for each in plain:
            yield from _quotes(each)


def test_every_decided_gate_has_evidence_and_every_other_says_what_would_change_it(answer):
    verdicts = [verdict for candidate in answer["candidates"] for verdict in candidate["verdicts"] if verdict["gate"]]
    assert len(verdicts) == 16
    for verdict in verdicts:
        assert verdict["verdict"] == "unclear" or verdict["evidence"]
        assert (verdict["would_change"] is None) == (verdict["verdict"] == "pass")


def test_a_cv_that_contradicts_itself_is_flagged(tmp_path):
    word = Word()
    for line in ("Jan Peeters", "Available immediately.", "Notice period: 6 months."):
        word.add_paragraph(line)
    word.save(str(tmp_path / "cv.docx"))
    (candidate,) = json.loads(screen(tmp_path, json=True))["candidates"]
    start = next(verdict for verdict in candidate["verdicts"] if verdict["criterion"] == "start-date")
    assert start["verdict"] == "unclear"
    assert "conflicting_statements" in candidate["flags"]


def test_the_same_input_gives_the_same_output_in_whatever_order_it_is_named(folder, printed):
    paths = sorted((path for path in folder.rglob("*") if path.is_file()), reverse=True)
    again = json.loads(screen(*[path for path in paths if path.suffix != ".json"], json=True))
    assert again == json.loads(printed)


def test_the_table_names_each_candidate_and_the_gates_to_look_at(folder):
    table = " ".join(screen(folder).split())
    for words in ("Gunther Mertens", "pm-years", "delivery-teams", "fails", "The file is damaged"):
        assert words in table


@pytest.mark.parametrize(
    ("paths", "role"),
    [
        pytest.param(["nowhere.pdf"], None, id="a path that does not exist"),
        pytest.param([str(CVS / "g06.pdf")], "no-such-role", id="a role that does not exist"),
        pytest.param([str(CVS / "g06.pdf")], str(CVS / "README.md"), id="a file that is no role file"),
    ],
)
@pytest.mark.django_db
def test_arguments_that_cannot_be_used_are_status_2(paths, role):
    role = role or str(settings.BASE_DIR / "roles" / "infra-pm.yaml")
    with pytest.raises(CommandError) as error:
        call_command("screen", *paths, role=role)
    assert error.value.returncode == 2


@pytest.mark.parametrize(
    "arguments", [["--role", "infra-pm"], ["x.pdf"], ["x.pdf", "--role", "infra-pm", "--as-of", "15/03/2026"]]
)
def test_arguments_of_the_wrong_form_are_status_2(arguments):
    command = [sys.executable, "manage.py", "screen", *arguments]
    ended = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert b"usage:" in ended.stderr

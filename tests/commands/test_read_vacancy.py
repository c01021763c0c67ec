"""The `read_vacancy` command: its JSON, its table, its exit status."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from docx import Document as Word

VACANCIES = settings.BASE_DIR / "benchmark" / "vacancies"
KEYS = {
    "years": {"kind", "gate", "at_least", "domain", "label", "quote"},
    "languages": {"kind", "gate", "rule", "quote"},
    "onsite": {"kind", "gate", "place", "days_per_week", "weekdays", "quote"},
    "start": {"kind", "gate", "latest", "earliest", "quote"},
    "count": {"kind", "gate", "what", "at_least", "quote"},
    "evidence": {"kind", "gate", "topic", "quote"},
}


def read(path, **options) -> str:
    out = io.StringIO()
    call_command("read_vacancy", str(path), published=date(2026, 2, 1), stdout=out, **options)
    return out.getvalue()


def test_json_has_the_stated_keys():
    plain = json.loads(read(VACANCIES / "seed.txt", json=True))
    assert list(plain) == ["language", "title", "organisation", "location", "criteria", "warnings"]
    assert {each["kind"] for each in plain["criteria"]} == set(KEYS)
    assert all(KEYS[each["kind"]] <= set(each) for each in plain["criteria"])
    assert all(set(each) == {"quote", "message"} for each in plain["warnings"])


def test_the_first_role_is_read_completely():
    plain = json.loads(read(VACANCIES / "seed.txt", json=True))
    assert (plain["title"], plain["location"]) == ("Infrastructure & Tendering Project Manager", "Brussels")
    by_kind = {kind: [each for each in plain["criteria"] if each["kind"] == kind] for kind in KEYS}
    assert [(each["at_least"], each["domain"]) for each in by_kind["years"]] == [
        (15, "it"),
        (10, "project-management"),
        (3, "integration-platforms"),
        (5, "multi-stream-programmes"),
    ]
    assert by_kind["onsite"][0]["weekdays"] == ["thursday"]
    assert by_kind["start"][0]["latest"] == "2026-06-30"
    assert (by_kind["count"][0]["at_least"], by_kind["count"][0]["what"]) == (5, "delivery teams")
    assert [each["gate"] for each in by_kind["evidence"]].count(False) == 1


def test_the_table_shows_each_criterion_and_warning():
    table = read(VACANCIES / "v03.txt")
    assert "at least 5 years" in table
    assert "nl C2 and en B2" in table
    assert "Legal risk" in table


def test_a_word_file_is_read_too(tmp_path):
    word = Word()
    for line in ("Analyst", "Requirements", "At least 4 years of experience as an analyst", "Fluent Dutch"):
        word.add_paragraph(line)
    word.save(tmp_path / "vacancy.docx")
    plain = json.loads(read(tmp_path / "vacancy.docx", json=True))
    assert [each.get("at_least") for each in plain["criteria"] if each["kind"] == "years"] == [4]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02" * 50, "cannot be used"),
        ("dots.txt", b"... 12", "no"),
    ],
    ids=["empty", "binary", "no words"],
)
def test_an_unusable_file_is_refused_with_a_reason(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CommandError, match=said) as refused:
        read(tmp_path / name)
    assert refused.value.returncode == 2


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be read") as refused:
        read(tmp_path / "nothing.txt")
    assert refused.value.returncode == 2


def test_a_date_that_is_none_ends_with_status_2():
    command = [sys.executable, "manage.py", "read_vacancy", str(VACANCIES / "seed.txt"), "--published", "soon"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no date" in done.stderr

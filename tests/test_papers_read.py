"""Kept papers of many layouts: of each, every field is read right or left empty, never wrong."""

import datetime as dt
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventory.reading import read_papers
from inventory.reading.paper_lines import Line
from inventory.reading.read_papers import About, Read

FOLDER = Path(__file__).parent / "data" / "papers"
READERS = {
    "decision": read_papers.decision,
    "regulation": read_papers.regulation,
    "conclusion": read_papers.conclusion,
}
SAYS = ("kind", "system", "known")


def kept(name: str) -> tuple[dict[str, str], list[Line]]:
    """Return what a kept file says it holds, and its lines; a form feed begins a page."""
    told, _, text = (FOLDER / name).read_text("utf-8").partition("\n---\n")
    expected = dict(line[1:].split(" ", 1) for line in told.splitlines())
    return expected, lines_of(text)


def lines_of(text: str) -> list[Line]:
    return [Line(line, number) for number, line in enumerate(text.splitlines(), 1)]


def values(read: Read) -> dict[str, str]:
    return {each.field: str(each.value).replace("\n", "|") for each in read.readings}


def read_as(expected: dict[str, str], lines: list[Line]) -> Read:
    known = tuple(filter(None, expected.get("known", "").split("|")))
    return READERS[expected["kind"]](lines, About(expected["system"], known))


NAMES = sorted(path.name for path in FOLDER.glob("*.txt"))


def test_there_are_enough_kept_papers() -> None:
    assert len(NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_a_kept_paper_is_read_right_or_not_at_all(name: str) -> None:
    expected, lines = kept(name)

    read = read_as(expected, lines)

    assert values(read) == {field: value for field, value in expected.items() if field not in SAYS}
    assert all(reading.line in lines for reading in read.readings)
    assert read.readings or read.remarks or expected["kind"] == "regulation"


@pytest.mark.parametrize("name", NAMES[:3] + NAMES[40:43])
def test_composed_and_decomposed_letters_read_the_same(name: str) -> None:
    expected, lines = kept(name)
    forms = [
        values(read_as(expected, [Line(unicodedata.normalize(form, line.text), line.number) for line in lines]))
        for form in ("NFC", "NFD")
    ]

    assert forms[0] == forms[1] != {}


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)), st.integers(1, 9999), st.integers(1, 5), st.booleans())
def test_what_is_written_into_a_decision_is_read_back(on: dt.date, number: int, level: int, padded: bool) -> None:
    day = f"{on:%d}" if padded else str(on.day)
    expected, lines = kept(NAMES[0])
    text = "\n".join(line.text for line in lines)
    text = text.replace("Số: 12/", f"Số: {number:02d}/").replace("cấp độ 3 ", f"cấp độ {level} ")
    text = text.replace("ngày 15 tháng 9 năm 2026", f"ngày {day} tháng {on.month} năm {on.year}")

    found = values(read_as(expected, lines_of(text)))

    assert found == {
        "number": f"{number:02d}/QĐ-STP",
        "date": str(on),
        "issuer": expected["issuer"],
        "level": str(level),
    }


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_paper_with_lines_lost_is_read_right_or_silent(data: st.DataObject) -> None:
    expected, lines = kept(data.draw(st.sampled_from(NAMES)))
    lost = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=3))
    rest = [line for place, line in enumerate(lines) if place not in lost]
    within = {field: value for field, value in expected.items() if field in ("number", "date", "document_number")}

    found = values(read_as(expected, rest))

    assert {field: value for field, value in found.items() if within.get(field, value) != value} == {}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_no_text_at_all_breaks_the_reader(texts: list[str]) -> None:
    lines = [Line(text, number) for number, text in enumerate(texts, 1)]
    for reader in READERS.values():
        assert reader(lines, About("Cổng thông tin")).readings == ()

"""A kind of record is one module: all that the program knows of it is read off its declaration."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inventory import records
from inventory.records.declaration import fields_of

ROOT = Path(__file__).resolve().parent.parent
EVERY_KIND = pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.__name__)


def test_only_what_follows_from_the_rest_stays_out_of_files():
    silent = {
        (kind.__name__, name)
        for kind in records.KINDS
        for name, each in fields_of(kind).items()
        if not each.declared.written
    }

    assert silent == {("Classification", "regime"), ("Classification", "computed_level")}


@EVERY_KIND
def test_labels_are_vietnamese_and_tell_the_fields_of_a_kind_apart(kind):
    labels = [each.declared.label for each in fields_of(kind).values() if not each.declared.parent]

    assert len(set(labels)) == len(labels)
    assert [label for label in labels if label in kind.model_fields or not label[0].isupper()] == []
    assert kind.declaration.title and kind.declaration.plural and kind.declaration.about


SCRATCH = '''
"""Lessons that the office drew: a kind that exists in this test alone."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Record


class Weight(Choices):
    """How much a lesson counts."""

    LIGHT = "light", "Nhẹ"
    HEAVY = "heavy", "Nặng"


class Lesson(Record, table=True):
    """What was learnt on a day; the latest holds."""

    declaration: ClassVar[Declaration] = Declaration(
        list="lessons",
        title="Bài học",
        plural="Bài học kinh nghiệm",
        about="Điều rút ra sau một việc.",
        clause="NĐ 331/2026 Đ5",
        tab="van-hanh",
        series=(),
        headline=lambda row: row.what,
        details=lambda row: (Weight.word(row.weight), row.note),
        opens=lambda row, before: row.weight == Weight.LIGHT and before is not None,
        proof="other",
    )

    on: Annotated[dt.date, Declared("Ngày", required=True)]
    what: Annotated[str, Declared("Điều rút ra", required=True)]
    weight: Annotated[str, Declared("Mức", required=True, choices=Weight)]
    shared: Annotated[bool | None, Declared("Đã phổ biến")] = None
    people: Annotated[int | None, Declared("Số người dự", between=(1, 500))] = None
    note: Annotated[str, Declared("Ghi chú", lines=True)] = ""
'''
WALK = """
import datetime as dt
import json
import sys

from inventory.records import KINDS, Lesson
from inventory.records import facts
from inventory.records.declaration import check_fields
from isms.evidence import documents
from isms.exchange import loading
from isms.exchange.rows import dumping
from isms.exchange.sheets import files
from isms.platform.database import Database
from isms.systems import system_history
from isms.ui.facts import declared_card, differences, sentences
from isms.ui.system import history_tab
from isms.workspace import confirmations, timeline
from schedules.acts import recording
from tests.register import ADMIN, OFFICER, migrate, new_system

folder = sys.argv[1]
assert Lesson in KINDS and Lesson.__module__ == "inventory.records.lesson"


def another(name):
    url = f"sqlite:///{folder}/{name}.sqlite"
    migrate(url)
    return Database(url)


one = another("one")
new_system(one, "A")
with one.work(OFFICER) as work:
    today = work.today
    wrong = check_fields(Lesson(on=None, what="", weight="x", people=0), work.now).problems
    assert {each.field for each in wrong} == {"on", "what", "weight", "people"}, wrong
    recording.record(work, "A", Lesson(on=today, what="Sao lưu hằng ngày", weight="heavy"))
    note = "dòng một\\ndòng hai"
    later = Lesson(on=today, what="Thử khôi phục", weight="light", shared=True, people=5, note=note)
    recording.record(work, "A", later)

with one.look(ADMIN) as work:
    document = dumping.dump(work)
    content = files.written(work, ".xlsx")
    events = [event for event in timeline.timeline(work, "A") if event.kind == "lesson"]
    [newest] = [each for event in events for each in event.recorded if each.before]
    changed = {label: (old, new) for label, old, new in differences.of_facts(newest.before, newest.fact)}
assert [row["what"] for row in document["lessons"]] == ["Sao lưu hằng ngày", "Thử khôi phục"], document["lessons"]
assert changed["Mức"] == ("Nặng", "Nhẹ") and changed["Đã phổ biến"] == ("trống", "có"), changed
assert changed["Số người dự"] == ("trống", "5") and set(changed) >= {"Điều rút ra", "Ghi chú"}, changed
assert sentences.headline(newest.fact) == "Thử khôi phục" and "Nhẹ" in sentences.details(newest.fact)
assert "lesson" in history_tab.KINDS["van-hanh"][1] and history_tab._WHAT["lesson"] == "bài học"
assert system_history.act_to_void(Lesson) is not None and confirmations.KINDS["lesson"].act
assert documents.PROVEN["lesson"] is Lesson

for name, file, kind in (("json", json.dumps(document).encode(), ".json"), ("workbook", content, ".xlsx")):
    other = another(name)
    with other.work(ADMIN) as work:
        loading.load(work, file, kind=kind)
    with other.look(ADMIN) as work:
        assert dumping.dump(work)["lessons"] == document["lessons"], name
    with other.work(ADMIN) as work:
        assert loading.load(work, file, kind=kind).changes == 0, name
print("walked")
"""


@pytest.mark.slow
def test_a_kind_added_to_the_registry_appears_everywhere_without_touching_another_module(tmp_path):
    """The recipe of a kind, walked on a copy. Only a register that exists already needs a migration besides."""
    for package in ("inventory", "schedules", "isms", "templates"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    kinds = tmp_path / "inventory" / "records"
    (kinds / "lesson.py").write_text(SCRATCH, encoding="utf-8")
    registry = (kinds / "__init__.py").read_text(encoding="utf-8")
    registry = registry.replace("KINDS: tuple", "from inventory.records.lesson import Lesson\n\nKINDS: tuple", 1)
    assert "    Permission,\n)" in registry
    registry = registry.replace("    Permission,\n)", "    Permission,\n    Lesson,\n)", 1)
    (kinds / "__init__.py").write_text(registry, encoding="utf-8")

    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    walked = subprocess.run(
        [sys.executable, "-c", WALK, str(tmp_path)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert walked.stdout == "walked\n", walked.stderr

"""The card of a system is declared once: files, the form, the wizard and the history follow the declaration."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from inventory.declared_fields import fields_of
from inventory.register_tables import System, SystemCard
from inventory.systems import register
from inventory.systems.register import CARD, Entry
from isms.exchange import loading
from isms.exchange.format import format as rows_of
from isms.exchange.own.own_fields import fields as own_fields
from isms.exchange.rows import dumping
from isms.exchange.sheets import files
from isms.exchange.sheets.workbook_sheets import SYSTEMS
from isms.installation import schema
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from isms.ui.facts import differences
from isms.ui.system.entry_tab import CARD_IN_ORDER
from isms.ui.wizard.steps import CARD_STEPS
from schedules.policies import policies
from schedules.standing import derived
from tests.databases import Databases, open_database
from tests.register import ADMIN, Clock, new_system, rows, stored

ROOT = Path(__file__).resolve().parent.parent
KEPT_BY_THE_REGISTER = {"id", "version", "search_text", "sort_key", "voided_at", "voided_by", "void_reason"}
FULL: dict[str, Any] = {
    "name": "Một cửa điện tử",
    "purpose": "Nhận và trả hồ sơ",
    "owner": "UBND tỉnh",
    "operator": "Trung tâm CNTT",
    "archive": True,
    "users": ["HCTP"],
    "coordinators": ["VP"],
    "unit": "HCTP",
    "responsibility": "operated",
    "operating": True,
    "registered_on": "2026-01-15",
}


@pytest.fixture
def another(databases: Databases, clock: Clock) -> Iterator[Callable[[], Database]]:
    opened: list[Database] = []

    def empty() -> Database:
        opened.append(open_database(databases.copy(_with_units), clock))
        return opened[-1]

    yield empty
    for database in opened:
        database.engine.dispose()


def _with_units(url: str) -> None:
    database = open_database(url)
    schema.upgrade(database.engine)
    with database.work(ADMIN) as work:
        policies.seed(work)
        units = [
            {"code": "STP", "name": "Sở"},
            *({"code": each, "name": each, "parent": "STP"} for each in ("VP", "HCTP")),
        ]
        loading.load(work, json.dumps({"format": "isms/1", "units": units}).encode())
    database.engine.dispose()


def filled(database: Database) -> None:
    """Enter a system with every field of its card."""
    with database.work(ADMIN) as work:
        entry = {name: value for name, value in FULL.items() if name in Entry.model_fields}
        register.register(work, Entry(code="A", **entry), dt.date.fromisoformat(FULL["registered_on"]), operating=True)


def systems(database: Database) -> list[dict[str, Any]]:
    with database.look(ADMIN) as work:
        return [row for row in dumping.dump(work)["systems"] if row["code"] == "A"]


def test_every_column_of_a_system_is_on_its_card_or_kept_by_the_register() -> None:
    """A column that is neither would be left out of every export, form and history without a word."""
    kept = KEPT_BY_THE_REGISTER | set(derived.COLUMNS) | {"next_alert_on", "derived_on"}
    otherwise = {"unit_id": "unit"}

    assert {otherwise.get(name, name) for name in set(System.model_fields) - kept} <= set(CARD)
    assert set(fields_of(SystemCard)) < set(CARD)
    assert set(FULL) | {"code", "suggestion"} == set(CARD), "a field without a value in these tests"


@pytest.mark.slow
@pytest.mark.parametrize("kind", [".json", ".xlsx", ".csv"])
def test_every_field_goes_out_and_comes_in(another: Callable[[], Database], kind: str) -> None:
    source, target = another(), another()
    filled(source)
    with source.look(ADMIN) as work:
        content = files.written(work, kind)

    with target.work(ADMIN) as work:
        loading.load(work, content, kind=kind)

    [given] = systems(source)
    assert {name: given[name] for name in FULL} == FULL
    assert systems(target) == [given]


def test_every_field_that_is_edited_shows_in_the_history(database: Database) -> None:
    new_system(database, "A")
    before = stored(database, "A")
    with database.work(ADMIN) as work:
        changed = {name: value for name, value in FULL.items() if name in Entry.model_fields} | {
            "suggestion": {"level": 3}
        }
        register.edit(work, "A", None, Entry(code="A", **changed), dt.date(2025, 12, 1))
    [edit] = [each for each in rows(database, TrailEntry) if each.action == "system.edited"]

    shown = {label: (old, new) for label, old, new in differences.of_edit(edit.detail, {before.unit_id: "cũ"})}

    columns = set(edit.detail) - {"units", "unit_id"}
    assert columns >= {*fields_of(SystemCard), "registered_on", "suggestion"} - {"code"}
    assert {CARD[name].declared.label for name in columns} <= set(shown)
    assert shown["Tên"] == (before.name, "Một cửa điện tử")
    assert shown["Ghi vào sổ từ"][1] == "01/12/2025"
    assert "phối hợp: VP" in shown["Đơn vị sử dụng, phối hợp"][1]


def test_the_headings_and_names_of_files_stand() -> None:
    """They are public: see the exchange format."""
    assert [column.heading for column in SYSTEMS.columns] == [
        "Mã hệ thống",
        "Tên hệ thống",
        "Mục đích sử dụng",
        "Chủ quản",
        "Đơn vị vận hành",
        "Lưu trữ tài liệu điện tử",
        "Đơn vị sử dụng",
        "Đơn vị phối hợp",
        "Đơn vị quản lý hồ sơ",
        "Vai trò của cơ quan",
        "Đang vận hành",
        "Ngày ghi sổ",
    ]
    assert [column.kind for column in SYSTEMS.columns] == [
        *["text"] * 5,
        "yes_no",
        *["codes"] * 2,
        "text",
        "choice",
        "yes_no",
        "day",
    ]
    assert set(rows_of.System.model_fields) == set(CARD) | {"facts"}
    assert {f"systems.{column.key}" for column in SYSTEMS.columns} <= set(own_fields())


def test_the_form_and_the_wizard_ask_for_every_field_written_of_a_system() -> None:
    assert set(CARD_IN_ORDER) == set(CARD)
    assert set(fields_of(SystemCard)) <= {name for step in CARD_STEPS for name in step.names}


FIELD = """
    vendor: Annotated[str, Declared("Nhà cung cấp", most=NAME)] = ""


class System(SystemCard, table=True):
"""
ASKED = """
import json
from inventory.register_tables import System
from inventory.systems.register import CARD, Entry, entry_of, EDITED
from isms.exchange.format import format as rows_of
from isms.exchange.own.own_fields import recognise
from isms.exchange.sheets.workbook_sheets import SYSTEMS
from isms.ui.facts.differences import of_edit
from isms.ui.system.entry_tab import CARD_IN_ORDER
from inventory.law.interview import Answers
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.saying import answer
from isms.ui.wizard.steps import CARD_STEPS

entry = Draft(Answers.begin("331/2026"), values={"code": "A", "name": "A", "vendor": "FPT"}).entry()
step = next(step for step in CARD_STEPS if "vendor" in step.names)
stored = System(code="A", name="A", vendor="FPT", unit_id=1)
print(json.dumps({
    "form": "vendor" in CARD_IN_ORDER and "vendor" in EDITED,
    "entry": [entry.vendor, entry_of(stored, {}, "VP").vendor],
    "json": rows_of.System(code="A", vendor=" FPT  IS ").vendor,
    "sheet": [column.heading for column in SYSTEMS.columns if column.key == "vendor"],
    "own": recognise(["Nhà cung cấp"], {}),
    "history": list(of_edit({"vendor": ["", "FPT"]}, {})),
    "summary": answer(step, {"vendor": "FPT"}, {}),
    "column": System.__table__.c.vendor.type.__class__.__name__,
}))
"""


@pytest.mark.slow
def test_a_field_more_is_one_declaration(tmp_path: Path) -> None:
    """On a scratch copy: one line on the card, and everything that reads it knows the field."""
    for folder in ("inventory", "isms", "schedules", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    tables = tmp_path / "inventory" / "register_tables.py"
    before = tables.read_text("utf-8")
    after = before.replace("\n\nclass System(SystemCard, table=True):\n", FIELD, 1)
    assert after != before
    tables.write_text(after, "utf-8")

    asked = [sys.executable, "-c", ASKED]
    done = subprocess.run(asked, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True)

    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout) == {
        "form": True,
        "entry": ["FPT", "FPT"],
        "json": "FPT IS",
        "sheet": ["Nhà cung cấp"],
        "own": ["systems.vendor"],
        "history": [["Nhà cung cấp", "trống", "FPT"]],
        "summary": "Nhà cung cấp: FPT",
        "column": "AutoString",
    }

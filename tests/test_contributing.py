"""The recipes of CONTRIBUTING.md stay true: the first two are applied to a copy of the tree, word for word."""

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from isms.installation import schema
from tests.databases import SqliteFiles
from tests.kept_register import take_kept

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
REGISTRY = "from inventory.records.agreement import Agreement\n"


def blocks(recipe: str) -> dict[str, str]:
    """Return the Python blocks of a recipe: the first line of each names its file, and where in it."""
    part = GUIDE.partition(f"## {recipe}\n")[2].partition("\n## ")[0]
    found = re.findall(r"   ```python\n(.*?)   ```", part, flags=re.DOTALL)
    named = {}
    for each in found:
        first, _, rest = textwrap.dedent(each).partition("\n")
        named[first.strip().removeprefix("# ")] = rest.replace("NEWEST", schema.newest() or "")
    return named


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the product."""
    for folder in ("inventory", "isms", "schedules", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def put(tree: Path, place: str, text: str) -> None:
    """Apply a block: a new file, or lines at the place it names."""
    name, _, where = place.partition(", ")
    file = tree / name
    if not where:
        assert not file.exists(), name
        file.write_text(text, "utf-8")
        return
    before = file.read_text("utf-8")
    lines = textwrap.indent(textwrap.dedent(text), "    ")
    if where == "in KINDS":
        after = before.replace("\n)\n", f"\n{lines})\n", 1).replace(
            REGISTRY, f"{REGISTRY}from inventory.records.warranty import Warranty\n", 1
        )
    else:
        after = before.replace("\n\n\nclass System(SystemCard", f"\n{lines}\n\nclass System(SystemCard", 1)
    assert after != before, place
    file.write_text(after, "utf-8")


def asked(tree: Path, script: str, *arguments: str) -> dict[str, object]:
    """Run a script on the copy and return what it prints as JSON."""
    command = [sys.executable, "-c", script, *arguments]
    environment = os.environ | {"PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


BEGIN = """
import json, sys
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.exchange import loading
from isms.exchange.rows import dumping
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.installation import schema
from isms.platform.database import Database
from isms.systems import system_history
from isms.ui.facts import differences, sentences
from schedules.policies import policies

ADMIN = Actor("quản trị", Role.ADMIN)
old, new = (Database(url) for url in sys.argv[1:3])
for each in (old, new):
    schema.upgrade(each.engine)
    assert schema.differences(each.engine) == []
    assert schema.wrong_guards(each.engine) == []


def load(database, **lists):
    with database.work(ADMIN) as work:
        loading.load(work, json.dumps({"format": "isms/1"} | lists).encode())


def headings(section):
    return [column.heading for sheet in SHEETS if sheet.section == section for column in sheet.columns]
"""
FIELD = """
with new.work(ADMIN) as work:
    policies.seed(work)
load(new, units=[{"code": "STP", "name": "Sở"}])
with new.work(ADMIN) as work:
    register.register(work, Entry(code="A", name="A", vendor="Bên bán", responsibility="owned"), work.today, True)
load(old, systems=[{"code": "MISA", "vendor": "Bên bán"}])
with new.look(ADMIN) as work, old.look(ADMIN) as kept:
    print(json.dumps({
        "new": [row["vendor"] for row in dumping.dump(work)["systems"]],
        "upgraded": [row["vendor"] for row in dumping.dump(kept)["systems"] if row["code"] == "MISA"],
        "sheet": "Nhà cung cấp" in headings("systems"),
        "history": list(differences.of_edit({"vendor": ["", "Bên bán"]}, {})),
    }))
"""
KIND = """
row = {"system": "MISA", "on": "2026-11-01", "scope": "devices", "ends_on": "2028-11-01"}
load(old, warranties=[row])
with old.look(ADMIN) as work:
    facts = system_history.of_every_kind(work, "MISA")
    print(json.dumps({
        "rows": dumping.dump(work)["warranties"] == [row],
        "sheet": headings("warranties"),
        "history": [sentences.headline(each) for each in facts if each.__tablename__ == "warranty"],
    }))
"""


@pytest.fixture
def urls(sqlite_databases: SqliteFiles) -> list[str]:
    """A register of the baseline, and an empty database."""
    return [sqlite_databases.copy(take_kept), sqlite_databases.empty()]


@pytest.mark.slow
def test_a_field_of_a_system_is_added_by_the_recipe(tree: Path, urls: list[str]) -> None:
    for place, text in blocks("Add a field of a system").items():
        put(tree, place, text)

    assert asked(tree, BEGIN + FIELD, *urls) == {
        "new": ["Bên bán"],
        "upgraded": ["Bên bán"],
        "sheet": True,
        "history": [["Nhà cung cấp", "trống", "Bên bán"]],
    }


@pytest.mark.slow
def test_a_kind_of_record_is_added_by_the_recipe(tree: Path, urls: list[str]) -> None:
    for place, text in blocks("Add a kind of record").items():
        put(tree, place, text)

    assert asked(tree, BEGIN + KIND, *urls) == {
        "rows": True,
        "sheet": ["Mã hệ thống", "Ngày bắt đầu", "Phạm vi", "Hết hạn ngày"],
        "history": ["Bảo hành thiết bị"],
    }


def test_every_file_that_the_guide_names_is_there() -> None:
    named = re.findall(r"`((?:inventory|schedules|isms|templates|tests)/[\w/.-]+\.\w+(?:\.j2)?)`", GUIDE)

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []

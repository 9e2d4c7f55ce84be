"""
Entering and correcting the office's plans and their tasks, by those who record for the whole tree.

The plans of 2025 and 2026 come with the product (`programmes.toml`); an office may add its own.
"""

import datetime as dt
import tomllib
from collections.abc import Collection, Iterable, Mapping
from importlib import resources
from typing import Any, Literal, get_args

from sqlmodel import col, delete, func, select

from inventory import units
from inventory.access import Act, require, require_everywhere
from inventory.errors import NotFound, Reason, Refused
from inventory.tables import Unit
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work
from schedules.programme_tables import Programme, ProgrammeTask, TaskProgress, TaskUnit
from schedules.programmes import task

Reporting = Literal["quarterly", "on_request"]
Computed = Literal["level_and_plan", "audited"]
YEARS = range(2020, 2100)
_TEXTS = {"heading": NAME, "task": LONG, "solution": LONG, "deadline": NAME, "lead": NAME}
_TEXTS |= {"coordination": NAME, "product": LONG}


def add(work: Work, given: Programme) -> Programme:
    """Add a plan of the office's own: code, name, year, number, issued_on, reporting."""
    require_everywhere(work, Act.RECORD)
    checks = Checks()
    given.code = checks.code("code", given.code)
    if work.session.exec(select(Programme.id).where(Programme.code == given.code)).first() is not None:
        checks.problem("code", f"Mã “{given.code}” đã có.", "Hãy dùng mã khác hoặc sửa kế hoạch đó.")
    if given.year not in YEARS:
        checks.problem("year", f"Năm {given.year} không hợp lệ.", "Hãy nhập năm của kế hoạch, ví dụ 2026.")
    _check(checks, work, given)
    checks.done()
    work.session.add(given)
    work.session.flush()
    work.record("programme.added", given.code, {"year": given.year} | _said(given))
    return given


def change(work: Work, code: str, given: Programme) -> Programme:
    """Correct name, number, issued_on and reporting of a plan; its code and year stay. Raises NotFound."""
    require_everywhere(work, Act.RECORD)
    checks = Checks()
    _check(checks, work, given)
    checks.done()
    row = _by_code(work, code)
    before, after = _said(row), _said(given)
    if before != after:
        row.name, row.number, row.issued_on, row.reporting = given.name, given.number, given.issued_on, given.reporting
        work.session.add(row)
        work.record("programme.changed", row.code, _differences(before, after))
    return row


def add_task(work: Work, code: str, given: ProgrammeTask, unit_codes: Collection[str]) -> ProgrammeTask:
    """
    Add a task at the end of a plan: code (its number in the plan), the columns of the annex, due_on, target, indicator.

    `unit_codes`: the units in the lead.
    """
    require_everywhere(work, Act.RECORD)
    plan = _by_code(work, code)
    given.programme_id = plan.id or 0
    leading = _checked(work, given, unit_codes)
    of_plan = select(func.max(ProgrammeTask.position)).where(ProgrammeTask.programme_id == plan.id)
    given.position = (work.session.exec(of_plan).one() or 0) + 1
    work.session.add(given)
    work.session.flush()
    _lead(work, given, leading)
    work.record("programme.task_added", plan.code, _told(given) | {"units": [unit.code for unit in leading]})
    return given


def change_task(work: Work, task_id: int, given: ProgrammeTask, unit_codes: Collection[str]) -> ProgrammeTask:
    """Correct the words of a task, and say which units lead it. Raises NotFound."""
    require_everywhere(work, Act.RECORD)
    known = task(work, task_id)
    row, plan = known.row, work.session.get_one(Programme, known.row.programme_id)
    given.programme_id, given.id = row.programme_id, row.id
    leading = _checked(work, given, unit_codes)
    before = _told(row) | {"units": sorted(unit.code for unit in known.units)}
    after = _told(given) | {"units": sorted(unit.code for unit in leading)}
    if before != after:
        for name in _told(given):
            setattr(row, name, getattr(given, name))
        work.session.add(row)
        _lead(work, row, leading)
        work.record("programme.task_changed", plan.code, {"number": before["code"]} | _differences(before, after))
    return row


def drop_task(work: Work, task_id: int) -> None:
    """Take a task out of its plan. Raises NotFound; Refused once anything was reported on it."""
    require_everywhere(work, Act.RECORD)
    row = task(work, task_id).row
    if work.session.exec(select(TaskProgress.id).where(TaskProgress.task_id == task_id).limit(1)).first() is not None:
        raise Refused([Reason("reported", "", "Nhiệm vụ này đã có báo cáo nên phải giữ lại. Hãy sửa thay vì bỏ.")])
    plan = work.session.get_one(Programme, row.programme_id)
    work.record("programme.task_dropped", plan.code, _told(row))
    work.session.exec(delete(TaskUnit).where(col(TaskUnit.task_id) == task_id))
    work.session.delete(row)


def load(work: Work) -> int:
    """
    Enter the office's plans of 2025 and 2026 unless a plan of that code is there; return how many were entered.

    Units that the office does not have under the codes of the starting inventory are left for an officer to choose.
    """
    require_everywhere(work, Act.RECORD)
    known = set(work.session.exec(select(Programme.code)))
    have = {unit.code for unit in units.tree(work)}
    entered = 0
    for plan in _own():
        tasks = plan.pop("tasks")
        if plan["code"] in known:
            continue
        add(work, Programme(**plan))
        for row in tasks:
            leading = [code for code in row.pop("units", ()) if code in have]
            add_task(work, plan["code"], ProgrammeTask(programme_id=0, position=0, **row), leading)
        entered += 1
    return entered


def unloaded(work: Work) -> bool:
    """Say whether a plan that comes with the product is not in the register."""
    require(work, Act.VIEW)
    known = work.session.exec(select(Programme.code)).all()
    return any(plan["code"] not in known for plan in _own())


def _own() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("programmes.toml").read_text("utf-8")
    plans: list[dict[str, Any]] = tomllib.loads(text)["programmes"]
    return plans


def _by_code(work: Work, code: str) -> Programme:
    row = work.session.exec(select(Programme).where(Programme.code == code)).first()
    if row is None:
        raise NotFound("kế hoạch", code)
    return row


def _check(checks: Checks, work: Work, given: Programme) -> None:
    given.name = checks.name("name", given.name)
    given.number = checks.text("number", given.number, required=False)
    checks.one_of("reporting", given.reporting, get_args(Reporting))
    if given.issued_on is not None:
        checks.past("issued_on", given.issued_on, work.today)


def _checked(work: Work, given: ProgrammeTask, unit_codes: Iterable[str]) -> list[Unit]:
    checks = Checks()
    given.code = checks.text("code", given.code, 20)
    for name, most in _TEXTS.items():
        setattr(given, name, checks.text(name, getattr(given, name), most, required=name == "task"))
    checks.one_of("indicator", given.indicator, ("", *get_args(Computed)))
    if given.target is not None and not 0 <= given.target <= 100:
        checks.problem("target", "Mục tiêu tính bằng phần trăm.", "Hãy nhập từ 0 đến 100, hoặc để trống.")
    if given.due_on is not None:
        checks.plausible("due_on", given.due_on)
    same = select(ProgrammeTask.id).where(
        ProgrammeTask.programme_id == given.programme_id, ProgrammeTask.code == given.code
    )
    if work.session.exec(same).first() not in (None, given.id):
        checks.problem("code", f"Kế hoạch đã có nhiệm vụ số “{given.code}”.", "Hãy dùng số khác.")
    checks.done()
    return [units.by_code(work, code) for code in sorted(set(unit_codes))]


def _lead(work: Work, row: ProgrammeTask, leading: Iterable[Unit]) -> None:
    for link in work.session.exec(select(TaskUnit).where(col(TaskUnit.task_id) == row.id)):
        work.session.delete(link)
    work.session.flush()
    for unit in leading:
        work.session.add(TaskUnit(task_id=row.id or 0, unit_id=unit.id or 0))


def _said(plan: Programme) -> dict[str, Any]:
    return {
        "name": plan.name,
        "number": plan.number,
        "issued_on": _day(plan.issued_on),
        "reporting": plan.reporting,
    }


def _told(row: ProgrammeTask) -> dict[str, Any]:
    plain = row.model_dump(exclude={"id", "programme_id", "position"})
    return plain | {"due_on": _day(row.due_on)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs, as [before, after]."""
    return {name: [before[name], value] for name, value in after.items() if before[name] != value}

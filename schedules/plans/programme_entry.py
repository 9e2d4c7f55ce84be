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

from inventory.errors import NotFound, Reason, Refused
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.register_tables import Unit
from inventory.validation import LONG, NAME, Checks
from inventory.versions import Seen, merge, require_unchanged, state
from inventory.work import Work
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress, TaskUnit
from schedules.plans.programmes import Task, task

Reporting = Literal["quarterly", "on_request"]
Computed = Literal["level_and_plan", "audited"]
YEARS = range(2020, 2100)
PLAN_FIELDS = ("name", "number", "issued_on", "reporting")
"""What a form about a plan holds."""
_TEXTS = {"heading": NAME, "task": LONG, "solution": LONG, "deadline": NAME, "lead": NAME}
_TEXTS |= {"coordination": NAME, "product": LONG}
TASK_FIELDS = ("code", *_TEXTS, "due_on", "target", "indicator")
"""What a form about a task holds besides its units."""


@writes(Act.RECORD, Unseen.NEW, everywhere=True)
def add(work: Work, given: Programme) -> Programme:
    """Add a plan of the office's own: code, name, year, number, issued_on, reporting."""
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
    work.record("programme.added", given.code, {"year": given.year} | plan_content(given))
    return given


@writes(Act.RECORD, everywhere=True)
def change(work: Work, code: str, given: Programme, seen: Seen = None) -> Programme:
    """
    Correct name, number, issued_on and reporting of a plan; its code and year stay.

    `seen`: what the form was opened on (`inventory.versions`). Raises NotFound, Invalid, Outdated.
    """
    checks = Checks()
    _check(checks, work, given)
    checks.done()
    row = _by_code(work, code, hold=True)
    before = plan_content(row)
    changed = merge(seen, state(given, PLAN_FIELDS), state(row, PLAN_FIELDS))
    if changed:
        for name, value in changed.items():
            setattr(row, name, value)
        work.session.add(row)
        work.record("programme.changed", row.code, _differences(before, plan_content(row)))
    return row


@writes(Act.RECORD, Unseen.NEW, everywhere=True)
def add_task(work: Work, code: str, given: ProgrammeTask, unit_codes: Collection[str]) -> ProgrammeTask:
    """
    Add a task at the end of a plan: code (its number in the plan), the columns of the annex, due_on, target, indicator.

    `unit_codes`: the units in the lead.
    """
    plan = _by_code(work, code)
    given.programme_id = plan.id
    leading = _checked(work, given, unit_codes)
    of_plan = select(func.max(ProgrammeTask.position)).where(ProgrammeTask.programme_id == plan.id)
    given.position = (work.session.exec(of_plan).one() or 0) + 1
    work.session.add(given)
    work.session.flush()
    _lead(work, given, leading)
    work.record("programme.task_added", plan.code, task_content(given) | {"units": [unit.code for unit in leading]})
    return given


@writes(Act.RECORD, everywhere=True)
def change_task(
    work: Work, task_id: int, given: ProgrammeTask, unit_codes: Collection[str], seen: Seen = None
) -> ProgrammeTask:
    """
    Correct the words of a task, and say which units lead it.

    `seen`: what the form was opened on, the codes of the units in order as "units" (`inventory.versions`). Raises
    NotFound, Invalid, Outdated.
    """
    known = _held_task(work, task_id)
    row, plan = known.row, work.session.get_one(Programme, known.row.programme_id)
    given.programme_id, given.id = row.programme_id, row.id
    leading = _checked(work, given, unit_codes)
    before = task_content(row) | {"units": sorted(unit.code for unit in known.units)}
    mine = state(given, TASK_FIELDS) | {"units": sorted(unit.code for unit in leading)}
    changed = merge(seen, mine, state(row, TASK_FIELDS) | {"units": before["units"]})
    if changed:
        led = changed.pop("units", before["units"])
        for name, value in changed.items():
            setattr(row, name, value)
        work.session.add(row)
        if led != before["units"]:
            _lead(work, row, leading)
        after = task_content(row) | {"units": led}
        work.record("programme.task_changed", plan.code, {"number": before["code"]} | _differences(before, after))
    return row


@writes(Act.RECORD, everywhere=True)
def drop_task(work: Work, task_id: int, seen: Seen = None) -> None:
    """
    Take a task out of its plan. Raises NotFound; Refused once anything was reported on it.

    `seen`: what the person saw of it; Outdated when somebody changed that since.
    """
    known = _held_task(work, task_id)
    row = known.row
    leading = {"units": sorted(unit.code for unit in known.units)}
    require_unchanged(seen, state(row, TASK_FIELDS) | leading)
    if work.session.exec(select(TaskProgress.id).where(TaskProgress.task_id == task_id).limit(1)).first() is not None:
        raise Refused([Reason("reported", "", "Nhiệm vụ này đã có báo cáo nên phải giữ lại. Hãy sửa thay vì bỏ.")])
    plan = work.session.get_one(Programme, row.programme_id)
    work.record("programme.task_dropped", plan.code, task_content(row))
    work.session.exec(delete(TaskUnit).where(col(TaskUnit.task_id) == task_id))
    work.session.delete(row)


@writes(Act.RECORD, Unseen.NEW, everywhere=True)
def load(work: Work) -> int:
    """
    Enter the office's plans of 2025 and 2026 unless a plan of that code is there; return how many were entered.

    Units that the office does not have under the codes of the starting inventory are left for an officer to choose.
    """
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


@reads(Act.VIEW)
def unloaded(work: Work) -> bool:
    """Say whether a plan that comes with the product is not in the register."""
    known = work.session.exec(select(Programme.code)).all()
    return any(plan["code"] not in known for plan in _own())


def _own() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("programmes.toml").read_text("utf-8")
    plans: list[dict[str, Any]] = tomllib.loads(text)["programmes"]
    return plans


def _held_task(work: Work, task_id: int) -> Task:
    """Return a task, locked against other writers. Raises NotFound."""
    work.session.get(ProgrammeTask, task_id, with_for_update=True, populate_existing=True)
    return task(work, task_id)


def _by_code(work: Work, code: str, hold: bool = False) -> Programme:
    wanted = select(Programme).where(Programme.code == code)
    if hold:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    row = work.session.exec(wanted).first()
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
        work.session.add(TaskUnit(task_id=row.id, unit_id=unit.id))


def plan_content(plan: Programme) -> dict[str, Any]:
    """Return what the trail says of a plan, beside its code and year."""
    return {
        "name": plan.name,
        "number": plan.number,
        "issued_on": _day(plan.issued_on),
        "reporting": plan.reporting,
    }


def task_content(row: ProgrammeTask) -> dict[str, Any]:
    """Return what the trail says of a task, beside the units that lead it."""
    plain = row.model_dump(exclude={"id", "programme_id", "position"})
    return plain | {"due_on": _day(row.due_on)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs, as [before, after]."""
    return {name: [before[name], value] for name, value in after.items() if before[name] != value}

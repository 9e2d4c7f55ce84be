"""
What the units report on the tasks of a plan, quarter by quarter (KH DTI 2026 IV.2).

A report is a dated fact: a later one supersedes it, a wrong one is voided with a reason. The tasks that the register
computes itself (`indicator`) are reported by nobody.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from inventory.choices import Choices
from inventory.errors import NotFound, Reason, Refused
from inventory.organisation import units
from inventory.organisation.access import Act, Unseen, reads, within, writes
from inventory.records.holding import holds
from inventory.register_tables import Unit
from inventory.validation import LONG, Checks
from inventory.versions import is_retry
from inventory.work import Work
from schedules.cadence.working_days import ONE_DAY
from schedules.plans import programmes
from schedules.plans.programme_tables import Programme, TaskProgress, TaskUnit
from schedules.plans.programmes import Plan, Task
from schedules.plans.quarters import Quarter


class ProgressState(Choices):
    """How far a task of a plan is."""

    NOT_STARTED = "not_started", "Chưa thực hiện", "soon"
    IN_PROGRESS = "in_progress", "Đang thực hiện"
    DONE = "done", "Đã hoàn thành", "ok", "Phải ghi kết quả."


REMIND_BEFORE = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    """What a unit in the lead of a task, or one that once reported on it, has said by a day: by quarter, the latest."""

    unit: Unit
    leads: bool
    reports: Mapping[int, TaskProgress]


@dataclass(frozen=True, slots=True)
class Row:
    """A task with its units."""

    task: Task
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """How a plan stands for a quarter, by what was reported up to the day `on`."""

    plan: Plan
    quarter: Quarter
    on: dt.date
    rows: tuple[Row, ...]

    @property
    def expected(self) -> list[tuple[Row, Line]]:
        """The reports that this quarter asks of the units in the lead; none of a plan that reports when asked."""
        if not self.plan.is_quarterly:
            return []
        return [(row, line) for row in self.rows if not row.task.is_computed for line in row.lines if line.leads]

    @property
    def missing(self) -> list[tuple[Row, Line]]:
        return [(row, line) for row, line in self.expected if self.said(line) is None]

    def said(self, line: Line) -> TaskProgress | None:
        """Return the report of this quarter."""
        return line.reports.get(self.quarter.number)

    def is_late(self, line: Line) -> bool:
        """Say whether the report came, or still has not come, after the due day."""
        said = self.said(line)
        return self.plan.is_quarterly and line.leads and (said.on if said else self.on) > self.quarter.due


@dataclass(frozen=True, slots=True)
class Duty:
    """Reports of a quarter that are still to come: of which plans (codes), how many tasks, of which units."""

    quarter: Quarter
    plans: tuple[str, ...]
    tasks: int
    units: tuple[Unit, ...]


@writes(Act.REPORT, Unseen.ADDS)
def report(work: Work, task_id: int, unit_code: str, quarter: Quarter, given: TaskProgress) -> TaskProgress:
    """
    Record what a unit in the lead says of a task for a quarter: on, state, percent (0-100), result, difficulties.

    `quarter` is one of the plan's year. Raises NotFound, Refused for a task that the register computes.
    """
    unit = units.by_code(work, unit_code)
    task = programmes.task(work, task_id)
    if task.is_computed:
        remedy = "Số liệu của nhiệm vụ này do sổ tự tính từ hồ sơ các hệ thống, không ai phải báo cáo."
        raise Refused([Reason("computed", "", remedy)])
    plan = work.session.get_one(Programme, task.row.programme_id)
    checks = Checks()
    checks.past("on", given.on, work.today)
    checks.one_of("state", given.state, ProgressState.words())
    if given.percent is not None and not 0 <= given.percent <= 100:
        checks.problem("percent", "Tỷ lệ phải từ 0 đến 100.", "Hãy sửa tỷ lệ, hoặc để trống nếu không đo được.")
    given.result = checks.text("result", given.result, LONG, required=given.state == "done")
    given.difficulties = checks.text("difficulties", given.difficulties, LONG, required=False)
    if unit.id not in {each.id for each in task.units}:
        checks.problem("unit", f"{unit.name} không chủ trì nhiệm vụ này.", "Hãy chọn đơn vị chủ trì.")
    if quarter.year != plan.year:
        checks.problem("quarter", f"Kế hoạch này của năm {plan.year}.", "Hãy chọn quý trong năm đó.")
    elif given.on is not None and given.on < quarter.first:
        checks.problem("on", f"Trước khi {quarter.name} bắt đầu.", "Hãy chọn đúng quý, hoặc sửa ngày báo cáo.")
    checks.done()
    given.task_id, given.unit_id, given.year, given.quarter = task_id, unit.id, quarter.year, quarter.number
    led = (TaskUnit.task_id == task_id, TaskUnit.unit_id == unit.id)
    work.session.exec(select(TaskUnit.unit_id).where(*led).with_for_update())  # two at once: one after the other
    newest = next((row for row in records(work, task_id, unit_code) if row.voided_at is None), None)
    if newest is not None and is_retry(work, newest.recorded_by, newest.recorded_at) and _alike(newest, given):
        return newest
    given.recorded_at, given.recorded_by = work.now, work.actor.name
    work.session.add(given)
    work.session.flush()
    work.record("progress.recorded", plan.code, _report_content(task, unit, given))
    return given


def _alike(row: TaskProgress, other: TaskProgress) -> bool:
    own = {"id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}
    return row.model_dump(exclude=own) == other.model_dump(exclude=own)


@writes(Act.REPORT, Unseen.ONCE)
def void(work: Work, progress_id: int, reason: str) -> TaskProgress:
    """Take back a wrong report, with the reason. Raises NotFound, Refused when it was voided before."""
    mine = select(TaskProgress, Unit).join(Unit, col(Unit.id) == col(TaskProgress.unit_id))
    found = work.session.exec(
        mine.where(TaskProgress.id == progress_id, within(work.actor.branch)).with_for_update()
    ).first()
    if found is None:
        raise NotFound("báo cáo", str(progress_id))
    row, unit = found
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    if row.voided_at is not None:
        raise Refused([Reason("voided", "", "Báo cáo này đã được hủy trước đó.")])
    task = programmes.task(work, row.task_id)
    plan = work.session.get_one(Programme, task.row.programme_id)
    row.voided_at, row.voided_by, row.void_reason = work.now, work.actor.name, reason
    work.record("progress.voided", plan.code, _report_content(task, unit, row) | {"reason": reason})
    return row


@reads(Act.VIEW)
def boards(work: Work, quarter: Quarter, on: dt.date | None = None, unit_code: str | None = None) -> list[Board]:
    """
    Return how the plans of the quarter's year stand, by the reports made up to a day (today by default).

    Of the units only those of the actor's branch; with `unit_code` only that one, and only the tasks that it leads or
    once reported on. Raises NotFound.
    """
    day = on or work.today
    chosen = units.by_code(work, unit_code) if unit_code else None
    found = []
    for plan in programmes.listed(work, quarter.year):
        told = _told_by_units(work, [task.id for task in plan.tasks], day)
        rows = [Row(task, tuple(_lines(task, told.get(task.id, {}), chosen))) for task in plan.tasks]
        kept = tuple(row for row in rows if chosen is None or row.lines)
        found.append(Board(plan, quarter, day, kept))
    return found


@reads(Act.VIEW)
def records(work: Work, task_id: int, unit_code: str) -> list[TaskProgress]:
    """Return every report of a unit on a task, voided ones too, the newest entry first. Raises NotFound."""
    unit = units.by_code(work, unit_code)
    wanted = select(TaskProgress).where(TaskProgress.task_id == task_id, TaskProgress.unit_id == unit.id)
    return list(work.session.exec(wanted.order_by(col(TaskProgress.id).desc())))


@reads(Act.VIEW)
def duties(work: Work) -> list[Duty]:
    """
    Return what is still to be reported in the actor's branch, the oldest quarter first.

    That is this quarter's from 30 days before its due day, and what the quarter before still lacks.
    """
    now = Quarter.of(work.today)
    return _missing(work, [now.before, *([now] if now.due - REMIND_BEFORE <= work.today else [])])


@reads(Act.VIEW)
def deadlines(work: Work, first: dt.date, last: dt.date) -> list[Duty]:
    """Return what is still to be reported by the due days from `first` to `last`, both included."""
    quarters, each = [], Quarter.of(first)
    while each.first <= last:
        if first <= each.due <= last:
            quarters.append(each)
        each = Quarter.of(each.last + ONE_DAY)
    return _missing(work, quarters)


def _missing(work: Work, quarters: Iterable[Quarter]) -> list[Duty]:
    years = {plan.row.year for plan in programmes.listed(work) if plan.is_quarterly}
    asked = [quarter for quarter in quarters if quarter.year in years]
    return [duty for quarter in asked if (duty := _duty(quarter, boards(work, quarter)))]


def _duty(quarter: Quarter, of_plans: Iterable[Board]) -> Duty | None:
    missing = [(board, row, line) for board in of_plans for row, line in board.missing]
    if not missing:
        return None
    plans = dict.fromkeys(board.plan.row.code for board, _, _ in missing)
    named = {line.unit.id: line.unit for _, _, line in missing}
    return Duty(quarter, tuple(plans), len({row.task.id for _, row, _ in missing}), tuple(named.values()))


def _told_by_units(
    work: Work, task_ids: Sequence[int], on: dt.date
) -> dict[int, dict[int, list[tuple[Unit, TaskProgress]]]]:
    """Return, by task and unit, the reports that hold on a day, the later ones last."""
    holding = (
        col(TaskProgress.task_id).in_(task_ids),
        col(TaskProgress.on) <= on,
        holds(TaskProgress),
        within(work.actor.branch),
    )
    wanted = select(Unit, TaskProgress).join(TaskProgress, col(TaskProgress.unit_id) == col(Unit.id)).where(*holding)
    found: dict[int, dict[int, list[tuple[Unit, TaskProgress]]]] = {}
    for unit, row in work.session.exec(wanted.order_by(col(TaskProgress.on), col(TaskProgress.id))):
        found.setdefault(row.task_id, {}).setdefault(row.unit_id, []).append((unit, row))
    return found


def _lines(task: Task, told: Mapping[int, list[tuple[Unit, TaskProgress]]], chosen: Unit | None) -> list[Line]:
    leading = {unit.id: unit for unit in task.units}
    others = {unit_id: rows[0][0] for unit_id, rows in told.items() if unit_id not in leading}
    everybody = [*leading.values(), *sorted(others.values(), key=lambda unit: unit.path)]
    return [
        Line(unit, unit.id in leading, {row.quarter: row for _, row in told.get(unit.id, ())})
        for unit in everybody
        if chosen is None or unit.id == chosen.id
    ]


def _report_content(task: Task, unit: Unit, row: TaskProgress) -> dict[str, object]:
    return {"task": task.row.code, "unit": unit.code} | content(row)


def content(row: TaskProgress) -> dict[str, Any]:
    """Return what the trail says of a report beside its task and unit, as plain JSON values."""
    return {
        "quarter": Quarter(row.year, row.quarter).code,
        "on": row.on.isoformat(),
        "state": row.state,
        "percent": row.percent,
        "result": row.result,
        "difficulties": row.difficulties,
    }

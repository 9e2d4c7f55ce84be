"""Taking in and giving out the plans that the office reports on; each row goes through a use case."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import within
from inventory.records.holding import holds
from inventory.register_tables import Unit
from inventory.work import Work
from isms.exchange.format import programme_format as rows_of
from isms.exchange.format.lines import CHANGED, NEW, Line, blaming, rows
from schedules.plans import programme_entry, programmes, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.programmes import Task
from schedules.plans.quarters import Quarter

_PLAN = ("name", "year", "number", "issued_on", "reporting")
_TASK = ("heading", "task", "solution", "deadline", "due_on", "lead", "coordination", "product", "target", "indicator")
_REPORT = ("on", "state", "percent", "result", "difficulties")


def take_programmes(work: Work, by_list: Mapping[str, Sequence[Line]]) -> None:
    """Enter plans, tasks and reports that are not on record, and correct plans and tasks that are."""
    _take_plans(work, by_list["programmes"])
    _take_tasks(work, by_list["programme_tasks"])
    _take_reports(work, by_list["progress"])


def plans(work: Work) -> dict[str, list[dict[str, Any]]]:
    """Return the lists of plans, tasks and of the reports of the actor's branch that hold, in the order of entry."""
    known = sorted(programmes.listed(work), key=lambda plan: plan.row.id)
    return {
        "programmes": [{"code": plan.row.code} | _content(plan.row, _PLAN) for plan in known],
        "programme_tasks": [
            {"programme": plan.row.code, "code": task.row.code}
            | _content(task.row, _TASK)
            | {"units": [unit.code for unit in task.units]}
            for plan in known
            for task in plan.tasks
        ],
        "progress": list(_reports(work)),
    }


def _take_plans(work: Work, lines: Sequence[Line]) -> None:
    known = {plan.row.code: plan.row for plan in (programmes.listed(work) if lines else ())}
    for line, row in rows(lines, rows_of.Programme):
        with blaming(line):
            stored = known.get(row.code)
            given = Programme(code=row.code, **{name: getattr(row, name) for name in _PLAN})
            if stored is None:
                known[row.code] = programme_entry.add(work, given)
                line.verdict = NEW
            elif _content(stored, _PLAN) != _content(given, _PLAN):
                programme_entry.change(work, row.code, given)
                line.verdict = CHANGED


def _take_tasks(work: Work, lines: Sequence[Line]) -> None:
    known = _tasks(work) if lines else {}
    for line, row in rows(lines, rows_of.ProgrammeTask):
        with blaming(line):
            stored = known.get((row.programme, row.code))
            said = {name: getattr(row, name) for name in _TASK}
            given = ProgrammeTask(programme_id=0, position=0, code=row.code, **said)
            if stored is None:
                programme_entry.add_task(work, row.programme, given, row.units)
                line.verdict = NEW
            elif (_content(stored.row, _TASK), {unit.code for unit in stored.units}) != (
                _content(given, _TASK),
                set(row.units),
            ):
                programme_entry.change_task(work, stored.id, given, row.units)
                line.verdict = CHANGED


def _take_reports(work: Work, lines: Sequence[Line]) -> None:
    known = _tasks(work) if lines else {}
    held = [tuple(each.values()) for each in (_reports(work) if lines else ())]
    for line, row in rows(lines, rows_of.Progress):
        task = known.get((row.programme, row.task))
        if task is None:
            rule = f"Không có nhiệm vụ “{row.task}” trong kế hoạch “{row.programme}”."
            line.problem("task", rule, "Hãy thêm nhiệm vụ, hoặc sửa số của nhiệm vụ.")
            continue
        said = {name: getattr(row, name) for name in _REPORT}
        given = TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, **said)
        key = (row.programme, row.task, row.unit, row.quarter, *_content(given, _REPORT).values())
        if key in held:
            continue
        with blaming(line):
            progress.report(work, task.id, row.unit, Quarter.read(row.quarter), given)
            held.append(key)
            line.verdict = NEW


def _tasks(work: Work) -> dict[tuple[str, str], Task]:
    return {(plan.row.code, task.row.code): task for plan in programmes.listed(work) for task in plan.tasks}


def _reports(work: Work) -> Iterator[dict[str, Any]]:
    found = (
        select(TaskProgress, ProgrammeTask.code, Programme.code, Unit.code)
        .join(ProgrammeTask, col(ProgrammeTask.id) == col(TaskProgress.task_id))
        .join(Programme, col(Programme.id) == col(ProgrammeTask.programme_id))
        .join(Unit, col(Unit.id) == col(TaskProgress.unit_id))
        .where(holds(TaskProgress), within(work.actor.branch))
        .order_by(col(TaskProgress.id))
    )
    for report, task, plan, unit in work.session.exec(found):
        quarter = Quarter(report.year, report.quarter).code
        yield {"programme": plan, "task": task, "unit": unit, "quarter": quarter} | _content(report, _REPORT)


def _content(row: Programme | ProgrammeTask | TaskProgress, names: Sequence[str]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}

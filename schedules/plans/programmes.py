"""
The plans that the office reports on: their tasks in the words of the annex, and which units lead each.

A plan is the whole office's: everybody may read it; of the units in the lead one sees those of one's own branch.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.errors import NotFound
from inventory.organisation.access import Act, reads, within
from inventory.register_tables import Unit
from inventory.work import Work
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskUnit


@dataclass(frozen=True, slots=True)
class Task:
    """A task and those of its leading units that lie in the actor's branch. `led`: whether it has any at all."""

    row: ProgrammeTask
    units: tuple[Unit, ...]
    led: bool

    @property
    def id(self) -> int:
        return self.row.id

    @property
    def is_computed(self) -> bool:
        """Whether the register itself says how it stands."""
        return bool(self.row.indicator)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its tasks, those of one heading side by side."""

    row: Programme
    tasks: tuple[Task, ...]

    @property
    def is_quarterly(self) -> bool:
        return self.row.reporting == "quarterly"

    def headings(self) -> dict[str, list[Task]]:
        """Return the tasks by their headings, in the order of the plan."""
        found: dict[str, list[Task]] = {}
        for task in self.tasks:
            found.setdefault(task.row.heading, []).append(task)
        return found


@reads(Act.VIEW)
def listed(work: Work, year: int | None = None) -> list[Plan]:
    """Return the plans, the newest year first, or those of one year."""
    wanted = select(Programme).order_by(col(Programme.year).desc(), col(Programme.id))
    if year is not None:
        wanted = wanted.where(Programme.year == year)
    plans = work.session.exec(wanted).all()
    tasks = _tasks(work, [plan.id for plan in plans])
    return [Plan(plan, tuple(tasks.get(plan.id, ()))) for plan in plans]


@reads(Act.VIEW)
def task(work: Work, task_id: int) -> Task:
    """Return a task with its leading units. Raises NotFound."""
    row = work.session.get(ProgrammeTask, task_id)
    if row is None:
        raise NotFound("nhiệm vụ", str(task_id))
    return _with_units(work, [row])[0]


def _tasks(work: Work, programme_ids: Sequence[int | None]) -> Mapping[int, list[Task]]:
    order = (col(ProgrammeTask.position), col(ProgrammeTask.id))
    of_plans = select(ProgrammeTask).where(col(ProgrammeTask.programme_id).in_(programme_ids)).order_by(*order)
    found: dict[int, list[Task]] = {}
    for each in _with_units(work, work.session.exec(of_plans).all()):
        found.setdefault(each.row.programme_id, []).append(each)
    return found


def _with_units(work: Work, rows: Sequence[ProgrammeTask]) -> list[Task]:
    ids = [row.id for row in rows]
    led = set(work.session.exec(select(TaskUnit.task_id).where(col(TaskUnit.task_id).in_(ids))))
    mine = select(TaskUnit.task_id, Unit).join(Unit, col(Unit.id) == col(TaskUnit.unit_id))
    mine = mine.where(col(TaskUnit.task_id).in_(ids), within(work.actor.branch)).order_by(col(Unit.path))
    leading: dict[int, list[Unit]] = {}
    for task_id, unit in work.session.exec(mine):
        leading.setdefault(task_id, []).append(unit)
    return [Task(row, tuple(leading.get(row.id, ())), row.id in led) for row in rows]

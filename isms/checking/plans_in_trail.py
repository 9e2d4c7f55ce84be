"""
The office's plans and their tasks, held against the trail: the words of each, who leads it, what was added and dropped.

What an import taken back did to them is in its entry; where an earlier version said less there, nothing is claimed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import col, select

from inventory.register_tables import Unit
from inventory.work import Work
from isms.checking.bulk_acts import BulkActs
from isms.checking.compared_values import acts, compared, restored
from isms.checking.facts_in_trail import TrailFault
from isms.exchange.undo import taken_out
from schedules.plans import programme_entry
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskUnit

Values = dict[str, Any]
Task = tuple[str, str]
"""Codes of a plan and of its task."""


def plan_faults(work: Work, bulk: BulkActs) -> Iterator[TrailFault]:
    """Yield what these rows and the trail disagree on."""
    told = _Told()
    for at, action, code, detail in acts(work, bulk, "programme."):
        told.take(at, action.removeprefix("programme."), code, detail)
    last_undone = max(bulk.undone, default=dt.datetime.min.replace(tzinfo=dt.UTC))
    yield from _plans(work, told)
    yield from _tasks(work, told, last_undone)


class _Told:
    """What entries tell, put one upon the other. `loose`: tasks of which an import taken back leaves it open."""

    def __init__(self) -> None:
        self.plans: dict[str, Values] = {}
        self.tasks: dict[Task, Values] = {}
        self.at: dict[Task, dt.datetime] = {}
        self.loose: set[Task] = set()
        self.says_what_is_gone = True

    def take(self, at: dt.datetime, action: str, code: str, detail: Values) -> None:
        """Take in one entry, or an import taken back ("undone")."""
        if action == "undone":
            self._undo(detail)
        elif action == "added":
            self.plans[code] = detail
        elif action == "changed":
            self.plans.setdefault(code, {}).update(_after(detail))
        elif action == "task_dropped":
            self.tasks.pop((code, detail["code"]), None)
        else:
            number = str(detail["code"] if action == "task_added" else detail.pop("number"))
            said = detail if action == "task_added" else _after(detail)
            known = self.tasks.pop((code, number), {}) | said
            place = (code, known.get("code", number))
            self.tasks[place], self.at[place] = known, at

    def _undo(self, detail: Values) -> None:
        self.says_what_is_gone = self.says_what_is_gone and taken_out.PLANS in detail
        for code, _before, values in restored(detail, "programme"):
            self.plans.setdefault(code, {}).update(values)
        for label, before, values in restored(detail, "programme_task"):
            was = before.get("code", label)
            alike = [place for place, said in self.tasks.items() if place[1] == was and _same(before, said)]
            if len(alike) != 1:
                self.loose.update((plan, values.get("code", label)) for plan in self.plans)
                continue
            known = self.tasks.pop(alike[0]) | values
            self.tasks[alike[0][0], known.get("code", was)] = known
        for plan, task in detail.get(taken_out.TASKS, ()):
            self.tasks.pop((plan, task), None)
        for plan in detail.get(taken_out.PLANS, ()):
            self.plans.pop(plan, None)


def _after(detail: Mapping[str, Any]) -> Values:
    return {name: values[1] for name, values in detail.items()}


def _same(before: Values, said: Values) -> bool:
    return all(said.get(name) == value for name, value in before.items() if name in said)


def _plans(work: Work, told: _Told) -> Iterator[TrailFault]:
    present = set()
    for row in work.session.exec(select(Programme).order_by(col(Programme.code))):
        present.add(row.code)
        what = f"Kế hoạch “{row.code}”"
        if row.code not in told.plans:
            yield TrailFault(what, "nhật ký không ghi kế hoạch này")
        else:
            yield from compared(what, told.plans[row.code], {"year": row.year} | programme_entry.plan_content(row))
    if told.says_what_is_gone:
        for code in sorted(told.plans.keys() - present):
            yield TrailFault(f"Kế hoạch “{code}”", "nhật ký ghi kế hoạch này, sổ thì không còn")


def _tasks(work: Work, told: _Told, last_undone: dt.datetime) -> Iterator[TrailFault]:
    leading: dict[int, list[str]] = defaultdict(list)
    links = select(TaskUnit.task_id, Unit.code).join(Unit, col(Unit.id) == col(TaskUnit.unit_id))
    for task_id, unit in work.session.exec(links.order_by(col(Unit.code))):
        leading[task_id].append(unit)
    present = set()
    rows = select(ProgrammeTask, Programme.code).join(Programme, col(Programme.id) == col(ProgrammeTask.programme_id))
    for row, plan in work.session.exec(rows.order_by(col(ProgrammeTask.id))):
        place, what = (plan, row.code), f"Kế hoạch “{plan}”, nhiệm vụ {row.code}"
        present.add(place)
        if place in told.loose:
            continue
        if place not in told.tasks:
            yield TrailFault(what, "nhật ký không ghi nhiệm vụ này")
            continue
        said = dict(told.tasks[place])
        if told.at.get(place, last_undone) <= last_undone:
            said.pop("units", None)  # an import taken back puts the units back without telling which
        yield from compared(what, said, programme_entry.task_content(row) | {"units": leading[row.id]})
    if told.says_what_is_gone:
        for plan, task in sorted(told.tasks.keys() - present - told.loose):
            yield TrailFault(f"Kế hoạch “{plan}”, nhiệm vụ {task}", "nhật ký ghi nhiệm vụ này, sổ thì không còn")

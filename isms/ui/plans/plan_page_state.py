"""What the page of the plans has read of the register, and how its parts ask for more."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inventory.errors import NotFound
from inventory.organisation import units
from inventory.register_tables import Unit
from inventory.work import Work
from isms.accounts import branches
from isms.papers.composition.paper import Paper
from isms.papers.plans import reports
from isms.platform.database import UnitOfWork
from isms.ui.plans.plan_query import PlanQuery
from schedules.plans import plan_numbers, programme_entry, programmes, progress
from schedules.plans.plan_numbers import Number
from schedules.plans.programmes import Plan
from schedules.plans.progress import Board
from schedules.plans.quarters import Quarter, advised
from schedules.policies import policies


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A plan in a quarter. `numbers`: those of its computed tasks; `whole`: the person answers for the whole tree.

    `advised`: the working day to aim at, `notes`: what its count did not know.
    `subject`: whose papers are offered, as the reports name it after the period: "" the office's, "/VP" a unit's; None:
    nobody's. `paper`: the quarterly one.
    """

    plans: Sequence[Plan]
    board: Board
    tree: Sequence[Unit]
    numbers: Mapping[str, Sequence[Number]]
    numbers_on: dt.date
    advised: dt.date
    notes: tuple[str, ...]
    whole: bool
    subject: str | None
    paper: Paper | None

    @property
    def quarter(self) -> Quarter:
        return self.board.quarter


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is no plan. `loadable`: the office's own two can be entered at once."""

    loadable: bool
    whole: bool


def read(work: UnitOfWork, query: PlanQuery) -> Shown | Nothing:
    """Return what the page shows. Raises NotFound for a unit that there is not."""
    plans = programmes.listed(work)
    whole = branches.covers_the_tree(work.session, work.actor.branch)
    if not plans:
        return Nothing(programme_entry.unloaded(work), whole)
    plan = query.plan(plans, work.today)
    quarter, on = query.quarter(plan.row.year, work.today), query.on(work.today)
    boards = progress.boards(work, quarter, on, query.donvi or None)
    board = next(each for each in boards if each.plan.row.id == plan.row.id)
    numbers_on, days_off = min(quarter.last, on), policies.holidays(work)
    aim = advised(quarter.due, days_off)
    tree = units.tree(work)
    subject = f"/{query.donvi}" if query.donvi else "" if whole else _own(board, tree)
    return Shown(
        plans=plans,
        board=board,
        tree=tree,
        numbers=plan_numbers.numbers(work, numbers_on, query.donvi or None),
        numbers_on=numbers_on,
        advised=aim,
        notes=days_off.notes(aim, quarter.due),
        whole=whole,
        subject=subject,
        paper=_paper(work, quarter, subject, on),
    )


def _own(board: Board, tree: Sequence[Unit]) -> str | None:
    """Return the unit at the top of the person's branch, if it has anything to report."""
    leading = {line.unit.id for row in board.rows for line in row.lines}
    return f"/{tree[0].code}" if tree and tree[0].id in leading else None


def _paper(work: Work, quarter: Quarter, subject: str | None, on: dt.date) -> Paper | None:
    if subject is None:
        return None
    try:
        return reports.quarterly(work, quarter.code + subject, on)
    except NotFound:
        return None

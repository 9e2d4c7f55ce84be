"""Taking in and giving out the choices about recurring duties, and what was done of them for the office as a whole."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import within
from inventory.register_tables import Unit
from inventory.work import Work
from isms.exchange.format import duty_format as rows_of
from isms.exchange.format.lines import CHANGED, NEW, Line, blaming, refuse_repeated, rows
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_tables import OfficeDutyDone


def take_duties(work: Work, choices: Sequence[Line], done: Sequence[Line]) -> None:
    """Set the choices that differ, and record what was done and is not on record."""
    refuse_repeated(choices, "code")
    held = {row["code"]: row for row in duty_choice_rows(work)} if choices else {}
    for line, choice in rows(choices, rows_of.DutyChoice):
        if held.get(choice.code) == choice.model_dump(mode="json"):
            continue
        with blaming(line):
            months = {int(level): count for level, count in choice.months.items()}
            given = Chosen(
                choice.active,
                choice.since,
                months,
                choice.month_day,
                choice.responsible,
                choice.unit or "",
                choice.note,
            )
            duty_choices.choose(work, choice.code, given)
            line.verdict = CHANGED
    known = [tuple(row.values()) for row in (office_duties_done(work) if done else ())]
    for line, row in rows(done, rows_of.OfficeDutyDone):
        said = row.model_dump(mode="json")
        if tuple(said.values()) in known:
            continue
        with blaming(line):
            given_row = OfficeDutyDone(unit_id=0, **row.model_dump(exclude={"unit"}))
            duty_rounds.record_for_office(work, given_row, row.unit)
            known.append(tuple(said.values()))
            line.verdict = NEW


def duty_choice_rows(work: Work) -> Iterator[dict[str, Any]]:
    """Yield what the office chose for each duty."""
    units = {unit.id: unit.code for unit in work.session.exec(select(Unit))}
    for code, row in duty_choices.choices(work).items():
        yield {
            "code": code,
            "active": row.active,
            "since": row.since.isoformat(),
            "months": dict(sorted(row.months.items())),
            "month_day": row.month_day,
            "responsible": row.responsible,
            "unit": units.get(row.unit_id) if row.unit_id else None,
            "note": row.note,
        }


def office_duties_done(work: Work) -> Iterator[dict[str, Any]]:
    """Yield what was done for units of the actor's branch and not taken back, in the order of entry."""
    found = select(OfficeDutyDone, Unit.code).join(Unit, col(Unit.id) == col(OfficeDutyDone.unit_id))
    mine = found.where(col(OfficeDutyDone.voided_at).is_(None), within(work.actor.branch))
    for row, unit in work.session.exec(mine.order_by(col(OfficeDutyDone.id))):
        said = {name: getattr(row, name) for name in duty_rounds.SAID}
        yield {"unit": unit, "duty": row.duty} | said | {"on": row.on.isoformat()}

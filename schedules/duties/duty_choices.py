"""Which recurring duties the office minds, how often, and who sees to each: chosen by the office, with defaults."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import select

from inventory.errors import NotFound
from inventory.law import recurring_duties
from inventory.law.recurring_duties import MOST_MONTHS, DutyKind, RecurringDuty
from inventory.law.regimes import LEVELS
from inventory.organisation import units
from inventory.organisation.access import Act, reads, writes
from inventory.register_tables import Unit
from inventory.validation import LONG, NAME, Checks
from inventory.versions import Seen, merge
from inventory.work import Work
from schedules.cadence import duty_days
from schedules.duties.duty_tables import DutyChoice

BEGAN, CHOSEN = "duties.began", "duty.chosen"
"""In the trail: the months by level with which duties began; what was chosen for one since."""
LEVEL_KEYS = tuple(map(str, LEVELS))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an office says of a duty. `months`: by level; `month_day`: "MM-DD" or ''; `unit`: a code or ''."""

    active: bool
    since: dt.date
    months: Mapping[int, int]
    month_day: str = ""
    responsible: str = ""
    unit: str = ""
    note: str = ""


def seed(work: Work) -> None:
    """Give a register the choices it lacks: those of a new one, or of a duty that came with a new version."""
    known, began = set(work.session.exec(select(DutyChoice.code))), {}
    for duty in recurring_duties.switched():
        if duty.code not in known:
            months = {str(level): count for level, count in default_months(duty).items()}
            row = DutyChoice(code=duty.code, active=duty.default, since=work.today, months=months, **_now(work))
            work.session.add(row)
            began[duty.code] = months
    if began:
        work.record(BEGAN, "duties", began)


def default_months(duty: RecurringDuty) -> dict[int, int]:
    """Return the months by level with which a duty begins: those of its source, or the safe ones of a new register."""
    by_level = duty.months or (duty.default_months,) * len(LEVELS)
    return {level: count for level, count in zip(LEVELS, by_level, strict=True) if count}


@reads(Act.VIEW)
def choices(work: Work) -> dict[str, DutyChoice]:
    """Return what the office chose, by the code of the duty; only of duties that there are, in their order."""
    known = {row.code: row for row in work.session.exec(select(DutyChoice))}
    return {duty.code: known[duty.code] for duty in recurring_duties.switched() if duty.code in known}


def content(row: DutyChoice, unit_codes: Mapping[int, str]) -> dict[str, Any]:
    """Return what the form of a choice holds; the months under names of their own."""
    said = {"active": row.active, "since": row.since, "month_day": row.month_day, "responsible": row.responsible}
    unit = unit_codes.get(row.unit_id, "") if row.unit_id else ""
    months = {f"months_{key}": row.months.get(key) for key in LEVEL_KEYS}
    return said | {"unit": unit, "note": row.note} | months


@writes(Act.RECORD, everywhere=True)
def choose(work: Work, code: str, given: Chosen, seen: Seen = None) -> DutyChoice:
    """
    Say whether the office minds a duty, how often, and who sees to it.

    `seen`: what the form was opened on, as `content` gives it (`versions`). Raises Invalid, NotFound, Outdated.
    """
    duty = recurring_duties.by_code().get(code)
    if duty is None or not duty.switched:
        raise NotFound("việc định kỳ", code)
    clean = _checked(work, duty, given)
    held = select(DutyChoice).where(DutyChoice.code == code).with_for_update()
    row = work.session.exec(held.execution_options(populate_existing=True)).first()
    if row is None:
        row = DutyChoice(code=code, active=False, since=work.today, **_now(work))
        work.session.add(row)
    known = {unit.code: unit.id for unit in work.session.exec(select(Unit))}
    now = content(row, {number: code for code, number in known.items()})
    changed = merge(seen, clean, now)
    if not changed:
        return row
    if changed.get("active") and "since" not in changed:
        changed["since"] = max(clean["since"], work.today)  # what was not done meanwhile is not late
    said = now | changed
    row.active, row.since, row.month_day = said["active"], said["since"], said["month_day"]
    row.responsible, row.note = said["responsible"], said["note"]
    row.unit_id = known.get(said["unit"])
    row.months = {key: said[f"months_{key}"] for key in LEVEL_KEYS if said[f"months_{key}"]}
    row.changed_at, row.changed_by = work.now, work.actor.name
    work.session.flush()
    work.record(CHOSEN, code, {name: _plain(value) for name, value in changed.items()})
    return row


def _now(work: Work) -> dict[str, Any]:
    return {"changed_at": work.now, "changed_by": work.actor.name}


def _checked(work: Work, duty: RecurringDuty, given: Chosen) -> dict[str, Any]:
    checks = Checks()
    checks.plausible("since", given.since)
    responsible = checks.text("responsible", given.responsible, NAME, required=False)
    note = checks.text("note", given.note, LONG, required=False)
    months = dict(given.months) if duty.kind == DutyKind.PERIOD else {}
    for level, count in months.items():
        checks.level("months", level)
        if not 1 <= count <= MOST_MONTHS:
            problem = f"{count} tháng: nhập từ 1 đến {MOST_MONTHS}."
            checks.problem(f"months_{level}", problem, "Hãy sửa số tháng, hoặc để trống nếu chưa chọn.")
    month_day = given.month_day.strip() if duty.choose_day else ""
    if month_day and duty_days.read_day(month_day) is None:
        checks.problem("month_day", "Không có ngày này trong mọi năm.", "Hãy ghi ngày và tháng, ví dụ 31/01.")
    if given.unit:
        units.by_code(work, given.unit)
    checks.done()
    said = {"active": given.active, "since": given.since, "month_day": month_day}
    by_level = {f"months_{key}": months.get(int(key)) for key in LEVEL_KEYS}
    return said | {"responsible": responsible, "unit": given.unit, "note": note} | by_level


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value

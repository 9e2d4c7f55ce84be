"""
Whether the office wants a second person for what may open the gate (`inventory.records.second_person`).

One administrator of the whole tree turns it on. Turning it off takes two: otherwise one person could turn it off, do
alone what two should, and turn it on again.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select

from inventory.errors import Reason, Refused
from inventory.organisation.access import MAY, Act, Unseen, reads, writes
from inventory.records import second_person
from inventory.register_tables import Setting
from inventory.validation import LONG, Checks
from inventory.work import Work
from isms.accounts.people_tables import Person

_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether it is on, since when and by whom; and who asked, why, to have it turned off."""

    on: bool
    changed_at: dt.datetime | None
    changed_by: str
    off_asked_by: str
    reason: str


@reads(Act.ADMINISTER, everywhere=True)
def standing(work: Work) -> Standing:
    """Return how things stand."""
    row = _row(work)
    asked = row.value.get("off", {})
    return Standing(
        on=bool(row.value.get("on")),
        changed_at=row.changed_at if row.changed_by else None,
        changed_by=row.changed_by,
        off_asked_by=asked.get("by", ""),
        reason=asked.get("reason", ""),
    )


@writes(Act.ADMINISTER, Unseen.ONCE, everywhere=True)
def turn_on(work: Work) -> None:
    """Want a second person from now on. Raises Refused when there are no two people who could record and confirm."""
    able = select(func.count(col(Person.id))).where(
        col(Person.active), col(Person.password_hash) != "", col(Person.role).in_(MAY[Act.RECORD])
    )
    if work.session.exec(able).one() < _NEEDED:
        remedy = "Cần ít nhất hai người đăng nhập được và có quyền ghi hồ sơ. Hãy thêm người trước."
        raise Refused([Reason("nobody_to_confirm", "", remedy)])
    row = _row(work, hold=True)
    if not row.value.get("on"):
        _set(work, row, {"on": True}, "four_eyes.turned_on")


@writes(Act.ADMINISTER, Unseen.ONCE, everywhere=True)
def ask_off(work: Work, reason: str) -> None:
    """Ask another administrator to have it turned off, with the reason."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    row = _row(work, hold=True)
    _require_on(row)
    value = {"on": True, "off": {"by": work.actor.name, "reason": reason}}
    _set(work, row, value, "four_eyes.off_asked", {"reason": reason})


@writes(Act.ADMINISTER, Unseen.ONCE, everywhere=True)
def agree_off(work: Work) -> None:
    """Turn it off, as another administrator asked. What waits goes on waiting."""
    row = _row(work, hold=True)
    asked = _asked(row)
    if asked["by"] == work.actor.name or work.actor.person_id is None:
        raise Refused([Reason("own_proposal", "", "Người đề nghị tắt không tự xác nhận được. Cần một quản trị khác.")])
    _set(work, row, {"on": False}, "four_eyes.turned_off", asked)


@writes(Act.ADMINISTER, Unseen.ONCE, everywhere=True)
def keep_on(work: Work) -> None:
    """Leave it on although somebody asked to turn it off."""
    row = _row(work, hold=True)
    _set(work, row, {"on": True}, "four_eyes.kept_on", _asked(row))


def _row(work: Work, hold: bool = False) -> Setting:
    """Return the choice, held against other writers on demand; off as long as nobody has chosen."""
    if hold and work.session.get(Setting, second_person.SETTING) is None:
        work.session.add(Setting(name=second_person.SETTING, value={"on": False}, changed_at=work.now, changed_by=""))
        work.session.flush()
    statement = select(Setting).where(Setting.name == second_person.SETTING)
    if hold:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = work.session.exec(statement).first()
    return found or Setting(name=second_person.SETTING, value={"on": False}, changed_at=work.now, changed_by="")


def _set(work: Work, row: Setting, value: dict[str, Any], action: str, detail: dict[str, Any] | None = None) -> None:
    row.value, row.changed_at, row.changed_by = value, work.now, work.actor.name
    work.session.info.pop(second_person.SETTING, None)
    work.record(action, "setting:four_eyes", detail)


def _asked(row: Setting) -> dict[str, Any]:
    _require_on(row)
    asked: dict[str, Any] = row.value.get("off", {})
    if not asked:
        raise Refused([Reason("nothing_asked", "", "Không còn đề nghị tắt nào.")])
    return asked


def _require_on(row: Setting) -> None:
    if not row.value.get("on"):
        raise Refused([Reason("off_already", "", "Xác nhận hai người đang tắt.")])

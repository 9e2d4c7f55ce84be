"""What an upgrade brings to a register that is there already: roles by date, and rules that begin today."""

from collections.abc import Callable, Sequence

from sqlmodel import col, select

from inventory.records import Role, facts
from inventory.register_tables import System
from isms.platform.database import UnitOfWork
from schedules.acts import rule_days
from schedules.acts.rule_days import Ending
from schedules.alerts import alerts
from schedules.gate.dated import Responsibility
from schedules.standing import derived

Agree = Callable[[Sequence[Ending]], bool]
BATCH = 500
ASK_AGAIN = "Khi nâng cấp phần mềm: gợi ý của danh sách ban đầu chưa được xác nhận, nên vai trò được hỏi lại."


def give_roles_days(work: UnitOfWork) -> list[str]:
    """
    Record what the office is to each system as a dated fact, from its registration on.

    "Operated" beside the starting list's own suggestion of something else was a placeholder: it stays true of the
    days before today, and is asked about from today on. Returns the codes of the systems asked about.
    """
    asked: list[str] = []
    known = select(Role.system_id).where(col(Role.system_id) == col(System.id)).exists()
    waiting = select(System).where(col(System.responsibility).is_not(None), ~known).order_by(col(System.id))
    for about in work.session.exec(waiting).all():
        facts.begin_role(work, about, about.registered_on, about.responsibility or "")
        if is_placeholder(about):
            facts.doubt_role(work, about, work.today, ASK_AGAIN)
            asked.append(about.code)
    return asked


def is_placeholder(about: System) -> bool:
    """Say whether the role on record is the starting list's placeholder, its own suggestion still untouched."""
    suggested = about.suggestion.get("responsibility")
    return about.responsibility == Responsibility.OPERATED and suggested not in (None, about.responsibility)


def begin_rules(work: UnitOfWork, new: bool) -> None:
    """Let the rules that are new to this register count. What they end, ends today."""
    if not rule_days.begin(work, new):
        return
    ids = work.session.exec(select(System.id).order_by(col(System.id))).all()
    for start in range(0, len(ids), BATCH):
        alerts.ended(work, derived.refresh(work, ids[start : start + BATCH]))

"""What an upgrade brings to a register that is there already: rules that begin today."""

from collections.abc import Callable, Sequence

from sqlmodel import col, select

from inventory.register_tables import System
from isms.platform.database import UnitOfWork
from schedules.acts import rule_days
from schedules.acts.rule_days import Ending
from schedules.alerts import alerts
from schedules.standing import derived

Agree = Callable[[Sequence[Ending]], bool]


def begin_rules(work: UnitOfWork, new: bool) -> None:
    """Let the rules that are new to this register count. What they end, ends today."""
    if not rule_days.begin(work, new):
        return
    ids = work.session.exec(select(System.id).order_by(col(System.id))).all()
    alerts.ended(work, derived.refresh(work, ids))

"""Mends what a clock that was ahead wrote (`isms check --repair`), and notes all of it in the trail."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists
from sqlmodel import col, delete, select, update

from inventory.errors import Reason, Refused
from inventory.organisation.access import Act, Unseen, writes
from inventory.records import Permission
from inventory.records.holding import lies_ahead
from inventory.records.permission import is_by_rule
from inventory.register_tables import System
from inventory.validation import LONG, Checks
from inventory.work import Actor, Work
from isms.accounts.people_tables import Person, SignIn
from isms.checking import clock_aftermath, clock_faults
from isms.checking.clock_faults import AheadFact
from isms.platform.database import Database
from isms.platform.trail import CLOCK, CLOCK_REPAIRED
from schedules.alerts.alert_tables import DIGEST, Alert, AlertAcknowledgement, AlertRecipient, Message
from schedules.schedule_tables import JobRun

BATCH = 500


@dataclass(frozen=True, slots=True)
class Repaired:
    """
    What was mended: codes of the systems of which permissions or withdrawals were voided, names of accounts opened
    again, how many of the others; and the facts that a person must take back.
    """

    permissions: tuple[str, ...]
    accounts: tuple[str, ...]
    alerts: int
    runs: int
    messages: int
    left: tuple[AheadFact, ...]


def repair(database: Database, actor: Actor, reason: str) -> Repaired:
    """
    Void what a clock that was ahead wrote, then compute the columns of every system anew, in transactions of their own.

    Raises Invalid without a reason, and Refused while the clock of this moment is behind.
    """
    with database.work(actor) as work:
        done = void_ahead(work, reason)
        ids = work.session.exec(select(System.id).order_by(col(System.id))).all()
    for start in range(0, len(ids), BATCH):
        with database.work(actor) as work:
            for number in ids[start : start + BATCH]:
                work.touch(number)
    return done


@writes(Act.ADMINISTER, Unseen.STATE, everywhere=True)
def void_ahead(work: Work, reason: str) -> Repaired:
    """Void the permissions and withdrawals dated ahead, drop alerts, runs and claims, open accounts closed so."""
    checks = Checks()
    reason = checks.text("reason", reason, LONG)
    checks.done()
    entries = clock_faults.entries_ahead(work)
    if entries is None:
        remedy = (
            f"Sổ được ghi liên tục đến sau {work.now:%d/%m/%Y}, nên có thể chính đồng hồ hiện nay đang chậm. Hãy chỉnh "
            "đúng giờ của máy chủ rồi chạy lại; không có gì bị thay đổi."
        )
        raise Refused([Reason("clock_behind", "", remedy)])
    permissions = _void_permissions(work, reason)
    alerts, messages = _drop_alerts(work), _free_messages(work)
    runs = work.session.exec(delete(JobRun).where(clock_faults.runs_ahead(work))).rowcount
    accounts = _open_accounts(work)
    done = Repaired(permissions, accounts, alerts, runs, messages, left=tuple(clock_faults.ahead_facts(work)))
    detail: dict[str, Any] = {"reason": reason, "permissions": list(permissions), "accounts": list(accounts)}
    detail |= {"alerts": alerts, "runs": runs, "messages": messages}
    work.record(CLOCK_REPAIRED, CLOCK, {"entries": [list(each) for each in entries]} | detail)
    return done


def _void_permissions(work: Work, reason: str) -> tuple[str, ...]:
    """
    Void them all: no person can void a permission or a withdrawal. What a person withdrew is withdrawn from today.

    Returns the codes of their systems.
    """
    ahead = lies_ahead(Permission)
    rows = select(Permission, System).join(System, col(System.id) == col(Permission.system_id))
    for row, about in work.session.exec(rows.where(ahead, ~col(Permission.granted)).order_by(col(Permission.id))).all():
        if not is_by_rule(row.reason):
            clock_aftermath.withdraw_today(work, about, row)
    work.session.flush()
    codes = select(System.code).join(Permission, col(Permission.system_id) == col(System.id)).where(ahead)
    found = tuple(work.session.exec(codes.distinct().order_by(col(System.code))))
    struck = {"voided_at": work.now, "voided_by": work.actor.name, "void_reason": reason}
    statement = update(Permission).where(ahead).values(struck)
    work.session.exec(statement.execution_options(synchronize_session=False))
    return found


def _drop_alerts(work: Work) -> int:
    """Drop the alerts raised ahead, so that each can be raised on its day; a message left empty goes."""
    ahead = select(Alert.id).where(clock_faults.alerts_ahead(work))
    for table in (AlertRecipient, AlertAcknowledgement):
        work.session.exec(delete(table).where(col(table.alert_id).in_(ahead)))
    dropped = work.session.exec(delete(Alert).where(clock_faults.alerts_ahead(work))).rowcount
    filled = exists().where(col(AlertRecipient.message_id) == col(Message.id))
    work.session.exec(delete(Message).where(col(Message.sent_at).is_(None), ~filled))
    return dropped


def _free_messages(work: Work) -> int:
    """Let messages that wait go now, and give digests that were sent ahead a day on which the person had none."""
    held = update(Message).where(clock_faults.messages_held(work)).values(next_attempt_at=work.now)
    freed = work.session.exec(held.execution_options(synchronize_session=False)).rowcount
    sent = work.session.exec(select(Message).where(clock_faults.digests_ahead(work)).order_by(col(Message.id))).all()
    for message in sent:
        if message.kind == DIGEST:
            message.day = _free_day(work, message.person_id)
        message.sent_at = work.now
        work.session.flush()
    return freed + len(sent)


def _free_day(work: Work, person_id: int) -> dt.date:
    """Return the latest day before today on which the person had no digest."""
    mine = select(col(Message.day)).where(Message.person_id == person_id, Message.kind == DIGEST)
    taken = set(work.session.exec(mine))
    day = work.today - dt.timedelta(days=1)
    while day in taken:
        day -= dt.timedelta(days=1)
    return day


def _open_accounts(work: Work) -> tuple[str, ...]:
    """Open the accounts that were closed as unused ahead, lift locks, and end sessions that began ahead."""
    work.session.exec(delete(SignIn).where(clock_faults.sessions_ahead(work)))
    unlocked = update(Person).where(clock_faults.locks_ahead(work)).values(locked_until=None)
    work.session.exec(unlocked.execution_options(synchronize_session=False))
    closed = work.session.exec(select(Person).where(clock_faults.accounts_ahead(work)).order_by(col(Person.id))).all()
    for person in closed:
        person.active, person.idle_closed_at = True, None
        work.record("person.reopened", f"person:{person.name}", {"by": CLOCK_REPAIRED})
    return tuple(person.name for person in closed)


def names(found: Sequence[AheadFact]) -> list[str]:
    """Return a line for each fact that only a person can take back."""
    return [
        f"{each.code}: {each.title} ngày {each.day:%d/%m/%Y}. Hãy hủy bản ghi này, kèm lý do, rồi ghi lại đúng ngày."
        for each in found
    ]

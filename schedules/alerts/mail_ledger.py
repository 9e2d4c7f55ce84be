"""The ledger of mail: each message with its attempts and what came of them, newest first."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.work import Work
from schedules.alerts.alert_tables import INCIDENTS, AlertRecipient, Message

MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One message. `name` is empty when the account is closed; instants are UTC; `alerts` are told in it.

    `incidents`: it tells of incidents, and is no digest.
    """

    message_id: int
    name: str
    address: str
    incidents: bool
    day: dt.date
    alerts: int
    attempts: int
    next_attempt_at: dt.datetime
    last_error: str
    sent_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Some of the messages, and how many there are in all."""

    rows: list[Entry]
    total: int


@reads(Act.ADMINISTER, everywhere=True)
def ledger(work: Work, first: int = 0, most: int = 50) -> Ledger:
    """Return messages `first` to `first + most`, the newest first. For an administrator of the whole tree."""
    people = {person.person_id: person for person in work.addressees()}
    told = (
        select(func.count())
        .where(col(AlertRecipient.message_id) == col(Message.id))
        .correlate(Message)
        .scalar_subquery()
    )
    newest = select(Message, told).order_by(col(Message.day).desc(), col(Message.id).desc())
    window = newest.offset(max(first, 0)).limit(min(max(most, 1), MOST_ROWS))
    rows = []
    for message, alerts in work.session.exec(window):
        person = people.get(message.person_id)
        rows.append(
            Entry(
                message_id=message.id,
                name=person.name if person else "",
                address=message.sent_to or (person.email if person else ""),
                incidents=message.kind == INCIDENTS,
                day=message.day,
                alerts=alerts,
                attempts=message.attempts,
                next_attempt_at=message.next_attempt_at,
                last_error=message.last_error,
                sent_at=message.sent_at,
            )
        )
    return Ledger(rows, work.session.exec(select(func.count()).select_from(Message)).one())

"""How the scheduled work stands: for the pages, which warn when it does not run, and for the command line."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.work import Work
from isms.jobs.jobs import DELIVER, SWEEP
from schedules.alerts import backup_alerts, outbox
from schedules.alerts.alert_tables import Message
from schedules.alerts.backup_alerts import Backups
from schedules.standing import job_runs

LATE_AFTER = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Health:
    """
    When the sweep last ran through, and what went wrong since. Instants are UTC; an error is empty when there is none.

    `waiting` messages are not taken by a mail server yet, the oldest since `waiting_since`;
    `without_address` names people of the actor's branch whose alerts wait for an e-mail address.
    """

    swept_at: dt.datetime | None
    late: bool
    sweep_error: str
    delivered_at: dt.datetime | None
    mail_error: str
    waiting: int
    waiting_since: dt.datetime | None
    without_address: tuple[str, ...]
    backups: Backups


@reads(Act.VIEW)
def health(work: Work) -> Health:
    """Return how the scheduled work stands at the instant of this work."""
    swept_at = _last_finished(work, SWEEP)
    waiting = outbox.waiting(work)
    return Health(
        swept_at=swept_at,
        late=swept_at is None or work.now - swept_at > LATE_AFTER,
        sweep_error=_last_error(work, SWEEP),
        delivered_at=_last_finished(work, DELIVER),
        mail_error=_last_error(work, DELIVER) or _unsent_error(work),
        waiting=waiting,
        waiting_since=_oldest_unsent(work) if waiting else None,
        without_address=tuple(
            person.name for person in outbox.without_address(work) if person.branch.startswith(work.actor.branch)
        ),
        backups=backup_alerts.backups(work),
    )


def _last_finished(work: Work, job: str) -> dt.datetime | None:
    run = job_runs.newest(work, job, finished=True)
    return run.finished_at if run else None


def _last_error(work: Work, job: str) -> str:
    run = job_runs.newest(work, job)
    return run.error if run else ""


def _unsent_error(work: Work) -> str:
    """Return why a message waits that was tried before and is not due again yet."""
    failed = select(Message.last_error).where(col(Message.sent_at).is_(None), col(Message.last_error) != "")
    return work.session.exec(failed.order_by(col(Message.next_attempt_at).desc()).limit(1)).first() or ""


def _oldest_unsent(work: Work) -> dt.datetime | None:
    unsent = select(Message.created_at).where(col(Message.sent_at).is_(None))
    return work.session.exec(unsent.order_by(col(Message.created_at)).limit(1)).first()

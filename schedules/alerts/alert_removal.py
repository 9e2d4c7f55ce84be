"""Alerts of systems that were voided: nobody is told of them any more, and no mail about them waits."""

from collections.abc import Sequence

from sqlalchemy import exists
from sqlmodel import col, delete, or_, select

from inventory.work import Work
from schedules.alerts.alert_tables import Alert, AlertRecipient, Message

BATCH = 500


def drop_waiting(work: Work, system_ids: Sequence[int]) -> None:
    """
    Take the alerts of these systems out of what waits to be sent; a message left empty goes.

    The alerts themselves stay as a record of what was raised; `access.visible_systems` hides them.
    """
    unsent = select(Message.id).where(col(Message.sent_at).is_(None))
    waits = or_(col(AlertRecipient.message_id).is_(None), col(AlertRecipient.message_id).in_(unsent))
    for start in range(0, len(system_ids), BATCH):
        theirs = select(Alert.id).where(col(Alert.system_id).in_(system_ids[start : start + BATCH]))
        work.session.exec(delete(AlertRecipient).where(col(AlertRecipient.alert_id).in_(theirs), waits))
    filled = exists().where(col(AlertRecipient.message_id) == col(Message.id))
    work.session.exec(delete(Message).where(col(Message.sent_at).is_(None), ~filled))

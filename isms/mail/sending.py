"""Hand one letter to the mail server, whatever goes wrong."""

import datetime as dt
import logging
from email.utils import format_datetime

from isms.mail import mail_texts, smtp
from isms.platform import database_errors
from isms.platform.config import Settings
from schedules.alerts.outbox import Letter

log = logging.getLogger("isms.mail.sending")


def send(settings: Settings, letter: Letter, anchor: str, at: dt.datetime, ran: tuple[str, ...]) -> smtp.NotSent | None:
    """Send one letter, dated `at` (UTC); return why it did not go, None when the server took it."""
    try:
        message = mail_texts.compose(settings, letter, anchor, ran)
        message.replace_header("Date", format_datetime(at))
        smtp.send(settings, message)
    except smtp.NotSent as refused:
        return refused
    except Exception as error:
        log.exception("message %s could not be made or sent", letter.message_id)
        return smtp.NotSent(database_errors.explain(error))
    return None

"""The words of the daily digest: facts and a template become an e-mail."""

import datetime as dt
from email.message import EmailMessage
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from isms import mail
from isms.config import Settings
from isms.vocabulary import why_told
from schedules.digest import Digest
from schedules.outbox import Letter

MOST_LINES = 200
"""Of each group of lines; a letter of a thousand would be read by nobody."""


def compose(settings: Settings, letter: Letter) -> EmailMessage:
    """Return the e-mail of a digest. Raises mail.NotSent when an address cannot be one."""
    subject, text = subject_of(letter.digest, letter.day), text_of(letter)
    return mail.compose(settings, letter.to.name, letter.to.email, subject, text)


def subject_of(digest: Digest, day: dt.date) -> str:
    """Return the subject: '[isms] 3 việc quá hạn, 5 việc sắp đến hạn – 22/11/2026'."""
    counts = {"việc quá hạn": len(digest.overdue), "việc sắp đến hạn": len(digest.soon)}
    said = ", ".join(f"{_number(count)} {what}" for what, count in counts.items() if count)
    return f"[isms] {said or 'không còn việc cần xử lý'} – {_day(day)}"


def text_of(letter: Letter) -> str:
    """Return the body as plain text."""
    return _template().render(name=letter.to.name, day=letter.day, digest=letter.digest, most=MOST_LINES)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("templates", package_path=""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        autoescape=False,  # noqa: S701  # plain text, in which markup has no meaning
    )
    environment.filters |= {"day": _day, "number": _number, "why": why_told}
    return environment.get_template("mail/digest.txt.j2")


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")

"""The words of mail: a digest or news of incidents, and a template, become an e-mail."""

import datetime as dt
from collections.abc import Sequence
from email.message import EmailMessage
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from isms.mail import digest_content, incident_content, smtp
from isms.mail.letter_content import Content
from isms.platform.config import Settings
from schedules.alerts.digest import Digest
from schedules.alerts.incident_news import News
from schedules.alerts.outbox import Letter


def compose(settings: Settings, letter: Letter, anchor: str = "", ran: Sequence[str] = ()) -> EmailMessage:
    """
    Return the e-mail of a letter; `anchor`: where the trail ends, "N:HASH"; `ran`: what the program did.

    Raises mail.NotSent when an address cannot be one.
    """
    told = letter.told
    subject = (
        subject_of(told, letter.day, bool(ran)) if isinstance(told, Digest) else subject_of_incidents(told, letter.day)
    )
    subject = f"Sổ cấp độ an ninh mạng – {letter.office}: {subject}"
    text, html = (form(letter, settings.public_url, anchor, ran) for form in (text_of, html_of))
    return smtp.compose(settings, letter.to.name, letter.to.email, subject, text, html, letter.message_id)


def subject_of(digest: Digest, day: dt.date, runs: bool = False) -> str:
    """Return the subject: '3 việc quá hạn, 5 việc sắp đến hạn – 22/11/2026'; `runs`: it tells that the program does."""
    late = sum(group.heading.late for group in digest.groups)
    ahead = len(digest.groups) - late
    counts = {"việc quá hạn": len(digest.overdue) + late, "việc sắp đến hạn": len(digest.soon) + ahead}
    said = ", ".join(f"{_number(count)} {what}" for what, count in counts.items() if count)
    nothing = "phần mềm vẫn chạy, không có việc mới" if runs and not digest.settled else "không còn việc cần xử lý"
    return f"{said or nothing} – {_day(day)}"


def subject_of_incidents(news: tuple[News, ...], day: dt.date) -> str:
    """Return the subject: 'SỰ CỐ nghiêm trọng: Cổng thông tin (CTT-01) – 22/11/2026'."""
    still = [each for each in news if not each.settled]
    late = sum(each.late for each in still)
    if not still:
        said = "Sự cố đã xử lý xong"
    elif len(still) == 1:
        [one] = still
        what = (
            " quá hạn báo cáo" if late else " nghiêm trọng" if one.serious else " phải báo ngay" if one.urgent else ""
        )
        said = f"SỰ CỐ{what}: {one.name} ({one.code})"
    else:
        said = f"{_number(len(still))} SỰ CỐ" + (f", {_number(late)} quá hạn báo cáo" if late else "")
    return f"{said} – {_day(day)}"


def text_of(letter: Letter, address: str = "", anchor: str = "", ran: Sequence[str] = ()) -> str:
    """
    Return the body as plain text; `address`: where people open the register, without a slash at the end; `anchor`:
    where the trail ends, "N:HASH".
    """
    return _template("letter.txt").render(told=_content(letter, address, anchor, ran))


def html_of(letter: Letter, address: str = "", anchor: str = "", ran: Sequence[str] = ()) -> str:
    """Return the body as HTML that fetches nothing; it says what the text says."""
    return _template("letter.html").render(told=_content(letter, address, anchor, ran))


def _content(letter: Letter, address: str, anchor: str, ran: Sequence[str]) -> Content:
    if isinstance(letter.told, Digest):
        return digest_content.content(letter, letter.told, address, anchor, ran)
    return incident_content.content(letter, letter.told, address, anchor)


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("templates", package_path=""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        autoescape=name.endswith(".html"),  # in plain text markup has no meaning
    )
    environment.filters["number"] = _number
    return environment.get_template(f"mail/{name}.j2")


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")

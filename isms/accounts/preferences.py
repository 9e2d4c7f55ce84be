"""What a person chose for themselves: the look of the pages, and whether they have been shown around."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from inventory.errors import Invalid, Problem
from inventory.work import Work
from isms.accounts.people_tables import Person
from schedules.alerts import mail_groups

THEMES = ("auto", "light", "dark")
MAIL = ("daily", "weekly", "none")


@dataclass(frozen=True, slots=True)
class Preferences:
    """
    `theme`: "auto" follows the machine, or "light" or "dark". `guided`: has seen or put away the first guide.

    `mail`: how often alerts come by mail, one of MAIL; `email`: where to, '' for nowhere; `without`: the groups of
    alerts that do not.
    """

    theme: str = "auto"
    guided: bool = True
    mail: str = "daily"
    email: str = ""
    without: frozenset[str] = frozenset()

    @property
    def lacks_address(self) -> bool:
        """Whether mail is wanted and has nowhere to go."""
        return self.mail != "none" and not self.email


def of(work: Work) -> Preferences:
    """Return what the person who acts chose; the usual for an actor who is no person."""
    person = _self(work)
    if person is None:
        return Preferences()
    return Preferences(
        person.theme, person.guided_at is not None, person.mail, person.email, mail_groups.read(person.mail_without)
    )


def set_theme(work: Work, theme: str) -> None:
    """Keep the look that the person who acts wants. Raises Invalid for one there is not."""
    if theme not in THEMES:
        raise Invalid([Problem("theme", f"Không có giao diện “{theme}”.", "Hãy chọn theo máy, sáng hoặc tối.")])
    person = _self(work)
    if person is not None:
        person.theme = theme


def set_mail(work: Work, how_often: str, without: Collection[str] = ()) -> None:
    """
    Keep how the person who acts wants alerts by mail: "daily", "weekly" or "none", and `without` which groups.

    Raises Invalid. What is told at once comes anyway (`MailGroup.REQUIRED`).
    """
    if how_often not in MAIL:
        raise Invalid([Problem("mail", f"Không có cách nhận thư “{how_often}”.", "Hãy chọn một trong ba cách.")])
    if unknown := set(without) - set(mail_groups.optional()):
        raise Invalid(
            [Problem("groups", f"Không tắt được thư về “{', '.join(sorted(unknown))}”.", "Hãy tải lại trang.")]
        )
    person = _self(work)
    if person is None:
        return
    kept = " ".join(group for group in mail_groups.optional() if group in without)
    detail: dict[str, Any] = {"from": person.mail, "to": how_often} if person.mail != how_often else {}
    detail |= {"without": [person.mail_without, kept]} if person.mail_without != kept else {}
    if detail:
        work.record("person.mail_chosen", f"person:{person.name}", detail)
        person.mail, person.mail_without = how_often, kept


def put_guide_away(work: Work) -> None:
    """Remember that the person who acts has seen the guide of the first visit, or wants none."""
    person = _self(work)
    if person is not None and person.guided_at is None:
        person.guided_at = work.now


def _self(work: Work) -> Person | None:
    return work.session.get(Person, work.actor.person_id) if work.actor.person_id else None

"""
The second factor: a code of an app on the phone, or a recovery code.

The secret is kept as it is: whoever checks a code must know it (docs/adr/0012). From `totp_confirmed_at` on, a code
is asked for at every sign-in.
"""

from dataclasses import dataclass, field
from datetime import datetime

from inventory.errors import Invalid, Problem
from inventory.work import Work
from isms.accounts import calendar_links, credential_digests, recovery, totp
from isms.accounts.people_tables import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether the person has a second factor, since when, and how many recovery codes are left."""

    since: datetime | None = None
    codes_left: int = 0


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A secret that is not in force yet, as the phone takes it: by picture, or typed."""

    name: str
    secret: str = field(default_factory=totp.new_secret)

    @property
    def picture(self) -> str:
        return totp.picture(totp.address(self.secret, self.name))

    @property
    def typed(self) -> str:
        return totp.grouped(self.secret)


def of(work: Work) -> Standing:
    """Return how the person who acts stands."""
    person = work.session.get(Person, work.actor.person_id) if work.actor.person_id else None
    if person is None or person.totp_confirmed_at is None:
        return Standing()
    return Standing(person.totp_confirmed_at, recovery.left(work.session, person.id))


def accepts(work: Work, person: Person, text: str) -> bool:
    """
    Say whether the text is a code of this person; a code that was taken is not taken again.

    The person's row must be held against other writers.
    """
    if person.totp_confirmed_at is None:
        return False
    if recovery.looks_like_one(text):
        taken = recovery.use(work, person, text)
        if taken:
            left = recovery.left(work.session, person.id)
            work.record("person.recovery_code_used", f"person:{person.name}", {"left": left})
        return taken
    for now in _instants(work):
        step = totp.step_matched(person.totp_secret, text, now, person.totp_last_step)
        if step is not None:
            person.totp_last_step = step
            return True
    return False


def _instants(work: Work) -> list[datetime]:
    """Return what a phone may take the time to be: after a leap of the clock, either of the two may be right."""
    return [work.now, *([work.leapt_to] if work.leapt_to else [])]


def turn_on(work: Work, person: Person, secret: str, code: str) -> list[str]:
    """Put a secret in force that the person's phone knows, as its first code shows; return the recovery codes."""
    step = check_first_code(secret, code, work.now)
    person.totp_secret, person.totp_confirmed_at, person.totp_last_step = secret, work.now, step
    codes = recovery.renew(work.session, person)
    detail = credential_digests.of_factor(person) | credential_digests.of_codes(work.session, person)
    work.record("person.second_factor_on", f"person:{person.name}", detail)
    calendar_links.revoke(work, person)
    return codes


def check_first_code(secret: str, code: str, now: datetime) -> int:
    """Return the step of the code by which a phone shows that it knows the secret. Raises Invalid."""
    step = totp.step_matched(secret, code, now, 0)
    if step is None:
        remedy = "Hãy nhập mã đang hiện trên điện thoại; kiểm tra giờ của điện thoại nếu vẫn sai."
        raise Invalid([Problem("code", "Mã không đúng.", remedy)])
    return step


def turn_off(work: Work, person: Person, by: str = "self", proposed: dict[str, str] | None = None) -> None:
    """Take the second factor and the recovery codes away."""
    person.totp_secret, person.totp_confirmed_at, person.totp_last_step = "", None, 0
    recovery.forget(work.session, person)
    work.record("person.second_factor_off", f"person:{person.name}", {"by": by} | (proposed or {}))
    calendar_links.revoke(work, person)

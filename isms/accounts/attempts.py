"""Failed attempts to prove who one is: counted for each account, whichever of the two steps failed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from inventory.errors import Reason, Refused
from inventory.work import Register, Work
from isms.accounts import branches, identity, idle
from isms.accounts.people_tables import Person
from isms.accounts.sessions import NOBODY

FAILURES_ALLOWED = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)


class SignInRefused(Refused):
    """
    The answer to every failed sign-in; it does not tell whether the name exists or the account is locked.

    `locked`, for the security log only: this very failure locked the account.
    """

    def __init__(self, what: str = "Tên đăng nhập hoặc mật khẩu không đúng", locked: bool = False) -> None:
        self.locked = locked
        remedy = (
            f"{what}, hoặc tài khoản đang bị khóa. "
            f"Sau {FAILURES_ALLOWED} lần sai, tài khoản bị khóa tạm 15 phút; cần gấp, hãy liên hệ người quản trị."
        )
        super().__init__([Reason("sign_in_refused", "", remedy)])


class CodeRefused(SignInRefused):
    """The answer to every code that is wrong, too old, or was taken before."""

    def __init__(self, locked: bool = False) -> None:
        super().__init__("Mã không đúng, đã hết hạn hoặc đã được dùng", locked)


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt that is already counted as failed: whose it is, the hash to compare with, the lock it brought."""

    person_id: int
    kept: str
    lock: datetime | None


def count(database: Register, name: str) -> Attempt | None:
    """
    Count a failure before the password is looked at; None: no such person, closed, or locked.

    Counting first means that a thousand guesses at once are no more than five. An account that nobody has used for
    too long is closed here, when the nightly look has not done so yet.
    """
    with database.work(NOBODY) as work:
        is_it = Person.name == identity.sign_in_name(name)
        known = work.session.exec(select(Person).where(is_it)).first()
        if known is not None and idle.is_due(known, work.now):
            idle.close_due(work)
        person = locked_row(work.session, is_it)
        if person is None or not person.active or not person.password_hash or is_locked(person, work.now):
            return None
        return Attempt(person.id, person.password_hash, add_failure(person, work.now))


def take_back(person: Person, attempt: Attempt) -> None:
    """Undo the count of an attempt that was right so far; earlier failures go on counting."""
    person.failures = max(person.failures - 1, 0)
    if person.locked_until == attempt.lock:
        person.locked_until = None


def add_failure(person: Person, now: datetime) -> datetime | None:
    """Count one more failure; return until when the account is now locked."""
    person.failures += 1
    lock = lock_after(person.failures)
    person.locked_until = now + lock if lock else None
    return person.locked_until


def is_locked(person: Person, now: datetime) -> bool:
    """Say whether the account is closed for a while after too many failures; never for longer than any is."""
    return person.locked_until is not None and now < person.locked_until <= now + LONGEST_LOCK


def note_lock(database: Register, person_id: int | None) -> None:
    """Record in the trail that the failure just counted locked the account."""
    with database.work(NOBODY) as work:
        person = work.session.exec(select(Person).where(Person.id == person_id)).first()
        if person is not None:
            note_lock_of(work, person)


def note_lock_of(work: Work, person: Person) -> None:
    """Record in the trail that the account is locked, if it is."""
    if person.locked_until is not None:
        work.actor = branches.actor_of(person, work.session)
        detail = {"failures": person.failures, "until": person.locked_until.isoformat()}
        work.record("person.locked", f"person:{person.name}", detail)


def lock_after(failures: int) -> timedelta | None:
    """Return how long the account stays locked after so many failures in a row."""
    if failures < FAILURES_ALLOWED:
        return None
    doublings = min(failures - FAILURES_ALLOWED, 10)  # far beyond a day, before numbers grow without end
    return min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)


def locked_row(session: Session, condition: bool) -> Person | None:
    """Return the person's row, held against other writers."""
    statement = select(Person).where(condition).with_for_update().execution_options(populate_existing=True)
    return session.exec(statement).first()

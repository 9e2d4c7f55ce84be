"""
Failed attempts to prove who one is: counted whichever of the steps failed, and forgotten after a quiet day.

They count for the account, and apart from that for each browser in which the person has signed in before
(`known_browsers`): there a lock never lasts longer than FIRST_LOCK, so that locking is no weapon.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from inventory.errors import Reason, Refused
from inventory.work import Register, Work
from isms.accounts import branches, identity, idle, known_browsers
from isms.accounts.known_browsers import Counter
from isms.accounts.people_tables import KnownBrowser, Person
from isms.accounts.sessions import NOBODY

FAILURES_ALLOWED = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)
QUIET = timedelta(days=1)
"""After so long without a failure, earlier ones are forgotten."""


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
    browser: str = ""


def count(database: Register, name: str, browser: str = "") -> Attempt | None:
    """
    Count a failure before the password is looked at; None: no such person, closed, or locked in this browser.

    Counting first means that a thousand guesses at once are no more than five. An account that nobody has used for
    too long is closed here, when the nightly look has not done so yet.
    """
    with database.work(NOBODY) as work:
        is_it = Person.name == identity.sign_in_name(name)
        known = work.session.exec(select(Person).where(is_it)).first()
        if known is not None and idle.is_due(known, work.now):
            idle.close_due(work)
        person = locked_row(work.session, is_it)
        if person is None or not person.active or not person.password_hash:
            return None
        counter = known_browsers.counter(work.session, person, browser)
        if is_locked(counter, work.now):
            return None
        return Attempt(person.id, person.password_hash, add_failure(counter, work.now), browser)


def take_back(counter: Counter, attempt: Attempt) -> None:
    """Undo the count of an attempt that was right so far; earlier failures go on counting."""
    counter.failures = max(counter.failures - 1, 0)
    if counter.locked_until == attempt.lock:
        counter.locked_until = None


def wash_away(counter: Counter) -> None:
    """Forget the failures: whose they were has shown who they are."""
    counter.failures, counter.failed_at, counter.locked_until = 0, None, None


def add_failure(counter: Counter, now: datetime) -> datetime | None:
    """Count one more failure; return until when the account, or it in a known browser, is now locked."""
    if counter.failed_at is None or now - counter.failed_at >= QUIET:
        counter.failures = 0
    counter.failures, counter.failed_at = counter.failures + 1, now
    lock = lock_after(counter.failures)
    if lock and isinstance(counter, KnownBrowser):
        lock = FIRST_LOCK
    counter.locked_until = now + lock if lock else None
    return counter.locked_until


def is_locked(counter: Counter, now: datetime) -> bool:
    """Say whether it is closed for a while after too many failures; never for longer than any is."""
    return counter.locked_until is not None and now < counter.locked_until <= now + LONGEST_LOCK


def note_lock(database: Register, person_id: int | None, browser: str = "") -> None:
    """Record in the trail that the failure just counted locked the account."""
    with database.work(NOBODY) as work:
        person = work.session.exec(select(Person).where(Person.id == person_id)).first()
        if person is not None:
            note_lock_of(work, person, browser)


def note_lock_of(work: Work, person: Person, browser: str = "") -> None:
    """Record in the trail that the account, or it in a known browser, is locked, if it is."""
    counter = known_browsers.counter(work.session, person, browser)
    if counter.locked_until is not None:
        work.actor = branches.actor_of(person, work.session)
        detail = {"failures": counter.failures, "until": counter.locked_until.isoformat()}
        if counter is not person:
            detail["known_browser"] = True
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

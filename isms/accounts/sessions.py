"""
Signed-in browsers: a random token in a cookie, its SHA-256 in a row, the person read anew every time.

A session ends 60 minutes after the last act and 12 hours after it began, whatever happens.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from inventory.errors import Reason, Refused
from inventory.work import Actor, Role, Work
from isms.accounts import branches, identity, passwords, people
from isms.accounts.tables import Person, SignIn
from isms.database import Database

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
FAILURES_ALLOWED = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(days=1)
_NOTICED = timedelta(minutes=1)  # how exactly `last_seen_at` is kept: a write for every click would be waste
NOBODY = Actor("", Role.UNIT, "-")  # before it is known who acts: no branch of the tree begins so


class SignInRefused(Refused):
    """The answer to every failed sign-in; it does not tell whether the name exists or the account is locked."""

    def __init__(self) -> None:
        remedy = (
            "Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản đang bị khóa. "
            f"Sau {FAILURES_ALLOWED} lần sai, tài khoản bị khóa tạm 15 phút; cần gấp, hãy liên hệ người quản trị."
        )
        super().__init__([Reason("sign_in_refused", "", remedy)])


class SignedOut(Refused):
    """The session ended: by sign-out, by time, or because the account changed."""

    def __init__(self) -> None:
        super().__init__([Reason("signed_out", "", "Phiên làm việc đã kết thúc. Hãy đăng nhập lại.")])


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is signed in with a token, as the database says now."""

    actor: Actor
    full_name: str
    csrf: str
    token_hash: str


def hash_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def sign_in(database: Database, name: str, password: str, agent: str = "") -> str:
    """Return the token of a new session. Raises SignInRefused."""
    attempt = _count_attempt(database, name)
    person_id, kept = attempt if attempt else (0, "")
    if not passwords.matches(kept, password):
        _note_lock(database, person_id)
        raise SignInRefused
    renewed = passwords.rehashed(password) if passwords.is_dated(kept) else kept
    with database.work(NOBODY) as work:
        person = _locked_row(work.session, Person.id == person_id)
        if person is None or not person.active or person.password_hash != kept:
            raise SignInRefused
        work.actor = branches.actor_of(person, work.session)
        person.password_hash = renewed
        return begin(work, person, agent)


def begin(work: Work, person: Person, agent: str) -> str:
    """Open a session of the person and return its token, which is kept nowhere."""
    work.session.execute(delete(SignIn).where(col(SignIn.expires_at) <= work.now))
    token = secrets.token_urlsafe(32)
    person.failures, person.locked_until, person.last_sign_in_at = 0, None, work.now
    work.session.add(
        SignIn(
            token_hash=hash_of(token),
            person_id=person.id or 0,
            csrf=secrets.token_urlsafe(32),
            created_at=work.now,
            last_seen_at=work.now,
            expires_at=work.now + LONGEST,
            agent=agent[:200],
        )
    )
    work.record("person.signed_in", f"person:{person.name}")
    return token


def signed_in(session: Session, token: str, now: datetime) -> Person | None:
    """Return the person whose session this is, if it still lives and they may still sign in."""
    found = _live(session, hash_of(token), now)
    return found[1] if found else None


def look_up(session: Session, token_hash: str, now: datetime) -> SignedIn | None:
    """Return who is signed in, in which role and branch, as of now."""
    found = _live(session, token_hash, now)
    if found is None:
        return None
    row, person = found
    return SignedIn(branches.actor_of(person, session), person.full_name or person.name, row.csrf, token_hash)


def notice(session: Session, token_hash: str, now: datetime) -> None:
    """Note that the session is in use, which puts off its end by idleness."""
    row = session.get(SignIn, token_hash)
    if row is not None and now - row.last_seen_at >= _NOTICED:
        row.last_seen_at = now


def is_unnoticed(session: Session, token_hash: str, now: datetime) -> bool:
    """Say whether the session's last sign of life is old enough to be written anew."""
    row = session.get(SignIn, token_hash)
    return row is not None and now - row.last_seen_at >= _NOTICED


def living(session: Session, now: datetime) -> set[str]:
    """Return the token hashes of all sessions that live."""
    alive = (col(SignIn.expires_at) > now, col(SignIn.last_seen_at) > now - IDLE, col(Person.active))
    statement = select(SignIn.token_hash).join(Person, col(Person.id) == col(SignIn.person_id)).where(*alive)
    return set(session.exec(statement))


def sign_out(work: Work, token_hash: str) -> None:
    """End this session."""
    row = work.session.get(SignIn, token_hash)
    if row is not None:
        work.session.delete(row)
        work.record("person.signed_out", f"person:{work.actor.name}")


def change_own_password(database: Database, token_hash: str, current: str, new: str) -> None:
    """
    Change the password of who is signed in, and end their other sessions.

    Wrong guesses count as failed sign-ins do. Raises SignedOut, SignInRefused, Invalid.
    """
    with database.look(NOBODY) as work:
        who = look_up(work.session, token_hash, work.now)
    if who is None:
        raise SignedOut
    fresh = passwords.hashed(new, who.actor.name, field="new")
    attempt = _count_attempt(database, who.actor.name)
    if attempt is None or not passwords.matches(attempt[1], current):
        _note_lock(database, who.actor.person_id or 0)
        raise SignInRefused
    with database.work(who.actor) as work:
        person = _locked_row(work.session, Person.id == who.actor.person_id)
        if person is None or look_up(work.session, token_hash, work.now) is None:
            raise SignedOut
        person.password_hash, person.failures, person.locked_until = fresh, 0, None
        people.end_sessions(work, person, keep=token_hash)
        work.record("person.password_changed", f"person:{person.name}")


def lock_after(failures: int) -> timedelta | None:
    """Return how long the account stays locked after so many failures in a row."""
    if failures < FAILURES_ALLOWED:
        return None
    doublings = min(failures - FAILURES_ALLOWED, 10)  # far beyond a day, before numbers grow without end
    return min(FIRST_LOCK * (1 << doublings), LONGEST_LOCK)


def _count_attempt(database: Database, name: str) -> tuple[int, str] | None:
    """
    Count a failure before looking at the password, and return whose it is and the hash to compare with.

    Counting first means that a thousand guesses at once are no more than five. None: no such person, or locked.
    """
    with database.work(NOBODY) as work:
        person = _locked_row(work.session, Person.name == identity.sign_in_name(name))
        if person is None or not person.active or not person.password_hash:
            return None
        if person.locked_until is not None and person.locked_until > work.now:
            return None
        person.failures += 1
        lock = lock_after(person.failures)
        person.locked_until = work.now + lock if lock else None
        return person.id or 0, person.password_hash


def _note_lock(database: Database, person_id: int) -> None:
    """Record in the trail that the failure just counted locked the account."""
    with database.work(NOBODY) as work:
        person = work.session.get(Person, person_id)
        if person is not None and person.locked_until is not None:
            work.actor = branches.actor_of(person, work.session)
            detail = {"failures": person.failures, "until": person.locked_until.isoformat()}
            work.record("person.locked", f"person:{person.name}", detail)


def _locked_row(session: Session, condition: bool) -> Person | None:
    statement = select(Person).where(condition).with_for_update().execution_options(populate_existing=True)
    return session.exec(statement).first()


def _live(session: Session, token_hash: str, now: datetime) -> tuple[SignIn, Person] | None:
    statement = select(SignIn, Person).join(Person, col(Person.id) == col(SignIn.person_id))
    found = session.exec(statement.where(SignIn.token_hash == token_hash)).first()
    if found is None:
        return None
    row, person = found
    return (row, person) if person.active and row.expires_at > now and row.last_seen_at > now - IDLE else None

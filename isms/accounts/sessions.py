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
from isms.accounts import branches, known_browsers
from isms.accounts.people_tables import Person, SignIn

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
_NOTICED = timedelta(minutes=1)  # how exactly `last_seen_at` is kept: a write for every click would be waste
_AHEAD = timedelta(minutes=10)  # a session that ends later than this began under a clock that was ahead
NOBODY = Actor("", Role.UNIT, "-")  # before it is known who acts: no branch of the tree begins so


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
    address: str = ""
    agent: str = ""
    browser: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """When a session ends unless something is done in it; `is_final`: whatever is done in it."""

    at: datetime
    is_final: bool


def hash_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def begin(work: Work, person: Person, agent: str, address: str = "", browser: str = "") -> str:
    """
    Open a session of the person and return its token, which is kept nowhere.

    `browser`: the hash of the token in its cookie; the person is known in it from now on, its failures are forgotten.
    """
    work.session.execute(delete(SignIn).where(col(SignIn.expires_at) <= work.now))
    token = secrets.token_urlsafe(32)
    counter = known_browsers.counter(work.session, person, browser)
    counter.failures, counter.failed_at, counter.locked_until = 0, None, None
    person.last_sign_in_at = work.now
    if browser:
        known_browsers.remember(work, person, browser)
    work.session.add(
        SignIn(
            token_hash=hash_of(token),
            person_id=person.id,
            csrf=secrets.token_urlsafe(32),
            created_at=work.now,
            last_seen_at=work.now,
            expires_at=work.now + LONGEST,
            agent=agent[:200],
            address=address[:200],
            browser=browser,
        )
    )
    work.record("person.signed_in", f"person:{person.name}", {"address": address} if address else None)
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
    actor = branches.actor_of(person, session)
    where = (row.address, row.agent, row.browser)
    return SignedIn(actor, person.full_name or person.name, row.csrf, token_hash, *where)


def notice(session: Session, token_hash: str, now: datetime) -> None:
    """Note that the session is in use, which puts off its end by idleness."""
    row = session.get(SignIn, token_hash)
    if row is not None and now - row.last_seen_at >= _NOTICED:
        row.last_seen_at = now


def is_unnoticed(session: Session, token_hash: str, now: datetime) -> bool:
    """Say whether the session's last sign of life is old enough to be written anew."""
    row = session.get(SignIn, token_hash)
    return row is not None and now - row.last_seen_at >= _NOTICED


def living(session: Session, now: datetime) -> dict[str, End]:
    """Return when each session that lives will end, by the hash of its token."""
    ends = (col(SignIn.expires_at) > now, col(SignIn.expires_at) <= now + LONGEST + _AHEAD)
    alive = (*ends, col(SignIn.last_seen_at) > now - IDLE, col(Person.active))
    times = select(SignIn.token_hash, SignIn.last_seen_at, SignIn.expires_at)
    statement = times.join(Person, col(Person.id) == col(SignIn.person_id)).where(*alive)
    return {
        token_hash: End(min(seen_at + IDLE, expires_at), expires_at <= seen_at + IDLE)
        for token_hash, seen_at, expires_at in session.exec(statement)
    }


def sign_out(work: Work, token_hash: str) -> None:
    """End this session."""
    row = work.session.get(SignIn, token_hash)
    if row is not None:
        work.session.delete(row)
        work.record("person.signed_out", f"person:{work.actor.name}")


def _live(session: Session, token_hash: str, now: datetime) -> tuple[SignIn, Person] | None:
    statement = select(SignIn, Person).join(Person, col(Person.id) == col(SignIn.person_id))
    found = session.exec(statement.where(SignIn.token_hash == token_hash)).first()
    if found is None:
        return None
    row, person = found
    lives = now < row.expires_at <= now + LONGEST + _AHEAD and row.last_seen_at > now - IDLE
    return (row, person) if person.active and lives else None

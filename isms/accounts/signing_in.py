"""
Signing in: the password, then a code for who has a second factor.

Between the two stands a `Half`: no session, kept in memory for a few minutes, good for the second step and nothing
else. It is bound to the password that was right. Failures of either step count alike.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from inventory.work import Register
from isms.accounts import attempts, branches, passwords, second_factor, sessions
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.people_tables import Person
from isms.accounts.sessions import NOBODY

PATIENCE = timedelta(minutes=5)
_HALVES_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class HalfSignIn:
    """The first step of a sign-in that was right, until `until`; `kept` is the hash of the password given."""

    person_id: int
    kept: str
    until: datetime
    name: str = ""


class HalfSignIns:
    """Sign-ins that wait for their second step, by a random token, in memory (one process serves the register)."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._kept: dict[str, HalfSignIn] = {}
        self._lock = threading.Lock()

    def keep(self, half: HalfSignIn) -> str:
        """Keep it, and return the token that names it."""
        token = secrets.token_urlsafe(32)
        with self._lock:
            now = self._clock()
            living = [(key, each) for key, each in self._kept.items() if each.until > now]
            self._kept = dict(living[-_HALVES_KEPT + 1 :]) | {sessions.hash_of(token): half}
        return token

    def get(self, token: str) -> HalfSignIn | None:
        """Return the one with this token while it is good."""
        half = self._kept.get(sessions.hash_of(token)) if token else None
        return half if half and half.until > self._clock() else None

    def drop(self, token: str) -> None:
        """Forget it."""
        with self._lock:
            self._kept.pop(sessions.hash_of(token), None)


def sign_in(database: Register, name: str, password: str, agent: str = "", address: str = "") -> str | HalfSignIn:
    """Return the token of a new session, or what the second step needs. Raises SignInRefused."""
    attempt = attempts.count(database, name)
    if not passwords.matches(attempt.kept if attempt else "", password) or attempt is None:
        attempts.note_lock(database, attempt.person_id if attempt else 0)
        raise SignInRefused(locked=attempt is not None and attempt.lock is not None)
    kept = passwords.rehashed(password) if passwords.is_dated(attempt.kept) else attempt.kept
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == attempt.person_id)
        if person is None or not person.active or person.password_hash != attempt.kept:
            raise SignInRefused
        person.password_hash = kept
        if person.totp_confirmed_at is not None:
            attempts.take_back(person, attempt)
            return HalfSignIn(attempt.person_id, kept, work.now + PATIENCE, person.name)
        work.actor = branches.actor_of(person, work.session)
        return sessions.begin(work, person, agent, address)


def enter_code(database: Register, half: HalfSignIn, code: str, agent: str = "", address: str = "") -> str:
    """Return the token of a new session for a code of the app or a recovery code. Raises CodeRefused."""
    token, locked = "", False
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == half.person_id)
        if person is None or not person.active or person.password_hash != half.kept or half.until <= work.now:
            raise CodeRefused
        if attempts.is_locked(person, work.now):
            raise CodeRefused
        work.actor = branches.actor_of(person, work.session)
        if second_factor.accepts(work, person, code):
            token = sessions.begin(work, person, agent, address)
        else:
            locked = attempts.add_failure(person, work.now) is not None
            attempts.note_lock_of(work, person)
    if not token:
        raise CodeRefused(locked)
    return token

"""
Signing in: the password, then a code for who has a second factor, then a new password for whom another set theirs.

Between the steps stands a `Half`: no session, kept in memory for a few minutes, good for the second step and nothing
else. It is bound to the password that was right. Failures of either step count alike.
"""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from inventory.errors import Invalid, Problem
from inventory.work import Register, Work
from isms.accounts import (
    attempts,
    branches,
    credential_digests,
    known_browsers,
    new_passwords,
    passwords,
    second_factor,
    second_factor_demand,
    sessions,
    totp,
)
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.people_tables import Person
from isms.accounts.sessions import NOBODY

PATIENCE = timedelta(minutes=5)
_HALVES_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class HalfSignIn:
    """
    A sign-in of which the steps up to `wants` were right, until `until`; `kept` is the hash of the password given.

    `wants`: "code", "password" when somebody else set the one that was given (`shortest`: the new one's length), or
    "enrolment" when the office demands a second factor and there is none (`secret`: the one offered).
    """

    person_id: int
    kept: str
    until: datetime
    name: str = ""
    wants: str = "code"
    shortest: int = passwords.SHORTEST
    browser: str = ""
    secret: str = field(default="", repr=False)


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


def sign_in(
    database: Register, name: str, password: str, agent: str = "", address: str = "", browser: str = ""
) -> str | HalfSignIn:
    """
    Return the token of a new session, or what the second step needs. Raises SignInRefused.

    `browser`: the hash of the token in its cookie, empty for one that keeps none.
    """
    attempt = attempts.count(database, name, browser)
    if not passwords.matches(attempt.kept if attempt else "", password) or attempt is None:
        attempts.note_lock(database, attempt.person_id if attempt else 0, browser)
        raise SignInRefused(locked=attempt is not None and attempt.lock is not None)
    kept = passwords.rehashed(password) if passwords.is_dated(attempt.kept) else attempt.kept
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == attempt.person_id)
        if person is None or not person.active or person.password_hash != attempt.kept:
            raise SignInRefused
        if kept != person.password_hash:
            work.actor = branches.actor_of(person, work.session)
            person.password_hash = kept
            work.record("person.password_rehashed", f"person:{person.name}", credential_digests.of_password(person))
        if person.totp_confirmed_at is not None:
            attempts.take_back(known_browsers.counter(work.session, person, browser), attempt)
            return HalfSignIn(attempt.person_id, kept, work.now + PATIENCE, person.name, browser=browser)
        work.actor = branches.actor_of(person, work.session)
        if person.must_change_password:
            return _wants_password(work, person, browser)
        if second_factor_demand.is_demanded(work.session, person.role):
            return _wants_enrolment(work, person, browser)
        return sessions.begin(work, person, agent, address, browser)


def enter_code(database: Register, half: HalfSignIn, code: str, agent: str = "", address: str = "") -> str | HalfSignIn:
    """
    Return the token of a new session for a code of the app or a recovery code, or what the last step needs.

    Raises CodeRefused.
    """
    done: str | HalfSignIn = ""
    locked = False
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == half.person_id)
        if person is None or not person.active or person.password_hash != half.kept or half.until <= work.now:
            raise CodeRefused
        counter = known_browsers.counter(work.session, person, half.browser)
        if attempts.is_locked(counter, work.now):
            raise CodeRefused
        work.actor = branches.actor_of(person, work.session)
        if second_factor.accepts(work, person, code):
            wants = person.must_change_password
            done = _wants_password(work, person, half.browser) if wants else _begin(work, person, half, agent, address)
        else:
            locked = attempts.add_failure(counter, work.now) is not None
            attempts.note_lock_of(work, person, half.browser)
    if not done:
        raise CodeRefused(locked)
    return done


def choose_password(
    database: Register, half: HalfSignIn, new: str, agent: str = "", address: str = ""
) -> str | HalfSignIn:
    """
    Return the token of a new session for whom another set the password: from now on it is one of their own.

    Or what the next step needs, where a second factor is demanded. Raises Invalid; SignInRefused when the half is not
    good any more.
    """
    fresh = new_passwords.chosen(database, new, half.name, "new", half.shortest)
    hashed = fresh.checked()
    if passwords.matches(half.kept, new):
        raise Invalid([Problem("new", "Đây là mật khẩu được trao.", "Hãy chọn mật khẩu khác, chỉ mình bạn biết.")])
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == half.person_id)
        if person is None or not person.active or person.password_hash != half.kept:
            raise SignInRefused
        if half.wants != "password" or half.until <= work.now:
            raise SignInRefused
        work.actor = branches.actor_of(person, work.session)
        person.password_hash, person.must_change_password = hashed, False
        work.record("person.password_changed", f"person:{person.name}", credential_digests.of_password(person))
        has_second = person.totp_confirmed_at is not None
        if not has_second and second_factor_demand.is_demanded(work.session, person.role):
            return _wants_enrolment(work, person, half.browser)
        return _begin(work, person, half, agent, address)


def enrol(database: Register, half: HalfSignIn, code: str, agent: str = "", address: str = "") -> tuple[str, list[str]]:
    """
    Put the second factor on that the office demands; return the token of a new session and the recovery codes.

    Raises Invalid for a wrong code, which counts as a failure; CodeRefused when it locked the account; SignInRefused
    when the half is not good any more.
    """
    with database.work(NOBODY) as work:
        person = attempts.locked_row(work.session, Person.id == half.person_id)
        if person is None or not person.active or person.password_hash != half.kept or half.until <= work.now:
            raise SignInRefused
        counter = known_browsers.counter(work.session, person, half.browser)
        if half.wants != "enrolment" or person.totp_confirmed_at is not None or attempts.is_locked(counter, work.now):
            raise SignInRefused
        work.actor = branches.actor_of(person, work.session)
        try:
            codes = second_factor.turn_on(work, person, half.secret, code)
        except Invalid as bad:
            wrong, locked = bad, attempts.add_failure(counter, work.now) is not None
            attempts.note_lock_of(work, person, half.browser)
        else:
            return _begin(work, person, half, agent, address), codes
    if locked:  # raised after the commit: the failure is stored
        raise CodeRefused(locked)
    raise wrong


def _begin(work: Work, person: Person, half: HalfSignIn, agent: str, address: str) -> str:
    return sessions.begin(work, person, agent, address, half.browser)


def _wants_enrolment(work: Work, person: Person, browser: str) -> HalfSignIn:
    until, secret = work.now + 2 * PATIENCE, totp.new_secret()
    half = HalfSignIn(person.id, person.password_hash, until, person.name, "enrolment", browser=browser)
    return replace(half, secret=secret)


def _wants_password(work: Work, person: Person, browser: str) -> HalfSignIn:
    has_second = person.totp_confirmed_at is not None
    shortest = passwords.SHORTEST_WITH_SECOND_FACTOR if has_second else passwords.SHORTEST
    until = work.now + PATIENCE
    return HalfSignIn(person.id, person.password_hash, until, person.name, "password", shortest, browser)

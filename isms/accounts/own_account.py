"""
What people do with their own account. Each act proves the password anew, and wrong guesses count as at sign-in.

Raises SignedOut, SignInRefused, CodeRefused, Invalid.
"""

from collections.abc import Callable
from typing import TypeVar

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.work import Register, Work
from isms.accounts import (
    attempts,
    credential_digests,
    identity,
    known_browsers,
    new_passwords,
    passwords,
    people,
    recovery,
    second_factor,
    second_factor_demand,
    sessions,
)
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import Person
from isms.accounts.second_factor import Enrolment
from isms.accounts.sessions import NOBODY, SignedIn, SignedOut

Value = TypeVar("Value")


def change_password(database: Register, token_hash: str, current: str, new: str) -> None:
    """Change the password of who is signed in, and end their other sessions; 8 characters do with a second factor."""
    who, has_second = _who(database, token_hash)
    shortest = passwords.SHORTEST_WITH_SECOND_FACTOR if has_second else passwords.SHORTEST
    fresh = new_passwords.chosen(database, new, who.actor.name, "new", shortest)
    fresh.checked()

    def change(work: Work, person: Person) -> None:
        if person.totp_confirmed_at is None and len(new) < passwords.SHORTEST:  # the second factor is gone meanwhile
            raise SignedOut
        person.password_hash, person.must_change_password = fresh.checked(), False
        people.end_sessions(work, person, keep=token_hash)
        known_browsers.forget(work, person, keep=who.browser)
        work.record("person.password_changed", f"person:{person.name}", credential_digests.of_password(person))

    _prove(database, who, current, change)


def change_address(database: Register, token_hash: str, current: str, address: str) -> None:
    """Change where mail goes to; '' for nowhere. What waits for an address goes with the next delivery."""
    who, _ = _who(database, token_hash)
    given = identity.address(address)

    def change(work: Work, person: Person) -> None:
        if person.email != given:
            work.record("person.address_changed", f"person:{person.name}", {"email": [person.email, given]})
            person.email = given

    _prove(database, who, current, change)


def turn_second_factor_on(
    database: Register, token_hash: str, enrolment: Enrolment, current: str, code: str
) -> list[str]:
    """Have a code asked for at every sign-in; return the recovery codes, shown this once. Ends other sessions."""
    who, _ = _who(database, token_hash)
    second_factor.check_first_code(enrolment.secret, code, database.now())

    def turn_on(work: Work, person: Person) -> list[str]:
        if person.totp_confirmed_at is not None:
            raise Invalid([Problem("code", "Xác thực hai bước đã được bật.", "Hãy tải lại trang.")])
        codes = second_factor.turn_on(work, person, enrolment.secret, code)
        people.end_sessions(work, person, keep=token_hash)
        return codes

    return _prove(database, who, current, turn_on)


def turn_second_factor_off(database: Register, token_hash: str, current: str, code: str, new: str = "") -> None:
    """Ask for no code any more. A password too short to stand alone must be replaced by `new` in the same act."""
    who, _ = _who(database, token_hash)
    fresh = _long_enough(database, current, new, who.actor.name)

    def turn_off(work: Work, person: Person) -> None:
        if second_factor_demand.is_demanded(work.session, person.role):
            raise Refused([Reason("second_factor_demanded", "", "Cơ quan bắt buộc bạn dùng xác thực hai bước.")])
        second_factor.turn_off(work, person)
        if fresh is not None:
            person.password_hash, person.must_change_password = fresh.checked(), False
            work.record("person.password_changed", f"person:{person.name}", credential_digests.of_password(person))
        people.end_sessions(work, person, keep=token_hash)

    _prove(database, who, current, turn_off, code)


def renew_recovery_codes(database: Register, token_hash: str, current: str, code: str) -> list[str]:
    """Replace the recovery codes; return the new ones, shown this once."""
    who, _ = _who(database, token_hash)

    def renew(work: Work, person: Person) -> list[str]:
        codes = recovery.renew(work.session, person)
        detail = credential_digests.of_codes(work.session, person)
        work.record("person.recovery_codes_renewed", f"person:{person.name}", detail)
        return codes

    return _prove(database, who, current, renew, code)


def after_proof(database: Register, token_hash: str, current: str, use_case: Callable[[Work], Value]) -> Value:
    """Do what an open page alone must not do, as ending a session, for who knows the password (ASVS 5.0, 7.5.2)."""
    who, _ = _who(database, token_hash)
    return _prove(database, who, current, lambda work, _person: use_case(work))


def _long_enough(database: Register, current: str, new: str, name: str) -> NewPassword | None:
    """Return the new password where one is needed or given. Raises Invalid."""
    if len(current) >= passwords.SHORTEST and not new:
        return None
    if not new:
        rule = f"Mật khẩu hiện nay ngắn hơn {passwords.SHORTEST} ký tự."
        raise Invalid([Problem("new", rule, "Không có xác thực hai bước thì phải đặt mật khẩu dài hơn.")])
    fresh = new_passwords.chosen(database, new, name, "new")
    fresh.checked()
    return fresh


def _who(database: Register, token_hash: str) -> tuple[SignedIn, bool]:
    """Return who is signed in, and whether they have a second factor."""
    with database.look(NOBODY) as work:
        who = sessions.look_up(work.session, token_hash, work.now)
        person = work.session.get(Person, who.actor.person_id) if who else None
    if who is None or person is None:
        raise SignedOut
    return who, person.totp_confirmed_at is not None


def _prove(
    database: Register,
    who: SignedIn,
    password: str,
    act: Callable[[Work, Person], Value],
    code: str | None = None,
) -> Value:
    """Do it when the password is right, and the code where one is asked for; what is wrong stays counted."""
    attempt = attempts.count(database, who.actor.name, who.browser)
    if not passwords.matches(attempt.kept if attempt else "", password) or attempt is None:
        attempts.note_lock(database, who.actor.person_id, who.browser)
        raise SignInRefused(locked=attempt is not None and attempt.lock is not None)
    with database.work(who.actor) as work:
        person = attempts.locked_row(work.session, Person.id == who.actor.person_id)
        if person is None or sessions.look_up(work.session, who.token_hash, work.now) is None:
            raise SignedOut
        if person.password_hash != attempt.kept:
            raise SignInRefused
        if code is None or second_factor.accepts(work, person, code):
            done = act(work, person)
            attempts.wash_away(known_browsers.counter(work.session, person, who.browser))
            return done
    attempts.note_lock(database, who.actor.person_id, who.browser)
    raise CodeRefused(locked=attempt.lock is not None)

"""The second factor and accounts nobody uses: codes taken once, guesses that lock, a half that opens nothing."""

import hashlib
import math
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from inventory.errors import Invalid, NotFound, Refused
from isms.accounts import (
    addressees,
    idle,
    own_account,
    passwords,
    people,
    recovery,
    sessions,
    signed_in_browsers,
    signing_in,
    totp,
)
from isms.accounts.attempts import CodeRefused, SignInRefused
from isms.accounts.passwords import chosen
from isms.accounts.people_tables import Person, RecoveryCode
from isms.accounts.second_factor import Enrolment
from isms.accounts.signing_in import HalfSignIn, HalfSignIns
from isms.jobs import jobs
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from tests.databases import open_database
from tests.register import ADMIN, Clock, migrate, rows
from tests.test_accounts import GOOD, OTHER, actions, actor, add, who

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SHORT = "xanh-cam8"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def plain(sqlite_databases, clock):
    """A register on SQLite, where the SQL does not differ."""
    opened = open_database(sqlite_databases.copy(migrate), clock)
    yield opened
    opened.engine.dispose()


def code(clock: Clock, steps: int = 0, secret: str = SECRET) -> str:
    return pyotp.TOTP(secret).generate_otp(totp.step_of(clock.now) + steps)


def wrong(clock: Clock) -> str:
    good = {code(clock, steps) for steps in range(-3, 4)}
    return next(text for text in (f"{number:06}" for number in range(100)) if text not in good)


def enrol(database: Database, clock: Clock, name: str = "minh", role: str = "officer") -> list[str]:
    """Give a person the second factor; a code of a later step is then good."""
    add(database, name, role)
    here = signing_in.sign_in(database, name, GOOD)
    codes = own_account.turn_second_factor_on(
        database, sessions.hash_of(here), Enrolment(name, SECRET), GOOD, code(clock)
    )
    clock.move(minutes=2)
    return codes


def half(database: Database, name: str = "minh", password: str = GOOD) -> HalfSignIn:
    first = signing_in.sign_in(database, name, password)
    assert isinstance(first, HalfSignIn)
    return first


def person(database: Database, name: str = "minh") -> Person:
    [found] = rows(database, Person, Person.name == name)
    return found


# Codes


def test_the_codes_are_those_of_the_standard():
    """RFC 6238, appendix B (SHA-1), cut to six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for second, expected in ((59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")):
        now = datetime.fromtimestamp(second, UTC)
        assert totp.step_matched(secret, expected, now, 0) == second // 30


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_a_code_is_good_one_step_around_now_and_never_twice_nor_after_a_later_one(steps, last):
    now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    here = totp.step_of(now)
    text = pyotp.TOTP(SECRET).generate_otp(here + steps)

    found = totp.step_matched(SECRET, text, now, here + last)

    assert (found == here + steps) == (abs(steps) <= 1 and steps > last)


@pytest.mark.parametrize("text", ["", "12345", "1234567", "abcdef", "１２３４５６", "٠١٢٣٤٥", "12 34"])
def test_what_is_no_code_is_not_taken(text):
    assert totp.step_matched(SECRET, text, datetime.now(UTC), 0) is None


def test_the_picture_holds_the_address_that_apps_read():
    enrolment = Enrolment("minh", SECRET)

    assert totp.address(SECRET, "minh").startswith("otpauth://totp/S%E1%BB%95")
    assert enrolment.picture.startswith("<svg") and enrolment.typed == "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"


# Signing in with two steps


def test_the_password_alone_gives_no_session(plain, clock):
    enrol(plain, clock)
    first = half(plain)

    assert rows(plain, TrailEntry)[-1].action == "person.second_factor_on"
    token = signing_in.enter_code(plain, first, code(clock), "Firefox")
    assert who(plain, token) == "minh"


def test_a_code_is_taken_once_even_by_two_at_once(database, clock):
    enrol(database, clock)
    first, text, outcomes = half(database), code(clock), []
    start = threading.Barrier(2)

    def enter() -> None:
        start.wait()
        try:
            signing_in.enter_code(database, first, text)
            outcomes.append("in")
        except CodeRefused:
            outcomes.append("out")

    threads = [threading.Thread(target=enter) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["in", "out"]


def test_the_code_that_confirmed_the_phone_is_not_good_for_signing_in(plain, clock):
    add(plain, "minh")
    here = signing_in.sign_in(plain, "minh", GOOD)
    text = code(clock)
    own_account.turn_second_factor_on(plain, sessions.hash_of(here), Enrolment("minh", SECRET), GOOD, text)

    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, half(plain), text)


def test_an_older_code_is_not_good_after_a_newer_one(plain, clock):
    enrol(plain, clock)
    older = code(clock, -1)
    signing_in.enter_code(plain, half(plain), code(clock))

    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, half(plain), older)


def test_guessing_codes_locks_the_account_and_the_right_password_between_does_not_help(plain, clock):
    enrol(plain, clock)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            signing_in.enter_code(plain, half(plain), wrong(clock))

    with pytest.raises(SignInRefused):
        signing_in.sign_in(plain, "minh", GOOD)
    assert actions(plain, "person:minh")[-1] == "person.locked"
    clock.move(minutes=16)
    assert signing_in.enter_code(plain, half(plain), code(clock))
    assert person(plain).failures == 0


def test_failures_of_both_steps_count_together(plain, clock):
    enrol(plain, clock)
    first = half(plain)
    for _ in range(3):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(plain, "minh", OTHER)
    for _ in range(2):
        with pytest.raises(CodeRefused):
            signing_in.enter_code(plain, first, wrong(clock))

    with pytest.raises(CodeRefused):  # locked: the right code does not help
        signing_in.enter_code(plain, first, code(clock))


def test_a_lock_that_another_brought_meanwhile_is_not_lifted_by_the_right_password(plain, clock):
    enrol(plain, clock)
    for _ in range(4):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(plain, "minh", OTHER)
    half(plain)

    assert (person(plain).failures, person(plain).locked_until) == (4, None)


@pytest.mark.parametrize("act", ["password", "closed", "late", "off"])
def test_a_half_is_good_for_nothing_once_things_have_changed(plain, clock, act):
    enrol(plain, clock)
    first = half(plain)
    with plain.work(ADMIN) as work:
        if act == "password":
            people.set_password(work, "minh", chosen(OTHER, "minh"))
        elif act == "closed":
            people.deactivate(work, "minh")
        elif act == "off":
            people.take_off_second_factor(work, "minh", chosen(OTHER, "minh"))
    if act == "late":
        clock.move(minutes=6)

    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, first, code(clock))


def test_halves_are_kept_for_five_minutes_and_not_without_end(clock):
    halves = HalfSignIns(clock)
    tokens = [halves.keep(HalfSignIn(number, "x", clock.now + timedelta(minutes=5))) for number in range(1_100)]

    assert halves.get(tokens[0]) is None and halves.get("") is None and halves.get("made-up") is None
    assert halves.get(tokens[-1]).person_id == 1_099
    halves.drop(tokens[-1])
    assert halves.get(tokens[-1]) is None
    clock.move(minutes=6)
    assert halves.get(tokens[-2]) is None


# Recovery codes


def test_a_recovery_code_is_good_once_however_it_is_typed(plain, clock):
    codes = enrol(plain, clock)
    assert len(codes) == len(set(codes)) == 10

    assert signing_in.enter_code(plain, half(plain), codes[0].replace(" ", "-"))
    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, half(plain), codes[0])
    assert signing_in.enter_code(plain, half(plain), codes[1].replace(" ", ""))
    with plain.look(ADMIN) as work:
        assert recovery.left(work.session, person(plain).id) == 8
    assert "person.recovery_code_used" in actions(plain, "person:minh")


def test_recovery_codes_are_kept_as_hashes_and_belong_to_one_person(plain, clock):
    codes = enrol(plain, clock)
    enrol(plain, clock, "lan")

    kept = str([row.model_dump() for row in rows(plain, RecoveryCode)])
    assert not any(each.replace(" ", "") in kept for each in codes)
    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, half(plain, "lan"), codes[0])


def test_new_recovery_codes_replace_the_old_ones(plain, clock):
    old = enrol(plain, clock)
    here = sessions.hash_of(signing_in.enter_code(plain, half(plain), code(clock)))
    clock.move(minutes=1)

    new = own_account.renew_recovery_codes(plain, here, GOOD, code(clock))

    with pytest.raises(CodeRefused):
        signing_in.enter_code(plain, half(plain), old[5])
    assert signing_in.enter_code(plain, half(plain), new[5])


# Turning it on and off; the length of passwords


def test_turning_on_needs_a_code_of_the_phone_and_the_password_and_ends_other_sessions(plain, clock):
    add(plain, "minh")
    here, elsewhere = (signing_in.sign_in(plain, "minh", GOOD) for _ in range(2))
    enrolment = Enrolment("minh", SECRET)
    with pytest.raises(Invalid):
        own_account.turn_second_factor_on(plain, sessions.hash_of(here), enrolment, GOOD, wrong(clock))
    with pytest.raises(SignInRefused):
        own_account.turn_second_factor_on(plain, sessions.hash_of(here), enrolment, OTHER, code(clock))
    assert person(plain).totp_confirmed_at is None

    own_account.turn_second_factor_on(plain, sessions.hash_of(here), enrolment, GOOD, code(clock))

    assert (who(plain, here), who(plain, elsewhere)) == ("minh", None)
    assert SECRET not in str([entry.model_dump() for entry in rows(plain, TrailEntry)])
    with pytest.raises(Invalid, match="đã được bật"):
        own_account.turn_second_factor_on(plain, sessions.hash_of(here), enrolment, GOOD, code(clock, 1))


def signed_in(database: Database, clock: Clock, password: str = GOOD) -> str:
    clock.move(minutes=1)
    token = signing_in.enter_code(database, half(database, "minh", password), code(clock))
    clock.move(minutes=1)
    return sessions.hash_of(token)


def test_eight_characters_do_with_a_second_factor_and_only_then(plain, clock):
    add(plain, "lan")
    lan = sessions.hash_of(signing_in.sign_in(plain, "lan", GOOD))
    enrol(plain, clock)
    minh = signed_in(plain, clock)

    with pytest.raises(Invalid, match="14 ký tự"):
        own_account.change_password(plain, lan, GOOD, SHORT)
    with pytest.raises(Invalid, match="8 ký tự"):
        own_account.change_password(plain, minh, GOOD, "xanh-c8")
    own_account.change_password(plain, minh, GOOD, SHORT)

    assert half(plain, "minh", SHORT)


def test_turning_off_needs_both_and_a_longer_password_where_it_is_short(plain, clock):
    enrol(plain, clock)
    here = signed_in(plain, clock)
    own_account.change_password(plain, here, GOOD, SHORT)

    with pytest.raises(Invalid) as short:
        own_account.turn_second_factor_off(plain, here, SHORT, code(clock))
    assert [problem.field for problem in short.value.problems] == ["new"]
    with pytest.raises(Invalid):
        own_account.turn_second_factor_off(plain, here, SHORT, code(clock), "cũng-ngắn9")
    with pytest.raises(CodeRefused):
        own_account.turn_second_factor_off(plain, here, SHORT, wrong(clock), OTHER)
    with pytest.raises(SignInRefused):
        own_account.turn_second_factor_off(plain, here, GOOD, code(clock), OTHER)
    own_account.turn_second_factor_off(plain, here, SHORT, code(clock), OTHER)

    assert isinstance(signing_in.sign_in(plain, "minh", OTHER), str)
    assert rows(plain, RecoveryCode) == [] and person(plain).totp_secret == ""


def test_guessing_the_code_to_turn_it_off_locks_the_account(plain, clock):
    enrol(plain, clock)
    here = signed_in(plain, clock)
    for _ in range(5):
        with pytest.raises(CodeRefused):
            own_account.turn_second_factor_off(plain, here, GOOD, wrong(clock))

    with pytest.raises(SignInRefused):
        own_account.turn_second_factor_off(plain, here, GOOD, code(clock))


def test_an_administrator_takes_it_off_with_a_new_long_password_and_signs_the_person_out(plain, clock):
    enrol(plain, clock)
    add(plain, "goc", "admin")
    here = signed_in(plain, clock)
    with pytest.raises(Invalid), plain.work(actor(plain, "goc")) as work:
        people.take_off_second_factor(work, "minh", chosen(SHORT, "minh"))
    assert person(plain).totp_confirmed_at is not None

    with plain.work(actor(plain, "goc")) as work:
        people.take_off_second_factor(work, "minh", chosen(OTHER, "minh"))

    with pytest.raises(sessions.SignedOut):
        own_account.change_password(plain, here, OTHER, GOOD)
    assert half(plain, "minh", OTHER).wants == "password"
    [entry] = rows(plain, TrailEntry, TrailEntry.action == "person.second_factor_off")
    assert (entry.actor, entry.detail) == ("goc", {"by": "goc"})
    with pytest.raises(Refused, match="không dùng"), plain.work(actor(plain, "goc")) as work:
        people.take_off_second_factor(work, "minh", chosen(OTHER, "minh"))


def test_hashing_holds_no_transaction(plain, monkeypatch):
    """While a password is hashed another writer gets through at once."""
    add(plain, "minh")

    def slow(_password: str) -> str:
        with plain.work(ADMIN) as other:
            other.record("meanwhile", "x")
        return "hash"

    monkeypatch.setattr(passwords, "rehashed", slow)
    kept = chosen(OTHER, "minh")
    with plain.work(ADMIN) as work:
        people.set_password(work, "minh", kept)

    assert actions(plain, "x") == ["meanwhile"]


# Browsers


def test_one_ends_one_s_own_sessions_and_nobody_else_s(plain, clock):
    add(plain, "minh")
    add(plain, "lan")
    here, there = (sessions.hash_of(signing_in.sign_in(plain, "minh", GOOD, agent)) for agent in ("A", "B"))
    lan = sessions.hash_of(signing_in.sign_in(plain, "lan", GOOD))
    minh = actor(plain, "minh")

    with plain.look(minh) as work:
        assert {browser.key for browser in signed_in_browsers.own(work)} == {here, there}
    with pytest.raises(Refused), plain.work(minh) as work:
        signed_in_browsers.end_own(work, lan)
    with plain.work(minh) as work:
        signed_in_browsers.end_others(work, here)

    with plain.look(ADMIN) as work:
        assert set(sessions.living(work.session, work.now)) == {here, lan}


def test_an_administrator_ends_the_sessions_of_their_branch_only(plain):
    add(plain, "truong", "admin", "VP")
    add(plain, "trong", "unit", "VP")
    add(plain, "ngoai", "unit", "HCTP")
    keys = {name: sessions.hash_of(signing_in.sign_in(plain, name, GOOD)) for name in ("trong", "ngoai")}
    truong = actor(plain, "truong")

    with plain.look(truong) as work:
        assert [browser.name for browser in signed_in_browsers.everybody(work)] == ["trong"]
    with pytest.raises(Refused), plain.work(truong) as work:
        signed_in_browsers.end(work, keys["ngoai"])
    with plain.work(truong) as work:
        signed_in_browsers.end(work, keys["trong"])

    assert actions(plain, "person:trong")[-1] == "person.session_ended"


# Accounts that nobody uses


def active(database: Database) -> set[str]:
    return {each.name for each in rows(database, Person) if each.active}


def sweep(database: Database) -> None:
    jobs.sweep(database)


def pass_days(database: Database, clock: Clock, days: int) -> None:
    """Let days pass of which the program is on in the last one, and sweeps: on its first day nobody is closed."""
    clock.move(days=days - 1, minutes=-1)
    sweep(database)
    clock.move(hours=23)
    sweep(database)
    clock.move(hours=1, minutes=1)


def test_an_account_closes_after_45_days_without_use_and_its_holder_is_still_told(database, clock):
    add(database, "goc", "admin")
    add(database, "minh")
    clock.move(days=30)
    signing_in.sign_in(database, "goc", GOOD)
    pass_days(database, clock, 15)
    clock.now -= timedelta(seconds=5)
    sweep(database)
    assert active(database) == {"goc", "minh"}
    clock.move(seconds=10)

    sweep(database)

    assert active(database) == {"goc"}
    assert actions(database, "person:minh")[-1] == "person.idle_closed"
    with database.look(ADMIN) as work:
        assert {each.name for each in addressees.active(work.session)} == {"goc", "minh"}
        assert people.show(work, "minh").idle_closed_at is not None
    with pytest.raises(SignInRefused):
        signing_in.sign_in(database, "minh", GOOD)


def test_at_sign_in_it_is_closed_before_the_nightly_look(plain, clock):
    add(plain, "goc", "admin")
    add(plain, "minh")
    pass_days(plain, clock, 46)

    with pytest.raises(SignInRefused):
        signing_in.sign_in(plain, "minh", GOOD)

    assert active(plain) == {"goc"}


@pytest.mark.slow
def test_opened_again_the_days_count_anew_and_closed_for_good_nobody_is_told(plain, clock):
    add(plain, "goc", "admin")
    add(plain, "minh")
    pass_days(plain, clock, 46)
    sweep(plain)
    with plain.work(ADMIN) as work:
        people.activate(work, "minh")
    clock.move(days=44)
    assert signing_in.sign_in(plain, "minh", GOOD)
    pass_days(plain, clock, 46)
    sweep(plain)

    with plain.work(ADMIN) as work:
        people.deactivate(work, "minh")

    with plain.look(ADMIN) as work:
        assert {each.name for each in addressees.active(work.session)} == {"goc"}


@pytest.mark.parametrize("others", [[], [("truong", "VP")], [("hai", None)], [("hai", "STP")]])
def test_the_last_administrator_of_the_whole_tree_is_never_closed(database, clock, others):
    for name, unit in others:
        add(database, name, "admin", unit)
    clock.move(hours=1)
    add(database, "goc", "admin")
    pass_days(database, clock, 400)

    sweep(database)
    sweep(database)

    assert active(database) == {"goc"}  # the one who used the register last
    assert signing_in.sign_in(database, "goc", GOOD)


def test_two_last_administrators_who_sign_in_at_once_are_not_both_shut_out(database, clock):
    add(database, "an", "admin")
    add(database, "binh", "admin")
    pass_days(database, clock, 50)
    start = threading.Barrier(2)

    def enter(name: str) -> None:
        start.wait()
        with suppress(SignInRefused):
            signing_in.sign_in(database, name, GOOD)

    threads = [threading.Thread(target=enter, args=(name,)) for name in ("an", "binh")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(active(database)) == 1


def test_an_account_without_a_password_has_no_way_in_to_close(plain, clock):
    add(plain, "goc", "admin")
    with plain.work(ADMIN) as work:
        people.add(work, name="giam.doc", role="leader", email="a@so.gov.vn")
    pass_days(plain, clock, 400)
    sweep(plain)

    assert "giam.doc" in active(plain)


@pytest.mark.slow
def test_no_job_closes_an_account_of_a_register_that_is_used(plain, clock):
    add(plain, "goc", "admin")
    add(plain, "minh")
    for _ in range(4):
        clock.move(days=40)
        for name in ("goc", "minh"):
            assert signing_in.sign_in(plain, name, GOOD)
        sweep(plain)

    assert active(plain) == {"goc", "minh"}
    with plain.look(ADMIN) as work:
        assert people.show(work, "minh").closes_on == work.day_of(idle.closes_at(person(plain)))
        with pytest.raises(NotFound):
            people.show(work, "khong.co")


def test_a_recovery_code_has_more_than_128_bits_and_those_of_before_go_on_standing_in(plain, clock):
    codes = enrol(plain, clock)
    assert len(codes[0].replace(" ", "")) * math.log2(10) > 128
    with plain.work(ADMIN) as work:
        earlier = RecoveryCode(person_id=person(plain).id, code_hash=hashlib.sha256(b"1" * 24).hexdigest())
        work.session.add(earlier)

    assert signing_in.enter_code(plain, half(plain), "1111 " * 6)

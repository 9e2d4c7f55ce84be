"""People and their sessions: who may manage whom, how guessing is stopped, when a session ends."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlmodel import select

from inventory.errors import Invalid, NotAllowed, NotFound, Refused
from inventory.register_tables import Unit
from inventory.vietnamese import fold
from inventory.work import Actor, Role
from isms.accounts import (
    attempts,
    branches,
    first_run,
    guessable,
    new_passwords,
    own_account,
    passwords,
    people,
    sessions,
    signing_in,
)
from isms.accounts.attempts import SignInRefused
from isms.accounts.passwords import chosen
from isms.accounts.people_tables import OneTimeLink, Person, SignIn
from isms.accounts.sessions import SignedOut
from isms.accounts.throttle import Throttle
from isms.checking import people_in_trail
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from tests.register import ADMIN, Clock, new_system

GOOD = "bốn con mèo leo cây cau"
OTHER = "mười hai con giáp đi chợ"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Hash with little work; that the product does not is tested below."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def add(database: Database, name: str, role: str = "officer", unit: str | None = None, password: str = GOOD) -> None:
    kept = chosen(password, name)
    with database.work(ADMIN) as work:
        added = people.add(work, name=name, role=role, unit_code=unit, password=kept)
        added.must_change_password = False


def actor(database: Database, name: str) -> Actor:
    with database.look(ADMIN) as work:
        person = work.session.exec(select(Person).where(Person.name == name)).one()
        return branches.actor_of(person, work.session)


def who(database: Database, token: str) -> str | None:
    with database.look(ADMIN) as work:
        person = sessions.signed_in(work.session, token, work.now)
        return person.name if person else None


def actions(database: Database, subject: str) -> list[str]:
    with database.look(ADMIN) as work:
        statement = select(TrailEntry.action).where(TrailEntry.subject == subject).order_by(TrailEntry.id)
        return list(work.session.exec(statement))


def everything_written(database: Database) -> str:
    with database.look(ADMIN) as work:
        entries = [entry.model_dump() for entry in work.session.exec(select(TrailEntry))]
        rows = [row.model_dump() for row in work.session.exec(select(SignIn))]
        links = [row.model_dump() for row in work.session.exec(select(OneTimeLink))]
    return f"{entries} {rows} {links}"


# Passwords


@pytest.mark.parametrize(
    "weak",
    ["mười ba chữ ạ", "aaaaaaaaaaaaaaaa", "password123456", "Matkhau@123456", "minhminhminhminh", "qwertyuiop12345"],
)
def test_a_short_or_common_password_or_one_made_of_the_name_is_refused(weak):
    assert [problem.field for problem in passwords.weaknesses(weak, "minh")] == ["password"]


@pytest.mark.parametrize(
    "common",
    [
        *("sunshine", "football", "trustno1", "anhyeuem", "Hanoi@2026", "Angiang@2026", "sunshinesunshine"),
        *("P@ssw0rd2026", "1q2w3e4r5t6y7u", "yêu em nhiều 2026", "Nguyễn Văn An 1990", "khongco123456"),
        "qwertyuiopasdfghjkl",
    ],
)
def test_a_password_that_anybody_would_try_is_refused_with_a_second_factor_too(common):
    shortest = passwords.SHORTEST_WITH_SECOND_FACTOR
    assert [problem.rule for problem in passwords.weaknesses(common, "minh", "new", shortest)] == [
        "Mật khẩu quá dễ đoán."
    ]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("own", ["SoTuPhap@2026", "HoTich-MSSO-2026", "tuphap.iVanBan99", "Văn phòng 12/2026"])
def test_the_office_s_own_names_make_no_password(database, own):
    for code in ("MSSO", "IVANBAN"):
        new_system(database, code)

    assert new_passwords.chosen(database, own, "minh", shortest=8).problems
    assert not new_passwords.chosen(database, GOOD, "minh").problems


def test_the_list_of_common_passwords_is_long_and_plain():
    listed = Path(guessable.__file__).with_name("common_passwords.txt").read_text("utf-8").split()

    assert len(listed) > 4_000
    assert listed == sorted(set(listed))
    assert all(fold(each) == each for each in listed)


def test_a_sentence_of_one_s_own_is_a_good_password_and_so_is_an_invented_one():
    assert passwords.weaknesses(GOOD, "minh") == []
    assert passwords.weaknesses(passwords.invented(), "minh") == []


@pytest.mark.slow
def test_a_hash_made_with_less_work_is_renewed_at_the_next_sign_in(database, monkeypatch):
    add(database, "minh")
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher())

    signing_in.sign_in(database, "minh", GOOD)

    with database.look(ADMIN) as work:
        kept = work.session.exec(select(Person.password_hash)).one()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert signing_in.sign_in(database, "minh", GOOD)


def test_a_password_is_the_same_however_the_keyboard_composes_its_letters():
    kept = passwords.rehashed("mật khẩu của cô Lan".replace("mật khẩu", "ma\u0323\u0302t kha\u0302\u0309u"))

    assert passwords.matches(kept, "m\u1ead" + "t kh\u1ea9u của cô Lan")


# Who manages whom


@pytest.mark.engines("sqlite")
def test_an_officer_cannot_add_people(database):
    add(database, "lan")

    with pytest.raises(NotAllowed), database.work(actor(database, "lan")) as work:
        people.add(work, name="hung", role="admin")


def test_an_administrator_of_a_branch_sees_and_manages_only_that_branch(database):
    add(database, "root", "admin")
    add(database, "truong", "admin", "VP")
    add(database, "trong", "unit", "VP")
    add(database, "ngoai", "unit", "HCTP")
    branch = actor(database, "truong")

    with database.look(branch) as work:
        assert {person.name for person in people.listed(work)} == {"truong", "trong"}
        assert list(people.units(work)) == ["VP"]
    for stranger in ("ngoai", "root"):
        with pytest.raises(NotFound), database.work(branch) as work:
            people.deactivate(work, stranger)
        with pytest.raises(NotFound), database.work(branch) as work:
            people.set_password(work, stranger, chosen(OTHER, stranger))


@pytest.mark.parametrize("wider", [None, "STP", "HCTP"])
def test_an_administrator_of_a_branch_cannot_give_a_wider_branch(database, wider):
    add(database, "truong", "admin", "VP")
    branch = actor(database, "truong")

    with pytest.raises(NotAllowed), database.work(branch) as work:
        people.add(work, name="moi", role="admin", unit_code=wider)
    with pytest.raises(NotAllowed), database.work(branch) as work:
        people.change(work, "truong", role="admin", full_name="", email="", unit_code=wider)


def test_an_administrator_of_the_root_unit_manages_those_of_the_whole_tree(database):
    add(database, "goc", "admin", "STP")
    add(database, "tatca", "officer", None)

    with database.work(actor(database, "goc")) as work:
        people.deactivate(work, "tatca")

    with database.look(ADMIN) as work:
        assert people.show(work, "tatca").active is False


@pytest.mark.parametrize("act", ["deactivate", "demote", "narrow"])
def test_the_last_administrator_of_the_whole_tree_stays(database, act):
    add(database, "root", "admin")
    add(database, "truong", "admin", "VP")  # of a branch only: does not count
    change = {"role": "admin", "full_name": "", "email": "", "unit_code": None}

    with pytest.raises(Refused, match="luôn còn một người quản trị"), database.work(ADMIN) as work:
        if act == "deactivate":
            people.deactivate(work, "root")
        elif act == "demote":
            people.change(work, "root", **(change | {"role": "officer"}))
        else:
            people.change(work, "root", **(change | {"unit_code": "VP"}))

    assert actor(database, "root") == Actor("root", Role.ADMIN, "/", actor(database, "root").person_id)


def test_two_administrators_who_close_each_other_s_account_at_once_cannot_both_succeed(database):
    add(database, "an", "admin")
    add(database, "binh", "admin")
    pairs = [(actor(database, "an"), "binh"), (actor(database, "binh"), "an")]
    start, outcomes = threading.Barrier(2), []

    def close(by: Actor, name: str) -> None:
        start.wait()
        try:
            with database.work(by) as work:
                people.deactivate(work, name)
            outcomes.append("done")
        except Refused:
            outcomes.append("refused")

    threads = [threading.Thread(target=close, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["done", "refused"]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": "Quản Trị"}),
        ("name", {"name": "../../etc"}),
        ("role", {"role": "root"}),
        ("role", {"role": ""}),
        ("email", {"email": "minh"}),
        ("email", {"email": "a@b.vn\nBcc: x@y.vn"}),
        ("full_name", {"full_name": "n" * 10_000}),
        ("unit", {"unit_code": "KHONG-CO"}),
        ("password", {"password": chosen("ngắn", "minh")}),
    ],
)
def test_bad_input_names_its_field_and_writes_nothing(database, field, values):
    with pytest.raises(Invalid) as bad, database.work(ADMIN) as work:
        people.add(work, **({"name": "minh", "role": "officer"} | values))

    assert [problem.field for problem in bad.value.problems] == [field]
    with database.look(ADMIN) as work:
        assert people.listed(work) == []


def test_a_name_is_given_once(database):
    add(database, "minh")

    with pytest.raises(Invalid, match="đã có"):
        add(database, "MINH ")


# Signing in


def test_signing_in_gives_a_session_of_which_only_the_hash_is_kept(database):
    add(database, "minh")

    token = signing_in.sign_in(database, " Minh", GOOD, "Firefox")

    assert who(database, token) == "minh"
    assert token not in everything_written(database)
    assert GOOD not in everything_written(database)
    assert actions(database, "person:minh") == ["person.added", "person.signed_in"]


def test_unknown_name_wrong_password_closed_account_and_lock_get_the_same_answer(database):
    for name in ("minh", "khoa", "dong"):
        add(database, name)
    with database.work(ADMIN) as work:
        people.deactivate(work, "dong")
    with database.work(ADMIN) as work:
        people.add(work, name="chua", role="officer")  # has no password yet
    for _ in range(5):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(database, "khoa", "sai mật khẩu rồi nhé")
    answers = set()

    for name, password in [("ai-do", GOOD), ("minh", OTHER), ("dong", GOOD), ("khoa", GOOD), ("chua", ""), ("", "")]:
        with pytest.raises(SignInRefused) as refusal:
            signing_in.sign_in(database, name, password)
        answers.add(str(refusal.value))

    assert len(answers) == 1


def test_five_failures_lock_the_account_for_fifteen_minutes_and_the_trail_says_so(database, clock):
    add(database, "minh")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(database, "minh", OTHER)

    clock.move(minutes=14)
    with pytest.raises(SignInRefused):
        signing_in.sign_in(database, "minh", GOOD)
    clock.move(minutes=2)

    assert who(database, signing_in.sign_in(database, "minh", GOOD)) == "minh"
    assert actions(database, "person:minh") == ["person.added", "person.locked", "person.signed_in"]


def test_each_further_failure_doubles_the_lock_up_to_a_day():
    hours = [lock / timedelta(hours=1) for failures in range(5, 14) if (lock := attempts.lock_after(failures))]

    assert hours == [0.25, 0.5, 1, 2, 4, 8, 16, 24, 24]
    assert attempts.lock_after(4) is None
    assert attempts.lock_after(10**9) == timedelta(days=1)


def test_many_guesses_at_once_are_no_more_than_five(database, monkeypatch):
    add(database, "minh")
    looked_at = []
    monkeypatch.setattr(passwords, "matches", lambda kept, _password: bool(kept and looked_at.append(kept)))

    def guess() -> None:
        with pytest.raises(SignInRefused):
            signing_in.sign_in(database, "minh", "đoán đại một mật khẩu")

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(looked_at) == 5


def test_an_administrator_lifts_a_lock_by_setting_a_password(database):
    add(database, "minh")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            signing_in.sign_in(database, "minh", OTHER)

    with database.work(ADMIN) as work:
        people.set_password(work, "minh", chosen(OTHER, "minh"))

    half = signing_in.sign_in(database, "minh", OTHER)
    assert who(database, signing_in.choose_password(database, half, f"{OTHER} về")) == "minh"


# Sessions


def test_a_session_ends_after_an_hour_without_use(database, clock):
    add(database, "minh")
    token = signing_in.sign_in(database, "minh", GOOD)
    clock.move(minutes=50)
    with database.work(ADMIN) as work:
        sessions.notice(work.session, sessions.hash_of(token), work.now)

    clock.move(minutes=50)
    assert who(database, token) == "minh"
    clock.move(minutes=11)
    assert who(database, token) is None


def test_a_session_ends_after_twelve_hours_however_busy(database, clock):
    add(database, "minh")
    token = signing_in.sign_in(database, "minh", GOOD)
    for _ in range(24):
        clock.move(minutes=30)
        with database.work(ADMIN) as work:
            sessions.notice(work.session, sessions.hash_of(token), work.now)

    assert who(database, token) is None
    with database.look(ADMIN) as work:
        assert sessions.living(work.session, work.now) == {}


@pytest.mark.parametrize("act", ["role", "unit", "deactivate", "password", "everywhere"])
def test_what_changes_an_account_signs_it_out_everywhere(database, act):
    add(database, "minh", "officer", "VP")
    tokens = [signing_in.sign_in(database, "minh", GOOD) for _ in range(2)]
    same = {"role": "officer", "full_name": "", "email": "", "unit_code": "VP"}
    add(database, "root", "admin")

    with database.work(ADMIN) as work:
        if act == "role":
            people.change(work, "minh", **(same | {"role": "leader"}))
        elif act == "unit":
            people.change(work, "minh", **(same | {"unit_code": "HCTP"}))
        elif act == "deactivate":
            people.deactivate(work, "minh")
        elif act == "password":
            people.set_password(work, "minh", chosen(OTHER, "minh"))
        else:
            people.sign_out_everywhere(work, "minh")

    assert [who(database, token) for token in tokens] == [None, None]


def test_a_new_address_signs_nobody_out(database):
    add(database, "root", "admin")
    add(database, "minh")
    token = signing_in.sign_in(database, "minh", GOOD)

    with database.work(ADMIN) as work:
        people.change(work, "minh", role="officer", full_name="Minh", email="minh@so.gov.vn", unit_code=None)

    assert who(database, token) == "minh"


def test_signing_out_ends_this_session_and_no_other(database):
    add(database, "minh")
    first, second = (signing_in.sign_in(database, "minh", GOOD) for _ in range(2))

    with database.work(actor(database, "minh")) as work:
        sessions.sign_out(work, sessions.hash_of(first))

    assert (who(database, first), who(database, second)) == (None, "minh")
    assert actions(database, "person:minh")[-1] == "person.signed_out"


def test_changing_one_s_own_password_ends_the_other_sessions_and_needs_the_current_one(database):
    add(database, "minh")
    here, elsewhere = (signing_in.sign_in(database, "minh", GOOD) for _ in range(2))

    with pytest.raises(SignInRefused):
        own_account.change_password(database, sessions.hash_of(here), "không phải mật khẩu này", OTHER)
    with pytest.raises(Invalid):
        own_account.change_password(database, sessions.hash_of(here), GOOD, "ngắn")
    own_account.change_password(database, sessions.hash_of(here), GOOD, OTHER)

    assert (who(database, here), who(database, elsewhere)) == ("minh", None)
    assert who(database, signing_in.sign_in(database, "minh", OTHER)) == "minh"
    with pytest.raises(SignedOut):
        own_account.change_password(database, sessions.hash_of(elsewhere), OTHER, GOOD)


@pytest.mark.engines("sqlite")
def test_one_s_own_address_changes_for_who_knows_the_password_and_stands_in_the_trail(database):
    add(database, "minh")
    here = sessions.hash_of(signing_in.sign_in(database, "minh", GOOD))

    with pytest.raises(SignInRefused):
        own_account.change_address(database, here, "không phải mật khẩu này", "minh@cantho.gov.vn")
    with pytest.raises(Invalid):
        own_account.change_address(database, here, GOOD, "minh@cantho")
    for address in ("minh@cantho.gov.vn", "minh@cantho.gov.vn", ""):
        own_account.change_address(database, here, GOOD, address)

    with database.look(ADMIN) as work:
        changes = work.session.exec(select(TrailEntry).where(TrailEntry.action == "person.address_changed")).all()
        assert [entry.detail["email"] for entry in changes] == [["", "minh@cantho.gov.vn"], ["minh@cantho.gov.vn", ""]]
        assert list(people_in_trail.people_faults(work)) == []


def test_guessing_the_current_password_locks_the_account_as_signing_in_does(database):
    add(database, "minh")
    here = sessions.hash_of(signing_in.sign_in(database, "minh", GOOD))

    for _ in range(5):
        with pytest.raises(SignInRefused):
            own_account.change_password(database, here, "đoán đại một câu", OTHER)
    with pytest.raises(SignInRefused):
        own_account.change_password(database, here, GOOD, OTHER)


def test_the_actor_s_branch_is_the_path_of_their_unit(database):
    add(database, "lan", "unit", "VP")
    with database.look(ADMIN) as work:
        path = work.session.exec(select(Unit.path).where(Unit.code == "VP")).one()

    assert actor(database, "lan").branch == path


# The first administrator


def use(database: Database, token: str, name: str = "dau") -> Person:
    with database.work(Actor(name, Role.ADMIN)) as work:
        return first_run.use_link(work, token, name=name, full_name="Người Đầu", email="", password=chosen(GOOD, name))


def issue(database: Database) -> str | None:
    with database.work(ADMIN) as work:
        return first_run.issue_link(work)


def test_the_link_makes_the_first_administrator_once(database):
    token = issue(database) or ""

    assert use(database, token).role == "admin"

    with pytest.raises(first_run.LinkRefused):
        use(database, token, "hai")
    assert issue(database) is None
    assert token not in everything_written(database)


def test_a_newer_link_voids_the_older_and_a_day_voids_both(database, clock: Clock):
    older, newer = issue(database) or "", issue(database) or ""

    with pytest.raises(first_run.LinkRefused):
        use(database, older)
    clock.move(hours=25)
    with pytest.raises(first_run.LinkRefused):
        use(database, newer)


def test_the_link_is_refused_once_there_is_an_administrator(database):
    token = issue(database) or ""
    add(database, "root", "admin")

    with pytest.raises(first_run.LinkRefused):
        use(database, token)
    with database.look(ADMIN) as work:
        assert not first_run.is_usable(work, token)


@pytest.mark.engines("sqlite")
def test_a_bad_password_does_not_use_up_the_link(database):
    token = issue(database) or ""

    with pytest.raises(Invalid), database.work(ADMIN) as work:
        first_run.use_link(work, token, name="dau", full_name="", email="", password=chosen("ngắn", "dau"))

    assert use(database, token).name == "dau"


# Throttling


def test_a_throttle_opens_again_as_time_passes_and_keeps_keys_apart(clock):
    throttle = Throttle(2, timedelta(minutes=1))
    for _ in range(2):
        throttle.count("10.0.0.1", clock())

    assert throttle.is_shut("10.0.0.1", clock())
    assert not throttle.is_shut("10.0.0.2", clock())
    clock.move(minutes=1)
    assert not throttle.is_shut("10.0.0.1", clock())

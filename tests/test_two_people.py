"""That one administrator is not two people: accounts and passwords under the rule of two, and whose key is whose."""

import pytest

from inventory.errors import Refused
from inventory.work import Actor, Role
from isms.accounts import own_account, people, sessions, signing_in, two_person_rule
from isms.accounts.passwords import chosen
from isms.accounts.people_tables import Person
from isms.accounts.signing_in import HalfSignIn
from isms.platform.trail import TrailEntry
from isms.workspace import confirmations
from tests import test_accounts, ui
from tests.filling import sees, text_of
from tests.register import new_system, rows, stored
from tests.test_accounts import GOOD, OTHER
from tests.test_four_eyes import actor, confirm, decide, hoa, lan, on, waiting
from tests.ui import PASSWORD, hidden, post_sign_in, sign_in

pytestmark = pytest.mark.engines("sqlite")
_fixtures = lan, hoa, on
office, visitor, quick = ui.office, ui.visitor, test_accounts._quick
SHELL = Actor("lệnh (root)", Role.ADMIN)


def person(database, name: str) -> Person | None:
    found = rows(database, Person, Person.name == name)
    return found[0] if found else None


@pytest.mark.parametrize("by", ["chu", "lệnh"])
def test_an_account_that_may_confirm_waits_and_its_password_is_in_no_trail(database, on, lan, hoa, by):
    admin = SHELL if by == "lệnh" else actor(database, "chu")
    kept = chosen(GOOD, "nguoi.gia")
    with database.work(admin) as work:
        people.add(work, name="nguoi.gia", role="officer", full_name="Người Giả", password=kept)
        people.add(work, name="don.vi", role="unit", password=kept)
        assert len(work.deferred) == 1

    assert person(database, "nguoi.gia") is None and person(database, "don.vi") is not None
    [shown] = waiting(database, lan)
    assert (shown.fact.act, shown.fact.name, shown.why_not) == ("add", "nguoi.gia", "")
    confirm(database, lan)
    if by == "lệnh":
        assert person(database, "nguoi.gia") is None, "what a command proposed takes two"
        with pytest.raises(Refused, match="Cần một người nữa"):
            confirm(database, lan)
        confirm(database, hoa)

    made = person(database, "nguoi.gia")
    assert (made.full_name, made.role, made.must_change_password) == ("Người Giả", "officer", True)
    assert made.password_hash == kept.hash
    assert kept.hash not in repr(rows(database, TrailEntry))
    [row] = rows(database, confirmations.PendingFact)
    assert (row.outcome, row.secret) == ("confirmed", "")


def test_a_role_that_may_confirm_and_another_s_password_wait_while_what_shuts_does_not(database, on, lan, hoa):
    test_accounts.add(database, "ba", "unit")
    chu, was = actor(database, "chu"), person(database, "lan").password_hash
    with database.work(chu) as work:
        people.change(work, "ba", role="officer", full_name="", email="", unit_code=None)
        people.set_password(work, "lan", chosen(OTHER, "lan"))
        people.set_password(work, "chu", chosen(OTHER, "chu"))  # one's own is not another's
        people.deactivate(work, "goc")

    assert (person(database, "ba").role, person(database, "lan").password_hash) == ("unit", was)
    assert [each.fact.act for each in waiting(database, hoa)] == ["change", "password"]
    with pytest.raises(Refused, match="tài khoản của chính bạn"):
        confirm(database, lan, waiting(database, hoa)[1].id)
    for _ in range(2):
        confirm(database, hoa)
    assert person(database, "ba").role == "officer"
    assert person(database, "lan").must_change_password and person(database, "lan").password_hash != was


def test_an_account_that_the_proposer_holds_the_key_of_confirms_nothing_of_theirs(database, on, lan):
    new_system(database, "A")
    with database.work(actor(database, "chu")) as work:
        two_person_rule.ask_off(work, "thử")
    with database.work(actor(database, "goc")) as work:
        two_person_rule.agree_off(work)
    chu = actor(database, "chu")
    with database.work(chu) as work:
        people.add(work, name="nguoi.gia", role="officer", password=chosen(GOOD, "nguoi.gia"))
        two_person_rule.turn_on(work)
    fake = actor(database, "nguoi.gia")
    [row] = decide(database, chu)

    [shown] = waiting(database, fake)
    assert shown.may and "do chu lập" in shown.why_not
    with pytest.raises(Refused, match="do chu lập"):
        confirm(database, fake, row.id)
    assert stored(database, "A").level is None

    half = signing_in.sign_in(database, "nguoi.gia", GOOD)
    assert isinstance(half, HalfSignIn) and half.wants == "password"
    token = signing_in.choose_password(database, half, OTHER)
    assert waiting(database, fake)[0].why_not == ""
    own_account.change_password(database, sessions.hash_of(token), OTHER, GOOD)
    confirm(database, fake, row.id)
    assert stored(database, "A").level == 2


def test_when_too_few_could_confirm_the_shell_s_act_on_an_account_counts_at_once(database, on):
    with database.work(actor(database, "chu")) as work:
        for name in ("lan", "hoa", "goc"):
            people.deactivate(work, name)

    with database.work(SHELL) as work:
        people.set_password(work, "chu", chosen(OTHER, "chu"))
        assert work.deferred == []


async def test_a_password_that_another_set_is_replaced_before_any_page_opens(visitor, office):
    office.add("goc", "admin")
    with office.database.work(SHELL) as work:
        people.add(work, name="minh", role="officer", password=chosen(PASSWORD, "minh"))

    first = await post_sign_in(visitor, "minh", PASSWORD, next="/tai-khoan")
    assert first.headers["location"] == "/dang-nhap/mat-khau-moi?next=/tai-khoan"
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 303
    page = (await visitor.http_client.get(first.headers["location"])).text
    for new, again, said in (
        (PASSWORD, PASSWORD, "Đây là mật khẩu được trao"),
        ("ngắn", "ngắn", "ít nhất 14 ký tự"),
        (OTHER, GOOD + "!", "Hai lần nhập mật khẩu khác nhau"),
    ):
        data = hidden(page) | {"new": new, "again": again}
        refused = await visitor.http_client.post("/dang-nhap/mat-khau-moi", data=data)
        assert refused.status_code == 422 and said in refused.text
    entered = await visitor.http_client.post(
        "/dang-nhap/mat-khau-moi", data=hidden(page) | {"new": OTHER, "again": OTHER}
    )

    assert (entered.status_code, entered.headers["location"]) == (303, "/tai-khoan")
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 200
    assert not person(office.database, "minh").must_change_password
    assert isinstance(signing_in.sign_in(office.database, "minh", OTHER), str)


async def test_the_list_says_why_one_may_not_confirm(visitor, office):
    office.add("chu", "admin")
    office.add("goc", "admin")
    with office.database.work(actor(office.database, "chu")) as work:
        people.add(work, name="minh", role="officer", password=chosen(PASSWORD, "minh")).must_change_password = False
        two_person_rule.turn_on(work)
    new_system(office.database, "A")
    decide(office.database, actor(office.database, "chu"))
    await sign_in(visitor, office, "minh", "officer")
    await visitor.open("/cho-xac-nhan")

    assert "do chu lập" in text_of(visitor, "why-not-1")
    assert not sees(visitor, "confirm-1")

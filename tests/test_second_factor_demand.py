"""A second factor demanded by role: put on at the sign-in, before any page; told in the x-ray."""

import re

import pyotp
import pytest

from inventory.errors import Invalid, Refused
from isms.accounts import own_account, second_factor_demand, security_log, sessions, signing_in, totp
from isms.accounts.attempts import FAILURES_ALLOWED, CodeRefused, SignInRefused
from isms.accounts.people_tables import Person
from isms.accounts.signing_in import HalfSignIn
from isms.platform.trail import TrailEntry
from isms.xray import look
from tests import test_accounts, ui
from tests.register import ADMIN, rows
from tests.test_accounts import GOOD, add
from tests.ui import PASSWORD, hidden, post_sign_in

pytestmark = pytest.mark.engines("sqlite")
office, visitor, quick = ui.office, ui.visitor, test_accounts._quick
STEP = "/dang-nhap/bat-hai-buoc"


def demand(database, of: str) -> None:
    with database.work(ADMIN) as work:
        second_factor_demand.demand(work, of)


@pytest.mark.parametrize(("of", "asked"), [("nobody", []), ("admins", ["minh"]), ("everybody", ["lan", "minh"])])
def test_it_is_asked_of_those_of_whom_it_is_demanded(database, of, asked):
    add(database, "minh", "admin")
    add(database, "lan", "unit")
    demand(database, of)

    halves = [signing_in.sign_in(database, name, GOOD) for name in ("lan", "minh")]

    assert [half.name for half in halves if isinstance(half, HalfSignIn)] == asked


async def test_who_has_none_puts_it_on_before_any_page_opens_and_cannot_take_it_off(visitor, office):
    office.add("minh", "admin")
    demand(office.database, "admins")

    first = await post_sign_in(visitor, "minh", PASSWORD, next="/tai-khoan")
    assert first.headers["location"] == f"{STEP}?next=/tai-khoan"
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 303
    page = (await visitor.http_client.get(first.headers["location"])).text
    secret = "".join(re.search(r"bằng tay: ([A-Z2-7 ]+) \(", page).group(1).split())
    wrong = await visitor.http_client.post(STEP, data=hidden(page) | {"code": "000000"})
    assert wrong.status_code == 422 and "Mã không đúng" in wrong.text
    code = pyotp.TOTP(secret).generate_otp(totp.step_of(office.clock.now))
    done = await visitor.http_client.post(STEP, data=hidden(page) | {"code": code})

    assert done.status_code == 200 and done.text.count("<li>") == 10
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 200
    here = sessions.hash_of(visitor.http_client.cookies["isms"])
    office.clock.move(minutes=2)
    code = pyotp.TOTP(secret).generate_otp(totp.step_of(office.clock.now))
    with pytest.raises(Refused, match="bắt buộc"):
        own_account.turn_second_factor_off(office.database, here, PASSWORD, code)
    assert rows(office.database, Person)[0].totp_confirmed_at is not None


def test_wrong_codes_of_the_enrolment_count_as_attempts_and_lock(database):
    add(database, "minh", "admin")
    demand(database, "admins")
    half = signing_in.sign_in(database, "minh", GOOD)
    said = []
    for _ in range(FAILURES_ALLOWED):
        with pytest.raises((Invalid, SignInRefused)) as refused:
            signing_in.enrol(database, half, "000000")
        said.append(type(refused.value))

    assert said[-2:] == [CodeRefused, SignInRefused] and set(said[:-2]) == {Invalid}, "the password was counted first"
    with pytest.raises(SignInRefused):
        signing_in.sign_in(database, "minh", GOOD)
    assert [entry.action for entry in rows(database, TrailEntry)].count("person.locked") == 1


async def test_a_wrong_code_of_the_enrolment_stands_in_the_security_log(visitor, office):
    office.add("minh", "admin")
    demand(office.database, "admins")
    first = await post_sign_in(visitor, "minh", PASSWORD)
    page = (await visitor.http_client.get(first.headers["location"])).text

    await visitor.http_client.post(STEP, data=hidden(page) | {"code": "000000"})

    with office.database.look(ADMIN) as work:
        assert [(each.event, each.step) for each in security_log.listed(work)[0]][:1] == [
            ("sign_in_failed", "enrolment")
        ]


def test_the_x_ray_names_administrators_without_one_and_with_an_old_password(database, clock):
    add(database, "minh", "admin")
    add(database, "lan", "officer")

    def found(code: str) -> list[str]:
        with database.look(ADMIN) as work:
            return [each.code for each in look.find(work, code)]

    assert found("admin_without_second_factor") == ["minh"]
    assert found("admin_password_old") == []
    clock.move(days=61)
    assert found("admin_password_old") == ["minh"]
    token = signing_in.sign_in(database, "minh", GOOD)
    own_account.change_password(database, sessions.hash_of(token), GOOD, f"{GOOD} về")
    assert found("admin_password_old") == []

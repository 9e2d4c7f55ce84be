"""A second factor demanded by role: put on at the sign-in, before any page; told in the x-ray."""

import re

import pyotp
import pytest

from inventory.errors import Refused
from isms.accounts import own_account, second_factor_demand, sessions, signing_in, totp
from isms.accounts.people_tables import Person
from isms.accounts.signing_in import HalfSignIn
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

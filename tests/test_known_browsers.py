"""Locking is no weapon: browsers in which one has signed in have a count of their own, and failures are forgotten."""

from datetime import timedelta

import pytest

from isms.accounts import attempts, people, signing_in
from isms.accounts.attempts import SignInRefused
from isms.accounts.passwords import chosen
from isms.accounts.people_tables import KnownBrowser, Person
from tests import test_accounts, ui
from tests.register import ADMIN, rows
from tests.test_accounts import GOOD, OTHER, add
from tests.ui import PASSWORD, another_browser, hidden, post_sign_in, sign_in

pytestmark = pytest.mark.engines("sqlite")
office, visitor, quick = ui.office, ui.visitor, test_accounts._quick
WRONG = "không phải mật khẩu này"


def guess(database, browser: str = "", password: str = WRONG) -> bool:
    """Say whether a sign-in as minh succeeds."""
    try:
        signing_in.sign_in(database, "minh", password, browser=browser)
    except SignInRefused:
        return False
    return True


async def post_again(browser, password: str):
    """Sign in once more in a browser that has a session."""
    browser.http_client.cookies.delete("isms")
    form = await browser.http_client.get("/dang-nhap")
    data = hidden(form.text) | {"name": "minh", "password": password}
    return await browser.http_client.post("/dang-nhap", data=data)


async def test_who_guesses_elsewhere_keeps_nobody_out_who_works_as_every_day(visitor, office):
    await sign_in(visitor, office)
    for _ in range(6):
        await post_sign_in(another_browser(), "minh", WRONG)

    assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 403
    assert (await post_again(visitor, PASSWORD)).status_code == 303
    assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 403, "the lock elsewhere stays"


@pytest.mark.slow
async def test_an_address_that_used_up_its_share_shuts_out_no_known_browser(visitor, office):
    await sign_in(visitor, office)
    for number in range(100):
        await post_sign_in(another_browser(), f"ten{number}", WRONG)

    assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 429
    assert (await post_again(visitor, PASSWORD)).status_code == 303


def test_a_known_browser_locks_itself_alone_and_never_for_longer_than_a_quarter_of_an_hour(database, clock):
    add(database, "minh", "admin")
    assert guess(database, "a", GOOD) and guess(database, "b", GOOD)
    for _ in range(9):
        guess(database, "a")
        clock.move(minutes=16)
    guess(database, "a")

    assert not guess(database, "a", GOOD), "locked in this browser"
    assert guess(database, "b", GOOD) and guess(database, "", GOOD)
    [locked] = rows(database, KnownBrowser, KnownBrowser.token_hash == "a")
    assert locked.locked_until - clock() <= attempts.FIRST_LOCK
    clock.move(minutes=16)
    assert guess(database, "a", GOOD)


def test_failures_are_forgotten_after_a_quiet_day_so_that_one_a_day_locks_nobody(database, clock):
    add(database, "minh", "admin")
    for _ in range(12):
        guess(database)
        clock.now = max(clock(), rows(database, Person)[0].locked_until or clock()) + timedelta(seconds=1)
    assert rows(database, Person)[0].failures == 12

    for _ in range(5):
        clock.move(days=1, minutes=1)
        assert not guess(database)
        assert guess(database, "", GOOD), "one wrong guess a day kept the account shut"


def test_a_reset_password_and_a_closed_account_know_no_browser(database):
    add(database, "minh")
    for act in (
        lambda work: people.set_password(work, "minh", chosen(OTHER, "minh")),
        lambda work: people.deactivate(work, "minh"),
    ):
        with database.work(ADMIN) as work:
            work.session.add(
                KnownBrowser(token_hash="a", person_id=rows(database, Person)[0].id, last_used_at=work.now)
            )
        with database.work(ADMIN) as work:
            act(work)
        assert rows(database, KnownBrowser) == []

"""Signing in and out through the web, and the first administrator's page."""

import asyncio
import re
import threading
from itertools import islice

import httpx
import pytest
from argon2 import PasswordHasher

from isms.accounts import first_run, passwords, sessions
from isms.accounts.hashing_queue import AT_ONCE, INSIDE_OF_ONE
from isms.accounts.people_tables import Person, SignIn
from tests import ui
from tests.register import ADMIN, rows
from tests.ui import PASSWORD, another_browser, hidden, post_sign_in, sign_in

office, visitor = ui.office, ui.visitor


def cookie(response: httpx.Response) -> str:
    """Return the session token that the response sets, or nothing."""
    found = re.search(r"\bisms=([\w-]*)", response.headers.get("set-cookie", ""))
    return found.group(1) if found else ""


async def test_before_the_first_account_the_first_address_says_what_to_do(visitor, office):
    first = await visitor.http_client.get("/dang-nhap")
    assert "đường dẫn dùng một lần in trong cửa sổ lệnh" in first.text and "<form" not in first.text

    office.add("minh", "admin")

    assert "<form" in (await visitor.http_client.get("/dang-nhap")).text


async def test_a_stranger_is_sent_to_sign_in_and_from_there_to_the_page_wanted(visitor, office):
    office.add("minh", "admin")

    away = await visitor.http_client.get("/quan-tri/nguoi-dung?x=1&y=2")
    assert (away.status_code, away.headers["location"]) == (303, "/dang-nhap?next=/quan-tri/nguoi-dung%3Fx%3D1%26y%3D2")

    form = await visitor.http_client.get(away.headers["location"])
    data = {name: value.replace("&amp;", "&") for name, value in hidden(form.text).items()}
    entered = await visitor.http_client.post("/dang-nhap", data=data | {"name": "minh", "password": PASSWORD})
    assert (entered.status_code, entered.headers["location"]) == (303, "/quan-tri/nguoi-dung?x=1&y=2")


@pytest.mark.parametrize(
    "elsewhere",
    ["javascript:alert(1)", "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "/dang-xuat", ""],
)
async def test_after_signing_in_nobody_is_sent_off_the_site(visitor, office, elsewhere):
    office.add("minh")

    response = await post_sign_in(visitor, "minh", PASSWORD, next=elsewhere)

    assert (response.status_code, response.headers["location"]) == (303, "/")


async def test_an_unknown_name_and_a_wrong_password_get_the_same_page(visitor, office):
    office.add("minh")

    unknown = await post_sign_in(visitor, "lan", PASSWORD)
    wrong = await post_sign_in(visitor, "minh", "không phải mật khẩu này")

    def plain(response: httpx.Response, name: str) -> str:
        return re.sub(r'name="csrf" value="[^"]*"', "", response.text).replace(f'value="{name}"', "")

    assert (unknown.status_code, wrong.status_code) == (403, 403)
    assert plain(unknown, "lan") == plain(wrong, "minh")
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong.text


async def test_after_five_wrong_passwords_the_right_one_is_refused_too(visitor, office):
    office.add("minh")
    for _ in range(5):
        await post_sign_in(visitor, "minh", "không phải mật khẩu này")

    assert (await post_sign_in(visitor, "minh", PASSWORD)).status_code == 403
    office.clock.move(minutes=16)
    assert (await post_sign_in(visitor, "minh", PASSWORD)).status_code == 303


async def test_ten_failures_under_one_name_stop_that_name_from_that_address_and_no_other(visitor, office):
    office.add("minh")
    for _ in range(10):
        assert (await post_sign_in(visitor, "khong-co", PASSWORD)).status_code == 403

    assert (await post_sign_in(visitor, "khong-co", PASSWORD)).status_code == 429
    assert (await post_sign_in(visitor, "minh", PASSWORD)).status_code == 303
    office.clock.move(minutes=6)
    assert (await post_sign_in(another_browser(), "khong-co", PASSWORD)).status_code == 403


@pytest.mark.slow
async def test_a_machine_that_fails_a_hundred_times_waits_whatever_the_names(visitor, office):
    office.add("minh")
    for number in range(100):
        assert (await post_sign_in(visitor, f"ten{number}", PASSWORD)).status_code == 403

    assert (await post_sign_in(visitor, "minh", PASSWORD)).status_code == 429
    office.clock.move(minutes=6)
    for _ in range(12):  # what was right does not count
        assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 303


class Held(PasswordHasher):
    """A hasher that does not come to an end before it is let; says how many were at work at most."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.free, self.lock, self.at_work, self.most, self.done = threading.Event(), threading.Lock(), 0, 0, 0

    def verify(self, *given):
        with self.lock:
            self.at_work += 1
            self.most = max(self.most, self.at_work)
        self.free.wait(60)
        with self.lock:
            self.at_work, self.done = self.at_work - 1, self.done + 1
        return super().verify(*given)


@pytest.mark.slow
async def test_a_burst_of_wrong_sign_ins_slows_nobody_and_hashes_two_at_a_time(visitor, office, monkeypatch):
    await sign_in(visitor, office)
    passwords.matches("", PASSWORD)  # what stands in for an unknown name is made
    monkeypatch.setattr(passwords, "_hasher", held := Held())

    burst = [asyncio.create_task(post_sign_in(another_browser(), f"ten{number}", PASSWORD)) for number in range(150)]
    try:
        refused = [await answer for answer in islice(asyncio.as_completed(burst), 150 - INSIDE_OF_ONE)]
        page = await visitor.http_client.get("/tai-khoan")  # none of the hashings has ended
    finally:
        held.free.set()
    answers = await asyncio.gather(*burst)

    assert page.status_code == 200 and "Đổi mật khẩu" in page.text
    assert held.most == AT_ONCE == 2
    assert held.done == INSIDE_OF_ONE
    codes = [answer.status_code for answer in answers]
    assert codes.count(503) == 150 - INSIDE_OF_ONE and codes.count(403) == INSIDE_OF_ONE
    assert "Đang có quá nhiều lượt kiểm tra mật khẩu cùng lúc" in refused[-1].text
    assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 303


async def test_two_clicks_on_the_button_leave_one_session(visitor, office):
    office.add("minh")
    form = await visitor.http_client.get("/dang-nhap")
    data = hidden(form.text) | {"name": "minh", "password": PASSWORD}

    clicks = [visitor.http_client.post("/dang-nhap", data=data) for _ in range(2)]
    answers = await asyncio.gather(*clicks)

    assert [answer.status_code for answer in answers] == [303, 303]
    kept = {row.token_hash for row in rows(office.database, SignIn)}
    assert kept < {sessions.hash_of(cookie(answer)) for answer in answers} and len(kept) == 1


@pytest.mark.parametrize("csrf", [None, "", "made-up"])
async def test_the_form_is_refused_without_its_token(visitor, office, csrf):
    office.add("minh")
    await visitor.http_client.get("/dang-nhap")

    data = {"name": "minh", "password": PASSWORD} | ({} if csrf is None else {"csrf": csrf})
    response = await visitor.http_client.post("/dang-nhap", data=data)

    assert response.status_code == 400
    assert cookie(response) == ""


async def test_two_tabs_with_the_form_do_not_spoil_each_other(visitor, office):
    office.add("minh")
    first = hidden((await visitor.http_client.get("/dang-nhap")).text)
    await visitor.http_client.get("/dang-nhap")

    response = await visitor.http_client.post("/dang-nhap", data=first | {"name": "minh", "password": PASSWORD})

    assert response.status_code == 303


async def test_tabs_sent_to_the_form_at_once_after_signing_out_share_its_token(visitor, office):
    await sign_in(visitor, office)
    visitor.http_client.cookies.delete("isms")

    forms = [await visitor.http_client.get("/dang-nhap") for _ in range(2)]

    tokens = {hidden(form.text)["csrf"] for form in forms}
    assert tokens == {visitor.http_client.cookies["isms-door"]}


async def test_each_sign_in_gives_a_new_session_and_ends_the_one_before(visitor, office):
    office.add("minh", "admin")
    office.add("lan")
    first = cookie(await post_sign_in(visitor, "minh", PASSWORD))
    form = await another_browser().http_client.get("/dang-nhap")
    other = {"cookie": f"isms={first}; isms-door={hidden(form.text)['csrf']}"}

    stranger = another_browser()
    data = hidden(form.text) | {"name": "lan", "password": PASSWORD}
    again = await stranger.http_client.post("/dang-nhap", data=data, headers=other)

    assert len(first) == 43 and cookie(again) not in ("", first)
    refused = await visitor.http_client.get("/tai-khoan")  # still has the first token
    assert (refused.status_code, refused.headers["location"]) == (303, "/dang-nhap?next=/tai-khoan")


async def test_a_session_token_that_somebody_else_planted_is_not_taken_over(visitor, office):
    office.add("minh")
    visitor.http_client.cookies.set("isms", "planted")

    response = await post_sign_in(visitor, "minh", PASSWORD)

    assert cookie(response) not in ("", "planted")


async def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(visitor, office):
    office.add("minh")

    plain = await post_sign_in(visitor, "minh", PASSWORD)
    secure = another_browser()
    secure.http_client.base_url = "https://test"
    tls = await post_sign_in(secure, "minh", PASSWORD)

    assert re.search(r"\bisms=[\w-]+; HttpOnly; Path=/; SameSite=lax", plain.headers["set-cookie"])
    assert re.search(r"__Host-isms=[\w-]+; HttpOnly; Path=/; SameSite=lax; Secure", tls.headers["set-cookie"])
    assert "strict-transport-security" in tls.headers


async def test_signing_out_needs_the_session_s_own_token_and_is_no_link(visitor, office):
    await sign_in(visitor, office)

    assert (await visitor.http_client.get("/dang-xuat")).status_code == 405
    assert (await visitor.http_client.post("/dang-xuat", data={"csrf": "made-up"})).status_code == 400
    page = await visitor.http_client.get("/tai-khoan")
    csrf = re.search(r'"name":"csrf","value":"([\w-]+)"', page.text)
    assert csrf
    left = await visitor.http_client.post("/dang-xuat", data={"csrf": csrf.group(1)})

    assert (left.status_code, left.headers["location"]) == (303, "/dang-nhap")
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 303


async def test_who_is_signed_in_already_goes_straight_on(visitor, office):
    await sign_in(visitor, office)

    response = await visitor.http_client.get("/dang-nhap?next=/tai-khoan")

    assert (response.status_code, response.headers["location"]) == (303, "/tai-khoan")


async def test_the_forms_have_labels_and_tell_password_managers_what_is_what(visitor, office):
    office.add("minh")
    form = (await visitor.http_client.get("/dang-nhap")).text

    assert '<label for="name">Tên đăng nhập</label>' in form
    assert 'autocomplete="username"' in form and 'autocomplete="current-password"' in form
    assert "<script" not in form


# The first administrator


def issue(office: ui.Office) -> str:
    with office.database.work(ADMIN) as work:
        return f"/bat-dau/{first_run.issue_link(work)}"


ACCOUNT = {"full_name": "Quản trị viên", "name": "minh", "email": "", "password": PASSWORD, "again": PASSWORD}


async def test_the_one_time_link_makes_an_administrator_who_is_signed_in_at_once(visitor, office):
    path = issue(office)
    assert 'autocomplete="new-password"' in (await visitor.http_client.get(path)).text

    made = await visitor.http_client.post(path, data=ACCOUNT)

    assert (made.status_code, made.headers["location"]) == (303, "/")
    await visitor.open("/quan-tri/nguoi-dung")
    await visitor.should_see("Mới có một mình bạn")
    again = await another_browser().http_client.post(path, data=ACCOUNT | {"name": "ke-gian"})
    assert (again.status_code, office.knows("ke-gian")) == (410, False)
    assert (await another_browser().http_client.get(path)).status_code == 410


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"again": "khác"}, "Hai lần nhập mật khẩu khác nhau"),
        ({"password": "ngắn", "again": "ngắn"}, "Hãy dùng ít nhất 14 ký tự"),
        ({"name": "Quản Trị"}, "chữ thường không dấu"),
        ({"email": "minh"}, "không hợp lệ"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_made(visitor, office, change, said):
    path = issue(office)

    response = await visitor.http_client.post(path, data=ACCOUNT | change)

    assert response.status_code == 422
    assert re.search(r'class="wrong">.*' + said, response.text)
    assert 'value="Quản trị viên"' in response.text
    assert "mèo" not in response.text  # what was typed as a password does not come back
    assert not office.knows("minh")


async def test_all_that_is_wrong_is_said_at_once_and_the_first_of_it_has_the_focus(visitor, office):
    wrong = ACCOUNT | {"name": "Á", "password": "a", "again": "b"}

    response = await visitor.http_client.post(issue(office), data=wrong)

    assert response.text.count('class="wrong"') == 3
    assert re.search(r'<input id="name"[^>]* autofocus', response.text)


async def test_the_form_of_the_first_administrator_sent_twice_makes_one_and_lets_them_in(visitor, office, clock):
    path = issue(office)
    await visitor.http_client.post(path, data=ACCOUNT)

    again = await ui.another_browser().http_client.post(path, data=ACCOUNT)
    wrong = await ui.another_browser().http_client.post(path, data=ACCOUNT | {"password": "một câu khác hẳn đi"})
    clock.move(minutes=11)
    late = await ui.another_browser().http_client.post(path, data=ACCOUNT)

    assert (again.status_code, again.headers["location"]) == (303, "/")
    assert (wrong.status_code, late.status_code) == (410, 410)
    assert len(rows(office.database, Person)) == 1
    assert [row.token_hash for row in rows(office.database, SignIn)] == [sessions.hash_of(cookie(again))]


async def test_a_made_up_link_opens_nothing(visitor, office):
    issue(office)

    assert (await visitor.http_client.get("/bat-dau/made-up")).status_code == 410
    assert (await visitor.http_client.post("/bat-dau/made-up", data=ACCOUNT)).status_code == 410
    assert not office.knows("minh")

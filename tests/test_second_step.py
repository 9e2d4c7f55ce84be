"""The second step of signing in and one's own account, in the browser: what stands between password and session."""

import pyotp
import pytest

from isms.accounts import own_account, sessions, signing_in, totp
from isms.accounts.second_factor import Enrolment
from isms.accounts.signing_in import HalfSignIn
from isms.jobs import jobs
from isms.ui.parts import agents
from tests import ui
from tests.filling import click, newest, press, shows
from tests.sockets import Socket
from tests.test_ui_security import opened
from tests.ui import PASSWORD, another_browser, hidden, post_sign_in, sign_in

office, visitor = ui.office, ui.visitor
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STEP = "/dang-nhap/ma"


def code(office: ui.Office) -> str:
    return pyotp.TOTP(SECRET).generate_otp(totp.step_of(office.clock.now))


def enrolled(office: ui.Office, name: str = "minh", role: str = "admin") -> list[str]:
    office.add(name, role)
    here = sessions.hash_of(signing_in.sign_in(office.database, name, PASSWORD))
    codes = own_account.turn_second_factor_on(office.database, here, Enrolment(name, SECRET), PASSWORD, code(office))
    office.clock.move(minutes=2)
    return codes


async def post_code(user, text: str, **also: str):
    form = await user.http_client.get(STEP)
    return await user.http_client.post(STEP, data=hidden(form.text) | {"code": text} | also)


async def test_after_the_password_comes_the_code_and_then_the_page_that_was_wanted(visitor, office):
    enrolled(office)

    first = await post_sign_in(visitor, "minh", PASSWORD, next="/tai-khoan")

    assert (first.status_code, first.headers["location"]) == (303, f"{STEP}?next=/tai-khoan")
    form = await visitor.http_client.get(first.headers["location"])
    assert 'autocomplete="one-time-code"' in form.text and 'inputmode="numeric"' in form.text
    assert '<label for="code">Mã xác thực</label>' in form.text and "<script" not in form.text
    data = hidden(form.text) | {"code": f" {code(office)[:3]} {code(office)[3:]} "}
    entered = await visitor.http_client.post(STEP, data=data)
    assert (entered.status_code, entered.headers["location"]) == (303, "/tai-khoan")
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 200


async def test_between_the_steps_no_page_and_no_socket_opens(visitor, office):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)
    half = visitor.http_client.cookies["isms-half"]
    lan = another_browser()
    await sign_in(lan, office, "lan", "officer")
    client_id = await opened(lan, "/tai-khoan")

    assert "isms" not in visitor.http_client.cookies
    for cookie in ("isms", "isms-half"):
        stranger = another_browser()
        stranger.http_client.cookies.set(cookie, half)
        page = await stranger.http_client.get("/tai-khoan")
        assert (page.status_code, page.headers["location"]) == (303, "/dang-nhap?next=/tai-khoan")
        assert not await Socket(client_id, cookie=f"{cookie}={half}").open()


async def test_going_back_and_reloading_do_no_harm_and_the_half_is_good_once(visitor, office):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)
    for _ in range(2):
        assert (await visitor.http_client.get(STEP)).status_code == 200
    half = visitor.http_client.cookies["isms-half"]
    assert (await post_code(visitor, code(office))).headers["location"] == "/"

    assert (await visitor.http_client.get(STEP)).headers["location"] == "/"
    office.clock.move(minutes=1)
    stranger = another_browser()
    stranger.http_client.cookies.set("isms-half", half)
    assert (await stranger.http_client.get(STEP)).headers["location"].startswith("/dang-nhap?")


async def test_a_wrong_code_is_said_and_after_five_the_account_is_locked(visitor, office):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)
    for _ in range(5):
        refused = await post_code(visitor, "not it")
        assert (refused.status_code, refused.headers["location"]) == (303, f"{STEP}?sai&next=/")
        refused = await visitor.http_client.get(refused.headers["location"])
        assert "Mã không đúng, đã hết hạn hoặc đã được dùng" in refused.text

    assert (await post_code(visitor, code(office))).headers["location"] == f"{STEP}?sai&next=/"
    assert (await post_sign_in(another_browser(), "minh", PASSWORD)).status_code == 403


async def test_a_machine_that_guesses_codes_waits_as_one_that_guesses_passwords(visitor, office):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)
    for _ in range(30):
        await post_code(visitor, "000000")

    assert (await post_code(visitor, code(office))).status_code == 429


async def test_after_five_minutes_one_begins_anew(visitor, office):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)
    form = await visitor.http_client.get(STEP)
    office.clock.move(minutes=6)

    late = await visitor.http_client.post(STEP, data=hidden(form.text) | {"code": code(office)})

    assert late.headers["location"] == "/dang-nhap?muon&next=/"
    assert "Đã quá thời gian nhập mã" in (await visitor.http_client.get(late.headers["location"])).text


@pytest.mark.parametrize("csrf", ["", "made-up"])
async def test_the_second_form_too_is_refused_without_its_token(visitor, office, csrf):
    enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)

    assert (await post_code(visitor, code(office), csrf=csrf)).status_code == 400
    assert (await post_code(visitor, code(office))).headers["location"] == "/"


async def test_a_recovery_code_goes_in_the_same_field(visitor, office):
    codes = enrolled(office)
    await post_sign_in(visitor, "minh", PASSWORD)

    assert (await post_code(visitor, codes[3])).headers["location"] == "/"
    await visitor.open("/tai-khoan")
    await visitor.should_see("Còn 9 mã dự phòng chưa dùng.")


@pytest.mark.parametrize("wanted", ["https://evil.vn", "//evil.vn", "/dang-nhap/ma", "javascript:alert(1)"])
async def test_one_is_sent_nowhere_else(visitor, office, wanted):
    enrolled(office)
    first = await post_sign_in(visitor, "minh", PASSWORD, next=wanted)
    assert first.headers["location"] == f"{STEP}?next=/"

    assert (await post_code(visitor, code(office), next=wanted)).headers["location"] == "/"


# One's own account


async def prove(visitor, password: str) -> None:
    await shows(visitor, "Mật khẩu của bạn")
    newest(visitor, "prove").value = password
    await press(visitor, "submit")


async def test_the_account_says_where_one_is_signed_in_and_ends_the_others(visitor, office):
    await sign_in(visitor, office)
    phone = another_browser()
    phone.http_client.headers["user-agent"] = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1"
    await sign_in(phone, office)
    await visitor.open("/tai-khoan")
    await visitor.should_see("Safari trên iPhone")
    await visitor.should_see("Phiên này")

    await click(visitor, "Đăng xuất mọi nơi khác")
    await prove(visitor, "sai mật khẩu rồi nhé")
    await visitor.should_see("Mật khẩu hiện nay không đúng")
    assert (await phone.http_client.get("/tai-khoan")).status_code == 200
    await prove(visitor, PASSWORD)

    await visitor.should_not_see("Safari trên iPhone")
    assert (await phone.http_client.get("/tai-khoan")).status_code == 303
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 200


async def test_few_codes_left_are_warned_of(visitor, office):
    codes = enrolled(office)
    for each in codes[:8]:
        assert signing_in.enter_code(office.database, half_of(office), each)
    await post_sign_in(visitor, "minh", PASSWORD)
    await post_code(visitor, code(office))
    await visitor.open("/tai-khoan")

    await visitor.should_see("Chỉ còn 2 mã dự phòng.")


def half_of(office: ui.Office) -> HalfSignIn:
    first = signing_in.sign_in(office.database, "minh", PASSWORD)
    assert isinstance(first, HalfSignIn)
    return first


async def test_an_administrator_sees_who_is_signed_in_and_ends_it(visitor, office):
    await sign_in(visitor, office)
    lan = another_browser()
    await sign_in(lan, office, "lan", "officer")
    await visitor.open("/quan-tri/nguoi-dung")
    await visitor.should_see("Lan (lan)")

    await click(visitor, "Kết thúc phiên")
    await prove(visitor, PASSWORD)

    await visitor.should_not_see("Lan (lan)")
    assert (await lan.http_client.get("/tai-khoan")).status_code == 303


async def test_the_page_of_people_tells_who_was_closed_and_who_will_be(visitor, office):
    office.add("cu")
    office.clock.move(days=20)
    office.add("moi")
    office.clock.move(days=20)
    await sign_in(visitor, office)
    await visitor.open("/quan-tri/nguoi-dung")
    await visitor.should_see("Sắp bị khóa vì không đăng nhập")
    await visitor.should_see("(còn 5 ngày)")
    office.clock.move(days=5)
    jobs.sweep(office.database)  # nobody is closed on the first day of a program that was off
    office.clock.move(days=1)
    jobs.sweep(office.database)

    await post_sign_in(visitor, "minh", PASSWORD)
    await visitor.open("/quan-tri/nguoi-dung/cu")
    await visitor.should_see("Tự khóa vì 45 ngày không đăng nhập")
    await click(visitor, "Mở lại tài khoản")
    await visitor.should_see("Đang dùng")


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140 Safari/537.36",
            "Chrome trên Windows",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge trên Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120 Chrome/114 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537.36", "Chrome trên Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605.1", "Safari trên máy Mac"),
        ("", "Trình duyệt khác"),
        ("<script>", "Trình duyệt khác"),
    ],
)
def test_a_browser_is_named_in_words(agent, said):
    assert agents.in_words(agent) == said

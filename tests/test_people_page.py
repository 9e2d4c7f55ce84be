"""The pages of people: an administrator adds, changes, closes and signs out, in the browser."""

import pytest
from nicegui import ui as elements

from isms.accounts import passwords, people
from tests import ui
from tests.filling import click, fill, newest, press, until
from tests.register import ADMIN
from tests.ui import PASSWORD, another_browser, post_sign_in, sign_in

office, visitor = ui.office, ui.visitor
PEOPLE = "/quan-tri/nguoi-dung"


def listed(office: ui.Office, name: str) -> people.Listed:
    with office.database.look(ADMIN) as work:
        return people.show(work, name)


async def test_the_list_shows_who_may_do_what_and_where(visitor, office):
    office.add("lan", "officer", "VP")
    await sign_in(visitor, office)

    await visitor.open(PEOPLE)

    table = next(iter(visitor.find(elements.table).elements))
    rows = {row["name"]: row for row in table.rows}
    assert rows["lan"]["role"] == "Cán bộ an ninh mạng"
    assert rows["lan"]["unit"] == "Văn phòng Sở"
    assert rows["minh"]["unit"] == "Tất cả đơn vị"
    assert rows["lan"]["state"]["text"] == "Đang dùng"


async def test_a_person_added_gets_a_password_that_works_and_is_shown_once(visitor, office, monkeypatch):
    monkeypatch.setattr(passwords, "invented", lambda: "khoai-lang-nuong-01")
    await sign_in(visitor, office)
    await visitor.open(PEOPLE)

    await click(visitor, "Thêm người dùng")
    await fill(visitor, full_name="Cán bộ đầu mối")
    await fill(visitor, name="lan.tran")
    await press(visitor, "choice-officer")
    await press(visitor, "submit")

    await visitor.should_see("Trao mật khẩu cho người dùng")
    await visitor.should_see("khoai-lang-nuong-01")
    assert listed(office, "lan.tran").full_name == "Cán bộ đầu mối"
    assert (await post_sign_in(another_browser(), "lan.tran", "khoai-lang-nuong-01")).status_code == 303


async def test_what_is_wrong_stands_beside_its_field_and_nothing_is_added(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(PEOPLE)

    await click(visitor, "Thêm người dùng")
    await fill(visitor, name="Không Dấu")
    await press(visitor, "submit")

    await visitor.should_see("Chưa chọn vai trò")
    name = next(iter(visitor.find(marker="name").elements))
    assert "chữ thường không dấu" in str(name.error)
    assert len(office_names(office)) == 1


async def test_a_change_of_role_signs_the_person_out(visitor, office):
    office.add("lan", "officer", "VP")
    lan = another_browser()
    await sign_in(lan, office, "lan")
    await sign_in(visitor, office)
    await visitor.open(f"{PEOPLE}/lan")

    await press(visitor, "choice-leader")
    await press(visitor, "submit")

    await visitor.should_see("Đã lưu.")
    assert (listed(office, "lan").role, listed(office, "lan").unit_code) == ("leader", "VP")
    assert (await lan.http_client.get("/tai-khoan")).status_code == 303


async def test_closing_an_account_asks_first(visitor, office):
    office.add("lan")
    await sign_in(visitor, office)
    await visitor.open(f"{PEOPLE}/lan")

    await click(visitor, "Khóa tài khoản")
    await visitor.should_see("Khóa tài khoản lan?")
    assert listed(office, "lan").active
    await press(visitor, "confirm")

    await visitor.should_see("Mở lại tài khoản")
    assert not listed(office, "lan").active
    assert (await post_sign_in(another_browser(), "lan", PASSWORD)).status_code == 403


async def test_the_last_administrator_is_told_why_they_cannot_close_their_own_account(visitor, office):
    await sign_in(visitor, office)
    await visitor.open(f"{PEOPLE}/minh")

    await click(visitor, "Khóa tài khoản")
    await visitor.should_see("Khóa tài khoản minh?")
    await press(visitor, "confirm")

    await visitor.should_see("Phải luôn còn một người quản trị")
    assert listed(office, "minh").active


async def test_a_reset_password_replaces_the_old_one_and_opens_a_locked_account(visitor, office, monkeypatch):
    monkeypatch.setattr(passwords, "invented", lambda: "khoai-lang-nuong-02")
    office.add("lan")
    for _ in range(5):
        await post_sign_in(another_browser(), "lan", "đoán đại một câu")
    await sign_in(visitor, office)
    await visitor.open(f"{PEOPLE}/lan")
    await visitor.should_see("Tạm khóa do sai mật khẩu")

    await click(visitor, "Đặt lại mật khẩu")
    await visitor.should_see("Đặt lại mật khẩu của lan")
    await press(visitor, "submit")

    await visitor.should_see("Trao mật khẩu cho người dùng")
    assert (await post_sign_in(another_browser(), "lan", "khoai-lang-nuong-02")).status_code == 303
    assert (await post_sign_in(another_browser(), "lan", PASSWORD)).status_code == 403


async def test_an_administrator_of_a_branch_finds_nobody_outside_of_it(visitor, office):
    office.add("ngoai", "unit", "HCTP")
    await sign_in(visitor, office, "truong", "admin", "VP")

    response = await visitor.http_client.get(f"{PEOPLE}/ngoai")

    assert response.status_code == 404
    assert "Không tìm thấy người dùng" in response.text
    await visitor.open(PEOPLE)
    table = next(iter(visitor.find(elements.table).elements))
    assert [row["name"] for row in table.rows] == ["truong"]


@pytest.mark.parametrize("name", ["x", "<script>alert(1)</script>", "../x", "%00"])
async def test_a_person_who_does_not_exist_is_not_found(visitor, office, name):
    await sign_in(visitor, office)

    response = await visitor.http_client.get(f"{PEOPLE}/{name}")

    assert response.status_code == 404
    assert "<script>alert" not in response.text


# One's own account


async def test_a_person_changes_their_own_password(visitor, office):
    new = "mười hai con giáp đi chợ"
    await sign_in(visitor, office, "lan", "unit")
    await visitor.open("/tai-khoan")

    await fill(visitor, current=PASSWORD)
    await fill(visitor, new=new)
    await fill(visitor, again=new)
    await press(visitor, "change-password")

    await visitor.should_see("Đã đổi mật khẩu")
    assert (await post_sign_in(another_browser(), "lan", new)).status_code == 303
    assert (await visitor.http_client.get("/tai-khoan")).status_code == 200  # this browser stays signed in


@pytest.mark.parametrize(
    ("current", "new", "again", "field"),
    [
        ("không phải mật khẩu này", "mười hai con giáp đi chợ", "mười hai con giáp đi chợ", "current"),
        (PASSWORD, "ngắn", "ngắn", "new"),
        (PASSWORD, "mười hai con giáp đi chợ", "mười ba con giáp đi chợ", "again"),
    ],
)
async def test_what_is_wrong_with_a_new_password_stands_beside_its_field(visitor, office, current, new, again, field):
    await sign_in(visitor, office, "lan", "unit")
    await visitor.open("/tai-khoan")

    for marker, text in (("current", current), ("new", new), ("again", again)):
        await fill(visitor, **{marker: text})
    await press(visitor, "change-password")

    await until(lambda: newest(visitor, field).error)
    assert (await post_sign_in(another_browser(), "lan", PASSWORD)).status_code == 303


def office_names(office: ui.Office) -> list[str]:
    with office.database.look(ADMIN) as work:
        return [person.name for person in people.listed(work)]


@pytest.mark.parametrize("path", ["/", "/canh-bao"])
async def test_who_has_no_address_is_a_link_away_from_giving_one(visitor, office, path):
    await sign_in(visitor, office)
    await visitor.open(path)
    await click(visitor, "Nhập địa chỉ thư")
    await visitor.should_see("Thư báo")

    await press(visitor, "change-address")
    await fill(visitor, email="minh@cantho.gov.vn", current="sai mật khẩu rồi nhé")
    await press(visitor, "submit")
    await visitor.should_see("Mật khẩu hiện nay không đúng")
    await fill(visitor, current=PASSWORD)
    await press(visitor, "submit")

    await until(lambda: listed(office, "minh").email == "minh@cantho.gov.vn")
    await visitor.should_see("Đổi địa chỉ")
    await visitor.open(path)
    await visitor.should_not_see("Nhập địa chỉ thư")

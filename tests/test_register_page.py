"""Registering a new system by the quick form, then the page of the system at its level."""

import nicegui
import pytest

from inventory.register_tables import System
from tests import ui
from tests.filling import choose, fill, newest, press, shows, until
from tests.register import new_system, rows, stored
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
NEW = "/he-thong/moi/nhanh"


async def test_an_officer_registers_a_system_and_lands_at_the_questions_about_its_level(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)

    await fill(visitor, code="ioffice", name="Quản lý văn bản và điều hành", owner="Sở Tư pháp")
    await choose(visitor, "owned", "yes")
    await press(visitor, "submit")

    await shows(visitor, "Hệ thống thuộc loại hình nào?")
    kept = stored(office.database, "IOFFICE")
    assert (kept.name, kept.owner, kept.responsibility) == ("Quản lý văn bản và điều hành", "Sở Tư pháp", "owned")
    assert kept.operating
    assert kept.registered_on == office.clock.today


async def test_the_page_for_a_new_system_wins_over_the_page_of_a_system(visitor, office):
    await sign_in(visitor, office, role="officer")

    await visitor.open("/he-thong/moi")
    await visitor.should_see("Hệ thống tên là gì?")

    await visitor.open(NEW)
    await visitor.should_see("Ghi một hệ thống vào sổ.")


async def test_all_that_is_missing_is_said_at_once_in_words_and_nothing_is_written(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)

    await fill(visitor, code="mã có dấu", registered_on="31/02/2026")
    await press(visitor, "submit")

    await until(lambda: newest(visitor, "registered_on").error)
    await visitor.should_see("Chưa chọn. Hãy chọn một mục.")
    assert newest(visitor, "registered_on").error.startswith("Không có ngày này.")

    await fill(visitor, registered_on="01/02/2026")
    await press(visitor, "submit")

    await until(lambda: newest(visitor, "code").error)
    assert "ký tự không dùng được" in newest(visitor, "code").error
    assert newest(visitor, "name").error == "Vui lòng nhập tên hệ thống."
    await visitor.should_not_see("owned")
    assert rows(office.database, System) == []


async def test_a_code_already_taken_is_refused_beside_its_field(visitor, office):
    new_system(office.database, "IOFFICE")
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)

    await fill(visitor, code="IOFFICE", name="Tên khác")
    await choose(visitor, "used", "no")
    await press(visitor, "submit")

    await until(lambda: newest(visitor, "code").error)
    assert "đã có trong sổ" in newest(visitor, "code").error
    assert stored(office.database, "IOFFICE").name == "Hệ thống IOFFICE"


@pytest.mark.parametrize("role", ["unit", "leader", "auditor"])
async def test_those_who_do_not_keep_the_register_are_told_so(visitor, office, role):
    await sign_in(visitor, office, role, role=role)

    response = await visitor.http_client.get(NEW)

    assert response.status_code == 403
    assert "Vai trò của bạn không mở được trang này." in response.text
    assert "Ghi vào sổ" not in response.text


async def test_the_new_systems_page_is_found_before_the_page_of_one(visitor, office):
    await sign_in(visitor, office, role="officer")

    paths = [getattr(route, "path", "") for route in nicegui.app.routes]

    assert paths.index(NEW) < paths.index("/he-thong/{code:path}")

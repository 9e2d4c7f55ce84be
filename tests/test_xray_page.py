"""The page of the x-ray: what is wrong by check, its clause, and the way to mend it; narrowed by its address."""

from nicegui import ui as elements

from isms.xray.check_findings import checks
from schedules.standing import counting
from tests import ui
from tests.filling import click, sees, shows, text_of
from tests.plain_sql import plainly
from tests.register import new_system, person
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor


def ways(visitor, marker: str) -> list[str]:
    """Return where the links of an element lead."""
    [found] = visitor.find(marker=marker).elements
    return [each.props["href"] for each in found.descendants() if isinstance(each, elements.link)]


async def test_a_finding_says_what_by_which_clause_and_leads_to_its_fix(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)

    await visitor.open("/ra-soat")

    card = text_of(visitor, "check-no_dossier")
    assert "Lỗi | Chưa có hồ sơ đề xuất cấp độ (1)" in card
    assert checks()["no_dossier"].clause in card
    assert ways(visitor, "found-no_dossier-A") == ["/he-thong/A", "/he-thong/A?tab=ho-so"]
    assert ways(visitor, "found-focal_points-VP") == ["/theo-doi?muc=dau-moi"]
    assert ways(visitor, "found-no_letterhead-STP") == ["/quan-tri/giay-to"]
    await shows(visitor, "danh sách và số đếm đều khớp")


async def test_the_address_narrows_to_a_severity_and_to_a_check_page_by_page(visitor, office):
    for number in range(60):
        new_system(office.database, f"A{number:02}")
    await sign_in(visitor, office)

    await visitor.open("/ra-soat?muc=goi-y")
    assert sees(visitor, "check-no_letterhead")
    assert not sees(visitor, "check-no_dossier")
    await visitor.open("/ra-soat")
    assert ways(visitor, "check-no_dossier")[-1] == "/ra-soat?kiem=no_dossier"
    assert sees(visitor, "found-no_dossier-A04")
    assert not sees(visitor, "found-no_dossier-A05")
    await visitor.open("/ra-soat?kiem=no_dossier&trang=2")
    assert not sees(visitor, "check-no_owner")
    assert not sees(visitor, "found-no_dossier-A49")
    assert sees(visitor, "found-no_dossier-A50")


async def test_who_may_not_go_where_it_is_mended_is_not_sent_there(visitor, office):
    new_system(office.database, "A")
    person(office.database, "khong.thu", "officer", email="")
    await sign_in(visitor, office, "lanh.dao", role="leader")

    await visitor.open("/ra-soat")

    assert "khong.thu" in text_of(visitor, "check-no_email")
    assert ways(visitor, "found-no_email-khong.thu") == []


async def test_a_forged_number_turns_up_when_all_is_recounted_which_a_large_register_does_on_demand(
    visitor, office, monkeypatch
):
    new_system(office.database, "A")
    plainly(office.settings.database_url, "UPDATE system SET level = 4")
    monkeypatch.setattr(counting, "FEW", 0)
    await sign_in(visitor, office)

    await visitor.open("/ra-soat")
    await shows(visitor, "Tính lại từ dữ kiện")
    await click(visitor, "Tính lại từ dữ kiện")

    await shows(visitor, "Cột cấp độ: đang lưu 4, tính lại là trống.")
    await shows(visitor, "Đếm nhanh 1, đếm lại 0.")


async def test_the_overview_tells_how_much_the_x_ray_finds(visitor, office):
    new_system(office.database, "A")
    await sign_in(visitor, office)

    await visitor.open("/")

    await shows(visitor, "Rà soát sổ: 1 lỗi,")

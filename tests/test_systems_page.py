"""The list of systems: what its address says, search without marks, order, pages, and any other day."""

import datetime as dt
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nicegui import ui as elements

from inventory.errors import Invalid
from isms.ui.lists import system_query
from isms.ui.lists.pager import last_page
from isms.ui.lists.system_query import SystemQuery, in_month
from isms.ui.parts.words import day
from tests import ui
from tests.filling import click, fill, newest, press, sees, shows, text_of, until
from tests.register import DAY, cleared_system, new_system
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
LIST = "/he-thong"


def codes(user) -> list[str]:
    """Return the codes of the rows shown, in their order."""
    tables = user.find(elements.table).elements
    return [row["code"] for row in max(tables, key=lambda table: table.id).rows]


async def test_an_address_shows_the_view_it_names(visitor, office):
    cleared_system(office.database, "BA", level=3)
    cleared_system(office.database, "HAI", level=2)
    new_system(office.database, "CHUA", users=("VP",))
    await sign_in(visitor, office, role="officer")

    for query, expected in {
        "": ["BA", "CHUA", "HAI"],
        "?cap=3": ["BA"],
        "?cap=chua": ["CHUA"],
        "?cap=da-quyet-dinh": ["BA", "HAI"],
        "?dung=duoc-dung": ["BA", "HAI"],
        "?dung=trai-nguyen-tac": ["CHUA"],
        "?dung=bi-chan": ["CHUA"],
        "?han=chua-kiem-tra": ["CHUA"],
        "?han=qua-han": ["CHUA"],
        "?han=dung-han": ["BA", "HAI"],
        "?donvi=VP": ["CHUA"],
        "?vai=chu-quan&xep=-cap": ["BA", "HAI", "CHUA"],
        "?xep=-ma": ["HAI", "CHUA", "BA"],
    }.items():
        await visitor.open(LIST + query)
        assert (query, codes(visitor)) == (query, expected)


async def test_what_an_address_does_not_know_is_left_out(visitor, office):
    new_system(office.database, "CHUA")
    await sign_in(visitor, office)

    await visitor.open(LIST + "?cap=9&han=mai&dung=1&vai=x&xep=;drop&trang=abc&la=gi&donvi=KHONG")
    assert text_of(visitor, "count") == "0 hệ thống"
    await visitor.open(LIST + "?cap=9&han=2026-13&dung=1&vai=x&xep=;drop&trang=-4&la=gi")

    assert codes(visitor) == ["CHUA"]


async def test_search_needs_no_marks_and_redraws_as_one_types(visitor, office):
    cleared_system(office.database, "HO-TICH")
    cleared_system(office.database, "LUU-TRU")
    await sign_in(visitor, office, role="unit", unit="STP")
    await visitor.open(LIST)

    await fill(visitor, search="he thong tich")

    await until(lambda: text_of(visitor, "count") == "1 hệ thống")
    assert codes(visitor) == ["HO-TICH"]

    await fill(visitor, search="he thong tich khong co")
    await shows(visitor, "Không có hệ thống nào khớp")


async def test_a_choice_narrows_the_list_and_a_click_on_a_heading_orders_it(visitor, office):
    cleared_system(office.database, "BA", level=3)
    cleared_system(office.database, "HAI", level=2)
    new_system(office.database, "CHUA")
    await sign_in(visitor, office, role="officer")
    await visitor.open(LIST)

    with visitor.client:
        newest(visitor, "cap").value = "da-quyet-dinh"
    await until(lambda: codes(visitor) == ["BA", "HAI"])

    table = max(visitor.find(elements.table).elements, key=lambda each: each.id)
    asked = {"pagination": {"sortBy": "level", "descending": False}}
    visitor.find(elements.table).trigger("request", asked)
    await until(lambda: codes(visitor) == ["HAI", "BA"])

    shown = max(visitor.find(elements.table).elements, key=lambda each: each.id)
    assert shown is not table
    assert shown.pagination["sortBy"] == "level"


async def test_long_lists_come_page_by_page(visitor, office):
    for number in range(53):
        new_system(office.database, f"HT-{number:02}")
    await sign_in(visitor, office, role="officer")
    await visitor.open(LIST)
    assert codes(visitor) == [f"HT-{number:02}" for number in range(50)]
    await visitor.should_see("1–50 trong 53")

    await press(visitor, "Trang sau")

    await until(lambda: codes(visitor) == ["HT-50", "HT-51", "HT-52"])
    await visitor.should_see("51–53 trong 53")
    await visitor.open(LIST + "?trang=9")
    await visitor.should_see("Hết danh sách")


async def test_another_day_shows_how_things_will_stand_then(visitor, office):
    due = cleared_system(office.database, "TOT")
    await sign_in(visitor, office, role="leader")
    await visitor.open(LIST)
    assert not sees(visitor, "as-of")

    await visitor.open(f"{LIST}?ngay={(due + DAY).isoformat()}&han=qua-han")

    assert codes(visitor) == ["TOT"]
    assert text_of(visitor, "as-of") == f"tính đến ngày {day(due + DAY)}"
    [row] = next(iter(visitor.find(elements.table).elements)).rows
    assert row["use"]["text"] == "Vận hành khi chưa đủ điều kiện"
    assert row["due"]["below"] == "quá hạn 1 ngày"


async def test_the_day_is_asked_for_and_a_day_that_is_none_is_refused_beside_its_field(visitor, office):
    cleared_system(office.database, "TOT")
    await sign_in(visitor, office)
    await visitor.open(LIST)

    await click(visitor, "Xem vào ngày khác")
    with visitor.client:
        newest(visitor, "ngay").value = "31/02/2027"
    await press(visitor, "submit")
    await until(lambda: newest(visitor, "ngay").error)
    with visitor.client:
        newest(visitor, "ngay").value = "28/02/2027"
    await press(visitor, "submit")

    await shows(visitor, "tính đến ngày 28/02/2027")


async def test_a_nonsense_day_in_the_address_is_said_in_words(visitor, office):
    await sign_in(visitor, office)

    response = await visitor.http_client.get(LIST + "?ngay=2026-02-31")

    assert response.status_code == 400
    assert "Không có ngày “2026-02-31”." in response.text


@pytest.mark.parametrize(("role", "offered"), [("officer", True), ("admin", True), ("leader", False), ("unit", False)])
async def test_only_those_who_keep_the_register_are_offered_a_new_system(visitor, office, role, offered):
    await sign_in(visitor, office, role, role=role)

    response = await visitor.http_client.get(LIST)

    assert ("Thêm hệ thống" in response.text) == offered


async def test_a_month_of_the_plan_leads_to_its_systems(visitor, office):
    due = cleared_system(office.database, "TOT")
    new_system(office.database, "CHUA")
    await sign_in(visitor, office, role="officer")

    await visitor.open("/kiem-tra")

    await visitor.should_see("Quá hạn, kể cả chưa từng kiểm tra (1)")
    await visitor.should_see(f"Tháng {due.month}/{due.year} (1)")
    bar = next(each for each in visitor.find(elements.link).elements if f"han={due:%Y-%m}" in each.props["href"])
    await visitor.open(bar.props["href"])
    assert codes(visitor) == ["TOT"]


texts = st.text(max_size=30)
views = st.builds(
    SystemQuery,
    tim=texts,
    cap=st.sampled_from(["", *system_query.LEVEL]),
    han=st.sampled_from(["", *system_query.DUE, "2027-03"]),
    dung=st.sampled_from(["", *system_query.USE]),
    vai=st.sampled_from(["", *system_query.RESPONSIBILITY]),
    donvi=texts,
    xep=st.sampled_from(["", "ten", "-han", "don-vi"]),
    ngay=st.sampled_from(["", "2027-12-31"]),
    trang=st.integers(1, 99_999),
)


@given(views)
def test_an_address_says_the_whole_view(view):
    query = dict(parse_qsl(urlsplit(view.path).query, keep_blank_values=True))

    assert SystemQuery.read(query) == view


@given(st.dictionaries(st.sampled_from(["tim", "cap", "han", "dung", "vai", "donvi", "xep", "trang"]), texts))
def test_whatever_is_written_into_an_address_asks_something_of_the_register(query):
    shown = SystemQuery.read(query)

    assert shown.filter is not None
    assert shown.trang >= 0
    assert shown.order[0] in ("name", "code", "level", "audit_due_on", "unit")


def test_a_day_that_is_none_is_bad_input():
    with pytest.raises(Invalid):
        _ = SystemQuery(ngay="hôm qua").on


def test_a_month_ends_on_its_last_day():
    chosen = in_month(dt.date(2028, 2, 1)).filter

    assert (chosen.due_from, chosen.due_until) == (dt.date(2028, 2, 1), dt.date(2028, 2, 29))


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (100_000, 2000)])
def test_the_last_page_holds_the_last_row(total, last):
    assert last_page(total) == last

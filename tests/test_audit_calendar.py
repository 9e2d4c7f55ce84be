"""The calendar of audits: what its address says, a month and a year, the list of a day, what is late."""

import datetime as dt
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nicegui import ui as elements

from inventory.records import Finding, PlannedAudit, Role, facts
from isms.ui.audit_calendar import day_entries, falling_due
from isms.ui.audit_calendar.calendar_query import KINDS, VIEWS, CalendarQuery
from isms.ui.lists import system_query
from isms.ui.parts.words import day, in_full
from schedules.acts import recording
from schedules.audits import planned
from schedules.duties import duty_choices
from schedules.policies import policies
from schedules.watch import office_duties
from tests import ui
from tests.filling import press, sees, shows, text_of, until
from tests.register import ADMIN, DAY, OFFICER, cleared_system, conclude, new_system
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
PAGE = "/kiem-tra"


def plan(office, codes, on: dt.date) -> None:
    with office.database.work(OFFICER) as work:
        planned.plan(work, codes, PlannedAudit(on=on, kind="periodic", occasion=""))


def month_of(on: dt.date) -> str:
    return f"{PAGE}?xem=thang&ky={on:%Y-%m}"


async def test_a_month_shows_what_stands_on_its_days_and_the_rest_of_a_day_on_request(visitor, office):
    codes = ["A", "B", "C", "D", "E"]
    for code in codes:
        new_system(office.database, code)
    on = office.clock.today + DAY
    plan(office, codes, on)
    with office.database.work(ADMIN) as work:
        policies.set_holiday(work, on, "Ngày truyền thống")
    await sign_in(visitor, office, role="unit", unit="STP")
    await visitor.open(month_of(on))

    cell = text_of(visitor, f"day-{on}")
    assert ["Nghỉ: Ngày truyền thống" in cell, "A | Hệ thống A" in cell, "D |" in cell] == [True, True, False]
    assert "+2 nữa" in cell
    await press(visitor, f"more-{on}")
    await until(sees, visitor, "entry-planned-E")
    assert "Dự kiến kiểm tra, đánh giá" in text_of(visitor, "entry-planned-E")


async def test_today_is_marked_in_the_present_month_only_and_the_ways_lead_on(visitor, office):
    await sign_in(visitor, office)
    today = office.clock.today
    await visitor.open(f"{PAGE}?xem=thang")
    assert "Hôm nay" in text_of(visitor, f"day-{today}")
    assert text_of(visitor, "period") == f"Tháng {today.month}/{today.year}"
    await visitor.should_see("Không có việc nào trong tháng này.")

    [onward] = visitor.find(marker="Tháng sau").elements
    await visitor.open(onward.props["href"])

    following = today.replace(day=1) + 32 * DAY
    assert text_of(visitor, "period") == f"Tháng {following.month}/{following.year}"
    assert not sees(visitor, f"day-{today}")


async def test_the_address_narrows_the_calendar(visitor, office):
    due = cleared_system(office.database, "A", level=3)
    cleared_system(office.database, "B", level=2)
    plan(office, ["A", "B"], due)
    await sign_in(visitor, office)

    for query, expected in {
        "": {"A", "B"},
        "&cap=3": {"A"},
        "&cap=2&loai=ke-hoach": {"B"},
        "&loai=han": {"A"},
        "&loai=ton-tai": set(),
        "&donvi=VP": set(),
        "&cap=9&loai=x": {"A", "B"},
    }.items():
        await visitor.open(month_of(due) + query)
        links = [each.props["href"] for each in visitor.find(elements.link).elements]
        codes = {code for code in "AB" if f"/he-thong/{code}?tab=kiem-tra" in links}
        assert (query, codes) == (query, expected)


async def test_a_year_counts_each_month_and_opens_its_days(visitor, office):
    due = cleared_system(office.database, "A", level=3)
    plan(office, ["A"], due)
    await sign_in(visitor, office)
    await visitor.open(f"{PAGE}?xem=nam&ky={due.year}")

    month = text_of(visitor, f"month-{due.month}")
    assert "2 việc" in month
    assert "1 | kế hoạch kiểm tra" in month
    await press(visitor, f"day-{due}")
    await until(sees, visitor, "entry-due-A")
    await visitor.open(f"{PAGE}?xem=nam&ky={due.year}&loai=han")
    assert "1 việc" in text_of(visitor, f"month-{due.month}")


async def test_what_is_late_is_told_above_the_calendar_with_the_way_to_it(visitor, office):
    new_system(office.database, "A")
    today = office.clock.today
    with office.database.work(OFFICER) as work:
        audit = conclude(work, "A", today - 9 * DAY, kind="ad_hoc", occasion="high_risk")
        work.session.flush()
        row = Finding(audit_id=audit.id, on=audit.concluded_on, what="Chưa vá", severity="major", due_on=today - DAY)
        recording.record(work, "A", row)
    await sign_in(visitor, office)
    await visitor.open(f"{PAGE}?xem=thang")

    assert "1 hệ thống quá hạn hoặc chưa từng kiểm tra" in text_of(visitor, "late")
    await press(visitor, "late-finding")
    await until(sees, visitor, "entry-finding-A")
    assert "Quá hạn 1 ngày" in text_of(visitor, "entry-finding-A")


@pytest.mark.parametrize("view", VIEWS)
async def test_a_system_of_unconfirmed_role_is_told_beside_and_not_as_late(visitor, office, view):
    new_system(office.database, "A")
    new_system(office.database, "B")
    with office.database.work(OFFICER) as work:
        facts.record(work, "B", Role(on=work.today, responsibility=None))
    await sign_in(visitor, office)
    await visitor.open(f"{PAGE}?xem={view}")

    assert text_of(visitor, "unconfirmed").startswith("1 hệ thống chưa xác nhận vai trò")
    told = "1 hệ thống quá hạn" if view else "Quá hạn, kể cả chưa từng kiểm tra (1)"
    assert told in text_of(visitor, "late" if view else "group-qua-han")
    with office.database.work(OFFICER) as work:
        shown = falling_due.whole(work, CalendarQuery())
        assert [row["code"] for row in shown.cells] == ["A"]


async def test_the_list_of_due_days_is_narrowed_by_level_and_unit_too(visitor, office):
    due = cleared_system(office.database, "A", level=3)
    cleared_system(office.database, "B", level=2)
    await sign_in(visitor, office)

    await visitor.open(f"{PAGE}?cap=3&donvi=HCTP")

    await visitor.should_see(f"Tháng {due.month}/{due.year} (1)")
    bars = [each.props["href"] for each in visitor.find(elements.link).elements]
    assert any(f"han={due:%Y-%m}" in bar and "cap=3" in bar and "donvi=HCTP" in bar for bar in bars)
    await visitor.open(f"{PAGE}?cap=4")
    await shows(visitor, "Không có hạn kiểm tra nào khớp")


asked = st.builds(
    CalendarQuery,
    xem=st.just("thang"),
    ky=st.sampled_from(["", "2027-03", "1990-01", "2199-12"]),
    loai=st.sampled_from(["", *KINDS]),
    cap=st.sampled_from(["", *system_query.LEVEL]),
    donvi=st.text(max_size=30),
)


@given(asked)
def test_an_address_says_the_whole_view(view):
    assert CalendarQuery.read(dict(parse_qsl(urlsplit(view.path).query, keep_blank_values=True))) == view


@given(
    st.dictionaries(st.sampled_from(["xem", "ky", "loai", "cap", "donvi"]), st.sampled_from(["", *VIEWS, "2027", "x"]))
)
def test_whatever_is_written_into_an_address_shows_a_span_of_days(query):
    first, last = CalendarQuery.read(query).span(dt.date(2026, 11, 28))

    assert dt.date(1990, 1, 1) <= first <= last
    assert 27 < (last - first).days + 1 < 367


@pytest.mark.parametrize(
    ("view", "ky", "before", "after"),
    [
        ("thang", "2026-12", "2026-11", "2027-01"),
        ("nam", "2026", "2025", "2027"),
        ("thang", "1990-01", None, "1990-02"),
        ("nam", "2199", "2198", None),
    ],
)
def test_one_steps_from_a_month_or_year_to_the_next_within_what_the_register_knows(view, ky, before, after):
    shown = CalendarQuery(xem=view, ky=ky)

    there = [shown.step(dt.date(2026, 11, 28), ahead) for ahead in (-1, 1)]

    assert [each and each.ky for each in there] == [before, after]


def test_a_day_is_said_with_its_day_of_the_week():
    assert in_full(dt.date(2026, 11, 28)) == f"Thứ bảy, {day(dt.date(2026, 11, 28))}"


async def test_what_the_office_itself_owes_stands_on_its_day(visitor, office):
    await sign_in(visitor, office)
    with office.database.work(ADMIN) as work:
        duty_choices.seed(work)
    with office.database.look(ADMIN) as work:
        owed = next(each for each in office_duties.duties(work, work.today + 400 * DAY) if each.kind == "duty")
    month = f"/kiem-tra?xem=thang&ky={owed.day:%Y-%m}"
    for narrowed in ("", "&loai=co-quan"):
        await visitor.open(month + narrowed)
        assert owed.text in text_of(visitor, f"day-{owed.day}")
    for narrowed in ("&cap=3", "&loai=han"):
        await visitor.open(month + narrowed)
        assert owed.text not in text_of(visitor, f"day-{owed.day}")

    await visitor.open(f"/kiem-tra?xem=nam&ky={owed.day:%Y}")
    await press(visitor, f"day-{owed.day}")
    await until(sees, visitor, "entry-duty")
    assert "Cả cơ quan" in text_of(visitor, "entry-duty")


@pytest.mark.parametrize("narrowed", [{}, {"loai": "co-quan"}, {"loai": "han"}, {"cap": "3"}])
def test_what_is_counted_is_what_is_listed(office, narrowed):
    cleared_system(office.database, "A", level=3)
    with office.database.work(ADMIN) as work:
        duty_choices.seed(work)
    query = CalendarQuery(xem="nam", **narrowed)
    with office.database.look(ADMIN) as work:
        span = (work.today - 400 * DAY, work.today + 800 * DAY)
        listed = day_entries.entries(work, query, *span)
        counted = day_entries.shown(work, query, *span).numbers

    assert Counter((each.day, each.kind) for each in listed) == counted
    assert {each.kind for each in listed} <= {*query.kinds, *query.office_kinds}
    assert bool(counted)

"""The first page: how the office stands, each number leading to the list it counts, what presses, what was alerted."""

import datetime as dt
import itertools
import re
from collections import Counter
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nicegui import ui as elements

from inventory.errors import Invalid
from inventory.organisation import units
from inventory.records import Dossier, PlanState, facts
from inventory.register_tables import System
from inventory.systems import register
from inventory.systems.register import Entry
from isms.jobs import jobs
from isms.papers.composition import office_words
from isms.ui.lists import as_of, counters
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import words
from isms.ui.parts.words import instant
from isms.ui.today import audit_charts as falling_charts
from isms.ui.today import overview, task_lines
from schedules.acts import enforcement
from schedules.cadence.cadence import standing
from schedules.gate.clearance import Clearance, State
from schedules.plans import plan_numbers
from schedules.plans.indicators import AIMS, Indicator, share
from schedules.schedule_tables import JobRun
from schedules.standing import counting, listing, standing_periods
from schedules.standing.counting import Tally
from schedules.standing.list_filter import matches
from tests import ui
from tests.filling import click, newest, text_of
from tests.register import ADMIN, DAY, OFFICER, cleared_system, conclude, new_system, person
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor


def fill_the_register(office: ui.Office) -> None:
    """Systems in use, stopped, conditional, never audited, and one whose audit is about to fall due."""
    cleared_system(office.database, "TOT")
    until = office.clock.today + 20 * DAY
    cleared_system(office.database, "SAP", level=3, concluded_on=office.clock.today - 300 * DAY)
    cleared_system(office.database, "KEM", conclusion="conditional", conditions_until=until)
    new_system(office.database, "CHUA")
    with office.database.work(OFFICER) as work:
        stopped = Entry(code="DUNG", name="Hệ thống DUNG", responsibility="used", users=("VP",))
        register.register(work, stopped, work.today, operating=False)


def said(element: elements.element) -> str:
    """Return the first words within an element."""
    return next(each.text for each in element.descendants() if getattr(each, "text", ""))


async def test_an_empty_register_says_what_to_do_first(visitor, office):
    await sign_in(visitor, office, role="officer")

    await visitor.open("/")

    await visitor.should_see("Sổ chưa có hệ thống nào")
    await click(visitor, "Thêm hệ thống")
    await visitor.should_see("Trả lời từng câu một. Chưa có gì được ghi cho đến bước cuối.")


def numbers_on(visitor) -> dict[str, int]:
    """Return every number of the page that leads to a list of systems, by the address of that list."""
    links = [each for each in visitor.find(elements.link).elements if each.props["href"].startswith("/he-thong?")]
    found = {}
    for link in links:
        figures = re.findall(
            r"\d+", link.props.get("aria-label", "").rpartition(":")[2] or (link.text or said(link)).split("/")[0]
        )
        if figures:
            found[link.props["href"]] = int(figures[-1])
    return found


@pytest.mark.parametrize("ahead", [0, 100])
async def test_every_number_leads_to_the_list_of_just_what_it_counts(visitor, office, ahead):
    fill_the_register(office)
    office.clock.move(days=40)
    jobs.sweep(office.database)
    await sign_in(visitor, office, role="officer")
    day = office.clock.today + ahead * DAY
    await visitor.open(f"/?ngay={day}" if ahead else "/")
    before = numbers_on(visitor)
    visitor.find("behind").trigger("toggle").trigger("toggle")
    numbers = numbers_on(visitor)

    assert len(before) >= 8 and len(numbers) > max(15, len(before)), "the tables behind the charts have numbers too"
    assert len(set(numbers.values())) >= 3, "numbers that differ prove more"
    for path, number in numbers.items():
        assert (f"ngay={day}" in path) == bool(ahead), path
        await visitor.open(path)
        assert (path, text_of(visitor, "count")) == (path, f"{number} hệ thống")


async def test_another_day_is_said_on_a_chip_that_leads_back_and_a_day_to_come_is_a_forecast(visitor, office):
    due = cleared_system(office.database, "TOT")
    await sign_in(visitor, office, role="officer")

    await visitor.open(f"/?ngay={due + DAY}")

    assert text_of(visitor, "as-of") == f"tính đến ngày {words.day(due + DAY)}"
    await visitor.should_see("Dự báo")
    assert "1 trên 1 hệ thống vận hành khi chưa đủ điều kiện." in text_of(visitor, "violations")
    assert text_of(visitor, "Quá hạn").split(" | ")[0] == "1"
    await visitor.should_not_see("Việc cần làm")
    back = next(each for each in visitor.find(elements.link).elements if each.text == "Về hôm nay")
    assert back.props["href"] == "/"
    await visitor.open(f"/?ngay={office.clock.today - DAY}")
    await visitor.should_see("chưa có hệ thống nào trong sổ")


@pytest.mark.parametrize("text", ["31/12/2026", "2026-02-30", "0001-01-01", "9999-12-31", "x"])
async def test_a_day_that_is_none_is_said_so(visitor, office, text):
    await sign_in(visitor, office)

    response = await visitor.http_client.get("/", params={"ngay": text})

    assert response.status_code == 400
    with pytest.raises(Invalid, match=r"Không có ngày|nằm ngoài"):
        as_of.day(text)


async def test_what_takes_long_is_said_while_it_is_computed(visitor, office, monkeypatch):
    cleared_system(office.database, "TOT")
    office.clock.move(days=2)
    monkeypatch.setattr(counting, "FEW", 0)
    with office.database.work(ADMIN) as work:
        standing_periods.postpone(work, [1])  # its past is not kept yet
    await sign_in(visitor, office, role="officer")

    await visitor.open(f"/?ngay={office.clock.today - DAY}")

    assert "Đang tính lại" in text_of(visitor, "computing")
    await visitor.should_see("Cả 1 hệ thống đều đúng hạn")


async def test_like_tasks_stand_in_one_row_and_the_most_pressing_come_first_each_with_its_way(visitor, office):
    fill_the_register(office)
    with office.database.work(OFFICER) as work:
        sent = Dossier(on=work.today, regime="331/2026", proposed_level=3, state="sent_for_appraisal")
        facts.record(work, "CHUA", sent)
        facts.record(work, "TOT", PlanState(on=work.today, state="partial"))
    office.clock.move(days=40)
    await sign_in(visitor, office, role="officer")

    await visitor.open("/")

    tasks = sorted(
        (each for each in visitor.find(elements.element).elements if is_task(each)),
        key=lambda each: each.id,
    )
    told = [" | ".join(sub.text for sub in each.descendants() if getattr(sub, "text", "")) for each in tasks]
    assert [text.split(" | ")[0] for text in told] == [
        "2 hệ thống còn hạn kiểm tra nhưng vận hành khi chưa đủ điều kiện",
        "Hệ thống KEM",
        "2 hệ thống chưa có quyết định cấp độ",
        "Hệ thống CHUA",
        "Hệ thống SAP",
    ]
    assert "Cho phép sử dụng hết hiệu lực" in told[1] and "Điều kiện" in told[1]
    ways = [[sub.props["href"] for sub in each.descendants() if isinstance(sub, elements.link)][-1] for each in tasks]
    assert ways == [
        counters.GROUPS["lost"].path,
        "/he-thong/KEM",
        counters.GROUPS["undecided"].path,
        "/he-thong/CHUA?tab=ho-so",
        "/he-thong/SAP?tab=kiem-tra",
    ]


def is_task(element: elements.element) -> bool:
    """Say whether an element is the row of a system to do something about, or of several of a kind."""
    return any(mark.startswith(("task-", "group-")) for mark in element._markers)


async def test_an_administrator_is_asked_for_the_holidays_of_the_next_year_from_october_and_for_the_plan_of_a_new_one(
    visitor, office
):
    office.clock.to(dt.date(2027, 10, 1))
    person(office.database, "can.bo", "officer")
    await sign_in(visitor, office, "quan.tri", role="admin")
    await visitor.open("/")
    await visitor.should_see("Lịch nghỉ năm 2028 chưa có đủ trong sổ: thiếu Tết Nguyên đán")
    await visitor.should_see("Chưa có kế hoạch năm 2027")
    assert "Chu kỳ kiểm tra" in text_of(visitor, "year-holidays-2028")

    await visitor.open("/?ngay=2027-09-30")
    await visitor.should_not_see("Lịch nghỉ năm 2028")


async def test_who_may_not_enter_holidays_is_not_asked_for_them(visitor, office):
    office.clock.to(dt.date(2027, 10, 1))
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    await visitor.should_see("Bộ hẹn giờ và thư báo")
    await visitor.should_not_see("Lịch nghỉ năm 2028")


async def test_a_time_limit_of_a_dossier_in_a_year_without_holidays_says_so_in_the_task_and_on_its_tab(visitor, office):
    office.clock.to(dt.date(2027, 12, 29))
    new_system(office.database, "CHUA")
    with office.database.work(OFFICER) as work:
        sent = Dossier(on=work.today, regime="331/2026", proposed_level=3, state="appraised")
        facts.record(work, "CHUA", sent)
    office.clock.to(dt.date(2028, 1, 4))
    await sign_in(visitor, office, role="officer")
    for path in ("/", "/he-thong/CHUA?tab=cap-do"):
        await visitor.open(path)
        await visitor.should_see("10/01/2028")
        await visitor.should_see("Lịch nghỉ năm 2028 chưa có đủ trong sổ")


async def test_a_system_is_named_once_and_the_last_sweep_is_shown(visitor, office):
    new_system(office.database, "CHUA")
    person(office.database, "khong.thu", "officer", email="")
    jobs.sweep(office.database)
    await sign_in(visitor, office)

    await visitor.open("/")

    named = [each for each in visitor.find(elements.link).elements if each.text == "Hệ thống CHUA"]
    assert len(named) == 1
    await visitor.should_see("Chưa có địa chỉ thư nên chưa được báo: khong.thu.")
    await visitor.should_see(instant(office.clock.now))


async def test_a_unit_counts_only_the_systems_of_its_own_branch(visitor, office):
    new_system(office.database, "NHA", users=("HCTP",))
    new_system(office.database, "LA", users=("VP",))
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    await visitor.open("/")

    assert text_of(visitor, "Được sử dụng").split(" | ")[0] == "0/1"
    await visitor.should_see("Hệ thống NHA")
    await visitor.should_not_see("Hệ thống LA")


async def test_a_lost_permission_turns_up_without_a_sweep(visitor, office):
    due = cleared_system(office.database, "TOT")
    office.clock.to(due + DAY)
    await sign_in(visitor, office, role="officer")

    await visitor.open("/")

    assert "1 trên 1 hệ thống vận hành khi chưa đủ điều kiện." in text_of(visitor, "violations")
    assert "Cho phép sử dụng hết hiệu lực" in text_of(visitor, "task-TOT")


@pytest.mark.parametrize(
    ("total", "unconfirmed", "pressing", "text"),
    [
        (1250, 0, None, "Cả 1.250 hệ thống đều đúng hạn và không hệ thống nào vận hành khi chưa đủ điều kiện."),
        (20, 18, None, "Cả 2 hệ thống đều đúng hạn và không hệ thống nào vận hành khi chưa đủ điều kiện."),
        (18, 18, None, ""),
        *((9, 0, view, "") for view in (counters.TO_DO, counters.OVERDUE, counters.VIOLATING)),
    ],
)
def test_one_sentence_says_that_all_is_well_only_where_no_number_says_otherwise(total, unconfirmed, pressing, text):
    found = dict.fromkeys(counters.filters(), 0) | {counters.UNCONFIRMED: unconfirmed, pressing: 1}

    assert overview.sentence(Tally(found, Counter(), total)) == text


def test_the_groups_of_tasks_hold_together_just_the_systems_of_which_something_is_to_be_done(office):
    fill_the_register(office)
    for _ in range(3):
        with office.database.look(OFFICER) as work:
            listed = {name: codes(work, view) for name, view in counters.GROUPS.items()}
            assert set().union(*listed.values()) == codes(work, counters.TO_DO) != set()
            single = task_lines.alone(work, counting.tally(work, counters.filters()).found)
            assert {name: {task.code} for name, task in single.items()} == {
                name: found for name, found in listed.items() if len(found) == 1
            }
        office.clock.move(days=40)


def codes(work, view) -> set[str]:
    """Return the codes in a list, which must be the same from the columns and from the facts."""
    found = {row.code for row in listing.page(work, view.filter).rows}
    assert found == {row.code for row in listing.page_on(work, view.filter, work.today).rows}
    return found


@pytest.mark.parametrize(
    ("met", "of", "said"),
    [
        *((0, 0, None), (2, 3, 66.7), (3, 18, 16.7), (1, 16, 6.3), (5, 5, 100.0), (0, 5, 0.0)),
        *((2499, 2500, 99.9), (1, 5000, 0.1)),
    ],
)
def test_a_share_is_rounded_half_up_and_only_all_of_them_are_a_hundred_percent(met, of, said):
    indicator = Indicator(AIMS[0], met, of, None, 0)

    assert (share(met, of), plan_numbers.Number(indicator, ()).percent) == (said, said)


def test_the_lists_of_what_misses_an_aim_are_those_the_indicators_count():
    for aim in AIMS:
        assert counters.MISSING[aim.code].filter == replace(aim.missing, ours=True)


falls = st.tuples(
    st.sampled_from((None, 1, 2, 3, 4, 5)), st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2035, 1, 1))
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.lists(falls, max_size=12), st.dates(dt.date(2026, 1, 1), dt.date(2030, 1, 1)))
def test_both_charts_show_every_system_once_where_its_list_finds_it(falling, day):
    counted = Counter(falling)
    columns = falling_charts.columns_of(counted, day)
    standings = falling_charts.standings_of(counted, day)

    assert sum(column.numbers.total() for column in columns) == standings.total() == len(falling)
    for column, level in itertools.product(columns, falling_charts.LEVELS):
        wanted = SystemQuery.read(dict(parse_qsl(column.path(level, "").partition("?")[2]))).filter
        assert column.numbers[level] == sum(number for fall, number in counted.items() if is_listed(wanted, fall, day))


def is_listed(wanted, fall, day) -> bool:
    """Say whether the list of a filter holds a system of this level and due day."""
    level, due = fall
    system = System(code="A", name="A", responsibility="owned", registered_on=day)
    now = State(
        level=level,
        regime=None,
        audit_due_on=due,
        months=12,
        policy_clause="",
        standing=standing(due, day),
        clearance=Clearance(True, None, (), ()),
        operating=True,
        retired=False,
        in_use=True,
        violation=False,
        act_by=due,
        responsibility="owned",
        implemented=True,
    )
    return matches(system, wanted, now, day)


async def test_a_renewed_audit_takes_the_system_off_the_list(visitor, office):
    due = cleared_system(office.database, "TOT")
    office.clock.to(due)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    assert "Hôm nay" in text_of(visitor, "task-TOT")

    with office.database.work(ADMIN) as work:
        conclude(work, "TOT", work.today)
        enforcement.put_into_use(work, "TOT")
    await visitor.open("/")

    await visitor.should_see("Không có việc gấp")
    await visitor.should_see("Cả 1 hệ thống đều đúng hạn")


async def test_the_administrator_reads_when_the_last_good_backup_was_made_and_what_is_wrong(visitor, office):
    made = office.clock()
    with office.database.work(OFFICER) as work:
        work.session.add(JobRun(job="backup", started_at=made, finished_at=made))
    office.clock.move(days=3)
    with office.database.work(OFFICER) as work:
        work.session.add(JobRun(job="backup", started_at=work.now, error="Ổ đĩa không đủ chỗ để sao lưu."))
    await sign_in(visitor, office, "quan.tri", role="admin")
    await visitor.open("/")
    await visitor.should_see("Bản sao lưu tốt gần nhất")
    await visitor.should_see(words.instant(made))
    await visitor.should_see("Hai ngày qua không có bản sao lưu tốt nào.")
    await visitor.should_see("Sao lưu: Ổ đĩa không đủ chỗ để sao lưu.")


async def test_backups_are_shown_to_administrators_only(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    await visitor.should_see("Bộ hẹn giờ và thư báo")
    await visitor.should_not_see("Bản sao lưu tốt gần nhất")


async def test_what_papers_and_mail_lack_is_asked_for_on_one_line_each_with_its_place(visitor, office):
    await sign_in(visitor, office)
    await visitor.open("/")
    await visitor.should_see(marker="settings-left")
    line = newest(visitor, "settings-left")
    places = {each.text: each.props["href"] for each in line.descendants() if isinstance(each, elements.link)}
    assert places == {
        "cơ quan cấp trên, địa danh": "/quan-tri/giay-to",
        "chức vụ người ký": "/quan-tri/giay-to",
        "chữ viết tắt tên cơ quan": "/quan-tri/giay-to",
        "địa chỉ": "/quan-tri/giay-to",
        "đơn vị chuyên trách về an ninh mạng": "/quan-tri/giay-to",
        "máy chủ thư": "/quan-tri/thu",
    }
    with office.database.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "UBND tỉnh An Giang", "An Giang")
        told = {
            "signer_title": "Giám đốc",
            "abbreviation": "STP",
            "address": "Số 1",
            "specialised_unit": "Công an tỉnh",
        }
        office_words.set_paper(work, replace(office_words.paper(work), **told))
    await visitor.open("/")
    await visitor.should_see(marker="settings-left")
    assert text_of(visitor, "settings-left").endswith("điền một lần: | máy chủ thư")


@pytest.mark.parametrize(("role", "unit"), [("officer", None), ("admin", "HCTP")])
async def test_settings_are_asked_of_nobody_who_cannot_enter_them(visitor, office, role, unit):
    await sign_in(visitor, office, role=role, unit=unit)
    await visitor.open("/")
    await visitor.should_see("Bộ hẹn giờ và thư báo")
    await visitor.should_not_see(marker="settings-left")

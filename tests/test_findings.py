"""The findings of all systems: which are listed, counted, mended by whom; one truth for list, x-ray and calendar."""

from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nicegui import ui as elements

from inventory.records import Finding, Resolution, facts
from inventory.work import Actor, Role
from isms.ui.audits.finding_query import DUE, SEVERITIES, STATES, WantedFindings
from isms.ui.parts.words import day
from isms.workspace import tasks
from isms.xray import look
from schedules.acts import recording
from schedules.audits import findings
from schedules.audits.findings import Filter, Numbers
from schedules.standing.listing import Filter as Systems
from schedules.watch import agenda
from tests import ui
from tests.filling import fill, shows, text_of, until
from tests.register import ADMIN, DAY, OFFICER, conclude, new_system
from tests.test_pending_page import wanted as four_eyes_wanted
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
PAGE = "/kiem-tra/ton-tai"
FOUND = {
    "quá hạn": ("A", -3, "critical", "Văn phòng"),
    "hôm nay": ("A", 0, "major", "Văn phòng"),
    "tháng sau": ("B", 35, "critical", ""),
    "còn xa": ("B", 200, "minor", "Phòng máy"),
    "đã vá": ("A", -9, "critical", "Văn phòng"),
}


def fill_in(database) -> None:
    """Two systems with the findings above; one of them is mended, another taken back."""
    for code, room in (("A", "HCTP"), ("B", "VP")):
        new_system(database, code, users=(room,))
    numbers = {}
    with database.work(OFFICER) as work:
        for code in "AB":
            audit = conclude(work, code, work.today - 20 * DAY, kind="ad_hoc", occasion="high_risk")
            work.session.flush()
            told = {name: each for name, each in FOUND.items() if each[0] == code} | {
                "ghi nhầm": (code, -1, "minor", "")
            }
            for name, (_, due, severity, who) in told.items():
                row = Finding(audit_id=audit.id, on=audit.concluded_on, what=name, severity=severity, responsible=who)
                row.due_on = work.today + due * DAY
                numbers.setdefault(name, []).append(recording.record(work, code, row))
    with database.work(OFFICER) as work:
        recording.record_about(work, Resolution(finding_id=numbers["đã vá"][0].id, on=work.today, how="Đã vá xong"))
        for wrong in numbers["ghi nhầm"]:
            facts.void(work, Finding, wrong.id, "Ghi nhầm")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["quá hạn", "hôm nay", "tháng sau", "còn xa", "đã vá"]),
        (Filter("open"), ["quá hạn", "hôm nay", "tháng sau", "còn xa"]),
        (Filter("late"), ["quá hạn"]),
        (Filter("mended"), ["đã vá"]),
        (Filter("open", "critical"), ["quá hạn", "tháng sau"]),
        (Filter(responsible="Văn phòng"), ["quá hạn", "hôm nay", "đã vá"]),
        (Filter(due_within=30), ["hôm nay"]),
        (Filter(due_within=60), ["hôm nay", "tháng sau"]),
        (Filter("open", systems=Systems(text="he thong b")), ["tháng sau", "còn xa"]),
        (Filter(systems=Systems(unit="VP")), ["tháng sau", "còn xa"]),
    ],
)
def test_findings_are_listed_as_asked_open_ones_first_by_deadline(database, wanted, expected):
    fill_in(database)
    with database.look(ADMIN) as work:
        found = findings.page(work, wanted)
        assert [told.finding.what for told in found.rows] == expected
        assert found.total == len(expected)
        assert [told.finding.what for told in findings.page(work, wanted, 1, 1).rows] == expected[1:2]


@pytest.mark.slow
def test_list_numbers_x_ray_calendar_and_tasks_tell_the_same(database):
    fill_in(database)
    with database.look(OFFICER) as work:
        today = work.today
        assert findings.numbers(work) == Numbers(open=4, late=1, critical=2, mended=1)
        assert findings.responsibles(work) == ["Phòng máy", "Văn phòng"]
        assert [found.details["what"] for found in look.find(work, "finding_overdue")] == ["quá hạn"]
        counted = agenda.numbers(work, today - 99 * DAY, today + 999 * DAY, ("finding",))
        assert counted == Counter({(today + due * DAY, "finding"): 1 for due in (-3, 0, 35, 200)})
        told = [task for task in tasks.others(work) if task.kind == "finding"]
        assert [(task.code, task.reason, task.due, task.number) for task in told] == [
            ("A", "quá hạn", today - 3 * DAY, 2),
            ("B", "tháng sau", today + 35 * DAY, 1),
        ]


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize(
    ("role", "asked"), [(Role.OFFICER, True), (Role.AUDITOR, True), (Role.LEADER, False), (Role.UNIT, False)]
)
def test_to_mend_a_finding_is_a_task_of_those_who_may_record_it(database, role, asked):
    fill_in(database)
    with database.look(Actor("ai đó", role)) as work:
        assert any(task.kind == "finding" for task in tasks.others(work)) == asked


# The pages


def shown(user) -> list[str]:
    """Return the findings of the table, in their order."""
    grid = max(user.find(elements.table).elements, key=lambda each: each.id)
    return [row["what"]["text"] for row in grid.rows]


async def test_the_list_counts_narrows_and_leads_to_where_a_finding_is_mended(visitor, office):
    fill_in(office.database)
    await sign_in(visitor, office, role="unit", unit="STP")
    await visitor.open(PAGE)

    assert shown(visitor) == ["quá hạn", "hôm nay", "tháng sau", "còn xa"]
    counters = {name: text_of(visitor, name).split(" | ")[0] for name in ("Quá hạn khắc phục", "Đã khắc phục")}
    assert counters == {"Quá hạn khắc phục": "1", "Đã khắc phục": "1"}
    grid = max(visitor.find(elements.table).elements, key=lambda each: each.id)
    assert grid.rows[0]["path"] == "/he-thong/A?tab=kiem-tra"
    assert grid.rows[0]["due"]["below"] == "quá hạn 3 ngày"

    await fill(visitor, ai="Phòng máy")
    await until(lambda: text_of(visitor, "count") == "1 tồn tại")
    assert shown(visitor) == ["còn xa"]
    await visitor.open(f"{PAGE}?tt=da-xong")
    assert shown(visitor) == ["đã vá"]
    await visitor.open(f"{PAGE}?muc=luu-y&donvi=HCTP")
    await shows(visitor, "Không có tồn tại nào khớp")


async def test_the_first_page_says_what_is_to_be_mended_and_by_when(visitor, office):
    fill_in(office.database)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")

    late = office.clock.today - 3 * DAY
    told = text_of(visitor, "finding-numbers")
    assert "4 tồn tại sau kiểm tra chưa khắc phục, 1 đã quá hạn" in told
    assert f"Khắc phục tồn tại “quá hạn” và 1 tồn tại khác: chậm nhất {day(late)}." in told
    ways = [each.props["href"] for each in visitor.find(elements.link).elements]
    assert f"{PAGE}?tt=qua-han" in ways


@pytest.mark.parametrize(
    ("name", "role", "asked"), [("hoa", "officer", True), ("lan", "officer", False), ("xem", "unit", False)]
)
async def test_what_waits_for_a_second_person_is_a_task_of_those_who_may_confirm_it(visitor, office, name, role, asked):
    four_eyes_wanted(office)
    await sign_in(visitor, office, name, role)
    await visitor.open("/")

    text = "1 bản ghi do người khác gửi"
    await (visitor.should_see(text) if asked else visitor.should_not_see(text))
    ways = [each.props["href"] for each in visitor.find(elements.link).elements if "act" in each.classes]
    assert ("/cho-xac-nhan" in ways) == asked


asked = st.builds(
    WantedFindings,
    tim=st.text(max_size=30),
    tt=st.sampled_from([*STATES]),
    muc=st.sampled_from(["", *SEVERITIES]),
    ai=st.text(max_size=30),
    han=st.sampled_from(["", *DUE]),
    donvi=st.text(max_size=30),
    trang=st.integers(1, 99_999),
)


@given(asked)
def test_an_address_says_the_whole_view(view):
    assert WantedFindings.read(dict(parse_qsl(urlsplit(view.path).query, keep_blank_values=True))) == view


@given(st.dictionaries(st.sampled_from(["tim", "tt", "muc", "ai", "han", "donvi", "trang"]), st.text(max_size=9)))
def test_whatever_is_written_into_an_address_asks_something_of_the_register(query):
    view = WantedFindings.read(query)

    assert view.filter.state in ("open", "late", "mended", None)
    assert view.trang >= 1

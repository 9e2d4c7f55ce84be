"""The first page: how the office stands, each number leading to the list it counts, what presses, what was alerted."""

import pytest
from nicegui import ui as elements

from inventory import register
from inventory.register import Entry
from isms import jobs
from isms.ui.pages import overview
from isms.ui.words import how_far, instant
from schedules import enforcement
from schedules.counting import Counts
from tests import ui
from tests.filling import newest, text_of
from tests.register import ADMIN, DAY, OFFICER, act_by, cleared_system, conclude, new_system, person
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
    visitor.find("Thêm hệ thống").click()
    await visitor.should_see("Ghi một hệ thống thông tin vào sổ.", retries=20)


async def test_every_number_leads_to_the_list_of_just_what_it_counts(visitor, office):
    fill_the_register(office)
    office.clock.move(days=40)
    jobs.sweep(office.database)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    counters = [each for each in visitor.find(elements.link).elements if "counter" in each.classes]
    figures = {each.props["href"]: said(each).split("/")[0] for each in counters}

    assert len(figures) == 10
    assert len(set(figures.values())) > 3, "numbers that differ prove more"
    for path, figure in figures.items():
        await visitor.open(path)
        assert (path, text_of(visitor, "count")) == (path, f"{figure} hệ thống")


async def test_what_presses_most_stands_first_with_how_far_and_leads_to_the_system(visitor, office):
    fill_the_register(office)
    office.clock.move(days=40)
    await sign_in(visitor, office, role="leader")

    await visitor.open("/")

    pressing = [text_of(visitor, f"pressing-{code}") for code in ("CHUA", "SAP")]
    assert "Chưa từng kiểm tra" in pressing[0]
    assert "Vận hành khi chưa đủ điều kiện" in pressing[0]
    assert f"Sắp đến hạn, {how_far(act_by(office.database, 'SAP'), office.clock.today)}" in pressing[1]
    link = next(each for each in newest(visitor, "pressing-SAP").descendants() if isinstance(each, elements.link))
    assert link.props["href"] == "/he-thong/SAP"


async def test_the_newest_alerts_and_the_last_sweep_are_shown(visitor, office):
    new_system(office.database, "CHUA")
    person(office.database, "khong.thu", "officer", email="")
    jobs.sweep(office.database)
    await sign_in(visitor, office)

    await visitor.open("/")

    assert "Chưa từng được kiểm tra, đánh giá" in text_of(visitor, "alert-CHUA")
    await visitor.should_see("Chưa có địa chỉ thư nên chưa được báo: khong.thu.")
    await visitor.should_see(instant(office.clock.now))


async def test_a_unit_counts_only_the_systems_of_its_own_branch(visitor, office):
    new_system(office.database, "NHA", users=("HCTP",))
    new_system(office.database, "LA", users=("VP",))
    await sign_in(visitor, office, "thu", role="unit", unit="HCTP")

    await visitor.open("/")

    assert text_of(visitor, "Hệ thống trong sổ").split(" | ")[0] == "1"
    await visitor.should_see("Hệ thống NHA")
    await visitor.should_not_see("Hệ thống LA")


async def test_a_lost_permission_turns_up_without_a_sweep(visitor, office):
    due = cleared_system(office.database, "TOT")
    office.clock.to(due + DAY)
    await sign_in(visitor, office, role="officer")

    await visitor.open("/")

    await visitor.should_see(
        "Có 1 hệ thống đang vận hành khi chưa đủ điều kiện và 1 hệ thống quá hạn kiểm tra, đánh giá trên tổng số 1"
    )


@pytest.mark.parametrize(
    ("counts", "kind", "words"),
    [
        (Counts(total=1250, violations=2), "overdue", "Có 2 hệ thống đang vận hành khi chưa đủ điều kiện trên tổng số"),
        (Counts(total=9, overdue=3), "overdue", "Có 3 hệ thống quá hạn kiểm tra, đánh giá trên tổng số 9 hệ thống."),
        (Counts(total=9, due_90=4), "soon", "Không có gì quá hạn; 4 hệ thống đến hạn kiểm tra trong 90 ngày tới."),
        (Counts(total=1250), "ok", "Cả 1.250 hệ thống đều đúng hạn và không hệ thống nào vận hành trái nguyên tắc."),
    ],
)
def test_one_sentence_says_how_the_office_stands(counts, kind, words):
    said = overview._sentence(counts)

    assert said[0] == kind
    assert said[1].startswith(words)


async def test_a_renewed_audit_takes_the_system_off_the_list(visitor, office):
    due = cleared_system(office.database, "TOT")
    office.clock.to(due)
    await sign_in(visitor, office, role="officer")
    await visitor.open("/")
    await visitor.should_see("hôm nay")

    with office.database.work(ADMIN) as work:
        conclude(work, "TOT", work.today)
        enforcement.put_into_use(work, "TOT")
    await visitor.open("/")

    await visitor.should_see("Không có việc gấp")
    await visitor.should_see("Cả 1 hệ thống đều đúng hạn")

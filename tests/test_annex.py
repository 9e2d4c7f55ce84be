"""The annex of the yearly report: what Đ36 asks and Mẫu số 08 has no place for, as of its day."""

import datetime as dt
import io
import re

import pytest
from docx import Document

from inventory.law import regimes
from inventory.law.levels import Facts as Answers
from inventory.organisation import bodies
from inventory.organisation.bodies import Body
from inventory.protection import plan_items
from inventory.records import Audit, Decision, PlanItem, facts
from inventory.systems import register
from inventory.systems.register import Entry
from isms.papers import catalogue
from isms.papers.composition import rendering
from isms.papers.reports.annex import spans
from tests.register import ADMIN, DAY, OFFICER, conclude, rows
from tests.test_forms import database
from tests.test_mau_08 import CARD, dateless, golden, lines

__all__ = ["database"]
OPERATOR = "Văn phòng Sở Tư pháp"


def made(database, on: dt.date | None = None):
    with database.look(OFFICER) as work:
        return catalogue.make(work, "mau-08-annex", str(work.today.year), on)


@pytest.fixture
def today(database) -> dt.date:
    """A and B of one operator with its card, C of nobody; A decided, audited, half of its plan recorded."""
    with database.work(ADMIN) as work:
        bodies.save(work, Body(name=OPERATOR, **CARD))
    with database.work(OFFICER) as work:
        today = work.today
        for code, operator in (("A", OPERATOR), ("B", OPERATOR), ("C", "")):
            entry = Entry(code, f"Hệ thống {code}", "owned", owner="UBND tỉnh", operator=operator)
            register.register(work, entry, today - 400 * DAY, operating=True)
        facts.record_regulation(work, ["A", "B"], today - 200 * DAY, "45/QĐ-STP", "Sở Tư pháp")
        decision = Decision(date=today - 90 * DAY, level=2, regime="331/2026", number="1/QĐ", issuer="UBND tỉnh")
        facts.record(work, "A", decision)
        conclude(work, "A", today - 60 * DAY, effectiveness=True, document_number="7/BC")
        first, second = plan_items.rows(work, "A").rows[:2]
        done, half = first.requirement.code, second.requirement.code
        told = [
            PlanItem(on=today - 10 * DAY, regime="", requirement=done, state="full"),
            PlanItem(
                on=today - 10 * DAY,
                regime="",
                requirement=half,
                state="partial",
                responsible="Tổ máy chủ",
                due_on=today + 90 * DAY,
            ),
        ]
        plan_items.record(work, "A", told)
        facts.record_classification(work, "B", Answers(regime="331/2026"), today - 5 * DAY, national_security_list=True)
    return today


@pytest.mark.slow
def test_the_annex_tells_operators_the_list_compliance_and_the_roadmap(database, today):
    paper = made(database)
    said = paper.places
    first = said["operators"][0]
    assert (first["card"].name, first["systems"]) == (OPERATOR, "Hệ thống A; Hệ thống B")
    assert said["important"] == [{"name": "Hệ thống B", "why": "Phân loại ghi hệ thống thuộc Danh mục (Điều 16)"}]
    verdicts = {each["name"]: each["verdict"].split(":")[0] for each in said["kept"]}
    assert verdicts == {"Hệ thống A": "Tuân thủ", "Hệ thống B": "Chưa có căn cứ", "Hệ thống C": "Chưa có Quy chế"}
    assert "văn bản số 7/BC: đủ điều kiện" in said["kept"][0]["audit"]
    half = next(each for each in said["open"] if each["responsible"])
    assert (half["state"], half["responsible"]) == ("Triển khai một phần", "Tổ máy chủ")
    # the roadmap cites TCVN 14423:2026, whose text nobody here has seen
    assert paper.contradictions == (regimes.get("331/2026").tables["standard"]["cautions"]["secondary"],)
    told = {each.what for each in paper.missing}
    assert "Đánh giá việc tuân thủ Quy chế của 1 hệ thống" in told
    assert "Mức đáp ứng theo từng yêu cầu của 2 hệ thống" in told
    assert any(each.startswith("Lộ trình của ") for each in told)


def test_many_systems_of_an_operator_are_told_by_their_numbers_in_the_report():
    assert spans([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"
    assert spans([4]) == "4"


@pytest.mark.slow
def test_what_comes_after_the_day_is_not_in_its_annex_and_what_is_voided_is_in_none(database, today, clock):
    assert made(database, today - 70 * DAY).places["kept"][0]["verdict"].startswith("Chưa có căn cứ")
    assert made(database, today - 20 * DAY).places["open"] == []
    assert made(database, today - 6 * DAY).places["important"] == []
    before = rendering.render(made(database, today), "pdf")
    clock.move(days=30)
    with database.work(OFFICER) as work:
        conclude(work, "A", work.today, conclusion="not_eligible", effectiveness=True)
        code = plan_items.rows(work, "A").rows[0].requirement.code
        plan_items.record(work, "A", [PlanItem(on=work.today, regime="", requirement=code, state="none")])
        facts.record_classification(work, "A", Answers(regime="331/2026"), work.today, national_security_list=True)
    assert rendering.render(made(database, today), "pdf") == before
    with database.work(OFFICER) as work:
        facts.void(work, Audit, rows(database, Audit)[0].id, "nhập nhầm")
    assert made(database, today).places["kept"][0]["verdict"].startswith("Chưa có căn cứ")


@pytest.mark.slow
def test_a_conclusion_with_conditions_or_against_it_is_told_as_such(database, today):
    for conclusion, verdict in (("conditional", "Tuân thủ, kèm điều kiện"), ("not_eligible", "Chưa tuân thủ")):
        until = today + 30 * DAY if conclusion == "conditional" else None
        with database.work(OFFICER) as work:
            conclude(work, "A", today, conclusion=conclusion, conditions_until=until, effectiveness=True)
        assert made(database).places["kept"][0]["verdict"] == verdict


@pytest.mark.slow
def test_it_is_marked_as_the_office_s_own_and_says_the_same_in_word(database, today):
    paper = made(database)
    page = [line for line in lines(rendering.html(paper)).split("\n") if line]
    text = re.sub(r"Mã kiểm chứng: \w+", "Mã kiểm chứng: MÃ", dateless(rendering.html(paper), today))
    said, deadlines = (
        text.split("\n"),
        "Thời hạn báo cáo (khoản 4 Điều 35): gửi Chủ quản hệ thống thông tin trước ngày [",
    )
    assert sum(line.startswith(deadlines) for line in said) == 1
    assert "\n".join(line for line in said if not line.startswith(deadlines)) == golden("mau-08-annex")
    document = Document(io.BytesIO(rendering.render(paper, "docx")))
    written = "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))
    assert [line for line in page if "".join(line.split()) not in "".join(written.split())] == []


@pytest.mark.slow
def test_a_level_below_the_criteria_stays_visible_in_the_annex(database, today):
    asked = Answers(regime="331/2026", kind="public_service", handles_administrative_procedures=True)
    with database.work(OFFICER) as work:
        facts.record_classification(work, "A", asked, today - 100 * DAY)

    paper = made(database)

    assert paper.places["below"] == [{"name": "Hệ thống A", "decided": "2", "computed": "3"}]
    assert "thấp hơn cấp độ tính theo tiêu chí" in lines(rendering.html(paper))

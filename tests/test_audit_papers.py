"""Papers about audits and incidents: filled from the register, sealed, marked as internal, what is missing named."""

import datetime as dt
import io
import re
import subprocess

import pytest
from docx import Document

from inventory.errors import Invalid, NotFound
from inventory.organisation import units
from inventory.records import Audit, Finding, Incident, Operation, PlannedAudit, Resolution, Role, facts
from inventory.work import Actor
from inventory.work import Role as OfficeRole
from isms.ledger import issued
from isms.ledger.issued import fingerprint
from isms.papers import catalogue
from isms.papers.audits import planning
from isms.papers.composition import rendering
from schedules.acts import recording
from schedules.audits import planned
from tests import ui
from tests.filling import sees, until
from tests.printing import print_paper
from tests.register import ADMIN, DAY, OFFICER, cleared_system, conclude, new_system, rows
from tests.test_forms import database, said

pytestmark = pytest.mark.slow  # papers are drawn, and read back by Poppler

__all__ = ["database"]
office, visitor = ui.office, ui.visitor
STRANGER = Actor("người lạ", OfficeRole.OFFICER, "/99/")


@pytest.fixture
def numbers(database) -> dict[str, int]:
    """A cleared system A with an audit, a plan, an incident and two findings; return their numbers."""
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        audit = rows(database, Audit)[0]
        row = PlannedAudit(on=work.today + 30 * DAY, kind="periodic", occasion="", assessor="Đơn vị B")
        row.assessor_kind = "independent_internal"
        plan = recording.record(work, "A", row)
        for what, due in (("Mật khẩu yếu", work.today - DAY), ("Chưa vá lỗi", work.today + 30 * DAY)):
            on = audit.concluded_on
            recording.record(
                work, "A", Finding(audit_id=audit.id, on=on, what=what, severity="major", due_on=max(due, on))
            )
        incident = recording.record(work, "A", Incident(detected_at=work.now, what="Mã độc tống tiền", serious=True))
        work.session.flush()
        return {"audit": audit.id, "plan": plan.id, "incident": incident.id}


def subjects(numbers: dict[str, int], year: int) -> dict[str, str]:
    return {
        "audit-plan": str(year),
        "audit-decision": f"A:{numbers['plan']}",
        "audit-minutes-draft": f"A:{numbers['plan']}",
        "audit-minutes": f"A:{numbers['audit']}",
        "audit-conclusion": f"A:{numbers['audit']}",
        "findings": "A",
        "pre-operation": "A",
        "incident-notice": f"A:{numbers['incident']}",
        "incident-report": f"A:{numbers['incident']}",
    }


def made(database, code: str, subject: str, on: dt.date | None = None):
    with database.look(OFFICER) as work:
        return catalogue.make(work, code, subject, on)


def page_of(database, code: str, subject: str) -> str:
    return said(rendering.html(made(database, code, subject)))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace("\u200c", ""))


def test_every_paper_says_the_same_in_pdf_and_word_is_internal_and_sealed(database, numbers):
    for code, subject in subjects(numbers, database.today().year).items():
        paper = made(database, code, subject)
        page = said(rendering.html(paper))
        assert "(Biểu nội bộ" in page
        assert f"Mã kiểm chứng: {fingerprint(paper.facts())[:16]}" in page
        unseen = [each.what for each in paper.missing if f"({each.what})".upper() not in page.upper()]
        assert unseen == [], code
        pdf = rendering.render(paper, "pdf")
        assert pdf == rendering.render(paper, "pdf")
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout
        document = Document(io.BytesIO(rendering.render(paper, "docx")))
        written = squeezed("".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")))
        for line in page.splitlines():
            assert squeezed(line) in written, (code, line)
        for word in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", fingerprint(paper.facts())[:16]):
            assert word in text.decode(), code
        assert len(document.inline_shapes) == 1, code


def test_the_plan_of_a_year_lists_what_is_planned_and_names_what_is_not(database, numbers):
    new_system(database, "B")
    today = database.today()
    year = (today + 30 * DAY).year
    paper = made(database, "audit-plan", str(year))
    assert [row["day"] for row in paper.places["rows"]].count((today + 30 * DAY).strftime("%d/%m/%Y")) == 1
    assert [line for line in paper.contradictions if "Hệ thống B" in line]
    assert not [line for line in paper.contradictions if "Hệ thống A:" in line]
    assert "24 tháng một lần (mục II.3.b Kế hoạch DTI 2026)" in paper.places["cadence"]
    with pytest.raises(Invalid):
        made(database, "audit-plan", "năm sau")


def test_the_decision_cites_why_the_assessor_may(database, numbers):
    page = page_of(database, "audit-decision", f"A:{numbers['plan']}")
    assert "Đơn vị B (bộ phận nội bộ, độc lập với đơn vị vận hành)" in page
    assert "điểm c khoản 2 Điều 31 Nghị định số 331/2026/NĐ-CP" in page
    assert "- Như Điều 3;" in page


def test_a_conclusion_says_what_follows_from_it_as_the_gate_does(database, numbers):
    paper = made(database, "audit-conclusion", f"A:{numbers['audit']}")
    with database.look(OFFICER) as work:
        blockers = made_state(work)
    assert f"chưa đủ điều kiện được đưa vào sử dụng, còn {blockers} lý do" in paper.places["effect"]
    assert [row["what"] for row in paper.places["findings"]] == ["Mật khẩu yếu", "Chưa vá lỗi"]


def made_state(work) -> int:
    from schedules.standing import queries

    return len(queries.show(work, "A")[2].clearance.blockers)


def test_findings_are_told_as_of_any_day(database, numbers, clock):
    first = rows(database, Finding)[0]
    today = database.today()
    with database.work(OFFICER) as work:
        recording.record_about(work, Resolution(finding_id=first.id, on=today, how="Đã đổi mật khẩu"))
    now = made(database, "findings", "A").places
    assert now["open"] == "1"
    assert any("đã khắc phục" in row["due"] for row in now["findings"])
    before = made(database, "findings", "A", today - DAY).places
    assert not any("đã khắc phục" in row["due"] for row in before["findings"])


def test_the_evaluation_before_use_ticks_what_the_gate_finds_met(database, numbers):
    new_system(database, "B")
    fresh = [line["met"] for line in made(database, "pre-operation", "B").places["conditions"]]
    assert fresh == [False, False, False, True]
    ready = [line["met"] for line in made(database, "pre-operation", "A").places["conditions"]]
    assert ready == [True, True, True, False]  # the serious incident waits for its assessment


def test_an_incident_is_told_with_its_clocks_and_what_was_sent(database, numbers):
    page = page_of(database, "incident-notice", f"A:{numbers['incident']}")
    assert "Mã độc tống tiền" in page
    assert "Thông báo ban đầu (24 giờ): chậm nhất" in page
    report = page_of(database, "incident-report", f"A:{numbers['incident']}")
    assert "Chưa ghi lần báo cáo nào trước báo cáo này." in report


def test_what_is_not_there_or_not_visible_is_not_printed(database, numbers):
    wrong = {code: subject for code, subject in subjects(numbers, 2027).items() if code != "audit-plan"}
    for code, subject in wrong.items():
        missing = subject.replace("A", "KHONG-CO")
        with pytest.raises(NotFound):
            made(database, code, missing)
        if ":" in subject:
            for other in ("A:999999", "A:x", "A:", "A"):
                with pytest.raises(NotFound):
                    made(database, code, other)
        with database.look(STRANGER) as work, pytest.raises(NotFound):
            catalogue.make(work, code, subject)
    with database.look(STRANGER) as work:
        assert catalogue.make(work, "audit-plan", str(database.today().year)).places["rows"] == []


def test_a_voided_record_is_printed_no_more(database, numbers):
    with database.work(OFFICER) as work:
        planned.call_off(work, numbers["plan"], "nhầm")
    for code in ("audit-decision", "audit-minutes-draft"):
        with pytest.raises(NotFound):
            made(database, code, f"A:{numbers['plan']}")


def test_names_with_odd_letters_and_many_findings_are_printed_whole(database):
    cleared_system(database, "A")
    with database.work(ADMIN) as work:
        units.set_letterhead(work, "STP", "Ủy ban nhân dân tỉnh An Giang", "An Giang")
        audit = conclude(work, "A", work.today, assessor="<b>Cty</b> & {{ form }}", assessor_kind="licensed")
        work.session.flush()
        for number in range(200):
            what = f"Tồn tại thứ {number}: " + "thiết bị chưa được cập nhật bản vá bảo mật " * 3
            row = Finding(audit_id=audit.id, on=work.today, what=what, severity="minor", due_on=work.today)
            recording.record(work, "A", row)
    with database.work(OFFICER) as work:
        row = print_paper(work, "audit-conclusion", f"A:{audit.id}", "pdf")
        pdf = issued.content(work, row.id)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    pages = text.split("\f")
    assert 8 < len(pages) < 30
    assert sum("STT" in page for page in pages) >= len(pages) - 2
    assert "<b>Cty</b> & {{ form }}" in re.sub(r"\s+", " ", text)


def test_the_pages_of_the_plan_of_a_year_are_the_paper_s(database):
    for code in ("A", "B", "C", "D"):
        cleared_system(database, code)
    for code in ("NEVER", "GONE", "WHOSE", "WHOSE-PLANNED"):
        new_system(database, code)
    with database.work(OFFICER) as work:
        for code in ("WHOSE", "WHOSE-PLANNED"):
            facts.record(work, code, Role(on=work.today, responsibility=None))
        recording.record(work, "WHOSE-PLANNED", PlannedAudit(on=work.today + 5 * DAY, kind="periodic", occasion=""))
        for code, days in (("A", 40), ("A", 10), ("C", 700), ("GONE", 20)):
            recording.record(work, code, PlannedAudit(on=work.today + days * DAY, kind="ad_hoc", occasion="high_risk"))
        recording.record(work, "GONE", Operation(on=work.today, state="retired", reason="Thay hệ thống khác"))
    with database.look(OFFICER) as work:
        for year in range(work.today.year, work.today.year + 4):
            whole, paper = planning.rows(work, year), planning.plan(work, str(year))
            assert "WHOSE" not in {row.code for row in whole}
            left_out = 1 if year == (work.today + 5 * DAY).year else 2
            assert paper.contradictions[0].startswith(f"{left_out} hệ thống chưa xác nhận vai trò")
            pages = [planning.page(work, year, first, 2) for first in range(0, len(whole) + 2, 2)]
            assert [row for page in pages for row in page.rows] == whole
            assert {(page.total, page.number, page.title) for page in pages} == {
                (len(whole), len(paper.contradictions), paper.title)
            }
            assert {(page.contradictions, page.missing) for page in pages} == {(paper.contradictions, paper.missing)}


async def test_pages_offer_the_papers_of_audits_and_incidents(office, visitor):
    cleared_system(office.database, "A")
    with office.database.work(OFFICER) as work:
        recording.record(work, "A", PlannedAudit(on=work.today + DAY, kind="periodic", occasion="", assessor="B"))
        recording.record(work, "A", Incident(detected_at=work.now, what="Mã độc", serious=False))
    await ui.sign_in(visitor, office)
    offered = {
        "/he-thong/A?tab=kiem-tra": ["audit-decision", "audit-minutes-draft", "audit-conclusion", "pre-operation"],
        "/he-thong/A?tab=theo-doi": ["incident-notice", "incident-report"],
        "/bao-cao/kiem-tra?nam=2031": ["audit-plan"],
    }
    for page, papers in offered.items():
        await visitor.open(page)
        for paper in papers:
            await until(sees, visitor, f"{paper}-pdf")
            (link,) = visitor.find(f"{paper}-pdf").elements
            answer = await visitor.http_client.post(link.props["href"])
            assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-"), paper
    await visitor.should_see("Hệ thống A: đến hạn trong năm 2031 mà chưa có kế hoạch")

"""The page of a system: the whole way into use walked in the browser, and everything the page must not do."""

import datetime as dt

import pytest
from nicegui import ui as elements
from nicegui.elements.upload_files import SmallFileUpload

from inventory.law.levels import Facts
from inventory.law.requirements import requirements
from inventory.records import (
    Audit,
    Classification,
    Decision,
    Dossier,
    DossierComponent,
    Operation,
    Permission,
    PlannedAudit,
    PlanState,
    Regulation,
    facts,
)
from inventory.systems import register
from inventory.systems.register import Entry
from isms.evidence.evidence_tables import Evidence
from isms.systems import other_regulations
from isms.ui.parts.words import day
from schedules.acts import enforcement
from schedules.audits import planned
from schedules.cadence.working_days import add_months
from tests import ui
from tests.evidence_files import PDF
from tests.filling import agree, choose, click, fill, newest, press, sees, shows, text_of, until
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows, stored
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CODE = "IOFFICE"
PAGE = f"/he-thong/{CODE}"


async def opened(visitor, office, tab: str = "", role: str = "officer"):
    await sign_in(visitor, office, role, role=role)
    await visitor.open(PAGE + (f"?tab={tab}" if tab else ""))
    return visitor


def last(office, table):
    return rows(office.database, table)[-1]


async def test_the_whole_way_from_questions_to_use_and_back_out(visitor, office):
    today = office.clock.today
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Một cửa điện tử", responsibility="owned", users=("HCTP",))
        register.register(work, entry, today, operating=False)
    page = await opened(visitor, office)
    await shows(page, "Chưa thể đưa vào sử dụng: còn 4 việc cần làm.")
    await press(page, "next-step")
    await shows(page, "Bước 2/7: Cấp độ – còn 1 việc")

    await choose(page, "public_service")
    await fill(page, handles_administrative_procedures=True, **{"information-personal": True})
    assert text_of(page, "computed-level") == "Cấp độ 3"
    await page.should_see("NĐ 331/2026 Đ13.2.b")
    await press(page, "submit")
    await agree(page)
    await until(rows, office.database, Classification)
    assert last(office, Classification).computed_level == 3

    await shows(page, "Ai thẩm định, ai phê duyệt cấp độ 3")
    await click(page, "Cập nhật tiến độ hồ sơ")
    await choose(page, "sent_for_appraisal")
    await press(page, "submit")
    await until(rows, office.database, Dossier)
    assert (last(office, Dossier).state, last(office, Dossier).proposed_level) == ("sent_for_appraisal", 3)
    await shows(page, "Thẩm định xong: chậm nhất")
    await page.should_see("thời hạn 15 ngày làm việc")

    await shows(page, "Bước 3/7: Hồ sơ – còn 5 việc")
    await press(page, "tab-ho-so")
    await shows(page, "Đã có 0/5 thành phần.")
    await press(page, "part-overview")
    await fill(page, number="12/TM-STP")
    await press(page, "submit")
    await until(rows, office.database, DossierComponent)
    assert last(office, DossierComponent).present
    await shows(page, "Đã có 1/5 thành phần.")

    await press(page, "tab-thong-tin")
    await until(sees, page, "path")
    assert "4 | Quy chế & quyết định | Chưa xong: còn 2 việc" in text_of(page, "path")
    await press(page, "remedy-no_regulation")
    await shows(page, "Số văn bản ban hành")
    await fill(page, number="45/QĐ-STP", date=day(today - 9 * DAY), issuer="Giám đốc Sở")
    await press(page, "submit")
    await until(rows, office.database, Regulation)

    await shows(page, "còn 3 việc cần làm.")
    await press(page, "remedy-no_level_decision")
    await shows(page, "Số quyết định")
    await fill(page, number="123/QĐ-UBND", date=day(today - 3 * DAY), issuer="UBND tỉnh")
    await press(page, "submit")
    await until(rows, office.database, Decision)
    assert (last(office, Decision).level, last(office, Decision).regime) == (3, "331/2026")

    await shows(page, "còn 2 việc cần làm.")
    await press(page, "next-step")
    await shows(page, "Tính đến ngày")
    await choose(page, "full")
    await press(page, "submit")
    await until(rows, office.database, PlanState)

    await shows(page, "còn 1 việc cần làm.")
    await press(page, "remedy-no_conclusion")
    await fill(page, concluded_on=day(today), assessor="Trung tâm Giám sát")
    await choose(page, "eligible", "state_service")
    await press(page, "submit")
    await until(rows, office.database, Audit)
    assert (last(office, Audit).kind, last(office, Audit).occasion) == ("pre_operation", "pre_operation")

    await shows(page, "Sẵn sàng đưa vào sử dụng")
    await press(page, "use")
    await shows(page, "không được phép")
    assert not stored(office.database, CODE).in_use, "what it changes is shown first"
    await fill(page, number="15/QĐ-STP")
    await click(page, "runs")
    await press(page, "submit")
    await until(lambda: stored(office.database, CODE).in_use)
    assert (last(office, Permission).on, last(office, Permission).number) == (today, "15/QĐ-STP")
    assert last(office, Operation).state == "operating"
    await until(sees, page, "withdraw")
    assert text_of(page, "use-state").startswith("Được đưa vào sử dụng đến hết")
    assert not sees(page, "blockers")

    await press(page, "withdraw")
    await shows(page, "sẽ không còn được phép sử dụng.")
    await fill(page, reason="Chuyển máy chủ")
    await click(page, "stopped")
    await press(page, "submit")
    await until(lambda: not stored(office.database, CODE).in_use)
    assert last(office, Permission).reason == "Chuyển máy chủ"
    assert (last(office, Operation).state, last(office, Operation).reason) == ("stopped", "Chuyển máy chủ")
    await shows(page, f"Đã thu hồi cho phép sử dụng ngày {day(today)}. Lý do: Chuyển máy chủ.")
    assert text_of(page, "use-state") == "Đã thu hồi cho phép sử dụng", "not that all is well"


async def test_a_permission_asked_for_too_late_is_refused_with_every_blocker_its_clause_and_remedy(visitor, office):
    cleared_system(office.database, CODE)
    with office.database.work(ADMIN) as work:
        enforcement.withdraw(work, CODE, "thử")
    page = await opened(visitor, office)
    await shows(page, "Theo hồ sơ vẫn đủ điều kiện")
    for table in (Decision, Audit):
        with office.database.work(ADMIN) as work:
            facts.void(work, table, 1, "Nhập nhầm")

    await press(page, "use")

    await shows(page, "Chưa thực hiện được")
    said = text_of(page, "refusal")
    assert "Chưa có quyết định phê duyệt cấp độ." in said
    assert "NĐ 331/2026 Đ18.1 (cấp độ 1, 2), Đ18.2.b (cấp độ 3)" in said
    assert "Chưa có kết luận kiểm tra, đánh giá" in said
    await shows(page, "Chưa thể đưa vào sử dụng: còn 2 việc cần làm.")
    assert not stored(office.database, CODE).in_use


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("unit", set()),
        ("auditor", {"remedy-no_conclusion"}),
        ("leader", set()),
        ("officer", {"remedy-no_conclusion", "remedy-no_regulation", "remedy-plan_not_full", "next-step"}),
    ],
)
async def test_each_role_is_offered_only_what_it_may_do(visitor, office, role, offered):
    new_system(office.database, CODE)
    page = await opened(visitor, office, role=role)
    await shows(page, "Chưa thể đưa vào sử dụng")

    buttons = {"remedy-no_conclusion", "remedy-no_regulation", "remedy-plan_not_full", "next-step", "use", "withdraw"}

    assert {button for button in buttons if sees(page, button)} == offered
    if role == "unit":
        for tab in ("thong-tin", "cap-do", "ho-so", "quyet-dinh", "phuong-an", "kiem-tra", "van-hanh", "lich-su"):
            await press(page, f"tab-{tab}")
            for word in ("Sửa thông tin", "Nhập kết luận", "Nhập quyết định", "Cập nhật tiến độ", "Hủy bản ghi"):
                await page.should_not_see(word)
            await page.should_not_see(kind=elements.button, content="Lưu")


async def test_a_system_kept_elsewhere_can_be_seen_but_no_button_stands_there(visitor, office):
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Hộ tịch", responsibility="used", users=("HCTP",), unit="VP")
        register.register(work, entry, work.today, operating=True)
    await sign_in(visitor, office, "lan", role="officer", unit="HCTP")

    await visitor.open(PAGE)

    await shows(visitor, "Chưa thể đưa vào sử dụng")
    assert not sees(visitor, "next-step")
    await visitor.should_not_see("Sửa thông tin")


async def test_a_record_is_voided_with_a_reason_and_stays_on_the_page_struck_out(visitor, office):
    cleared_system(office.database, CODE)
    page = await opened(visitor, office, "quyet-dinh")
    await shows(page, "Quyết định số 12/QĐ-STP: cấp độ 2")

    await press(page, "void-decision-1")
    await shows(page, "Hủy bản ghi?")
    await press(page, "confirm")
    await shows(page, "Hãy ghi lý do.")
    await fill(page, reason="Nhầm số")
    await press(page, "confirm")
    await shows(page, "Lưu nội dung này thì việc cho phép bị thu hồi ngay hôm nay.")
    assert "Cấp độ được phê duyệt" in text_of(page, "changes")
    assert stored(office.database, CODE).in_use
    await agree(page)

    await shows(page, "Bước 2/7: Cấp độ – còn 1 việc")
    assert last(office, Decision).void_reason == "Nhầm số"
    await page.should_see("Đã hủy")
    await page.should_see("Lý do: Nhầm số")
    await page.should_see("Đã thu hồi cho phép sử dụng ngày")
    await page.should_see("Lý do: Không còn quyết định phê duyệt cấp độ.")
    await press(page, "tab-thong-tin")
    await shows(page, "Chưa thể đưa vào sử dụng: còn 1 việc cần làm.")
    assert not sees(page, "void-decision-1")
    await press(page, "tab-lich-su")
    await shows(page, "Hủy quyết định phê duyệt cấp độ")


async def test_the_history_shows_who_recorded_each_fact_and_what_was_edited(visitor, office):
    cleared_system(office.database, CODE)
    with office.database.work(ADMIN) as work:
        register.edit(work, CODE, None, Entry(code=CODE, name="Tên mới", responsibility="owned", users=("HCTP",)))
    page = await opened(visitor, office, "lich-su")

    await shows(page, "Ban hành theo văn bản số 01/QC-STP")
    said = text_of(page, "events")
    assert "Tên | Hệ thống IOFFICE | Tên mới" in said
    assert "Công ty Kiểm định (tổ chức được cấp phép)" in said
    assert "cán bộ" in said


async def test_the_questions_asked_are_those_that_matter_for_the_kind(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office, "cap-do")
    await shows(page, "Chọn loại hình của hệ thống để bắt đầu.")
    assert not sees(page, "basic_data_subjects")

    await choose(page, "public_service")
    assert sees(page, "basic_data_subjects")
    await fill(page, basic_data_subjects=150_000)
    assert text_of(page, "computed-level") == "Cấp độ 3"

    await choose(page, "internal")
    assert not sees(page, "basic_data_subjects")
    await fill(page, **{"information-public": True})
    assert text_of(page, "computed-level") == "Cấp độ 1"

    await choose(page, "infrastructure")
    assert sees(page, "infrastructure_scope")
    await page.should_see("Hạ tầng thông tin chưa nêu phạm vi phục vụ")
    await fill(page, infrastructure_scope="nationwide")
    assert text_of(page, "computed-level") == "Chưa xác định được cấp độ"
    await page.should_see("không dưới cấp độ 3 là khuyến nghị của sổ")
    await fill(page, runs_24_7=True, no_unplanned_downtime=True)
    assert text_of(page, "computed-level") == "Cấp độ 4"


async def test_answers_to_questions_no_longer_asked_are_not_kept(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office, "cap-do")
    await shows(page, "Chọn loại hình của hệ thống để bắt đầu.")
    await choose(page, "public_service")
    await fill(page, basic_data_subjects=150_000)
    await choose(page, "internal")
    await fill(page, **{"information-private": True})
    await press(page, "submit")

    await until(rows, office.database, Classification)

    kept = last(office, Classification)
    assert kept.computed_level == 2
    assert (kept.facts["kind"], kept.facts["basic_data_subjects"]) == ("internal", 0)


async def test_state_secrets_without_stated_harm_are_left_to_a_person(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office, "cap-do")
    await shows(page, "Chọn loại hình của hệ thống để bắt đầu.")

    await choose(page, "internal")
    await fill(page, **{"information-state_secret": True})

    assert text_of(page, "computed-level") == "Chưa xác định được cấp độ"
    await page.should_see("cấp độ không dưới 3")
    assert sees(page, "harm_to_national_security")


async def test_a_level_proposed_below_the_criteria_needs_a_written_reason(visitor, office):
    new_system(office.database, CODE)
    with office.database.work(ADMIN) as work:
        answers = Facts(kind="public_service", handles_administrative_procedures=True, regime="331/2026")
        facts.record_classification(work, CODE, answers, work.today)
    page = await opened(visitor, office, "cap-do")
    await shows(page, "Cập nhật tiến độ hồ sơ")
    await click(page, "Cập nhật tiến độ hồ sơ")
    await choose(page, "drafting")
    assert newest(page, "proposed_level").value == "3"
    await fill(page, proposed_level="2")
    await press(page, "submit")

    await until(lambda: newest(page, "reason").error)
    assert rows(office.database, Dossier) == []
    await fill(page, reason="Theo ý kiến thẩm định số 5")
    await press(page, "submit")

    await until(rows, office.database, Dossier)
    assert last(office, Dossier).reason == "Theo ý kiến thẩm định số 5"


async def test_a_dossier_step_asks_its_round_and_what_the_dossier_is_made_for(visitor, office):
    new_system(office.database, CODE)
    with office.database.work(ADMIN) as work:
        approved = Dossier(on=work.today - DAY, regime="85/2016", proposed_level=2, state="approved")
        facts.record(work, CODE, approved)
    page = await opened(visitor, office, "cap-do")
    await shows(page, "Cập nhật tiến độ hồ sơ")
    await click(page, "Cập nhật tiến độ hồ sơ")
    assert newest(page, "stage").value == "operating"
    await fill(page, stage="extension", regime="331/2026", proposed_level="3")
    await press(page, "submit")

    await until(lambda: newest(page, "reason").error)  # an approved round is over: the step opens another one
    await fill(page, reason="Nâng cấp theo kế hoạch")
    await press(page, "submit")

    await until(lambda: len(rows(office.database, Dossier)) == 2)
    kept = last(office, Dossier)
    assert (kept.round, kept.state, kept.stage) == (2, "drafting", "extension")
    await press(page, "tab-ho-so")
    await shows(page, "Thiết kế sơ bộ hoặc tài liệu có giá trị tương đương")


@pytest.mark.parametrize(("on", "regime"), [("18/08/2026", "85/2016"), ("19/08/2026", "331/2026")])
async def test_the_regime_of_a_decision_follows_its_day(visitor, office, on, regime):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await shows(page, "Chưa thể đưa vào sử dụng")
    await click(page, "Nhập quyết định")
    await shows(page, "Số quyết định")

    await fill(page, date=on)

    assert newest(page, "regime").value == regime


async def test_the_form_says_before_saving_whether_the_assessor_counts_and_when_the_next_is_due(visitor, office):
    cleared_system(office.database, CODE, level=3)
    page = await opened(visitor, office, "kiem-tra")
    await shows(page, "Nhập kết luận")
    await click(page, "Nhập kết luận")

    await choose(page, "operator")
    await page.should_see("Kết luận này sẽ không được công nhận.")
    await page.should_see("NĐ 331/2026 Đ31.2.c")
    await choose(page, "independent_internal")
    await page.should_see("Được công nhận, nhưng lưu ý")
    await choose(page, "ad_hoc")
    await fill(page, occasion="serious_incident")
    await page.should_see("Kết luận này sẽ không được công nhận.")
    await choose(page, "licensed", "periodic")
    today = office.clock.today
    await fill(page, concluded_on=day(today))
    await page.should_see(f"Kỳ tiếp theo chậm nhất {day(add_months(today, 12))} (chu kỳ 12 tháng)")


async def test_the_form_foretells_what_a_conclusion_does_not_do(visitor, office):
    due = cleared_system(office.database, CODE, level=3)
    page = await opened(visitor, office, "kiem-tra")
    await shows(page, "Nhập kết luận")
    await click(page, "Nhập kết luận")

    await choose(page, "licensed", "ad_hoc", "eligible")
    await fill(page, occasion="high_risk", concluded_on=day(office.clock.today))
    await page.should_see(f"Kiểm tra, đánh giá định kỳ vẫn chậm nhất {day(due)}.")
    await page.should_see(f"Sau kết luận này hệ thống đủ điều kiện đến hết ngày {day(due)}.")
    await choose(page, "not_eligible")
    await page.should_see("Việc cho phép sử dụng sẽ hết hiệu lực ngay khi lưu kết luận này.")
    await page.should_not_see("Sau kết luận này hệ thống đủ điều kiện")
    await choose(page, "periodic", "operator", "conditional")
    await page.should_not_see(
        "Việc cho phép sử dụng sẽ hết hiệu lực ngay"
    )  # until the deadline of the conditions is known
    await fill(page, conditions_until=day(office.clock.today + DAY))
    await page.should_see("Việc cho phép sử dụng sẽ hết hiệu lực ngay khi lưu kết luận này.")
    await page.should_see("NĐ 331/2026 Đ31.2.c")
    await page.should_see(
        "chu kỳ tính lại, dù kết luận không đủ điều kiện hoặc không được công nhận (cách hiểu của sổ)"
    )
    await fill(page, concluded_on=day(office.clock.today - 9 * DAY))
    await page.should_see(f"Sổ đã có kết luận mới hơn: kỳ tiếp theo vẫn chậm nhất {day(due)}.")
    await page.should_see("kết luận này không quyết định việc cho phép sử dụng")


@pytest.mark.parametrize(("kind", "occasion"), [("periodic", ""), ("ad_hoc", "high_risk")])
async def test_what_was_planned_is_concluded_from_its_plan(visitor, office, kind, occasion):
    cleared_system(office.database, CODE, level=3)
    with office.database.work(OFFICER) as work:
        plan = PlannedAudit(on=work.today, kind=kind, occasion=occasion, assessor="Bên A", assessor_kind="licensed")
        planned.plan(work, [CODE], plan)
    page = await opened(visitor, office, "kiem-tra")
    await press(page, "conclude-1")
    await choose(page, "eligible")
    await fill(page, concluded_on=day(office.clock.today))
    await press(page, "submit")

    await until(lambda: len(rows(office.database, Audit)) == 2)
    kept = rows(office.database, Audit)[-1]
    assert (kept.planned_id, kept.kind, kept.occasion, kept.assessor) == (1, kind, occasion or "periodic", "Bên A")


async def test_a_conditional_conclusion_without_deadline_is_refused_beside_the_field(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await shows(page, "Chưa thể đưa vào sử dụng")
    await press(page, "remedy-no_conclusion")
    assert not sees(page, "conditions_until")
    await choose(page, "conditional", "licensed")
    await fill(page, concluded_on=day(office.clock.today), assessor="Công ty Kiểm định")
    await press(page, "submit")

    await until(lambda: newest(page, "conditions_until").error)
    assert rows(office.database, Audit) == []


async def test_a_button_pressed_twice_records_once(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await shows(page, "Chưa thể đưa vào sử dụng")
    await press(page, "remedy-plan_not_full")
    await shows(page, "Tính đến ngày")
    await choose(page, "partial")
    await press(page, "submit")
    await press(page, "submit")

    await until(rows, office.database, PlanState)
    await shows(page, "mới triển khai một số hạng mục")
    assert len(rows(office.database, PlanState)) == 1


async def test_two_who_edit_the_same_entry_do_not_overwrite_each_other(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await shows(page, "Sửa thông tin")
    await click(page, "Sửa thông tin")
    with office.database.work(ADMIN) as work:
        register.edit(work, CODE, None, Entry(code=CODE, name="Của người khác", responsibility="owned"))
    await fill(page, name="Của tôi", owner="Bộ Tư pháp")
    await press(page, "submit")

    await shows(page, "Người khác vừa sửa nội dung này")
    said = text_of(page, "conflicts")
    assert "Của người khác" in said and "Của tôi" in said and "Tên hệ thống" in said
    assert stored(office.database, CODE).name == "Của người khác"
    await press(page, "settle")
    await shows(page, "Chưa chọn. Hãy chọn một bản.")
    await choose(page, "mine")
    await press(page, "settle")
    await until(lambda: not sees(page, "conflicts"))
    assert (newest(page, "name").value, newest(page, "owner").value) == ("Của tôi", "Bộ Tư pháp"), (
        "nothing is typed again"
    )
    await press(page, "submit")
    await until(lambda: stored(office.database, CODE).name == "Của tôi")
    assert stored(office.database, CODE).owner == "Bộ Tư pháp"


async def test_who_takes_the_others_version_saves_only_what_else_they_changed(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await click(page, "Sửa thông tin")
    await shows(page, "Tên đầy đủ như trong văn bản.")
    with office.database.work(ADMIN) as work:
        changed = Entry(code=CODE, name="Của người khác", responsibility="owned", purpose="Việc khác", users=("HCTP",))
        register.edit(work, CODE, None, changed)
    await fill(page, name="Của tôi", owner="Bộ Tư pháp")
    await press(page, "submit")
    await shows(page, "Người khác vừa sửa nội dung này")
    await choose(page, "theirs")
    await press(page, "settle")
    await until(lambda: newest(page, "name").value == "Của người khác")
    await press(page, "submit")

    await until(lambda: stored(office.database, CODE).owner == "Bộ Tư pháp")
    kept = stored(office.database, CODE)
    assert (kept.name, kept.purpose) == ("Của người khác", "Việc khác")


async def test_a_suggestion_is_shown_as_one_and_taken_over_only_by_a_person(visitor, office):
    suggestion = {"owner": "Bộ Tư pháp", "level": 3, "reason": "Kế hoạch 2025 nêu hệ thống này"}
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Hộ tịch", responsibility="used", suggestion=suggestion)
        register.register(work, entry, work.today, operating=True)
    page = await opened(visitor, office)
    await shows(page, "Gợi ý, cần xác nhận")
    await page.should_see("Lý do: Kế hoạch 2025 nêu hệ thống này")
    await page.should_see("Chưa có quyết định cấp độ")

    await click(page, "Dùng gợi ý này")
    await shows(page, "Đã điền sẵn theo gợi ý.")
    assert newest(page, "owner").value == "Bộ Tư pháp"
    assert stored(office.database, CODE).owner == ""
    await press(page, "submit")

    await until(lambda: stored(office.database, CODE).owner == "Bộ Tư pháp")
    await page.should_not_see("Dùng gợi ý này")


async def test_a_role_that_a_person_confirmed_otherwise_is_suggested_no_more(visitor, office):
    """officer.md F11: the suggestion stayed after it was turned down."""
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Hộ tịch", responsibility="owned", suggestion={"responsibility": "used"})
        register.register(work, entry, work.today, operating=True)
    page = await opened(visitor, office)
    await shows(page, "Cơ quan là chủ quản")
    await page.should_not_see("Dùng gợi ý này")


async def test_a_retired_system_says_so_and_points_to_its_history(visitor, office):
    cleared_system(office.database, CODE)
    page = await opened(visitor, office, "van-hanh")
    await shows(page, "Ghi tình trạng vận hành")
    await click(page, "Ghi tình trạng vận hành")
    await choose(page, "retired")
    await press(page, "submit")
    await until(lambda: newest(page, "reason").error)
    await fill(page, reason="Thay bằng hệ thống mới")
    await press(page, "submit")

    await shows(page, "Hệ thống đã ngừng sử dụng hẳn.")
    assert stored(office.database, CODE).retired_on == office.clock.today
    await press(page, "remedy-retired")
    await until(sees, page, "events")


async def test_a_major_change_blocks_and_its_remedy_asks_for_the_right_audit(visitor, office):
    cleared_system(office.database, CODE)
    page = await opened(visitor, office, "van-hanh")
    await shows(page, "Ghi thay đổi")
    await click(page, "Ghi thay đổi")
    await fill(page, what="Chuyển sang nền tảng mới")
    await choose(page, "yes")
    await press(page, "submit")
    await shows(page, "Bước 6/7: Kiểm tra, đánh giá – còn 1 việc")

    await press(page, "next-step")

    await shows(page, "Trong trường hợp nào?")
    assert newest(page, "occasion").value == "major_change"


async def test_an_unknown_code_and_one_out_of_sight_look_the_same(visitor, office):
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Của Văn phòng", responsibility="owned", users=("VP",))
        register.register(work, entry, work.today, operating=True)
    await sign_in(visitor, office, "lan", role="unit", unit="HCTP")

    hidden = await visitor.http_client.get(PAGE)
    unknown = await visitor.http_client.get("/he-thong/KHONG-CO")

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert "Của Văn phòng" not in hidden.text


async def test_a_code_with_a_slash_has_its_page(visitor, office):
    new_system(office.database, "STP/01")
    await sign_in(visitor, office, role="officer")

    await visitor.open("/he-thong/STP/01")

    await shows(visitor, "Hệ thống STP/01")


async def test_the_checklist_can_be_had_in_three_forms(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office, "ho-so")
    await shows(page, "Phiếu kiểm tra:")

    targets = {ending: newest(page, f"print-{ending}").props["href"] for ending in ("pdf", "docx", "html")}

    assert targets == {ending: f"/in/phieu-kiem-tra/{CODE}.{ending}" for ending in targets}


async def test_a_system_that_runs_without_clearance_says_so(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)

    await shows(page, "Vận hành khi chưa đủ điều kiện")


async def test_tabs_switched_faster_than_they_can_be_read_do_not_mix(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office)
    await shows(page, "Thông tin hệ thống")

    await press(page, "tab-ho-so")
    await press(page, "tab-lich-su")
    await press(page, "tab-phuong-an")

    await shows(page, "Chưa ghi mức triển khai nào.")
    assert len(page.find(content="phải triển khai đầy đủ phương án bảo đảm an ninh mạng").elements) == 1
    for other in ("Thành phần hồ sơ đề xuất cấp độ", "Mọi bản ghi, mới nhập trước", "Thông tin hệ thống"):
        await page.should_not_see(other)


async def test_an_unknown_tab_in_the_address_opens_the_first(visitor, office):
    new_system(office.database, CODE)

    page = await opened(visitor, office, "khong-co")

    await shows(page, "Thông tin hệ thống")


async def test_a_hostile_name_stays_a_name(visitor, office):
    name = "</title><script>alert(1)</script>"
    with office.database.work(ADMIN) as work:
        register.register(work, Entry(code=CODE, name=name, responsibility="owned"), work.today, operating=True)
    page = await opened(visitor, office)

    await shows(page, name)
    assert "<script>alert(1)" not in (await visitor.http_client.get(PAGE)).text


async def test_the_plan_tab_lists_what_the_plan_must_answer_at_the_level_and_under_the_regime(visitor, office):
    cleared_system(office.database, CODE)

    page = await opened(visitor, office, "phuong-an")

    await shows(page, "Phương án theo từng yêu cầu")
    expected = requirements(2, "331/2026")
    await page.should_see(expected[0].title)
    await page.should_see(expected[-1].group)  # whose rows are shown once it is opened


async def test_the_plan_of_an_old_approval_says_by_when_the_new_law_must_be_met(visitor, office):
    new_system(office.database, CODE)
    with office.database.work(OFFICER) as work:
        old = Decision(date=dt.date(2025, 3, 3), level=2, regime="85/2016", number="1/QĐ", issuer="UBND tỉnh")
        facts.record(work, CODE, old)

    page = await opened(visitor, office, "phuong-an")

    await shows(page, "trong thời hạn 12 tháng kể từ ngày 01/7/2026")


async def test_without_a_level_the_plan_tab_says_when_the_requirements_appear(visitor, office):
    new_system(office.database, CODE)

    page = await opened(visitor, office, "phuong-an")

    await shows(page, "Danh sách hiện ra khi hệ thống có cấp độ")


async def test_open_conditions_tell_their_own_deadline_beside_that_of_the_audit(visitor, office):
    until_day = office.clock.today + 12 * DAY
    cleared_system(office.database, CODE, conclusion="conditional", conditions="Sao lưu", conditions_until=until_day)
    page = await opened(visitor, office)

    await shows(page, "Điều kiện kèm kết luận: còn 12 ngày")
    assert "Đúng hạn" in text_of(page, "badges")


async def test_each_form_of_the_path_leads_on_to_the_next_one(visitor, office):
    """From the role to the permission by one button after another, the parts of the dossier ticked at once."""
    with office.database.work(ADMIN) as work:
        entry = Entry(code=CODE, name="Một cửa", suggestion={"responsibility": "owned", "reason": "Sở xây dựng"})
        register.register(work, entry, office.clock.today, operating=False)
    page = await opened(visitor, office)
    await press(page, "next-step")
    await shows(page, "Sở xây dựng")
    await press(page, "submit-next")
    await until(lambda: stored(office.database, CODE).responsibility == "owned")

    await choose(page, "internal")
    await fill(page, **{"information-private": True})
    await page.should_see("Ai quyết định")
    await press(page, "submit-next")

    await press(page, "tick-all")
    await press(page, "submit-next")
    await until(rows, office.database, DossierComponent)
    assert {row.present for row in rows(office.database, DossierComponent)} == {True}
    assert len(rows(office.database, DossierComponent)) == 4

    await shows(page, "Số văn bản ban hành")
    await fill(page, number="45/QĐ-STP", date=day(office.clock.today - 9 * DAY), issuer="Giám đốc Sở")
    await press(page, "submit-next")
    await shows(page, "Số quyết định")
    await fill(page, number="123/QĐ-UBND", date=day(office.clock.today - 3 * DAY), issuer="UBND tỉnh")
    await press(page, "submit-next")
    await shows(page, "Cập nhật mức triển khai phương án")
    assert last(office, Decision).level == 2


async def test_only_what_was_changed_of_the_dossier_is_recorded_with_its_file(visitor, office):
    new_system(office.database, CODE)
    page = await opened(visitor, office, "ho-so")
    await press(page, "all-parts")
    await fill(page, **{"present-overview": True, "document_date-overview": "31/02/2026"})
    await press(page, "submit")
    await until(lambda: newest(page, "document_date-overview").error)
    assert rows(office.database, DossierComponent) == []

    await fill(page, **{"document_date-overview": day(office.clock.today - DAY), "number-overview": "12/TM"})
    zones = sorted(page.find(marker="uploads").elements, key=lambda zone: zone.id)
    with page.client:
        await zones[1].handle_uploads([SmallFileUpload("thiết kế.pdf", "application/pdf", PDF)])
    await until(lambda: newest(page, "present-construction_design").value)
    await press(page, "submit")
    await until(lambda: len(rows(office.database, DossierComponent)) == 2)
    kept, design = rows(office.database, DossierComponent)
    assert (kept.component, kept.present, kept.number) == ("overview", True, "12/TM")
    assert design.present
    [file] = rows(office.database, Evidence)
    assert (file.kind, file.about, file.on) == ("component", design.component, office.clock.today)


async def test_a_regulation_that_other_systems_have_is_filled_in_by_one_press(visitor, office):
    new_system(office.database, "MISA")
    new_system(office.database, CODE)
    on = office.clock.today - 9 * DAY
    with office.database.work(OFFICER) as work:
        facts.record_regulation(work, ["MISA"], on, "45/QĐ-STP", "Sở Tư pháp")
    page = await opened(visitor, office, "quyet-dinh")
    await click(page, "Nhập Quy chế")
    await press(page, "known-45/QĐ-STP")
    await press(page, "submit")
    await until(lambda: len(rows(office.database, Regulation)) == 2)
    kept = last(office, Regulation)
    assert (kept.number, kept.date, kept.issuer) == ("45/QĐ-STP", on, "Sở Tư pháp")
    with office.database.look(OFFICER) as work:
        assert other_regulations.known(work, CODE) == []

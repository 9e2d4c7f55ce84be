"""The wizard in the browser: from the first question to the record, for each level and for none."""

import json

import pytest
from nicegui import ui as nicegui_ui

from inventory.law.interview import Answers
from inventory.records import Classification, Dossier
from inventory.register_tables import System
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.steps import STEPS
from tests import ui
from tests.filling import choose, fill, newest, press, sees, shows, text_of, until
from tests.register import new_system, rows, stored
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
NEW = "/he-thong/moi"
STEPS_BY_TITLE = {step.title: step.name for step in STEPS}


def at(visitor) -> str:
    return text_of(visitor, "progress")


def question(visitor) -> str:
    return text_of(visitor, "question")


async def go_on(visitor) -> None:
    before = newest(visitor, "question").id
    await press(visitor, "next")
    await until(lambda: newest(visitor, "question").id != before)


async def begun(visitor, office, responsibility: str = "owned", operating: str = "yes") -> None:
    """Walk to the first question about the level."""
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)
    await fill(visitor, name="Một cửa điện tử", code="motcua")
    await go_on(visitor)
    await fill(visitor, purpose="Nhận và trả hồ sơ")
    await go_on(visitor)
    await fill(visitor, owner="UBND tỉnh")
    await go_on(visitor)
    await choose(visitor, responsibility)
    await go_on(visitor)
    await choose(visitor, operating)
    await go_on(visitor)


async def tick(visitor, *codes: str) -> None:
    for code in codes:
        await press(visitor, f"tick-{code}")


async def answered(visitor, answers: dict[str, object]) -> list[str]:
    """Answer every question up to the proposal, by title where it is told how; return the titles asked."""
    asked = []
    while question(visitor) != "Đề xuất cấp độ nào?":
        asked.append(question(visitor))
        given = next((answer for title, answer in answers.items() if title in asked[-1]), None)
        if isinstance(given, dict):
            await fill(visitor, **given)
        elif isinstance(given, tuple):
            await tick(visitor, *given)
        elif given:
            await choose(visitor, str(given))
        await go_on(visitor)
    return asked


PATHS = {
    "cấp độ 1": (1, {"thông tin nào": ("public",), "loại hình": "internal", "thủ tục": "no", "ở nơi khác": "none"}),
    "cấp độ 2": (2, {"thông tin nào": ("private",), "loại hình": "internal", "thủ tục": "no", "ở nơi khác": "none"}),
    "cấp độ 3": (
        3,
        {"thông tin nào": ("personal",), "loại hình": "public_service", "thủ tục": "yes", "ở nơi khác": "none"},
    ),
    "cấp độ 4": (
        4,
        {
            "thông tin nào": ("private",),
            "loại hình": "infrastructure",
            "phạm vi": "nationwide",
            "ngừng không": ("runs_24_7", "no_unplanned_downtime"),
            "ở nơi khác": "none",
        },
    ),
    "cấp độ 5": (
        5,
        {"thông tin nào": ("private",), "loại hình": "industrial_control", "công trình": ("special",)},
    ),
    "không xác định": (
        None,
        {"thông tin nào": ("private",), "loại hình": "other", "thủ tục": "no", "nơi khác": "none"},
    ),
}


async def test_an_upgrade_of_a_running_system_can_be_said_and_decides_the_design(visitor, office):
    level, answers = next(iter(PATHS.values()))
    await begun(visitor, office)
    await answered(visitor, answers)
    assert newest(visitor, "stage").value == "operating"
    await visitor.should_see("Thiết kế thi công")
    await fill(visitor, stage="extension")
    await visitor.should_see("Thiết kế sơ bộ")
    await go_on(visitor)
    await visitor.should_see("Mở rộng, nâng cấp")
    await press(visitor, "next")
    await until(rows, office.database, System)
    assert [(row.stage, row.proposed_level) for row in rows(office.database, Dossier)] == [("extension", level)]


@pytest.mark.parametrize("path", PATHS)
async def test_each_level_is_reached_by_plain_answers_and_recorded_with_its_draft(visitor, office, path):
    level, answers = PATHS[path]
    await begun(visitor, office)
    await answered(visitor, answers)

    shown = text_of(visitor, "level-so-far")
    assert shown == (f"Cấp độ {level}" if level else "Không xác định – cần người quyết định")
    assert sees(visitor, "what-follows") == bool(level)
    assert rows(office.database, System) == []
    await go_on(visitor)
    assert at(visitor).startswith("Bước 10/10") or level == 5
    await press(visitor, "next")
    await until(rows, office.database, System)

    kept = stored(office.database, "MOTCUA")
    assert (kept.name, kept.owner, kept.operating) == ("Một cửa điện tử", "UBND tỉnh", True)
    assert rows(office.database, Classification)[0].computed_level == level
    drafts = [(row.proposed_level, row.state) for row in rows(office.database, Dossier)]
    assert drafts == ([(level, "drafting")] if level else [])
    await shows(visitor, "Phiếu kiểm tra thành phần hồ sơ")
    assert sees(visitor, "print-pdf")


async def test_the_level_and_the_reason_stand_beside_as_soon_as_an_answer_is_chosen(visitor, office):
    await begun(visitor, office)
    await tick(visitor, "personal")
    await go_on(visitor)
    await choose(visitor, "public_service")
    assert text_of(visitor, "level-so-far") == "Cấp độ 2"
    await visitor.should_see("Câu còn có thể nâng cấp độ")
    await go_on(visitor)

    await choose(visitor, "yes")

    assert text_of(visitor, "level-so-far") == "Cấp độ 3"
    await visitor.should_see("giải quyết thủ tục hành chính: Có")
    await choose(visitor, "no")
    assert text_of(visitor, "level-so-far") == "Cấp độ 2"


async def test_below_the_computed_level_a_reason_must_be_written_and_none_is_kept_at_the_computed_one(visitor, office):
    await begun(visitor, office)
    await answered(visitor, PATHS["cấp độ 2"][1])
    assert newest(visitor, "choice-2").props["aria-checked"] == "true"

    await choose(visitor, "1")
    await press(visitor, "next")
    await until(lambda: newest(visitor, "reason").error)
    assert "thấp hơn cấp độ theo tiêu chí (2)" in newest(visitor, "reason").error

    await fill(visitor, reason="Công văn số 5/STP")
    await go_on(visitor)
    await press(visitor, "next")
    await until(rows, office.database, Dossier)
    (row,) = rows(office.database, Dossier)
    assert (row.proposed_level, row.reason) == (1, "Công văn số 5/STP")


async def test_undecided_is_never_level_1_and_a_level_needs_whoever_decided_it(visitor, office):
    await begun(visitor, office)
    await answered(visitor, PATHS["không xác định"][1])
    assert newest(visitor, "choice-none").props["aria-checked"] == "true"

    await choose(visitor, "1")
    await press(visitor, "next")

    await until(lambda: newest(visitor, "reason").error)
    assert "ai quyết định" in newest(visitor, "reason").error


async def test_answers_are_kept_when_going_back_and_those_off_the_way_do_not_count(visitor, office):
    await begun(visitor, office)
    await answered(visitor, {**PATHS["cấp độ 3"][1]})
    for _ in range(20):
        if question(visitor).startswith("Hệ thống thuộc loại hình nào"):
            break
        await press(visitor, "back")
    assert newest(visitor, "choice-public_service").props["aria-checked"] == "true"

    await choose(visitor, "internal")
    asked = await answered(visitor, {})

    assert text_of(visitor, "level-so-far") == "Cấp độ 2"
    assert newest(visitor, "choice-2").props["aria-checked"] == "true"
    assert (
        "Có cung cấp dịch vụ trực tuyến thuộc danh mục ngành, nghề đầu tư kinh doanh có điều kiện không?" not in asked
    )
    await press(visitor, "back")
    await visitor.should_see("Bước 8/10")


async def test_what_is_only_used_is_not_asked_about_its_level(visitor, office):
    await begun(visitor, office, responsibility="used")

    assert (question(visitor), at(visitor)) == ("Xem lại trước khi ghi vào sổ", "Bước 6/6: Xem lại")
    await press(visitor, "next")
    await until(rows, office.database, System)
    assert rows(office.database, Classification) == []


async def test_a_missing_answer_is_said_beside_its_field_and_a_taken_code_at_once(visitor, office):
    new_system(office.database, "MOTCUA")
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)
    await press(visitor, "next")
    await until(lambda: newest(visitor, "name").error and newest(visitor, "code").error)

    await fill(visitor, name="Tên", code="motcua")
    await press(visitor, "next")

    await until(lambda: "đã có trong sổ" in (newest(visitor, "code").error or ""))
    assert question(visitor) == "Hệ thống tên là gì?"


async def test_what_was_answered_and_typed_outlives_a_reload_going_back_and_leaving(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(NEW)
    await fill(visitor, name="Một cửa", code="MC")
    await go_on(visitor)
    await fill(visitor, purpose="Nhận và trả")  # and not gone on

    await visitor.open(f"{NEW}?buoc=muc-dich")  # as the browser does on a reload
    assert question(visitor) == "Hệ thống dùng để làm gì?"
    assert newest(visitor, "purpose").value == "Nhận và trả"
    await press(visitor, "back")
    assert newest(visitor, "name").value == "Một cửa"
    await fill(visitor, name="")  # nothing that could be gone on with
    await press(visitor, "leave")
    await shows(visitor, "Các câu trả lời được giữ làm bản nháp 30 ngày.")

    await visitor.open(NEW)
    assert not sees(visitor, "question")
    await press(visitor, "draft-continue")
    assert (newest(visitor, "name").value, newest(visitor, "code").value) == ("", "MC")
    await visitor.open(NEW)
    await press(visitor, "draft-drop")
    assert newest(visitor, "code").value == ""
    assert not sees(visitor, "drafts-kept")


async def test_a_ticked_answer_that_was_not_gone_on_with_is_there_after_a_reload(visitor, office):
    await begun(visitor, office)
    await answered(visitor, PATHS["cấp độ 2"][1])
    await press(visitor, "back")
    await choose(visitor, "level_by_risk_assessment")
    await fill(visitor, set_level="4")

    await visitor.open(f"{NEW}?buoc={STEPS_BY_TITLE[question(visitor)]}")

    assert newest(visitor, "choice-level_by_risk_assessment").props["aria-checked"] == "true"
    assert newest(visitor, "set_level").value == "4"
    assert text_of(visitor, "level-so-far") == "Cấp độ 4"


async def test_a_step_in_the_address_is_reached_only_by_answering_those_before(visitor, office):
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"{NEW}?buoc=de-xuat")

    assert question(visitor) == "Hệ thống tên là gì?"


async def test_the_summary_leads_back_to_each_answer(visitor, office):
    await begun(visitor, office, responsibility="used")

    await press(visitor, "change-don-vi")

    assert question(visitor) == "Ai làm chủ, ai vận hành, ai sử dụng?"
    assert newest(visitor, "owner").value == "UBND tỉnh"
    assert isinstance(newest(visitor, "owner"), nicegui_ui.input)


def walked(**answers: object) -> Draft:
    return Draft(Answers({"regime": "331/2026", **answers}), passed=[step.name for step in STEPS])


def test_a_question_answered_with_not_known_stays_open_and_is_named():
    values = {"information": ["personal"], "kind": "public_service", "handles_administrative_procedures": "unknown"}
    way = walked(**values, conditional_business_service=False).way()

    assert "thu-tuc" in {step.name for step, _ in way.may_raise()}
    assert "handles_administrative_procedures" not in way.known
    assert way.about.found.level == 2


def test_strategic_is_asked_only_after_the_gravest_harm():
    secret = {"information": ["state_secret"], "kind": "internal", "serves_defence_or_security": False}
    grave = walked(**secret, harm_to_national_security="exceptionally_serious").way()
    lesser = walked(**secret, harm_to_national_security="serious").way()

    assert "chien-luoc" in {step.name for step in grave.steps}
    assert "chien-luoc" not in {step.name for step in lesser.steps}
    assert lesser.about.found.level == 4


def test_a_draft_is_plain_json_and_is_taken_up_where_it_was_left():
    draft = walked(information=["personal"], kind="public_service", handles_administrative_procedures=True)
    draft.values |= {"name": "Một cửa", "code": "MC", "registered_on": "2026-11-28"}
    draft.at = "thu-tuc"

    again = Draft.from_state(json.loads(json.dumps(draft.state())))

    assert again == draft
    assert again.way() == draft.way()
    assert again.reachable(again.at).name == "thu-tuc"

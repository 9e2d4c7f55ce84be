"""The tab of the protection plan: how far it is implemented."""

from nicegui import ui

from inventory import facts as recording
from inventory.access import Act
from inventory.regimes.requirements import requirements
from inventory.tables import PlanState
from inventory.work import Work
from isms import dossiers, history
from isms.ui import words
from isms.ui.parts import layout
from isms.ui.parts.forms import Form
from isms.ui.system import records
from isms.ui.system.entered import choices, given
from isms.ui.system.place import Place

STATES = {
    "none": (words.PLAN_STATE["none"], "Phương án đã được phê duyệt nhưng chưa làm."),
    "partial": (words.PLAN_STATE["partial"], "Còn hạng mục chưa xong."),
    "full": (words.PLAN_STATE["full"], "Mọi hạng mục trong phương án được phê duyệt đã xong."),
}
SECONDARY = (
    "Tên nhóm viết bằng lời riêng, số mục lấy từ tài liệu diễn giải. "
    "Hãy đối chiếu với bản tiêu chuẩn chính thức trước khi dẫn vào hồ sơ."
)

IN_FULL = {"331/2026": "NĐ 331/2026 Đ30.6", "85/2016": "TT 12/2022 Đ9.6"}


async def build(place: Place) -> None:
    """Draw the tab."""
    states = await place.visit.read(lambda work: history.of_kind(work, place.code, PlanState))
    regime = place.shown.state.regime or "331/2026"
    security = words.SECURITY[regime]
    layout.text(
        "p",
        f"Phương án bảo đảm {security} phải được triển khai đầy đủ trước khi đưa vào sử dụng ({IN_FULL[regime]}).",
    ).classes("muted")
    add = ("Ghi mức triển khai", lambda: plan_form(place)) if place.may(Act.RECORD) else None
    records.section(place, f"Phương án bảo đảm {security}", states, "Chưa ghi mức triển khai nào.", add)
    await _what_it_must_answer(place)


async def _what_it_must_answer(place: Place) -> None:
    """List the requirements of the level, so that nobody has to look them up to write the plan."""
    proposal = await place.visit.read(lambda work: dossiers.proposal(work, place.code))
    with layout.section("Phương án phải trả lời những yêu cầu nào"):
        if proposal.level is None:
            layout.text("p", "Danh sách hiện ra khi hệ thống có cấp độ đề xuất hoặc cấp độ được duyệt.").classes(
                "muted"
            )
            return
        rows = requirements(proposal.level, proposal.regime)
        if any(row.confidence == "secondary" for row in rows):
            layout.note("soon", SECONDARY)
        with ui.element("ul").classes("records"):
            for row in rows:
                with ui.element("li"), ui.element("div").classes("say"):
                    layout.text("p", f"{row.group}: {row.title}" if row.group else row.title)
                    layout.text("p", f"{row.clause}. {row.detail}" if row.detail else row.clause).classes("clause")


def plan_form(place: Place) -> None:
    """Open the form that records how far the plan is implemented."""
    form = Form()
    plans = place.shown.facts.plans
    with place.panel("Ghi mức triển khai phương án") as dialog:
        state = form.cards("state", "Đã triển khai đến đâu?", STATES, plans[-1].state if plans else None)
        on = form.date("on", "Tính đến ngày", place.today)
        expected = form.date(
            "expected_on", "Dự kiến hoàn thành", plans[-1].expected_on if plans else None, help="Để trống nếu đã xong."
        )

        def record(work: Work) -> int | None:
            with choices(state=state):
                row = PlanState(on=given(on), state=given(state), expected_on=given(expected))
                return recording.record_plan(work, place.code, row).id

        async def save() -> None:
            if await place.do(record, form=form, said="Đã ghi mức triển khai."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)

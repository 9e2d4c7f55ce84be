"""The tab of the protection plan: how far it is implemented."""

from inventory import facts as recording
from inventory.access import Act
from inventory.tables import PlanState
from inventory.work import Work
from isms import history
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


async def build(place: Place) -> None:
    """Draw the tab."""
    states = await place.visit.read(lambda work: history.of_kind(work, place.code, PlanState))
    security = words.SECURITY[place.shown.state.regime or "331/2026"]
    layout.text(
        "p", f"Phương án bảo đảm {security} phải được triển khai đầy đủ trước khi đưa vào sử dụng (NĐ 331/2026 Đ30.6)."
    ).classes("muted")
    add = ("Ghi mức triển khai", lambda: plan_form(place)) if place.may(Act.RECORD) else None
    records.section(place, f"Phương án bảo đảm {security}", states, "Chưa ghi mức triển khai nào.", add)


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

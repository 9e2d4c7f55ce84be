"""The tab of the protection plan: how far it is implemented."""

from collections.abc import Sequence

from nicegui import ui

from inventory.choices import Implementation
from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.records import PlanState, plan_items
from inventory.records import facts as recording
from inventory.records.plan_items import Row
from inventory.work import Work
from isms.systems import system_history
from isms.ui.facts import fact_list
from isms.ui.facts.place import Place
from isms.ui.parts import dialogs, layout
from isms.ui.parts.entered_fields import choices, given
from isms.ui.parts.forms import Form
from isms.ui.system import requirement_list
from schedules.gate.dated import latest

_NAMED = 5


async def build(place: Place) -> None:
    """Draw the tab."""
    states, plan = await place.visit.read(
        lambda work: (system_history.of_kind(work, place.code, PlanState), plan_items.rows(work, place.code))
    )
    code = place.shown.state.regime or plan.regime
    regime = regimes.get(code) if code else regimes.on(place.today)
    transition = regimes.in_transition().rule("transition")
    layout.text(
        "p",
        "Hệ thống xây mới, mở rộng, nâng cấp phải triển khai đầy đủ phương án bảo đảm "
        f"{regime.subject} trước khi đưa vào vận hành ({regime.gate_clause('plan_not_full')}); "
        "sổ đòi như vậy ở mọi hệ thống.",
    ).classes("muted")
    if regime.code == transition["replaces"]:
        layout.text("p", transition["kept"]).classes("clause")
    if plan.rows and not plan.open and _latest(place) != "full" and place.may(Act.RECORD):
        _suggest_full(place)
    requirement_list.sections(place, plan)
    add = ("Cập nhật mức triển khai", lambda: plan_form(place)) if place.may(Act.RECORD) else None
    fact_list.section(place, "Mức triển khai cả phương án", states, "Chưa ghi mức triển khai nào.", add)


def _latest(place: Place) -> str | None:
    plan = latest(place.shown.facts.plans, place.today)
    return plan.state if plan else None


def _suggest_full(place: Place) -> None:
    with layout.section():
        layout.note("ok", "Mọi yêu cầu đã xong hoặc không áp dụng: có thể ghi phương án đã triển khai đầy đủ.")
        with ui.element("div").classes("line"):
            layout.primary("Ghi đã triển khai đầy đủ", lambda: plan_form(place, "full")).mark("suggest-full")


async def plan_form(place: Place, suggested: str | None = None) -> None:
    """Open the form that records how far the plan is implemented."""
    listed = await place.visit.read(lambda work: plan_items.rows(work, place.code))
    still_open = listed.open if listed.begun else ()
    form = Form()
    plans = place.shown.facts.plans
    with place.panel("Cập nhật mức triển khai phương án") as dialog:
        usual = suggested or (plans[-1].state if plans else None)
        state = form.cards("state", "Đã triển khai đến đâu?", Implementation.cards(), usual)
        on = form.date("on", "Tính đến ngày", place.today)
        expected = form.date(
            "expected_on", "Dự kiến hoàn thành", plans[-1].expected_on if plans else None, help="Để trống nếu đã xong."
        )

        def record(work: Work) -> int | None:
            with choices(state=state):
                row = PlanState(on=given(on), state=given(state), expected_on=given(expected))
                return recording.record(work, place.code, row).id

        async def save() -> None:
            if state.value == "full" and still_open and not await _sure(place, still_open):
                return
            if await place.do(record, form=form, said="Đã ghi mức triển khai."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


async def _sure(place: Place, still_open: Sequence[Row]) -> bool:
    """Ask whether the plan is in full while requirements in its list are open."""
    named = "; ".join(row.requirement.title for row in still_open[:_NAMED])
    more = f" và {len(still_open) - _NAMED} yêu cầu khác" if len(still_open) > _NAMED else ""
    text = f"Theo danh sách, còn {len(still_open)} yêu cầu chưa ghi là xong: {named}{more}."
    with place.root:
        return await dialogs.confirm("Còn yêu cầu chưa xong", text, "Vẫn ghi đầy đủ", danger=True)

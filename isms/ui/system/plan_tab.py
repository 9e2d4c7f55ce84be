"""The tab of the protection plan: how far it is implemented."""

from collections.abc import Sequence
from datetime import date

from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.protection import plan_items
from inventory.protection.plan_reading import Plan, Row
from inventory.records import PlanState
from isms.systems import system_history
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form, usual
from isms.ui.facts.place import Place
from isms.ui.parts import dialogs, layout
from isms.ui.requirements import system_board
from isms.ui.requirements.system_board import SystemBoard, SystemPlan
from schedules.gate.dated import latest
from schedules.gate.path_to_use import Step

_NAMED = 5


async def build(place: Place) -> None:
    """Draw the tab."""
    states, found = await place.visit.read(
        lambda work: (system_history.of_kind(work, place.code, PlanState), system_board.read(work, place.code))
    )
    plan = found[0]
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
    add = ("Cập nhật mức triển khai", lambda: plan_form(place)) if place.may(Act.RECORD) else None
    fact_list.section(place, "Mức triển khai cả phương án", states, "Chưa ghi mức triển khai nào.", add)
    with layout.section():
        if plan.level is None:
            layout.text("h2", "Phương án theo từng yêu cầu")
            text = "Danh sách hiện ra khi hệ thống có cấp độ đề xuất hoặc cấp độ được duyệt."
            layout.text("p", text).classes("muted")
        else:
            _board(place, found)


def _board(place: Place, found: SystemPlan) -> None:
    """Draw the requirements; what was pressed there before and is not saved yet stays so."""
    board = SystemBoard(place, found, _latest(place), lambda plan: _record_proposed(place, plan))
    if (before := place.kept.get(system_board.TAB)) is not None:
        board.resume(before)
    place.kept[system_board.TAB] = board
    board.draw()


def _latest(place: Place) -> str | None:
    plan = latest(place.shown.facts.plans, place.today)
    return plan.state if plan else None


async def _record_proposed(place: Place, plan: Plan) -> None:
    await plan_form(place, str(plan.proposed), plan.last_deadline)


async def plan_form(place: Place, suggested: str | None = None, expected_on: date | None = None) -> None:
    """Open the form that records how far the plan is implemented; both may be proposed by the requirements."""
    listed = await place.visit.read(lambda work: plan_items.rows(work, place.code))
    still_open = listed.open if listed.begun else ()
    last = place.shown.facts.plans[-1] if place.shown.facts.plans else None

    async def sure(entered: DeclaredForm) -> bool:
        return entered.value("state") != "full" or not still_open or await _sure(place, still_open)

    open_form(
        place,
        PlanState,
        place.code,
        "Cập nhật mức triển khai phương án",
        look=FormLayout(columns=(("state", "on", "expected_on"),)),
        known=usual(place, PlanState)
        | {"state": suggested or (last and last.state), "expected_on": expected_on or (last and last.expected_on)},
        said="Đã ghi mức triển khai.",
        before=sure,
        rehearse=True,
        step=Step.PLAN,
    )


async def _sure(place: Place, still_open: Sequence[Row]) -> bool:
    """Ask whether the plan is in full while requirements in its list are open."""
    named = "; ".join(row.requirement.title for row in still_open[:_NAMED])
    more = f" và {len(still_open) - _NAMED} yêu cầu khác" if len(still_open) > _NAMED else ""
    text = f"Theo danh sách, còn {len(still_open)} yêu cầu chưa ghi là xong: {named}{more}."
    with place.root:
        return await dialogs.confirm("Còn yêu cầu chưa xong", text, "Vẫn ghi đầy đủ", danger=True)

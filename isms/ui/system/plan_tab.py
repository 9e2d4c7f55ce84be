"""The tab of the protection plan: how far it is implemented."""

from collections.abc import Sequence

from nicegui import ui

from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.records import PlanState, plan_items
from inventory.records.plan_items import Row
from isms.systems import system_history
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form, usual
from isms.ui.facts.place import Place
from isms.ui.parts import dialogs, layout
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
        | {"state": suggested or (last and last.state), "expected_on": last and last.expected_on},
        said="Đã ghi mức triển khai.",
        before=sure,
    )


async def _sure(place: Place, still_open: Sequence[Row]) -> bool:
    """Ask whether the plan is in full while requirements in its list are open."""
    named = "; ".join(row.requirement.title for row in still_open[:_NAMED])
    more = f" và {len(still_open) - _NAMED} yêu cầu khác" if len(still_open) > _NAMED else ""
    text = f"Theo danh sách, còn {len(still_open)} yêu cầu chưa ghi là xong: {named}{more}."
    with place.root:
        return await dialogs.confirm("Còn yêu cầu chưa xong", text, "Vẫn ghi đầy đủ", danger=True)

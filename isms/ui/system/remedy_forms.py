"""For each blocker, the form that removes it; for each step of the path, what the head of the page offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inventory.organisation.access import Act
from inventory.records import Certificate, ConditionsMet, LevelReason
from isms.ui.audits import audit_tab
from isms.ui.dossier import parts_form
from isms.ui.facts import declared_card
from isms.ui.facts.place import Place
from isms.ui.system import decision_tab, permission_forms, plan_tab, role_form
from schedules.gate.dated import Responsibility
from schedules.gate.path_to_use import PathStep
from schedules.gate.path_to_use import Step as OfPath

TAB_OF = {
    OfPath.ROLE: "thong-tin",
    OfPath.LEVEL: "cap-do",
    OfPath.DOSSIER: "ho-so",
    OfPath.PAPERS: "quyet-dinh",
    OfPath.PLAN: "phuong-an",
    OfPath.AUDIT: "kiem-tra",
    OfPath.PERMISSION: "van-hanh",
}
"""The tab on which a step of the path is done."""

LEVEL_TAB, HISTORY_TAB = TAB_OF[OfPath.LEVEL], "lich-su"


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its words, what it opens, and what one must be permitted to do to need it."""

    label: str
    open: Callable[[], Any]
    act: Act


async def conditions_met_form(place: Place) -> None:
    """Open the form that records the conditions of the conclusion as met, by a document of a day in time."""
    await declared_card.record_form(place, ConditionsMet, place.code)


async def level_reason_form(place: Place) -> None:
    """Open the form of the reason for a level below the criteria, for the level that they give now."""
    await declared_card.record_form(place, LevelReason, place.code, {"level": place.shown.state.computed_level})


def before(place: Place, code: str) -> Step | None:
    """Return what comes before that step, where the office itself must work out the level first."""
    if code == "level_below_criteria":
        return Step("Xem cấp độ theo tiêu chí", lambda: place.turn_to(LEVEL_TAB), Act.RECORD)
    if code == "conditions_overdue":
        return Step("Ghi điều kiện đã xong", lambda: conditions_met_form(place), Act.RECORD)
    if code != "no_level_decision" or place.shown.state.responsibility == Responsibility.USED:
        return None
    return Step("Xác định cấp độ", lambda: place.turn_to(LEVEL_TAB), Act.RECORD)


def of_path(place: Place, now: PathStep) -> Step:
    """Return what is to be done at a step of the path that has something left."""
    code = now.todo[0].code
    if now.step == OfPath.PERMISSION and place.shown.state.clearance.cleared:
        return Step("Đưa vào sử dụng", lambda: permission_forms.put_into_use(place), Act.PERMIT)
    if now.step == OfPath.ROLE:
        return Step("Xác nhận vai trò", lambda: role_form.open_form(place), Act.RECORD)
    if code == "level_unknown":
        return Step("Xác định cấp độ", lambda: place.turn_to(LEVEL_TAB), Act.RECORD)
    if now.step == OfPath.DOSSIER:
        return Step("Cập nhật hồ sơ", lambda: parts_form.open_form(place), Act.RECORD)
    return step(place, code)


def has_form(place: Place, at: PathStep) -> bool:
    """Say whether a step of the path has a form that this person may open now."""
    return bool(at.todo) and place.may(of_path(place, at).act)


def step(place: Place, code: str) -> Step:
    """Return the step that removes the blocker with this code."""
    if code == "no_level_decision":
        return Step("Nhập quyết định", lambda: decision_tab.decision_form(place), Act.RECORD)
    if code in ("no_regulation", "regulation_not_before_decision"):
        return Step("Nhập Quy chế", lambda: decision_tab.regulation_form(place), Act.RECORD)
    if code == "level_below_criteria":
        return Step("Ghi lý do", lambda: level_reason_form(place), Act.RECORD)
    if code == "issuer_not_allowed":
        return Step("Nhập quyết định", lambda: decision_tab.decision_form(place), Act.RECORD)
    if code == "no_certificate":
        return Step(
            "Nhập giấy chứng nhận", lambda: declared_card.record_form(place, Certificate, place.code), Act.RECORD
        )
    if code in ("plan_not_full", "plan_before_decision"):
        return Step("Cập nhật mức triển khai", lambda: plan_tab.plan_form(place), Act.RECORD)
    if code == "retired":
        return Step("Xem lịch sử", lambda: place.turn_to(HISTORY_TAB), Act.VIEW)
    return Step("Nhập kết luận", lambda: audit_tab.audit_form(place, code), Act.AUDIT)

"""For each blocker, the form that removes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inventory.access import Act
from isms.ui.system import audits, papers, plan
from isms.ui.system.place import Place
from schedules.dated import Responsibility

LEVEL_TAB, HISTORY_TAB = "cap-do", "lich-su"


@dataclass(frozen=True, slots=True)
class Step:
    """A button: its words, what it opens, and what one must be permitted to do to need it."""

    label: str
    open: Callable[[], Any]
    act: Act


def before(place: Place, code: str) -> Step | None:
    """Return what comes before that step, where the office itself must work out the level first."""
    if code != "no_level_decision" or place.shown.state.responsibility == Responsibility.USED:
        return None
    return Step("Xác định cấp độ", lambda: place.turn_to(LEVEL_TAB), Act.RECORD)


def step(place: Place, code: str) -> Step:
    """Return the step that removes the blocker with this code."""
    if code == "no_level_decision":
        return Step("Nhập quyết định", lambda: papers.decision_form(place), Act.RECORD)
    if code in ("no_regulation", "regulation_not_before_decision"):
        return Step("Nhập Quy chế", lambda: papers.regulation_form(place), Act.RECORD)
    if code == "plan_not_full":
        return Step("Ghi mức triển khai", lambda: plan.plan_form(place), Act.RECORD)
    if code == "retired":
        return Step("Xem lịch sử", lambda: place.turn_to(HISTORY_TAB), Act.VIEW)
    return Step("Nhập kết luận", lambda: audits.audit_form(place, code), Act.AUDIT)

"""
The path of a system into use: seven steps, always the same and in this order, each as the gate's answer leaves it.

Nothing is decided here. Every blocker of the gate belongs to one step; besides them a step may say only that the role
is not confirmed, the level not answered, a part of the dossier not at hand, the permission not given.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from inventory.choices import Choices, Responsibility
from schedules.gate.clearance import State
from schedules.gate.remedies import Blocker


class Step(Choices):
    """A step of the path."""

    ROLE = "role", "Vai trò của cơ quan"
    LEVEL = "level", "Cấp độ"
    DOSSIER = "dossier", "Hồ sơ"
    PAPERS = "papers", "Quy chế & quyết định"
    PLAN = "plan", "Phương án"
    AUDIT = "audit", "Kiểm tra, đánh giá"
    PERMISSION = "permission", "Cho phép sử dụng"

    @property
    def number(self) -> int:
        """Return the place of the step on the path, from 1."""
        return list(Step).index(self) + 1


class Progress(Choices):
    """How a step stands."""

    DONE = "done", "Xong", "ok"
    CURRENT = "current", "Đang làm", "soon"
    BLOCKED = "blocked", "Chưa xong", "blocked"
    NOT_NEEDED = "not_needed", "Không phải làm", "neutral"


STEP_OF = {
    "level_below_criteria": Step.LEVEL,
    "no_regulation": Step.PAPERS,
    "no_level_decision": Step.PAPERS,
    "regulation_not_before_decision": Step.PAPERS,
    "issuer_not_allowed": Step.PAPERS,
    "plan_not_full": Step.PLAN,
    "plan_before_decision": Step.PLAN,
    "no_conclusion": Step.AUDIT,
    "not_eligible": Step.AUDIT,
    "conclusion_expired": Step.AUDIT,
    "conditions_overdue": Step.AUDIT,
    "assessor_not_allowed": Step.AUDIT,
    "major_change_unassessed": Step.AUDIT,
    "serious_incident_unassessed": Step.AUDIT,
    "no_certificate": Step.PERMISSION,
    "retired": Step.PERMISSION,
}
"""The step at which a blocker is removed, by its code."""

_OF_THE_OWNER = (Step.LEVEL, Step.DOSSIER, Step.PLAN)


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step as it stands: `said` in a few words, `todo` what is left of it, each with its clause."""

    step: Step
    progress: Progress
    said: str
    todo: tuple[Blocker, ...] = ()


def path(state: State, missing: Sequence[Blocker]) -> tuple[PathStep, ...]:
    """Return the seven steps of a system that stands so. `missing`: the parts of its dossier not at hand."""
    left = {step: tuple(each for each in state.clearance.blockers if STEP_OF[each.code] == step) for step in Step}
    left[Step.ROLE] = () if state.responsibility else (_todo(Step.ROLE, "role_not_confirmed"),)
    if not left[Step.LEVEL] and state.level is None and state.computed_level is None:
        left[Step.LEVEL] = (_todo(Step.LEVEL, "level_unknown"),)
    left[Step.DOSSIER] = () if state.level else tuple(missing)
    if state.clearance.cleared and not state.in_use:
        left[Step.PERMISSION] = (_todo(Step.PERMISSION, "not_permitted"),)
    found, current = [], state.retired
    for step in Step:
        progress = _progress(step, state, bool(left[step]), current)
        current = current or progress == Progress.CURRENT
        todo = left[step] if progress in (Progress.CURRENT, Progress.BLOCKED) else ()
        found.append(PathStep(step, progress, _said(step, progress, state, len(todo)), todo))
    return tuple(found)


def current(steps: Sequence[PathStep]) -> PathStep | None:
    """Return the step to take now; None where all is done, or nothing more is to be done."""
    return next((each for each in steps if each.progress == Progress.CURRENT), None)


def part_missing(code: str, title: str, clause: str) -> Blocker:
    """Return a part of the dossier that is not at hand, as something to do."""
    return Blocker(f"part_{code}", clause, _words()[Step.DOSSIER]["todo"].format(part=title))


def _progress(step: Step, state: State, is_open: bool, after_current: bool) -> Progress:
    if step in _OF_THE_OWNER and state.responsibility == Responsibility.USED:
        return Progress.NOT_NEEDED
    waits = step == Step.PERMISSION and not state.in_use
    if not is_open and not waits:
        return Progress.DONE
    return Progress.BLOCKED if after_current else Progress.CURRENT


def _said(step: Step, progress: Progress, state: State, left: int) -> str:
    words = _words()[step]
    if progress == Progress.NOT_NEEDED:
        return words["used"]
    if progress != Progress.DONE:
        return f"còn {left} việc" if left else words.get("waiting", progress.label)
    if step == Step.ROLE:
        return Responsibility.word(state.responsibility or "")
    if step == Step.LEVEL:
        known = state.level or state.computed_level
        return words["done" if state.level else "answered"].format(level=known)
    return words["approved" if step == Step.DOSSIER and state.level else "done"]


def _todo(step: Step, code: str) -> Blocker:
    words = _words()[step]
    return Blocker(code, words["clause"], words["todo"])


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))

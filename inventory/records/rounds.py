"""
The rounds of a dossier: from draft to approval, and again for each re-determination of the level (NĐ 331/2026 Đ25).

The number of a round only tells rounds apart; they follow each other by day. What an approved round says stands until
another one is approved. Values in, values out.
"""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from inventory.choices import Choices
from inventory.errors import Problem
from inventory.law import regimes


class DossierState(Choices):
    """The steps of a round, in their order."""

    DRAFTING = "drafting", "Đang dự thảo"
    SENT_FOR_APPRAISAL = "sent_for_appraisal", "Đã gửi thẩm định"
    APPRAISED = "appraised", "Đã thẩm định"
    APPROVED = "approved", "Đã được phê duyệt"


class DossierStage(Choices):
    """What a dossier is made for (Đ21.2)."""

    NEW = "new", "Đầu tư, xây dựng mới"
    EXTENSION = "extension", "Mở rộng, nâng cấp"
    OPERATING = "operating", "Hệ thống đang vận hành"


class Step(Protocol):
    """A step as the rules of rounds see it."""

    on: date
    regime: str
    proposed_level: int
    state: str
    round: int
    stage: str
    reason: str


STATES = tuple(map(str, DossierState))
MOST = 99
APPROVED = DossierState.APPROVED
_LAW = "NĐ 331/2026"


def settle(step: Step, held: Sequence[Step]) -> None:
    """Give a step the round and the stage it leaves open. `held`: the other steps that hold, by day and entry."""
    before = [each for each in held if each.on <= step.on]
    if not step.round:
        step.round = _round(step, before, held)
    if not step.stage:
        step.stage = next((each.stage for each in reversed(before) if each.round == step.round and each.stage), "")


def problems(step: Step, held: Sequence[Step], registered_on: date) -> list[Problem]:
    """
    Return why a step cannot stand in its round: its order and days, and the reason that it lacks.

    `registered_on`: the day from which the system is in the register.
    """
    if not 1 <= step.round <= MOST:
        return [Problem("round", f"Đợt {step.round} không hợp lệ.", f"Hãy ghi số đợt từ 1 đến {MOST}.")]
    own = [each for each in held if each.round == step.round]
    wrong = _out_of_order(step, own) or _between(step, held)
    if wrong is None and not step.reason:
        wrong = unexplained(step, [each for each in held if each.on <= step.on], registered_on)
    return [wrong] if wrong else []


def unexplained(step: Step, before: Sequence[Step], registered_on: date) -> Problem | None:
    """Return what a step needs a reason for: it opens another round, or approves what nobody appraised."""
    own = [each for each in before if each.round == step.round]
    if before and not own:
        rule = f"Bước này mở đợt hồ sơ mới: xác định lại cấp độ ({_LAW} Đ25). Đợt trước vẫn giữ nguyên."
        return Problem("reason", rule, "Hãy ghi lý do xác định lại cấp độ.")
    rule_of_steps = regimes.get(step.regime).rule("approval")
    if step.state != APPROVED or not rule_of_steps or step.on < registered_on:
        return None
    wanted = STATES[2:3] if step.proposed_level >= rule_of_steps["appraised_from"] else STATES[1:3]
    if any(each.state in wanted for each in own):
        return None
    rule = f"Đợt này chưa có bước thẩm định mà đã ghi được phê duyệt ({rule_of_steps['clause']})."
    return Problem("reason", rule, "Hãy ghi các bước trước với ngày của chúng; không ghi được thì nêu lý do.")


def _round(step: Step, before: Sequence[Step], held: Sequence[Step]) -> int:
    """Return the round that goes on, or the next number where the one before the step is over."""
    following = max((each.round for each in held), default=0) + 1
    if before:
        return before[-1].round if before[-1].state != APPROVED else following
    first = held[0] if held else None  # what is entered later than the steps that came after it
    if first is None or first.regime != step.regime or step.state == APPROVED:
        return following
    return first.round if STATES.index(step.state) <= STATES.index(first.state) else following


def _out_of_order(step: Step, own: Sequence[Step]) -> Problem | None:
    place = STATES.index(step.state)
    for other in own:
        if other.on <= step.on and (other.state == APPROVED or STATES.index(other.state) > place):
            rule = f"Đợt {step.round} đã có bước sau bước này, ghi ngày {other.on:%d/%m/%Y}."
            return Problem("state", rule, "Làm lại từ đầu thì mở đợt mới kèm lý do; ghi nhầm thì hủy bước sai.")
        if other.on > step.on and (step.state == APPROVED or STATES.index(other.state) < place):
            rule = f"Đợt {step.round} còn có bước khác ghi ngày {other.on:%d/%m/%Y}, sau ngày này."
            return Problem("on", rule, "Ngày của bước sau không được trước ngày của bước trước: hãy kiểm tra lại ngày.")
    return None


def _between(step: Step, held: Sequence[Step]) -> Problem | None:
    """Return the problem of a round that would run on into another: one ends before the next begins."""
    own = [step.on, *(each.on for each in held if each.round == step.round)]
    for number in {each.round for each in held} - {step.round}:
        days = [each.on for each in held if each.round == number]
        if min(own) < max(days) and min(days) < max(own):
            rule = f"Ngày {step.on:%d/%m/%Y} của đợt {step.round} lẫn vào đợt {number}."
            return Problem("on", rule, "Các đợt nối tiếp nhau: hãy kiểm tra lại ngày hoặc đợt.")
    return None

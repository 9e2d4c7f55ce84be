"""What the form of a conclusion says as it is filled in: whether it counts, when the next is due, what it blocks."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from inventory.errors import Reason
from inventory.law import regimes
from inventory.law.assessors import AssessorKind, Occasion, Verdict, assessor
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from schedules.gate.dated import AuditKind, AuditResult, Conclusion
from schedules.gate.following import Following, following

OF_AUDITS = (
    "no_conclusion",
    "not_eligible",
    "conclusion_expired",
    "conditions_overdue",
    "assessor_not_allowed",
    "major_change_unassessed",
    "serious_incident_unassessed",
)
"""The blockers that a conclusion can bring or leave; the others are about papers."""
_NO_RENEWAL = "Kết luận đột xuất không bắt đầu lại chu kỳ (cách hiểu của sổ: Đ28.5.a nêu riêng định kỳ và đột xuất)."

_RENEWS_ALL_THE_SAME = (
    ". Lần kiểm tra đã làm thì chu kỳ tính lại, dù kết luận không đủ điều kiện hoặc không được công nhận "
    "(cách hiểu của sổ)."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A conclusion as far as it is filled in."""

    kind: str | None
    concluded_on: date | None
    conclusion: str | None
    conditions_until: date | None
    assessor_kind: str | None
    occasion: str | None

    @property
    def why(self) -> str | None:
        """The occasion, once it is known."""
        return self.occasion if self.kind == AuditKind.AD_HOC else self.kind

    @property
    def decides(self) -> bool:
        """Whether enough is filled in to say what becomes of the gate."""
        in_full = self.conclusion != AuditResult.CONDITIONAL or self.conditions_until is not None
        return bool(self.conclusion and self.assessor_kind and self.why and in_full)


def say(place: Place, draft: Draft) -> None:
    """Say what would follow, as far as what is filled in decides it."""
    verdict = _verdict(place, draft)
    if verdict:
        _say_whether_it_counts(verdict)
    if not draft.kind or draft.concluded_on is None or draft.concluded_on > place.today:
        return
    now = place.shown
    then = following(now.facts, _conclusion(draft, draft.concluded_on), place.today, now.policies)
    fails = draft.conclusion == AuditResult.NOT_ELIGIBLE or bool(verdict and not verdict.allowed)
    _say_next_due(place, draft, then, _RENEWS_ALL_THE_SAME if fails else "")
    if draft.decides:
        _say_what_becomes_of_the_gate(place, then)


def _verdict(place: Place, draft: Draft) -> Verdict | None:
    """Return what the law makes of this assessor, for this level and occasion."""
    if not draft.assessor_kind or not draft.why:
        return None
    now, regime = place.shown, regimes.on(draft.concluded_on or place.today).code
    who, why = cast(AssessorKind, draft.assessor_kind), cast(Occasion, draft.why)
    return assessor(now.state.counted_level, now.state.listed, who, why, regime)


def _conclusion(draft: Draft, on: date) -> Conclusion:
    """Return the draft as a fact; what is not chosen yet has no say in the next due day."""
    return Conclusion(
        day=on,
        kind=draft.kind or AuditKind.PERIODIC,
        conclusion=draft.conclusion or AuditResult.ELIGIBLE,
        assessor_kind=cast(AssessorKind, draft.assessor_kind or "licensed"),
        conditions_until=draft.conditions_until if draft.conclusion == AuditResult.CONDITIONAL else None,
        occasion=cast(Occasion, draft.why) if draft.why else None,
    )


def _say_whether_it_counts(verdict: Verdict) -> None:
    if not verdict.allowed:
        layout.note("blocked", f"Kết luận này sẽ không được công nhận. {verdict.warning} ({verdict.clause})")
    elif verdict.warning:
        layout.note("soon", f"Được công nhận, nhưng lưu ý: {verdict.warning} ({verdict.clause})")
    else:
        layout.note("ok", f"Tổ chức, đơn vị này được phép đánh giá ({verdict.clause}).")


def _say_next_due(place: Place, draft: Draft, then: Following, caution: str) -> None:
    now, due = then.state, then.state.audit_due_on
    late = due is None or due < place.today
    if then.renews:
        text = f"Kỳ tiếp theo chậm nhất {words.day(due)} (chu kỳ {now.months} tháng). {now.policy_clause}{caution}"
    elif draft.kind == AuditKind.AD_HOC:
        stays = f"vẫn chậm nhất {words.day(due)}" if due else "chưa làm lần nào, vẫn phải làm ngay"
        text = f"{_NO_RENEWAL} Kiểm tra, đánh giá định kỳ {stays}."
    else:
        text = f"Sổ đã có kết luận mới hơn: kỳ tiếp theo vẫn chậm nhất {words.day(due)}."
    layout.note("overdue" if late else "neutral", text)


def _say_what_becomes_of_the_gate(place: Place, then: Following) -> None:
    gate = then.state.clearance
    found = [blocker for blocker in gate.blockers if blocker.code in OF_AUDITS]
    others = len(gate.blockers) - len(found)
    if not then.governs:
        layout.note("neutral", "Sổ đã có kết luận mới hơn: kết luận này không quyết định việc cho phép sử dụng.")
    elif found:
        ends = "Việc cho phép sử dụng sẽ hết hiệu lực ngay" if place.shown.state.in_use else "Hệ thống vẫn bị chặn"
        layout.note("blocked", f"{ends} khi lưu kết luận này. Việc cần làm:")
        layout.reasons([Reason(each.code, each.clause, each.remedy) for each in found])
    elif others:
        text = f"Về kiểm tra, đánh giá thì đủ; hệ thống vẫn bị chặn vì còn {others} việc khác ở đầu trang."
        layout.note("soon", text)
    else:
        layout.note("ok", f"Sau kết luận này hệ thống đủ điều kiện đến hết ngày {words.day(gate.until)}.")

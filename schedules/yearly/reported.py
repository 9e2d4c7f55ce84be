"""
What the yearly report says of a system on a day, and the totals over several (NĐ 331/2026 Đ36, Mẫu số 08).

Values in, values out: facts of later days are not known, a voided fact never was. How the form's words are read where
the decree leaves them open stands in `READINGS`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from schedules.cadence.cadence import Policy, next_due
from schedules.gate import dated
from schedules.gate.dated import AuditKind, Decision, Implementation, Regulation
from schedules.gate.record import Record

DOSSIER_BUILT = ("sent_for_appraisal", "appraised", "approved")
APPRAISED = ("appraised", "approved")

READINGS = (
    "“Thuộc phạm vi quản lý” là các hệ thống cơ quan làm chủ quản hoặc được giao vận hành, có trong sổ và chưa ngừng "
    "sử dụng vào ngày tính; hệ thống chỉ sử dụng được đếm riêng, không vào bảng. Hệ thống dùng chung "
    "do đơn vị giữ hồ sơ báo cáo.",
    "“Đã xây dựng hồ sơ” là đã gửi thẩm định, đã thẩm định hoặc đã được phê duyệt; “Đang dự thảo” chưa tính là đã xây "
    "dựng. Hệ thống đã có quyết định được tính là đã xây dựng và đã thẩm định hồ sơ (NĐ 331/2026 Đ18, Đ24).",
    "“Được kiểm tra, đánh giá định kỳ theo quy định” là có lần kiểm tra định kỳ còn trong chu kỳ của cấp độ vào ngày "
    "tính, dù kết luận thế nào (NĐ 331/2026 Đ28.5.a; số tháng theo chính sách chu kỳ có hiệu lực ngày đó). Kiểm tra "
    "trước khi đưa vào sử dụng ghi ở cột (12) nhưng không phải là kiểm tra định kỳ.",
)
"""How this register reads the form where the decree does not say; told beside every report as its own reading."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a dossier."""

    on: dt.date
    state: str
    proposed_level: int


@dataclass(frozen=True, slots=True)
class Papers:
    """What is on record of a system's dossier by a day: its steps in order, its type, when approval is expected."""

    steps: tuple[Step, ...] = ()
    classified: bool = False
    expected_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """
    A row of Mẫu số 08: who the system is, then its columns (5) to (12); codes as the facts have them.

    `approval` and `plan` are empty where nothing is on record. `approval_expected_on` and `plan_expected_on` stand only
    where the form asks for them. `periodic`: a periodic audit is in time on the day; `overdue_on`: when one ran out.
    """

    code: str
    name: str
    owner: str
    operator: str
    classified: bool
    level: int | None
    approval: str
    decision: Decision | None
    regulation: Regulation | None
    regulation_first_on: dt.date | None
    approval_expected_on: dt.date | None
    plan: str
    plan_expected_on: dt.date | None
    pre_operation: bool
    periodic: bool
    overdue_on: dt.date | None

    @property
    def approved(self) -> bool:
        """Whether a decision approved the level."""
        return self.decision is not None

    @property
    def implemented(self) -> bool:
        return self.plan == Implementation.FULL


@dataclass(frozen=True, slots=True)
class Totals:
    """
    The seven totals of section 1. `approval_by` is the day by which all are expected to be approved: none while one of
    them has no expected day, or where all are approved already (`all_approved`).
    """

    managed: int
    classified: int
    dossier_built: int
    appraised: int
    approved: int
    audited: int
    approval_by: dt.date | None

    @property
    def all_approved(self) -> bool:
        return self.managed > 0 and self.approved == self.managed


def reported(who: tuple[str, str, str, str], record: Record, papers: Papers, policies: Sequence[Policy]) -> Reported:
    """Return what the report says of a system on the day of its record. `who`: code, name, owner, operator."""
    facts, on = record.facts, record.on
    code, name, owner, operator = who
    plan = record.plan.state if record.plan else ""
    due = _periodic_until(record, policies)
    regulation = dated.latest(facts.regulations, on)
    return Reported(
        code=code,
        name=name,
        owner=owner,
        operator=operator,
        classified=papers.classified,
        level=_level(record, papers),
        approval="approved" if record.decision else papers.steps[-1].state if papers.steps else "",
        decision=record.decision,
        regulation=regulation,
        regulation_first_on=record.regulation.day if record.regulation else None,
        approval_expected_on=None if record.decision else papers.expected_on,
        plan=plan,
        plan_expected_on=record.plan.expected_on if record.plan and plan != Implementation.FULL else None,
        pre_operation=any(_is(each, AuditKind.PRE_OPERATION, on) for each in facts.conclusions),
        periodic=due is not None and due >= on,
        overdue_on=due if due is not None and due < on else None,
    )


class Count:
    """Counts the seven totals from the facts behind the rows, as they come."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()
        self._last_expected: dt.date | None = None

    def add(self, row: Reported) -> None:
        """Count a row."""
        counted = self._counted
        counted["managed"] += 1
        counted["classified"] += row.classified
        counted["dossier_built"] += row.approved or row.approval in DOSSIER_BUILT
        counted["appraised"] += row.approved or row.approval in APPRAISED
        counted["approved"] += row.approved
        counted["audited"] += row.approved and row.periodic
        if not row.approved:
            counted["waiting"] += 1
            expected = row.approval_expected_on
            counted["expected"] += expected is not None
            self._last_expected = max(filter(None, (self._last_expected, expected)), default=None)

    @property
    def totals(self) -> Totals:
        """The totals of the rows so far."""
        counted = self._counted
        known = counted["waiting"] == counted["expected"]
        numbers = {each.name: counted[each.name] for each in fields(Totals) if each.name != "approval_by"}
        return Totals(**numbers, approval_by=self._last_expected if known else None)


def totals(rows: Iterable[Reported]) -> Totals:
    """Return the seven totals of rows."""
    count = Count()
    for row in rows:
        count.add(row)
    return count.totals


def _level(record: Record, papers: Papers) -> int | None:
    """Return the level proposed: in the dossier that the decision approved, else in the one under way."""
    if record.decision is None:
        return papers.steps[-1].proposed_level if papers.steps else None
    decided_on = record.decision.day
    behind = [step for step in papers.steps if step.on <= decided_on or step.state == "approved"]
    return behind[-1].proposed_level if behind else record.decision.level


def _periodic_until(record: Record, policies: Sequence[Policy]) -> dt.date | None:
    """Return the last day on which the latest periodic audit is in time; None when there was none."""
    periodic = [each for each in record.facts.conclusions if _is(each, AuditKind.PERIODIC, record.on)]
    if not periodic:
        return None
    return next_due(record.level, periodic[-1].day, record.on, policies).due_on


def _is(conclusion: dated.Conclusion, kind: str, on: dt.date) -> bool:
    return conclusion.kind == kind and conclusion.day <= on

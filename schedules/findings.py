"""
What audits found wrong, by when it is mended, and how it was (NĐ 331/2026 Đ27.3.b, Đ27.3.d, Đ28.5.c).

A finding neither opens nor shuts the gate: the decree ties the permission to the conclusion and its conditions only.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from sqlmodel import col

from inventory.access import Act, require, system
from inventory.errors import Reason, Refused
from inventory.facts import add
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work
from schedules import watch
from schedules.tables import Audit, Finding, Resolution

Severity = Literal["critical", "major", "minor"]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and how it was mended; None while it is open."""

    finding: Finding
    code: str
    name: str
    resolution: Resolution | None

    def overdue(self, today: dt.date) -> bool:
        """Say whether it is open beyond its deadline."""
        return self.resolution is None and self.finding.due_on < today


def record(work: Work, code: str, finding: Finding) -> Finding:
    """Record a finding of an audit of this system: audit_id, on, what, severity, responsible, due_on."""
    about = system(work, code, Act.AUDIT)
    checks = Checks()
    checks.past("on", finding.on, work.today)
    finding.what = checks.text("what", finding.what, LONG)
    checks.one_of("severity", finding.severity, get_args(Severity))
    finding.responsible = checks.text("responsible", finding.responsible, NAME, required=False)
    checks.plausible("due_on", finding.due_on)
    if finding.on and finding.due_on and finding.due_on < finding.on:
        checks.problem("due_on", "Hạn khắc phục đứng trước ngày phát hiện.", "Hãy kiểm tra lại hai ngày.")
    audit = work.session.get(Audit, finding.audit_id or 0)
    if audit is None or audit.system_id != about.id or audit.voided_at is not None:
        checks.problem("audit_id", "Không có kết luận này của hệ thống.", "Hãy chọn kết luận đã nêu tồn tại.")
    checks.done()
    return add(work, about, finding)


def mend(work: Work, finding_id: int, on: dt.date, how: str) -> Resolution:
    """Record how and when a finding was mended. Raises Refused when it was already."""
    finding, about = watch.spoken_of(work, Finding, finding_id, "tồn tại", Act.AUDIT)
    if watch.grouped(work, Resolution, Resolution.finding_id, [finding_id]):
        raise Refused([Reason("mended", "", "Tồn tại này đã được ghi là khắc phục. Nếu ghi sai, hãy hủy bản ghi đó.")])
    checks = Checks()
    checks.past("on", on, work.today)
    if on and on < finding.on:
        checks.problem("on", "Trước ngày phát hiện.", "Hãy kiểm tra lại ngày.")
    how = checks.text("how", how, LONG)
    checks.done()
    return add(work, about, Resolution(finding_id=finding_id, on=on, how=how))


def listed(work: Work, code: str | None = None) -> list[Told]:
    """Return the findings of a system, or of all that are visible: open ones first, by deadline."""
    require(work, Act.VIEW)
    rows = watch.read(work, watch.holding(work, Finding, code).order_by(col(Finding.due_on), col(Finding.id)))
    mended = watch.grouped(work, Resolution, Resolution.finding_id, watch.ids_of(rows))
    told = [
        Told(finding, about.code, about.name, next(iter(mended.get(finding.id or 0, ())), None))
        for finding, about in rows
    ]
    return sorted(told, key=lambda each: each.resolution is not None)

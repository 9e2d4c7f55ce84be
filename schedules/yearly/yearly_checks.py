"""Whether the yearly report adds up, and which of its columns still lack something (Mẫu số 08, Chú thích; Đ30.7)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from schedules.yearly.reported import Reported
from schedules.yearly.yearly import Yearly

Tab = Literal["", "cap-do", "ho-so", "quyet-dinh", "phuong-an"]
FORM = "Mẫu số 08, Chú thích"


@dataclass(frozen=True, slots=True)
class Remark:
    """
    Something about the report to be minded: what it is, by which clause, of which systems (code, name), and the tab of
    a system's page where it is put right. `gap`: a place of the table left blank.
    """

    what: str
    clause: str
    systems: tuple[tuple[str, str], ...] = ()
    tab: Tab = ""
    gap: bool = False

    def text(self, most: int = 5) -> str:
        """Return it in one sentence, with at most so many systems by name."""
        names = ", ".join(name for _, name in self.systems[:most])
        more = f" và {len(self.systems) - most} hệ thống khác" if len(self.systems) > most else ""
        sentence = f"{self.what}: {names}{more}" if names else self.what
        return f"{sentence} ({self.clause})."


@dataclass(frozen=True, slots=True)
class _Rule:
    what: str
    clause: str
    tab: Tab
    broken: Callable[[Reported], bool]


_GAPS = (
    _Rule("Cột (3): chưa ghi chủ quản", FORM, "", lambda row: not row.owner),
    _Rule("Cột (4): chưa ghi đơn vị vận hành", FORM, "", lambda row: not row.operator),
    _Rule("Cột (5): chưa có cấp độ đề xuất", FORM, "cap-do", lambda row: row.level is None),
    _Rule("Cột (6): chưa ghi bước nào của hồ sơ", FORM, "cap-do", lambda row: not row.approval),
    _Rule(
        "Cột (7): hồ sơ ghi đã được phê duyệt nhưng chưa có số, ngày, cơ quan phê duyệt",
        FORM,
        "quyet-dinh",
        lambda row: row.approval == "approved" and row.decision is None,
    ),
    _Rule(
        "Cột (9): chưa được phê duyệt mà chưa có thời điểm dự kiến",
        FORM,
        "ho-so",
        lambda row: row.approval != "approved" and row.approval_expected_on is None,
    ),
    _Rule("Cột (10): chưa ghi mức triển khai phương án", FORM, "phuong-an", lambda row: not row.plan),
    _Rule(
        "Cột (11): chưa triển khai đầy đủ mà chưa có thời điểm dự kiến",
        FORM,
        "phuong-an",
        lambda row: not row.implemented and row.plan_expected_on is None,
    ),
)


def _approved_without_regulation(row: Reported) -> bool:
    return row.approved and row.regulation is None


def _regulation_not_before(row: Reported) -> bool:
    first, decision = row.regulation_first_on, row.decision
    return decision is not None and first is not None and first > decision.day


_CONTRADICTIONS = (
    _Rule(
        "Cột (8) trống: đã được phê duyệt nhưng sổ chưa có Quy chế bảo đảm an ninh mạng",
        "NĐ 331/2026 Đ30.7",
        "quyet-dinh",
        _approved_without_regulation,
    ),
    _Rule(
        "Cột (7) và (8): Quy chế ban hành sau ngày quyết định phê duyệt",
        "NĐ 331/2026 Đ30.7",
        "quyet-dinh",
        _regulation_not_before,
    ),
    _Rule(
        "Cột (5) và (7): cấp độ đề xuất khác cấp độ được phê duyệt",
        "NĐ 331/2026 Đ18",
        "cap-do",
        lambda row: row.decision is not None and row.level != row.decision.level,
    ),
    _Rule(
        "Cột (6) và (10): đã triển khai đầy đủ phương án nhưng chưa được phê duyệt cấp độ",
        "NĐ 331/2026 Đ30.6",
        "quyet-dinh",
        lambda row: row.implemented and not row.approved,
    ),
    _Rule(
        "Tổng số đã phân loại: đã được phê duyệt nhưng sổ chưa ghi loại hình hệ thống",
        "NĐ 331/2026 Đ9.2",
        "cap-do",
        lambda row: row.approved and not row.classified,
    ),
)


def gaps(report: Yearly) -> Iterator[Remark]:
    """Yield the columns with places left blank, in the order of the form."""
    yield from _remarks(report, _GAPS, gap=True)


def contradictions(report: Yearly) -> Iterator[Remark]:
    """Yield what does not add up: rows against the rules, days that passed, and the totals against the rows."""
    yield from _remarks(report, _CONTRADICTIONS)
    yield from _remarks(report, _passed(report))
    yield from _sums(report)


def _passed(report: Yearly) -> tuple[_Rule, ...]:
    on = report.on

    def plan_late(row: Reported) -> bool:
        return row.plan_expected_on is not None and row.plan_expected_on < on

    return (
        _Rule(
            "Cột (9): thời điểm dự kiến phê duyệt đã qua mà chưa được phê duyệt",
            FORM,
            "ho-so",
            lambda row: row.approval_expected_on is not None and row.approval_expected_on < on,
        ),
        _Rule("Cột (11): thời điểm dự kiến triển khai đầy đủ đã qua", FORM, "phuong-an", plan_late),
    )


def _remarks(report: Yearly, rules: Iterable[_Rule], gap: bool = False) -> Iterator[Remark]:
    for rule in rules:
        found = tuple((row.code, row.name) for row in report.rows if rule.broken(row))
        if found:
            yield Remark(rule.what, rule.clause, found, rule.tab, gap)


def _sums(report: Yearly) -> Iterator[Remark]:
    """Yield the totals that the table, read as its reader does, does not bear out."""
    totals, rows = report.totals, report.rows
    read = {
        "Tổng số thuộc phạm vi quản lý": (totals.managed, len(rows), "số dòng của bảng"),
        "Tổng số đã được phê duyệt": (totals.approved, _count(rows, _says_approved), "số dòng ghi đã được phê duyệt"),
        "Tổng số được kiểm tra định kỳ": (
            totals.audited,
            _count(rows, lambda row: _says_approved(row) and row.periodic),
            "số dòng đã được phê duyệt có ghi “Định kỳ”",
        ),
    }
    for what, (total, counted, where) in read.items():
        if total != counted:
            yield Remark(f"{what} là {total}, khác {where} là {counted}", FORM)
    chain = (
        ("thuộc phạm vi quản lý", totals.managed),
        ("đã xây dựng hồ sơ", totals.dossier_built),
        ("đã được thẩm định", totals.appraised),
        ("đã được phê duyệt", totals.approved),
        ("được kiểm tra định kỳ", totals.audited),
    )
    for (wider, most), (narrower, number) in pairwise(chain):
        if number > most:
            yield Remark(f"Tổng số {narrower} ({number}) lớn hơn tổng số {wider} ({most})", FORM)
    if totals.classified > totals.managed:
        yield Remark(f"Tổng số đã phân loại ({totals.classified}) lớn hơn tổng số quản lý ({totals.managed})", FORM)


def _says_approved(row: Reported) -> bool:
    return row.approval == "approved"


def _count(rows: Iterable[Reported], holds: Callable[[Reported], bool]) -> int:
    return sum(holds(row) for row in rows)

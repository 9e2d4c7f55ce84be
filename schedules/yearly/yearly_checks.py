"""Whether the yearly report adds up, and which of its columns still lack something (Mẫu số 08, Chú thích; Đ30.7)."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from schedules.yearly.reported import Reported, Totals

Tab = Literal["", "cap-do", "ho-so", "quyet-dinh", "phuong-an"]
FORM = "Mẫu số 08, Chú thích"
FEW = 5
"""So many systems a remark names; of the others it tells the number."""


@dataclass(frozen=True, slots=True)
class Remark:
    """
    Something about the report to be minded: what it is, by which clause, of how many systems, the first of them (code,
    name), and the tab of a system's page where it is put right. `gap`: a place of the table left blank.
    """

    what: str
    clause: str
    number: int = 0
    first: tuple[tuple[str, str], ...] = ()
    tab: Tab = ""
    gap: bool = False

    @property
    def others(self) -> int:
        """How many systems there are besides the first."""
        return self.number - len(self.first)

    def text(self) -> str:
        """Return it in one sentence, with the first systems by name."""
        names = ", ".join(name for _, name in self.first)
        more = f" và {self.others} hệ thống khác" if self.others else ""
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


@dataclass(slots=True)
class _Broken:
    """By how many rows a rule is broken, and by which first."""

    rule: _Rule
    number: int = 0
    first: list[tuple[str, str]] = field(default_factory=list)

    def remark(self, gap: bool = False) -> Remark:
        return Remark(self.rule.what, self.rule.clause, self.number, tuple(self.first), self.rule.tab, gap)


class Checked:
    """What is to be minded about the rows of a report of a day, gathered as they come."""

    def __init__(self, on: dt.date) -> None:
        self._gaps = [_Broken(rule) for rule in _GAPS]
        self._contradictions = [_Broken(rule) for rule in (*_CONTRADICTIONS, *_passed(on))]
        self._read: Counter[str] = Counter()

    def add(self, row: Reported) -> None:
        """Hold a row against the rules."""
        for each in (*self._gaps, *self._contradictions):
            if each.rule.broken(row):
                each.number += 1
                if len(each.first) < FEW:
                    each.first.append((row.code, row.name))
        approved = row.approval == "approved"
        for total, counts in (("managed", True), ("approved", approved), ("audited", approved and row.periodic)):
            self._read[total] += counts

    def gaps(self) -> tuple[Remark, ...]:
        """Return the columns with places left blank, in the order of the form."""
        return tuple(each.remark(gap=True) for each in self._gaps if each.number)

    def contradictions(self, totals: Totals) -> tuple[Remark, ...]:
        """Return what does not add up: rows against the rules, days that passed, and the totals against the rows."""
        of_rows = (each.remark() for each in self._contradictions if each.number)
        return (*of_rows, *self._sums(totals), *_chain(totals))

    def _sums(self, totals: Totals) -> Iterator[Remark]:
        """Yield the totals that the table, read as its reader does, does not bear out."""
        for name, (what, where) in _READ.items():
            total, counted = getattr(totals, name), self._read[name]
            if total != counted:
                yield Remark(f"{what} là {total}, khác {where} là {counted}", FORM)


_READ = {
    "managed": ("Tổng số thuộc phạm vi quản lý", "số dòng của bảng"),
    "approved": ("Tổng số đã được phê duyệt", "số dòng ghi đã được phê duyệt"),
    "audited": ("Tổng số được kiểm tra định kỳ", "số dòng đã được phê duyệt có ghi “Định kỳ”"),
}


def _passed(on: dt.date) -> tuple[_Rule, ...]:
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


def _chain(totals: Totals) -> Iterator[Remark]:
    """Yield the totals that are larger than one of which they are a part."""
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

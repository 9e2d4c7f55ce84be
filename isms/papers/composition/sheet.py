"""The facts a printed sheet shows: plain values, complete before printing starts."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the sheet: `parent` may be empty, `place` goes before the date (NĐ 30/2020 Phụ lục I, II.2, II.4)."""

    parent: str
    office: str
    place: str


@dataclass(frozen=True, slots=True)
class PrintedSystem:
    """The system the sheet is about. An owner or operator of None is printed as not yet determined."""

    code: str
    name: str
    purpose: str
    owner: str | None
    operator: str | None


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause, such as "NĐ 331/2026 Đ13.2.b", and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ProposedLevel:
    """The level 1-5 with the clauses it rests on, or None with what a person has to decide."""

    level: int | None
    clauses: tuple[CitedClause, ...] = ()
    to_decide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One component of the dossier and the document that stands for it, when there is one."""

    component: str
    clause: str
    present: bool
    number: str = ""
    dated: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """Who appraises or approves, under which clause."""

    name: str
    clause: str


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit in `days` of `unit`; None when the law states none. `due_on` needs `received_on`; `over`: done."""

    what: str
    days: int | None
    clause: str
    unit: Literal["ngày làm việc", "ngày"] = "ngày làm việc"
    received_on: date | None = None
    due_on: date | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs: preparer on the left, head on the right. An empty name leaves room to write it by hand."""

    preparer: str = ""
    head: str = ""
    head_title: str = "LÃNH ĐẠO ĐƠN VỊ"


@dataclass(frozen=True, slots=True)
class Checklist:
    """
    Everything on the dossier checklist of one system (hồ sơ đề xuất cấp độ: NĐ 331/2026 Đ21, NĐ 85/2016 Đ15).

    `rows` are the components, `beside` what the law wants beside the dossier.
    `recipients` are the lines of "Nơi nhận" before the last one, "Lưu: `filed_at`".
    """

    letterhead: Letterhead
    printed_on: date
    regime: str
    system: PrintedSystem
    proposed: ProposedLevel
    rows: tuple[ChecklistRow, ...]
    appraiser: Authority | None
    approver: Authority | None
    beside: tuple[ChecklistRow, ...] = ()
    clocks: tuple[TimeLimit, ...] = ()
    notes: tuple[str, ...] = ()
    signatures: Signatures = Signatures()
    recipients: tuple[str, ...] = ()
    filed_at: str = "VT"


def facts(checklist: Checklist) -> dict[str, Any]:
    """Return what the sheet says, as plain JSON values."""
    said = {"sheet": "checklist/1", **asdict(checklist)}
    plain: dict[str, Any] = json.loads(json.dumps(said, default=date.isoformat))
    return plain

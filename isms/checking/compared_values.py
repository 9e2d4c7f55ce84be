"""What the register says now, compared with what entries of the trail say it must."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import col, or_, select

from inventory.work import Work
from isms.checking.bulk_acts import BulkActs
from isms.checking.facts_in_trail import TrailFault
from isms.platform.trail import TrailEntry

LABELS = {
    "role": "vai trò",
    "unit": "đơn vị",
    "active": "còn hoạt động",
    "second_factor": "xác thực hai bước",
    "full_name": "họ tên",
    "email": "địa chỉ thư",
    "name": "tên",
    "working": "làm việc",
    "parent": "đơn vị cấp trên",
    "kind": "loại đơn vị",
    "in_force_from": "ngày có hiệu lực",
    "months": "số tháng",
    "clause": "căn cứ",
    "on": "đang bật",
    "asked": "có đề nghị tắt",
    "legal_basis": "căn cứ pháp lý",
    "representative": "người đại diện",
    "title": "chức vụ",
    "address": "địa chỉ",
    "phone": "điện thoại",
    "specialised_unit": "đơn vị chuyên trách",
    "position": "chức vụ",
    "contact": "liên hệ",
    "decision": "số quyết định",
    "decision_date": "ngày quyết định",
    "since": "từ ngày",
    "until": "đến ngày",
    "month_day": "ngày trong năm",
    "responsible": "người phụ trách",
    "note": "ghi chú",
    "signer_name": "người ký",
    "signer_title": "chức vụ người ký",
    "other_signers": "người ký khác",
    "owner_head": "người đứng đầu",
    "abbreviation": "chữ viết tắt",
    "drafter": "nơi soạn thảo",
    "bases": "căn cứ",
    "recipients": "nơi nhận",
    "year": "năm",
    "number": "số văn bản",
    "issued_on": "ngày ban hành",
    "reporting": "cách báo cáo",
    "heading": "nhóm",
    "task": "nhiệm vụ",
    "solution": "giải pháp",
    "deadline": "thời hạn",
    "due_on": "hạn",
    "lead": "chủ trì",
    "coordination": "phối hợp",
    "product": "sản phẩm",
    "target": "chỉ tiêu",
    "indicator": "chỉ số",
    "units": "đơn vị báo cáo",
}
Values = Mapping[str, Any]


def entries(work: Work, *prefixes: str) -> Iterator[TrailEntry]:
    """Yield the entries whose actions begin so, in their order."""
    begins = or_(*(col(TrailEntry.action).startswith(prefix) for prefix in prefixes))
    statement = select(TrailEntry).where(begins).order_by(col(TrailEntry.id))
    yield from work.session.exec(statement.execution_options(yield_per=1000))


def acts(work: Work, bulk: BulkActs, *prefixes: str) -> list[tuple[dt.datetime, str, str, dict[str, Any]]]:
    """Return instant, action, subject and detail of entries, and of imports taken back (action "undone")."""
    found = [(each.at, each.action, each.subject, dict(each.detail)) for each in entries(work, *prefixes)]
    found += [(at, "undone", "", dict(detail)) for at, details in bulk.undone.items() for detail in details]
    return sorted(found, key=lambda each: each[0])


def restored(detail: Values, table: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield what an import taken back restored of a table: label, what columns said before that, and say since."""
    for label, columns in detail.get("restored", {}).get(table, {}).items():
        yield label, *({name: values[place] for name, values in columns.items()} for place in (0, 1))


def compared(subject: str, expected: Values, now: Values) -> Iterator[TrailFault]:
    for name, value in expected.items():
        if name in now and now[name] != value:
            label = LABELS.get(name, name)
            yield TrailFault(subject, f"{label}: sổ ghi {_shown(now[name])}, nhật ký ghi {_shown(value)}")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return "(trống)" if value in (None, "") else f"“{value}”"

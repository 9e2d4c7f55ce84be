"""The permission to be in use: granted through the gate, withdrawn by a person or by the sweep."""

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, ClassVar, Protocol, TypeVar

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import LONG

WITHDRAWN_BECAUSE = {
    "conclusion_expired": "Kết luận kiểm tra, đánh giá đã hết hiệu lực",
    "conditions_overdue": "Điều kiện kèm theo kết luận đã quá hạn",
    "no_level_decision": "Không còn quyết định phê duyệt cấp độ",
    "no_regulation": "Không còn Quy chế",
    "regulation_not_before_decision": "Quy chế ban hành sau quyết định phê duyệt cấp độ",
    "plan_not_full": "Phương án bảo đảm chưa được triển khai đầy đủ",
    "no_conclusion": "Không còn kết luận kiểm tra, đánh giá",
    "not_eligible": "Kết luận không đủ điều kiện",
    "assessor_not_allowed": "Đơn vị kết luận không được phép đánh giá",
    "major_change_unassessed": "Thay đổi lớn chưa được đánh giá",
    "serious_incident_unassessed": "Sự cố nghiêm trọng chưa có kết luận đánh giá",
    "level_below_criteria": "Cấp độ được phê duyệt thấp hơn cấp độ theo tiêu chí",
    "issuer_not_allowed": "Cơ quan ban hành quyết định không có thẩm quyền",
    "plan_before_decision": "Phương án có trước quyết định nâng cấp độ",
    "no_certificate": "Chưa có Giấy chứng nhận đủ điều kiện về an ninh mạng",
    "retired": "Hệ thống ngừng sử dụng hẳn",
    "lapsed": "Hệ thống không còn đủ điều kiện",
}
"""Why the sweep withdrew a permission, by the code of the blocker."""


def is_by_rule(reason: str) -> bool:
    """Say whether a permission was withdrawn by the rules, whose reason is codes, and not by a person."""
    return WITHDRAWN_BECAUSE.keys() >= set(reason.split("; "))


def why_withdrawn(reason: str) -> str:
    """Return why a permission was withdrawn: the program's codes in words, a person's reason as it stands."""
    return "; ".join(WITHDRAWN_BECAUSE[part] for part in reason.split("; ")) if is_by_rule(reason) else reason


class _Said(Protocol):
    """A permission given or withdrawn from a day on, on record or as the rules of time see it."""

    @property
    def day(self) -> dt.date: ...
    @property
    def granted(self) -> bool: ...
    @property
    def reason(self) -> str: ...


Said = TypeVar("Said", bound=_Said)


def withdrawn_by_person(permissions: Iterable[Said], by: dt.date) -> Said | None:
    """Return the withdrawal by a person that no permission by a day has answered; the latest permission comes last."""
    standing = None
    for each in permissions:
        if each.day > by:
            break
        if each.granted:
            standing = None
        elif not is_by_rule(each.reason):
            standing = each
    return standing


def require_answer(permissions: Iterable["Permission"], row: "Permission") -> None:
    """Raise Invalid for a permission that follows a person's withdrawal and does not say what was done about it."""
    if row.granted and not row.reason.strip() and withdrawn_by_person(permissions, row.on):
        rule = "Lần trước việc cho phép bị thu hồi có lý do."
        raise Invalid([Problem("reason", rule, "Hãy ghi đã khắc phục thế nào.")])


class Permission(Record, table=True):
    """The permission to be in use was granted, or withdrawn. It is never voided: one that is wrong is withdrawn."""

    declaration: ClassVar[Declaration] = Declaration(
        list="permissions",
        title="Phép sử dụng",
        plural="Phép sử dụng",
        about="Cho phép sử dụng và thu hồi cho phép sử dụng.",
        clause="NĐ 331/2026 Đ28.3",
        tab="van-hanh",
        card=False,
        act=Act.PERMIT,
        voidable=False,
        series=(),
        headline=lambda row: "Được đưa vào sử dụng" if row.granted else "Thu hồi cho phép sử dụng",
        details=lambda row: (row.number and f"Văn bản số {row.number}", why_withdrawn(row.reason)),
        opens=lambda row, _before: row.granted,
        shuts=lambda _row: True,
    )

    on: Annotated[dt.date, Declared("Ngày", question="Từ ngày", required=True)]
    granted: Annotated[bool, Declared("Cho phép", required=True)]
    number: Annotated[str, Declared("Số văn bản", question="Số văn bản, nếu có")] = ""
    reason: Annotated[str, Declared("Lý do", most=LONG, may_lack=True)] = ""

"""Enumerations stated once: the code that is stored, the words people read, the tone of the badge."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Self


class Choices(StrEnum):
    """
    An enumeration: each member has a `label`, a `tone` (ok, soon, overdue, blocked, neutral) and a `help`.

    `short`: the label as a cell of a workbook has it, where that is shorter.
    """

    label: str
    tone: str
    help: str
    short: str

    def __new__(cls, code: str, label: str, tone: str = "neutral", help: str = "", short: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.tone, member.help, member.short = label, tone, help, short or label
        return member

    @classmethod
    def of(cls, code: str) -> Self:
        """Return the member with that code. Raises ValueError where there is none."""
        for each in cls:
            if each == code:
                return each
        raise ValueError(code)

    @classmethod
    def words(cls) -> dict[str, str]:
        """Return the words by code."""
        return {str(member): member.label for member in cls}

    @classmethod
    def cards(cls) -> dict[str, tuple[str, str]]:
        """Return words and help by code, as a choice between cards shows them."""
        return {str(member): (member.label, member.help) for member in cls}

    @classmethod
    def word(cls, code: str, unknown: str | None = None) -> str:
        """Return the words of one code, or `unknown` where it is none. Raises KeyError without that."""
        return _words(cls)[code] if unknown is None else _words(cls).get(code, unknown)


@cache
def _words(choices: type[Choices]) -> Mapping[str, str]:
    return choices.words()


class Responsibility(Choices):
    """What the office is to a system (NĐ 331/2026 Đ4, Đ5)."""

    OWNED = (
        "owned",
        "Cơ quan là chủ quản",
        "neutral",
        "Theo Điều 4, kể cả khi UBND tỉnh quyết định giao: chỉ đạo lập hồ sơ, ban hành Quy chế, triển khai phương án.",
    )
    OPERATED = (
        "operated",
        "Cơ quan được giao vận hành",
        "neutral",
        "Cấp trên hoặc cơ quan khác là chủ quản; mình vận hành, lập hồ sơ và trình chủ quản.",
    )
    USED = (
        "used",
        "Cơ quan chỉ sử dụng",
        "neutral",
        "Hệ thống do nơi khác làm chủ và vận hành; mình chỉ cần có quyết định cấp độ và kết luận kiểm tra của họ.",
    )


class Implementation(Choices):
    """How far the approved protection plan is implemented (Mẫu số 08, column 10)."""

    NONE = "none", "Chưa triển khai", "blocked", "Phương án đã được phê duyệt nhưng chưa làm."
    PARTIAL = "partial", "Đã triển khai một số hạng mục", "soon", "Còn hạng mục chưa xong."
    FULL = "full", "Đã triển khai đầy đủ", "ok", "Mọi hạng mục trong phương án được phê duyệt đã xong."


class Running(Choices):
    """What goes on in the office, permitted or not."""

    OPERATING = "operating", "Đang vận hành", "ok", "Đang chạy và có người dùng, dù đã được phép hay chưa."
    STOPPED = "stopped", "Đã dừng", "neutral", "Tạm ngừng, có thể chạy lại."
    RETIRED = (
        "retired",
        "Ngừng sử dụng hẳn",
        "neutral",
        "Kết thúc vận hành. Hệ thống ra khỏi các số liệu từ ngày này.",
    )


class AuditKind(Choices):
    """Why an audit takes place. Only the first two renew the cadence (NĐ 331/2026 Đ28.5.a)."""

    PRE_OPERATION = (
        "pre_operation",
        "Trước khi đưa vào sử dụng",
        "neutral",
        "Hệ thống mới, mở rộng hoặc nâng cấp. Bắt đầu lại chu kỳ.",
    )
    PERIODIC = "periodic", "Định kỳ", "neutral", "Theo chu kỳ của cấp độ. Bắt đầu lại chu kỳ."
    AD_HOC = "ad_hoc", "Đột xuất", "neutral", "Do sự cố, thay đổi lớn hoặc yêu cầu. Không kéo dài chu kỳ."


class AuditResult(Choices):
    """What an audit concluded (Đ28.3)."""

    ELIGIBLE = "eligible", "Đủ điều kiện", "ok", "Được đưa vào sử dụng đến hết chu kỳ."
    CONDITIONAL = (
        "conditional",
        "Đủ điều kiện, kèm điều kiện",
        "soon",
        "Chỉ đến hết hạn thực hiện điều kiện.",
    )
    NOT_ELIGIBLE = "not_eligible", "Không đủ điều kiện", "overdue", "Hệ thống bị chặn đến khi có kết luận mới."

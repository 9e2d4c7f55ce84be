"""Enumerations stated once: the code that is stored, the words people read, the tone of the badge."""

from enum import StrEnum
from typing import Self


class Choices(StrEnum):
    """An enumeration: each member has a `label`, a `tone` (ok, soon, overdue, blocked, neutral) and a `help`."""

    label: str
    tone: str
    help: str

    def __new__(cls, code: str, label: str, tone: str = "neutral", help: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.tone, member.help = label, tone, help
        return member

    @classmethod
    def words(cls) -> dict[str, str]:
        """Return the words by code."""
        return {str(member): member.label for member in cls}

    @classmethod
    def word(cls, code: str) -> str:
        """Return the words of one code."""
        return cls.words()[code]


class Responsibility(Choices):
    """What the office is to a system (NĐ 331/2026 Đ4, Đ5)."""

    OWNED = "owned", "Cơ quan là chủ quản", "neutral", "Cơ quan quản lý trực tiếp hệ thống (Đ4)."
    OPERATED = (
        "operated",
        "Cơ quan được giao vận hành",
        "neutral",
        "Chủ quản là cơ quan khác, cơ quan được giao vận hành (Đ5).",
    )
    USED = "used", "Cơ quan chỉ sử dụng", "neutral", "Hệ thống do cơ quan khác quản lý và vận hành."

"""What came of an act, and what the person is told of it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from isms.platform.database import Outcome

Value = TypeVar("Value")
WAITS = "Đã gửi; có hiệu lực khi người thứ hai xác nhận."
WAITS_IN_PART = "Đã lưu phần có hiệu lực ngay; phần còn lại đã gửi, có hiệu lực khi người thứ hai xác nhận."
NOTHING_NEW = "Nội dung này đã có trong sổ; không lưu gì thêm."


@dataclass(frozen=True, slots=True)
class Done(Generic[Value]):
    """
    An act that was done, with what it returned. Always true, whatever the value.

    `waits`: it counts, or a part of it, only once a second person has confirmed it. `changed`: something was recorded,
    be it only that it waits. `stored`: something was stored that counts at once.
    """

    value: Value
    waits: bool = False
    changed: bool = False
    stored: bool = False

    def told(self, said: str) -> str:
        """Return what to tell the person: `said` only when all of it is stored."""
        if self.waits:
            return WAITS_IN_PART if self.stored else WAITS
        return said if self.stored else NOTHING_NEW


@dataclass(frozen=True, slots=True)
class Failed:
    """An act that failed, and what its unit of work says became of it; None: it had several, or none."""

    error: Exception
    outcome: Outcome | None

"""What may change about a system, in the law's words, and what it asks for (NĐ 331/2026 Đ10.2, Đ28.3.b, Đ31.2.c)."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that changed. `risk`: the clause that asks for a risk assessment; `major`: those of a major change."""

    words: str
    risk: str = ""
    major: str = ""

    @property
    def clauses(self) -> str:
        return "NĐ 331/2026 " + "; ".join(filter(None, (self.risk, self.major)))


ASPECTS: dict[str, Aspect] = {
    "function": Aspect("Chức năng", "Đ10.2.b", "Đ28.3.b; Đ31.2.c"),
    "scope": Aspect("Phạm vi phục vụ", "Đ10.2.b", "Đ31.2.c"),
    "users": Aspect("Đối tượng sử dụng", "Đ10.2.b"),
    "information": Aspect("Loại thông tin xử lý", "Đ10.2.b"),
    "technology": Aspect("Công nghệ triển khai", "Đ10.2.b", "Đ28.3.b; Đ31.2.c"),
    "architecture": Aspect("Kiến trúc", major="Đ31.2.c"),
    "size": Aspect("Quy mô", "Đ10.2.c", "Đ28.3.b"),
    "connection": Aspect("Tích hợp, kết nối liên thông hoặc chia sẻ dữ liệu với hệ thống khác", "Đ10.2.c"),
    "risk": Aspect("Mức độ rủi ro an ninh mạng", major="Đ28.3.b"),
}


def may_be_major(aspects: Iterable[str]) -> bool:
    """Say whether the law names any of these where it speaks of major changes. A person decides whether it is."""
    return any(ASPECTS[each].major for each in aspects if each in ASPECTS)

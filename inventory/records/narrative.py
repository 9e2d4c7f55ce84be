"""What a dossier explains in words, part by part (NĐ 331/2026 Đ22.3-22.5)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record

DETAILED_FROM = 4
"""The lowest level whose explanation must say more (Đ22.5)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the explanation: title, clause, what the decree asks, and the only criteria under which it does."""

    title: str
    clause: str
    asked: str
    detailed: bool = False
    only_under: frozenset[str] = frozenset()

    def needed(self, level: int | None, criteria: Collection[str]) -> bool:
        """Say whether a dossier of that level (none yet: the basic parts), by the clauses of the criteria met, must."""
        if self.only_under and self.only_under.isdisjoint(criteria):
            return False
        return not self.detailed or (level or 0) >= DETAILED_FROM


PARTS = {
    "scope": Part(
        "Phạm vi của hệ thống",
        "Đ22.3.c",
        "Phạm vi của hệ thống: nơi dùng, nghiệp vụ, đơn vị tham gia.",
    ),
    "scale": Part(
        "Quy mô của hệ thống",
        "Đ22.3.c",
        "Quy mô: số người dùng, số hồ sơ, số máy chủ, dung lượng.",
    ),
    "audience": Part("Đối tượng phục vụ", "Đ22.3.c", "Đối tượng phục vụ của hệ thống."),
    "logical_model": Part(
        "Mô hình lô-gic",
        "Đ22.3.d",
        "Mô tả mô hình lô-gic: các vùng mạng, luồng dữ liệu. Sơ đồ: thêm ở thẻ Tài liệu.",
    ),
    "physical_model": Part(
        "Mô hình vật lý",
        "Đ22.3.d",
        "Mô tả mô hình vật lý: nơi đặt, thiết bị, đường truyền.",
    ),
    "information": Part("Loại thông tin được xử lý", "Đ22.4.b", "Loại thông tin hệ thống xử lý, nêu cụ thể."),
    "basis": Part(
        "Căn cứ đề xuất cấp độ",
        "Đ22.4.b",
        "Vì sao đề xuất cấp độ này; tiêu chí khớp được điền sẵn từ các câu trả lời.",
    ),
    "related_systems": Part(
        "Hệ thống liên quan, kết nối",
        "Đ22.5.a",
        "Hệ thống liên quan, kết nối hoặc ảnh hưởng quan trọng.",
        detailed=True,
    ),
    "threats": Part(
        "Nguy cơ tấn công mạng và mức độ ảnh hưởng",
        "Đ22.5.b",
        "Các nguy cơ tấn công mạng và mức độ ảnh hưởng.",
        detailed=True,
    ),
    "reach": Part(
        "Ảnh hưởng tới lợi ích công cộng, trật tự, an toàn xã hội, an ninh quốc gia",
        "Đ22.5.c",
        "Phạm vi, mức độ ảnh hưởng tới lợi ích công cộng, trật tự, an ninh.",
        detailed=True,
    ),
    "round_the_clock": Part(
        "Yêu cầu vận hành 24/7",
        "Đ22.5.d",
        "Yêu cầu vận hành 24/7, không chấp nhận ngừng ngoài kế hoạch; chỉ với hệ thống theo khoản 2 Điều 14.",
        detailed=True,
        only_under=frozenset({"NĐ 331/2026 Đ14.2", "NĐ 85/2016 Đ10.2", "NĐ 85/2016 Đ10.3"}),
    ),
}
"""The parts by code, in the order of the decree."""


def titles() -> dict[str, str]:
    """Return the titles of the parts by code."""
    return {code: part.title for code, part in PARTS.items()}


class Narrative(Record, table=True):
    """A part of the written explanation of a dossier, in the office's own words; the latest holds."""

    declaration: ClassVar[Declaration] = Declaration(
        list="narratives",
        title="Phần thuyết minh",
        plural="Thuyết minh",
        sheet="Thuyết minh",
        about="Nội dung bằng lời của thuyết minh hồ sơ (NĐ 331/2026 Đ22.3-22.5); "
        "bản ghi mới nhất của mỗi mục được dùng.",
        clause="NĐ 331/2026 Đ22.3-22.5",
        tab="ho-so",
        card=False,
        headline=lambda row: PARTS[row.part].title,
        details=lambda row: (row.text,),
        series=("part",),
        columns=("part", "on", "text"),
        template=7,
    )

    on: Annotated[dt.date, Declared("Tính đến ngày", required=True)]
    part: Annotated[str, Declared("Mục", required=True, codes=titles, fixed=True)]
    text: Annotated[
        str, Declared("Nội dung", required=True, lines=True, most=8000, note="Xuống dòng trong ô bằng Alt+Enter.")
    ]

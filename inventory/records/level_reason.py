"""Why a level was decided below the one that the criteria give (NĐ 331/2026 Đ8.2, Đ10.5)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record


class LevelReason(Record, table=True):
    """A written reason that covers one computed level; a later, higher computed level needs a reason of its own."""

    __tablename__ = "level_reason"

    declaration: ClassVar[Declaration] = Declaration(
        list="level_reasons",
        title="Lý do cấp độ thấp hơn tiêu chí",
        plural="Lý do cấp độ thấp hơn tiêu chí",
        about="Căn cứ bằng văn bản khi cấp độ được phê duyệt thấp hơn cấp độ tính theo tiêu chí.",
        clause="NĐ 331/2026 Đ8.2; Đ10.5",
        tab="cap-do",
        headline=lambda row: f"Lý do phê duyệt thấp hơn cấp độ {row.level} theo tiêu chí",
        details=lambda row: (row.reason, f"Văn bản số {row.number}" if row.number else ""),
        opens=lambda _row, _before: True,
        document=("number", "on", "level"),
    )

    on: Annotated[dt.date, Declared("Ngày ghi lý do", required=True)]
    level: Annotated[
        int,
        Declared(
            "Cấp độ tính theo tiêu chí",
            required=True,
            between=(2, 5),
            help="Cấp độ mà các câu trả lời cho ra, và lý do này giải thích vì sao được phê duyệt thấp hơn.",
        ),
    ]
    reason: Annotated[str, Declared("Lý do, căn cứ", required=True, lines=True)]
    number: Annotated[str, Declared("Số văn bản")] = ""

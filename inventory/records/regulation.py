"""Regulations (Quy chế) that cover systems (NĐ 331/2026 Đ30.7)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME


class Regulation(Record, table=True):
    """A regulation that covers the system; one that covers several is recorded for each."""

    declaration: ClassVar[Declaration] = Declaration(
        list="regulations",
        title="Quy chế",
        called="Quy chế",
        plural="Quy chế bảo đảm an ninh mạng",
        about="Quy chế bảo đảm an ninh mạng; một quy chế có thể cho nhiều hệ thống.",
        clause="NĐ 331/2026 Đ30.7",
        tab="quyet-dinh",
        card=False,
        headline=lambda row: f"Ban hành theo văn bản số {row.number}",
        details=lambda row: (row.issuer,),
        day="date",
        opens=lambda _row, _before: True,
        shuts=lambda _row: True,
        proof="regulation",
        columns=("number", "date", "issuer"),
        template=2,
        several=True,
        document=("number", "date", "issuer"),
    )

    date: Annotated[dt.date, Declared("Ngày ban hành", required=True, clause="NĐ 331/2026 Đ30.7; TT 12/2022 Đ9.7")]
    number: Annotated[
        str, Declared("Số văn bản", "Số văn bản ban hành", required=True, help="Ví dụ: 45/QĐ-STP", note="")
    ]
    issuer: Annotated[str, Declared("Cơ quan ban hành", required=True, most=NAME)]

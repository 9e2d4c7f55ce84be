"""Changes of a system, and whether they are major ones (NĐ 331/2026 Đ10.2, Đ28.3.b, Đ31.2.c)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlmodel import JSON, Field

from inventory.records.change_aspects import ASPECTS
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import LONG


def _aspects() -> dict[str, str]:
    return {code: aspect.words for code, aspect in ASPECTS.items()}


def _details(row: "Change") -> tuple[str, ...]:
    named = "; ".join(words for code, words in _aspects().items() if code in row.aspects)
    return ("Thay đổi lớn" if row.major else "Không phải thay đổi lớn"), named


class Change(Record, table=True):
    """
    A change of the system. A major one must be assessed again (Đ28.3.b, Đ31.2.c); others ask for a look at the risks.

    `aspects` are the codes of what changed (Đ10.2.b-c).
    """

    declaration: ClassVar[Declaration] = Declaration(
        list="changes",
        title="Thay đổi",
        plural="Thay đổi",
        about="Thay đổi của hệ thống; thay đổi lớn phải được đánh giá lại.",
        clause="NĐ 331/2026 Đ10.2; Đ28.3.b; Đ31.2.c",
        tab="van-hanh",
        card=False,
        headline=lambda row: row.what,
        details=_details,
        shuts=lambda row: row.major,
        identity=("on", "what", "major"),
        template=5,
        document=("what", "on"),
    )

    on: Annotated[dt.date, Declared("Ngày thay đổi", required=True)]
    what: Annotated[
        str,
        Declared(
            "Nội dung thay đổi",
            "Thay đổi gì?",
            required=True,
            most=LONG,
            help="Thay đổi nào, ở phần nào, theo văn bản nào.",
            note="",
        ),
    ]
    major: Annotated[bool, Declared("Thay đổi lớn", "Có phải thay đổi lớn không?", note="Bỏ trống: coi là có.")] = True
    aspects: Annotated[
        list[str],
        Declared("Điểm thay đổi", "Thay đổi về", codes=_aspects, note="Một hoặc nhiều điểm, cách nhau bằng dấu ;"),
    ] = Field(default_factory=list, sa_type=JSON)

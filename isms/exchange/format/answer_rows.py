"""The rows of what units answer for their systems, and their sheet, read off what is declared of an answer."""

from typing import Any, cast

from pydantic import create_model

from inventory.declared_fields import fields_of
from inventory.protection.office_answer import OfficeAnswer as Stored
from inventory.records.plan_item import COLUMNS
from isms.exchange.format import declared_rows
from isms.exchange.format.shapes import Code, Row
from isms.exchange.format.sheet_layout import Column, Sheet

FIELDS = tuple(fields_of(Stored))


class _OfUnit(Row):
    """`regime` may be left open: that of which units may answer today."""

    unit: Code

    @property
    def label(self) -> str:
        return f"{self.unit}: {getattr(self, 'requirement', '')}"


_SHAPES: dict[str, Any] = {name: declared_rows.shape_of(each) for name, each in fields_of(Stored).items()}
OfficeAnswer = cast(
    "type[_OfUnit]", cast(Any, create_model)("OfficeAnswer", __base__=_OfUnit, __module__=__name__, **_SHAPES)
)

SHEET = Sheet(
    "office_answers",
    "Yêu cầu chung của đơn vị",
    "Câu trả lời chung cho các hệ thống của một đơn vị: quy định, con người, nhà cung cấp, sự cố.",
    (
        Column("unit", "Mã đơn vị", required=True, drawn_from="units"),
        *(declared_rows.column_of(fields_of(Stored)[name]) for name in COLUMNS),
    ),
)

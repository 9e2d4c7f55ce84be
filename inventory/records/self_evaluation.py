"""The operator's own periodic evaluation (NĐ 331/2026 Đ33.3), which the gate ignores."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME, Checks


def _check(checks: Checks, row: "SelfEvaluation", _today: dt.date) -> None:
    if row.notified_on is not None and row.notified_on < row.on:
        checks.problem("notified_on", "Ngày thông báo đứng trước ngày tự đánh giá.", "Hãy kiểm tra lại hai ngày.")


def _details(row: "SelfEvaluation") -> tuple[str, ...]:
    number = f"Văn bản số {row.number}" if row.number else ""
    notified = f"Đã thông báo Bộ Công an ngày {row.notified_on:%d/%m/%Y}" if row.notified_on else ""
    return row.evaluator, row.result, number, notified


class SelfEvaluation(Record, table=True):
    """What the operator found when it looked at its own system. It neither renews the cadence nor shuts the gate."""

    __tablename__ = "self_evaluation"

    declaration: ClassVar[Declaration] = Declaration(
        list="self_evaluations",
        title="Tự đánh giá của đơn vị vận hành",
        plural="Tự đánh giá của đơn vị vận hành",
        about="Việc tự đánh giá định kỳ của đơn vị vận hành; không thay cho kết luận kiểm tra, đánh giá.",
        clause="NĐ 331/2026 Đ33.3; NĐ 333/2026 Đ8.5.b",
        tab="kiem-tra",
        headline=lambda row: f"Tự đánh giá ngày {row.on:%d/%m/%Y}",
        details=_details,
        check=_check,
        document=("number", "on", "evaluator"),
    )

    on: Annotated[dt.date, Declared("Ngày tự đánh giá", required=True)]
    evaluator: Annotated[str, Declared("Đơn vị thực hiện", required=True, most=NAME)]
    result: Annotated[str, Declared("Kết quả", required=True, lines=True)]
    number: Annotated[str, Declared("Số văn bản")] = ""
    notified_on: Annotated[
        dt.date | None,
        Declared(
            "Ngày thông báo Bộ Công an",
            help="Cấp độ 5 hoặc thuộc Danh mục: thông báo bằng văn bản trước 01/10 hằng năm.",
            clause="Luật 116/2025/QH15 Đ11.1.b; NĐ 333/2026 Đ8.5.b",
        ),
    ] = None

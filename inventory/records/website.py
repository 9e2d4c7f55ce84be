"""The addresses under which the office publishes, and their periodic review (plan 2025 II.2.d)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlmodel import Field

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Parent, Record
from inventory.validation import LONG, NAME, Checks

CLAUSE = "KH chuyển đổi số năm 2025, II.2.d"
SUGGESTED_MONTHS = 6
"""A suggestion of this program: the plan names no number of months."""


class ReviewResult(Choices):
    """How a website was found."""

    IN_ORDER = "in_order", "Không thấy vấn đề", "ok", "Địa chỉ còn dùng, nội dung và chứng thư bình thường."
    PROBLEMS = "problems", "Có vấn đề", "overdue", "Ghi rõ vấn đề ở dưới."


def _check_website(checks: Checks, row: "Website", _today: dt.date) -> None:
    row.address = row.address.lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if row.address and ("." not in row.address or " " in row.address):
        checks.problem("address", f"“{row.address}” không phải là địa chỉ.", "Ví dụ: sotuphap.angiang.gov.vn.")


def _check_review(checks: Checks, row: "WebsiteReview", _today: dt.date) -> None:
    if row.result == ReviewResult.PROBLEMS and not row.note:
        checks.problem("note", "Chưa có nội dung.", "Vui lòng ghi vấn đề đã thấy.")


class Website(Record, table=True):
    """
    An address under which the office publishes; `review_months` between reviews, as the office decided.

    The same address again corrects it.
    """

    declaration: ClassVar[Declaration] = Declaration(
        list="websites",
        title="Website",
        plural="Website",
        about="Địa chỉ mà cơ quan công bố thông tin.",
        clause=CLAUSE,
        tab="theo-doi",
        card=False,
        headline=lambda row: row.address,
        details=lambda row: (f"Rà soát {row.review_months} tháng một lần" if row.review_months else "",),
        check=_check_website,
    )

    on: Annotated[dt.date, Declared("Ngày", question="Có trong danh sách từ ngày", required=True)]
    address: Annotated[str, Declared("Địa chỉ", required=True, most=NAME, help="Ví dụ: sotuphap.angiang.gov.vn")]
    review_months: Annotated[
        int | None,
        Declared(
            "Rà soát mỗi (tháng)",
            question="Rà soát mấy tháng một lần?",
            between=(1, 60),
            unit="tháng",
            help=(
                f"{SUGGESTED_MONTHS} tháng chỉ là gợi ý: kế hoạch không nêu số tháng, cơ quan tự đặt. Để trống nếu chưa"
                " đặt."
            ),
            note="",
            clause=CLAUSE,
        ),
    ] = None


class WebsiteReview(Record, table=True):
    """A look at a website: whether it was found in order."""

    __tablename__ = "website_review"

    declaration: ClassVar[Declaration] = Declaration(
        list="website_reviews",
        title="Rà soát website",
        plural="Rà soát website",
        about="Các lần rà soát website.",
        clause=CLAUSE,
        tab="theo-doi",
        card=False,
        headline=lambda row: ReviewResult.word(row.result),
        details=lambda row: (row.note,),
        check=_check_review,
    )

    website_id: Annotated[
        int,
        Declared(
            "Website",
            required=True,
            reference=Parent("website", {"address": "address"}, headings={"address": "Địa chỉ"}),
        ),
    ] = Field(foreign_key="website.id", index=True)
    on: Annotated[dt.date, Declared("Ngày", question="Ngày rà soát", required=True)]
    result: Annotated[str, Declared("Kết quả", required=True, choices=ReviewResult)]
    note: Annotated[str, Declared("Ghi chú", most=LONG, help="Bắt buộc khi có vấn đề.", note="")] = ""

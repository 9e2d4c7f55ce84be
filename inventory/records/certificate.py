"""Certificates for systems of level 5 or on the national-security list (NĐ 333/2026 Đ6.2, Đ6.5, Đ6.10)."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import Checks


class CertificateIssuer(Choices):
    """Who may issue it."""

    PUBLIC_SECURITY = "ministry_of_public_security", "Bộ Công an"
    NATIONAL_DEFENCE = "ministry_of_national_defence", "Bộ Quốc phòng"
    CIPHER_COMMITTEE = "government_cipher_committee", "Ban Cơ yếu Chính phủ"


def _check(checks: Checks, row: "Certificate", _today: dt.date) -> None:
    if row.valid_until is not None and row.valid_until < row.on:
        checks.problem("valid_until", "Ngày hết hiệu lực đứng trước ngày cấp.", "Hãy kiểm tra lại hai ngày.")


def _details(row: "Certificate") -> tuple[str, ...]:
    until = f"Có giá trị đến hết ngày {row.valid_until:%d/%m/%Y}" if row.valid_until else ""
    return CertificateIssuer.word(row.issuer), until, row.note


class Certificate(Record, table=True):
    """The certificate that the system meets the conditions of cybersecurity, asked before operation."""

    declaration: ClassVar[Declaration] = Declaration(
        list="certificates",
        title="Giấy chứng nhận đủ điều kiện",
        plural="Giấy chứng nhận đủ điều kiện về an ninh mạng",
        about="Hệ thống cấp độ 5 hoặc thuộc Danh mục quan trọng về an ninh quốc gia phải có trước khi vận hành.",
        clause="NĐ 333/2026 Đ6.2; Luật 116/2025/QH15 Đ9.3",
        tab="quyet-dinh",
        headline=lambda row: f"Giấy chứng nhận số {row.number}",
        details=_details,
        check=_check,
        opens=lambda _row, _before: True,
        document=("number", "on", "issuer"),
    )

    number: Annotated[str, Declared("Số giấy chứng nhận", required=True)]
    on: Annotated[dt.date, Declared("Ngày cấp", required=True)]
    issuer: Annotated[str, Declared("Cơ quan cấp", required=True, choices=CertificateIssuer)]
    valid_until: Annotated[
        dt.date | None, Declared("Có giá trị đến hết ngày", ahead=True, help="Để trống nếu giấy không ghi thời hạn.")
    ] = None
    note: Annotated[str, Declared("Ghi chú", lines=True)] = ""

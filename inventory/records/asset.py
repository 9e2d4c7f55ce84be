"""Devices, applications and network zones of a system, as a dossier lists them (NĐ 331/2026 Đ22.3.d)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.schema import SchemaItem

from inventory.choices import Choices
from inventory.records.declaration import Declaration, Declared, Record
from inventory.validation import NAME


class AssetKind(Choices):
    """What an item of the list is."""

    DEVICE = "device", "Thiết bị"
    APPLICATION = "application", "Ứng dụng, dịch vụ"
    ZONE = "zone", "Vùng mạng"


MOST = 100_000
NO_LONGER = "Không còn: "


def _details(row: "Asset") -> tuple[str, ...]:
    where = (row.host, row.operating_system, row.private_addresses, row.public_addresses)
    return row.model, row.location, row.purpose, *where


class Asset(Record, table=True):
    """
    A device, an application or a network zone of the system; the latest row of an `item` holds.

    `present` is false once it is taken out. What does not fit the kind stays empty.
    """

    declaration: ClassVar[Declaration] = Declaration(
        list="assets",
        title="Thiết bị, ứng dụng, vùng mạng",
        plural="Thiết bị, ứng dụng, vùng mạng",
        sheet="Thiết bị, ứng dụng",
        about="Thiết bị, ứng dụng, dịch vụ và vùng mạng của hệ thống (NĐ 331/2026 Đ22.3.d).",
        clause="NĐ 331/2026 Đ22.3.d",
        tab="ho-so",
        card=False,
        headline=lambda row: ("" if row.present else NO_LONGER) + f"{AssetKind.word(row.kind)} {row.name}",
        details=_details,
        series=("item",),
        columns=(
            *("kind", "name", "on", "model", "quantity", "location", "purpose", "host", "operating_system"),
            *("private_addresses", "public_addresses", "item", "present"),
        ),
        template=8,
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint(f"quantity BETWEEN 1 AND {MOST}", name="asset_quantity"),
    )

    on: Annotated[dt.date, Declared("Tính đến ngày", required=True)]
    item: Annotated[
        str,
        Declared(
            "Mã mục",
            fixed=True,
            may_lack=True,
            note="Để trống với mục mới; ghi mã như sổ đã cấp để sửa hoặc bỏ mục đó.",
        ),
    ] = ""
    present: Annotated[bool, Declared("Còn trong danh mục", note="Bỏ trống: coi là còn; Không: đã bỏ từ ngày này.")] = (
        True
    )
    kind: Annotated[str, Declared("Loại", required=True, choices=AssetKind)]
    name: Annotated[str, Declared("Tên", required=True, most=NAME)]
    model: Annotated[str, Declared("Chủng loại", most=NAME, help="Có thể để trống.", note="Với thiết bị.")] = ""
    quantity: Annotated[int, Declared("Số lượng", between=(1, MOST), note="Bỏ trống: coi là 1.")] = 1
    location: Annotated[str, Declared("Vị trí triển khai", most=NAME, help="Có thể để trống.", note="")] = ""
    purpose: Annotated[str, Declared("Mục đích sử dụng", most=NAME, help="Có thể để trống.", note="")] = ""
    host: Annotated[
        str, Declared("Máy chủ triển khai", most=NAME, help="Có thể để trống.", note="Với ứng dụng, dịch vụ.")
    ] = ""
    operating_system: Annotated[
        str, Declared("Hệ điều hành máy chủ", most=NAME, help="Có thể để trống.", note="Với ứng dụng, dịch vụ.")
    ] = ""
    private_addresses: Annotated[
        str, Declared("Địa chỉ IP nội bộ", most=NAME, help="Có thể để trống.", note="Với vùng mạng.")
    ] = ""
    public_addresses: Annotated[
        str, Declared("Địa chỉ IP công khai", most=NAME, help="Có thể để trống.", note="Với vùng mạng.")
    ] = ""

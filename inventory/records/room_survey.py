"""Surveys of the room where a system's machines stand, on the office's own sheet; the gate ignores them."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, ClassVar

from inventory.records.declaration import Declaration, Declared, DeclaredField, Record, fields_of
from inventory.validation import LONG, NAME

NOTE = "_note"
"""The end of the name of the field that holds what was noted beside an answer."""
_ANSWERS = {True: "có", False: "không", None: ""}


def conditions() -> list[DeclaredField]:
    """Return what is looked at in the room, in the order of the sheet: each answered with yes or no, or left open."""
    return [each for each in fields_of(RoomSurvey).values() if each.kind == "yes_no"]


def _details(row: "RoomSurvey") -> Iterator[str]:
    yield row.room
    yield f"Người khảo sát: {row.surveyor}" if row.surveyor else ""
    for each in conditions():
        answer, note = _ANSWERS[getattr(row, each.name)], getattr(row, each.name + NOTE)
        yield f"{each.declared.label}: {'; '.join(filter(None, (answer, note)))}" if answer or note else ""
    for name in ("devices_seen", "devices_more", "findings"):
        said = "; ".join(getattr(row, name).splitlines())
        yield f"{fields_of(RoomSurvey)[name].declared.label}: {said}" if said else ""


class RoomSurvey(Record, table=True):
    """
    What was seen in the room of a system's machines on a day. The questions are the office's own, not the law's.

    `devices_seen`: the names of the devices on record that were there, one a line; `devices_more`: others.
    """

    __tablename__ = "room_survey"

    declaration: ClassVar[Declaration] = Declaration(
        list="room_surveys",
        title="Khảo sát phòng máy",
        called="lần khảo sát phòng máy",
        plural="Các lần khảo sát phòng máy",
        about="Điều kiện của phòng, thiết bị tại chỗ. Câu hỏi là gợi ý của sổ, không phải yêu cầu của pháp luật.",
        clause="",
        tab="ho-so",
        headline=lambda row: f"Khảo sát phòng máy ngày {row.on:%d/%m/%Y}",
        details=lambda row: tuple(_details(row)),
        card=False,
    )

    on: Annotated[dt.date, Declared("Ngày khảo sát", required=True)]
    room: Annotated[str, Declared("Địa điểm, phòng", most=NAME)] = ""
    surveyor: Annotated[str, Declared("Người khảo sát", most=NAME)] = ""
    door: Annotated[bool | None, Declared("Cửa có khóa; danh sách người được vào; sổ ra vào")] = None
    door_note: Annotated[str, Declared("Ghi chú về cửa", most=NAME)] = ""
    watched: Annotated[bool | None, Declared("Camera hoặc người trực")] = None
    watched_note: Annotated[str, Declared("Ghi chú về camera, người trực", most=NAME)] = ""
    power: Annotated[bool | None, Declared("Nguồn điện dự phòng; lần thử gần nhất")] = None
    power_note: Annotated[str, Declared("Ghi chú về nguồn điện", most=NAME)] = ""
    cooling: Annotated[bool | None, Declared("Điều hòa; nhiệt độ lúc khảo sát")] = None
    cooling_note: Annotated[str, Declared("Ghi chú về điều hòa", most=NAME)] = ""
    fire: Annotated[bool | None, Declared("Báo cháy, bình chữa cháy còn hạn")] = None
    fire_note: Annotated[str, Declared("Ghi chú về báo cháy", most=NAME)] = ""
    earthing: Annotated[bool | None, Declared("Chống sét, tiếp địa; không thấm, không đọng nước")] = None
    earthing_note: Annotated[str, Declared("Ghi chú về chống sét, nước", most=NAME)] = ""
    racks: Annotated[bool | None, Declared("Tủ máy khóa; dây mạng có nhãn")] = None
    racks_note: Annotated[str, Declared("Ghi chú về tủ máy", most=NAME)] = ""
    cleared: Annotated[bool | None, Declared("Thiết bị không dùng đã dọn khỏi phòng")] = None
    cleared_note: Annotated[str, Declared("Ghi chú về thiết bị không dùng", most=NAME)] = ""
    devices_seen: Annotated[
        str, Declared("Thiết bị theo sổ có tại chỗ", lines=True, most=LONG, help="Mỗi thiết bị một dòng.")
    ] = ""
    devices_more: Annotated[
        str,
        Declared(
            "Số máy, thiết bị chưa có trong sổ", lines=True, most=LONG, help="Mỗi thiết bị một dòng; sau đó ghi vào sổ."
        ),
    ] = ""
    findings: Annotated[str, Declared("Nhận xét, việc phải làm", lines=True, most=LONG)] = ""

"""What really goes on with a system, permitted or not: operating, stopped, or retired for good."""

import datetime as dt
from typing import Annotated, ClassVar

from inventory.choices import Running
from inventory.errors import Reason, Refused
from inventory.records.declaration import Declaration, Declared, Record
from inventory.register_tables import System
from inventory.validation import LONG, MISSING, Checks, fill_in
from inventory.work import Work


def _check(checks: Checks, row: "Operation", _today: dt.date) -> None:
    if row.state != Running.OPERATING and not row.reason:
        checks.problem("reason", MISSING, fill_in("reason"))


def _against(checks: Checks, _work: Work, about: System, row: "Operation") -> None:
    if row.on < about.registered_on:
        checks.problem("on", "Trước ngày hệ thống được ghi vào sổ.", "Hãy chọn ngày từ khi ghi sổ trở đi.")
    checks.done()
    if about.retired_on is not None:
        raise Refused([Reason("retired", "", "Hệ thống đã ngừng sử dụng hẳn. Hãy hủy bản ghi ngừng sử dụng trước.")])


class Operation(Record, table=True):
    """What goes on in the office, permitted or not. Retired is for good."""

    declaration: ClassVar[Declaration] = Declaration(
        list="operations",
        title="Vận hành thực tế",
        called="tình trạng vận hành",
        plural="Vận hành thực tế",
        sheet="Vận hành",
        about="Hệ thống bắt đầu, dừng vận hành hoặc ngừng sử dụng hẳn.",
        clause="",
        tab="van-hanh",
        card=False,
        headline=lambda row: Running.word(row.state),
        details=lambda row: (row.reason,),
        series=(),
        identity=("on", "state"),
        shuts=lambda row: row.state == Running.RETIRED,
        check=_check,
        against=_against,
    )

    on: Annotated[dt.date, Declared("Ngày", question="Từ ngày", required=True)]
    state: Annotated[str, Declared("Tình trạng", question="Hệ thống đang thế nào?", required=True, choices=Running)]
    reason: Annotated[
        str,
        Declared("Lý do", most=LONG, help="Bắt buộc khi dừng hoặc ngừng sử dụng hẳn.", note=""),
    ] = ""

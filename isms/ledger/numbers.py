"""Numbers of outgoing papers: one series for each type and year, from 01 on 1 January (NĐ 30/2020 Đ15)."""

from sqlmodel import select

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.upserts import once
from inventory.work import Work
from isms.ledger.paper_tables import NumberSeries

NAMES = {
    "CV": "Công văn",
    "QĐ": "Quyết định (QĐ)",
    "TTr": "Tờ trình (TTr)",
    "BC": "Báo cáo (BC)",
    "KH": "Kế hoạch (KH)",
    "BB": "Biên bản (BB)",
    "TB": "Thông báo (TB)",
}
"""Types of papers the office numbers; "CV" stands for letters, whose sign bears no type (Phụ lục I, II.3.b)."""
TYPES = tuple(NAMES)


@writes(Act.RECORD, Unseen.UPWARD, everywhere=True)
def take(work: Work, type: str) -> str:
    """Give the next number of this year: at least two digits. Whoever takes one waits for the one before."""
    _known(type)
    series = _series(work, type)
    series.last += 1
    work.session.flush()
    work.record("document.numbered", "office", {"type": type, "year": series.year, "number": series.last})
    return written(series.last)


def written(number: int) -> str:
    """Return a number as papers bear it: at least two digits."""
    return f"{number:02d}"


@writes(Act.ADMINISTER, Unseen.UPWARD, everywhere=True)
def begin_after(work: Work, type: str, last: int) -> None:
    """Say which number of this year was the last one given outside this register. Raises Invalid, NotAllowed."""
    _known(type)
    series = _series(work, type)
    if last < series.last:
        rule = f"Sổ đã cấp đến số {written(series.last)} trong năm {series.year}."
        raise Invalid([Problem(f"last-{type}", rule, "Số đã cấp không cấp lại: hãy nhập số bằng hoặc lớn hơn.")])
    if last != series.last:
        work.record("document.series", "office", {"type": type, "year": series.year, "last": last})
        series.last = last


@reads(Act.VIEW)
def lasts(work: Work) -> dict[str, int]:
    """Return the last number given this year in each series, 0 when none was."""
    rows = work.session.exec(select(NumberSeries).where(NumberSeries.year == work.today.year))
    given = {row.type: row.last for row in rows}
    return {type: given.get(type, 0) for type in TYPES}


def _series(work: Work, type: str) -> NumberSeries:
    year = work.today.year
    wanted = select(NumberSeries).where(NumberSeries.type == type, NumberSeries.year == year).with_for_update()
    work.session.execute(once(work.session, NumberSeries, ["type", "year"]).values(type=type, year=year, last=0))
    return work.session.exec(wanted.execution_options(populate_existing=True)).one()


def _known(type: str) -> None:
    if type not in TYPES:
        raise Invalid([Problem("type", f"Không có loại văn bản “{type}”.", f"Chọn một trong: {', '.join(TYPES)}.")])

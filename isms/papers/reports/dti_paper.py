"""The two security indicators of the DTI plan 2026 as a paper: shares, and behind each the systems that miss it."""

from datetime import date

from inventory.choices import Implementation
from inventory.errors import NotFound
from inventory.law.written_clauses import written_out
from inventory.work import Work
from isms.papers.composition import declared_papers, letterhead
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import percent, printable, short_date
from schedules.cadence.cadence import Standing
from schedules.plans import dti
from schedules.plans.dti import Measured, Missed, Row
from schedules.yearly import reporting_year

CODE = "dti"
TITLE = "Chỉ số an toàn thông tin, an ninh mạng của kế hoạch DTI 2026"
READING = (
    "Tính trên các hệ thống cơ quan làm chủ quản hoặc được giao vận hành, có trong sổ và chưa ngừng sử dụng vào ngày "
    "tính; hệ thống chỉ sử dụng, hoặc do đơn vị ngoài phạm vi giữ hồ sơ, được nêu bên cạnh (cách hiểu của sổ). Kiểm "
    "tra đúng hạn là chưa quá hạn theo chính sách chu kỳ có hiệu lực ngày đó, kể cả tính từ kiểm tra trước khi đưa vào "
    "sử dụng; vì vậy có thể khác số hệ thống “Định kỳ” của Mẫu số 08."
)
_WHY = {
    dti.NO_DECISION: "Chưa có quyết định phê duyệt cấp độ",
    dti.NO_PLAN_STATE: "Chưa ghi mức triển khai phương án",
    dti.NEVER: Standing.NEVER_AUDITED.label,
    "none": f"Phương án: {Implementation.word('none').lower()}",
    "partial": f"Phương án: {Implementation.word('partial').lower()}",
}


@declared_papers.paper(
    CODE,
    TITLE,
    declared_papers.YEAR,
    "reports/dti.html.j2",
    number_type="BC",
    internal=True,
    report="Hai chỉ số an toàn thông tin của kế hoạch DTI 2026 (nhiệm vụ 6 và 7)",
    of_register=True,
)
def paper(work: Work, year: str, on: date | None = None) -> Content:
    """
    Return the indicators as of a day. `year`: that of the figures, as the subject names it.

    The day is by default the last of the year, or today until then. Raises Invalid for what is no year; NotFound for a
    day of another year, or a year still to come.
    """
    named, blanks = reporting_year.read(year).year, Blanks()
    day = on or min(work.today, date(named, 12, 31))
    if day.year != named:
        raise NotFound("số liệu của năm", year)
    found = dti.rows(work, day)
    said = letterhead.places(work, None, "BC", blanks) | {
        "dated": f"ngày ..... tháng ..... năm {day.year}",
        "as_of": short_date(day),
        "reading": READING,
        "rows": [_row(row) for row in found],
        "sent_to": (),
        "whose": letterhead.whose(work),
    }
    return Content(
        title=f"{TITLE}{letterhead.whose(work)}",
        places=said,
        made_on=min(day, work.today),
        as_of=day,
        missing=blanks.listed(),
        numbers={"counted": "owned_and_operated", "rows": [_numbers(row) for row in found]},
    )


def why(missed: Missed) -> str:
    """Return in words why a system misses an aim."""
    if missed.why == "overdue" and missed.day:
        return f"Quá hạn kiểm tra từ sau ngày {short_date(missed.day)}"
    expected = f", dự kiến xong {short_date(missed.day)}" if missed.day else ""
    return f"{_WHY[missed.why]}{expected}"


def sentence(measured: Measured) -> str:
    """Return an indicator in one sentence."""
    each = measured.indicator
    if measured.percent is None:
        left_out = f" ({each.unconfirmed} hệ thống chưa xác nhận vai trò)" if each.unconfirmed else ""
        return f"{each.aim.title}: chưa có hệ thống nào để tính{left_out}"
    used = each.used_of and each.used_met is not None
    beside = f"; hệ thống chỉ sử dụng: {each.used_met}/{each.used_of}" if used else ""
    left_out = f"; chưa xác nhận vai trò, chưa tính: {each.unconfirmed}" if each.unconfirmed else ""
    return f"{each.aim.title}: {each.met}/{each.of} hệ thống, đạt {percent(measured.percent)}{beside}{left_out}"


def _row(row: Row) -> dict[str, object]:
    return {
        "number": row.number,
        "task": row.task,
        "product": row.product,
        "measured": [
            {
                "said": sentence(each),
                "clause": written_out(each.indicator.aim.clause),
                "missed": [
                    {"name": printable(one.name), "level": str(one.level or "–"), "why": why(one)}
                    for one in each.missed
                ],
            }
            for each in row.measured
        ],
    }


def _numbers(row: Row) -> dict[str, object]:
    return {
        "row": row.number,
        "indicators": [
            {
                "aim": each.indicator.aim.code,
                "clause": each.indicator.aim.clause,
                "numerator": each.indicator.met,
                "denominator": each.indicator.of,
                "percent": each.percent,
                "used_numerator": each.indicator.used_met,
                "used_denominator": each.indicator.used_of,
                "unconfirmed": each.indicator.unconfirmed,
                "missing": [
                    {"code": one.code, "name": one.name, "level": one.level, "why": one.why, "day": one.day}
                    for one in each.missed
                ],
            }
            for each in row.measured
        ],
    }

"""When approval of a dossier is expected (Mẫu số 08, column 9): the latest word, and a small form."""

from inventory.organisation.access import Act
from inventory.records import ApprovalForecast, facts
from isms.ui.facts import fact_list
from isms.ui.facts.place import Place
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form


def section(place: Place, recorded: list[ApprovalForecast]) -> None:
    """Draw what was expected, newest first."""
    add = ("Ghi ngày dự kiến", lambda: forecast_form(place)) if place.may(Act.RECORD) else None
    nothing = "Chưa ghi thời điểm dự kiến phê duyệt: cột (9) của báo cáo năm còn trống khi chưa được phê duyệt."
    fact_list.section(place, "Dự kiến thời điểm phê duyệt", recorded, nothing, add)


def forecast_form(place: Place) -> None:
    """Open the form that records an expectation."""
    form = Form()
    with place.panel("Dự kiến thời điểm phê duyệt") as dialog:
        on = form.date("on", "Tính đến ngày", place.today)
        expected = form.date(
            "expected_on",
            "Dự kiến được phê duyệt ngày",
            help="Lần ghi sau thay lần ghi trước; lần trước vẫn còn trong lịch sử.",
            clause="NĐ 331/2026 Mẫu số 08, cột (9)",
        )

        async def save() -> None:
            row = ApprovalForecast(on=given(on), expected_on=given(expected))
            if await place.do(lambda work: facts.record(work, place.code, row).id, form=form):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)

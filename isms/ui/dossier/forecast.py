"""When approval of a dossier is expected (Mẫu số 08, column 9): the latest word, and a small form."""

from inventory.organisation.access import Act
from inventory.records import ApprovalForecast
from isms.ui.facts import fact_list
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place

TITLE = "Dự kiến thời điểm phê duyệt"


def section(place: Place, recorded: list[ApprovalForecast]) -> None:
    """Draw what was expected, newest first."""
    add = ("Ghi ngày dự kiến", lambda: open_form(place, ApprovalForecast, place.code, TITLE))
    nothing = "Chưa ghi thời điểm dự kiến phê duyệt: cột (9) của báo cáo năm còn trống khi chưa được phê duyệt."
    fact_list.section(place, TITLE, recorded, nothing, add if place.may(Act.RECORD) else None)

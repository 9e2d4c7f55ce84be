"""The risks named beforehand: the list, heaviest first, and the form to enter, correct or take out one."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Risk, risks
from inventory.versions import state
from inventory.work import Work
from isms.ui.facts.place import Place
from isms.ui.parts import badges, dialogs, layout, words
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form

SCALE = {"1": "1 - Thấp", "2": "2 - Trung bình", "3": "3 - Cao"}
CLAUSE = "NĐ 331/2026 Đ22.4.c, Đ10.3"


def section(place: Place, found: Sequence[Risk]) -> None:
    """Draw the risks."""
    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.text("h2", f"Nguy cơ, rủi ro nhận diện sơ bộ ({len(found)})")
            if place.may(Act.RECORD):
                layout.secondary("Thêm nguy cơ", lambda: form(place), icon="add").mark("add-risk")
        ui.label(CLAUSE).classes("clause")
        text = (
            "Thang ba mức là của sổ: phương pháp do Bộ trưởng Bộ Công an quy định (Đ10.8), chưa thấy ban hành. Rủi ro "
            "cao hơn cấp độ thì phải đề xuất cấp độ cao hơn (Đ10.5). Không hạ cấp độ vì rủi ro thấp là quy tắc của sổ."
        )
        layout.text("p", text).classes("muted")
        if not found:
            layout.text("p", "Chưa ghi nguy cơ nào.").classes("muted")
        with ui.element("ul").classes("records"):
            for row in found:
                _risk(place, row)


def _risk(place: Place, row: Risk) -> None:
    due = f"hạn {words.day(row.due_on)}" if row.due_on else ""
    with ui.element("li").mark(f"risk-{row.item}"):
        ui.label(row.item).classes("day")
        with ui.element("div").classes("say"):
            ui.label(row.threat).classes("strong")
            ui.label(" · ".join(filter(None, (row.weakness, row.harm, row.measures, row.responsible, due))))
        scale = f"Khả năng {row.likelihood}, ảnh hưởng {row.impact}"
        badges.badge("overdue" if risks.is_high(row) else "neutral", scale)
        if place.may(Act.RECORD):
            with ui.element("div").classes("line"):
                layout.quiet("Sửa", lambda: form(place, row)).props(f'aria-label="Sửa {row.item}"')
                layout.quiet("Bỏ", lambda: _take_out(place, row)).props(f'aria-label="Bỏ {row.item}"')


def form(place: Place, kept: Risk | None = None) -> None:
    """Open the form of a risk: a new one, or one to correct."""
    fields = Form(state(kept, risks.FIELDS) if kept else None)
    for scale in ("likelihood", "impact"):
        fields.shown_as(scale, str)
    with place.panel(f"Sửa {kept.item}" if kept else "Thêm nguy cơ") as dialog:
        threat = fields.paragraph("threat", "Nguy cơ, mối đe dọa", kept.threat if kept else "", clause=CLAUSE)
        weakness = fields.text("weakness", "Điểm yếu, lỗ hổng", kept.weakness if kept else "", help=_MAYBE)
        with ui.element("div").classes("pair"):
            likelihood = fields.choice("likelihood", "Khả năng xảy ra", SCALE, str(kept.likelihood) if kept else "2")
            impact = fields.choice("impact", "Mức độ tác động", SCALE, str(kept.impact) if kept else "2")
        harm = fields.text("harm", "Mức độ ảnh hưởng dự kiến", kept.harm if kept else "", help=_MAYBE)
        measures = fields.paragraph("measures", "Biện pháp giảm thiểu", kept.measures if kept else "", help=_MAYBE)
        with ui.element("div").classes("pair"):
            responsible = fields.text("responsible", "Ai phụ trách?", kept.responsible if kept else "", help=_MAYBE)
            due = fields.date("due_on", "Hạn", kept.due_on if kept else None, help=_MAYBE)

        def record(work: Work) -> int | None:
            row = Risk(
                on=work.today,
                item=kept.item if kept else "",
                threat=threat.value or "",
                weakness=weakness.value or "",
                likelihood=int(likelihood.value or 0),
                impact=int(impact.value or 0),
                harm=harm.value or "",
                measures=measures.value or "",
                responsible=responsible.value or "",
                due_on=given(due),
            )
            return risks.record(work, place.code, row, fields.seen).id

        async def save() -> None:
            if await place.do(record, form=fields):
                dialog.close()

        fields.buttons("Lưu", save, cancel=dialog.close)


_MAYBE = "Có thể để trống."


async def _take_out(place: Place, row: Risk) -> None:
    with place.root:
        if await dialogs.confirm("Bỏ nguy cơ này?", f"“{row.threat}”: lịch sử vẫn giữ.", "Bỏ"):
            seen = state(row, risks.FIELDS)
            await place.do_or_redraw(
                lambda work: risks.take_out(work, place.code, row.item, work.today, seen).id, said="Đã bỏ."
            )

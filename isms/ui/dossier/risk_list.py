"""The risks named beforehand: the list, heaviest first, and the form to enter, correct or take out one."""

from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Risk, risks
from inventory.versions import state
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, dialogs, layout, words

CLAUSE = "NĐ 331/2026 Đ22.4.c, Đ10.3"
LOOK = FormLayout(
    columns=(("threat", "weakness", ("likelihood", "impact"), "harm", "measures", ("responsible", "due_on")),),
    looks={"weakness": "line", "likelihood": "list", "impact": "list", "harm": "line"},
)


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
    seen = state(kept, risks.FIELDS) if kept else None
    open_form(
        place,
        Risk,
        place.code,
        f"Sửa {kept.item}" if kept else "Thêm nguy cơ",
        look=LOOK,
        known=seen or {"likelihood": 2, "impact": 2},
        fixed={"item": kept.item if kept else ""},
        seen=seen,
        use_case=lambda work, row, entered: risks.record(work, place.code, row, entered.form.seen).id,
    )


async def _take_out(place: Place, row: Risk) -> None:
    with place.root:
        if await dialogs.confirm("Bỏ nguy cơ này?", f"“{row.threat}”: lịch sử vẫn giữ.", "Bỏ"):
            seen = state(row, risks.FIELDS)
            await place.do_or_redraw(
                lambda work: risks.take_out(work, place.code, row.item, work.today, seen).id, said="Đã bỏ."
            )

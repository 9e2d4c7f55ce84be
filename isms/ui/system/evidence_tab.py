"""The tab of documents: each with its file, its versions, what it proves and where else it is used."""

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records.dossier_component import COMPONENTS
from isms.evidence import documents
from isms.evidence.documents import COMPONENT, Listed
from isms.evidence.evidence_tables import Evidence, EvidenceKind
from isms.systems import system_history
from isms.ui.facts import evidence_form, fact_list, scans, sentences
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from isms.ui.shell.reasons import ask_reason


async def build(place: Place) -> None:
    """Draw the tab."""
    found = await place.visit.read(lambda work: documents.listed(work, place.code))
    may = place.may(Act.RECORD)
    with layout.section():
        fact_list.head("Tài liệu", ("Thêm tài liệu", lambda: evidence_form.open_form(place)) if may else None)
        if found:
            with ui.element("ul").classes("records"):
                for each in found:
                    _item(place, each, may)
        else:
            layout.text(
                "p",
                "Chưa có tài liệu nào. Thêm bản quét của quyết định, Quy chế, kết luận kiểm tra, đánh giá, các thành"
                " phần hồ sơ và hồ sơ đánh giá rủi ro (NĐ 331/2026 Đ10.6).",
            ).classes("muted")


def _item(place: Place, each: Listed, may: bool) -> None:
    row = each.newest
    with ui.element("li"):
        ui.label(words.day(row.on)).classes("day")
        with ui.element("div").classes("say"):
            ui.label(row.title).classes("strong")
            ui.label(_what(each))
            scans.link(row, f"{row.filename} · {words.size(each.size)}")
            if each.elsewhere:
                ui.label(f"Cũng dùng cho: {', '.join(each.elsewhere)}").classes("small")
            ui.label(place.visit.entered(row.recorded_by, row.recorded_at, "thêm")).classes("muted small")
            if each.older:
                _versions(each.older)
        if may:
            with ui.element("div").classes("line"):
                layout.quiet("Thêm phiên bản mới", lambda: evidence_form.open_form(place, replaces=row)).mark(
                    f"replace-{row.id}"
                )
                layout.quiet("Hủy bản ghi", lambda: _void(place, row)).mark(f"void-evidence-{row.id}")


def _what(each: Listed) -> str:
    """Return the kind, and the paper or component that it is."""
    row = each.newest
    if row.kind == COMPONENT:
        return f"{EvidenceKind.word(COMPONENT)}: {COMPONENTS[row.about]}"
    kind = EvidenceKind.word(row.kind)
    if each.proves is None:
        return kind
    gone = " (bản ghi này đã hủy)" if each.proves.voided_at else ""
    return f"{kind}: {sentences.headline(each.proves)}{gone}"


def _versions(older: tuple[Evidence, ...]) -> None:
    with ui.element("details").classes("versions"):
        layout.text("summary", f"{words.number(len(older))} phiên bản trước")
        with ui.element("ul"):
            for row in older:
                with ui.element("li").classes("voided" if row.voided_at else ""):
                    scans.link(row, f"{row.filename}, ngày {words.day(row.on)}")
                    if row.voided_at:
                        ui.label(f"Đã hủy: {row.void_reason}").classes("muted small")


async def _void(place: Place, row: Evidence) -> None:
    with place.root:
        text = f"“{row.title}” không còn trong danh sách; bản ghi và tệp vẫn được giữ trong lịch sử."
        reason = await ask_reason(place.visit, "Hủy bản ghi tài liệu?", text, "Hủy bản ghi")
        if reason:
            await place.do(lambda work: system_history.void(work, Evidence, row.id, reason), said="Đã hủy bản ghi.")

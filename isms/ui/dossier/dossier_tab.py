"""The tab of the dossier: what it must contain, what of it is at hand, and the checklist to print."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from nicegui import ui

from inventory import versions
from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.records import ApprovalForecast, DossierComponent
from inventory.records import facts as recording
from inventory.records.rounds import DossierStage
from isms.ledger import issued
from isms.ledger.issued import Wanted
from isms.papers import catalogue
from isms.systems import accompanying, dossier_progress, system_history
from isms.systems.accompanying import Beside
from isms.systems.dossier_progress import Part, Proposal
from isms.ui.dossier import forecast, forms_due, internal_papers, package_button, parts_form, printed_papers
from isms.ui.facts import declared_card, fact_list, scans
from isms.ui.facts.declared_form import FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import printing_link
from isms.ui.parts.places import path_of

_PRINTED = (("pdf", "PDF"), ("docx", "Word"), ("html", "Xem trước khi in"))


async def build(place: Place) -> None:
    """Draw the tab."""
    found, papers, recorded, expected, offered, printed, checklist, internal = await place.visit.read(
        lambda work: (
            found := dossier_progress.proposal(work, place.code),
            accompanying.beside(work, place.code, found),
            system_history.of_kind(work, place.code, DossierComponent),
            system_history.of_kind(work, place.code, ApprovalForecast),
            forms_due.offered_forms(work, place.code),
            issued.listed(work, 1, printed_papers.NEWEST, Wanted(system=place.code)),
            catalogue.make(work, catalogue.CHECKLIST, place.code),
            internal_papers.made(work, place.code),
        )
    )
    on_file = await scans.of(place)
    with layout.section():
        with ui.element("div").classes("section-head"):
            layout.heading("Thành phần hồ sơ đề xuất cấp độ", "ho-so")
            _downloads(place)
        for each in checklist.missing:
            layout.note("soon", f"{each.what}: {each.where}.")
        _basis(found)
        if place.may(Act.RECORD) and found.parts:
            with ui.element("div").classes("line"):
                label = "Cập nhật cả hồ sơ"
                layout.secondary(label, lambda: parts_form.open_form(place), icon="checklist").mark("all-parts")
        with ui.element("ul").classes("records"):
            for part in found.parts:
                _part(place, part, on_file)
    _papers_beside(place, papers)
    with layout.section("Thuyết minh và cả gói hồ sơ"):
        text = "Thuyết minh tổng quan, đề xuất cấp độ, phương án; danh mục thiết bị, ứng dụng, vùng mạng; rủi ro (Đ22)."
        layout.text("p", text).classes("muted")
        with ui.element("div").classes("line papers"):
            ui.link("Viết thuyết minh", f"/thuyet-minh/{quote(place.code, safe='')}").mark("explain")
        package_button.button(place.visit, place.code)
    forms_due.section(place, offered)
    internal_papers.section(place, internal)
    forecast.section(place, expected)
    await declared_card.cards(place, "ho-so")
    printed_papers.section(place, printed)
    if recorded:
        fact_list.section(place, "Các lần ghi thành phần hồ sơ", recorded, "")


_ENTERED = {
    "request": ("Cập nhật tiến độ hồ sơ", "cap-do"),
    "regulation": ("Nhập Quy chế", "quyet-dinh"),
    "risk_assessment": ("Thêm tài liệu", "tai-lieu"),
    "operator": ("Thêm tài liệu", "tai-lieu"),
}


def _papers_beside(place: Place, papers: Sequence[Beside]) -> None:
    """What the law wants beside the dossier, each with whether the register knows of it."""
    with layout.section("Giấy tờ đi cùng hồ sơ"):
        text = "Pháp luật đòi, nhưng không phải thành phần của hồ sơ."
        layout.text("p", text).classes("muted")
        with ui.element("ul").classes("records"):
            for each in papers:
                with ui.element("li").mark(f"beside-{each.paper.code}"):
                    with ui.element("div").classes("say"):
                        ui.label(each.paper.title).classes("strong")
                        dated = f"ngày {words.day(each.dated)}" if each.dated else ""
                        known = " · ".join(filter(None, (each.number and f"Số {each.number}", dated, each.note)))
                        if known:
                            ui.label(known)
                        ui.label(each.paper.clause).classes("clause")
                    with ui.element("div").classes("line"):
                        badges.badge(
                            "ok" if each.present else "soon", "Đã có" if each.present else "Chưa thấy trong sổ"
                        )
                        if not each.present and place.may(Act.RECORD):
                            label, tab = _ENTERED[each.paper.code]
                            layout.link(label, path_of(place.code, tab)).classes("act")


def _downloads(place: Place) -> None:
    with ui.element("div").classes("line"):
        ui.label("Phiếu kiểm tra:").classes("muted")
        for ending, name in _PRINTED:
            address = f"/in/phieu-kiem-tra/{quote(place.code, safe='')}.{ending}"
            link = ui.link(name, address, new_tab=True) if ending == "html" else printing_link(name, address)
            link.mark(f"print-{ending}")


def _basis(found: Proposal) -> None:
    held = sum(part.present for part in found.parts)
    stage = DossierStage.word(found.made_for).lower()
    if found.level is None:
        layout.note("soon", "Chưa có cấp độ: bảng dưới mới liệt kê các thành phần chung cho mọi cấp độ.")
        about = f"{stage.capitalize()}, {regimes.get(found.regime).name}."
    else:
        about = f"Cấp độ {found.level}, {stage}, {regimes.get(found.regime).name}."
    ui.label(f"Đã có {held}/{len(found.parts)} thành phần. {about}")
    if found.round_from:
        since = f"Đợt xác định lại cấp độ từ ngày {words.day(found.round_from)}"
        layout.text("p", f"{since}: chỉ tính tài liệu ghi từ ngày đó.").classes("muted")


def _part(place: Place, part: Part, on_file: scans.Scans) -> None:
    record = part.record
    with ui.element("li"):
        with ui.element("div").classes("say"):
            ui.label(part.component.title).classes("strong")
            ui.label(part.component.clause).classes("clause")
            said = _document(record) if record else ""
            if said:
                ui.label(said)
            on_file.of_component(part.component.code, part.component.title)
        badges.badge("ok", "Có") if part.present else badges.badge("soon", "Chưa có", icon="pending")
        if place.may(Act.RECORD):
            button = layout.quiet("Cập nhật", lambda: part_form(place, part)).mark(f"part-{part.component.code}")
            button.props(f'aria-label="Cập nhật: {part.component.title}"')


def _document(record: DossierComponent) -> str:
    number = f"Số {record.number}" if record.number else ""
    dated = f"ngày {words.day(record.document_date)}" if record.document_date else ""
    return " · ".join(piece for piece in (" ".join(filter(None, (number, dated))), record.note) if piece)


_NOTHING = DossierComponent(on=date.min, component="", present=False)
"""What stands of a component of which nothing is recorded."""
LOOK = FormLayout(
    columns=(("present", "number", "document_date", "note"),),
    looks={"note": "lines"},
    cards={"present": {"yes": ("Có", "Tài liệu đã có trong hồ sơ."), "no": ("Chưa có", "Còn phải lập hoặc bổ sung.")}},
)


def part_form(place: Place, part: Part) -> None:
    """Open the form that records whether a component is at hand."""
    kept, clause = part.record, part.component.clause
    seen = versions.state(kept or _NOTHING, recording.COMPONENT_FIELDS)
    open_form(
        place,
        DossierComponent,
        place.code,
        part.component.title,
        look=LOOK,
        known=seen if kept else {"present": True},
        fixed={"component": part.component.code},
        seen=seen,
        use_case=lambda work, row, entered: recording.record_component(work, place.code, row, entered.form.seen).id,
        above=lambda: ui.label(clause).classes("clause"),
    )

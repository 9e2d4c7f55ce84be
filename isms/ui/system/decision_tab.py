"""The tab of decisions and regulations: what was issued, and the forms that record them."""

from collections.abc import Mapping, Sequence
from functools import partial

from nicegui import ui

from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.reading import read_papers
from inventory.records import Decision, Regulation
from inventory.records import facts as recording
from inventory.work import Work
from isms.systems import dossier_progress, other_regulations, system_history
from isms.systems.other_regulations import Known
from isms.ui.facts import declared_card, fact_list, others, paper_drop, scans
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from schedules.acts import deciding
from schedules.gate.path_to_use import Step


async def build(place: Place) -> None:
    """Draw the tab."""
    decisions, regulations = await place.visit.read(
        lambda work: (
            system_history.of_kind(work, place.code, Decision),
            system_history.of_kind(work, place.code, Regulation),
        )
    )
    on_file = await scans.of(place)
    may = place.may(Act.RECORD)
    layout.text(
        "p",
        "Quy chế phải được ban hành trước ngày hồ sơ đề xuất cấp độ được phê duyệt"
        " (NĐ 331/2026 Đ30.7; TT 12/2022 Đ9.7).",
    ).classes("muted")
    fact_list.section(
        place,
        "Quyết định phê duyệt cấp độ",
        decisions,
        "Chưa có quyết định nào.",
        ("Nhập quyết định", lambda: decision_form(place)) if may else None,
        on_file.beneath,
    )
    fact_list.section(
        place,
        "Quy chế",
        regulations,
        "Chưa có Quy chế nào.",
        ("Nhập Quy chế", lambda: regulation_form(place)) if may else None,
        on_file.beneath,
    )
    await declared_card.cards(place, "quyet-dinh")


async def decision_form(place: Place) -> None:
    """Open the form that records the decision approving the level."""
    proposed, computed = await place.visit.read(
        lambda work: (
            dossier_progress.proposal(work, place.code),
            {regime: deciding.computed_under(work, place.code, regime) for regime in regimes.names()},
        )
    )
    paper = await paper_drop.of(place, read_papers.decision, ("number", "date", "issuer", "level"))
    now = regimes.on(place.today)
    by_day = f"Tự chọn theo ngày quyết định: trước ngày {now.since} là quy định cũ. Sửa lại nếu văn bản ghi khác."

    def record(work: Work, row: Decision, entered: DeclaredForm) -> Decision:
        decided = deciding.decide(work, place.code, row, entered.form.element("reason").value)
        paper.attach(work, [place.code], decided)
        return decided

    open_form(
        place,
        Decision,
        place.code,
        "Nhập quyết định phê duyệt cấp độ",
        look=FormLayout(
            columns=((paper.draw, "number", "date", "issuer", "level", "regime", partial(_below_criteria, computed)),),
            looks={"level": "list"},
            helps={"regime": by_day},
        ),
        known={"level": proposed.level, "regime": now.code},
        use_case=record,
        said="Đã ghi quyết định.",
        verb="Lưu quyết định",
        rehearse=True,
        step=Step.PAPERS,
    )


def _below_criteria(computed: Mapping[str, int | None], entered: DeclaredForm) -> None:
    """Ask why while the level chosen is below the one computed under the regime, which follows from the day."""
    with ui.element("div").classes("stack").mark("below-criteria") as below:
        wanted = ui.label().classes("strong")
        entered.form.paragraph(
            "reason",
            "Lý do, căn cứ phê duyệt thấp hơn cấp độ theo tiêu chí",
            help="Không có lý do thì quyết định vẫn được ghi, nhưng hệ thống bị chặn đưa vào sử dụng.",
            clause="NĐ 331/2026 Đ8.2, Đ10.5",
        )

    def compare() -> None:
        by_criteria, chosen = computed.get(entered.value("regime")), entered.value("level")
        below.visible = by_criteria is not None and chosen is not None and chosen < by_criteria
        wanted.text = f"Theo các câu trả lời, cấp độ tính theo tiêu chí là {by_criteria}."

    def follow_the_day() -> None:
        if on := entered.value("date"):
            entered.form.element("regime").value = regimes.on(on).code

    entered.on_change(compare)
    entered.form.element("date").on_value_change(follow_the_day)


async def regulation_form(place: Place) -> None:
    """Open the form that records a regulation, for this system and others it covers."""
    names, known = await place.visit.read(
        lambda work: (others.covered(work, place.code), other_regulations.known(work, place.code))
    )
    paper = await paper_drop.of(place, read_papers.regulation, ("number", "date", "issuer"))
    also = others.field("Quy chế này áp dụng cho cả những hệ thống nào khác?", names)

    def record(work: Work, row: Regulation, entered: DeclaredForm) -> Regulation:
        codes = [place.code, *others.chosen(entered)]
        rows = recording.record_regulation(work, codes, row.date, row.number, row.issuer)
        mine = next(each for each in rows if each.system_id == place.shown.system.id)
        paper.attach(work, codes, mine)
        return mine

    open_form(
        place,
        Regulation,
        place.code,
        "Nhập Quy chế",
        look=FormLayout(columns=((partial(_known, known), paper.draw, "number", "date", "issuer", also),)),
        known={},
        use_case=record,
        said="Đã ghi Quy chế.",
        verb="Lưu Quy chế",
        rehearse=True,
        step=Step.PAPERS,
    )


def _known(regulations: Sequence[Known], entered: DeclaredForm) -> None:
    """Offer the regulations that other systems have, each filled in by one press."""

    def fill(each: Known) -> None:
        entered.form.fill({"number": each.number, "date": words.day(each.date), "issuer": each.issuer})

    if regulations:
        layout.text("p", "Quy chế đã có trong sổ, của hệ thống khác:").classes("muted small")
    for each in regulations:
        label = f"Số {each.number}, ngày {words.day(each.date)}, {each.issuer}"
        layout.quiet(label, partial(fill, each), icon="content_copy").mark(f"known-{each.number}")

"""The tab of decisions and regulations: what was issued, and the forms that record them."""

from nicegui import ui

from inventory.law import regimes
from inventory.organisation.access import Act
from inventory.records import Decision, Regulation
from inventory.records import facts as recording
from inventory.work import Work
from isms.systems import dossier_progress, system_history
from isms.ui.facts import declared_card, fact_list, others, scans
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from isms.ui.parts.entered_fields import choices, given, level_of, several, when_entered
from isms.ui.parts.forms import Form
from schedules.acts import deciding


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
    form, now = Form(), regimes.on(place.today)
    with place.panel("Nhập quyết định phê duyệt cấp độ") as dialog:
        number = form.text("number", "Số quyết định", help="Ví dụ: 123/QĐ-UBND")
        day = form.date("date", "Ngày quyết định")
        issuer = form.text("issuer", "Cơ quan ban hành", help="Cơ quan hoặc người ký phê duyệt.")
        level = form.choice(
            "level",
            "Cấp độ được phê duyệt",
            words.LEVELS,
            str(proposed.level) if proposed.level else None,
            clause="NĐ 331/2026 Đ18, Đ20; NĐ 85/2016 Đ12",
        )
        regime = form.choice(
            "regime",
            "Phê duyệt theo quy định nào?",
            regimes.names(),
            now.code,
            help=f"Tự chọn theo ngày quyết định: trước ngày {now.since} là quy định cũ. Sửa lại nếu văn bản ghi khác.",
        )
        when_entered(day, lambda on: regime.set_value(regimes.on(on).code))
        with ui.element("div").classes("stack").mark("below-criteria") as below:
            wanted = ui.label().classes("strong")
            reason = form.paragraph(
                "reason",
                "Lý do, căn cứ phê duyệt thấp hơn cấp độ theo tiêu chí",
                help="Không có lý do thì quyết định vẫn được ghi, nhưng hệ thống bị chặn đưa vào sử dụng.",
                clause="NĐ 331/2026 Đ8.2, Đ10.5",
            )

        def compare() -> None:
            given_by_criteria = computed.get(str(regime.value))
            chosen = level_of(level)
            below.visible = given_by_criteria is not None and chosen is not None and chosen < given_by_criteria
            wanted.text = f"Theo các câu trả lời, cấp độ tính theo tiêu chí là {given_by_criteria}."

        level.on_value_change(compare)
        regime.on_value_change(compare)
        compare()

        def record(work: Work) -> Decision:
            with choices(level=level, regime=regime):
                row = Decision(date=given(day), level=level_of(level), regime=given(regime), number="", issuer="")
                row.number, row.issuer = given(number), given(issuer)
                return deciding.decide(work, place.code, row, reason.value or "")

        async def save() -> None:
            done = await place.change(record, form=form, said="Đã ghi quyết định.")
            if done:
                dialog.close()
                scans.offer(place, done.value)

        form.buttons("Lưu quyết định", save, cancel=dialog.close)


async def regulation_form(place: Place) -> None:
    """Open the form that records a regulation, for this system and others it covers."""
    names = await place.visit.read(lambda work: others.covered(work, place.code))
    form = Form()
    with place.panel("Nhập Quy chế") as dialog:
        number = form.text("number", "Số văn bản ban hành", help="Ví dụ: 45/QĐ-STP")
        day = form.date("date", "Ngày ban hành", clause="NĐ 331/2026 Đ30.7; TT 12/2022 Đ9.7")
        issuer = form.text("issuer", "Cơ quan ban hành")
        covered = several("Quy chế này áp dụng cho cả những hệ thống nào khác?", names, [])

        def record(work: Work) -> Regulation:
            codes = [place.code, *covered.value]
            rows = recording.record_regulation(work, codes, given(day), given(number), given(issuer))
            return next(row for row in rows if row.system_id == place.shown.system.id)

        async def save() -> None:
            done = await place.do(record, form=form, said="Đã ghi Quy chế.")
            if done:
                dialog.close()
                scans.offer(place, done.value)

        form.buttons("Lưu Quy chế", save, cancel=dialog.close)

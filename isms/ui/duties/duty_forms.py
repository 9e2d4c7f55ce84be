"""The forms of recurring duties: what the office chooses for one, and that it was done."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from nicegui import ui

from inventory.law.recurring_duties import DutyKind, DutyPlace, DutyScope, RecurringDuty
from inventory.law.regimes import LEVELS
from inventory.organisation import units
from inventory.records import DutyDone, SelfEvaluation
from inventory.register_tables import Unit
from inventory.work import Work
from isms.evidence import documents, office_documents
from isms.evidence.documents import Document
from isms.evidence.store import Kept, Store
from isms.ui.duties import duty_words
from isms.ui.facts import declared_card, form_panels
from isms.ui.facts.declared_form import FormLayout, RecordForm
from isms.ui.parts import layout, words
from isms.ui.parts.entered_fields import entered, several
from isms.ui.parts.forms import Form
from isms.ui.parts.uploads import Uploads
from isms.ui.shell import form_drafts
from isms.ui.shell.panel import PageDesk
from isms.ui.watch import choosing
from schedules.acts import duty_acts
from schedules.cadence.duty_days import DutyStanding
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_rounds import SAID, DutyRound, DutySystem
from schedules.duties.duty_standing import DutyLine
from schedules.duties.duty_tables import OfficeDutyDone

_FEW = 40
"""So many systems are offered as tick boxes; more as a list to search."""
_DUE = (DutyStanding.OVERDUE, DutyStanding.DUE_SOON, DutyStanding.NEVER)


async def record(desk: PageDesk, line: DutyLine) -> None:
    """Open the form that records that a duty was done."""
    duty = line.duty
    if duty.place != DutyPlace.HERE:
        then = _self_evaluation(desk)
        await choosing.system(desk.visit, desk.root, "Tự đánh giá của hệ thống nào?", then)
        return
    systems: Sequence[DutySystem] = ()
    if duty.scope == DutyScope.SYSTEM:
        systems = await desk.visit.read(lambda work: duty_rounds.systems(work, duty.code, duty_rounds.MOST))
    held: list[Uploads] = []

    def files(_entered: RecordForm) -> None:
        layout.text("label", "Tệp chứng minh")
        layout.text("p", f"{duty.evidence}. Có thể thêm sau.").classes("muted small")
        held.append(Uploads(Store(desk.visit.pages.settings)))

    def which(form: RecordForm) -> None:
        _systems(form.form, systems, line.systems)

    parts: tuple[Any, ...] = ("on", ("performer", "number"), "note", *((which,) if systems else ()), files)

    def save(work: Work, row: DutyDone, form: RecordForm) -> Any:
        [uploads] = held
        given = [(each.kept, each.title.value or Path(each.kept.filename).stem) for each in uploads.files]
        if duty.scope == DutyScope.OFFICE:
            said = {name: getattr(row, name) for name in SAID}
            done = duty_acts.record_for_office(work, OfficeDutyDone(unit_id=0, duty=duty.code, **said))
            return [office_documents.attach(work, OfficeDutyDone, done.id, kept, title) for kept, title in given]
        codes = list(form.form.element("systems").value)
        rows = duty_acts.record_round(work, codes, row)
        work.session.flush()
        for kept, title in given:
            documents.attach(work, codes, kept, Document(title, "duty", row.on, "duty_done", rows[0].id))
        return rows

    form_panels.open_form(
        desk,
        DutyDone,
        duty.code,
        f"Ghi đã thực hiện: {duty.title}",
        look=FormLayout(columns=(parts,)),
        known={"on": desk.today, "performer": line.choice.responsible},
        fixed={"duty": duty.code},
        use_case=save,
        said="Đã ghi việc đã thực hiện.",
        verb="Lưu",
    )


def add_files(desk: PageDesk, done: DutyRound) -> None:
    """Open the form that adds files to what was recorded as done."""
    form = Form()
    with desk.panel(f"Thêm tệp chứng minh: lần thực hiện ngày {words.day(done.on)}") as dialog:
        uploads = Uploads(Store(desk.visit.pages.settings))

        def record(work: Work) -> None:
            for each in uploads.given:
                _prove(work, done, each.kept, each.title.value or Path(each.kept.filename).stem)

        async def save() -> None:
            if await desk.do(record, form=form, said="Đã lưu tệp."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def _prove(work: Work, done: DutyRound, kept: Kept, title: str) -> None:
    if done.codes:
        documents.attach(work, done.codes, kept, Document(title, "duty", done.on, "duty_done", done.ids[0]))
    else:
        office_documents.attach(work, OfficeDutyDone, done.ids[0], kept, title)


def _self_evaluation(desk: PageDesk) -> Callable[[str, str], object]:
    return lambda code, _name: declared_card.record_form(desk, SelfEvaluation, code)


def _systems(form: Form, systems: Sequence[DutySystem], total: int) -> None:
    begins = [each.code for each in systems if each.standing in _DUE] or [each.code for each in systems]
    label = "Cho những hệ thống nào?"
    if total > len(systems):
        text = f"Chỉ chọn được trong {words.number(len(systems))} hệ thống đến hạn sớm nhất của {words.number(total)}."
        layout.text("p", text).classes("muted small")
    if len(systems) > _FEW:
        names = {each.code: f"{each.name} ({each.code})" for each in systems}
        form.take_in("systems", label, several(label, names, begins, "Gõ tên để tìm."), names)
        return
    layout.text("p", "Một đợt có thể cho nhiều hệ thống: chung một ngày, một biên bản.").classes("muted small")
    options = {each.code: (each.name, f"{each.code} · {each.standing.label.lower()}") for each in systems}
    ticks = form.ticks("systems", label, options, begins)

    def choose(codes: Sequence[str]) -> None:
        ticks.value = list(codes)

    with ui.element("div").classes("line"):
        layout.quiet("Chọn tất cả", lambda: choose(list(options)))
        layout.quiet("Bỏ chọn", lambda: choose([]))


async def settings(desk: PageDesk, line: DutyLine) -> None:
    """Open the form in which the office says whether it minds a duty, how often, and who sees to it."""
    duty, choice = line.duty, line.choice
    tree = await desk.visit.read(units.tree)
    seen = duty_choices.content(choice, {unit.id: unit.code for unit in tree})
    form = Form(seen, f"duty_choice:{duty.code}")
    with desk.panel(duty.title) as dialog, form_drafts.kept(desk.visit, form, duty.title):
        layout.text("p", duty_words.sources(duty)).classes("clause")
        if duty.choose:
            layout.text("p", f"Cơ quan phải chọn: {duty.choose}").classes("muted")
        if duty.note:
            layout.text("p", duty.note).classes("muted small")
        read = _choice_fields(form, duty, seen, tree)

        async def save() -> None:
            act = lambda work: duty_acts.choose(work, duty.code, read(), form.seen)  # noqa: E731
            if await desk.do(act, form=form, said="Đã lưu."):
                dialog.close()

        form.buttons("Lưu", save, cancel=dialog.close)


def _choice_fields(
    form: Form, duty: RecurringDuty, seen: Mapping[str, Any], tree: Sequence[Unit]
) -> Callable[[], Chosen]:
    active = form.tick("active", "Cơ quan áp dụng việc này", bool(seen["active"]))
    months = _months(form, duty, seen)
    day = None
    if duty.choose_day:
        begins = duty_words.day_of_year(seen["month_day"]) or _suggested_day(duty)
        day = form.text("month_day", "Ngày trong năm", begins, help="Ngày/tháng, ví dụ 31/01. Để trống: chưa đặt.")
        form.shown_as("month_day", duty_words.day_of_year)
    responsible = form.text("responsible", "Người phụ trách", seen["responsible"], help="Họ tên hoặc chức danh.")
    names = {"": "Chưa giao"} | {unit.code: unit.name for unit in tree}
    unit = form.choice("unit", "Đơn vị phụ trách", names, seen["unit"] if seen["unit"] in names else "")
    help_since = "Việc chưa làm lần nào được tính từ ngày này."
    since = form.date("since", "Tính từ ngày", seen["since"], help=help_since)
    note = form.paragraph("note", "Ghi chú", seen["note"])

    def read() -> Chosen:
        return Chosen(
            active=bool(active.value),
            since=entered(since) or seen["since"],
            months=months(),
            month_day=duty_words.as_stored(day.value or "") if day else "",
            responsible=responsible.value or "",
            unit=unit.value or "",
            note=note.value or "",
        )

    return read


def _suggested_day(duty: RecurringDuty) -> str:
    return "/".join(f"{part:02d}" for part in reversed(duty.suggest_days[0])) if duty.suggest_days else ""


def _months(form: Form, duty: RecurringDuty, seen: Mapping[str, Any]) -> Callable[[], dict[int, int]]:
    """Ask for the months: for each level where its source tells levels apart, else once for all."""
    if duty.kind != DutyKind.PERIOD:
        return dict
    held = {level: seen[f"months_{level}"] for level in LEVELS}
    if len(set(held.values())) == 1 and not duty.has_levels:
        suggested = held[1] or duty.suggest or None
        help_all = f"Gợi ý {duty.suggest} tháng. Để trống: chưa đặt." if duty.suggest else "Để trống: chưa đặt."
        all_levels = form.number("months_1", "Bao lâu một lần", suggested, unit="tháng", help=help_all)
        return lambda: dict.fromkeys(LEVELS, int(all_levels.value)) if all_levels.value is not None else {}
    layout.text("h3", "Bao lâu một lần, theo cấp độ (tháng)")
    with ui.element("div").classes("months-of"):
        fields = {
            level: form.number(f"months_{level}", f"Cấp độ {level}", held[level] or duty.suggest or None)
            for level in LEVELS
        }
    suggest = f" Gợi ý nơi văn bản không nêu số: {duty.suggest} tháng, ghi vào Quy chế." if duty.suggest else ""
    layout.text("p", f"Để trống: chưa đặt chu kỳ, không coi là trễ.{suggest}").classes("muted small")
    return lambda: {level: int(each.value) for level, each in fields.items() if each.value is not None}

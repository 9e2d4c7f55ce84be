"""The weightiest acts: a system is put into use, or the permission is taken away; with day, document and reason."""

from functools import partial

from nicegui import ui

from inventory.choices import Running
from inventory.organisation.access import Act
from inventory.records import Operation, Permission, second_person
from inventory.records.permission import withdrawn_by_person
from inventory.work import Work
from isms.platform.database import UnitOfWork
from isms.systems import rehearsal
from isms.ui.facts import before_saving
from isms.ui.facts.declared_form import DeclaredForm, FormLayout, Part, RecordForm
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from isms.ui.shell.act_results import NOTHING_NEW
from schedules.acts import enforcement, recording
from schedules.gate import dated

_RUNS, _STOPPED = "runs", "stopped"


def taken_away(permission: dated.Permission) -> str:
    """Return the sentence that says when a permission was withdrawn, and why."""
    reason = words.why_withdrawn(permission.reason).rstrip(".")
    return f"Đã thu hồi cho phép sử dụng ngày {words.day(permission.day)}. Lý do: {reason}."


async def put_into_use(place: Place) -> None:
    """Open the form that puts the system into use: what it will change stands in it, so that it asks once."""
    code, shown, entered_on = place.code, place.shown, place.shown.system.registered_on
    taken = withdrawn_by_person(shown.facts.permissions, shown.today)

    def rehearsed(work: UnitOfWork) -> tuple[tuple[rehearsal.Change, ...], bool]:
        mended = taken.reason if taken else ""
        changes = rehearsal.changes(work, code, partial(enforcement.put_into_use, code=code, reason=mended))
        return changes, second_person.is_on(work)

    async with place.turn():
        found = await place.visit.act(rehearsed, said="")
    changes, waits = found.value if found else ((), False)
    if not changes and not waits:  # refused, or in use by now: the page showed what is no longer so
        if found:
            ui.notify(NOTHING_NEW, position="bottom")
        await place.refresh()
        return

    def above() -> None:
        if taken:
            layout.note("overdue", taken_away(taken))
        if waits:
            layout.note("neutral", "Có hiệu lực từ ngày người thứ hai xác nhận.")
        if changes:
            before_saving.show(changes)
        until = words.day(shown.state.clearance.until)
        layout.text("p", f"Phép có hiệu lực đến hết ngày {until}.").classes("muted")

    def record(work: Work, row: Permission, entered: RecordForm) -> bool:
        given = enforcement.put_into_use(work, code, None if waits else row.on, row.number, row.reason)
        if given is not None and _ticked(entered, _RUNS):
            recording.record(work, code, Operation(on=max(given.on, entered_on), state=Running.OPERATING))
        return given is not None

    reason = "Đã khắc phục thế nào" if taken else "Ghi chú"
    asks_running = not (waits or shown.state.operating) and place.may(Act.RECORD)
    fields = ("number", "reason") if waits else ("on", "number", "reason")
    ticks = ((_RUNS, "Hệ thống vận hành từ ngày này"),) if asks_running else ()
    open_form(
        place,
        Permission,
        code,
        "Đưa vào sử dụng",
        look=_look(fields, reason, ticks),
        fixed={"granted": True},
        use_case=record,
        above=above,
        verb="Đưa vào sử dụng",
        said="Đã đưa vào sử dụng.",
    )


def withdraw(place: Place) -> None:
    """Open the form that takes the permission away, and says whether the system was stopped."""
    code, entered_on = place.code, place.shown.system.registered_on

    def record(work: Work, row: Permission, entered: RecordForm) -> int | None:
        taken = enforcement.withdraw(work, code, row.reason, row.on, row.number)
        if _ticked(entered, _STOPPED):
            stopped = Operation(on=max(taken.on, entered_on), state=Running.STOPPED, reason=taken.reason)
            recording.record(work, code, stopped)
        return taken.id

    asks_stopped = place.shown.state.operating and place.may(Act.RECORD)
    ticks = ((_STOPPED, "Hệ thống đã dừng vận hành từ ngày này"),) if asks_stopped else ()
    open_form(
        place,
        Permission,
        code,
        "Thu hồi cho phép sử dụng",
        look=_look(("on", "number", "reason"), "Lý do", ticks),
        fixed={"granted": False},
        use_case=record,
        above=partial(layout.note, "overdue", f"{place.shown.system.name} sẽ không còn được phép sử dụng."),
        verb="Thu hồi cho phép sử dụng",
        said="Đã thu hồi cho phép sử dụng.",
    )


def _look(fields: tuple[str, ...], reason: str, ticks: tuple[tuple[str, str], ...]) -> FormLayout:
    asked: list[Part] = [*fields, *(partial(_tick, name=name, label=label) for name, label in ticks)]
    return FormLayout(columns=(tuple(asked),), questions={"reason": reason})


def _tick(entered: DeclaredForm, name: str, label: str) -> None:
    entered.form.tick(name, label)


def _ticked(entered: DeclaredForm, name: str) -> bool:
    return bool(entered.form.entered().get(name))

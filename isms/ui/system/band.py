"""The band on top of a system's page: what it is, how it stands, what blocks it, and the next thing to do."""

from inspect import isawaitable

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import role
from inventory.records.permission import withdrawn_by_person
from isms.ui.audits import audit_tab
from isms.ui.facts.place import Place, Shown
from isms.ui.parts import badges, layout, words
from isms.ui.system import path_row, permission_forms, remedy_forms, running_tab
from schedules.cadence.cadence import Standing
from schedules.gate.dated import Running, latest
from schedules.gate.path_to_use import Step as OfPath
from schedules.gate.path_to_use import current
from schedules.gate.remedies import Blocker


def build(place: Place, whole: bool) -> None:
    """Draw the band; `whole`: with the path and every reason, as on the first tab, else with one line of the path."""
    shown, state = place.shown, place.shown.state
    about = shown.system
    with ui.element("div").classes("band"):
        with layout.head(about.name, f"{about.code} · {role.word(about.responsibility)} · {shown.unit}"):
            _buttons(place)
        with ui.element("div").classes("badges").mark("badges"):
            badges.level(state.level)
            badges.badge(*use_words(shown)).mark("use-state")
            if not state.retired:
                badges.standing(state.standing, state.responsibility, state.audit_due_on, shown.today)
                _conditions(shown)
        _withdrawn(shown)
        if not whole and not state.retired:
            path_row.line(place)
            return
        path_row.whole(place)
        if state.clearance.blockers:
            _blockers(place, state.clearance.blockers)
        elif not state.in_use:
            _cleared(shown)
        elif not state.operating:
            _not_running(place)
        if state.clearance.warnings:
            _cautions(shown)


def _conditions(shown: Shown) -> None:
    """Beside the duty to audit, the nearer deadline of the conditions that came with the conclusion."""
    due = shown.state.act_by
    if due is None or due == shown.state.audit_due_on:
        return
    text = f"Điều kiện kèm kết luận: {words.how_far(due, shown.today)}"
    badges.badge("overdue" if due < shown.today else "soon", text).mark("conditions")


def use_words(shown: Shown) -> tuple[str, str]:
    """Return kind and words of the badge that says whether the system is permitted and whether it runs."""
    state = shown.state
    if state.retired:
        return "neutral", "Ngừng sử dụng hẳn"
    if state.in_use:
        return "ok", f"Được đưa vào sử dụng đến hết {words.day(state.clearance.until)}"
    if state.operating and state.responsibility is None:
        return badges.UNCONFIRMED
    if state.operating:
        return (
            "overdue",
            f"Vận hành khi chưa {'được phép' if state.clearance.cleared else 'đủ điều kiện'}",
        )
    if state.clearance.cleared:
        taken = withdrawn_by_person(shown.facts.permissions, shown.today)
        return ("soon", "Đã thu hồi cho phép sử dụng") if taken else ("ok", "Sẵn sàng đưa vào sử dụng")
    operation = latest(shown.facts.operations, shown.today)
    stopped = operation is not None and operation.state == Running.STOPPED and len(shown.facts.operations) > 1
    return "neutral", "Đã dừng vận hành" if stopped else "Chưa đưa vào sử dụng"


def _withdrawn(shown: Shown) -> None:
    """Say that the permission was withdrawn, when, and why."""
    permission = latest(shown.facts.permissions, shown.today)
    if permission is None or shown.state.in_use or shown.state.retired:
        return
    if permission.granted:
        layout.note("overdue", "Việc cho phép sử dụng đã hết hiệu lực vì hệ thống không còn đủ điều kiện.")
        return
    layout.note("overdue", permission_forms.taken_away(permission))


def _cleared(shown: Shown) -> None:
    until = words.day(shown.state.clearance.until)
    if withdrawn_by_person(shown.facts.permissions, shown.today):
        layout.note(
            "neutral", f"Theo hồ sơ vẫn đủ điều kiện đến hết ngày {until}: cho phép lại thì ghi đã khắc phục thế nào."
        )
    else:
        layout.note("ok", f"Đã đủ điều kiện đưa vào sử dụng đến hết ngày {until}.")


def _not_running(place: Place) -> None:
    """Permitted is not running: ask that the latter be recorded when it comes true."""
    with ui.element("div").classes("line"):
        ui.label("Chưa ghi nhận vận hành thực tế.").classes("muted")
        if place.may(Act.RECORD):
            layout.quiet("Ghi tình trạng vận hành", lambda: running_tab.operation_form(place))


def _buttons(place: Place) -> None:
    """The one primary button, always the current step of the path, and the way to give the permission up."""
    state, now = place.shown.state, current(place.shown.path)
    may_permit = place.may(Act.PERMIT)
    if state.in_use and may_permit:
        layout.danger("Thu hồi cho phép sử dụng", lambda: permission_forms.withdraw(place)).mark("withdraw")
    if state.clearance.cleared and not state.in_use and may_permit:
        is_next = now is not None and now.step == OfPath.PERMISSION
        draw = layout.primary if is_next else layout.secondary
        draw("Đưa vào sử dụng", lambda: permission_forms.put_into_use(place), icon="verified").mark("use")
        if is_next:
            return
    if now is not None and now.todo:
        first = remedy_forms.of_path(place, now)
        if place.may(first.act):
            layout.primary(first.label, first.open).mark("next-step")
    elif state.in_use and state.standing != Standing.ON_TIME and place.may(Act.AUDIT):
        layout.primary("Nhập kết luận", lambda: audit_tab.audit_form(place)).mark("next-step")


async def next_step(place: Place) -> None:
    """Open the form of the current step of the path."""
    now = current(place.shown.path)
    if now is None or not remedy_forms.has_form(place, now):
        return
    opened = remedy_forms.of_path(place, now).open()
    if isawaitable(opened):
        await opened


def _blockers(place: Place, blockers: tuple[Blocker, ...]) -> None:
    retired = place.shown.state.retired
    title = "Hệ thống đã ngừng sử dụng hẳn." if retired else _title(len(blockers))
    with layout.section(title), ui.element("ul").classes("blockers").mark("blockers"):
        for blocker in blockers:
            steps = remedy_forms.before(place, blocker.code), remedy_forms.step(place, blocker.code)
            with ui.element("li"):
                ui.icon("block").props('aria-hidden="true"')
                with ui.element("div").classes("say"):
                    ui.label(blocker.remedy)
                    ui.label(blocker.clause).classes("clause")
                for step in steps:
                    if step and place.may(step.act):
                        layout.secondary(step.label, step.open).mark(f"remedy-{blocker.code}")


def _title(count: int) -> str:
    return f"Chưa thể đưa vào sử dụng: còn {count} việc cần làm."


def _cautions(shown: Shown) -> None:
    with layout.section("Lưu ý"), ui.element("ul").classes("blockers"):
        for caution in shown.state.clearance.warnings:
            with ui.element("li").classes("caution"):
                ui.icon("warning_amber").props('aria-hidden="true"')
                with ui.element("div").classes("say"):
                    ui.label(caution.text)
                    ui.label(caution.clause).classes("clause")

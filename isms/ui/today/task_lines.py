"""Tasks as lines: the system, what is to be done by when, and the way there."""

import datetime as dt
from collections.abc import Sequence

from nicegui import ui

from inventory.organisation.access import Act
from isms.ui.parts import badges, layout, words
from isms.ui.parts.places import PENDING, path_of
from isms.ui.shell.visit import Visit
from isms.workspace.tasks import Task
from schedules.cadence.cadence import Standing

_LIMIT = {"appraisal": "Thẩm định hồ sơ", "approval": "Phê duyệt cấp độ"}
_TAB = {"audit": "kiem-tra", "conditions": "kiem-tra", "dossier": "ho-so", "finding": "kiem-tra"}


def lines(visit: Visit, tasks: Sequence[Task]) -> None:
    """Show the tasks in the order given."""
    with ui.element("ul").classes("lines tasks stacked"):
        for task in tasks:
            with ui.element("li").mark(f"task-{task.code}"):
                with ui.element("div").classes("say"):
                    layout.link(task.name, path_of(task.code) if task.code else _where(task)).classes("strong")
                    ui.label(what(task))
                    ui.label(" · ".join(filter(None, (task.code, task.clause)))).classes("code")
                    for note in task.notes:
                        ui.label(note).classes("muted small")
                with ui.element("div").classes("line"):
                    badges.badge(*badge(task, visit.today))
                    if task.violation and task.kind != "lost":
                        badges.badge("overdue", "Vận hành khi chưa đủ điều kiện")
                    step = layout.link(verb(visit, task), _where(task)).classes("act secondary")
                    step.props(f'aria-label="{verb(visit, task)}: {_plain(task.name)}"')


def _where(task: Task) -> str:
    return PENDING.path if task.kind == "confirm" else path_of(task.code, _TAB.get(task.kind, ""))


def what(task: Task) -> str:
    """Return what is to be done."""
    if task.kind == "lost":
        why = words.why_withdrawn(task.reason).rstrip(".")
        return f"Hết phép sử dụng từ ngày {words.day(task.due)} mà vẫn vận hành. {why}."
    if task.kind == "confirm":
        return f"{words.number(task.number)} bản ghi do người khác gửi từ ngày {words.day(task.due)} chờ bạn xác nhận."
    if task.kind == "finding":
        others = f" và {words.number(task.number - 1)} tồn tại khác" if task.number > 1 else ""
        return f"Khắc phục tồn tại “{task.reason.rstrip('.')}”{others}: chậm nhất {words.day(task.due)}."
    if task.kind == "dossier":
        return f"{_LIMIT[task.reason]}: chậm nhất {words.day(task.due)}."
    if task.kind == "conditions":
        return f"Hoàn thành điều kiện kèm theo kết luận: chậm nhất {words.day(task.due)}."
    if task.kind == "undecided":
        return f"Chưa có quyết định cấp độ, chưa từng kiểm tra; có trong sổ từ ngày {words.day(task.due)}."
    if task.never:
        return f"Kiểm tra, đánh giá lần đầu; có trong sổ từ ngày {words.day(task.due)}."
    return f"Kiểm tra, đánh giá định kỳ: chậm nhất {words.day(task.due)}."


def badge(task: Task, today: dt.date) -> tuple[str, str]:
    """Return kind and words of the badge that says how a task stands."""
    if task.kind == "lost":
        return "overdue", "Đã mất phép sử dụng"
    if task.kind == "confirm":
        return "soon", "Chờ bạn xác nhận"
    if task.never:
        return "overdue", Standing.NEVER_AUDITED.label
    far = words.how_far(task.due, today)
    return ("overdue" if task.due < today else "soon"), far[:1].upper() + far[1:]


def verb(visit: Visit, task: Task) -> str:
    """Return what the person may do about it."""
    if task.kind in ("audit", "conditions") and visit.may(Act.AUDIT):
        return "Ghi kết luận"
    if task.kind == "confirm":
        return "Xem và xác nhận"
    if task.kind == "finding":
        return "Ghi khắc phục"
    if task.kind == "dossier" and visit.may(Act.RECORD):
        return "Cập nhật tiến độ hồ sơ"
    return "Xem việc cần làm" if task.kind in ("lost", "undecided") else "Mở hệ thống"


def _plain(text: str) -> str:
    return text.replace('"', "")

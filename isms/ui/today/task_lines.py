"""What is to be done about systems, as rows: like with like in one row, of a kind with one only the system itself."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.audits.finding_query import WantedFindings
from isms.ui.lists import counters
from isms.ui.lists.counters import Asked
from isms.ui.parts import words
from isms.ui.parts.places import PENDING, path_of
from isms.ui.parts.task_rows import TaskRow
from isms.ui.shell.visit import Visit
from isms.workspace import tasks as to_do
from isms.workspace.tasks import Task
from schedules.audits.findings import Numbers
from schedules.cadence.cadence import Standing

_LIMIT = {"appraisal": "Thẩm định hồ sơ", "approval": "Phê duyệt cấp độ"}
_TAB = {"audit": "kiem-tra", "conditions": "kiem-tra", "dossier": "ho-so", "finding": "kiem-tra"}
_GROUPS = {
    "lost": ("còn hạn kiểm tra nhưng vận hành khi chưa đủ điều kiện", "Xem lý do chặn của từng hệ thống."),
    "conditions": ("sắp hoặc quá hạn thực hiện điều kiện kèm theo kết luận", "Ghi kết luận khi điều kiện đã xong."),
    "late": ("quá hạn kiểm tra, đánh giá", "Kiểm tra, đánh giá và ghi kết luận."),
    "never": ("có cấp độ nhưng chưa từng được kiểm tra, đánh giá", "Kiểm tra, đánh giá lần đầu và ghi kết luận."),
    "undecided": ("chưa có quyết định cấp độ", "Xác định cấp độ, lập hồ sơ và trình phê duyệt."),
    "soon": ("sắp đến hạn kiểm tra, đánh giá", "Lên kế hoạch và kiểm tra trước hạn."),
}
_BADGE = {
    "lost": ("overdue", "Chưa đủ điều kiện"),
    "conditions": ("soon", "Điều kiện kèm theo"),
    "late": ("overdue", Standing.OVERDUE.label),
    "never": ("overdue", Standing.NEVER_AUDITED.label),
    "undecided": ("overdue", "Chưa có cấp độ"),
    "soon": ("soon", Standing.DUE_SOON.label),
}
_FEW = 3
"""So many time limits of dossiers are shown one by one."""


def alone(work: Work, found: Mapping[Asked, int]) -> dict[str, Task]:
    """Return the task of each group that holds one system only, by the group."""
    single = [name for name, view in counters.GROUPS.items() if found[view] == 1]
    read = {name: to_do.of_systems(work, counters.GROUPS[name].filter) for name in single}
    return {name: tasks[0] for name, tasks in read.items() if tasks}


def of_systems(visit: Visit, found: Mapping[Asked, int], single: Mapping[str, Task]) -> Iterator[TaskRow]:
    """Yield a row for each group of systems of which something is to be done."""
    shown = set()
    for name, view in counters.GROUPS.items():
        if name in single:
            task = single[name]
            if task.code not in shown:
                yield row(visit, task)
            shown.add(task.code)
        elif found[view]:
            what, how = _GROUPS[name]
            title = f"{words.number(found[view])} hệ thống {what}"
            yield TaskRow(f"group-{name}", title, view.path, _BADGE[name], "Xem danh sách", how)


def of_others(visit: Visit, tasks: Sequence[Task], findings: Numbers) -> Iterator[TaskRow]:
    """Yield what waits to be confirmed, the time limits of dossiers and the findings, each kind in one row."""
    waiting = [task for task in tasks if task.kind == "confirm"]
    if len(waiting) == 1:
        yield row(visit, waiting[0])
    elif waiting:
        title = f"{words.number(sum(task.number for task in waiting))} bản ghi chờ bạn xác nhận"
        about = "; ".join(task.name for task in waiting[:_FEW]) + ("; …" if len(waiting) > _FEW else "")
        since = f"{about}. Do người khác gửi, lâu nhất từ ngày {words.day(min(task.due for task in waiting))}."
        yield TaskRow("group-confirm", title, PENDING.path, badge(waiting[0], visit.today), "Xem và xác nhận", since)
    dossiers = [row(visit, task) for task in tasks if task.kind == "dossier"]
    if len(dossiers) > _FEW:
        title = f"{words.number(len(dossiers))} hồ sơ đến hạn thẩm định hoặc phê duyệt"
        yield TaskRow("group-dossier", title, "", dossiers[0].badge, "", within=tuple(dossiers))
    else:
        yield from dossiers
    mending = [task for task in tasks if task.kind == "finding"]
    if findings.open == 1 and mending:
        yield row(visit, mending[0])
    elif findings.open:
        yield _findings(findings, mending)


def _findings(numbers: Numbers, mending: Sequence[Task]) -> TaskRow:
    late = f", {words.number(numbers.late)} đã quá hạn" if numbers.late else ""
    return TaskRow(
        "finding-numbers",
        f"{words.number(numbers.open)} tồn tại sau kiểm tra chưa khắc phục{late}",
        WantedFindings().path,
        ("overdue", "Quá hạn khắc phục") if numbers.late else ("soon", "Chưa khắc phục"),
        "Xem tồn tại",
        f"Trước hết: {mending[0].name}. {what(mending[0])}" if mending else "",
        step_path=WantedFindings(tt="qua-han").path if numbers.late else "",
    )


def row(visit: Visit, task: Task) -> TaskRow:
    """Return the row of one task."""
    return TaskRow(
        f"task-{task.code}",
        task.name,
        path_of(task.code) if task.code else _where(task),
        badge(task, visit.today),
        verb(visit, task),
        what(task),
        " · ".join(filter(None, (task.code, task.clause))),
        task.notes,
        _where(task),
    )


def _where(task: Task) -> str:
    return PENDING.path if task.kind == "confirm" else path_of(task.code, _TAB.get(task.kind, ""))


def what(task: Task) -> str:
    """Return what is to be done."""
    if task.kind == "lost":
        why = words.why_withdrawn(task.reason).rstrip(".")
        return f"Cho phép sử dụng hết hiệu lực từ ngày {words.day(task.due)} mà vẫn vận hành. {why}."
    if task.kind == "violating":
        return "Đang vận hành khi chưa đủ điều kiện; chưa được đưa vào sử dụng."
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
        return "overdue", "Hết cho phép sử dụng"
    if task.kind == "violating":
        return _BADGE["lost"]
    if task.kind == "confirm":
        return "soon", "Chờ bạn xác nhận"
    if task.never:
        return "overdue", Standing.NEVER_AUDITED.label
    return "overdue" if task.due < today else "soon", words.capital(words.how_far(task.due, today))


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
    return "Xem việc cần làm" if task.kind in ("lost", "violating", "undecided") else "Mở hệ thống"

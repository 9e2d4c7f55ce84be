"""One dialog that plans audits of several systems: what is planned, a verdict for each system, then all or none."""

import datetime as dt
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from typing import Any

from nicegui import ui

from inventory.choices import AuditKind
from inventory.records import PlannedAudit
from inventory.work import Work
from isms.ui.audits import plan_fields
from isms.ui.lists import system_rows_shown
from isms.ui.parts import data_tables, dialogs, layout, words
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Visit
from schedules.audits import planned
from schedules.audits.planned import Outlook
from schedules.cadence.working_days import add_months

HOW = {
    "day": ("Cùng một ngày", "Mọi hệ thống được kiểm tra, đánh giá trong ngày đó."),
    "month": ("Rải đều các tuần của một tháng", "Chỉ vào ngày làm việc; hệ thống đến hạn sớm đứng ở các tuần đầu."),
}
_COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines"),
    data_tables.Column("on", "Ngày"),
    data_tables.Column("verdict", "Kết quả", "badge"),
    data_tables.Column("mind", "Cần lưu ý"),
)
_TITLE = "Lập kế hoạch kiểm tra nhiều hệ thống"
_MONTHS = 25
FOREIGN = ("blocked", "Không lập được")
NOT_ALLOWED = ("blocked", "Không được công nhận")
MINDED = ("soon", "Lưu ý")
OK = ("ok", "Được")
_COUNTED = {
    FOREIGN: "không lập được",
    NOT_ALLOWED: "có bên đánh giá không được phép",
    MINDED: "cần lưu ý",
    OK: "không vướng gì",
}
"""The verdicts, the gravest first, as the banner counts them."""
Planned = Callable[[int], Awaitable[None]]


class Bulk:
    """The dialog for systems that were chosen. `leave_out` is told which of them can not be planned for."""

    def __init__(
        self, visit: Visit, codes: Collection[str], done: Planned, leave_out: Callable[[set[str]], Any]
    ) -> None:
        self._visit, self._codes = visit, sorted(codes)
        self._done, self._leave_out = done, leave_out
        self._form = Form(draft="planned_audit::bulk")

    def open(self) -> None:
        """Show the form."""
        number = words.number(len(self._codes))
        with dialogs.panel(f"Lập kế hoạch kiểm tra cho {number} hệ thống") as self._dialog:
            self._entry = ui.element("div").classes("form")
            self._answer = ui.element("div").classes("stack apart").props("aria-live=polite")
            with self._entry, form_drafts.kept(self._visit, self._form, _TITLE):
                self._fields()
        self._dialog.open()

    def _fields(self) -> None:
        form, today = self._form, self._visit.today
        self._how = form.cards("how", "Khi nào?", HOW, "day")
        with ui.element("div") as one_day:
            self._on = form.date("on", "Ngày dự kiến")
        months = [add_months(today.replace(day=1), ahead) for ahead in range(_MONTHS)]
        with ui.element("div") as in_month:
            names = {f"{month:%Y-%m}": system_rows_shown.month(month).capitalize() for month in months}
            self._month = form.choice("month", "Tháng", names, list(names)[1])
        self._plan = plan_fields.without_day(form, AuditKind.PERIODIC)
        form.buttons("Xem trước từng hệ thống", self._look, cancel=self._dialog.close)

        def changed() -> None:
            one_day.visible = self._how.value == "day"
            in_month.visible = not one_day.visible

        self._how.on_change(changed)
        changed()

    def _days(self, work: Work) -> dict[str, dt.date]:
        """Return the day of each system."""
        if self._how.value == "month":
            month = dt.date.fromisoformat(f"{self._month.value}-01")
            return planned.spread_over(work, self._codes, month)
        return dict.fromkeys(self._codes, given(self._on))

    async def _look(self) -> None:
        """Say of each system what is to be minded; nothing is written yet."""

        def look(work: Work) -> tuple[dict[str, dt.date], PlannedAudit, list[Outlook]]:
            days = self._days(work)
            wanted = self._plan.record(on=next(iter(days.values())))
            planned.check(work, days, wanted)
            return days, wanted, planned.outlook(work, days, wanted)

        found = await self._visit.act(look, form=self._form, said="")
        if found:
            self._entry.visible = False
            self._answer.clear()
            with self._answer:
                self._show(*found.value)

    def _show(self, days: dict[str, dt.date], wanted: PlannedAudit, told: list[Outlook]) -> None:
        foreign = {each.code for each in told if not each.mine}
        layout.note(*summary(told))
        with ui.element("div").classes("verdicts").props('tabindex=0 role=region aria-label="Kết quả từng hệ thống"'):
            gravest_first = sorted(told, key=lambda each: list(_COUNTED).index(verdict(each)))
            data_tables.table(_COLUMNS, [_cells(each) for each in gravest_first]).mark("verdicts")
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Sửa lại", self._back)
            if foreign:
                layout.primary("Bỏ các hệ thống này", lambda: self._drop(foreign)).mark("leave-out")
            else:
                layout.primary(f"Lưu {words.number(len(told))} kế hoạch", lambda: self._save(days, wanted)).mark(
                    "save-plans"
                )

    def _back(self) -> None:
        self._answer.clear()
        self._entry.visible = True

    async def _drop(self, foreign: set[str]) -> None:
        self._leave_out(foreign)
        self._codes = [code for code in self._codes if code not in foreign]
        self._back()
        if self._codes:
            await self._look()
        else:
            self._dialog.close()

    async def _save(self, days: dict[str, dt.date], wanted: PlannedAudit) -> None:
        number = len(days)
        said = f"Đã lập kế hoạch cho {words.number(number)} hệ thống."
        if await self._visit.act(lambda work: len(planned.plan_each(work, days, wanted)), said=said):
            self._visit.saved(self._form)
            self._dialog.close()
            await self._done(number)


def summary(told: Collection[Outlook]) -> tuple[str, str]:
    """Return kind and words of the banner above the verdicts."""
    found = Counter(verdict(each) for each in told)
    number = words.number(len(told))
    if set(found) <= {OK}:
        return "ok", f"Cả {number} hệ thống đều không vướng gì. Chưa có gì được lưu."
    said = ", ".join(f"{words.number(found[each])} {_COUNTED[each]}" for each in _COUNTED if found[each])
    kind = "blocked" if found[FOREIGN] or found[NOT_ALLOWED] else "soon"
    return kind, f"Trong {number} hệ thống: {said}. Chưa có gì được lưu; khi lưu thì lưu tất cả."


def verdict(each: Outlook) -> tuple[str, str]:
    """Return kind and words of the badge of one system."""
    if not each.mine:
        return FOREIGN
    if each.verdict and not each.verdict.allowed:
        return NOT_ALLOWED
    return OK if each.clear else MINDED


def caution(each: Outlook) -> str:
    """Return what is to be minded about one system, with the clause."""
    said = [] if each.mine else ["Thuộc đơn vị ngoài nhánh của bạn."]
    if each.verdict and each.verdict.warning:
        said.append(f"{each.verdict.warning} ({each.verdict.clause})")
    elif each.verdict:
        said.append(f"Bên đánh giá được phép ({each.verdict.clause}).")
    if each.late:
        said.append(f"Sau hạn kiểm tra {words.day(each.due_on)}.")
    if each.already:
        said.append(f"Đã có kế hoạch ngày {words.day(each.already)}.")
    return " ".join(said) or "–"


def _cells(each: Outlook) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": data_tables.two_lines(each.name, each.code),
        "on": words.day(each.on),
        "verdict": data_tables.badge(*verdict(each)),
        "mind": caution(each),
    }

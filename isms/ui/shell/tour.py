"""The first visit: a few steps that show a person around, according to their role. It can be skipped and seen again."""

from collections.abc import Callable
from dataclasses import dataclass

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from inventory.organisation.access import MAY, Act
from inventory.work import Role
from isms.accounts import preferences
from isms.ui.parts import dialogs, layout
from isms.ui.shell.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is shown, and where it is found."""

    title: str
    text: str
    icon: str


def steps(role: Role) -> list[Step]:
    """Return the steps for a role."""
    may_record = role in MAY[Act.RECORD]
    found = [
        Step(
            "Sổ này để làm gì",
            "Mỗi hệ thống thông tin có cấp độ, hồ sơ và hạn kiểm tra. Sổ cho biết hôm nay hệ thống nào được sử dụng, "
            f"còn thiếu gì, theo điều khoản nào. Vai trò của bạn: {role.label}. {role.help}",
            "verified_user",
        ),
        Step(
            "Hôm nay: bắt đầu từ đây",
            "Trang Hôm nay có bốn con số và các việc cần làm, việc giống nhau chung một dòng. "
            "Bấm vào con số nào thì mở đúng danh sách của con số đó.",
            "today",
        ),
        Step(
            "Trang của một hệ thống",
            "Đầu trang nói còn mấy việc; mỗi việc có nút mở đúng biểu mẫu và điều khoản của nó. "
            "Ghi nhầm thì hủy bản ghi kèm lý do: không gì bị xóa."
            if may_record
            else "Đầu trang nói hệ thống có được sử dụng không, còn thiếu gì và theo điều khoản nào.",
            "dns",
        ),
        Step(
            "Tìm ở mọi nơi",
            "Nhấn Ctrl+K hoặc nút Tìm kiếm, gõ vài chữ không cần dấu: hệ thống, mục, việc cần làm, từ ngữ của luật.",
            "search",
        ),
        Step(
            "Khi chưa rõ một từ hay một việc",
            "Dấu ? cạnh một từ giải thích từ đó kèm điều khoản. Dấu ? trên cùng mở hướng dẫn của trang đang xem. "
            "Xem lại phần này: bấm tên bạn, chọn “Xem lại hướng dẫn”.",
            "help_outline",
        ),
    ]
    return found


def offer(visit: Visitor) -> None:
    """Show the steps once the page is open, and not again after they were read or put away."""
    # The dialog is open from the start: nothing moves once the page is there.
    _Tour(visit, first=True).dialog.open()


def show(visit: Visitor) -> None:
    """Show the steps again."""
    with ui.context.client.content:
        _Tour(visit, first=False).dialog.open()


class _Tour:
    """The dialog, one step at a time."""

    def __init__(self, visit: Visitor, first: bool) -> None:
        self.visit, self.first = visit, first
        self.steps = steps(visit.actor.role)
        self.at = 0
        with dialogs.panel("Hướng dẫn nhanh") as self.dialog:
            self.body = ui.element("div").classes("stack").props("aria-live=polite").mark("tour")
            self.buttons = ui.element("div").classes("form-buttons")
        if first:
            self.dialog.on_value_change(self._put_away)
        self._draw()

    async def _put_away(self, event: ValueChangeEventArguments[bool]) -> None:
        if not event.value:
            await self.visit.act(preferences.put_guide_away, said="")

    def _go(self, by: int) -> Callable[[], None]:
        def go() -> None:
            self.at += by
            self._draw()

        return go

    def _draw(self) -> None:
        step, last = self.steps[self.at], len(self.steps) - 1
        self.body.clear()
        with self.body:
            ui.label(f"Bước {self.at + 1} trên {last + 1}").classes("muted small")
            with ui.element("div").classes("line"):
                ui.icon(step.icon).classes("tour-icon").props('aria-hidden="true"')
                layout.text("h3", step.title)
            layout.text("p", step.text)
        self.buttons.clear()
        with self.buttons:
            if self.at < last:
                layout.quiet("Bỏ qua", self.dialog.close).mark("tour-skip")
            if self.at:
                layout.secondary("Trước", self._go(-1))
            next_step = self._go(1) if self.at < last else self.dialog.close
            layout.primary("Tiếp" if self.at < last else "Bắt đầu", next_step).mark("tour-next").props("autofocus")

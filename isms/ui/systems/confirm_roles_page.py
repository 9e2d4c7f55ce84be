"""Confirm what the office is to systems that nobody has confirmed yet, on one page; or turn suggestions down."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nicegui import ui

from inventory.choices import Responsibility
from inventory.organisation.access import Act
from isms.systems import suggested_roles
from isms.systems.suggested_roles import Answer, Unanswered, Unconfirmed
from isms.ui.lists import system_rows_shown
from isms.ui.parts import layout, terms, words
from isms.ui.parts.forms import Form
from isms.ui.parts.places import NEW_SYSTEM, ROLES, path_of
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit

_TITLE = "Xác nhận vai trò của cơ quan"
_LEAD = (
    "Xem gợi ý, sửa chỗ chưa đúng rồi xác nhận nhiều hệ thống trong một lần. Hệ thống chưa xác nhận giữ điều kiện "
    "chặt nhất và chưa tính vào chỉ tiêu, báo cáo."
)
_NETWORK = (
    "Mạng nội bộ của cơ quan thường cũng là một hệ thống thông tin riêng (NĐ 331/2026 Đ12.3). Nếu sổ chưa có, hãy thêm."
)

_CONFIRM = "Xác nhận"


def register(pages: Pages) -> None:
    """Add /xac-nhan-vai-tro."""

    @pages.page(ROLES, title=_TITLE, act=Act.RECORD)
    async def confirm_roles(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        with layout.head(_TITLE, _LEAD):
            pass
        view = _View(visit)
        await view.show()
        terms.line(("chu-quan", "don-vi-van-hanh", "uy-quyen"))


@dataclass(slots=True)
class _Row:
    """One system with its tick and the fields to answer in."""

    about: Unconfirmed
    tick: ui.checkbox
    role: ui.select
    owner: ui.input
    operator: ui.input

    @property
    def answer(self) -> Answer:
        return Answer(self.about.code, self.role.value, self.owner.value or "", self.operator.value or "")


class _View:
    """The systems not confirmed yet, and what is ticked."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._rows: list[_Row] = []
        self._form = self._new_form()
        self._place = ui.element("div").classes("stack w-full")

    async def show(self, typed: Mapping[str, Any] | None = None) -> None:
        """Read and draw, nothing ticked; `typed` stays as far as it is of systems that are still there."""
        found = await self._visit.read(suggested_roles.unconfirmed)
        self._place.clear()
        self._rows, self._form = [], self._new_form()
        with self._place:
            layout.note("soon", _NETWORK, "Thêm hệ thống", NEW_SYSTEM)
            if not found.rows:
                layout.note("ok", "Vai trò của cơ quan với mọi hệ thống đã được xác nhận.")
                return
            with form_drafts.kept(self._visit, self._form, _TITLE):
                self._draw(found)
        self._form.fill(typed or {})

    def _new_form(self) -> Form:
        return Form({}, "confirm-roles::")

    def _typed(self) -> dict[str, Any]:
        began, now = self._form.began, self._form.entered()
        return {name: value for name, value in now.items() if began.get(name) != value and not name.startswith("tick-")}

    def _draw(self, found: Unanswered) -> None:
        with ui.element("div").classes("selection"):
            self._count = ui.label().classes("strong grow").props("role=status").mark("chosen")
            layout.quiet("Chọn tất cả", lambda: self._tick_all(True)).mark("choose-all")
            layout.quiet("Bỏ chọn", lambda: self._tick_all(False)).mark("choose-none")
            layout.secondary("Bỏ gợi ý", self._turn_down).mark("turn-down")
            layout.primary(_CONFIRM, self._confirm, icon="how_to_reg").mark("confirm-roles")
        with layout.section(), ui.element("ul").classes("lines roles"):
            for each in found.rows:
                with ui.element("li"):
                    self._rows.append(self._row(each))
        if found.total > len(found.rows):
            rest = words.number(found.total - len(found.rows))
            layout.text("p", f"Còn {rest} hệ thống nữa, hiện ra sau khi xác nhận các hệ thống trên.").classes("muted")
        with ui.element("div").classes("form-buttons"):  # who has gone through the list need not go all the way back
            layout.secondary(_CONFIRM, self._confirm, icon="how_to_reg")
        self._counted()

    def _row(self, each: Unconfirmed) -> _Row:
        with ui.element("div").classes("role-name"):
            tick = ui.checkbox(on_change=self._counted).mark(f"tick-{each.code}")
            tick.props(f'aria-label="Chọn {each.code}"')
            self._form.take_in(f"tick-{each.code}", f"Chọn {each.code}", tick)
            with ui.element("div").classes("say"):
                layout.link(each.name, path_of(each.code))
                ui.label(f"{each.code} · {hint(each)}").classes("muted small")
        with ui.element("div").classes("role-fields"):
            named = Responsibility.words()
            role = self._form.choice(f"role-{each.code}", "Vai trò của cơ quan", named, each.responsibility)
            owner = self._form.text(f"owner-{each.code}", "Chủ quản", each.owner)
            operator = self._form.text(f"operator-{each.code}", "Đơn vị vận hành", each.operator)
        return _Row(each, tick, role, owner, operator)

    def _chosen(self) -> list[_Row]:
        return [row for row in self._rows if row.tick.value]

    def _tick_all(self, chosen: bool) -> None:
        for row in self._rows:
            row.tick.value = chosen
        self._counted()

    def _counted(self) -> None:
        number = words.number(len(self._chosen()))
        self._count.text = f"Đã chọn {number} trong {words.number(len(self._rows))} hệ thống"

    async def _confirm(self) -> None:
        chosen = self._chosen()
        answers, seen = [row.answer for row in chosen], {row.about.code: row.about.version for row in chosen}
        if not answers:
            return self._ask_to_choose()
        typed = self._typed()
        said = f"Đã xác nhận vai trò của cơ quan với {words.number(len(answers))} hệ thống."
        if await self._visit.act(lambda work: suggested_roles.confirm(work, answers, seen), form=self._form, said=said):
            await self.show(typed)
        return None

    async def _turn_down(self) -> None:
        seen = {row.about.code: row.about.version for row in self._chosen() if row.about.is_suggested}
        if not seen:
            return self._ask_to_choose()
        typed = self._typed()
        said = f"Đã bỏ gợi ý của {words.number(len(seen))} hệ thống."
        if await self._visit.act(lambda work: suggested_roles.turn_down(work, seen), form=self._form, said=said):
            await self.show(typed)
        return None

    def _ask_to_choose(self) -> None:
        ui.notify("Hãy chọn ít nhất một hệ thống.")


def hint(each: Unconfirmed) -> str:
    """Return what is suggested of a system and why, in one line."""
    owners = f"Chủ quản: {each.owners}. " if each.owners else ""
    level = f"Có thể là cấp độ {each.level}. " if each.level else ""
    return f"{owners}{level}{each.reason}".strip() or "Không có gợi ý"

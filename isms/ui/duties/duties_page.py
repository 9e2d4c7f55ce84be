"""Recurring duties: what comes back, how often, when it is due next, and the way to record that it was done."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from nicegui import ui

from inventory.law import recurring_duties
from inventory.law.recurring_duties import DutyKind, DutyPlace, DutyScope, RecurringDuty
from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.register_tables import Unit
from inventory.vietnamese import fold
from inventory.work import Work
from isms.ui.duties import duty_forms, duty_words
from isms.ui.duties.duty_words import PATH
from isms.ui.lists import narrowing, system_rows_shown
from isms.ui.lists.address import Address
from isms.ui.lists.view import View
from isms.ui.parts import badges, layout, words
from isms.ui.shell.panel import STYLES, PageDesk
from isms.ui.shell.visit import Pages, Visit
from schedules.cadence.duty_days import DutyStanding
from schedules.duties import duty_standing
from schedules.duties.duty_standing import DutyLine

STATES: dict[str, tuple[str, Collection[DutyStanding]]] = {
    "": ("Đang áp dụng", set(DutyStanding) - {DutyStanding.OFF}),
    "qua-han": ("Quá hạn", {DutyStanding.OVERDUE}),
    "sap-den-han": ("Sắp đến hạn", {DutyStanding.DUE_SOON}),
    "chua-lam": ("Chưa thực hiện lần nào", {DutyStanding.NEVER}),
    "chua-dat": ("Chưa đặt chu kỳ", {DutyStanding.UNSET}),
    "khong-ap-dung": ("Không áp dụng", {DutyStanding.OFF}),
}
SCOPES = {str(each): each.label for each in (DutyScope.OFFICE, DutyScope.SYSTEM)}


def register(pages: Pages) -> None:
    """Add /theo-doi/viec-dinh-ky."""

    @pages.page(PATH, title="Việc định kỳ")
    async def duties(visit: Visit) -> None:
        ui.add_head_html(STYLES + system_rows_shown.STYLES)
        query = DutyQuery.read(ui.context.client.request.query_params)
        await _Duties(visit, query, await visit.read(units.tree)).build()


@dataclass(frozen=True)
class DutyQuery(Address):
    """How it stands, for what it is done, the unit in charge, words of its name, clause or who sees to it."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"tt": STATES, "cho": SCOPES}

    tim: str = ""
    tt: str = ""
    cho: str = ""
    donvi: str = ""

    def fits(self, line: DutyLine, codes: Mapping[int, str]) -> bool:
        """Say whether a duty is wanted; `codes`: those of the units by their ids."""
        duty, choice = line.duty, line.choice
        words = fold(" ".join((duty.title, duty_words.sources(duty), choice.responsible, duty.who)))
        unit = codes.get(choice.unit_id, "") if choice.unit_id else ""
        return (
            line.standing in STATES[self.tt][1]
            and self.cho in ("", duty.scope)
            and self.donvi in ("", unit)
            and fold(self.tim) in words
        )


class _Duties(View[DutyQuery, list[DutyLine]]):
    """One visit: the duties that are wanted, drawn anew after each act."""

    def __init__(self, visit: Visit, shown: DutyQuery, tree: Sequence[Unit]) -> None:
        super().__init__(visit, shown)
        self.desk = PageDesk(visit, self.show)
        self._tree = list(tree)
        self._codes = {unit.id: unit.code for unit in tree}

    async def build(self) -> None:
        """Draw the page."""
        purpose = "Việc phải làm lặp lại: ai làm, bao lâu một lần, hạn tiếp theo, bằng chứng."
        with layout.head("Việc định kỳ", purpose):
            layout.link("Mở trang Theo dõi", "/theo-doi")
        parts: tuple[narrowing.Part, ...] = (
            ("tt", "Tình trạng", {name: label for name, (label, _) in STATES.items()}),
            ("cho", "Phạm vi", SCOPES),
            ("donvi", "Đơn vị phụ trách", narrowing.branches(self._tree)),
        )
        narrowing.row(self.wanted, parts, self.change, "tên, điều khoản", "việc định kỳ")
        self.place = ui.element("div").classes("stack w-full")
        await self.show()

    def look(self, work: Work) -> list[DutyLine]:
        """Return every duty that can be switched."""
        return duty_standing.lines(work)

    def draw(self, found: list[DutyLine]) -> None:
        """Show how many duties stand how, and those that are wanted."""
        shown = [line for line in found if self.wanted.fits(line, self._codes)]
        ui.label(self._counted(found, len(shown))).classes("muted").props("role=status").mark("counted")
        if shown:
            with layout.section():
                lines(self.desk, shown)
        note = "Trễ việc ở đây chỉ nhắc: không hệ thống nào bị đưa ra khỏi sử dụng vì việc này."
        layout.text("p", note).classes("muted small")
        if not shown:
            text = "Không có việc nào như vậy."
            layout.empty("event_available", "Không có việc nào", text, "Xem việc đang áp dụng", self._all)
        elif self.wanted == DutyQuery():
            _elsewhere()

    def _counted(self, found: Sequence[DutyLine], shown: int) -> str:
        """Return how many are shown, and of all that are minded how many stand how."""
        numbers = {label: sum(line.standing in states for line in found) for label, states in STATES.values()}
        told = [f"{label.lower()} {words.number(number)}" for label, number in numbers.items() if number]
        return f"{words.number(shown)} việc. Tất cả: {', '.join(told)}."

    def _all(self) -> None:
        self.visit.go(PATH)


def lines(desk: PageDesk, found: Sequence[DutyLine]) -> None:
    """Show the duties, the pressing ones first, each in two short lines."""
    order = list(DutyStanding)
    pressing = sorted(found, key=lambda each: (order.index(each.standing), each.due or dt.date.max))
    with ui.element("ul").classes("watch dense"):
        for line in pressing:
            with ui.element("li").mark(f"duty-{line.duty.code}"):
                _line(desk, line)


def _line(desk: PageDesk, line: DutyLine) -> None:
    duty = line.duty
    with ui.element("div").classes("say"):
        layout.link(duty.title, duty_words.path_of(duty.code)).classes("strong")
        who = line.choice.responsible or duty.who
        often = duty_words.often(duty, line.choice)
        said = filter(None, (duty.scope.label, often, who, duty_words.numbers(line), duty_words.sources(duty)))
        about = " · ".join(said)
        ui.label(about).classes("muted small one-line").props["title"] = about
    with ui.element("div").classes("line"):
        badges.badge(*duty_words.badge(line, desk.today))
        if line.due is not None:
            ui.label(f"Hạn {words.day(line.due)}").classes("muted small")
        buttons(desk, line)


def buttons(desk: PageDesk, line: DutyLine) -> None:
    """Offer what the person may do about a duty."""
    duty = line.duty
    allowed = desk.visit.may_for_all(Act.RECORD) if line.of_office else desk.may(Act.RECORD)
    if allowed and line.standing not in (DutyStanding.OFF, DutyStanding.NOT_CONCERNED):
        done = layout.secondary("Ghi đã thực hiện", partial(duty_forms.record, desk, line), icon="task_alt")
        done.mark(f"record-{duty.code}").props["aria-label"] = f"Ghi đã thực hiện: {_plain(duty.title)}"
    if may_choose(desk.visit):
        opened = layout.quiet("Thiết lập", partial(duty_forms.settings, desk, line), icon="tune")
        opened.mark(f"settings-{duty.code}").props["aria-label"] = f"Thiết lập: {_plain(duty.title)}"


def may_choose(visit: Visit) -> bool:
    """Say whether to offer what only those of the whole tree may."""
    return visit.may_for_all(Act.RECORD)


def _elsewhere() -> None:
    """What has a place of its own in the register, and what comes only when something happens."""
    others = [duty for duty in recurring_duties.every() if not duty.switched]
    groups: dict[str, Callable[[RecurringDuty], bool]] = {
        "Đã có chỗ riêng trong sổ": lambda duty: duty.kind != DutyKind.EVENT and duty.place != DutyPlace.NOWHERE,
        "Khi có sự kiện, và để biết": lambda duty: duty.kind == DutyKind.EVENT or duty.place == DutyPlace.NOWHERE,
    }
    for title, belongs in groups.items():
        found = list(filter(belongs, others))
        with layout.section(), ui.expansion(f"{title} ({words.number(len(found))})").classes("w-full"):
            _unswitched(found)


def _unswitched(found: Sequence[RecurringDuty]) -> None:
    with ui.element("ul").classes("watch"):
        for duty in found:
            with ui.element("li").mark(f"duty-{duty.code}"):
                with ui.element("div").classes("say"):
                    ui.label(duty.title).classes("strong")
                    ui.label(" · ".join(filter(None, (duty.when, duty.who))))
                    if duty.note:
                        ui.label(duty.note).classes("muted small")
                    ui.label(duty_words.sources(duty)).classes("clause")
                if duty.place in duty_words.WHERE:
                    layout.link(duty.place.label, duty_words.WHERE[duty.place]).classes("act secondary")


def _plain(text: str) -> str:
    return text.replace('"', "")

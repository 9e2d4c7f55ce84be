"""The alerts: newest first, of which system, still open or settled, and how the mail about them went."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar, Self

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.accounts import preferences
from isms.ui.alerts import alert_words
from isms.ui.alerts.alert_lines import lines
from isms.ui.background.list_button import list_button
from isms.ui.lists import narrowing, pager, system_rows_shown, taking_away
from isms.ui.lists.address import Address
from isms.ui.lists.view import View
from isms.ui.parts import address_note, dialogs, layout, words
from isms.ui.parts.forms import Form
from isms.ui.parts.places import ROLES, path_of
from isms.ui.shell import form_drafts
from isms.ui.shell.visit import Pages, Visit
from schedules.alerts import alert_kinds, alert_list, inbox

PATH = "/canh-bao"
_STATES = {"": "Chưa xử lý", "tat-ca": "Tất cả"}
_WHOSE = {"": "Của tôi", "tat-ca": "Tất cả"}
_NOTED: dict[str, alert_list.State] = {"moi": "new", "da-nam": "acknowledged", "tam-hoan": "snoozed"}
_WITH_ME = {"": "Tất cả"} | {code: alert_words.STATE[state] for code, state in _NOTED.items()}


def _kinds() -> dict[str, str]:
    return {"": "Tất cả"} | {view.address: view.label for _, view in alert_kinds.views().values()}


def _parts() -> tuple[narrowing.Part, ...]:
    """Return what narrows the list, with the kinds of alert that there are."""
    return (
        ("cua", "Phạm vi", _WHOSE),
        ("voi", "Trạng thái xem", _WITH_ME),
        ("loai", "Loại", _kinds()),
        ("con", "Tình trạng", _STATES),
    )


def register(pages: Pages) -> None:
    """Add /canh-bao."""

    @pages.page(PATH, title="Cảnh báo")
    async def alerts(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        view = _View(visit, _Query.read(ui.context.client.request.query_params))
        found, lacks_address = await visit.read(lambda work: (view.look(work), preferences.of(work).lacks_address))
        with layout.head(
            "Cảnh báo", "Những hạn đã báo, việc thu hồi cho phép sử dụng, ai được báo và thư đã đi hay chưa."
        ):
            layout.secondary("Đánh dấu đã xem", view.acknowledge, icon="done_all").mark("acknowledge")
        if lacks_address:
            address_note.show()
        _filters(view)
        view.place = ui.element("div").classes("stack w-full")
        view.redraw(found)


@dataclass(frozen=True)
class _Query(Address):
    """System, kind, whether settled, whose, how it stands with the person; empty: what is open of the person's own."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"cua": _WHOSE, "voi": _WITH_ME, "con": _STATES}

    tim: str = ""
    loai: str = ""
    con: str = ""
    cua: str = ""
    voi: str = ""
    trang: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for; a kind that there is not is left out as well."""
        found = super().read(query)
        return found if found.loai in _kinds() else replace(found, loai="")

    @property
    def is_narrowed(self) -> bool:
        """Whether others than all that is open of the person's own are wanted."""
        return any((self.tim, self.loai, self.con, self.cua, self.voi))

    @property
    def filter(self) -> alert_list.Filter:
        """What to ask of the register."""
        kinds = {view.address: code for code, (_, view) in alert_kinds.views().items()}
        kind, mine = kinds.get(self.loai), self.cua != "tat-ca"
        return alert_list.Filter(
            self.tim,
            kind,
            unsettled=self.is_open,
            current=self.is_open,
            confirmed=True if self.is_open else None,
            mine=mine,
            state=_NOTED.get(self.voi),
        )

    @property
    def is_open(self) -> bool:
        """Whether only what is to be dealt with is wanted: each thing once, of systems whose role is confirmed."""
        return self.con == ""


@dataclass(frozen=True, slots=True)
class _Found:
    """
    The alerts of a view, and what the person put off.

    `new`: the number of the bell, said beside the list that it counts.
    """

    page: alert_list.Page
    new: inbox.New
    put_off: list[inbox.Snoozed]


class _View(View[_Query, _Found]):
    """The alerts of one view, and which are ticked."""

    def __init__(self, visit: Visit, shown: _Query) -> None:
        super().__init__(visit, shown)
        self._ticked: set[int] = set()

    def look(self, work: Work) -> _Found:
        """Return the alerts of this view, and what the person put off."""
        first = pager.first_row(self.wanted.trang)
        page = alert_list.page(work, self.wanted.filter, first, pager.ROWS)
        return _Found(page, inbox.count_new(work), inbox.snoozes(work))

    async def acknowledge(self) -> None:
        """Take note of the alerts that are ticked."""
        ticked = sorted(self._ticked)
        if not ticked:
            ui.notify("Hãy chọn các cảnh báo cần đánh dấu đã xem.", color="dark", text_color="white")
        elif await self.visit.act(lambda work: inbox.acknowledge(work, ticked), said="Đã đánh dấu là đã xem."):
            await self.change(trang=self.wanted.trang)

    def beside(self, alert: alert_list.Raised) -> None:
        """Add to an alert what the person may do with it."""
        with ui.element("div").classes("line"):
            step = alert.step
            if step and self.visit.may(step.act):
                way = layout.link(step.label, step.page or path_of(alert.code, step.tab))
                way.classes("act").mark(f"remedy-{alert.code}")
                way.props["aria-label"] = f"{step.label}: {_quoted(alert.name)}"
            if alert.state != "acknowledged":
                box = ui.checkbox("Chọn").props(f'dense aria-label="Chọn cảnh báo về {_quoted(alert.name)}"')
                box.mark(f"tick-{alert.code}").on_value_change(
                    lambda event: (self._ticked.add if event.value else self._ticked.discard)(alert.alert_id)
                )
            if alert.can_wait and alert.state != "snoozed" and not alert.settled:
                layout.quiet("Tạm hoãn nhắc", lambda: self._put_off(alert), icon="snooze").mark(f"snooze-{alert.code}")

    def beside_group(self, alerts: Sequence[alert_list.Raised]) -> None:
        """Add to alerts that stand together what the person may do with all of them."""
        fresh = {alert.alert_id for alert in alerts if alert.state != "acknowledged"}
        if fresh:
            about = f"Chọn cảnh báo cả nhóm: {_quoted(alerts[0].what)}"
            box = ui.checkbox("Chọn cả nhóm").props(f'dense aria-label="{about}"').mark("tick-group")
            box.on_value_change(
                lambda event: (self._ticked.update if event.value else self._ticked.difference_update)(fresh)
            )

    def _put_off(self, alert: alert_list.Raised) -> None:
        form, title = Form(draft=f"snooze:{alert.code}:{alert.alert_id}"), f"Tạm hoãn nhắc về {alert.name}"
        with dialogs.panel(title) as dialog, form_drafts.kept(self.visit, form, title):
            thing = "hệ thống này" if alert.code else "việc này"
            text = f"Bạn không được nhắc về {thing} cho đến ngày đã chọn. Hạn không đổi, người khác vẫn được nhắc"
            layout.text("p", f"{text}, và sự cố vẫn được báo." if alert.code else f"{text}.")
            until = form.date("until", "Nhắc lại từ ngày", help="Sau hôm nay, không quá 90 ngày.")
            reason = form.text("reason", "Lý do", help="Được ghi vào nhật ký.")

            def put_off(work: Work) -> None:
                if alert.code:
                    inbox.snooze(work, alert.code, until.day, reason.value or "")
                else:
                    inbox.snooze_office(work, alert.alert_id, until.day, reason.value or "")

            async def save() -> None:
                if await self.visit.act(put_off, form=form, said="Đã tạm hoãn."):
                    dialog.close()
                    await self.change(trang=self.wanted.trang)

            form.buttons("Tạm hoãn", save, dialog.close)
        dialog.open()

    async def _wake(self, kept: inbox.Snoozed) -> None:
        def wake(work: Work) -> None:
            if kept.code:
                inbox.wake(work, kept.code)
            else:
                inbox.wake_office(work, kept.alert_id)

        thing = "hệ thống này" if kept.code else "việc này"
        if await self.visit.act(wake, said=f"Bạn lại được nhắc về {thing}."):
            await self.change(trang=self.wanted.trang)

    def draw(self, found: _Found) -> None:
        """Show what is put off, always that of systems in violation, and the alerts."""
        page, put_off = found.page, found.put_off
        self._ticked.clear()
        _put_off_lines([each for each in put_off if each.grave or self.wanted.voi == "tam-hoan"], self._wake)
        with ui.element("div").classes("summary"):
            ui.label(f"{words.number(page.total)} cảnh báo").classes("strong").mark("count")
            if found.new.lines and not self.wanted.is_narrowed:
                ui.label(f"{found.new.said} dòng chưa xem").mark("new-lines")
            if page.total:
                list_button(self.visit, "Cảnh báo", partial(_listing, query=self.wanted), page.total)
        if page.unconfirmed:
            text = f"{words.number(page.unconfirmed)} cảnh báo về hệ thống chưa xác nhận vai trò không tính ở đây."
            if self.visit.may(Act.RECORD):
                layout.note("neutral", text, "Xác nhận vai trò", ROLES)
            else:
                layout.note("neutral", text)
        with layout.section():
            if page.rows:
                lines(page.rows, self.beside, self.beside_group, headed=page.headed)
            else:
                self._nothing()
        pager.pager(self.wanted.trang, page.total, lambda number: self.change(trang=number))

    def _nothing(self) -> None:
        if self.wanted.is_narrowed:
            clear = lambda: self.visit.go(PATH)  # noqa: E731
            layout.empty("search_off", "Không có cảnh báo nào khớp", "Hãy bỏ bớt điều kiện lọc.", "Bỏ lọc", clear)
        else:
            text = (
                "Cảnh báo về hệ thống bạn phụ trách hiện ở đây khi sắp đến hạn, quá hạn "
                "hoặc bị thu hồi cho phép sử dụng."
            )
            everything = lambda: self.visit.go(f"{PATH}?cua=tat-ca")  # noqa: E731
            layout.empty("notifications_none", "Không có cảnh báo nào của bạn", text, "Xem tất cả", everything)


def _listing(work: Work, query: _Query) -> taking_away.Listing:
    """Return all alerts of a view."""
    found = taking_away.every(lambda first, most: alert_list.page(work, query.filter, first, most))
    parts = ((label, choices[getattr(query, name)]) for name, label, choices in _parts())
    asked = [("Tìm", query.tim), *parts]
    return taking_away.Listing("Cảnh báo", "canh-bao", alert_words.COLUMNS, map(alert_words.cells, found), asked)


def _put_off_lines(put_off: list[inbox.Snoozed], wake: Callable[[inbox.Snoozed], Any]) -> None:
    with ui.element("ul").classes("lines"):
        for each in put_off:
            with ui.element("li").mark(f"put-off-{each.code}"):
                why = "vận hành khi chưa đủ điều kiện; " if each.grave else ""
                ui.label(f"{each.name}: {why}đang tạm hoãn đến {words.day(each.until)}. Lý do: {each.reason}")
                layout.quiet("Nhắc lại ngay", lambda each=each: wake(each))


def _quoted(text: str) -> str:
    return text.replace('"', "")


def _filters(view: _View) -> None:
    narrowing.row(view.wanted, _parts(), view.change, "tên hoặc mã hệ thống")

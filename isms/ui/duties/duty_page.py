"""One recurring duty: what it asks, how it stands for each system, and every time it was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from nicegui import ui

from inventory.errors import NotFound
from inventory.law.recurring_duties import DutyScope
from inventory.organisation.access import Act
from inventory.work import Work
from isms.evidence import documents, office_documents
from isms.ui.duties import duties_page, duty_forms, duty_words
from isms.ui.facts import place
from isms.ui.lists import system_rows_shown
from isms.ui.parts import badges, data_tables, layout, words
from isms.ui.parts.places import path_of
from isms.ui.shell.panel import STYLES, PageDesk
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Pages, Visit
from isms.ui.web.security import DOWNLOADS
from schedules.acts import duty_acts
from schedules.duties import duty_rounds, duty_standing
from schedules.duties.duty_rounds import DutyRound, DutySystem
from schedules.duties.duty_standing import DutyLine
from schedules.duties.duty_tables import OfficeDutyDone

_COLUMNS = (
    data_tables.Column("name", "Hệ thống", "two_lines"),
    data_tables.Column("level", "Cấp độ"),
    data_tables.Column("last", "Lần gần nhất"),
    data_tables.Column("due", "Hạn tiếp theo"),
    data_tables.Column("standing", "Tình trạng", "badge"),
)
_MOST = 200
_NAMED = 6


@dataclass(frozen=True, slots=True)
class _File:
    """A file that proves a round; `number`: of a document of the office, which is taken back here."""

    path: str
    title: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    line: DutyLine
    systems: Sequence[DutySystem]
    rounds: Sequence[DutyRound]
    files: dict[int, list[_File]]
    """By the id of the record that they prove."""


def register(pages: Pages) -> None:
    """Add /theo-doi/viec-dinh-ky/{code}."""

    @pages.page(f"{duty_words.PATH}/{{code}}", title="Việc định kỳ")
    async def duty(visit: Visit, code: str) -> None:
        ui.add_head_html(STYLES + system_rows_shown.STYLES + place.STYLES)
        page = _Duty(visit, code)
        await page.build()


def _read(work: Work, code: str) -> _Found:
    line = next(iter(duty_standing.lines(work, [code])), None)
    if line is None:
        raise NotFound("việc định kỳ", code)
    rounds = duty_rounds.rounds(work, code)
    return _Found(line, duty_rounds.systems(work, code), rounds, _files(work, line, rounds))


def _files(work: Work, line: DutyLine, rounds: Sequence[DutyRound]) -> dict[int, list[_File]]:
    ids = [number for each in rounds for number in each.ids]
    found: dict[int, list[_File]] = {}
    if line.of_office:
        for number, rows in office_documents.listed(work, OfficeDutyDone, ids).items():
            found[number] = [_File(f"{DOWNLOADS}co-quan/{row.id}", row.title, row.id) for row in rows]
        return found
    for each in rounds[:_MOST]:
        if each.codes and not each.voided:
            for listed in documents.listed(work, each.codes[0]):
                if listed.newest.about == "duty_done" and listed.newest.about_id in each.ids:
                    shown = _File(f"{DOWNLOADS}{listed.newest.id}", listed.newest.title)
                    found.setdefault(each.ids[0], []).append(shown)
    return found


class _Duty:
    """One visit to the page of a duty."""

    def __init__(self, visit: Visit, code: str) -> None:
        self.visit, self.code = visit, code
        self.desk = PageDesk(visit, self.show)

    async def build(self) -> None:
        """Draw the page."""
        self.place = ui.element("div").classes("stack apart w-full")
        await self.show()

    async def show(self) -> None:
        """Read, and draw anew."""
        found = await self.visit.read(lambda work: _read(work, self.code))
        self.place.clear()
        with self.place:
            self._draw(found)

    def _draw(self, found: _Found) -> None:
        line = found.line
        ui.page_title(line.duty.title)
        with layout.head(line.duty.title, duty_words.numbers(line)):
            duties_page.buttons(self.desk, line)
        with layout.section():
            with ui.element("div").classes("line"):
                badges.badge(*duty_words.badge(line, self.desk.today))
                if line.due is not None:
                    ui.label(f"Hạn {words.day(line.due)}").classes("strong")
            layout.facts((name, value) for name, value in duty_words.facts(line) if value)
            layout.link("Tất cả việc định kỳ", duty_words.PATH)
        if line.duty.scope == DutyScope.SYSTEM:
            self._systems(found.systems, line.systems)
        with layout.section("Các lần thực hiện"):
            if found.rounds:
                self._rounds(found)
            else:
                layout.text("p", "Chưa ghi lần nào.").classes("muted")

    def _systems(self, systems: Sequence[DutySystem], total: int) -> None:
        with layout.section("Từng hệ thống"):
            if not systems:
                layout.text("p", "Không có hệ thống nào thuộc diện.").classes("muted")
                return
            data_tables.table(_COLUMNS, [_cells(each) for each in systems], path=path_of)
            if total > len(systems):
                more = words.number(total - len(systems))
                layout.text("p", f"Và {more} hệ thống khác có hạn muộn hơn.").classes("muted")

    def _rounds(self, found: _Found) -> None:
        with ui.element("ul").classes("records"):
            for each in found.rounds[:_MOST]:
                with ui.element("li").classes("voided" if each.voided else ""):
                    ui.label(words.day(each.on)).classes("day")
                    with ui.element("div").classes("say"):
                        self._round(each, found.files)
                    if each.voided:
                        badges.badge("neutral", "Đã hủy", icon="block")
                    elif self.visit.may(Act.RECORD):
                        add = layout.quiet("Thêm tệp", partial(duty_forms.add_files, self.desk, each))
                        add.mark(f"add-{each.ids[0]}").props["aria-label"] = f"Thêm tệp: {words.day(each.on)}"
                        void = layout.quiet("Hủy bản ghi", partial(self._void, each))
                        void.mark(f"void-{each.ids[0]}")

    def _round(self, each: DutyRound, files: dict[int, list[_File]]) -> None:
        number = f"Văn bản số {each.number}" if each.number else ""
        ui.label(" · ".join(filter(None, (each.performer, number))) or "Đã thực hiện").classes("strong struck")
        if each.note:
            ui.label(each.note).classes("struck")
        if each.systems:
            named = ", ".join(name for _, name in each.systems[:_NAMED])
            more = len(each.systems) - _NAMED
            ui.label(named + (f" và {words.number(more)} hệ thống khác" if more > 0 else "")).classes("muted small")
        elif each.unit:
            ui.label(each.unit).classes("muted small")
        for file in (file for number in each.ids for file in files.get(number, ())):
            self._file(file)
        ui.label(self.visit.entered(each.recorded_by, each.recorded_at)).classes("muted small")
        if each.voided:
            ui.label(f"Hủy: {each.void_reason}")

    def _file(self, file: _File) -> None:
        with ui.element("div").classes("line"):
            with ui.link(target=file.path).classes("line file"):
                ui.icon("description").props('aria-hidden="true"')
                ui.label(file.title)
            if file.number is not None and self.visit.may(Act.RECORD):
                drop = layout.quiet("Hủy tệp", partial(self._void_file, file)).mark(f"void-file-{file.number}")
                drop.props["aria-label"] = f"Hủy tệp {file.title}"

    async def _void_file(self, file: _File) -> None:
        with self.desk.root:
            what = f"“{file.title}” không còn ở lần thực hiện này; bản ghi vẫn được giữ kèm lý do."
            reason = await ask_reason(self.desk.visit, "Hủy tệp?", what, "Hủy tệp")
        if reason and (number := file.number):
            await self.desk.do(lambda work: office_documents.void(work, number, reason), said="Đã hủy tệp.")

    async def _void(self, each: DutyRound) -> None:
        with self.desk.root:
            what = f"Lần thực hiện ngày {words.day(each.on)} vẫn còn trong lịch sử, được gạch bỏ kèm lý do."
            reason = await ask_reason(self.desk.visit, "Hủy bản ghi?", what, "Hủy bản ghi")
        if not reason:
            return

        def void(work: Work) -> Any:
            if each.unit:
                return duty_acts.void_for_office(work, each.ids[0], reason)
            return duty_acts.void_round(work, each.ids, reason)

        await self.desk.do(void, said="Đã hủy bản ghi.")


def _cells(each: DutySystem) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": data_tables.two_lines(each.name, each.code),
        "level": f"Cấp độ {each.level}" if each.level else "Chưa có",
        "last": words.day(each.last) or "–",
        "due": words.day(each.due) or "–",
        "standing": data_tables.badge(each.standing.tone, each.standing.label),
    }

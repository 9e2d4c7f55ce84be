"""
Requirements with their answers, group by group: narrowed by how they stand, answered by one press, or many at once.

Only the groups that are open are built. What was pressed is kept until it is saved, all of it in one go.
"""

from abc import abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from nicegui import ui

from inventory.errors import Outdated
from inventory.organisation.access import Act
from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_items import FIELDS, NOTHING
from inventory.protection.plan_reading import Row, state_of
from inventory.records import PlanItem
from inventory.versions import state
from inventory.work import Work
from isms.evidence.answer_files import AnswerFile, AnswerFiles, Given
from isms.ui.parts import badges, layout, words
from isms.ui.parts.layout import Handler
from isms.ui.requirements import answer_words
from isms.ui.requirements.quick_answer import QuickAnswer
from isms.ui.shell.acting import Acting
from isms.ui.shell.visit import Visit
from isms.ui.web.security import DOWNLOADS

Answers = Mapping[str, Mapping[str, Any]]
"""What is to be recorded, by the code of the requirement: the fields of the answer that are given."""
_LEAVING = "window.onbeforeunload = {}"
STYLES = '<link rel="stylesheet" href="/tinh/requirements.css">'


class Board(Acting):
    """
    The board of one subject. `code`: of the system or unit; `kind`: the table of its answers.

    `narrow` is called when another filter is chosen, to say so in the address. `files` prove the answers; `recorded`:
    the requirements that this subject itself ever answered.
    """

    kind = ""

    def __init__(self, visit: Visit, code: str, wanted: str, narrow: Callable[[str], None]) -> None:
        super().__init__(visit)
        self.code, self.wanted, self._narrow = code, wanted, narrow
        self.rows: Sequence[Row] = ()
        self.files = AnswerFiles()
        self.recorded: Collection[str] = ()
        self.staged: dict[str, str] = {}
        self.ticked: set[str] = set()
        self._open: set[str] | None = None
        self._boxes: dict[str, ui.checkbox] = {}

    @abstractmethod
    def may(self, act: Act, code: str = "") -> bool:
        """Say whether to offer an act."""

    @property
    def may_record(self) -> bool:
        """Whether to offer to answer."""
        return self.may(Act.RECORD)

    @abstractmethod
    def record(self, work: Work, answers: Answers, seen: Mapping[str, Mapping[str, Any]]) -> int:
        """Record answers; return how many say something new."""

    @abstractmethod
    def prove(self, work: Work, codes: Collection[str], given: Given) -> Any:
        """Record files as proof of the answers to these requirements."""

    @abstractmethod
    def history(self, work: Work, code: str) -> Sequence[PlanItem | OfficeAnswer]:
        """Return every answer of this subject to a requirement, voided ones too, the newest first."""

    @abstractmethod
    def void(self, work: Work, number: int, reason: str) -> Any:
        """Take back a wrong answer."""

    @abstractmethod
    def void_file(self, work: Work, file: AnswerFile, reason: str) -> Any:
        """Take back a wrong file."""

    @abstractmethod
    async def open_history(self, row: Row) -> None:
        """Show every answer ever given to one requirement."""

    @abstractmethod
    def open_row(self, row: Row) -> None:
        """Open the form with all that may be said of one requirement."""

    @abstractmethod
    async def open_ticked(self, rows: Sequence[Row]) -> None:
        """Open the form that answers several requirements alike."""

    @abstractmethod
    def draw_head(self) -> None:
        """Draw what stands above the filters."""

    def about(self, row: Row) -> Sequence[str]:
        """Return what else is said of a requirement here."""
        return ()

    def draw(self) -> None:
        """Draw all of it where the slot is."""
        known = {row.requirement.code for row in self.rows}
        self.staged = {code: said for code, said in self.staged.items() if code in known}
        self.ticked &= known
        self._head = ui.element("div").classes("stack")
        self.taking_in = ui.element("div").classes("stack")
        self._list = ui.element("div").classes("stack")
        self._bar = ui.element("div").classes("answer-bar").props('role=region aria-label="Câu trả lời chưa lưu"')
        self.redraw()

    def redraw(self) -> None:
        """Draw anew by the rows as they were read."""
        self._head.clear()
        with self._head:
            self.draw_head()
            self._filters()
        self._draw_list()
        self._draw_bar()

    def _filters(self) -> None:
        """Show how many rows stand how; each number narrows the list to these."""
        today = self.visit.today
        with ui.element("div").classes("line filters").props('role=group aria-label="Lọc theo tình trạng"'):
            for code, (label, applies) in answer_words.FILTERS.items():
                number = sum(applies(row, today) for row in self.rows)
                if number or (self.rows and code in ("", self.wanted)):
                    chosen = "true" if code == self.wanted else "false"
                    button = layout.quiet(f"{label} {words.number(number)}", partial(self._choose, code))
                    button.classes("filter").props(f"aria-pressed={chosen}").mark(f"filter-{code or 'all'}")

    def _choose(self, code: str) -> None:
        self.wanted = code
        self._narrow(code)
        self.redraw()

    def _shown(self) -> dict[str, list[Row]]:
        """Return the rows that the filter leaves, by the name of their group."""
        applies, found = answer_words.FILTERS[self.wanted][1], dict[str, list[Row]]()
        for row in self.rows:
            if applies(row, self.visit.today):
                found.setdefault(row.requirement.group, []).append(row)
        return found

    def _draw_list(self) -> None:
        shown = self._shown()
        if self._open is None or not self._open & shown.keys():
            first = next((name for name, rows in shown.items() if any(row.missing for row in rows)), None)
            self._open = {first or next(iter(shown), "")}
        self._boxes = {}
        self._list.clear()
        with self._list:
            if self.rows and not shown:
                layout.text("p", "Không có yêu cầu nào như vậy.").classes("muted")
            for name, rows in shown.items():
                self._group(name, rows)

    def _group(self, name: str, rows: Sequence[Row]) -> None:
        every = [row for row in self.rows if row.requirement.group == name]
        is_open = name in (self._open or ())
        with (
            ui.element("section").classes("requirement-group").mark(f"group-{every[0].requirement.group_code or name}")
        ):
            with ui.element("div").classes("group-head"):
                head = ui.element("button").props(f"type=button aria-expanded={'true' if is_open else 'false'}")
                with head.classes("group-button").on("click", partial(self._fold, name)):
                    ui.icon("expand_less" if is_open else "expand_more").props('aria-hidden="true"')
                    layout.text("h3", name or "Các yêu cầu")
                    done = sum(row.done for row in every)
                    ui.label(f"{done}/{len(every)} xong").classes("muted small")
                    answer_words.group_badge(state_of(every))
                if is_open and self.may_record:
                    several = layout.quiet("Chọn cả nhóm", partial(self._tick_group, rows)).mark("tick-group")
                    several.props(f'aria-label="Chọn cả nhóm {name}"')
            if is_open:
                with ui.element("ul").classes("requirements"):
                    for row in rows:
                        self._row(row)

    def _fold(self, name: str) -> None:
        is_open = self._open or set()
        self._open = is_open - {name} if name in is_open else is_open | {name}
        self._draw_list()

    def _row(self, row: Row) -> None:
        code, requirement = row.requirement.code, row.requirement
        with ui.element("li").mark(f"requirement-{code}"):
            if self.may_record:
                box = ui.checkbox(value=code in self.ticked, on_change=partial(self._tick, code)).props("dense")
                box.props["aria-label"] = f"Chọn {code}: {requirement.title}"
                self._boxes[code] = box.mark(f"tick-{code}")
            with ui.element("div").classes("say"):
                ui.label(requirement.title).classes("strong")
                ui.label(" · ".join(answer_words.placed(requirement))).classes("clause")
                told = " · ".join(filter(None, (*answer_words.told(row, self.visit.today), *self.about(row))))
                if told:
                    ui.label(told).classes("small")
                if found := self.files.of(row.item):
                    with ui.element("div").classes("line small"):
                        for file in found:
                            file_link(file)
            with ui.element("div").classes("line"):
                answer_words.row_badges(row, self.visit.today)
            if self.may_record:
                self._answering(row)
            with ui.element("div").classes("line"):
                if self.may_record:
                    self._more("Chi tiết", "item", partial(self.open_row, row), row)
                if code in self.recorded:
                    self._more("Lịch sử", "past", partial(self.open_history, row), row)

    def _answering(self, row: Row) -> None:
        code, title = row.requirement.code, row.requirement.title
        standing = row.item.state if row.item else None
        quick = QuickAnswer(code, title, self.staged.get(code, standing), lambda said: press(said))

        def press(said: str) -> None:
            if said == standing:
                self.staged.pop(code, None)
            else:
                self.staged[code] = said
            quick.show(said)
            self._draw_bar()

    def _more(self, word: str, mark: str, opens: Handler, row: Row) -> None:
        code, title = row.requirement.code, row.requirement.title
        button = layout.quiet(word, opens).mark(f"{mark}-{code}")
        button.props["aria-label"] = f"{word} {code}: {title}"

    def _tick(self, code: str, event: Any) -> None:
        (self.ticked.add if event.value else self.ticked.discard)(code)
        self._draw_bar()

    def _tick_group(self, rows: Sequence[Row]) -> None:
        """Tick the rows of a group that are shown; when all are, take the ticks away."""
        codes = {row.requirement.code for row in rows}
        is_chosen = not codes <= self.ticked
        for code in codes & self._boxes.keys():
            self._boxes[code].value = is_chosen

    def _draw_bar(self) -> None:
        """Say what is not saved yet and what is ticked, with what can be done with it."""
        self._bar.clear()
        self._bar.visible = bool(self.staged or self.ticked)
        self.visit.client.run_javascript(_LEAVING.format("() => true" if self.staged else "null"))
        with self._bar:
            if self.staged:
                with ui.element("div").classes("line"):
                    ui.label(f"{len(self.staged)} câu trả lời chưa lưu.").classes("strong grow").props("role=status")
                    layout.quiet("Bỏ", self._forget).mark("forget-answers")
                    layout.primary(f"Lưu {len(self.staged)} câu trả lời", self.save, icon="check").mark("save-answers")
            if self.ticked:
                with ui.element("div").classes("line"):
                    ui.label(f"Đã chọn {len(self.ticked)} yêu cầu.").classes("strong grow").props("role=status")
                    layout.quiet("Bỏ chọn", self._untick).mark("untick")
                    label = f"Trả lời {len(self.ticked)} yêu cầu…"
                    layout.secondary(label, self._open_ticked, icon="checklist").mark("answer-ticked")

    async def _open_ticked(self) -> None:
        await self.open_ticked([row for row in self.rows if row.requirement.code in self.ticked])

    def _forget(self) -> None:
        self.staged.clear()
        self.redraw()

    def _untick(self) -> None:
        self.ticked.clear()
        self.redraw()

    async def save(self) -> None:
        """Save what was pressed; what else is said of each requirement stays as it is."""
        by_code = {row.requirement.code: row for row in self.rows}
        seen = {code: seen_of(by_code[code]) for code in self.staged}
        answers = {code: seen[code] | {"state": said} for code, said in self.staged.items()}

        def keep(work: Work) -> int:
            try:
                return self.record(work, answers, seen)
            except Outdated as changed:  # of one requirement among many: no version of them all to choose
                raise Outdated(changed.conflicts, whole=True) from None

        saved, self.staged = self.staged, {}
        if not await self.do(keep, said=f"Đã lưu {len(answers)} câu trả lời."):
            self.staged = saved


def file_link(file: AnswerFile) -> None:
    """A link that downloads a file that proves an answer."""
    path = f"{DOWNLOADS}{'co-quan/' if file.of_office else ''}{file.id}"
    with ui.link(target=path).classes("line file").mark(f"proof-{file.id}"):
        ui.icon("description").props('aria-hidden="true"')
        ui.label(file.title)
        ui.label("(tải về)").classes("muted")


def seen_of(row: Row) -> dict[str, Any]:
    """Return what a form about a requirement is opened on."""
    return state(row.item or NOTHING, FIELDS)


def sources_and_reserves(told: Sequence[str]) -> None:
    """Show the first of these, and the others where one asks for them."""
    if told:
        with ui.element("details").classes("versions clause"):
            layout.text("summary", told[0])
            with ui.element("ul"):
                for each in told[1:]:
                    layout.text("li", each)


def progress(rows: Sequence[Row], visit: Visit) -> None:
    """Show how many of these rows are done, and how many are late."""
    done, late = sum(row.done for row in rows), sum(row.overdue_on(visit.today) for row in rows)
    with ui.element("div").classes("line"):
        ui.label(f"Đã xong {done}/{len(rows)}").classes("strong")
        bar = ui.element("div").classes("meter").props(f"role=progressbar aria-valuemin=0 aria-valuemax={len(rows)}")
        bar.props(f'aria-valuenow={done} aria-label="Đã xong {done} trên {len(rows)} yêu cầu"')
        with bar:
            ui.element("span").style(f"width: {done / max(len(rows), 1):.1%}")
        if late:
            badges.badge("overdue", f"{late} quá hạn")

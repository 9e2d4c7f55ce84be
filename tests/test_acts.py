"""
Every button of every page: a double click is one act, a slow answer is waited for, a failed redraw denies nothing.

officer.md F1. The pages are those of `tests.pictures`. Their buttons act as far as the door (`Visit._work`); what lies
behind it is stubbed, so that a form need not be filled to be sent. Which calls of the door were reached is counted, and
the test fails when a new call is neither reached nor named in UNREACHED.
"""

import ast
import asyncio
import re
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from nicegui import background_tasks
from nicegui import ui as nicegui
from nicegui.testing.user_interaction import UserInteraction
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

import isms.ui
from inventory.errors import NotAllowed
from inventory.records import PlanState
from isms.papers import numbered_printing
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.systems import rehearsal
from isms.ui.parts import layout
from isms.ui.shell.act_results import Done, Failed
from isms.ui.shell.visit import Visit
from schedules.acts import enforcement
from tests import pictures
from tests import ui as simulated
from tests.filling import choose, press, sees, shows, text_of
from tests.register import ADMIN, Clock, cleared_system, new_system, rows
from tests.ui import Office, application, sign_in
from tests.visitor import until

office, visitor = simulated.office, simulated.visitor
PAGES = Path(isms.ui.__file__).parent
DOORS = {"act", "do", "change", "do_or_redraw", "proved", "make_and_act"}
INSIDE = {"visit.py", "acting.py", "place.py", "proving.py", "making.py"}
"""Where the door itself is."""
LIES = ("không có gì bị lưu", "Chưa thực hiện được", "chưa được thực hiện")
Site = tuple[str, str]

UNREACHED = {
    "wants an upload first": (
        "dossier/asset_list.py: upload.<locals>.take",
        "duties/duty_forms.py: add_files.<locals>.save",
        "importing/attempt.py: Attempt._write",
        "importing/attempt.py: Attempt.make",
        "papers/own_templates_page.py: _PageState._use",
    ),
    "nothing of this sort is on record": (
        "account/own_calendar.py: _revoke",
        "account/own_second_factor.py: _renew.<locals>.save",
        "account/own_second_factor.py: _turn_off.<locals>.save",
        "background/task_card.py: TaskCard._stop",
        "dossier/asset_list.py: _take_out",
        "dossier/risk_list.py: _take_out",
        "duties/duty_page.py: _Duty._void",
        "duties/duty_page.py: _Duty._void_file",
        "importing/past_imports.py: PastImports._ask",
        "alerts/alerts_page.py: _View._put_off.<locals>.save",
        "alerts/alerts_page.py: _View._wake",
        "papers/printed.py: open_printing.<locals>.sign",
        "papers/own_templates_page.py: _PageState._retire",
        "requirements/system_board.py: SystemBoard._settle",
        "plans/plans_page.py: _Page._load",
        "administration/two_person_switch.py: _choices.<locals>.ask_off",
        "shell/clock_question.py: ask.<locals>.accept",
        "system/evidence_tab.py: _void",
    ),
    "wants a choice or an entry before it asks the door": (
        "systems/confirm_roles_page.py: _View._confirm",
        "systems/confirm_roles_page.py: _View._turn_down",
        "audits/bulk_audits.py: Bulk._look",
        "audits/bulk_audits.py: Bulk._save",
        "requirements/board.py: Board.save",
        "alerts/alerts_page.py: _View.acknowledge",
        "administration/policies_page.py: _policy_dialog.<locals>.save",
        "wizard/walk.py: Wizard._save",
    ),
    "has a button that is pressed on another page": ("requirements/answer_history.py: _void",),
    "wants a list longer than this register has": ("background/list_button.py: _begin",),
    "stands on a page with tests of its own": (
        "wizard/register_page.py: _all_at_once.<locals>.save",
        "shell/tour.py: _Tour._put_away",
        "system/permission_forms.py: put_into_use",
        "system/room_survey_page.py: _form.<locals>.save",
    ),
    "is no button of this sort": (
        "administration/holidays.py: _remove",
        "shell/person_menu.py: _theme.<locals>.changed",
    ),
}
"""Calls that no press on these pages reaches, and why."""


def sites() -> set[Site]:
    """Return every function that acts: its file, and its name with those around it."""
    found = set()
    for file in sorted(PAGES.rglob("*.py")):
        if file.name not in INSIDE:
            name = str(file.relative_to(PAGES))
            found |= {(name, around) for around in _acting(ast.parse(file.read_text(encoding="utf-8")), "")}
    return found


def _acting(node: ast.AST, around: str, nested: bool = False) -> Iterator[str]:
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Await) and isinstance(each.value, ast.Call):
            called, keywords = each.value.func, {keyword.arg for keyword in each.value.keywords}
            name = getattr(called, "attr", getattr(called, "id", ""))
            if name in DOORS and (each.value.args or keywords & {"said", "form"}):
                yield around
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{around}{'.<locals>' if nested else ''}.{each.name}" if around else each.name
            yield from _acting(each, name, not isinstance(each, ast.ClassDef))
        else:
            yield from _acting(each, around, nested)


class Door:
    """Stands where an act is done. `running`: how many acts are; `most`: how many were at once since it was opened."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.reached: set[Site] = set()
        self.begun = 0
        self.fails: Exception | None = None

    def work(self, use_case: Any, _form: Any) -> Done[Any] | Failed:
        if getattr(use_case, "func", None) is rehearsal.changes:
            return Done(())
        self.begun += 1
        self.gate.wait(10)
        return Done(Given("MISA"), changed=True, stored=True)


class Given(str):
    """What an act returns: a code, a row that waits for a second person, or what stands on record now."""

    id = None

    def __getitem__(self, _which: object) -> "Given":
        """Return the same of any part of it."""
        return self

    def __iter__(self) -> Iterator[str]:
        """There is nothing in it: nothing was stored."""
        return iter(())

    def __gt__(self, _other: object) -> bool:
        """It is no number: nothing has this one."""
        return False

    def items(self) -> tuple[()]:
        """Nothing stands on record: nothing was stored."""
        return ()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A register in which something of everything is on record; nothing is written to it."""
    settings = Settings(data_dir=tmp_path_factory.mktemp("acts"))
    pictures.fill(settings)
    return settings


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """The door, with nothing behind it; each call of it is noted with the place in the pages that it comes from."""
    door, carry_out = Door(), Visit.carry_out

    async def noted(visit: Visit, *arguments: Any, **options: Any) -> Any:
        door.reached |= set(_callers())
        return await carry_out(visit, *arguments, **options)

    monkeypatch.setattr(Visit, "_work", door.work)
    monkeypatch.setattr(Visit, "carry_out", noted)
    monkeypatch.setattr(numbered_printing, "made", lambda _ready: None)  # drawing a paper takes its time
    monkeypatch.setattr(layout, "_button", _keyed(layout._button))
    yield door
    door.gate.set()


def _callers() -> Iterator[Site]:
    frame = sys._getframe(1)
    while frame:
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(PAGES):
            yield str(file.relative_to(PAGES)), frame.f_code.co_qualname
        frame = frame.f_back  # type: ignore[assignment]


def _keyed(make: Any) -> Any:
    """Let each button know what it does, so that like buttons of many rows are pressed once."""

    def keyed(label: str, on_click: Any, icon: str, kind: str) -> nicegui.button:
        button = make(label, on_click, icon, kind)
        code = getattr(getattr(on_click, "func", on_click), "__code__", None)
        button.does = (label, code.co_filename, code.co_firstlineno) if code else (label, "", 0)
        return button

    return keyed


@pytest.fixture
async def walker(register: Settings, door: Door, cheap_passwords, caplog) -> AsyncIterator["Walker"]:
    office = Office(Database(register.database_url), Clock(), register)
    async with application(office, caplog) as (visitor, _):
        await sign_in(visitor, office)
        yield Walker(visitor, door)
        caplog.get_records(
            "call"
        ).clear()  # a page may stumble over what the stub returns; what it then says is looked at
    office.database.engine.dispose()


class Walker:
    """Goes to every page and presses what can be pressed there, and in the dialogs that open."""

    def __init__(self, visitor: Any, door: Door) -> None:
        self.visitor, self.door = visitor, door
        self.pressed: set[Any] = set()

    def front(self) -> list[Any]:
        """Return the buttons that can be pressed now, like ones once."""
        found = [each for each in self.visitor.current_layout.descendants() if hasattr(each, "does")]
        found = [each for each in found if each.visible and all(a.visible for a in each.ancestors())]
        try:
            reached = self.visitor.within_reach(found)
        except AssertionError:
            return []
        return sorted({each.does: each for each in reversed(reached)}.values(), key=lambda each: each.id)

    async def open(self, path: str, way: tuple[Any, ...]) -> None:
        await self.visitor.open(path)
        for does in way:
            button = next(each for each in self.front() if each.does == does)
            before = self.dialogs()
            UserInteraction(self.visitor, {button}, None).click()
            await until(self.opened_since, before)
            self.give_a_reason()

    def dialogs(self) -> set[int]:
        every = self.visitor.current_layout.descendants()
        return {each.id for each in every if isinstance(each, nicegui.dialog) and each.value}

    def opened_since(self, before: set[int]) -> set[int]:
        return self.dialogs() - before

    def give_a_reason(self) -> None:
        for each in self.visitor.current_layout.descendants():
            if "reason" in each._markers and hasattr(each, "value"):
                each.value = "thử"

    async def walk(self, path: str, way: tuple[Any, ...] = ()) -> None:
        await self.open(path, way)
        page, dialogs = self.visitor.client, self.dialogs()
        for does in [each.does for each in self.front()]:
            if does in self.pressed or does[0] in LEAVING:
                continue
            self.pressed.add(does)
            is_gone = all(each.does != does for each in self.front())  # another tab was turned to
            if is_gone or self.visitor.client is not page or self.dialogs() != dialogs or self.door.begun:
                await self.open(path, way)
                page, dialogs = self.visitor.client, self.dialogs()
            if await self.press_twice(does) and len(way) < 2:
                await self.walk(path, (*way, does))

    async def press_twice(self, does: Any) -> bool:
        """Press a button twice at once; return whether a dialog opened instead of something being done."""
        button = next(each for each in self.front() if each.does == does)
        before, page, self.door.begun = self.dialogs(), self.visitor.client, 0
        self.door.gate.clear()
        tasks = set(background_tasks.running_tasks)
        for _ in range(2):
            UserInteraction(self.visitor, {button}, None).click()
        for pause in PAUSES:  # what waits for something else than an act or a dialog is left waiting
            if self.answered(before, tasks) or self.visitor.client is not page:
                break
            await asyncio.sleep(pause)
        if self.door.begun:
            await self.slow_answer(does, button)
            return False
        return bool(self.dialogs() - before)

    def answered(self, dialogs: set[int], tasks: set[Any]) -> bool:
        """Say whether the door was asked, a dialog opened, or all is done that the press began."""
        begun = background_tasks.running_tasks - tasks
        return bool(self.door.begun or self.dialogs() - dialogs or not [each for each in begun if not each.done()])

    async def slow_answer(self, does: Any, button: Any) -> None:
        """While the answer is awaited, press once more; let it come, and press what may still be there."""
        UserInteraction(self.visitor, {button}, None).click()
        await asyncio.sleep(0.02)
        assert self.door.begun == 1, f"{does} did it {self.door.begun} times"
        self.door.gate.set()
        await asyncio.sleep(0.05)
        said = " ".join(each.text for each in self.visitor.current_layout.descendants() if getattr(each, "text", ""))
        assert not [lie for lie in LIES if lie in said], f"{does} says: {said[-300:]}"


PAUSES = (*(0.01 for _ in range(20)), *(0.1 for _ in range(18)))  # seconds from one look at a whole page to the next
LEAVING = {"Hủy bỏ", "Không", "Đóng", "Quay lại", "Để sau", "Về trang đầu"}
MORE = {"/quan-tri/nguoi-dung/van.phong", "/he-thong/LUU-TRU?tab=kiem-tra", "/he-thong/MISA?tab=quyet-dinh"}
PATHS = sorted(
    MORE | {look.path for look in pictures.LOOKS if not re.search("ngay=|khong-co", look.path, re.IGNORECASE)}
)


@pytest.mark.slow
async def test_a_double_click_and_a_slow_answer_are_one_act_on_every_page(walker: Walker, door: Door) -> None:
    for path in PATHS:
        await walker.walk(path)

    named = {each for several in UNREACHED.values() for each in several}
    missing = {f"{file}: {name}" for file, name in sites() - door.reached} - named
    assert sorted(missing) == [], "reach these, or say in UNREACHED why not"
    assert sorted(named - {f"{file}: {name}" for file, name in sites()}) == [], "these are gone"


async def a_plan_form(visitor: Any, office: Office) -> Any:
    """Open the form of the plan's state of a new system, filled in."""
    new_system(office.database, "A")
    await sign_in(visitor, office)
    await visitor.open("/he-thong/A")
    await press(visitor, "remedy-plan_not_full")
    await shows(visitor, "Tính đến ngày")
    await choose(visitor, "partial")
    return visitor


def broken(_visit: Visit, _query: Any) -> Any:
    raise RuntimeError("the page cannot be read")


async def test_a_page_that_cannot_be_redrawn_says_that_the_act_is_stored(visitor, office, monkeypatch, caplog):
    page = await a_plan_form(visitor, office)
    monkeypatch.setattr(Visit, "_look", broken)

    await press(page, "submit")

    await shows(page, "Đã lưu, nhưng trang chưa hiển thị lại được")
    assert "Nội dung đã được lưu" in text_of(page, "saved-but-stale")
    assert not [lie for lie in LIES if lie in text_of(page, "saved-but-stale")]
    assert len(rows(office.database, PlanState)) == 1
    assert not sees(page, "submit"), "the form is closed: nobody saves it again"
    caplog.get_records("call").clear()


async def test_a_page_that_leaves_its_role_behind_after_the_act_says_that_it_is_stored(
    visitor, office, monkeypatch, caplog
):
    """The redraw may be refused, too, as when the system is no longer in the person's branch."""
    page = await a_plan_form(visitor, office)
    refused = NotAllowed("Hệ thống này do đơn vị khác quản lý.")
    monkeypatch.setattr(Visit, "_look", mock.Mock(side_effect=refused))

    await press(page, "submit")

    await shows(page, "Đã lưu, nhưng trang chưa hiển thị lại được")
    await page.should_see("Hệ thống này do đơn vị khác quản lý.")
    caplog.get_records("call").clear()  # the numbers of the rail could not be read either


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (False, "Việc này chưa được thực hiện và không có gì bị lưu dở."),
        (True, "chưa rõ đã lưu được hay chưa"),
    ],
)
async def test_a_failure_says_that_nothing_is_stored_only_when_the_unit_of_work_says_so(
    visitor, office, monkeypatch, caplog, lost, said
):
    page = await a_plan_form(visitor, office)
    error = OperationalError("COMMIT", {}, Exception("gone"), connection_invalidated=lost)
    with failing_commit(office.database, error):
        await press(page, "submit")
        await shows(page, "Có lỗi trong chương trình")

    assert said in text_of(page, "refusal")
    assert rows(office.database, PlanState) == []
    caplog.get_records("call").clear()


@contextmanager
def failing_commit(database: Database, error: Exception) -> Iterator[None]:
    def fail(_connection: Any) -> None:
        raise error

    event.listen(database.engine, "commit", fail)
    try:
        yield
    finally:
        event.remove(database.engine, "commit", fail)


async def test_an_act_that_stores_nothing_does_not_say_saved(visitor, office):
    """Another person put the system into use meanwhile: this page still offers it."""
    cleared_system(office.database, "A")
    with office.database.work(ADMIN) as work:
        enforcement.withdraw(work, "A", "thử")
    await sign_in(visitor, office)
    await visitor.open("/he-thong/A")
    await until(sees, visitor, "use")
    with office.database.work(ADMIN) as work:
        enforcement.put_into_use(work, "A", reason="đã xử lý")

    await press(visitor, "use")

    await shows(visitor, "Nội dung này đã có trong sổ; không lưu gì thêm.")
    assert "Đã đưa vào sử dụng." not in visitor.notify.messages
    await until(sees, visitor, "withdraw")

"""
Every page as every role: it opens or says whom to ask, and leads to no page and offers no act that the role may not.

The pages and the way of pressing their buttons are those of `tests.test_acts`. Where an act is done (`Visit._work`) it
is asked of the register as that person, and undone: also a form nobody filled in is refused for the role first.
"""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from types import FunctionType, ModuleType
from typing import Any

import pytest
from nicegui import background_tasks
from nicegui import ui as nicegui
from nicegui.testing.user_interaction import UserInteraction

from inventory.errors import NotAllowed
from inventory.organisation import access
from inventory.organisation.access import UseCase
from inventory.work import Role
from isms.papers import numbered_printing
from isms.platform.database import Database
from isms.ui.parts import layout
from isms.ui.shell.visit import Visit
from tests.register import Clock
from tests.test_acts import LEAVING, PATHS, Walker, _keyed
from tests.test_acts import register as register
from tests.ui import Office, application, sign_in

pytestmark = [pytest.mark.engines("sqlite"), pytest.mark.slow]
EVERYBODY = [(Role.LEADER, None), (Role.AUDITOR, None), (Role.ADMIN, "HCBTTP"), (Role.UNIT, "HCBTTP")]
"""
Roles with all units in sight, and in a room that keeps some systems and only uses others. What an officer is offered,
an administrator is, too.
"""


class Judge:
    """Stands where an act is done; `refused`: what was refused to whom."""

    def __init__(self) -> None:
        self.begun, self.fails, self.asked = 0, None, 0
        self.refused: list[str] = []

    def work(self, visit: Visit, use_case: Any, _form: Any) -> None:
        """Ask the register, and undo it. What it then returns stands for a program that is about to stop."""
        self.begun += 1
        self.asked += 1
        with visit.pages.database.look(visit.actor) as work:
            try:
                use_case(work)
            except NotAllowed as refusal:
                self.refused.append(str(refusal))
            except Exception:  # a form nobody filled in may be refused before the use case is reached
                shut = [said for said in declared(use_case) if not is_open(work, said)]
                self.refused += [f"{said} is not for {visit.actor.role} of {visit.actor.branch}" for said in shut]
            finally:
                work.session.rollback()


def declared(function: Any) -> set[UseCase]:
    """Return what the use cases declare that a function may call, as far as its text names them."""
    found, seen, left = set[UseCase](), set[int](), [function]
    while left:
        each = left.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, partial):
            left += [each.func, *each.args, *each.keywords.values()]
        elif said := access.use_case(each):
            found.add(said)
        elif isinstance(each, FunctionType) and each.__module__.startswith("isms.ui"):
            named = [each.__globals__[name] for name in each.__code__.co_names if name in each.__globals__]
            left += [cell.cell_contents for cell in each.__closure__ or () if cell.cell_contents is not None]
            left += named
            left += [
                vars(room)[name]
                for room in named
                if isinstance(room, ModuleType)
                for name in each.__code__.co_names
                if name in vars(room)
            ]
    return found


def is_open(work: Any, said: UseCase) -> bool:
    """Say whether who acts may ask what declares this."""
    if said.act is None:
        return True
    try:
        (access.require_everywhere if said.everywhere else access.require)(work, said.act)
    except NotAllowed:
        return False
    return True


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(Visit, "_work", lambda visit, use_case, form: judge.work(visit, use_case, form))
    monkeypatch.setattr(numbered_printing, "made", lambda _ready: None)  # drawing a paper takes its time
    monkeypatch.setattr(layout, "_button", _keyed(layout._button))
    return judge


class Rounds(Walker):
    """Somebody of a role who presses each button once."""

    def __init__(self, visitor: Any, judge: Judge, role: str) -> None:
        super().__init__(visitor, judge)
        self.role = role
        self.shut: set[str] = set()
        self.ways: dict[str, str] = {}
        self.wrong: list[str] = []

    async def walk(self, path: str, way: tuple[Any, ...] = ()) -> None:
        try:
            await self.round(path, way)
        except AssertionError as answer:
            if "status code 200" not in str(answer):
                raise
            self.shut.add(path.partition("?")[0])
            assert "got 5" not in str(answer), f"{path} as {self.role}: {answer}"

    async def round(self, path: str, way: tuple[Any, ...]) -> None:
        """Press what has not been pressed before on this way, and in the dialog that opens then."""
        await self.open(path, way)
        page, dialogs = self.visitor.client, self.dialogs()
        for does in [each.does for each in self.front()]:
            if (way, does) in self.pressed or does[0] in LEAVING:
                continue
            self.pressed.add((way, does))
            is_gone = all(each.does != does for each in self.front())
            if is_gone or self.visitor.client is not page or self.dialogs() != dialogs:
                await self.open(path, way)
                page, dialogs = self.visitor.client, self.dialogs()
            if await self.opens(does, f"{path} {[each[0] for each in way]}") and len(way) < 2:
                await self.round(path, (*way, does))

    async def open(self, path: str, way: tuple[Any, ...]) -> None:
        await super().open(path, way)
        links = [each for each in self.visitor.current_layout.descendants() if isinstance(each, nicegui.link)]
        self.ways |= {str(each.props["href"]).partition("?")[0]: path for each in links}

    async def opens(self, does: Any, where: str) -> bool:
        """Press a button; return whether a dialog opened instead of something being done."""
        button = next(each for each in self.front() if each.does == does)
        before, self.door.begun, refused = self.dialogs(), 0, len(self.door.refused)
        await self.pressed_once(button, before)
        self.wrong += [f"{where}, {does[0]}: {each}" for each in self.door.refused[refused:]]
        return bool(not self.door.begun and self.dialogs() - before)

    async def pressed_once(self, button: Any, dialogs: set[int]) -> None:
        tasks = set(background_tasks.running_tasks)
        UserInteraction(self.visitor, {button}, None).click()
        for _ in range(200):
            if self.answered(dialogs, tasks):
                break
            await asyncio.sleep(0.01)


@pytest.fixture
async def office(register, cheap_passwords) -> AsyncIterator[Office]:
    opened = Office(Database(register.database_url), Clock(), register)
    yield opened
    opened.database.engine.dispose()


@pytest.mark.parametrize(("role", "unit"), EVERYBODY, ids=lambda each: str(each))
async def test_no_page_leads_a_role_to_what_it_may_not_do(office, judge, caplog, role, unit):
    async with application(office, caplog) as (visitor, _):
        await sign_in(visitor, office, f"{role}-{unit}".lower(), role, unit)
        rounds = Rounds(visitor, judge, role)
        for path in PATHS:
            await rounds.walk(path)
        caplog.get_records("call").clear()
    assert sorted(set(rounds.wrong)) == []
    assert {way: page for way, page in rounds.ways.items() if way in rounds.shut} == {}

"""What the parts of a system's page share: what is shown, the ways to act, and the redrawing after each act."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import quote

from nicegui import ui

from inventory import register
from inventory.access import Act
from inventory.tables import System, Unit
from inventory.work import Work
from isms.ui.parts import dialogs
from isms.ui.parts.forms import Form
from isms.ui.visit import Done, Visit
from schedules import dated, history, queries
from schedules.cadence import Policy
from schedules.clearance import State

Value = TypeVar("Value")
STYLES = '<link rel="stylesheet" href="/tinh/system.css">'


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of the system, read in one transaction. `users` and `coordinators` are unit codes."""

    system: System
    facts: dated.Facts
    state: State
    policies: tuple[Policy, ...]
    unit: str
    mine: bool
    users: tuple[str, ...]
    coordinators: tuple[str, ...]
    today: date


def look(work: Work, code: str) -> Shown:
    """Return what the page shows today. Raises NotFound."""
    about, facts, state = queries.show(work, code)
    unit = work.session.get_one(Unit, about.unit_id)
    linked = register.unit_codes(work, [about.id or 0]).get(about.id or 0, {})
    return Shown(
        system=about,
        facts=facts,
        state=state,
        policies=history.policies(work.session),
        unit=unit.name,
        mine=unit.path.startswith(work.actor.branch),
        users=tuple(linked.get("uses", ())),
        coordinators=tuple(linked.get("coordinates", ())),
        today=work.today,
    )


def path_of(code: str, tab: str = "") -> str:
    """Return the address of a system's page."""
    return f"/he-thong/{quote(code, safe='')}" + (f"?tab={tab}" if tab else "")


class Place:
    """One open page of one system. `root` outlives each redrawing, so that dialogs may stand in it."""

    def __init__(self, visit: Visit, shown: Shown, redraw: Callable[[str], Awaitable[None]]) -> None:
        self.visit = visit
        self.shown = shown
        self.root = ui.element("div")
        self._redraw = redraw
        self._busy = False

    @property
    def code(self) -> str:
        return self.shown.system.code

    @property
    def today(self) -> date:
        return self.shown.today

    def may(self, act: Act) -> bool:
        """Say whether to offer an act: by the role, and because the system is kept within the person's branch."""
        return self.shown.mine and self.visit.may(act)

    async def show(self, tab: str = "") -> None:
        """Draw the page anew from the register, at a tab or where it is."""
        await self._redraw(tab)

    async def do(
        self, use_case: Callable[[Work], Value], *, form: Form | None = None, said: str = "Đã lưu.", tab: str = ""
    ) -> Done[Value] | None:
        """Do it once, however often the button is pressed, and draw the page anew; None when it was refused."""
        if self._busy:
            return None
        self._busy = True
        try:
            done = await self.visit.act(use_case, form=form, said=said)
        finally:
            self._busy = False
        if done:
            await self.show(tab)
        return done

    @contextmanager
    def panel(self, title: str) -> Iterator[ui.dialog]:
        """A dialog that is open once its content is built."""
        with self.root, dialogs.panel(title) as dialog:
            yield dialog
        dialog.open()

"""Where the lists of the watch stand: on a system's page or on the page of all. Both can ask, act and draw anew."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime
from typing import Protocol, TypeVar

from nicegui import ui

from inventory.access import Act
from inventory.work import Work
from isms.ui.parts import dialogs
from isms.ui.parts.forms import Form
from isms.ui.visit import Done, Visit

Value = TypeVar("Value")
STYLES = '<link rel="stylesheet" href="/tinh/watch.css">'


class Desk(Protocol):
    """What the forms need of the page they stand on."""

    visit: Visit

    @property
    def today(self) -> date: ...
    def may(self, act: Act) -> bool: ...
    def panel(self, title: str) -> AbstractContextManager[ui.dialog]: ...
    async def do(
        self, use_case: Callable[[Work], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None: ...


def now(desk: Desk) -> datetime:
    """Return the instant by the clock that the register works by."""
    return desk.visit.pages.database.clock()


class PageDesk:
    """The page over all systems."""

    def __init__(self, visit: Visit, draw: Callable[[], Awaitable[None]]) -> None:
        self.visit = visit
        self._draw = draw
        self._busy = False
        self.root = ui.element("div")
        self.root.visible = False

    @property
    def today(self) -> date:
        return self.visit.today

    def may(self, act: Act) -> bool:
        """Say whether to offer an act. The use case decides again, by the system's branch."""
        return self.visit.may(act)

    @contextmanager
    def panel(self, title: str) -> Iterator[ui.dialog]:
        """A dialog that is open once its content is built."""
        with self.root, dialogs.panel(title) as dialog:
            yield dialog
        dialog.open()

    async def do(
        self, use_case: Callable[[Work], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None:
        """Do it once, however often the button is pressed, and draw the page anew; None when it was refused."""
        if self._busy:
            return None
        self._busy = True
        try:
            with self.root:
                done = await self.visit.act(use_case, form=form, said=said)
        finally:
            self._busy = False
        if done:
            await self._draw()
        return done

"""Where the lists of the watch stand: on a system's page or on the page of all. Both can ask, act and draw anew."""

from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, TypeVar

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.parts.forms import Form
from isms.ui.shell.acting import Acting
from isms.ui.shell.visit import Done, Visit

Value = TypeVar("Value")
NOTHING_YET = "Chưa có gì được ghi."
"""Said to who may not record it."""
STYLES = '<link rel="stylesheet" href="/tinh/watch.css">'


class Panel(Protocol):
    """What the forms need of the page they stand on."""

    visit: Visit

    @property
    def today(self) -> date: ...
    def may(self, act: Act, code: str = "") -> bool: ...
    def panel(self, title: str) -> AbstractContextManager[ui.dialog]: ...
    async def do(
        self, use_case: Callable[[Work], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None: ...


def now(desk: Panel) -> datetime:
    """Return the instant by the clock that the register works by."""
    return desk.visit.pages.database.now()


class PageDesk(Acting):
    """The page over all systems."""

    def __init__(self, visit: Visit, draw: Callable[[], Awaitable[None]]) -> None:
        super().__init__(visit)
        self._draw = draw
        self.kept: Collection[str] | None = None  # of the systems shown, those of the person's branch; None: all

    def may(self, act: Act, code: str = "") -> bool:
        """Say whether to offer an act, about a system: by the role, and because it is kept within the branch."""
        return self.visit.may(act) and (not code or self.kept is None or code in self.kept)

    async def refresh(self) -> None:
        """Draw the page anew from the register."""
        await self._draw()

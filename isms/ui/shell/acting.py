"""A page on which one acts: one act at a time, and the page redrawn after it while no other act can run."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from typing import TypeVar

from nicegui import ui

from isms.platform.database import Outcome, UnitOfWork
from isms.ui.parts import dialogs
from isms.ui.parts.forms import Form
from isms.ui.shell.visit import Done, Visit

Value = TypeVar("Value")


class Acting(ABC):
    """One open page. `root` outlives each redrawing, so that dialogs and refusals may stand in it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.root = ui.element("div")
        self.root.visible = False
        self._one_at_a_time = asyncio.Lock()

    @property
    def today(self) -> date:
        return self.visit.today

    @abstractmethod
    async def refresh(self) -> None:
        """Draw the page anew from the register."""

    async def do(
        self, use_case: Callable[[UnitOfWork], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None:
        """Do it and redraw the page; None when it was refused: then the page stays as it is, with what was typed."""
        async with self.turn():
            done = await self.visit.act(use_case, form=form, said=said)
            if done:
                await self._redraw(Outcome.COMMITTED)
            return done

    async def do_or_redraw(self, use_case: Callable[[UnitOfWork], Value], *, said: str = "Đã lưu.") -> None:
        """As `do` for a button without a form: refused, the page is redrawn too, for it showed what is no longer so."""
        async with self.turn():
            done = await self.visit.act(use_case, said=said)
            await self._redraw(Outcome.COMMITTED if done else None)

    async def _redraw(self, outcome: Outcome | None) -> None:
        """Redraw the page after an act. If that fails, say what became of the act: stored, it must not look undone."""
        try:
            await self.refresh()
        except Exception as error:
            self.visit.show(error, outcome)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """
        Wait until no other act or redraw of this page is running, and let none begin while this lasts.

        A second click on one button never comes so far (`layout.once`). The slot is one that outlives each redraw.
        """
        async with self._one_at_a_time:
            with self.root:
                yield

    @contextmanager
    def panel(self, title: str) -> Iterator[ui.dialog]:
        """A dialog that is open once its content is built."""
        with self.root, dialogs.panel(title) as dialog:
            yield dialog
        dialog.open()

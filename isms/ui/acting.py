"""A page on which one acts: each act once, however often the button is pressed, and the page drawn anew after it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from nicegui import ui

from isms.database import UnitOfWork
from isms.ui.parts import dialogs
from isms.ui.parts.forms import Form
from isms.ui.visit import Done, Visit

Value = TypeVar("Value")


class Acting(ABC):
    """One open page. `root` outlives each redrawing, so that dialogs and refusals may stand in it."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.root = ui.element("div")
        self.root.visible = False
        self._busy = False

    @property
    def today(self) -> date:
        return self.visit.today

    @abstractmethod
    async def refresh(self) -> None:
        """Draw the page anew from the register."""

    async def do(
        self, use_case: Callable[[UnitOfWork], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None:
        """Do it once, and draw the page anew; None when it was refused."""
        with self.once() as first:
            done = await self.visit.act(use_case, form=form, said=said) if first else None
        if done:
            await self.refresh()
        return done

    @contextmanager
    def once(self) -> Iterator[bool]:
        """Say whether nothing else is being done; nothing else is while this lasts."""
        if self._busy:
            yield False
            return
        self._busy = True
        try:
            with self.root:
                yield True
        finally:
            self._busy = False

    @contextmanager
    def panel(self, title: str) -> Iterator[ui.dialog]:
        """A dialog that is open once its content is built."""
        with self.root, dialogs.panel(title) as dialog:
            yield dialog
        dialog.open()

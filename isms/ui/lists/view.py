"""A list whose address can change while it is shown: each change draws it anew."""

from abc import ABC, abstractmethod
from typing import Any, Generic, TypeVar

from nicegui import ui

from inventory.work import Work
from isms.ui.lists.address import Address
from isms.ui.parts import refusals
from isms.ui.shell.visit import Visit

Wanted = TypeVar("Wanted", bound=Address)
Found = TypeVar("Found")


class View(ABC, Generic[Wanted, Found]):
    """What is wanted now, and the place in which what was found of it stands."""

    path = ""
    """Where the page is, when that is not the place its address names."""
    place: ui.element

    def __init__(self, visit: Visit, shown: Wanted) -> None:
        self.visit = visit
        self.wanted = shown
        self._turn = 0

    @abstractmethod
    def look(self, work: Work) -> Found:
        """Return what is wanted now."""

    @abstractmethod
    def draw(self, found: Found) -> None:
        """Draw it; the slot is the emptied place."""

    async def show(self) -> None:
        """Look, and show what was found; of several changes at once only the last is drawn."""
        self._turn += 1
        turn = self._turn
        found = await self.visit.read(self.look)
        if turn == self._turn:
            self.redraw(found)

    def redraw(self, found: Found) -> None:
        """Show this in the place of what stood there."""
        self.place.clear()
        with self.place:
            self.draw(found)

    async def change(self, **changes: Any) -> None:
        """Want something else, and show it."""
        self.wanted = self.wanted.but(**changes)
        ui.navigate.history.replace(self.wanted.at(self.path or self.wanted.PATH))
        try:
            await self.show()
        except Exception as error:
            refusals.show(error)

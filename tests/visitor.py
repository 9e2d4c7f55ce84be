"""
The simulated browser of the tests, as patient as a person and no better-sighted.

Most of what a click does is done off the event loop. On a busy machine that takes its time, so nothing here may be
expected at once: what waits gives it PATIENCE, which costs nothing but in a test that fails.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

from nicegui import ui
from nicegui.testing import User

PATIENCE = 60.0  # seconds
_GLANCE = 0.01  # seconds from one look to the next


class Visitor(User):
    """A person before a page: sees nothing that a closed dialog holds, and waits for what is to come or to go."""

    async def should_see(self, *target: Any, **filters: Any) -> None:
        filters.pop("retries", None)
        await _came_true(lambda: self._sees(*target, **filters))
        await super().should_see(*target, **filters, retries=1)

    async def should_not_see(self, *target: Any, **filters: Any) -> None:
        filters.pop("retries", None)
        await _came_true(lambda: not self._sees(*target, **filters))
        await super().should_not_see(*target, **filters, retries=1)

    def within_reach(self, elements: Iterable[ui.element]) -> list[ui.element]:
        """
        Return those of the elements that can be clicked: while a dialog is open, only what it holds.

        Raises AssertionError when there are none.
        """
        dialogs = [each for each in self.current_layout.descendants() if _covers_the_page(each)]
        if not dialogs:
            return list(elements)
        front = max(dialogs, key=lambda dialog: dialog.id)
        reached = [each for each in elements if front in each.ancestors()]
        assert reached, f"out of reach, a dialog lies over it:\n{front}"
        return reached

    def _gather_elements(self, *arguments: Any) -> set[Any]:
        return {each for each in super()._gather_elements(*arguments) if not _put_away(each)}


async def until(condition: Callable[..., object], *arguments: object) -> None:
    """Wait until the condition holds. One that finds nothing to look at (AssertionError) does not hold yet."""
    if not await _came_true(condition, *arguments):
        assert condition(*arguments), "nothing happened in time"


async def _came_true(condition: Callable[..., object], *arguments: object) -> bool:
    clock = asyncio.get_running_loop().time
    deadline = clock() + PATIENCE
    while not _holds(condition, *arguments):
        if clock() > deadline:
            return False
        await asyncio.sleep(_GLANCE)
    return True


def _holds(condition: Callable[..., object], *arguments: object) -> bool:
    try:
        return bool(condition(*arguments))
    except AssertionError:
        return False


def _covers_the_page(element: ui.element) -> bool:
    return isinstance(element, ui.dialog) and element.value and "seamless" not in element.props


def _put_away(element: ui.element) -> bool:
    """Say whether the element is in a dialog that is closed; a real browser would have had it deleted."""
    return any(isinstance(each, ui.dialog) and not each.value for each in (element, *element.ancestors()))

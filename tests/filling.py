"""Filling in the newest form of a page as a person does; the simulated browser keeps closed dialogs below it."""

import asyncio

from nicegui import ui
from nicegui.testing import User
from nicegui.testing.user_interaction import UserInteraction

PATIENCE = 5.0  # seconds


def newest(user: User, marker: str) -> ui.element:
    """Return the visible element with this marker that was made last."""
    return max(user.find(marker=marker).elements, key=lambda element: element.id)


def press(user: User, marker: str) -> None:
    """Click the newest element with this marker."""
    UserInteraction(user, {newest(user, marker)}, None).click()


def fill(user: User, **fields: object) -> None:
    """Put values into the newest fields with these markers."""
    with user.client:
        for marker, value in fields.items():
            newest(user, marker).value = value


def choose(user: User, *codes: str) -> None:
    """Choose cards by their codes."""
    for code in codes:
        press(user, f"choice-{code}")


def sees(user: User, marker: str) -> bool:
    """Say whether an element with this marker is on the page."""
    try:
        return bool(user.find(marker=marker).elements)
    except AssertionError:
        return False


def text_of(user: User, marker: str) -> str:
    """Return all words within the newest element with this marker."""
    found = newest(user, marker)
    return " | ".join(each.text for each in (found, *found.descendants()) if getattr(each, "text", ""))


async def shows(user: User, text: str) -> None:
    """Wait until the page shows this text."""
    await user.should_see(text, retries=100)


async def until(condition, *arguments: object, patience: float = PATIENCE) -> None:
    """Wait until the condition holds: handlers work off the event loop."""
    deadline = asyncio.get_running_loop().time() + patience
    while not condition(*arguments):
        assert asyncio.get_running_loop().time() < deadline, "nothing happened in time"
        await asyncio.sleep(0.01)


async def agree(user: User) -> None:
    """Save after what would change was shown, in a dialog that was not agreed to before."""
    before = getattr(user, "agreed_to", 0)
    await until(lambda: sees(user, "confirm-changes") and newest(user, "confirm-changes").id > before)
    user.agreed_to = newest(user, "confirm-changes").id
    press(user, "confirm-changes")

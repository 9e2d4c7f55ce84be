"""Using a page as a person does: each act waits until what it is meant for is there and within reach."""

from nicegui import ui
from nicegui.testing.user_interaction import UserInteraction

from tests.visitor import Visitor
from tests.visitor import until as until


def newest(user: Visitor, marker: str) -> ui.element:
    """Return the visible element with this marker that was made last. Raises AssertionError when there is none."""
    return _last(user.find(marker=marker).elements)


async def press(user: Visitor, marker: str) -> None:
    """Click the newest element with this marker."""
    UserInteraction(user, {_last(await _reached(user, marker=marker))}, None).click()


async def click(user: Visitor, words: str) -> None:
    """Click what bears these words."""
    UserInteraction(user, set(await _reached(user, words)), words).click()


async def fill(user: Visitor, **fields: object) -> None:
    """Put values into the newest fields with these markers."""
    for marker, value in fields.items():
        field = _last(await _reached(user, marker=marker))
        with user.client:
            field.value = value


async def choose(user: Visitor, *codes: str) -> None:
    """Choose cards by their codes."""
    for code in codes:
        await press(user, f"choice-{code}")


async def agree(user: Visitor) -> None:
    """Save after what would change was shown."""
    await press(user, "confirm-changes")


def sees(user: Visitor, marker: str) -> bool:
    """Say whether an element with this marker is on the page."""
    try:
        return bool(user.find(marker=marker).elements)
    except AssertionError:
        return False


def text_of(user: Visitor, marker: str) -> str:
    """Return all words within the newest element with this marker. Raises AssertionError when there is none."""
    found = newest(user, marker)
    return " | ".join(each.text for each in (found, *found.descendants()) if getattr(each, "text", ""))


async def shows(user: Visitor, text: str) -> None:
    """Wait until the page shows this text."""
    await user.should_see(text)


async def _reached(user: Visitor, *target: str, **filters: str) -> list[ui.element]:
    """Wait until there is something like this that can be clicked, and return it."""

    def look() -> list[ui.element]:
        return user.within_reach(user.find(*target, **filters).elements)

    await until(look)
    return look()


def _last(elements) -> ui.element:
    return max(elements, key=lambda element: element.id)

"""What takes long to compute: the page stands first, says that it computes, and shows what it found later."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from isms.ui.parts import refusals


async def build(place: ui.element, quick: bool, show: Callable[[], Awaitable[None]]) -> None:
    """Show it at once when that is quick; otherwise once the page stands. `show` clears the place and fills it."""
    if quick:
        await show()
        return
    with place:
        notice("Đang tính lại từ các dữ kiện đã ghi. Sổ lớn có thể mất vài giây.")
    afterwards(place, show)


def afterwards(place: ui.element, show: Callable[[], Awaitable[None]]) -> None:
    """Fill a place once the page stands, unless the visitor has left by then."""

    async def later() -> None:
        try:
            await show()
        except Exception as error:
            if place.is_deleted:  # what was asked for is not waited for any more
                return
            place.clear()
            refusals.show(error)

    with place.parent_slot or place.client.content.default_slot:  # beside the place, which is cleared
        ui.timer(0.05, later, once=True)


def notice(text: str) -> None:
    """Say that something is being computed."""
    with ui.element("div").classes("note neutral").props("role=status").mark("computing"):
        ui.spinner(size="20px").props('aria-hidden="true"')
        ui.label(text)

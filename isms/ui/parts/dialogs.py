"""Dialogs: a panel for a form, a question before something is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from nicegui import ui

from isms.ui.parts import layout


@contextmanager
def panel(title: str) -> Iterator[ui.dialog]:
    """
    A dialog with a title; build its content inside, then `open()` it. It is gone once it is closed.

    It stands in the page itself: one opened by another must outlive it.
    """
    with ui.context.client.content:
        dialog = ui.dialog().props(f'aria-label="{title.replace(chr(34), "")}"')
    dialog.on("hide", dialog.delete)
    with dialog, ui.element("div").classes("panel"):
        layout.text("h2", title)
        yield dialog


async def confirm(title: str, text: str, verb: str = "Đồng ý", danger: bool = False) -> bool:
    """Ask before doing something, and say whether the person agreed."""
    with panel(title) as dialog:
        ui.label(text)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Không", lambda: dialog.submit(False))
            button = layout.danger if danger else layout.primary
            button(verb, lambda: dialog.submit(True)).mark("confirm")
    return bool(await dialog)

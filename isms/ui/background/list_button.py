"""The button that takes a list away: a file at once, of a long list by a background task."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.work import Work
from isms.exchange.sheets import files, list_file, list_task
from isms.exchange.sheets.list_file import PlainList
from isms.ui.background.task_card import TaskCard
from isms.ui.lists import taking_away
from isms.ui.lists.taking_away import Listing
from isms.ui.parts import dialogs, layout, refusals
from isms.ui.shell.visit import Visit

KINDS = {".xlsx": "Excel (.xlsx)", ".csv": "CSV (.csv)"}
_LABEL = "Xuất danh sách này"


@dataclass(frozen=True, slots=True)
class _Reader:
    """
    Reads a list in plain words, here or in the process of a task.

    `listing`: a function of a module, or a `partial` of one with plain values: it may be handed over.
    """

    listing: Callable[[Work], Listing]

    def __call__(self, work: Work) -> PlainList:
        return taking_away.plain(self.listing(work), work)


def list_button(visit: Visit, title: str, listing: Callable[[Work], Listing], rows: int | None = None) -> None:
    """
    Draw the button of a list. `listing` is asked for off the event loop, as the person who presses.

    `rows`: how many there are; where that is not known, the size of the register says whether the list is long.
    """
    read = _Reader(listing)

    async def take(kind: str) -> None:
        try:
            if await visit.read(lambda work: files.is_large(work) if rows is None else rows > list_task.LONG):
                await _begin(visit, title, read, kind)
                return
            name, content = await visit.read(lambda work: _written(read(work), kind))
        except Exception as error:
            refusals.show(error)
            return
        ui.download.content(content, name)

    opener = layout.secondary(_LABEL, lambda: menu.open(), icon="download").mark("take-away")
    with opener.props("aria-haspopup=menu"), ui.menu().props("no-parent-event role=menu") as menu:
        menu.props(f'aria-label="{_LABEL}"')
        for kind, label in KINDS.items():
            item = ui.menu_item(label, partial(take, kind)).props("role=menuitem")
            item.mark(f"take-{kind[1:]}")


async def _begin(visit: Visit, title: str, read: _Reader, kind: str) -> None:
    """Leave a long list to a background task, and show how far it is."""
    settings = visit.pages.settings
    asked = await visit.act(lambda work: list_task.ask(work, settings, title, read, kind).id, said="")
    if asked is None:
        return
    visit.pages.runner.wake()
    with dialogs.panel(_LABEL) as dialog:
        await TaskCard(visit, asked.value).build()
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Đóng", dialog.close)
    dialog.open()


def _written(told: PlainList, kind: str) -> tuple[str, bytes]:
    target = io.BytesIO()
    list_file.WRITERS[kind](told, target)
    return f"{told.file}{kind}", target.getvalue()

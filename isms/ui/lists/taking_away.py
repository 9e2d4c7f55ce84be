"""Take a list away as a file: the rows and the order of the page, all of them, with what was asked for above them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from nicegui import ui

from isms.exchange.sheets import list_file
from isms.platform.database import UnitOfWork
from isms.ui.parts import data_tables, layout, refusals, words
from isms.ui.parts.data_tables import Column
from isms.ui.shell.visit import Visit

LARGEST_PAGE = 200
Row = TypeVar("Row", covariant=True)
KINDS = {".xlsx": "Excel (.xlsx)", ".csv": "CSV (.csv)"}


@dataclass(frozen=True, slots=True)
class Listing:
    """
    A list to take away: the columns and cells that the page shows, `file` its name without day and ending.

    `asked`: what the page was asked for, label and choice; choices left open may be empty.
    """

    title: str
    file: str
    columns: Sequence[Column]
    cells: Iterable[dict[str, Any]]
    asked: Sequence[tuple[str, str]] = ()


class Page(Protocol[Row]):
    """Some rows of a list, and how many there are in all."""

    @property
    def rows(self) -> Sequence[Row]: ...

    @property
    def total(self) -> int: ...


def every(page: Callable[[int, int], Page[Row]]) -> Iterator[Row]:
    """Yield all rows of a list that is asked for page by page: `page` takes the first row's number and how many."""
    first, found = 0, page(0, LARGEST_PAGE)
    while found.rows:
        yield from found.rows
        first += len(found.rows)
        if first >= found.total:
            return
        found = page(first, LARGEST_PAGE)


def button(visit: Visit, listing: Callable[[UnitOfWork], Listing]) -> None:
    """The button of a list; `listing` is asked for off the event loop, as the person who presses."""

    async def take(kind: str) -> None:
        try:
            name, content = await visit.read(lambda work: _written(work, listing(work), kind))
        except Exception as error:
            refusals.show(error)
            return
        ui.download.content(content, name)

    opener = layout.secondary("Xuất danh sách này", lambda: menu.open(), icon="download").mark("take-away")
    with opener.props("aria-haspopup=menu"), ui.menu().props("no-parent-event role=menu") as menu:
        menu.props('aria-label="Xuất danh sách này"')
        for kind, label in KINDS.items():
            ui.menu_item(label, lambda kind=kind: take(kind)).props("role=menuitem").mark(f"take-{kind[1:]}")


def _written(work: UnitOfWork, listing: Listing, kind: str) -> tuple[str, bytes]:
    asked = [(label, said) for label, said in listing.asked if said]
    heads = [head for column in listing.columns for head in data_tables.heads(column)]
    rows = (
        [text for column in listing.columns for text in data_tables.texts(column, cells)] for cells in listing.cells
    )
    told = [f"Ngày lập: {words.day(work.today)}", *(f"{label}: {said}" for label, said in asked)]
    content = list_file.WRITERS[kind](listing.title, "; ".join(told), heads, rows)
    return f"{listing.file}-{work.today.isoformat()}{kind}", content

"""Take a list away as a file: the rows and the order of the page, all of them, with what was asked for above them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from inventory.work import Work
from isms.exchange.sheets.list_file import PlainList
from isms.ui.parts import data_tables, words
from isms.ui.parts.data_tables import Column

LARGEST_PAGE = 200
Row = TypeVar("Row", covariant=True)


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


def plain(listing: Listing, work: Work) -> PlainList:
    """Return a list as a file says it: with the day and what was asked for, two columns where cells have two lines."""
    asked = [(label, said) for label, said in listing.asked if said]
    heads = [head for column in listing.columns for head in data_tables.heads(column)]
    rows = (
        [text for column in listing.columns for text in data_tables.texts(column, cells)] for cells in listing.cells
    )
    told = "; ".join([f"Ngày lập: {words.day(work.today)}", *(f"{label}: {said}" for label, said in asked)])
    return PlainList(f"{listing.file}-{work.today.isoformat()}", listing.title, told, heads, rows)

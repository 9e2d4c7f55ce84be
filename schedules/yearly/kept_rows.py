"""Rows of a report in their order: few in memory, many in a file of their own that goes with them."""

import pickle
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from typing import IO, Generic, TypeVar, overload

PIECE = 500
"""Rows that are written, and read again, at a time."""

Row = TypeVar("Row")


class KeptRows(Sequence[Row], Generic[Row]):
    """A list to whose end rows are added; it holds no more than a thousand of them, however many there are."""

    def __init__(self) -> None:
        self._newest: list[Row] = []
        self._starts: list[int] = []
        self._file: IO[bytes] | None = None

    def add(self, row: Row) -> None:
        """Add a row at the end."""
        if len(self._newest) == PIECE:
            self._file = self._file or TemporaryFile()  # noqa: SIM115  # gone when nothing refers to the rows
            self._starts.append(self._file.seek(0, 2))
            pickle.dump(self._newest, self._file, pickle.HIGHEST_PROTOCOL)
            self._newest = []
        self._newest.append(row)

    def __len__(self) -> int:
        return PIECE * len(self._starts) + len(self._newest)

    def __iter__(self) -> Iterator[Row]:
        for number in range(len(self._starts) + 1):
            yield from self._piece(number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not -len(self) <= place < len(self):
            raise IndexError(place)
        number, within = divmod(place % len(self), PIECE)
        return self._piece(number)[within]

    def _piece(self, number: int) -> list[Row]:
        if self._file is None or number == len(self._starts):
            return self._newest
        self._file.seek(self._starts[number])
        piece: list[Row] = pickle.load(self._file)  # noqa: S301  # written by this process into a file without a name
        return piece

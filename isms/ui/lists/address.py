"""What a page shows, as its address says it: a view can be kept as a bookmark and sent to somebody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

_LONGEST = 300
_MOST_DIGITS = 6


@dataclass(frozen=True)
class Address:
    """
    The parts of an address are the fields, by the names they have in it; '' goes without saying.

    A field `trang` is the number of the page of a list, of which 1 goes without saying.
    """

    PATH: ClassVar[str] = ""
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {}
    """The parts that are choices, with what may be chosen."""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for; what it does not know is left out."""
        given: dict[str, Any] = {field.name: query.get(field.name, "")[:_LONGEST] for field in fields(cls)}
        for name, choices in cls.KNOWN.items():
            given[name] = given[name] if given[name] in choices else ""
        if "trang" in given:
            given["trang"] = max(int(number_in(given["trang"]) or 1), 1)
        return cls(**given)

    def but(self, **changes: Any) -> Self:
        """Return the same with some parts changed, on the first page unless a page is given."""
        first = {"trang": 1} if "trang" in self._parts() else {}
        return replace(self, **(first | changes))

    @property
    def path(self) -> str:
        """The address of this view."""
        return self.at(self.PATH)

    def at(self, page: str) -> str:
        """Return the address at which another page is asked for the same."""
        said = {name: value for name, value in self._parts().items() if value not in ("", 1)}
        return page + (f"?{urlencode(said)}" if said else "")

    def _parts(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def number_in(text: str) -> str:
    """Return the text if it is a number of a few digits, else ''."""
    return text if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else ""

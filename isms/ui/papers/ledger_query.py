"""What part of the ledger is shown, as its address says it."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from isms.ledger.issued import Wanted
from isms.papers import catalogue
from isms.ui.lists.address import Address, number_in

PATH = "/so-giay-to"
FILES = f"{PATH}/tep/"


@dataclass(frozen=True)
class LedgerQuery(Address):
    """Paper, code of the system, year; empty means any."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"giay": catalogue.PAPERS}

    giay: str = ""
    hethong: str = ""
    nam: str = ""
    trang: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        """Return what an address asks for; what it does not know is left out."""
        given = super().read(query)
        return replace(given, nam=given.nam if 1900 < int(number_in(given.nam) or 0) <= dt.MAXYEAR else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return any((self.giay, self.hethong, self.nam))

    @property
    def wanted(self) -> Wanted:
        """What the ledger is asked for."""
        return Wanted(self.giay, self.hethong, int(self.nam) if self.nam else None)

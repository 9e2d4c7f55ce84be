"""What part of the ledger is shown, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from isms.documents import catalogue
from isms.ledger.issued import Wanted

PATH = "/so-giay-to"
FILES = f"{PATH}/tep/"
VERIFYING = "/kiem-chung"


@dataclass(frozen=True, slots=True)
class Asked:
    """The parts of the address, by the names they have in it; empty means any."""

    giay: str = ""
    hethong: str = ""
    nam: str = ""
    trang: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Asked":
        """Return what an address asks for; what it does not know is left out."""
        given = {field.name: query.get(field.name, "")[:200] for field in fields(cls)}
        given["giay"] = given["giay"] if given["giay"] in catalogue.CODES else ""
        for name in ("nam", "trang"):
            digits = given[name].isascii() and given[name].isdigit() and len(given[name]) <= 6
            given[name] = given[name] if digits else ""
        given["nam"] = given["nam"] if len(given["nam"]) == 4 and "1900" < given["nam"] < "9999" else ""
        return cls(**given)

    def but(self, **changes: str) -> "Asked":
        """Return the same with some parts changed, from the first page on unless one is named."""
        return replace(self, **({"trang": ""} | changes))

    @property
    def path(self) -> str:
        """The address of this view."""
        said = {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}
        return PATH + (f"?{urlencode(said)}" if said else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether something is left out."""
        return any((self.giay, self.hethong, self.nam))

    @property
    def wanted(self) -> Wanted:
        """What the ledger is asked for."""
        return Wanted(self.giay, self.hethong, int(self.nam) if self.nam else None)

    @property
    def page(self) -> int:
        return int(self.trang or 1) or 1

"""Which findings the list shows, as its address says it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from isms.ui.auditing.asked import FINDINGS
from schedules import findings, listing

STATES: dict[str, tuple[str, findings.State | None]] = {
    "": ("Chưa khắc phục", "open"),
    "qua-han": ("Quá hạn", "late"),
    "da-xong": ("Đã khắc phục", "mended"),
    "tat-ca": ("Tất cả", None),
}
SEVERITIES: dict[str, findings.Severity] = {"nghiem-trong": "critical", "khac-phuc": "major", "luu-y": "minor"}
DUE = {"30": "Trong 30 ngày", "60": "Trong 60 ngày", "90": "Trong 90 ngày"}


@dataclass(frozen=True, slots=True)
class WantedFindings:
    """
    The parts of the address, by the names they have in it; empty means any, of the state: those that are open.

    `ai`: who is responsible, `han`: due in at most so many days, `tim`: in the system's name, code and the like.
    """

    tim: str = ""
    tt: str = ""
    muc: str = ""
    ai: str = ""
    han: str = ""
    donvi: str = ""
    trang: int = 1

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "WantedFindings":
        """Return what an address asks for; what it does not know is left out."""
        given: dict[str, Any] = {field.name: query.get(field.name, "")[:300] for field in fields(cls)}
        known: dict[str, Collection[str]] = {"tt": STATES, "muc": SEVERITIES, "han": DUE}
        for name, choices in known.items():
            given[name] = given[name] if given[name] in choices else ""
        page = str(given["trang"])
        given["trang"] = max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1
        return cls(**given)

    def but(self, **changes: Any) -> "WantedFindings":
        """Return the same with some parts changed, on the first page unless a page is given."""
        return replace(self, **({"trang": 1} | changes))

    @property
    def path(self) -> str:
        """The address of this view."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        said = {name: value for name, value in parts.items() if value not in ("", 1)}
        return FINDINGS + (f"?{urlencode(said)}" if said else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether others than all open findings are wanted."""
        return any((self.tim, self.tt, self.muc, self.ai, self.han, self.donvi))

    @property
    def filter(self) -> findings.Filter:
        """What to ask of the register."""
        return findings.Filter(
            state=STATES[self.tt][1],
            severity=SEVERITIES.get(self.muc),
            responsible=self.ai or None,
            due_within=int(self.han) if self.han else None,
            systems=listing.Filter(text=self.tim, unit=self.donvi or None),
        )

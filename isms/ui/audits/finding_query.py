"""Which findings the list shows, as its address says it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from inventory.records.finding import Severity
from isms.ui.audit_calendar.calendar_query import FINDINGS
from isms.ui.lists.address import Address
from schedules.audits import findings
from schedules.standing import listing

STATES: dict[str, tuple[str, findings.State | None]] = {
    "": ("Chưa khắc phục", "open"),
    "qua-han": ("Quá hạn", "late"),
    "da-xong": ("Đã khắc phục", "mended"),
    "tat-ca": ("Tất cả", None),
}
SEVERITIES = {"nghiem-trong": Severity.CRITICAL, "khac-phuc": Severity.MAJOR, "luu-y": Severity.MINOR}
DUE = {"30": "Trong 30 ngày", "60": "Trong 60 ngày", "90": "Trong 90 ngày"}


@dataclass(frozen=True)
class WantedFindings(Address):
    """
    Empty means any, of the state: those that are open.

    `ai`: who is responsible, `han`: due in at most so many days, `tim`: in the system's name, code and the like.
    """

    PATH: ClassVar[str] = FINDINGS
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {"tt": STATES, "muc": SEVERITIES, "han": DUE}

    tim: str = ""
    tt: str = ""
    muc: str = ""
    ai: str = ""
    han: str = ""
    donvi: str = ""
    trang: int = 1

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

"""Entries of the trail that tell of many rows at once: sweeps, imports, those taken back, repairs of a wrong clock."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from inventory.records import Permission
from inventory.work import Work
from isms.exchange.undo.import_tables import ImportRun
from isms.exchange.undo.undo_obstacles import RECORDED, UNDONE, subject
from isms.platform.trail import CLOCK_REPAIRED, TrailEntry
from schedules.acts.enforcement import SWEPT

Entry = tuple[int, dt.datetime, str]
"""Number, instant and actor of an entry of the trail."""

LONGEST_IMPORT = dt.timedelta(days=1)


@dataclass(slots=True)
class BulkActs:
    """
    What such entries tell. `withdrawn`: by code of the system, the sweeps that ended its permission; `undone`: by
    instant, the imports taken back; `aside`: when imports were written or taken back; `repaired`: by instant, the codes
    of the systems whose permissions a repair voided.
    """

    withdrawn: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    undone: dict[dt.datetime, list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    aside: set[dt.datetime] = field(default_factory=set)
    repaired: dict[dt.datetime, set[str]] = field(default_factory=dict)
    _ranges: dict[str, list[Sequence[int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def read(cls, work: Work) -> "BulkActs":
        """Read them from the trail."""
        found = cls()
        runs = {subject(run.id): run.undone_at for run in work.session.exec(select(ImportRun)) if run.undone_at}
        about = col(TrailEntry.action).in_((SWEPT, RECORDED, UNDONE, CLOCK_REPAIRED))
        for entry in work.session.exec(select(TrailEntry).where(about).order_by(col(TrailEntry.id))):
            if entry.action == SWEPT:
                for code in entry.detail["systems"]:
                    found.withdrawn[code].append((entry.id, entry.at, entry.actor))
            elif entry.action == RECORDED:
                found.aside.add(entry.at)
            elif entry.action == UNDONE:
                found.aside.add(entry.at)
                found.undone[_began(entry, runs)].append(entry.detail)
                for name, rows in entry.detail.get("voided", {}).items():
                    found._ranges[name] += rows.get("ranges", [])
            else:
                found.repaired[entry.at] = set(entry.detail.get("permissions", ()))
        return found

    def together(self, entry: dt.datetime, row: dt.datetime | None) -> bool:
        """
        Say whether an entry and a row are of one work: of one instant, but for those of imports.

        Imports are prepared, and taken back, aside; where the trail went on meanwhile, the entries are chained as it is
        written.
        """
        if row is None or entry == row:
            return row is not None
        return entry in self.aside and dt.timedelta(0) < entry - row < LONGEST_IMPORT

    def recorded_again(self, at: dt.datetime) -> bool:
        """Say whether an import was taken back at this instant; what it had voided was recorded again."""
        return at in self.undone

    def struck(self, table: str, number: int) -> bool:
        """Say whether an import that was taken back had added this row."""
        return any(first <= number <= last for first, last in self._ranges.get(table, ()))

    def voided(self, table: str, number: int, code: str, at: dt.datetime) -> bool:
        """Say whether one of these acts voided a row of a system at this instant."""
        by_repair = table == str(Permission.__tablename__) and code in self.repaired.get(at, ())
        return by_repair or (self.recorded_again(at) and self.struck(table, number))

    def restored(self, name: str) -> Iterator[tuple[dt.datetime, Mapping[str, Mapping[str, Sequence[Any]]]]]:
        """Yield what was restored of a table as imports were taken back: by label, each column after and before."""
        for at, details in self.undone.items():
            yield from ((at, detail["restored"][name]) for detail in details if name in detail.get("restored", {}))


def _began(entry: TrailEntry, runs: Mapping[str, dt.datetime]) -> dt.datetime:
    """Return the instant that the rows of an import taken back bear, which its entry may be later than."""
    began = runs.get(entry.subject)
    return began if began and dt.timedelta(0) <= entry.at - began < LONGEST_IMPORT else entry.at

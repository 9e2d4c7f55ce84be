"""
A system's history in one line of time: each record with what held before it, each voiding, each edit.

Requirements of the plan that one act recorded, as when a whole group is set, are one event.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import Act, on_record, reads
from inventory.records import PlanItem
from inventory.records.holding import series_of
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.exchange.undo.import_tables import ImportRun
from isms.exchange.undo.undo_obstacles import UNDONE, subject
from isms.platform.trail import TrailEntry
from isms.systems import system_history

_ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact, and the one that held before it."""

    fact: DatedFact
    before: DatedFact | None


@dataclass(frozen=True, slots=True)
class Event:
    """
    What somebody did. `kind` is the table of the facts, or `register` for what is no fact.

    Either `recorded` (of one act), or `voided`, or `entry` of the trail.
    """

    at: datetime
    by: str
    kind: str
    recorded: tuple[Recorded, ...] = ()
    voided: DatedFact | None = None
    entry: TrailEntry | None = None


REGISTER = "register"


@reads(Act.VIEW)
def timeline(work: Work, code: str) -> list[Event]:
    """Return everything that happened to a system, the newest first. Raises NotFound."""
    about = on_record(work, code)
    every = system_history.of_every_kind(work, code)
    entries = work.session.exec(select(TrailEntry).where(col(TrailEntry.subject) == about.code)).all()
    told_of_imports = _taken_back(work, about.code)
    told = {str(table.__tablename__) for table in system_history.RECORDED}
    events = [
        *_recorded(every),
        *(_voiding(fact) for fact in every if fact.voided_at),
        *(Event(entry.at, entry.actor, REGISTER, entry=entry) for entry in entries if not _is_told(entry, told)),
        *(Event(entry.at, entry.actor, REGISTER, entry=entry) for entry in told_of_imports),
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _taken_back(work: Work, code: str) -> list[TrailEntry]:
    """Return the entries of imports taken back that restored what the register says of the system."""
    runs = work.session.exec(select(ImportRun.id).where(col(ImportRun.undone_at).is_not(None))).all()
    subjects = [subject(number) for number in runs]
    undone = select(TrailEntry).where(col(TrailEntry.subject).in_(subjects), TrailEntry.action == UNDONE)
    return [entry for entry in work.session.exec(undone) if code in restored(entry)]


def restored(entry: TrailEntry) -> dict[str, Any]:
    """Return what an import taken back restored of systems, by code."""
    found: dict[str, Any] = entry.detail.get("restored", {}).get("system", {})
    return found


def _is_told(entry: TrailEntry, tables: set[str]) -> bool:
    """Say whether the facts tell of this entry already."""
    kind, _, verb = entry.action.partition(".")
    return entry.action == "system.withdrawn" or (kind in tables and verb in ("recorded", "voided"))


def _voiding(fact: DatedFact) -> Event:
    return Event(fact.voided_at or _ALWAYS, fact.voided_by or "", _kind(fact), voided=fact)


def _recorded(every: Sequence[DatedFact]) -> Iterator[Event]:
    def act(fact: DatedFact) -> tuple[datetime, str, str, int]:
        alone = 0 if isinstance(fact, PlanItem) else fact.id
        return fact.recorded_at or _ALWAYS, fact.recorded_by, _kind(fact), alone

    before = _held_before(every)
    for (at, by, kind, _), facts in groupby(sorted(every, key=lambda fact: (act(fact), fact.id)), act):
        yield Event(at, by, kind, tuple(Recorded(fact, before.get((kind, fact.id))) for fact in facts))


def _held_before(every: Sequence[DatedFact]) -> dict[tuple[str, int | None], DatedFact]:
    """Return, for each fact that takes another's place, the one that counted when it was entered."""
    found: dict[tuple[str, int | None], DatedFact] = {}
    series: dict[Any, list[DatedFact]] = {}
    for fact in sorted(every, key=lambda fact: (fact.recorded_at or _ALWAYS, fact.id)):
        if fact.series is None:
            continue
        earlier = series.setdefault((type(fact), series_of(fact)), [])
        holding = [each for each in earlier if not _voided_by(each, fact.recorded_at or _ALWAYS)]
        if holding:
            found[_kind(fact), fact.id] = max(holding, key=lambda each: (each.day, each.id))
        earlier.append(fact)
    return found


def _voided_by(fact: DatedFact, instant: datetime) -> bool:
    return fact.voided_at is not None and fact.voided_at <= instant


def _kind(fact: DatedFact) -> str:
    return str(type(fact).__tablename__)

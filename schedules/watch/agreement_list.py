"""Agreements and changes over all visible systems, or of one."""

from dataclasses import dataclass

from sqlalchemy import Select
from sqlmodel import col, select

from inventory.organisation.access import Act, reads
from inventory.records import Change
from inventory.records.agreement import Agreement, State, replaced, state
from inventory.register_tables import System
from inventory.work import Work
from schedules.gate.blockers import MAJOR_CHANGE, assessed
from schedules.gate.record import record_on
from schedules.standing import fact_reader, visible_facts


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement and how it stands today."""

    agreement: Agreement
    code: str
    name: str
    state: State


@dataclass(frozen=True, slots=True)
class Changed:
    """A major change, and whether it was assessed since."""

    change: Change
    code: str
    name: str
    assessed: bool


@reads(Act.VIEW)
def listed(work: Work, code: str) -> list[AgreementLine]:
    """Return the agreements of a system: those that end first, the replaced ones last."""
    return _lines(work, visible_facts.read(work, _in_order(work, code)))


@reads(Act.VIEW)
def page(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[AgreementLine]:
    """Return agreements `first` to `first + most` of all that are visible, in the same order."""
    rows, total = visible_facts.window(work, _in_order(work), first, most)
    return visible_facts.Page(_lines(work, rows), total)


def _in_order(work: Work, code: str | None = None) -> Select[Agreement, System]:
    return visible_facts.holding(work, Agreement, code).order_by(replaced(), col(Agreement.ends_on), col(Agreement.id))


def _lines(work: Work, rows: list[tuple[Agreement, System]]) -> list[AgreementLine]:
    ids = [each.id for each, _ in rows]
    gone = set(work.session.exec(select(Agreement.id).where(col(Agreement.id).in_(ids), replaced())))
    return [
        AgreementLine(each, about.code, about.name, state(each, each.id in gone, work.today)) for each, about in rows
    ]


@reads(Act.VIEW)
def major_changes(work: Work, first: int = 0, most: int = 50) -> visible_facts.Page[Changed]:
    """
    Return major changes `first` to `first + most` of all visible systems: those not assessed yet first, the newest
    first. Whether one was assessed is asked of the facts of each system that has one.
    """
    major = visible_facts.holding(work, Change).where(col(Change.major))
    rows = visible_facts.read(work, major.order_by(col(Change.on).desc(), col(Change.id).desc()))
    concerned = {about.id: about for _, about in rows}
    known = {
        about.id: record_on(facts, work.today)
        for about, facts in fact_reader.load(work.session, list(concerned.values()))
    }
    told = [
        Changed(change, about.code, about.name, assessed(known[about.id], change.on, MAJOR_CHANGE))
        for change, about in rows
    ]
    told.sort(key=lambda each: each.assessed)
    return visible_facts.Page(told[max(first, 0) :][:most], len(told))

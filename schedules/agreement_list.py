"""Agreements and changes over all visible systems, or of one."""

from dataclasses import dataclass

from sqlmodel import col

from inventory import agreements
from inventory.access import Act, require
from inventory.tables import Agreement, Change
from inventory.work import Work
from schedules import history, watch
from schedules.blockers import MAJOR_CHANGE, assessed
from schedules.record import record_on


@dataclass(frozen=True, slots=True)
class Told:
    """An agreement and how it stands today."""

    agreement: Agreement
    code: str
    name: str
    state: agreements.State


@dataclass(frozen=True, slots=True)
class Changed:
    """A major change, and whether it was assessed since."""

    change: Change
    code: str
    name: str
    assessed: bool


def listed(work: Work, code: str | None = None) -> list[Told]:
    """Return the agreements of a system, or of all that are visible: those that end first, the replaced ones last."""
    require(work, Act.VIEW)
    rows = watch.holding(work, Agreement, code, col(Agreement.ends_on), col(Agreement.id))
    every = [agreement for agreement, _ in rows]
    told = [Told(each, about.code, about.name, agreements.state(each, every, work.today)) for each, about in rows]
    return sorted(told, key=lambda each: each.state == "replaced")


def major_changes(work: Work) -> list[Changed]:
    """Return the major changes of all visible systems: those not assessed yet first, the newest first."""
    require(work, Act.VIEW)
    rows = watch.holding(work, Change, None, col(Change.major).desc(), col(Change.on).desc(), col(Change.id).desc())
    major = [(change, about) for change, about in rows if change.major]
    concerned = {about.id or 0: about for _, about in major}
    known = {
        about.id or 0: record_on(facts, work.today)
        for about, facts in history.load(work.session, list(concerned.values()))
    }
    told = [
        Changed(change, about.code, about.name, assessed(known[about.id or 0], change.on, MAJOR_CHANGE))
        for change, about in major
    ]
    return sorted(told, key=lambda each: each.assessed)

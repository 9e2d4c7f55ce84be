"""The numbers of the yearly report of a large register, by a process of its own: its page reads none of the rows."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.work import Work
from isms.background import asked_tasks
from isms.background.task_kinds import Prepared, Running, task_kind
from isms.background.task_tables import BackgroundTask
from isms.papers.composition.paper import Missing
from isms.papers.reports import mau_08
from isms.papers.reports.mau_08 import Overview
from schedules.yearly import reporting_year
from schedules.yearly.reported import Totals
from schedules.yearly.yearly import Figures
from schedules.yearly.yearly_checks import Remark

KIND = "yearly-overview"


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers of a report, and the owners of whom there is one."""

    overview: Overview
    owners: tuple[str, ...]


@reads(Act.VIEW)
def count(work: Work, named: str, on: date | None) -> Counted:
    """Count now. Arguments and errors as of `mau_08.overview`."""
    found = mau_08.overview(work, named, on)
    year, _, owner = named.partition("/")
    everybody = mau_08.overview(work, year, on) if owner else found
    return Counted(found, everybody.figures.owners)


@writes(Act.VIEW, Unseen.OWN)
def ask(work: Work, named: str, on: date | None) -> BackgroundTask:
    """Ask for the numbers to be counted. Raises Refused while another task of this person is not done."""
    return asked_tasks.ask(work, KIND, f"Số liệu báo cáo năm {named}", _parameters(named, on))


@reads(Act.VIEW)
def newest(work: Work, named: str, on: date | None) -> BackgroundTask | None:
    """Return one's newest task that counted the same."""
    return asked_tasks.newest_done(work, KIND, _parameters(named, on))


@task_kind(KIND)
def count_in_background(at: Running) -> Prepared:
    """Count them; they are the result."""
    at.at("Đang đọc sổ")
    on = at.parameters["on"]
    with at.look() as work:
        counted = count(work, at.parameters["named"], date.fromisoformat(on) if on else None)
    managed = counted.overview.figures.totals.managed
    return Prepared(result={"notes": [f"{managed} hệ thống thuộc phạm vi quản lý."], "counted": _plain(counted)})


def counted(result: Mapping[str, Any]) -> Counted:
    """Return what a task that is done counted, as `count` returns it."""
    kept = result["counted"]
    about, told = kept["overview"], kept["overview"]["figures"]
    figures = Figures(
        on=date.fromisoformat(told["on"]),
        totals=_totals(told["totals"]),
        used=_totals(told["used"]),
        unconfirmed=told["unconfirmed"],
        owners=tuple(told["owners"]),
        contradictions=tuple(map(_remark, told["contradictions"])),
        gaps=tuple(map(_remark, told["gaps"])),
    )
    missing = tuple(Missing(**each) for each in about["missing"])
    year = reporting_year.read(str(about["year"]["year"]))
    return Counted(Overview(year, figures, missing), tuple(kept["owners"]))


def _parameters(named: str, on: date | None) -> dict[str, Any]:
    return {"named": named, "on": on.isoformat() if on else None}


def _plain(value: Any) -> Any:
    found = asdict(value)
    figures = found["overview"]["figures"]
    figures["on"] = figures["on"].isoformat()
    for totals in (figures["totals"], figures["used"]):
        totals["approval_by"] = totals["approval_by"].isoformat() if totals["approval_by"] else None
    return found


def _totals(plain: Mapping[str, Any]) -> Totals:
    by = plain["approval_by"]
    return Totals(**dict(plain) | {"approval_by": date.fromisoformat(by) if by else None})


def _remark(plain: Mapping[str, Any]) -> Remark:
    return Remark(**dict(plain) | {"first": tuple((code, name) for code, name in plain["first"])})

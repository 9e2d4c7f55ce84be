"""The systems that the office's plan of 2025 names, and its two plans, for a new register to start with."""

import tomllib
from importlib import resources
from typing import Any

from sqlmodel import col, select

from inventory.organisation.access import Act, Unseen, writes
from inventory.register_tables import System, Unit
from isms.exchange.format.lines import SAME, Outcome, Report
from isms.exchange.loading import take_in
from isms.exchange.sheets import json_file
from isms.platform.database import UnitOfWork
from schedules.plans import programme_entry

HOME = "STP"


@writes(Act.RECORD, Unseen.FILE, everywhere=True)
def load(work: UnitOfWork) -> Report:
    """
    Register the systems of the plan as of today, all operating, kept by the office itself.

    A unit or system whose code is there already is left as it is, so that nothing a person has put right is undone.
    """
    known = {*work.session.exec(select(Unit.code)), *work.session.exec(select(System.code))}
    document = _document(work)
    left = [
        Outcome(section, number, row["code"], SAME)
        for section in ("units", "systems")
        for number, row in enumerate(document[section], start=1)
        if row["code"] in known
    ]
    for section in ("units", "systems"):
        document[section] = [row for row in document[section] if row["code"] not in known]
    taken = take_in(work, json_file.of_document(document))
    return Report((*left, *taken.rows))


@writes(Act.RECORD, Unseen.FILE, everywhere=True)
def load_once(work: UnitOfWork) -> int:
    """Load what is not there yet, the plans too, and return how many systems that were."""
    entered = sum(row.section == "systems" and row.verdict != SAME for row in load(work).rows)
    work.session.flush()
    programme_entry.load(work)
    return entered


def catch_up(work: UnitOfWork) -> int:
    """Give a register that began with these systems the plans that later versions brought; return how many."""
    began_with = {row["code"] for row in _document(work)["systems"]}
    known = work.session.exec(select(System.code).where(col(System.code).in_(began_with))).all()
    return programme_entry.load(work) if len(known) == len(began_with) else 0


def _document(work: UnitOfWork) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("starting_inventory.toml").read_text("utf-8")
    document = tomllib.loads(text)
    entered = {"unit": HOME, "operating": True}
    entered["registered_on"] = work.today.isoformat()
    document["systems"] = [system | entered for system in document["systems"]]
    return document

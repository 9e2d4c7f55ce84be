"""Delegations of the owner's duties (NĐ 331/2026 Đ4.3) and contracts for leased services (Đ5.3), with their ends."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal, get_args

from inventory.access import Act, system
from inventory.facts import add
from inventory.tables import Agreement
from inventory.validation import LONG, NAME, Checks
from inventory.work import Work

Kind = Literal["delegation", "lease"]
State = Literal["replaced", "ended", "ending", "running"]
ENDING = 90
"""An agreement that ends within so many days is told beforehand."""


def record(work: Work, code: str, agreement: Agreement) -> Agreement:
    """
    Record an agreement: on, kind, number, party, scope, ends_on (the last day).

    A delegation is a paper that names scope, duties and term (Đ4.3), so its scope is asked for.
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", agreement.on, work.today)
    checks.one_of("kind", agreement.kind, get_args(Kind))
    agreement.number = checks.text("number", agreement.number)
    agreement.party = checks.text("party", agreement.party, NAME)
    agreement.scope = checks.text("scope", agreement.scope, LONG, required=agreement.kind == "delegation")
    _check_end(checks, agreement.on, agreement.ends_on)
    checks.done()
    return add(work, about, agreement)


def _check_end(checks: Checks, on: dt.date | None, ends_on: dt.date | None) -> None:
    if ends_on is None:
        checks.problem("ends_on", "Chưa có ngày hết hạn.", "Hãy nhập ngày cuối cùng còn hiệu lực.")
    elif on is not None and ends_on < on:
        checks.problem("ends_on", "Ngày hết hạn đứng trước ngày ký.", "Hãy kiểm tra lại hai ngày.")


def state(agreement: Agreement, others: Sequence[Agreement], today: dt.date) -> State:
    """Say how an agreement stands; replaced: a later one of its kind for the same system is among `others`."""
    mine = (agreement.on, agreement.id or 0)
    same = (each for each in others if (each.system_id, each.kind) == (agreement.system_id, agreement.kind))
    if any((each.on, each.id or 0) > mine for each in same):
        return "replaced"
    if agreement.ends_on < today:
        return "ended"
    return "ending" if (agreement.ends_on - today).days <= ENDING else "running"

"""One document is one record: entered again, by whomever, it is refused in words until the first one is voided."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from inventory.declared_fields import fields_of
from inventory.errors import Invalid
from inventory.records import (
    KINDS,
    Agreement,
    Audit,
    Change,
    Decision,
    DossierComponent,
    Incident,
    Permission,
    Record,
    facts,
)
from inventory.work import Actor, Role
from isms.platform.database import Database
from schedules.acts import recording
from tests.register import DAY, OFFICER, cleared_system, conclude, new_system, rows, stored
from tests.test_exchange import fresh as fresh
from tests.test_exchange import give, take

CODE = "A"
FIRST = Actor("lan", Role.OFFICER, person_id=1)
SECOND = Actor("minh", Role.OFFICER, person_id=2)
NUMBERED = {"document_number", "number"}
RESTATED = {DossierComponent, Permission}
"""Kinds with a number of which the latest says how things stand, so that it may be said again by the same document."""


def test_every_kind_with_a_number_says_what_its_document_is() -> None:
    silent = {kind for kind in KINDS if NUMBERED & set(fields_of(kind)) and not kind.declaration.document}
    assert silent == RESTATED
    for kind in KINDS:
        assert set(kind.declaration.document) <= set(fields_of(kind)), kind


def a_decision(on: dt.date, **said: Any) -> Decision:
    usual = {"date": on, "level": 2, "regime": "331/2026", "number": "12/QĐ", "issuer": "STP"}
    return Decision(**usual | said)


def an_agreement(on: dt.date, **said: Any) -> Agreement:
    usual = {"on": on, "kind": "lease", "number": "1/HĐ", "party": "Công ty", "ends_on": on + 90 * DAY}
    return Agreement(**usual | said)


MADE: list[Callable[[dt.date], Record]] = [
    a_decision,
    an_agreement,
    lambda on: Change(on=on, what="Đổi máy chủ"),
    lambda on: Incident(detected_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), what="Mã độc", serious=True),
]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize("make", MADE)
def test_what_another_person_entered_is_refused_until_it_is_voided(
    database: Database, make: Callable[[dt.date], Record]
) -> None:
    new_system(database, CODE)
    with database.work(FIRST) as work:
        first = recording.record(work, CODE, make(work.today))
    kind = type(first)

    with pytest.raises(Invalid, match=r"Sổ đã có cho A: .*lan ghi lúc"), database.work(SECOND) as work:
        recording.record(work, CODE, make(work.today))

    assert len(rows(database, kind)) == 1
    with database.work(FIRST) as work:
        facts.void(work, kind, first.id, "Ghi nhầm")
    with database.work(SECOND) as work:
        recording.record(work, CODE, make(work.today))
    assert len(rows(database, kind)) == 2


@pytest.mark.engines("sqlite")
def test_another_number_day_issuer_or_system_is_another_document(database: Database) -> None:
    for code in (CODE, "B"):
        new_system(database, code)
    for code, said in (
        (CODE, {}),
        ("B", {}),
        (CODE, {"number": "13/QĐ"}),
        (CODE, {"issuer": "UBND tỉnh"}),
        (CODE, {"date": dt.date(2026, 10, 1)}),
    ):
        with database.work(SECOND) as work:
            facts.record(work, code, a_decision(work.today, **said))
    with database.work(SECOND) as work:
        conclude(work, CODE, work.today)
    with database.work(FIRST) as work:
        conclude(work, CODE, work.today)  # no number: nothing to know the document by
    assert (len(rows(database, Decision)), len(rows(database, Audit))) == (5, 2)


@pytest.mark.engines("sqlite")
def test_what_says_otherwise_of_the_same_document_is_taken_where_it_shuts_the_gate(database: Database) -> None:
    """Nobody has to void a favourable conclusion first to say that the system is not eligible."""
    paper = {"document_number": "05/KL", "issuer": "Sở"}
    cleared_system(database, CODE, **paper)
    yesterday = database.today() - DAY

    with database.work(SECOND) as work:
        conclude(work, CODE, yesterday, **paper, conclusion="not_eligible", kind="ad_hoc", occasion="high_risk")
    assert not stored(database, CODE).in_use

    with pytest.raises(Invalid, match="Sổ đã có"), database.work(SECOND) as work:
        conclude(work, CODE, yesterday, **paper, kind="ad_hoc", occasion="high_risk")
    with pytest.raises(Invalid, match="Sổ đã có"), database.work(FIRST) as work:
        conclude(work, CODE, yesterday, **paper, conclusion="not_eligible", kind="ad_hoc", occasion="high_risk")


@pytest.mark.engines("sqlite")
def test_a_file_with_another_conclusion_of_a_document_on_record_is_refused_by_its_row(database: Database) -> None:
    cleared_system(database, CODE, document_number="05/KL")
    day = f"{database.today() - DAY}"
    row = {"system": CODE, "kind": "periodic", "concluded_on": day, "conclusion": "eligible", "assessor": "Khác"}
    row |= {"assessor_kind": "licensed", "occasion": "periodic", "document_number": "05/KL"}

    with pytest.raises(Invalid) as refused:
        take(database, {"audits": [row]})

    assert ["document_number" in each.field for each in refused.value.problems] == [True]


@pytest.mark.engines("sqlite")
def test_an_older_register_that_holds_a_document_twice_comes_along_whole(
    database: Database, fresh: Callable[[], Database]
) -> None:
    new_system(database, CODE)
    with database.work(OFFICER) as work:  # as one work of its own could, before this was refused
        for kind in ("periodic", "pre_operation"):
            conclude(work, CODE, work.today - DAY, kind=kind, document_number="05/KL")
    assert len(rows(database, Audit)) == 2

    other = fresh()
    take(other, give(database))
    assert len(rows(other, Audit)) == 2
    assert take(other, give(database)).changes == 0

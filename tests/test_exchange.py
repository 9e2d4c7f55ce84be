"""Import and export: a file is taken in whole or not at all, as if a person had entered it, and comes out the same."""

import datetime as dt
import itertools
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import func, select

from inventory.errors import Invalid, NotAllowed
from inventory.law.levels import Facts
from inventory.protection import plan_items
from inventory.records import (
    Agreement,
    Audit,
    Classification,
    ConditionsMet,
    Decision,
    Dossier,
    Finding,
    Incident,
    IncidentStep,
    Operation,
    Permission,
    PlanState,
    Regulation,
    Resolution,
    WebsiteReview,
    assets,
    facts,
)
from inventory.register_tables import System, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms import exchange
from isms.evidence.evidence_tables import Evidence
from isms.exchange import NotImported, loading
from isms.exchange.format import format as rows_of
from isms.exchange.format.fact_kinds import KINDS
from isms.exchange.rows import dumping
from isms.exchange.rows.watch_rows import CHILDREN
from isms.exchange.sheets import files
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.installation import schema
from isms.interface import answers
from isms.papers.dossiers import explaining
from isms.platform import trail
from isms.platform.database import Database
from schedules.acts import recording, rule_days
from schedules.audits import planned
from schedules.cadence.cadence import Policy
from schedules.gate.clearance import State, state
from schedules.policies import policies
from schedules.schedule_tables import CadencePolicy
from schedules.standing import derived, fact_reader, queries
from tests.databases import Databases, open_database
from tests.lives import live, turn_policies
from tests.register import ADMIN, DAY, OFFICER, Clock, cleared_system, new_system, rows, stored, tables_of_facts

NEW, CHANGED, SAME = "thêm mới", "cập nhật", "đã có"
ROOT = Path(__file__).resolve().parent.parent


def only_seeded(url: str) -> None:
    """What `isms init` makes: a schema, policies, holidays, and not one unit."""
    database = open_database(url)
    schema.upgrade(database.engine)
    with database.work(ADMIN) as work:
        policies.seed(work)
        rule_days.begin(work, new=True)
    database.engine.dispose()


@pytest.fixture
def fresh(databases: Databases, clock: Clock) -> Iterator[Callable[[], Database]]:
    """Give registers as `isms init` leaves them, as many as asked for."""
    opened: list[Database] = []

    def another() -> Database:
        opened.append(open_database(databases.copy(only_seeded), clock))
        return opened[-1]

    yield another
    for database in opened:
        database.engine.dispose()


def take(database: Database, document: dict[str, Any], dry_run: bool = False, actor: Actor = ADMIN) -> exchange.Report:
    content = json.dumps({"format": "isms/1"} | document, ensure_ascii=False).encode()
    with database.work(actor) as work:
        return loading.load(work, content, dry_run)


def give(database: Database, actor: Actor = ADMIN) -> dict[str, Any]:
    with database.look(actor) as work:
        return dumping.dump(work)


def a_system(code: str = "IOFFICE", **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Hệ thống {code}", "responsibility": "owned", "registered_on": "2026-01-01"} | more


def verdicts(report: exchange.Report) -> dict[tuple[str, int], str]:
    return {(row.section, row.number): row.verdict for row in report.rows}


def complaints(refused: pytest.ExceptionInfo[Invalid]) -> dict[str, str]:
    return {problem.field: problem.rule for problem in refused.value.problems}


def states(database: Database, days: list[dt.date]) -> dict[tuple[str, dt.date], State]:
    """Return how every system stands on each of the days from its registration on."""
    with database.look(ADMIN) as work:
        known = fact_reader.policies(work.session)
        systems = work.session.exec(select(System).order_by(System.code)).all()
        return {
            (system.code, on): state(found, on, known)
            for system, found in fact_reader.load(work.session, systems)
            for on in days
            if on >= system.registered_on
        }


def explanations(database: Database, days: list[dt.date]) -> dict[tuple[str, dt.date], Any]:
    """Return what the plan by requirement and the printed explanations of a dossier say of every system on the days."""
    found: dict[tuple[str, dt.date], Any] = {}
    with database.look(ADMIN) as work:
        planned_for = {
            code: [(told.planned.on, told.planned.kind, told.audit and told.audit.document_number) for told in rows_]
            for code in work.session.exec(select(System.code)).all()
            if (rows_ := planned.listed(work, code))
        }
        for code, on in itertools.product(work.session.exec(select(System.code)).all(), days):
            plan = plan_items.rows(work, code, on)
            met = {row.requirement.code: row.item and facts.content(row.item) for row in plan.rows}
            papers = [make(work, code, on) for make in (explaining.overview, explaining.level, explaining.plan)]
            texts = [(paper.facts(), paper.missing, paper.contradictions) for paper in papers]
            found[code, on] = (plan.level, plan.regime, met, texts, planned_for.get(code))
    return found


WHOLE = {
    "units": [
        {"code": "VP", "name": "Văn phòng Sở", "parent": "STP"},
        {"code": "STP", "name": "Sở Tư pháp", "parent": None},
    ],
    "systems": [
        a_system(
            purpose="Văn bản",
            owner="UBND tỉnh",
            operator="Sở Tư pháp",
            users=["VP"],
            operating=True,
            facts={"kind": "internal", "information": ["private"]},
        )
    ],
    "dossiers": [
        {
            "system": "IOFFICE",
            "regime": "331/2026",
            "proposed_level": 2,
            "state": "approved",
            "on": "2026-09-01",
            "number": "5/HS",
        }
    ],
    "decisions": [
        {
            "system": "IOFFICE",
            "level": 2,
            "regime": "331/2026",
            "number": "12/QĐ-STP",
            "date": "2026-09-10",
            "issuer": "Sở Tư pháp",
        }
    ],
    "regulations": [
        {"systems": ["IOFFICE"], "number": "01/QC-STP", "date": "2026-09-01", "issuer": "Giám đốc Sở Tư pháp"}
    ],
    "plans": [{"system": "IOFFICE", "state": "full", "on": "2026-10-01", "expected_on": None}],
    "audits": [
        {
            "system": "IOFFICE",
            "kind": "periodic",
            "concluded_on": "2026-10-10",
            "conclusion": "eligible",
            "conditions_until": None,
            "assessor": "Công ty Kiểm định",
            "assessor_kind": "licensed",
            "document_number": "7/BC",
            "document_date": "2026-10-11",
        }
    ],
    "changes": [{"system": "IOFFICE", "on": "2026-08-01", "what": "Nâng cấp máy chủ"}],
}


@pytest.mark.slow
def test_a_file_of_facts_fills_an_empty_register(fresh: Callable[[], Database]) -> None:
    database = fresh()

    report = take(database, WHOLE)

    assert set(verdicts(report).values()) == {NEW}
    system = stored(database, "IOFFICE")
    assert (system.level, system.operating, system.in_use) == (2, True, False)
    assert system.audit_due_on == dt.date(2028, 10, 10)
    assert system.cleared_until == dt.date(2028, 10, 10)
    (audit,) = rows(database, Audit)
    assert audit.occasion == "periodic"


def test_the_same_file_twice_adds_nothing(fresh: Callable[[], Database]) -> None:
    database = fresh()
    take(database, WHOLE)
    with database.look(ADMIN) as work:
        written = work.session.exec(select(func.count()).select_from(trail.TrailEntry)).one()

    report = take(database, WHOLE)

    assert set(verdicts(report).values()) == {SAME}
    with database.look(ADMIN) as work:
        assert work.session.exec(select(func.count()).select_from(trail.TrailEntry)).one() == written
        assert trail.verify(work.session) is None


@pytest.mark.slow
def test_what_is_imported_stands_as_what_a_person_entered(database: Database, fresh: Callable[[], Database]) -> None:
    """Dates set by import are equal to dates set in the pages."""
    cleared_system(database, "A", level=3)
    other = fresh()

    take(other, give(database))

    for column in (*derived.COLUMNS, "next_alert_on", "registered_on", "search_text", "sort_key"):
        assert getattr(stored(other, "A"), column) == getattr(stored(database, "A"), column), column
    assert stored(other, "A").in_use
    with other.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.slow
def test_a_fact_that_is_wrong_keeps_every_row_out(fresh: Callable[[], Database]) -> None:
    database = fresh()
    late = WHOLE["decisions"][0] | {"date": "2031-01-01"}

    with pytest.raises(NotImported) as refused:
        take(database, WHOLE | {"decisions": [late]})

    assert list(complaints(refused)) == ["decisions, dòng 1: date"]
    assert rows(database, System) == rows(database, Unit) == rows(database, Regulation) == []
    given = verdicts(refused.value.report)
    assert given["decisions", 1] == "có lỗi"
    assert given["regulations", 1] == NEW


def test_problems_of_all_rows_are_told_at_once_even_about_a_system_that_is_refused(
    fresh: Callable[[], Database],
) -> None:
    wrong = {
        "systems": [a_system(name="x" * 10_000), a_system("B", responsibility="rented")],
        "decisions": [WHOLE["decisions"][0] | {"date": "2026-02-30"}, WHOLE["decisions"][0] | {"level": 6}],
        "plans": [{"system": "B", "state": "full", "on": "2030-01-01"}],
        "changes": [{"system": "NONE", "on": "2026-01-01", "what": "x"}],
    }

    with pytest.raises(NotImported) as refused:
        take(fresh(), wrong)

    assert list(complaints(refused)) == [
        "systems, dòng 1: name",
        "systems, dòng 2: responsibility",
        "decisions, dòng 1: date",
        "decisions, dòng 2: level",
        "plans, dòng 1: on",
        "changes, dòng 1: system",
    ]


@pytest.mark.slow
def test_a_dry_run_tells_the_same_and_writes_nothing(fresh: Callable[[], Database]) -> None:
    database = fresh()
    with database.look(ADMIN) as work:
        before = work.session.exec(select(func.count()).select_from(trail.TrailEntry)).one()

    rehearsed = take(database, WHOLE, dry_run=True)

    assert rehearsed.dry_run
    assert rows(database, System) == rows(database, Unit) == rows(database, Decision) == []
    with database.look(ADMIN) as work:
        assert work.session.exec(select(func.count()).select_from(trail.TrailEntry)).one() == before
    assert verdicts(rehearsed) == verdicts(take(database, WHOLE))


def test_a_dry_run_finds_the_problems_too(fresh: Callable[[], Database]) -> None:
    with pytest.raises(NotImported):
        take(fresh(), {"plans": [{"system": "NONE", "state": "full", "on": "2026-01-01"}]}, dry_run=True)


def test_units_come_in_any_order_but_not_in_a_circle(fresh: Callable[[], Database]) -> None:
    database = fresh()
    names = [("C", "B"), ("B", "A"), ("A", None)]
    take(database, {"units": [{"code": code, "name": code, "parent": parent} for code, parent in names]})
    assert [unit.code for unit in sorted(rows(database, Unit), key=lambda unit: unit.path)] == ["A", "B", "C"]

    circle = [{"code": "X", "name": "X", "parent": "Y"}, {"code": "Y", "name": "Y", "parent": "X"}]
    with pytest.raises(NotImported) as refused:
        take(database, {"units": circle})
    assert list(complaints(refused)) == ["units, dòng 1: parent", "units, dòng 2: parent"]


def test_a_register_without_units_gets_one_to_keep_the_systems(fresh: Callable[[], Database]) -> None:
    database = fresh()

    take(database, {"systems": [a_system()]})

    (unit,) = rows(database, Unit)
    assert stored(database, "IOFFICE").unit_id == unit.id


@pytest.mark.slow
def test_of_a_known_system_only_what_the_file_gives_changes(fresh: Callable[[], Database]) -> None:
    database = fresh()
    take(database, WHOLE)

    report = take(database, {"systems": [{"code": "ioffice", "owner": "Sở Khoa học và Công nghệ"}]})

    assert verdicts(report) == {("systems", 1): CHANGED}
    system = stored(database, "IOFFICE")
    assert (system.owner, system.operator, system.purpose) == ("Sở Khoa học và Công nghệ", "Sở Tư pháp", "Văn bản")
    assert give(database)["systems"][0]["users"] == ["VP"]


@pytest.mark.slow
def test_a_known_system_that_no_longer_operates_is_stopped_today(fresh: Callable[[], Database], clock: Clock) -> None:
    database = fresh()
    take(database, WHOLE)

    take(database, {"systems": [{"code": "IOFFICE", "operating": False}]})

    assert not stored(database, "IOFFICE").operating
    assert [operation.on for operation in rows(database, Operation)] == [dt.date(2026, 1, 1), clock.today]


@pytest.mark.slow
def test_answers_are_recorded_only_when_they_differ_from_the_latest(fresh: Callable[[], Database]) -> None:
    database = fresh()
    take(database, WHOLE)
    same = {"code": "IOFFICE", "facts": {"information": ["private"], "kind": "internal", "users": 0}}
    other = {"code": "IOFFICE", "facts": {"kind": "internal", "information": ["private", "personal"]}}

    assert verdicts(take(database, {"systems": [same]})) == {("systems", 1): SAME}
    assert verdicts(take(database, {"systems": [other]})) == {("systems", 1): CHANGED}
    assert len(give(database)["classifications"]) == 2


def test_a_policy_of_the_same_name_is_corrected_and_due_days_follow(fresh: Callable[[], Database]) -> None:
    database = fresh()
    take(database, WHOLE)
    plan = Policy("Kế hoạch DTI 2026 của Sở Tư pháp", dt.date(2026, 2, 5), "KH DTI 2026", {2: 6})

    report = take(
        database,
        {
            "policies": [
                {
                    "name": plan.name,
                    "in_force_from": "2026-02-05",
                    "clause": plan.clause,
                    "months": {"2": 6},
                }
            ]
        },
    )

    assert verdicts(report) == {("policies", 1): CHANGED}
    assert stored(database, "IOFFICE").audit_due_on == dt.date(2027, 4, 10)
    replaced = [policy for policy in rows(database, CadencePolicy) if policy.voided_at]
    assert [policy.name for policy in replaced] == [plan.name]


def test_in_a_register_without_systems_the_files_policies_take_the_place_of_its_own(
    fresh: Callable[[], Database],
) -> None:
    database = fresh()
    own = {"name": "Kế hoạch", "in_force_from": "2016-07-01", "clause": "KH 1", "months": {"1": 12, "2": 12}}

    take(database, {"policies": [own]})

    with database.look(ADMIN) as work:
        assert [policy.name for policy in fact_reader.policies(work.session)] == ["Kế hoạch"]


def test_policies_from_before_the_files_first_one_go_on_answering_for_their_days(fresh: Callable[[], Database]) -> None:
    database = fresh()
    own = {"name": "Kế hoạch", "in_force_from": "2026-02-01", "clause": "KH 1", "months": {"2": 12}}

    take(database, WHOLE | {"policies": [own]})

    assert states(database, [dt.date(2026, 1, 15)])["IOFFICE", dt.date(2026, 1, 15)].months == 12
    with database.look(ADMIN) as work:
        assert "Kế hoạch DTI 2026 của Sở Tư pháp" not in [each.name for each in fact_reader.policies(work.session)]


@pytest.mark.slow
def test_a_permission_comes_in_only_where_the_gate_was_open(fresh: Callable[[], Database]) -> None:
    database = fresh()
    early = {"system": "IOFFICE", "on": "2026-10-09", "granted": True}

    with pytest.raises(NotImported) as refused:
        take(database, WHOLE | {"permissions": [early]})

    assert set(complaints(refused)) == {"permissions, dòng 1: granted"}
    take(database, WHOLE | {"permissions": [early | {"on": "2026-10-12"}]})
    assert stored(database, "IOFFICE").in_use


def test_a_permission_for_a_used_system_needs_only_decision_and_conclusion(fresh: Callable[[], Database]) -> None:
    database = fresh()
    used = {
        "systems": [a_system(responsibility="used")],
        "decisions": WHOLE["decisions"],
        "audits": WHOLE["audits"],
        "permissions": [{"system": "IOFFICE", "on": "2026-10-12", "granted": True}],
    }

    take(database, used)

    assert stored(database, "IOFFICE").in_use


@pytest.mark.slow
def test_an_imported_conclusion_takes_the_permission_away(database: Database) -> None:
    cleared_system(database, "A")
    bad = {"system": "A", "kind": "ad_hoc", "concluded_on": database.today().isoformat(), "conclusion": "not_eligible"}
    bad |= {"assessor": "Công an tỉnh", "assessor_kind": "designated", "occasion": "authority_request"}

    take(database, {"audits": [bad]})

    assert not stored(database, "A").in_use
    assert not rows(database, Permission)[-1].granted


@pytest.mark.slow
def test_two_levels_on_one_day_are_refused_in_the_file_and_against_the_register(fresh: Callable[[], Database]) -> None:
    database = fresh()
    other = WHOLE["decisions"][0] | {"level": 3, "number": "13/QĐ-STP"}

    with pytest.raises(NotImported) as refused:
        take(database, WHOLE | {"decisions": [WHOLE["decisions"][0], other]})
    assert list(complaints(refused)) == ["decisions, dòng 2: level"]

    take(database, WHOLE)
    with pytest.raises(NotImported):
        take(database, {"decisions": [other]})


def test_nothing_follows_retirement(fresh: Callable[[], Database]) -> None:
    gone = [
        {"system": "IOFFICE", "on": "2026-03-01", "state": "retired", "reason": "Thay bằng hệ thống khác"},
        {"system": "IOFFICE", "on": "2026-04-01", "state": "operating"},
    ]

    with pytest.raises(NotImported) as refused:
        take(fresh(), WHOLE | {"operations": gone})

    assert list(complaints(refused)) == ["operations, dòng 2: on"]


@pytest.mark.slow
@pytest.mark.parametrize("begun", ["begun", "begun as retired"])
def test_a_system_retired_before_an_entry_that_a_moved_registration_left_behind_stays_retired_elsewhere(
    database: Database, fresh: Callable[[], Database], begun: str
) -> None:
    today = database.today()
    entry = Entry("A", "Hệ thống A", "owned")
    with database.work(OFFICER) as work:
        register.register(work, entry, today - 100 * DAY, operating=True)
        if begun == "begun as retired":
            facts.void(work, Operation, 1, "nhầm")
            facts.record(work, "A", Operation(on=today - 50 * DAY, state="retired", reason="Thay mới"))
        register.edit(work, "A", None, entry, today - 300 * DAY)
        if begun == "begun":
            facts.record(work, "A", Operation(on=today - 200 * DAY, state="retired", reason="Thay mới"))
    other, document = fresh(), give(database)

    take(other, document)

    days = [today - n * DAY for n in (300, 201, 200, 199, 100, 99, 51, 50, 0)]
    found = states(database, days)
    assert states(other, days) == found
    retired_on = stored(database, "A").retired_on
    assert retired_on == stored(other, "A").retired_on == today - (200 if begun == "begun" else 50) * DAY
    assert {on for (_, on), now in found.items() if now.retired} == {on for on in days if on >= retired_on}
    assert take(database, document).changes == 0


@pytest.mark.slow
def test_permission_given_taken_and_given_on_one_day_stays_given(
    database: Database, fresh: Callable[[], Database]
) -> None:
    cleared_system(database, "A")
    with database.work(OFFICER) as work:
        about = work.session.exec(select(System)).one()
        facts.add(work, about, Permission(on=work.today, granted=False, reason="x"))
        facts.add(work, about, Permission(on=work.today, granted=True, reason="xong"))
    other, document = fresh(), give(database)

    take(other, document)

    assert stored(other, "A").in_use
    assert set(verdicts(take(other, document)).values()) == {SAME}


@pytest.mark.slow
def test_an_auditor_may_not_import_and_a_branch_exports_its_own(database: Database) -> None:
    new_system(database, "MINE", users=("HCTP",))
    new_system(database, "OTHER", users=("VP",))
    with pytest.raises(NotAllowed):
        take(database, {"systems": [a_system()]}, actor=Actor("x", Role.AUDITOR))
    branch = rows(database, Unit, Unit.code == "HCTP")[0].path

    document = give(database, Actor("y", Role.OFFICER, branch))

    assert [system["code"] for system in document["systems"]] == ["MINE"]
    assert [unit["code"] for unit in document["units"]] == ["STP", "HCTP"]


def test_someone_of_a_branch_cannot_import_into_another(database: Database) -> None:
    new_system(database, "OTHER", users=("VP",))
    branch = rows(database, Unit, Unit.code == "HCTP")[0].path

    with pytest.raises((NotAllowed, NotImported)):
        take(
            database,
            {"plans": [{"system": "OTHER", "state": "full", "on": "2026-10-01"}]},
            actor=Actor("y", Role.OFFICER, branch),
        )

    assert rows(database, PlanState) == []


@pytest.mark.slow
def test_an_officer_may_take_in_again_what_the_office_exported(database: Database) -> None:
    """Policies, holidays and units that stay as they are need no administrator."""
    cleared_system(database, "A")
    new_system(database, "B", users=("HCTP",))
    branch = rows(database, Unit, Unit.code == "HCTP")[0].path
    of_a_room = Actor("z", Role.OFFICER, branch)

    assert take(database, give(database), actor=OFFICER).changes == 0
    assert take(database, give(database, of_a_room), actor=of_a_room).changes == 0


@pytest.mark.slow
def test_what_a_register_holds_beyond_the_law_comes_along(database: Database, fresh: Callable[[], Database]) -> None:
    """Units' kinds, coordinating units, suggestions, holidays put in and taken out."""
    with database.work(ADMIN) as work:
        entry = Entry("A", "A", "owned", users=("VP",), coordinators=("HCTP",), suggestion={"level": 3, "reason": "vì"})
        register.register(work, entry, work.today, operating=True)
        policies.set_holiday(work, dt.date(2027, 3, 3), "Nghỉ thêm")
        policies.remove_holiday(work, dt.date(2026, 1, 2))
    other, document = fresh(), give(database)

    take(other, document)

    assert give(other) == document
    with other.look(ADMIN) as work:
        assert dt.date(2026, 1, 2) not in policies.holidays(work).days_off


@pytest.mark.slow
def test_a_dossier_step_from_before_the_classification_comes_along(
    database: Database, fresh: Callable[[], Database]
) -> None:
    new_system(database, "A")
    with database.work(OFFICER) as work:
        step = Dossier(on=work.today, regime="331/2026", proposed_level=1, state="drafting")
        facts.record(work, "A", step)
        facts.record_classification(
            work, "A", Facts(handles_administrative_procedures=True, regime="331/2026"), work.today
        )
    other = fresh()

    take(other, give(database))

    assert [step.proposed_level for step in rows(other, Dossier)] == [1]
    assert set(verdicts(take(database, give(other))).values()) == {SAME}


EXPLAINED = {
    "plan_items": [{"system": "IOFFICE", "on": "2026-10-01", "requirement": "G01", "state": "full", "due_on": None}],
    "narratives": [{"system": "IOFFICE", "on": "2026-10-01", "part": "scope", "text": " Tại Sở. \n\n Mọi  phòng. "}],
    "assets": [
        {"system": "IOFFICE", "on": "2026-10-01", "kind": "device", "name": "Máy chủ", "quantity": 2},
        {"system": "IOFFICE", "on": "2026-10-01", "kind": "device", "name": "Tường lửa", "item": None},
        {"system": "IOFFICE", "on": "2026-10-02", "kind": "zone", "name": "DMZ", "item": "VM07"},
    ],
    "risks": [{"system": "IOFFICE", "on": "2026-10-01", "threat": "Mã độc", "likelihood": 2, "impact": 3}],
}
"""As a person fills it in: no identity of an item, no regime of a requirement."""


@pytest.mark.slow
def test_what_a_dossier_explains_comes_in_once_and_gets_its_identities(fresh: Callable[[], Database]) -> None:
    database = fresh()
    take(database, WHOLE | EXPLAINED)

    assert set(verdicts(take(database, EXPLAINED)).values()) == {SAME}
    given = give(database)
    assert [(row["item"], row["name"]) for row in given["assets"]] == [
        ("TB01", "Máy chủ"),
        ("TB02", "Tường lửa"),
        ("VM07", "DMZ"),
    ]
    assert given["narratives"][0]["text"] == "Tại Sở.\n\nMọi phòng."
    assert (given["plan_items"][0]["regime"], given["risks"][0]["item"]) == ("331/2026", "RR01")

    later = given["assets"][0] | {"on": "2026-11-01", "name": "Máy chủ mới"}
    gone = given["assets"][1] | {"on": "2026-11-02", "present": False}
    report = take(database, {"assets": [later, gone]})

    assert list(verdicts(report).values()) == [NEW, NEW]
    with database.look(OFFICER) as work:
        assert [row.name for row in assets.listed(work, "IOFFICE")] == ["Máy chủ mới", "DMZ"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "wrong", "field"),
    [
        ("plan_items", {"requirement": "G99"}, "requirement"),
        ("plan_items", {"requirement": "G99", "regime": "85/2016"}, "requirement"),
        ("plan_items", {"state": "not_applicable"}, "note"),
        ("narratives", {"part": "khac"}, "part"),
        ("narratives", {"text": " \n "}, "text"),
        ("assets", {"item": "TB1"}, "item"),
        ("assets", {"item": "RR01"}, "item"),
        ("assets", {"quantity": 0}, "quantity"),
        ("assets", {"on": "2031-01-01"}, "on"),
        ("risks", {"impact": 4}, "impact"),
        ("risks", {"item": "RR١٢"}, "item"),
        ("audits", {"planned_on": "2026-10-09"}, "planned_on"),
    ],
)
def test_a_wrong_row_of_a_dossier_keeps_the_file_out(
    sqlite_databases: Databases, section: str, wrong: dict[str, Any], field: str
) -> None:
    database = open_database(sqlite_databases.copy(only_seeded))
    every = WHOLE | EXPLAINED
    with pytest.raises(NotImported) as refused:
        take(database, every | {section: [every[section][0] | wrong]})

    assert list(complaints(refused)) == [f"{section}, dòng 1: {field}"]
    assert rows(database, System) == []
    database.engine.dispose()


@pytest.mark.slow
def test_a_requirement_without_a_level_asks_for_the_decision_first(fresh: Callable[[], Database]) -> None:
    item = EXPLAINED["plan_items"][0]
    with pytest.raises(NotImported) as refused:
        take(fresh(), {"systems": [a_system()], "plan_items": [item]})
    assert "chưa có cấp độ" in complaints(refused)["plan_items, dòng 1: requirement"]

    take(fresh(), {"systems": [a_system()], "plan_items": [item | {"regime": "331/2026"}]})


@pytest.mark.slow
def test_a_file_that_is_silent_about_the_national_list_leaves_a_system_on_it(fresh: Callable[[], Database]) -> None:
    """Files written before it was carried, and answers given with a system."""
    database = fresh()
    first = {"system": "IOFFICE", "on": "2026-02-01", "facts": {}, "national_security_list": True}
    silent = {"system": "IOFFICE", "on": "2026-02-01", "facts": {}}
    take(database, {"systems": [a_system()], "classifications": [first]})

    assert take(database, {"classifications": [silent]}).changes == 0
    take(database, {"classifications": [silent | {"on": "2026-03-01"}]})
    take(database, {"systems": [{"code": "IOFFICE", "facts": {"information": ["personal"]}}]})

    assert [row.national_security_list for row in rows(database, Classification)] == [True, True, True]
    take(database, {"classifications": [silent | {"on": "2026-11-02", "national_security_list": False}]})
    assert len(rows(database, Classification)) == 4


OWN = {"id", "system_id", "recorded_at", "recorded_by", "voided_at", "voided_by", "void_reason"}
OTHERWISE = {
    (Classification, "regime"): "one of its answers",
    (Classification, "computed_level"): "follows from its answers",
    (Audit, "planned_id"): "planned_on",
    (ConditionsMet, "audit_id"): "concluded_on and audit_number",
    (Agreement, "replaces_id"): "replaces",
    (Finding, "audit_id"): "concluded_on and audit_number",
    (Resolution, "finding_id"): "found_on and finding",
    (Resolution, "advisory_id"): "received_on and advisory",
    (IncidentStep, "incident_id"): "detected_at and incident",
    (WebsiteReview, "website_id"): "address",
}
"""Columns that rows say in other words."""


def test_every_column_of_every_dated_fact_goes_out_and_comes_in() -> None:
    said = {kind.table: set(row.model_fields) for row, kind in KINDS.items()}
    said |= {child.table: set(child.row.model_fields) for child in CHILDREN.values()}
    columns = {
        (table, column)
        for table in tables_of_facts()
        if table is not Evidence  # files
        for column in set(table.model_fields) - OWN
    }

    assert {(table, column) for table, column in columns if column not in said.get(table, ())} == set(OTHERWISE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("databases", "seed"), [*(("sqlite", seed) for seed in range(4)), ("postgresql", 0)], indirect=["databases"]
)
def test_an_exported_register_answers_the_same_for_every_day_elsewhere(
    database: Database, fresh: Callable[[], Database], seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(6):
        live(database, f"S{number}", chance)
    turn_policies(database, chance)
    document = give(database)
    other = fresh()

    take(other, document)

    days = sorted({database.today() + dt.timedelta(days=n) for n in range(-900, 1200, 31)} | _days_of(document))
    assert states(other, days) == states(database, days)
    some = chance.sample([on for on in days if on <= database.today()], 12)
    assert explanations(other, some) == explanations(database, some)
    assert set(verdicts(take(other, document)).values()) == {SAME}
    assert take(database, document).changes == 0
    again = give(other)
    assert {key for key in document if again[key] != document[key]} <= {"operations"}  # begun as stopped, where moved


def test_every_list_of_the_format_and_every_key_has_its_sheet_and_column() -> None:
    """province.md 5: a serious incident was lost on the way through Excel, and the copy was "cleared"."""
    columns = {sheet.section: {column.key.partition(".")[0] for column in sheet.columns} for sheet in SHEETS}

    assert set(columns) == set(rows_of.LISTS)
    left_out = {(name, key) for name, row in rows_of.LISTS.items() for key in set(row.model_fields) - columns[name]}
    assert left_out == {("systems", "suggestion"), ("systems", "facts")}  # no fact; the newest row of classifications
    answers = {column.key for sheet in SHEETS for column in sheet.columns if column.key.startswith("facts.")}
    assert answers == {f"facts.{each.name}" for each in fields(Facts)}


def shown(database: Database, days: list[dt.date]) -> dict[tuple[str, dt.date], Any]:
    """Return what `isms systems show` prints of every system on each of the days."""
    with database.look(ADMIN) as work:
        found = {
            (system.code, on): answers.describe(system, state_)
            for on in days
            for system, _, state_ in queries.every(work, on)
        }
    return json.loads(json.dumps({f"{code} {on}": value for (code, on), value in found.items()}))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("databases", "seed"), [*(("sqlite", seed) for seed in range(2)), ("postgresql", 0)], indirect=["databases"]
)
def test_a_rich_register_answers_alike_through_json_and_through_excel(
    database: Database, fresh: Callable[[], Database], seed: int, subtests: pytest.Subtests
) -> None:
    """province.md 5, as `systems show` answers on five days: two past, today, two future."""
    chance = random.Random(seed)
    for number in range(5):
        live(database, f"S{number}", chance)
    cleared_system(database, "NANG")
    with database.work(ADMIN) as work:
        detected = work.now - dt.timedelta(minutes=7)
        serious = recording.record(
            work, "NANG", Incident(detected_at=detected, what='Mã độc; "tống tiền"', serious=True)
        )
        work.session.flush()
        step = IncidentStep(incident_id=serious.id, kind="report", at=work.now, number="2", note="a\nb")
        recording.record_about(work, step)
    turn_policies(database, chance)
    days = [database.today() + dt.timedelta(days=n) for n in (-400, -20, 0, 60, 500)]
    expected, before = shown(database, days), give(database)
    blockers = [each["code"] for each in expected[f"NANG {days[2]}"]["clearance"]["blockers"]]
    assert "serious_incident_unassessed" in blockers

    for kind in (".json", ".xlsx"):
        with subtests.test(kind):
            with database.look(ADMIN) as work:
                content = files.written(work, kind)
            other = fresh()

            with other.work(ADMIN) as work:
                loading.load(work, content, kind=kind)

            assert shown(other, days) == expected
            assert _comparable(give(other)) == _comparable(before)
            with other.work(ADMIN) as work:
                assert loading.load(work, content, kind=kind).changes == 0


def _comparable(document: dict[str, Any]) -> dict[str, Any]:
    """Return an export without what a way through a file may change: begun as stopped, where it was moved."""
    systems = [row | {"suggestion": None} for row in document["systems"]]
    return {name: rows for name, rows in document.items() if name != "operations"} | {"systems": systems}


@pytest.mark.slow
def test_every_column_of_a_system_goes_out_and_comes_in(database: Database, fresh: Callable[[], Database]) -> None:
    """code.md defect 9: a column that was added to System was silently dropped by every export."""
    derived_or_ours = set(derived.COLUMNS) | {"next_alert_on", "derived_on", "id", "version", "search_text", "sort_key"}
    derived_or_ours |= {"voided_at", "voided_by", "void_reason"}  # a voided system is in no export
    otherwise = {"unit_id": "unit"}
    declared = {otherwise.get(name, name) for name in set(System.model_fields) - derived_or_ours}
    new_system(database, "A")

    [given] = give(database)["systems"]

    assert declared <= set(given)
    assert declared <= set(rows_of.System.model_fields)
    entry = {name: f"{name} của A" for name in ("name", "purpose", "owner", "operator")}
    entry |= {"suggestion": {"owner": "UBND tỉnh", "level": 3, "responsibility": "used", "reason": "theo kế hoạch"}}
    full = {"responsibility": "used", "registered_on": "2026-01-15", "unit": "VP", "archive": True} | entry
    assert set(full) | {"code"} >= declared, "a column without a value in this test"
    other = fresh()
    take(other, {"units": WHOLE["units"], "systems": [{"code": "A"} | full]})
    [again] = give(other)["systems"]
    assert {name: again[name] for name in full} == full


def _days_of(document: dict[str, Any]) -> set[dt.date]:
    """Every day on which something happened, the one before and the one after."""
    said = [value for rows_ in document.values() if isinstance(rows_, list) for row in rows_ for value in row.values()]
    texts = [value for value in said if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"]
    return {dt.date.fromisoformat(text) + n * DAY for text in texts for n in (-1, 0, 1)}


@pytest.mark.engines("sqlite")
@pytest.mark.slow
def test_many_systems_with_all_their_facts_come_in_at_once_and_are_in_use(fresh: Callable[[], Database]) -> None:
    database = fresh()
    codes = [f"S{number}" for number in range(60)]
    document = {
        "units": [{"code": "STP", "name": "Sở"}],
        "systems": [a_system(code, users=["STP"], facts={"kind": "internal"}) for code in codes],
        "regulations": [WHOLE["regulations"][0] | {"systems": codes}],
        "permissions": [{"system": code, "on": "2026-10-12", "granted": True} for code in codes],
    }
    for name in ("dossiers", "decisions", "plans", "audits"):
        document[name] = [WHOLE[name][0] | {"system": code} for code in codes]

    take(database, document)

    assert all(system.in_use for system in rows(database, System))


KILLED = """
import sys
from pathlib import Path
from inventory.work import Actor, Role
from isms.platform.database import Database
from isms.exchange import loading
with Database(sys.argv[1]).work(Actor("x", Role.ADMIN)) as work:
    loading.load(work, Path(sys.argv[2]))
    print("taken in", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_an_import_killed_before_its_end_leaves_nothing_and_can_be_done_again(
    databases: Databases, tmp_path: Path, clean_environment: dict[str, str]
) -> None:
    url, file = databases.copy(only_seeded), tmp_path / "tep.json"
    file.write_text(json.dumps({"format": "isms/1"} | WHOLE), encoding="utf-8")
    importing = subprocess.Popen(
        [sys.executable, "-c", KILLED, url, str(file)],
        cwd=ROOT,
        env=clean_environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert importing.stdout is not None and importing.stdout.readline() == b"taken in" + os.linesep.encode()
    importing.kill()
    importing.wait()
    importing.stdout.close()

    database = open_database(url)

    assert rows(database, System) == rows(database, Unit) == []
    exchange.import_file(database, ADMIN, file)
    assert stored(database, "IOFFICE").level == 2
    with database.look(ADMIN) as work:
        assert trail.verify(work.session) is None
    database.engine.dispose()


@pytest.mark.slow
def test_a_file_on_disk_comes_out_whole_and_goes_in_again(fresh: Callable[[], Database], tmp_path: Path) -> None:
    database, file = fresh(), tmp_path / "xuat.json"
    take(database, WHOLE)
    file.write_text("cũ", encoding="utf-8")

    exchange.export_file(database, ADMIN, file)
    report = exchange.import_file(database, ADMIN, file)

    assert report.changes == 0
    assert list(tmp_path.glob("*.json*")) == [file]
    assert report.plain()["unchanged"] == len(report.rows)
    assert asdict(report.rows[0])["verdict"] == SAME

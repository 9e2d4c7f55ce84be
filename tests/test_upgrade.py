"""A register of an earlier version, upgraded or taken in from its export: no rule of today changes a past day."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from inventory.errors import Refused
from inventory.law.levels import Facts
from inventory.records import Permission, Role, facts
from inventory.register_tables import System
from isms.exchange import loading
from isms.installation import schema, setup
from isms.interface import answers
from isms.jobs import jobs
from isms.platform import trail
from isms.platform.config import Settings
from isms.platform.database import WRITES, Database
from schedules.acts import rule_days
from schedules.gate.gate_rules import every_rule
from schedules.schedule_tables import GateRule
from schedules.standing import derived, listing, queries, standing_counts, standing_periods
from schedules.standing.listing import Filter
from tests.databases import Databases
from tests.kept_register import take_kept
from tests.register import ADMIN, OFFICER, cleared_system, new_system, rows, stored
from tests.test_exchange import fresh as fresh
from tests.test_exchange import give, take

KEPT = json.loads((Path(__file__).parent / "data" / "register_of_november_2026.json").read_text("utf-8"))
"""The export of a register of revision a1a902b with seven systems in use, and what it answered on six days."""
KEPT_ON = dt.datetime(2026, 11, 29, 1, tzinfo=dt.UTC)
"""A morning on which the registers of revision 0009 in tests/data were as they stand there."""
ENDED = {"THAP": "level_below_criteria", "PHONG": "issuer_not_allowed"}
"""The systems in it that are in use by a level below the criteria, and by the decision of a mere room."""


@pytest.fixture
def kept_register(databases: Databases) -> str:
    """The URL of a register of revision 0009, some years old, on each engine in turn."""
    return databases.copy(take_kept)


def answered(database: Database, keys: Any) -> dict[str, Any]:
    """Return what the register answers now, for each "CODE day" of these keys, in the shape kept."""
    found = {}
    with database.look(ADMIN) as work:
        for day in sorted({key.split()[1] for key in keys}):
            for system, _, state in queries.every(work, dt.date.fromisoformat(day)):
                now = json.loads(json.dumps(answers.describe(system, state)))
                gate = {"cleared": now["clearance"]["cleared"]}
                gate["blockers"] = [each["code"] for each in now["clearance"]["blockers"]]
                found[f"{system.code} {day}"] = now | gate
    return {key: {name: found[key][name] for name in kept} for key, kept in keys.items()}


@pytest.mark.slow
def test_an_old_export_answers_for_past_days_as_the_register_did_that_wrote_it(
    fresh: Callable[[], Database],
) -> None:
    database = fresh()

    report = take(database, KEPT["export"])

    assert answered(database, KEPT["answers"]) == KEPT["answers"]
    assert not any(row.problems for row in report.rows)
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == []


@pytest.mark.slow
def test_what_later_rules_would_not_have_permitted_is_kept_and_ends_on_the_day_of_the_import_by_name(
    fresh: Callable[[], Database],
) -> None:
    database = fresh()

    report = take(database, KEPT["export"])

    told = {row.subject: row.notes[0] for row in report.rows if row.section == "permissions" and row.notes}
    assert set(told) == set(ENDED)
    assert all(row in report.words() for row in told.values())
    for code, blocker in ENDED.items():
        ended = [each for each in rows(database, Permission) if each.system_id == stored(database, code).id]
        assert [each.granted for each in ended] == [True, False]
        assert (ended[-1].on, ended[-1].reason) == (database.today(), blocker)
        assert not stored(database, code).in_use
    assert stored(database, "DU").in_use and stored(database, "NANG5").in_use


@pytest.mark.slow
def test_the_placeholder_role_of_the_starting_list_is_asked_about_and_past_days_keep_it(
    fresh: Callable[[], Database],
) -> None:
    database = fresh()

    report = take(database, KEPT["export"])

    assert stored(database, "TTHC").responsibility is None
    roles = [each for each in rows(database, Role) if each.system_id == stored(database, "TTHC").id]
    assert [each.responsibility for each in roles] == ["operated", None]
    assert any("xác nhận lại" in note for row in report.rows if row.subject == "TTHC" for note in row.notes)
    assert stored(database, "DU").responsibility == "owned", "what somebody said is not asked again"


@pytest.mark.slow
def test_the_days_of_the_rules_go_along_with_an_export(fresh: Callable[[], Database]) -> None:
    database, other = fresh(), fresh()
    take(database, KEPT["export"])

    take(other, give(database))

    assert give(other)["gate_rules"] == give(database)["gate_rules"]
    assert {rule["in_force_from"] for rule in give(other)["gate_rules"]} == {database.today().isoformat()}
    assert answered(other, KEPT["answers"]) == KEPT["answers"]


def test_a_new_register_has_the_rules_from_the_day_of_their_clause(fresh: Callable[[], Database]) -> None:
    database = fresh()

    assert {rule.code: rule.in_force_from for rule in rows(database, GateRule)} == {
        rule.code: rule.in_force_from for rule in every_rule()
    }


def as_before(database: Database) -> None:
    """Bring a register back to what one of revision 0005 knew: no rules, no roles by date."""
    with database.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("DELETE FROM gate_rule"))


@pytest.mark.slow
def test_an_upgrade_shows_what_it_ends_before_it_ends_it(database: Database, tmp_path: Path) -> None:
    cleared_system(database, "A", level=1)
    cleared_system(database, "B", level=2)
    as_before(database)
    with database.work(OFFICER) as work:
        facts.record_classification(
            work,
            "A",
            Facts(kind="public_service", handles_administrative_procedures=True, regime="331/2026"),
            work.today,
        )
    assert stored(database, "A").in_use
    settings = Settings(database_url=database.engine.url.render_as_string(hide_password=False), data_dir=tmp_path)
    shown: list[str] = []

    def disagree(endings: Any) -> bool:
        shown.extend(each.code for each in endings)
        return False

    with pytest.raises(Refused, match="Chưa áp dụng quy tắc mới"):
        setup.initialise(database, settings, disagree)

    assert shown == ["A"]
    assert stored(database, "A").in_use and rows(database, GateRule) == []

    setup.initialise(database, settings)

    assert not stored(database, "A").in_use and stored(database, "B").in_use
    assert {rule.in_force_from for rule in rows(database, GateRule)} == {database.today()}
    setup.initialise(database, settings)
    with database.look(ADMIN) as work:
        assert rule_days.missing(work) == []


@pytest.mark.slow
def test_a_register_of_the_baseline_goes_on_as_it_is(kept_register: str, tmp_path: Path) -> None:
    database = Database(kept_register, lambda: KEPT_ON)

    setup.initialise(database, Settings(database_url=kept_register, data_dir=tmp_path))

    assert schema.current(database.engine) == schema.newest()
    assert schema.differences(database.engine) == []
    assert schema.wrong_guards(database.engine) == []
    with database.look(ADMIN) as work:
        assert list(derived.drift(work)) == [] == list(standing_counts.differences(work))
        assert trail.verify(work.session) is None
        assert queries.show(work, "MISA")[2].in_use
        before = {day: listing.page_as_of(work, Filter(), day) for day in (dt.date(2026, 11, 1), dt.date(2024, 6, 1))}
        assert not standing_periods.are_kept(work), "an upgrade writes no periods: the first sweep does, some at a time"
    assert len(rows(database, System)) == 18
    jobs.sweep(database)
    with database.look(ADMIN) as work:
        assert standing_periods.are_kept(work)
        assert {day: listing.page_as_of(work, Filter(), day) for day in before} == before
        assert list(derived.drift(work)) == []
    setup.initialise(database, Settings(database_url=kept_register, data_dir=tmp_path))
    database.engine.dispose()


def test_a_register_older_than_the_baseline_is_sent_to_the_version_before(kept_register: str, tmp_path: Path) -> None:
    database = Database(kept_register)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))

    with pytest.raises(Refused, match="bản phần mềm liền trước"):
        setup.initialise(database, Settings(database_url=kept_register, data_dir=tmp_path))

    assert schema.current(database.engine) == "0005", "nothing was touched"
    database.engine.dispose()


def test_a_register_of_a_later_version_is_left_alone(kept_register: str, tmp_path: Path) -> None:
    database = Database(kept_register)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))

    with pytest.raises(Refused, match="phiên bản mới hơn"):
        setup.initialise(database, Settings(database_url=kept_register, data_dir=tmp_path))

    database.engine.dispose()


@pytest.mark.slow
def test_a_role_without_a_day_counts_from_the_registration(fresh: Callable[[], Database]) -> None:
    database = fresh()
    document = {
        "units": [{"code": "STP", "name": "Sở"}],
        "systems": [{"code": "A", "name": "A", "registered_on": "2026-09-01"}],
        "roles": [
            {"system": "A", "responsibility": "used"},
            {"system": "A", "on": "2026-10-01", "responsibility": "owned"},
        ],
    }

    take(database, document)

    assert stored(database, "A").responsibility == "owned"
    assert [(each.on.isoformat(), each.responsibility) for each in rows(database, Role)] == [
        ("2026-09-01", "used"),
        ("2026-10-01", "owned"),
    ]
    with database.look(ADMIN) as work:
        assert queries.show(work, "A", dt.date(2026, 9, 30))[2].responsibility == "used"
    assert take(database, document).changes == 0


@pytest.mark.slow
def test_changing_the_role_leaves_past_days_as_they_were(database: Database) -> None:
    new_system(database, "A")
    document = {"format": "isms/1", "systems": [{"code": "A", "responsibility": "operated"}]}
    yesterday = database.today()
    with database.work(ADMIN) as work:
        loading.load(work, json.dumps(document).encode())

    with database.look(ADMIN) as work:
        assert queries.show(work, "A")[2].responsibility == "operated"
        assert stored(database, "A").registered_on == yesterday

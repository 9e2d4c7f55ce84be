"""Where a dossier stands: the level it is about, what it must contain, and the limits that run."""

import pytest
from sqlmodel import select

from inventory.errors import NotFound
from inventory.law.levels import Facts
from inventory.records import Agreement, Decision, Dossier, DossierComponent, Operation, facts
from inventory.register_tables import System
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.papers.dossiers import checklist
from isms.systems import accompanying, dossier_progress
from tests.register import ADMIN, DAY, OFFICER, new_system

CODE = "IOFFICE"
ADMINISTRATIVE = Facts(kind="public_service", handles_administrative_procedures=True, regime="331/2026")


def record(database, *steps):
    """Record a classification, dossier steps, components and decisions of today or before, in their order."""
    use_cases = {
        Facts: lambda work, row: facts.record_classification(work, CODE, row, work.today),
        Dossier: lambda work, row: facts.record(work, CODE, row),
        DossierComponent: lambda work, row: facts.record_component(work, CODE, row),
        Decision: lambda work, row: facts.record(work, CODE, row),
        Operation: lambda work, row: facts.record(work, CODE, row),
    }
    for row in steps:
        with database.work(OFFICER) as work:
            use_cases[type(row)](work, row)


def proposal(database, actor=OFFICER):
    with database.look(actor) as work:
        return dossier_progress.proposal(work, CODE)


def step(on, state, level=3, regime="331/2026"):
    return Dossier(on=on, regime=regime, proposed_level=level, state=state, reason="theo ý kiến chuyên gia")


def test_nothing_on_record_means_no_level_no_authority_and_the_parts_every_dossier_has(database, clock):
    new_system(database, CODE)

    found = proposal(database)

    assert (found.level, found.regime, found.authority(), found.running) == (None, "331/2026", None, ())
    assert [part.component.code for part in found.parts] == [
        "overview",
        "construction_design",
        "level_justification",
        "protection_plan",
    ]
    assert not any(part.present for part in found.parts)


@pytest.mark.engines("sqlite")
def test_the_level_is_the_one_proposed_else_decided_else_computed(database, clock):
    new_system(database, CODE)
    record(database, ADMINISTRATIVE)
    assert proposal(database).level == 3

    record(database, Decision(date=clock.today - DAY, level=2, regime="85/2016", number="1", issuer="UBND"))
    found = proposal(database)
    assert (found.level, found.regime) == (2, "85/2016")

    record(database, step(clock.today, "drafting", 4))
    found = proposal(database)
    assert (found.level, found.regime) == (4, "331/2026")
    assert found.authority().appraiser == "ministry_of_public_security"


@pytest.mark.engines("sqlite")
def test_a_system_that_does_not_run_yet_needs_the_preliminary_design(database, clock):
    with database.work(OFFICER) as work:
        register.register(
            work, Entry(code=CODE, name="Hệ thống mới", responsibility="owned"), work.today, operating=False
        )

    codes = [part.component.code for part in proposal(database).parts]

    assert "preliminary_design" in codes
    assert "construction_design" not in codes


@pytest.mark.engines("sqlite")
def test_a_system_that_was_stopped_is_not_built_anew(database, clock):
    """Stopped in a hurry, it would lack a preliminary design that nobody ever asked it for."""
    new_system(database, CODE)
    before = [part.component.code for part in proposal(database).parts]
    record(database, Operation(on=clock.today, state="stopped", reason="nghi bị xâm nhập"))
    assert [part.component.code for part in proposal(database).parts] == before
    assert "construction_design" in before

    record(database, Dossier(on=clock.today, regime="331/2026", proposed_level=2, state="drafting", stage="extension"))
    assert "preliminary_design" in [part.component.code for part in proposal(database).parts], "an upgrade is said so"


@pytest.mark.slow
def test_the_newest_record_of_a_part_that_holds_counts(database, clock):
    new_system(database, CODE)
    yesterday = clock.today - DAY
    record(
        database,
        DossierComponent(on=clock.today, component="overview", present=True, number="12"),
        DossierComponent(on=yesterday, component="overview", present=False),
        DossierComponent(on=clock.today, component="protection_plan", present=True),
    )
    with database.work(OFFICER) as work:
        facts.void(work, DossierComponent, 3, "nhầm hệ thống")

    parts = {part.component.code: part for part in proposal(database).parts}

    assert parts["overview"].present
    assert parts["overview"].record.number == "12"
    assert not parts["protection_plan"].present


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@pytest.mark.parametrize(
    ("state", "events"),
    [
        ("drafting", []),
        ("sent_for_appraisal", ["invalid_dossier_reply", "appraisal"]),
        ("appraised", ["approval"]),
        ("approved", []),
    ],
)
def test_each_step_starts_its_own_clocks(database, clock, state, events):
    new_system(database, CODE)
    record(database, step(clock.today, state))

    running = proposal(database).running

    assert [each.event for each in running] == events
    assert all(each.clock.due_on > clock.today for each in running)


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("state", "over"),
    [
        ("drafting", []),
        ("sent_for_appraisal", []),
        ("appraised", ["invalid_dossier_reply", "appraisal"]),
        ("approved", ["invalid_dossier_reply", "appraisal", "approval"]),
    ],
)
def test_a_clock_is_over_once_the_next_step_is_taken(database, clock, state, over):
    new_system(database, CODE)
    record(database, step(clock.today, state))

    found = proposal(database)

    assert [event for event in ("invalid_dossier_reply", "appraisal", "approval") if found.is_over(event)] == over


def test_a_dossier_out_of_sight_is_not_found(database, clock):
    new_system(database, CODE, users=("VP",))

    with pytest.raises(NotFound):
        proposal(database, Actor("lan", Role.UNIT, "/1/3/"))

    assert proposal(database, ADMIN).level is None


@pytest.mark.engines("sqlite")
def test_what_falls_under_dieu_14_2_explains_24_7_although_a_higher_level_is_proposed(database, clock):
    new_system(database, CODE)
    record(database, Facts(national_e_government=True, runs_24_7=True, no_unplanned_downtime=True, regime="331/2026"))
    record(database, step(clock.today, "drafting", level=5))

    assert "round_the_clock_justification" in {part.component.code for part in proposal(database).parts}


def test_what_the_law_wants_beside_the_dossier_is_looked_for_in_the_register(database, clock):
    """Request, Quy chế, record of risks and the paper on who operates were no rows of the checklist."""
    new_system(database, CODE)

    def beside() -> dict[str, accompanying.Beside]:
        with database.look(OFFICER) as work:
            found = accompanying.beside(work, CODE, dossier_progress.proposal(work, CODE))
            printed = checklist.checklist(work, CODE).places["beside"]
        assert ["): có" in line for line in printed] == [each.present for each in found]
        return {each.paper.code: each for each in found}

    assert not any(each.present for each in beside().values())

    record(database, step(clock.today, "drafting"))
    assert not beside()["request"].present
    sent = step(clock.today, "sent_for_appraisal")
    sent.number = "15/STP-VP"
    record(database, sent)
    with database.work(OFFICER) as work:
        facts.record_regulation(work, [CODE], work.today - 5 * DAY, "01/QC", "Sở Tư pháp")
        lease = Agreement(on=work.today, kind="lease", number="7/HĐ", party="VNPT", ends_on=work.today + DAY)
        facts.add(work, work.session.exec(select(System)).one(), lease)
    found = beside()
    assert (found["request"].number, found["request"].dated) == ("15/STP-VP", clock.today)
    assert (found["regulation"].number, found["operator"].number) == ("01/QC", "7/HĐ")
    assert not found["risk_assessment"].present
    clock.move(days=2)
    assert not beside()["operator"].present  # the contract has ended


@pytest.mark.engines("sqlite")
def test_nobody_asks_for_the_request_of_an_approval_older_than_the_register(database, clock):
    new_system(database, CODE)
    record(database, Decision(date=clock.today - DAY, level=2, regime="85/2016", number="1", issuer="UBND"))
    with database.look(OFFICER) as work:
        codes = [each.paper.code for each in accompanying.beside(work, CODE, dossier_progress.proposal(work, CODE))]
    assert codes == ["regulation", "operator"]

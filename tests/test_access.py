"""
What a person may see and do is their role and their branch, in every use case and query there is.

Who may ask stands at each use case (`reads`, `writes` of `inventory.organisation.access`); here it is asked, as every
role, at home and from another branch, whether that is true (`tests.use_cases`).
"""

from itertools import product

import pytest

from inventory.errors import IsmsError, NotAllowed, NotFound, Refused
from inventory.organisation import units
from inventory.organisation.access import MAY, Act, use_case
from inventory.records import Audit, Classification, Decision, Dossier, DossierComponent, PlanState
from inventory.register_tables import System, SystemUnit, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.accounts.people_tables import Person
from isms.exchange.format.lines import NotImported
from schedules.standing import counting, queries
from tests.register import ADMIN, rows
from tests.secret_office import AT_HOME, SECRET, STRANGER, an_office, everything, said, written
from tests.use_cases import INSIDE, ONES_OWN, calls, found, is_inside

EVERYBODY = frozenset(Role)
RECORDERS = frozenset({Role.ADMIN, Role.OFFICER})
CALLS = calls()


@pytest.fixture
def office(database, clock, tmp_path):
    return an_office(database, clock, tmp_path)


def changes(before, after):
    """Return the tables that differ."""
    return {table for table, rows_before in before.items() if rows_before != after[table]}


roles_of_engine = pytest.mark.parametrize(
    ("databases", "roles"), [("sqlite", tuple(Role)), ("postgresql", (Role.ADMIN,))], indirect=["databases"]
)
"""Roles are told apart before any query; who sees what is the same SQL for all of them, tried once on PostgreSQL."""


def test_every_use_case_declares_who_may_ask_it():
    functions = found()
    silent = sorted(name for name, each in functions.items() if use_case(each) is None and not is_inside(name))
    assert silent == [], "declare with @reads or @writes who may ask these, or say in INSIDE why they are no use cases"
    both = sorted(name for name, each in functions.items() if use_case(each) is not None and is_inside(name))
    assert both == [], "these declare who may ask them, so INSIDE is wrong about them"
    said_of = [name for names in INSIDE.values() for name in names]
    assert [name for name in said_of if not any(f"{each}.".startswith(f"{name}.") for each in functions)] == []


@pytest.mark.slow
@roles_of_engine
def test_nobody_of_another_branch_sees_or_changes_anything(database, office, roles):
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for role, (name, call) in product(roles, CALLS.items()):
        with database.look(Actor(STRANGER, role, office.elsewhere)) as work:
            untouched = written(work.session)
            try:
                answer = said(call.ask(work, office))
                work.session.flush()
                changed = written(work.session) != untouched
            except (NotFound, Refused, NotImported) as refusal:
                answer = str(refusal)
                changed = written(work.session) != untouched
                work.session.rollback()
            assert SECRET not in answer, f"{name} as {role} of another branch says: {answer}"
            touched = changes(before, everything(work.session)) if changed else set()
            assert touched <= ONES_OWN.get(name, set()), f"{name} as {role} of another branch wrote"
            assert work.touched == set(), name
    with database.look(ADMIN) as work:
        assert everything(work.session) == before


@pytest.mark.slow
@roles_of_engine
def test_within_their_own_branch_people_may_what_their_role_says(database, office, roles):
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for role, (name, call) in product(roles, CALLS.items()):
        actor = Actor(AT_HOME, role, "/" if call.everywhere else office.home)
        with database.look(actor) as work:
            untouched = written(work.session)
            changed = False
            try:
                call.ask(work, office)
                work.close()
                allowed = True
            except (NotAllowed, NotImported):
                allowed = False
                changed = written(work.session) != untouched
                work.session.rollback()
            assert allowed == (role in call.roles), f"{name} as {role}"
            assert not changed or everything(work.session) == before, f"{name} as {role} wrote although refused"
    with database.look(ADMIN) as work:
        assert everything(work.session) == before


@pytest.mark.slow
def test_what_concerns_the_whole_tree_is_not_for_a_branch(database, office):
    branch_admin = Actor("quản trị nhánh", Role.ADMIN, office.home)
    for call in (each for each in CALLS.values() if each.everywhere):
        with database.look(branch_admin) as work:
            with pytest.raises((NotAllowed, NotImported)):
                call.ask(work, office)
            work.session.rollback()


@pytest.mark.slow
def test_a_branch_whose_system_is_used_elsewhere_shows_it_there_but_lets_nobody_act(database, office):
    with database.work(ADMIN) as work:
        used = Entry("NHA", f"Hệ thống {SECRET}", "owned", users=("NHA", "LA"), unit="NHA")
        register.edit(work, "NHA", None, used)
    writing = [
        call for name, call in CALLS.items() if name.startswith("inventory.records.facts.") or "enforcement" in name
    ]
    for role in Role:
        with database.look(Actor("người dùng", role, office.elsewhere)) as work:
            assert queries.show(work, "NHA")[0].code == "NHA"
            assert counting.tally(work, {}).total == 1
            for call in writing:
                with pytest.raises((NotAllowed, NotFound)):
                    call.ask(work, office)


def test_a_branch_is_not_confused_with_one_whose_number_begins_alike(database):
    """'/1/1' is no ancestor of '/1/10/'; neither are % and _ of LIKE wildcards in a path."""
    with database.work(ADMIN) as work:
        for number in range(12):
            units.add(work, f"P{number}", f"Phòng {number}", parent="STP")
    with database.look(ADMIN) as work:
        paths = {unit.code: unit.path for unit in units.tree(work)}
    for code, path in paths.items():
        with database.look(Actor("ai đó", Role.UNIT, path)) as work:
            assert {unit.code for unit in units.tree(work)} == {
                other for other, below in paths.items() if below.startswith(path)
            }, code
    with database.look(Actor("ai đó", Role.UNIT, "/%/")) as work:
        assert list(units.tree(work)) == []


def test_roles_may_what_the_design_says():
    assert {
        Act.VIEW: EVERYBODY,
        Act.RECORD: RECORDERS,
        Act.AUDIT: RECORDERS | {Role.AUDITOR},
        Act.PERMIT: RECORDERS | {Role.LEADER},
        Act.REPORT: RECORDERS | {Role.UNIT},
        Act.ADMINISTER: {Role.ADMIN},
    } == MAY


@pytest.mark.slow
def test_a_refusal_says_nothing_of_what_it_protects(database, office):
    """Asked for a system of another branch and for one that does not exist, the answers are alike."""
    answers = []
    for code in ("NHA", "KHONGCO"):
        with database.look(Actor("người lạ", Role.OFFICER, office.elsewhere)) as work:
            with pytest.raises(IsmsError) as refusal:
                queries.show(work, code)
            answers.append(str(refusal.value).replace(code, "?"))
    assert answers[0] == answers[1]


@pytest.mark.slow
def test_the_tables_named_here_hold_what_the_stranger_must_not_see(database, office):
    for table in (System, SystemUnit, Unit, Classification, Dossier, DossierComponent, Decision, PlanState, Audit):
        assert rows(database, table), table
    assert SECRET in said(rows(database, Person))

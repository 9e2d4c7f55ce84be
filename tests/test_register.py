"""Systems are entered and edited with every mistake named, and nothing half written."""

import datetime as dt
import unicodedata

import pytest
from sqlalchemy.exc import IntegrityError

from inventory.errors import Invalid, NotAllowed, Outdated
from inventory.organisation import units
from inventory.records import Change, Operation, facts
from inventory.register_tables import System, SystemUnit, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.platform.trail import TrailEntry
from schedules.alerts.alert_tables import Alert
from tests.register import ADMIN, DAY, OFFICER, new_system, rows, stored


def entry(**changed: object) -> Entry:
    usual = {"code": "A", "name": "Hệ thống một cửa", "responsibility": "owned", "users": ("HCTP",)}
    return Entry(**(usual | changed))


def enter(database, operating: bool = True, registered_on: dt.date | None = None, **changed: object) -> None:
    with database.work(OFFICER) as work:
        register.register(work, entry(**changed), registered_on or work.today, operating)


def problems(database, **changed: object) -> dict[str, str]:
    """Return what is said to be wrong with an entry, by field."""
    with pytest.raises(Invalid) as refusal:
        enter(database, **changed)
    assert rows(database, System) == []
    assert rows(database, Operation) == []
    return {problem.field: f"{problem.rule} {problem.remedy}" for problem in refusal.value.problems}


def test_a_system_enters_the_register_as_it_was_said(database):
    enter(database, purpose="Tiếp nhận", owner="Sở", operator="Phòng", coordinators=("VP",))
    system = stored(database, "A")
    assert (system.name, system.purpose, system.owner, system.operator) == (
        "Hệ thống một cửa",
        "Tiếp nhận",
        "Sở",
        "Phòng",
    )
    assert (system.level, system.in_use, system.operating, system.cleared_until) == (None, False, True, None)
    assert system.version == 1
    with database.look(ADMIN) as work:
        assert register.unit_codes(work, [system.id]) == {system.id: {"uses": ["HCTP"], "coordinates": ["VP"]}}


def test_its_record_is_kept_by_the_lowest_unit_above_all_users(database):
    kept = {unit.id: unit.code for unit in rows(database, Unit)}
    enter(database, code="ONE", users=("HCTP",))
    enter(database, code="TWO", users=("HCTP", "VP"))
    enter(database, code="NOBODY", users=())
    enter(database, code="SAID", users=("HCTP",), unit="VP")
    homes = {code: kept[stored(database, code).unit_id] for code in ("ONE", "TWO", "NOBODY", "SAID")}
    assert homes == {"ONE": "HCTP", "TWO": "STP", "NOBODY": "STP", "SAID": "VP"}


def test_text_is_stored_composed_on_one_line_and_searchable_without_marks(database):
    enter(database, name=unicodedata.normalize("NFD", "  Hệ thống\n Đăng\u200b ký  "), code="dk-1")
    system = stored(database, "DK-1")
    assert system.name == "Hệ thống Đăng ký"
    assert "he thong dang ky" in system.search_text


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "HỘ-TỊCH"}, "code"),
        ({"code": "A B"}, "code"),
        ({"code": "A'; DROP TABLE system; --"}, "code"),
        ({"code": "X" * 10_000}, "code"),
        ({"name": " \t\n"}, "name"),
        ({"name": "Đ" * 10_000}, "name"),
        ({"purpose": "x" * 10_000}, "purpose"),
        ({"owner": "x" * 301}, "owner"),
        ({"responsibility": "rented"}, "responsibility"),
        ({"users": ("KHONGCO",)}, "users"),
        ({"unit": "KHONGCO"}, "users"),
        ({"registered_on": dt.date(2099, 1, 1)}, "registered_on"),
        ({"registered_on": dt.date(1789, 7, 14)}, "registered_on"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named_by_its_field(database, changed, field):
    said = problems(database, **changed)
    assert list(said) == [field]
    assert len(said[field]) < 300, "a 10,000-character answer helps nobody"


@pytest.mark.engines("sqlite")
def test_everything_wrong_is_said_at_once(database):
    assert list(problems(database, code="Ộ", name="", responsibility="?", registered_on=dt.date(2099, 1, 1))) == [
        "responsibility",
        "code",
        "name",
        "registered_on",
    ]


def test_a_code_is_taken_once_whatever_its_case(database):
    enter(database)
    with pytest.raises(Invalid, match="đã có trong sổ"):
        enter(database, code="a")
    assert len(rows(database, System)) == 1


def test_text_with_the_signs_of_sql_and_html_is_kept_as_it_is(database):
    name = "Hệ thống “A” <b>'; DROP TABLE system; -- %_\\ 100%"
    enter(database, name=name)
    assert stored(database, "A").name == name


def test_an_edit_changes_what_is_said_and_notes_what_was(database):
    enter(database)
    with database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry(name="Tên mới", users=("HCTP", "VP"), unit="HCTP"))
    system = stored(database, "A")
    assert (system.name, system.version) == ("Tên mới", 2)
    noted = rows(database, TrailEntry)[-1]
    assert noted.action == "system.edited"
    assert noted.detail == {
        "name": ["Hệ thống một cửa", "Tên mới"],
        "units": [{"uses": ["HCTP"]}, {"uses": ["VP", "HCTP"]}],
    }
    assert {link.part for link in rows(database, SystemUnit)} == {"uses"}
    assert len(rows(database, SystemUnit)) == 2


def test_an_edit_that_changes_nothing_leaves_no_trace(database):
    enter(database)
    before = rows(database, TrailEntry)
    with database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry())
    assert stored(database, "A").version == 1
    assert rows(database, TrailEntry) == before


def test_an_edit_of_what_somebody_changed_since_is_refused(database):
    enter(database)
    with database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry(name="Tên mới"))
    with pytest.raises(Outdated), database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry(name="Tên khác"))
    assert stored(database, "A").name == "Tên mới"


def test_a_code_never_changes(database):
    enter(database)
    with pytest.raises(Invalid, match="không đổi được"), database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry(code="B"))


def test_a_system_cannot_be_moved_out_of_ones_branch(database):
    new_system(database, "A")
    with database.look(ADMIN) as work:
        branch = units.by_code(work, "HCTP").path
    with pytest.raises(NotAllowed), database.work(Actor("nhánh", Role.OFFICER, branch)) as work:
        register.edit(work, "A", 1, entry(unit="VP"))
    assert stored(database, "A").version == 1


def test_a_registration_corrected_moves_the_day_from_which_never_audited_counts(database, clock):
    enter(database)
    with database.work(OFFICER) as work:
        register.edit(work, "A", 1, entry(), registered_on=work.today - 40 * DAY)
    assert stored(database, "A").registered_on == clock.today - 40 * DAY
    [at_first, anew] = rows(database, Alert)
    assert (at_first.base, anew.base, anew.raised_on) == (clock.today, clock.today - 40 * DAY, clock.today)
    assert stored(database, "A").next_alert_on > clock.today


def test_units_form_a_tree_that_names_each_after_its_parent(database):
    with database.work(OFFICER) as work:
        units.add(work, "TO1", "Tổ một", parent="HCTP")
        units.add(work, "to1", "Tổ một, tên mới", parent="HCTP")
        assert [unit.code for unit in units.tree(work)] == ["STP", "VP", "HCTP", "TO1"]
        assert units.by_code(work, "TO1").name == "Tổ một, tên mới"
    with pytest.raises(Invalid, match="chỗ khác"), database.work(OFFICER) as work:
        units.add(work, "TO1", "Tổ một", parent="VP")
    with pytest.raises(Invalid), database.work(OFFICER) as work:
        units.add(work, "TO2", "Tổ hai", parent="KHONGCO")


def test_a_row_that_is_not_stored_yet_has_no_number_and_nothing_refers_to_it(database):
    with database.look(ADMIN) as work:
        about = System(code="A", name="A", unit_id=Unit(code="X", name="X").id, registered_on=work.today)
        with pytest.raises(ValueError):
            facts.add(work, about, Change(on=work.today, what="x", major=False))
        work.session.add(about)
        with pytest.raises(IntegrityError):
            work.session.flush()

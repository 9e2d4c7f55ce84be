"""No save undoes another's: two people with one form each, in every use case that changes what is on record."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier
from typing import Any

import pytest

from inventory.errors import Invalid, Outdated, Removed
from inventory.organisation import bodies, focal_points, units
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.protection import plan_items
from inventory.protection.plan_reading import Row
from inventory.records import (
    Asset,
    Audit,
    Change,
    Decision,
    DossierComponent,
    Incident,
    Narrative,
    Permission,
    PlanItem,
    Risk,
    assets,
    facts,
    narratives,
    risks,
)
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.versions import merge, require_unchanged, state
from inventory.work import Actor, Role
from isms.accounts import people
from isms.ledger import numbers, own_templates_kept
from isms.papers import catalogue
from isms.papers.composition import numbering
from isms.papers.composition import office_words as texts
from isms.platform.trail import TrailEntry
from schedules.acts import enforcement, recording
from schedules.cadence.cadence import Policy
from schedules.plans import programme_entry, programmes
from schedules.plans.programme_tables import Programme, ProgrammeTask
from schedules.policies import policies
from tests.register import ADMIN, DAY, cleared_system, conclude, new_system, rows

FIRST, SECOND = Actor("lan", Role.ADMIN), Actor("hoa", Role.ADMIN)
CODE = "A"


def test_only_what_the_person_changed_is_written():
    seen, now = {"name": "cũ", "phone": ""}, {"name": "của người khác", "phone": ""}
    assert merge(seen, {"name": "cũ", "phone": "1"}, now) == {"phone": "1"}


def test_what_both_changed_is_refused_with_both_versions():
    with pytest.raises(Outdated) as refused:
        merge({"name": "cũ"}, {"name": "của tôi"}, {"name": "của người khác"})
    assert [(each.field, each.seen, each.theirs, each.mine) for each in refused.value.conflicts] == [
        ("name", "cũ", "của người khác", "của tôi")
    ]


def test_what_both_changed_alike_is_no_conflict_and_nothing_new():
    assert merge({"name": "cũ"}, {"name": "mới"}, {"name": "mới"}) == {}


def test_who_shows_no_older_state_writes_all_that_differs():
    assert merge(None, {"name": "mới", "phone": ""}, {"name": "cũ", "phone": ""}) == {"name": "mới"}


def test_an_act_about_the_whole_is_refused_when_any_of_it_changed():
    require_unchanged(None, {"name": "mới"})
    require_unchanged({"name": "cũ"}, {"name": "cũ"})
    with pytest.raises(Outdated):
        require_unchanged({"name": "cũ"}, {"name": "mới"})


@dataclass(frozen=True)
class Shared:
    """
    Something that two people edit at once, with two fields that can be set apart.

    `enter` puts it on record; `look` returns what a form is opened on; `save` writes those values with others in the
    place of some, having seen what `look` gave.
    """

    enter: Callable[[Any], object]
    look: Callable[[Any], dict[str, Any]]
    save: Callable[[Any, dict[str, Any], dict[str, Any]], object]
    one: tuple[str, Any]
    other: tuple[str, Any]
    again: Any  # a second value of the field `one`


def decided(work: Any) -> None:
    decision = Decision(date=work.today - DAY, level=2, regime="331/2026", number="1", issuer="X")
    facts.record(work, CODE, decision)
    facts.record_component(work, CODE, DossierComponent(on=work.today - DAY, component="overview", present=True))


def asset(work: Any) -> Asset:
    return assets.listed(work, CODE)[0]


def plan(work: Any) -> programmes.Plan:
    return next(each for each in programmes.listed(work) if each.row.code == "KH")


def task(work: Any) -> programmes.Task:
    return plan(work).tasks[0]


def component(work: Any) -> DossierComponent:
    return rows_of(work, DossierComponent)[-1]


def rows_of(work: Any, table: type) -> list[Any]:
    from sqlmodel import select

    return list(work.session.exec(select(table).order_by(table.id)))


def requirement(work: Any) -> Row:
    return plan_items.rows(work, CODE).rows[0]


def set_requirement(work: Any, values: dict[str, Any], seen: dict[str, Any]) -> object:
    code = requirement(work).requirement.code
    return plan_items.record(work, CODE, [PlanItem(on=work.today, regime="", requirement=code, **values)], {code: seen})


def a_task(values: dict[str, Any]) -> ProgrammeTask:
    return ProgrammeTask(
        programme_id=0, position=0, **{name: value for name, value in values.items() if name != "units"}
    )


def a_policy(values: dict[str, Any]) -> Policy:
    months = {level: values[f"months_{level}"] for level in policies.LEVELS if values[f"months_{level}"]}
    return Policy("KH 9", values["in_force_from"], values["clause"], months, values["note"])


def stands(work: Any) -> dict[str, Any]:
    return policies.policy_content(
        next(each for each in policies.policies(work) if each.name == "KH 9" and not each.voided_at)
    )


SHARED: dict[str, Shared] = {
    "a card of an organisation": Shared(
        lambda work: bodies.save(work, Body(name="Bộ Y")),
        lambda work: state(bodies.cards(work)["bộ y"], bodies.FIELDS),
        lambda work, values, seen: bodies.save(work, Body(id=bodies.cards(work)["bộ y"].id, **values), seen),
        ("address", "1 Trần Phú"),
        ("phone", "0292"),
        "2 Hùng Vương",
    ),
    "the texts of the papers": Shared(
        lambda work: None,
        lambda work: texts.flat(texts.paper(work)),
        lambda work, values, seen: texts.set_paper(
            work, replace(texts.Paper(), **{name: text for name, text in values.items() if "-" not in name}), seen
        ),
        ("signer_name", "Nguyễn Thị A"),
        ("signer_title", "GIÁM ĐỐC"),
        "Trần Văn B",
    ),
    "the account of a person": Shared(
        lambda work: people.add(work, name="minh", role="officer", full_name="Minh"),
        lambda work: {
            name: getattr(people.show(work, "minh"), held)
            for name, held in (("role", "role"), ("full_name", "full_name"), ("email", "email"), ("unit", "unit_code"))
        },
        lambda work, values, seen: people.change(
            work,
            "minh",
            role=values["role"],
            full_name=values["full_name"],
            email=values["email"],
            unit_code=values["unit"] or None,
            seen=seen,
        ),
        ("full_name", "Lê Minh"),
        ("email", "minh@so.gov.vn"),
        "Trần Minh",
    ),
    "the head of a unit's papers": Shared(
        lambda work: None,
        lambda work: state(units.by_code(work, "VP"), ("superior", "place")),
        lambda work, values, seen: units.set_letterhead(work, "VP", values["superior"], values["place"], seen),
        ("superior", "Sở Tư pháp"),
        ("place", "Cần Thơ"),
        "Bộ Tư pháp",
    ),
    "the entry of a system": Shared(
        lambda work: None,
        lambda work: register.content(work, register.system(work, CODE, register.Act.VIEW)),
        lambda work, values, seen: register.edit(
            work,
            CODE,
            None,
            Entry(code=CODE, **{name: value for name, value in values.items() if name != "registered_on"}),
            values["registered_on"],
            seen,
        ),
        ("owner", "Bộ Tư pháp"),
        ("users", ["VP"]),
        "UBND tỉnh",
    ),
    "a device": Shared(
        lambda work: assets.record(work, CODE, [Asset(on=work.today, item="", kind="device", name="Máy chủ")]),
        lambda work: state(asset(work), assets.FIELDS),
        lambda work, values, seen: assets.record(
            work, CODE, [Asset(on=work.today, item="TB01", kind="device", **values)], seen
        ),
        ("model", "X1"),
        ("location", "Tầng 2"),
        "X2",
    ),
    "a risk": Shared(
        lambda work: risks.record(work, CODE, Risk(on=work.today, item="", threat="Mã độc", likelihood=1, impact=1)),
        lambda work: state(risks.listed(work, CODE)[0], risks.FIELDS),
        lambda work, values, seen: risks.record(work, CODE, Risk(on=work.today, item="RR01", **values), seen),
        ("measures", "Sao lưu"),
        ("impact", 3),
        "Vá lỗi",
    ),
    "a component of the dossier": Shared(
        decided,
        lambda work: state(component(work), facts.COMPONENT_FIELDS),
        lambda work, values, seen: facts.record_component(
            work, CODE, DossierComponent(on=work.today, component="overview", **values), seen
        ),
        ("number", "12/TM"),
        ("note", "bản ký"),
        "13/TM",
    ),
    "a requirement of the plan": Shared(
        decided,
        lambda work: state(requirement(work).item or plan_items.NOTHING, plan_items.FIELDS),
        set_requirement,
        ("responsible", "Văn phòng"),
        ("state", "partial"),
        "Phòng Hành chính",
    ),
    "a plan of the office": Shared(
        lambda work: programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=2026)),
        lambda work: state(plan(work).row, programme_entry.PLAN_FIELDS),
        lambda work, values, seen: programme_entry.change(work, "KH", Programme(code="", year=0, **values), seen),
        ("number", "15/KH"),
        ("issued_on", dt.date(2026, 1, 5)),
        "16/KH",
    ),
    "a task of a plan": Shared(
        lambda work: (
            programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=2026)),
            programme_entry.add_task(
                work, "KH", ProgrammeTask(programme_id=0, position=0, code="1", task="Việc"), ["VP"]
            ),
        ),
        lambda work: (
            state(task(work).row, programme_entry.TASK_FIELDS)
            | {"units": sorted(unit.code for unit in task(work).units)}
        ),
        lambda work, values, seen: programme_entry.change_task(
            work, task(work).id, a_task(values), values["units"], seen
        ),
        ("product", "Báo cáo"),
        ("units", ["HCTP", "VP"]),
        "Kế hoạch",
    ),
    "a policy": Shared(
        lambda work: policies.set_policy(work, Policy("KH 9", dt.date(2020, 1, 1), "x", {1: 24})),
        stands,
        lambda work, values, seen: policies.set_policy(work, a_policy(values), seen),
        ("clause", "mục 2"),
        ("months_2", 24),
        "mục 3",
    ),
}
each_shared = pytest.mark.parametrize("shared", SHARED.values(), ids=SHARED)


@pytest.fixture
def entered(database, shared):
    new_system(database, CODE)
    with database.work(ADMIN) as work:
        shared.enter(work)
    return database


def opened(database, shared) -> dict[str, Any]:
    with database.look(ADMIN) as work:
        return shared.look(work)


def save(database, actor: Actor, shared: Shared, seen: dict[str, Any], name: str, value: Any) -> None:
    with database.work(actor) as work:
        shared.save(work, seen | {name: value}, seen)


@pytest.mark.slow
@each_shared
def test_two_who_change_different_fields_keep_both_and_the_trail_blames_each_for_their_own(entered, shared):
    """public-bug-reports.md F1: the second save emptied what the first had written, and the trail blamed the second."""
    seen = opened(entered, shared)
    before = len(rows(entered, TrailEntry))

    save(entered, FIRST, shared, seen, *shared.one)
    save(entered, SECOND, shared, seen, *shared.other)

    now = opened(entered, shared)
    assert {name: now[name] for name in seen} == seen | dict([shared.one, shared.other])
    noted = [entry for entry in rows(entered, TrailEntry)[before:] if not entry.action.endswith("voided")]
    assert [entry.actor for entry in noted] == ["lan", "hoa"]


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@each_shared
def test_two_who_change_the_same_field_are_told_of_both_versions_and_nothing_is_lost(entered, shared):
    seen = opened(entered, shared)
    name, value = shared.one

    save(entered, FIRST, shared, seen, name, value)
    with pytest.raises(Outdated) as refused:
        save(entered, SECOND, shared, seen, name, shared.again)

    [conflict] = refused.value.conflicts
    assert (conflict.field, conflict.seen, conflict.theirs, conflict.mine) == (name, seen[name], value, shared.again)
    assert opened(entered, shared)[name] == value


@pytest.mark.engines("sqlite")
@pytest.mark.slow
@each_shared
def test_who_saw_the_others_version_may_replace_it(entered, shared):
    name, value = shared.one
    save(entered, FIRST, shared, opened(entered, shared), name, value)

    save(entered, SECOND, shared, opened(entered, shared), name, shared.again)

    assert opened(entered, shared)[name] == shared.again


@each_shared
def test_the_same_saved_twice_is_recorded_once(entered, shared):
    seen = opened(entered, shared)
    save(entered, FIRST, shared, seen, *shared.one)
    before = len(rows(entered, TrailEntry))

    save(entered, FIRST, shared, seen, *shared.one)

    assert len(rows(entered, TrailEntry)) == before


def retried(database, post: Callable[[Any], object], table: type) -> int:
    """Send the same twice as one person at a page, each in a work of its own; return how many rows that added."""
    before = len(rows(database, table))
    for _ in range(2):
        with database.work(replace(FIRST, person_id=1)) as work:
            post(work)
    return len(rows(database, table)) - before


@pytest.mark.parametrize(
    ("post", "table"),
    [
        (lambda work: conclude(work, CODE, work.today), Audit),
        (lambda work: facts.record(work, CODE, Change(on=work.today, what="Đổi máy chủ")), Change),
        (
            lambda work: recording.record(
                work, CODE, Incident(detected_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), what="Mã độc", serious=False)
            ),
            Incident,
        ),
        (
            lambda work: assets.record(work, CODE, [Asset(on=work.today, item="", kind="device", name="Máy chủ")]),
            Asset,
        ),
        (
            lambda work: risks.record(
                work, CODE, Risk(on=work.today, item="", threat="Mã độc", likelihood=1, impact=1)
            ),
            Risk,
        ),
        (lambda work: focal_points.add(work, "VP", FocalPoint(unit_id=0, name="X", since=work.today)), FocalPoint),
        (lambda work: narratives.record(work, CODE, Narrative(on=work.today, part="scope", text="x")), Narrative),
    ],
    ids=["conclusion", "change", "incident", "device", "risk", "focal point", "text"],
)
def test_a_form_sent_again_or_open_in_two_tabs_gives_one_record(database, post, table):
    new_system(database, CODE)

    assert retried(database, post, table) == 1


def test_the_same_conclusion_of_two_people_is_two_records(database):
    new_system(database, CODE)
    for person_id, actor in enumerate((FIRST, SECOND), 1):
        with database.work(replace(actor, person_id=person_id)) as work:
            conclude(work, CODE, work.today)

    assert len(rows(database, Audit)) == 2


def test_what_was_recorded_again_after_something_else_is_recorded_again(database):
    """Given, withdrawn and given on one day: the third is no repetition of the first."""
    cleared_system(database, CODE)
    person = replace(FIRST, person_id=1)
    for act in (
        lambda work: enforcement.withdraw(work, CODE, "thử"),
        lambda work: enforcement.put_into_use(work, CODE, reason="đã xử lý"),
        lambda work: enforcement.withdraw(work, CODE, "thử"),
        lambda work: enforcement.put_into_use(work, CODE, reason="đã xử lý"),
    ):
        with database.work(person) as work:
            act(work)

    assert [row.granted for row in rows(database, Permission)] == [True, False, True, False, True]


def test_a_number_given_meanwhile_is_not_replaced_by_the_next_one(database):
    year = str(database.today().year)
    with database.look(ADMIN) as work:
        offered = numbering.offer(work, catalogue.make(work, "audit-plan", year)).number
    with database.work(FIRST) as work:
        paper = catalogue.make(work, "audit-plan", year)
        numbered = numbering.foresee(work, paper, work.today, seen={"number": offered})
        assert numbered.number == offered
        numbering.take(work, numbered)

    with pytest.raises(Outdated) as refused, database.work(FIRST) as work:
        numbering.foresee(work, catalogue.make(work, "audit-plan", year), work.today, seen={"number": offered})

    assert refused.value.whole
    with database.look(ADMIN) as work:
        assert numbers.lasts(work)["KH"] == 1, "the refused one took none"


def test_what_somebody_changed_meanwhile_is_not_removed(database):
    with database.work(ADMIN) as work:
        card = bodies.save(work, Body(name="Bộ Y"))
        work.session.flush()
        seen = state(card, bodies.FIELDS)
    with database.work(FIRST) as work:
        bodies.save(work, Body(id=card.id, **(seen | {"phone": "1"})), seen)

    with pytest.raises(Outdated), database.work(SECOND) as work:
        bodies.remove(work, card.id, seen)


def test_an_item_taken_out_meanwhile_is_not_brought_back_by_an_edit(database):
    new_system(database, CODE)
    with database.work(ADMIN) as work:
        [row] = assets.record(work, CODE, [Asset(on=work.today, item="", kind="device", name="Máy chủ")])
        seen = state(row, assets.FIELDS)
    with database.work(FIRST) as work:
        assets.take_out(work, CODE, "TB01", work.today, seen)

    with pytest.raises(Removed), database.work(SECOND) as work:
        edited = Asset(on=work.today, item="TB01", kind="device", **(seen | {"model": "X"}))
        assets.record(work, CODE, [edited], seen)


def test_a_day_that_stands_already_is_not_replaced_by_adding_it(database):
    day = dt.date(2027, 5, 3)
    with database.work(FIRST) as work:
        policies.set_holiday(work, day, "Nghỉ bù", seen=policies.NO_HOLIDAY)

    with pytest.raises(Outdated), database.work(SECOND) as work:
        policies.set_holiday(work, day, "Làm bù", working=True, seen=policies.NO_HOLIDAY)


def test_a_policy_of_a_name_that_stands_is_not_replaced_by_adding_it(database):
    with database.work(FIRST) as work:
        policies.set_policy(work, Policy("KH 9", dt.date(2020, 1, 1), "x", {1: 24}), {})

    with pytest.raises(Invalid), database.work(SECOND) as work:
        policies.set_policy(work, Policy("KH 9", dt.date(2021, 1, 1), "y", {1: 12}), {})


def test_a_template_replaced_meanwhile_is_not_replaced_unseen(database):
    nothing = own_templates_kept.template_facts(None)
    with database.work(FIRST) as work:
        own_templates_kept.use(work, "findings", "a.docx", b"a", nothing)

    with pytest.raises(Outdated), database.work(SECOND) as work:
        own_templates_kept.use(work, "findings", "b.docx", b"b", nothing)


def test_the_second_setting_saved_at_the_same_moment_loses_nothing(database):
    """The texts of the papers are one row: two works at once wait for each other, on PostgreSQL too."""
    shared = SHARED["the texts of the papers"]
    seen = opened(database, shared)
    ready = Barrier(2)

    def save_at_once(actor: Actor, change: tuple[str, Any]) -> None:
        ready.wait(30)
        save(database, actor, shared, seen, *change)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(save_at_once, FIRST, shared.one), pool.submit(save_at_once, SECOND, shared.other)]:
            done.result()

    assert {name: opened(database, shared)[name] for name in seen} == seen | dict([shared.one, shared.other])

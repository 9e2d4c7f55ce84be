"""Recounting what changed since says the same as recounting everything."""

import random
from pathlib import Path

import pytest
from sqlmodel import select

from inventory.organisation import units
from inventory.register_tables import System
from inventory.work import Actor, Role
from isms.background import asked_tasks, task_kinds
from isms.background.task_tables import BackgroundTask, TaskState
from isms.jobs import jobs
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.systems import voiding
from isms.xray import changed_systems, look, recount_task
from isms.xray.changed_systems import NO_FIGURE
from schedules.standing import derived
from tests.lives import live
from tests.plain_sql import plainly, without_guards
from tests.register import ADMIN, OFFICER, Clock, conclude, new_system, person, rows, tables_of_facts

FIGURES = (*derived.COLUMNS, "next_alert_on", "search_text", "voided_at", "unit_id")
pytestmark = pytest.mark.engines("sqlite")


def mark(database: Database, actor: Actor = ADMIN) -> dict[str, object]:
    with database.look(actor) as work:
        return changed_systems.mark(work)


def changed(database: Database, since: dict[str, object], actor: Actor = ADMIN) -> list[int] | None:
    with database.look(actor) as work:
        return changed_systems.changed_since(work, since)


def figures(database: Database) -> dict[int, tuple[object, ...]]:
    with database.look(ADMIN) as work:
        return {each.id: tuple(getattr(each, name) for name in FIGURES) for each in work.session.exec(select(System))}


def totals(database: Database, only: list[int] | None = None) -> list[int]:
    with database.look(ADMIN) as work:
        return [section.total for section in look.recount(work, only)]


@pytest.mark.slow
def test_all_whose_figures_changed_are_read_again(database: Database) -> None:
    new_system(database, "A")
    chance, few = random.Random(7), 0
    acts = (
        lambda number: live(database, f"S{number}", chance),
        lambda number: audited(database, "A"),
        lambda number: person(database, f"lan{number}", "officer"),
        lambda number: jobs.sweep(database),
        lambda number: new_system(database, f"N{number}"),
        lambda number: add_unit(database, f"PHONG-{number}"),
    )
    for number, act in enumerate([*acts, *chance.choices(acts, k=4)]):
        before, since = figures(database), mark(database)
        act(number)
        after, only = figures(database), changed(database, since)
        touched = {system for system in after if after[system] != before.get(system)}
        few += only is not None
        assert only is None or touched <= set(only)
        assert totals(database, only) == totals(database) == [0, 0]
    assert few >= 5
    since = mark(database)
    assert changed(database, since) == []
    person(database, "hoa", "officer")
    assert changed(database, since) == []
    new_system(database, "Z")
    with database.work(ADMIN) as work:
        voiding.void(work, "Z", "ghi nhầm")
    assert changed(database, since) == [row.id for row in rows(database, System) if row.code == "Z"]


def audited(database: Database, code: str) -> None:
    with database.work(OFFICER) as work:
        conclude(work, code, work.today)


def add_unit(database: Database, code: str) -> None:
    with database.work(ADMIN) as work:
        units.add(work, code, f"Phòng {code}")


def test_a_mark_holds_for_its_day_branch_version_and_trail_and_until_something_common_changes(
    database: Database, clock: Clock
) -> None:
    new_system(database, "A")
    since = mark(database)
    assert changed(database, since) == []
    assert changed(database, since, Actor("x", Role.ADMIN, branch="/7/")) is None
    assert changed(database, since | {"version": "2020-01-01"}) is None
    assert changed(database, since | {"hash": "0" * 64}) is None
    assert changed(database, {}) is None
    add_unit(database, "MOI")
    assert changed(database, since) is None
    since = mark(database)
    clock.move(days=1)
    assert changed(database, since) is None


def test_no_fact_is_taken_for_what_touches_no_figure() -> None:
    assert not {table.__tablename__ for table in tables_of_facts()} & set(NO_FIGURE)


@pytest.mark.slow
def test_the_task_reads_what_changed_and_everything_once_something_is_wrong(
    register_url: str, database: Database, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path, database_url=register_url)
    for code in "AB":
        new_system(database, code)
    assert recounted(database, settings) == ["Danh sách và số đếm đều khớp với dữ kiện."]
    new_system(database, "C")
    assert recounted(database, settings)[1:] == ["Từ lần tính trước trong ngày chỉ đọc lại 1 hệ thống đã thay đổi."]
    without_guards(register_url, "system")
    plainly(register_url, "UPDATE system SET level = 5 WHERE code IN ('A', 'B')")
    audited(database, "A")
    plainly(register_url, "UPDATE system SET level = 5 WHERE code = 'A'")
    [said] = recounted(database, settings)
    assert said.endswith("chỗ không khớp: xem trang Rà soát.")
    assert {each.code for section in newest(database) for each in section.found} >= {"A", "B"}


def recounted(database: Database, settings: Settings) -> list[str]:
    """Do the task as its worker does; return what it says."""
    with database.work(ADMIN) as work:
        number = recount_task.ask(work).id
    at = task_kinds.Running(database, settings, ADMIN, {}, settings.data_dir / "none")
    result = task_kinds.KINDS[recount_task.KIND].run(at).result
    with database.work(ADMIN) as work:
        task = work.session.get_one(BackgroundTask, number)
        task.state, task.result = TaskState.DONE, dict(result)
    return list(result["notes"])


def newest(database: Database) -> list[look.Section]:
    with database.look(ADMIN) as work:
        task = asked_tasks.newest_done(work, recount_task.KIND, {})
        assert task is not None
        return list(recount_task.sections(task.result))

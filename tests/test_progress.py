"""The plans, what the units report on them quarter by quarter, and what the register computes itself."""

import datetime as dt
import json

import pytest

from inventory.errors import Invalid, NotAllowed, NotFound, Refused
from inventory.organisation import units
from inventory.work import Actor, Role
from isms.exchange import loading, starting_inventory
from isms.exchange.rows import dumping
from isms.installation import setup
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.cadence.working_days import Holidays, default_holidays
from schedules.plans import plan_numbers, programme_entry, programmes, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter, advised
from tests.databases import open_database
from tests.register import ADMIN, DAY, OFFICER, cleared_system, new_system, rows
from tests.test_exchange import only_seeded
from tests.test_starting_inventory import with_inventory

ROOMS = ["VP", "HCBTTP", "PBGDPL", "XDTHPL", "TGPL-NN"]


@pytest.fixture
def started(databases, clock) -> Database:
    """A register with the office's two plans, on each engine in turn."""
    database = open_database(databases.copy(with_plans), clock)
    yield database
    database.engine.dispose()


def with_plans(url: str) -> None:
    with_inventory(url)
    database = open_database(url)
    with database.work(ADMIN) as work:
        programme_entry.load(work)
    database.engine.dispose()


def plan_for(database: Database, led=("HCTP",), **said) -> tuple[Quarter, int]:
    """Add a plan of this year with one task; return the quarter of today and the task's id."""
    with database.work(OFFICER) as work:
        quarter = Quarter.of(work.today)
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch của Sở", year=quarter.year, **said))
        row = ProgrammeTask(programme_id=0, position=0, code="1", task="Việc", target=90)
        return quarter, programme_entry.add_task(work, "KH", row, led).id


def told(on: dt.date, state: str = "in_progress", **said) -> TaskProgress:
    return TaskProgress(task_id=0, unit_id=0, year=0, quarter=0, on=on, state=state, **({"result": "x"} | said))


def report(database: Database, task: int, quarter: Quarter, unit: str = "HCTP", actor=OFFICER, **said) -> int:
    with database.work(actor) as work:
        on = said.pop("on", work.today)
        return progress.report(work, task, unit, quarter, told(on, **said)).id


def of_branch(database: Database, code: str, role: Role = Role.UNIT) -> Actor:
    with database.look(ADMIN) as work:
        return Actor("trưởng phòng", role, units.by_code(work, code).path)


def test_quarters_follow_each_other_and_end_where_the_next_begins():
    quarter = Quarter(2026, 1)
    for _ in range(20):
        assert Quarter.of(quarter.first) == Quarter.of(quarter.last) == Quarter.of(quarter.due) == quarter
        assert Quarter.read(quarter.code) == quarter
        after = Quarter.of(quarter.last + DAY)
        assert (after.before, after.first) == (quarter, quarter.last + DAY)
        assert quarter.due == dt.date(quarter.year, quarter.last.month, 15)
        quarter = after
    for wrong in ("2026", "2026-Q5", "Q1-2026", "", "1026-Q1"):
        with pytest.raises(Invalid):
            Quarter.read(wrong)


@pytest.mark.parametrize(
    ("quarter", "aim"),
    [
        (Quarter(2026, 1), dt.date(2026, 3, 13)),  # 15/3/2026 was a Sunday
        (Quarter(2026, 2), dt.date(2026, 6, 15)),
        (Quarter(2026, 4), dt.date(2026, 12, 15)),
    ],
)
def test_the_due_day_stays_and_a_working_day_is_advised(quarter, aim):
    assert quarter.due == dt.date(2026, quarter.due.month, 15)
    assert advised(quarter.due, Holidays.of(default_holidays())) == aim


@pytest.mark.slow
def test_both_plans_are_there_word_for_word_with_the_leads_their_text_names(started):
    with started.look(ADMIN) as work:
        dti, earlier = programmes.listed(work)
        found = {task.row.code: task for task in dti.tasks}
        leads = {code: [unit.code for unit in task.units] for code, task in found.items()}
        targets = [task.row.target for task in earlier.tasks]

    assert (dti.row.code, dti.is_quarterly, len(dti.tasks), dti.row.number, dti.row.issued_on) == (
        "DTI-2026", True, 11, "", None,
    )  # fmt: skip
    assert (earlier.row.code, earlier.is_quarterly, len(earlier.tasks)) == ("CDS-2025", False, 15)
    assert list(dti.headings()) == [
        "Hạ tầng và Nền tảng số",
        "Nhân lực số",
        "An toàn thông tin, an ninh mạng",
        "Hoạt động chính quyền số",
        "Hoạt động Kinh tế số",
        "Hoạt động xã hội số",
    ]
    assert leads["1"] == leads["6"] == ["VP"]
    assert sorted(leads["2"]) == sorted(leads["10"]) == sorted(ROOMS)
    assert leads["9"] == [] and not found["9"].led
    assert found["9"].row.lead == "Sở Tư pháp (Phòng, đơn vị thuộc Sở có TTHC)"
    assert found["7"].row.task.endswith(
        "“Hệ thống thông tin chưa được kết luận bảo đảm an toàn thông tin thì chưa đưa vào sử dụng”"
    )
    assert found["11"].row.solution.endswith("sử dụng Sổ sức khỏe điện tử..")  # the plan's own two dots
    assert [task.row.indicator for task in dti.tasks if task.is_computed] == ["level_and_plan", "audited"]
    assert targets == [95, 60, 80, 100, 100, 100, 100, 100, None, None, None, None, 100, None, None]
    assert not any(
        "<" in str(text) for plan in (dti, earlier) for task in plan.tasks for text in task.row.model_dump().values()
    )


def test_loading_again_and_starting_again_undo_nothing(started, clock, tmp_path):
    with started.work(OFFICER) as work:
        given = Programme(code="", name="Kế hoạch DTI", year=0, number="15/KH-STP", issued_on=dt.date(2026, 2, 20))
        programme_entry.change(work, "DTI-2026", given)
    with started.work(ADMIN) as work:
        assert (programme_entry.load(work), programme_entry.unloaded(work)) == (0, False)
        assert starting_inventory.catch_up(work) == 0
    changed = rows(started, TrailEntry, TrailEntry.action == "programme.changed")
    assert changed[-1].detail["number"] == ["", "15/KH-STP"]
    assert [plan.number for plan in rows(started, Programme)] == ["", "15/KH-STP"]


@pytest.mark.slow
def test_an_office_that_began_with_the_inventory_gets_the_plans_when_it_upgrades(tmp_path, clock):
    settings = Settings(data_dir=tmp_path)
    old, empty = Database(settings.database_url, clock), Database(f"sqlite:///{tmp_path}/other.db", clock)
    setup.initialise(old, settings)
    with old.work(ADMIN) as work:
        starting_inventory.load(work)
    setup.initialise(old, settings)
    setup.initialise(empty, settings.model_copy(update={"database_url": str(empty.engine.url)}))

    assert [plan.code for plan in rows(old, Programme)] == ["CDS-2025", "DTI-2026"]
    assert rows(empty, Programme) == []
    old.engine.dispose()
    empty.engine.dispose()


def test_the_latest_report_of_a_quarter_holds_on_each_day_and_a_voided_one_never(database, clock):
    quarter, task = plan_for(database)
    clock.to(quarter.last + DAY)
    first, last = quarter.first, quarter.last
    report(database, task, quarter, on=first, percent=10)
    wrong = report(database, task, quarter, on=last, percent=99)
    right = report(database, task, quarter, on=last, percent=95, state="done")
    with database.work(OFFICER) as work:
        progress.void(work, right, "Nhầm nhiệm vụ")

    def percent(on: dt.date) -> float | None:
        with database.look(OFFICER) as work:
            [board] = progress.boards(work, quarter, on)
            said = board.said(board.rows[0].lines[0])
            return said.percent if said else None

    assert [percent(first - DAY), percent(first), percent(last - DAY), percent(last)] == [None, 10, 10, 99]
    with pytest.raises(Refused), database.work(OFFICER) as work:
        progress.void(work, right, "lần nữa")
    with database.work(OFFICER) as work:
        progress.void(work, wrong, "Sai số")
        assert [row.id for row in progress.records(work, task, "HCTP")][:2] == [right, wrong]
    assert percent(last) == 10
    noted = [entry.action for entry in rows(database, TrailEntry) if entry.action.startswith("progress.")]
    assert noted == ["progress.recorded"] * 3 + ["progress.voided"] * 2


def test_what_is_missing_or_late_is_told_until_it_is_reported(database, clock):
    quarter, task = plan_for(database, led=("HCTP", "VP"))
    later = Quarter.of(quarter.last + DAY)
    report(database, task, quarter, on=quarter.first)
    clock.to(quarter.last + DAY)
    report(database, task, quarter, "VP")

    with database.look(OFFICER) as work:
        [board] = progress.boards(work, quarter)
        late = {line.unit.code for line in board.rows[0].lines if board.is_late(line)}
        assert (late, board.missing, progress.duties(work)) == ({"VP"}, [], [])
        if later.year == quarter.year:
            [after] = progress.boards(work, later, later.due)
            assert len(after.missing) == 2
            assert not any(after.is_late(line) for _, line in after.expected)


def test_duties_name_the_quarter_from_thirty_days_before_its_due_day(database, clock):
    year = clock.today.year + 1
    with database.work(OFFICER) as work:
        programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=year))
        programme_entry.add(work, Programme(code="KHAC", name="Khi được hỏi", year=year, reporting="on_request"))
        for plan in ("KH", "KHAC"):
            row = ProgrammeTask(programme_id=0, position=0, code="1", task="Việc")
            task = programme_entry.add_task(work, plan, row, ["HCTP", "VP"]).id
        task = programmes.listed(work, year)[0].tasks[0].id
    quarter = Quarter(year, 1)

    def asked(actor=OFFICER):
        with database.look(actor) as work:
            return [(duty.quarter, duty.tasks, [unit.code for unit in duty.units]) for duty in progress.duties(work)]

    clock.to(quarter.due - 31 * DAY)
    assert asked() == []
    clock.to(quarter.due - 30 * DAY)
    assert asked() == [(quarter, 1, ["VP", "HCTP"])]
    assert asked(of_branch(database, "VP")) == [(quarter, 1, ["VP"])]
    report(database, task, quarter, "VP")
    assert asked(of_branch(database, "VP")) == []
    clock.to(Quarter(year, 2).first)
    assert asked() == [(quarter, 1, ["HCTP"])]


def test_a_head_of_a_room_reports_for_their_own_branch_only(database):
    quarter, task = plan_for(database, led=("HCTP", "VP"))
    head = of_branch(database, "HCTP")
    report(database, task, quarter, "HCTP", actor=head)
    for actor, unit, refusal in (
        (head, "VP", NotFound),
        (of_branch(database, "HCTP", Role.LEADER), "HCTP", NotAllowed),
        (of_branch(database, "HCTP", Role.AUDITOR), "HCTP", NotAllowed),
        (OFFICER, "STP", Invalid),  # which is not in the lead
    ):
        with pytest.raises(refusal):
            report(database, task, quarter, unit, actor=actor)
    with database.look(of_branch(database, "VP")) as work:
        [board] = progress.boards(work, quarter)
        assert [line.unit.code for line in board.rows[0].lines] == ["VP"]


@pytest.mark.engines("sqlite")
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"state": "almost"}, "state"),
        ({"state": "done", "result": " "}, "result"),
        ({"result": "x" * 5000}, "result"),
    ],
)
def test_a_wrong_report_is_refused_at_its_field(database, wrong, field):
    quarter, task = plan_for(database)
    with pytest.raises(Invalid) as refusal:
        report(database, task, quarter, **wrong)
    assert [problem.field for problem in refusal.value.problems] == [field]
    with pytest.raises(Invalid):
        report(database, task, Quarter(quarter.year - 1, 4))
    with pytest.raises(Invalid):
        report(database, task, quarter, on=quarter.first - DAY)
    assert rows(database, TaskProgress) == []


@pytest.mark.slow
def test_what_the_register_computes_is_reported_by_nobody_and_counts_as_the_list_does(database, clock):
    quarter, _ = plan_for(database)
    with database.work(OFFICER) as work:
        row = ProgrammeTask(programme_id=0, position=0, code="6", task="100% hệ thống", indicator="level_and_plan")
        computed = programme_entry.add_task(work, "KH", row, ["HCTP"]).id
    with pytest.raises(Refused, match="tự tính"):
        report(database, computed, quarter)
    cleared_system(database, "A")
    new_system(database, "B")
    new_system(database, "C", users=("VP",))

    def numbers(on: dt.date, unit: str | None = None):
        with database.look(OFFICER) as work:
            found = plan_numbers.numbers(work, on, unit)
            return {
                each.indicator.aim.code: (each.indicator.met, each.indicator.of, [name[-1] for name in each.missing])
                for code in found
                for each in found[code]
            }, found["audited"][0].percent

    told_of, percent = numbers(database.today())
    assert told_of == dict.fromkeys(("decided", "implemented", "audited"), (1, 3, ["B", "C"]))
    assert percent == 33.3
    assert numbers(database.today(), "HCTP")[0]["audited"] == (1, 2, ["B"])
    assert numbers(database.today() - DAY) == (dict.fromkeys(told_of, (0, 0, [])), None)
    clock.move(days=1)
    assert numbers(database.today() - DAY) == (told_of, percent)  # from the facts, as from the columns
    assert numbers(database.today() - DAY, "HCTP")[0]["audited"] == (1, 2, ["B"])
    with database.look(OFFICER) as work:
        [board] = progress.boards(work, quarter)
        assert [row.task.id for row, _ in board.expected] != [] and computed not in {
            row.task.id for row, _ in board.expected
        }


def test_tasks_are_corrected_and_dropped_only_while_nothing_was_reported(database):
    quarter, task = plan_for(database)
    with database.work(OFFICER) as work:
        row = ProgrammeTask(programme_id=0, position=0, code="2", task="Thừa", target=50)
        extra = programme_entry.add_task(work, "KH", row, []).id
        with pytest.raises(Invalid, match="số"):
            twice = ProgrammeTask(programme_id=0, position=0, code="2", task="Trùng")
            programme_entry.add_task(work, "KH", twice, [])
        given = ProgrammeTask(programme_id=0, position=0, code="2", task="Đúng", target=120)
        with pytest.raises(Invalid, match="phần trăm"):
            programme_entry.change_task(work, extra, given, [])
        given.target = 60
        programme_entry.change_task(work, extra, given, ["VP"])
    changed = rows(database, TrailEntry, TrailEntry.action == "programme.task_changed")[-1].detail
    assert (changed["task"], changed["target"], changed["units"]) == (["Thừa", "Đúng"], [50.0, 60.0], [[], ["VP"]])
    report(database, task, quarter)
    with database.work(OFFICER) as work:
        programme_entry.drop_task(work, extra)
        with pytest.raises(Refused):
            programme_entry.drop_task(work, task)
        assert [each.row.code for each in programmes.listed(work)[0].tasks] == ["1"]


@pytest.mark.slow
def test_plans_and_reports_go_out_and_come_into_another_register_once(started, databases, clock):
    quarter = Quarter(2026, 3)
    with started.work(OFFICER) as work:
        tasks = {task.row.code: task.id for task in programmes.listed(work, 2026)[0].tasks}
        progress.report(work, tasks["2"], "VP", quarter, told(dt.date(2026, 9, 15), percent=62.5, difficulties="Không"))
        wrong = progress.report(work, tasks["2"], "HCBTTP", quarter, told(dt.date(2026, 9, 15)))
        progress.void(work, wrong.id, "Ghi nhầm")
    with started.look(ADMIN) as work:
        document = dumping.dump(work)
        before = said_of(work)
    other = open_database(databases.copy(only_seeded), clock)
    with other.work(ADMIN) as work:
        first = loading.load(work, json.dumps(document).encode())
    with other.work(ADMIN) as work:
        again = loading.load(work, json.dumps(document).encode())
        assert said_of(work) == before
        assert len(rows(other, TaskProgress)) == 1  # what was voided stays behind
    changed = {row.section: row.verdict for row in first.rows}
    assert (changed["programmes"], changed["programme_tasks"], changed["progress"]) == ("thêm mới",) * 3
    assert again.changes == 0
    document["programme_tasks"][-1] |= {"units": ["VP"], "target": 50}
    document["progress"] += [document["progress"][0] | {"task": "99"}]
    with other.work(ADMIN) as work, pytest.raises(Invalid, match="99"):
        loading.load(work, json.dumps(document).encode())
    with other.work(ADMIN) as work:
        document["progress"].pop()
        assert loading.load(work, json.dumps(document).encode()).changes == 1
    other.engine.dispose()


def said_of(work) -> list[object]:
    """Return what the register says of plans and their reports, without its own numbers for them."""
    return [
        (
            board.plan.row.model_dump(exclude={"id"}),
            [row.task.row.model_dump(exclude={"id", "programme_id"}) for row in board.rows],
            [
                (line.unit.code, number, said.on, said.state, said.percent, said.result, said.difficulties)
                for row in board.rows
                for line in row.lines
                for number, said in line.reports.items()
            ],
        )
        for year in (2025, 2026)
        for board in progress.boards(work, Quarter(year, 4), dt.date(2199, 1, 1))
    ]

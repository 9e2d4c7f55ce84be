"""Heavy work goes to a process of its own: seen, stopped, one at a time, and cut off in words when it dies."""

import io
import json
import os
import subprocess
import sys
import threading
import time

import pytest

from inventory.errors import Busy, NotAllowed, NotFound, Refused
from inventory.organisation.access import Act
from inventory.work import Actor, Role
from isms.background import asked_tasks, claims, runner, task_files, task_kinds, worker
from isms.background.runner import Runner
from isms.background.task_kinds import Prepared, Running, TaskKind, task_kind
from isms.background.task_tables import BackgroundTask, TaskState
from isms.exchange.rows import dumping
from isms.exchange.sheets import files, json_file
from isms.installation import setup
from isms.jobs import jobs
from isms.ledger.paper_tables import IssuedDocument
from isms.papers import catalogue, printing_task
from isms.papers.printing_task import Printing
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from schedules.standing import counting
from tests import ui
from tests.filling import press, sees, shows, until
from tests.register import OFFICER, cleared_system, new_system, person, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor


@pytest.fixture
def kinds(monkeypatch) -> dict:
    """The kinds of tasks, with room for those of a test."""
    known = dict(task_kinds.KINDS)
    monkeypatch.setattr(task_kinds, "KINDS", known)
    for module in (asked_tasks, worker):
        monkeypatch.setattr(module, "KINDS", known)
    return known


def asked_by(office: ui.Office, name: str, kind: str = "test", **parameters: object) -> BackgroundTask:
    """Let a person ask for a task; they get an account unless they have one."""
    if not office.knows(name):
        person(office.database, name, "officer")
    with office.database.work(Actor(name, Role.OFFICER)) as work:
        return asked_tasks.ask(work, kind, f"Việc của {name}", parameters)


def task(office: ui.Office, number: int) -> BackgroundTask:
    [found] = rows(office.database, BackgroundTask, BackgroundTask.id == number)
    return found


def done(office: ui.Office) -> BackgroundTask:
    """Do the task that waits, in this thread; return how it stands then."""
    claimed = claims.claim(office.database)
    assert claimed is not None
    worker.run(office.database, office.settings, claimed.id, claimed.worker, alone=False)
    return task(office, claimed.id)


def test_a_paper_is_made_and_entered_under_the_name_of_whoever_asked(office):
    new_system(office.database, "A")
    person(office.database, "lan", "officer")
    with office.database.work(Actor("lan", Role.OFFICER)) as work:
        printing_task.ask(work, Printing("mau-08", str(work.today.year), "docx"))

    over = done(office)

    [printed] = rows(office.database, IssuedDocument)
    assert (over.state, over.result, over.error) == (TaskState.DONE, {"document": printed.id}, "")
    assert (printed.paper, printed.ending, printed.issued_by) == ("mau-08", "docx", "lan")
    assert [row.actor for row in rows(office.database, TrailEntry) if row.action == "document.printed"] == ["lan"]


def test_nobody_has_two_at_a_time_and_only_one_runs(office, kinds):
    task_kind("test")(lambda _at: Prepared())
    first = asked_by(office, "lan")
    second = asked_by(office, "minh")
    with pytest.raises(Refused, match="Bạn đang có một việc chưa xong: Việc của lan"):
        asked_by(office, "lan")

    assert claims.claim(office.database).id == first.id
    assert claims.claim(office.database) is None

    worker.run(office.database, office.settings, first.id, task(office, first.id).worker, alone=False)
    assert claims.claim(office.database).id == second.id


def test_what_asks_for_more_than_the_role_permits_is_refused_then_and_at_work(office, kinds):
    task_kind("test", Act.RECORD)(lambda _at: Prepared())
    with office.database.work(Actor("x", Role.UNIT)) as work, pytest.raises(NotAllowed):
        asked_tasks.ask(work, "test", "Việc", {})
    asked_by(office, "lan")
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET role = 'unit' WHERE name = 'lan'")

    over = done(office)

    assert over.state == TaskState.FAILED
    assert over.error.startswith("Vai trò của bạn không được")


def test_whoever_lost_the_account_gets_nothing(office, kinds):
    task_kind("test")(lambda _at: Prepared("tep.txt"))
    asked_by(office, "lan")
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE person SET active = false WHERE name = 'lan'")

    assert done(office).error == "Tài khoản đã yêu cầu việc này không còn hoạt động."


def test_a_task_and_its_file_are_only_for_whoever_asked(office, kinds):
    task_kind("test")(lambda at: (at.file.write_text("x"), Prepared("tep.txt"))[1])
    asked = asked_by(office, "lan")
    assert done(office).filename == "tep.txt"
    assert task_files.path(office.settings, asked.id).read_text() == "x"

    with office.database.look(Actor("minh", Role.ADMIN)) as work:
        assert asked_tasks.own(work) == []
        for act in (asked_tasks.own_task, asked_tasks.stop):
            with pytest.raises(NotFound):
                act(work, asked.id)


def test_a_stopped_task_writes_nothing(office, kinds):
    begun, go_on = threading.Event(), threading.Event()

    @task_kind("test")
    def slow(at: Running) -> Prepared:
        begun.set()
        go_on.wait(30)
        at.stopped = True  # as the thread that shows its life sets it
        return Prepared("tep.txt", write=lambda _work: pytest.fail("it was stopped"))

    asked = asked_by(office, "lan")
    running = threading.Thread(target=done, args=(office,))
    running.start()
    assert begun.wait(30)
    with office.database.work(Actor("lan", Role.OFFICER)) as work:
        asked_tasks.stop(work, asked.id)
    assert claims.show_life(office.database, asked.id, task(office, asked.id).worker, a_running(office)) is True
    go_on.set()
    running.join()

    assert task(office, asked.id).state == TaskState.CANCELLED


def a_running(office: ui.Office) -> Running:
    return Running(office.database, office.settings, OFFICER, {}, office.settings.data_dir / "x")


def test_one_that_waits_is_stopped_at_once(office, kinds):
    task_kind("test")(lambda _at: Prepared())
    asked = asked_by(office, "lan")
    with office.database.work(Actor("lan", Role.OFFICER)) as work:
        asked_tasks.stop(work, asked.id)

    assert task(office, asked.id).state == TaskState.CANCELLED
    assert claims.claim(office.database) is None


def test_a_fault_is_said_in_words_and_nothing_is_half_written(office, kinds, caplog):
    def write(work):
        work.session.add(IssuedDocument(paper="x"))
        raise ZeroDivisionError

    task_kind("test")(lambda _at: Prepared(write=write))
    asked_by(office, "lan")

    over = done(office)

    assert over.state == TaskState.FAILED
    assert over.error.startswith("Có lỗi trong chương trình") and rows(office.database, IssuedDocument) == []
    caplog.clear()


def test_a_busy_register_is_waited_for(office, kinds):
    tries = []

    def write(_work):
        tries.append(1)
        if len(tries) < 3:
            raise Busy
        return {"notes": ["xong"]}

    task_kind("test")(lambda _at: Prepared(write=write))
    asked_by(office, "lan")

    assert done(office).result == {"notes": ["xong"]}


def test_a_worker_whose_task_was_taken_from_it_writes_nothing(office, kinds):
    @task_kind("test")
    def slow(at: Running) -> Prepared:
        claims.give_up(office.database, task(office, asked.id), runner.CUT_OFF)
        return Prepared(write=lambda work: work.record("late", "x") or {})

    asked = asked_by(office, "lan")
    over = done(office)

    assert (over.state, over.error) == (TaskState.FAILED, runner.CUT_OFF)
    assert "late" not in {entry.action for entry in rows(office.database, TrailEntry)}


class Dead:
    """A worker that died at once."""

    def poll(self) -> int | None:
        return -9

    def terminate(self) -> None:
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the whole process steps back")
@pytest.mark.engines("sqlite")
def test_what_prepares_steps_back_and_what_writes_does_not(office, kinds):
    def stands() -> int:
        return os.getpriority(os.PRIO_PROCESS, 0)

    kinds["test"] = TaskKind("test", Act.VIEW, lambda _: Prepared(result={"prepares": stands()}))
    kinds["fault"] = TaskKind("fault", Act.VIEW, lambda _: 1 // 0)
    at = Running(office.database, office.settings, OFFICER, {}, office.settings.data_dir / "x")
    before = stands()
    assert worker.prepare_behind(at, "test").result == {"prepares": before + worker.NICER}
    assert stands() == before
    with pytest.raises(ZeroDivisionError):
        worker.prepare_behind(at, "fault")


async def test_a_task_whose_worker_died_is_said_to_be_cut_off_and_the_next_one_runs(office, kinds):
    task_kind("test")(lambda _at: Prepared())
    first, second = asked_by(office, "lan"), asked_by(office, "minh")
    started = []
    at_work = Runner(office.database, office.settings, lambda _settings, task: started.append(task.id) or Dead())
    at_work.wake()

    await until(lambda: task(office, second.id).state == TaskState.FAILED)
    at_work.close()

    assert started == [first.id, second.id]
    assert task(office, first.id).error == runner.CUT_OFF


async def test_a_restarted_server_leaves_a_living_worker_alone_and_gives_a_silent_one_up(office, kinds, monkeypatch):
    task_kind("test")(lambda _at: Prepared())
    asked = asked_by(office, "lan")
    claimed = claims.claim(office.database)  # by the server before, whose worker lives on
    monkeypatch.setattr(runner, "LOOK", 0.01)
    restarted = Runner(office.database, office.settings, lambda *_: pytest.fail("one is running"))
    restarted.wake()
    for _ in range(5):
        assert claims.show_life(office.database, claimed.id, claimed.worker, a_running(office)) is False
    assert task(office, asked.id).state == TaskState.RUNNING

    monkeypatch.setattr(runner, "SILENT", 0.05)
    await until(lambda: task(office, asked.id).state == TaskState.FAILED)
    restarted.close()

    assert claims.show_life(office.database, claimed.id, claimed.worker, a_running(office)) is None


def test_what_is_over_for_a_week_is_forgotten_with_its_file(office, kinds):
    task_kind("test")(lambda at: (at.file.write_text("x"), Prepared("tep.txt"))[1])
    asked = asked_by(office, "lan")
    done(office)
    task_files.tidy(office.settings, *claims.forget(office.database))
    assert task_files.path(office.settings, asked.id).exists()
    office.clock.move(days=7)
    for _ in range(4):  # nothing goes within a day of a leap of the clock
        office.clock.move(hours=8)
        jobs.sweep(office.database)

    task_files.tidy(office.settings, *claims.forget(office.database))

    assert rows(office.database, BackgroundTask) == []
    assert not task_files.path(office.settings, asked.id).exists()


@pytest.mark.slow
async def test_the_page_shows_how_far_it_is_and_hands_out_the_paper(office, visitor, monkeypatch):
    monkeypatch.setattr(catalogue, "FEW", 0)
    new_system(office.database, "A")
    await sign_in(visitor, office, "lan", "officer")
    await visitor.open(f"/bao-cao/mau-08?nam={office.clock.today.year}")
    await until(sees, visitor, "mau-08-docx")

    await press(visitor, "mau-08-docx")

    await until(sees, visitor, "task-file")
    [link] = visitor.find("task-file").elements
    answer = await visitor.http_client.get(link.props["href"])
    assert answer.status_code == 200 and answer.content.startswith(b"PK")
    await visitor.open("/viec")
    await shows(visitor, "Báo cáo năm (Mẫu số 08)")
    assert [row.issued_by for row in rows(office.database, IssuedDocument)] == ["lan"]


async def test_a_paper_too_heavy_for_a_page_is_left_to_a_task_by_its_address(office, visitor, monkeypatch):
    monkeypatch.setattr(catalogue, "FEW", 0)
    new_system(office.database, "A")
    await sign_in(visitor, office, "lan", "officer")
    year = office.clock.today.year

    answer = await visitor.http_client.post(f"/in/mau-08/{year}.pdf", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/viec")
    await visitor.open("/viec")
    await until(sees, visitor, "task-file")


@pytest.mark.slow
def test_the_process_of_a_task_is_killed_and_the_next_one_does_its_work(tmp_path):
    """The runner as `isms serve` has it: real processes with the settings handed on, one of them killed at work."""
    settings = Settings(data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'isms.sqlite3'}")
    database = Database(settings.database_url)
    setup.initialise(database, settings)
    person(database, "lan", "officer")
    numbers = []
    for _ in range(2):
        with database.work(Actor("lan", Role.OFFICER)) as work:
            numbers.append(printing_task.ask(work, Printing("dti", str(work.today.year), "pdf")).id)
        children = []

        def start(settings: Settings, task: BackgroundTask, children: list = children) -> subprocess.Popen:
            children.append(runner.start_process(settings, task))
            if len(numbers) == 1:
                children[0].kill()
            return children[0]

        at_work = Runner(database, settings, start)
        at_work.wake()
        while rows(database, BackgroundTask)[-1].is_open:
            time.sleep(0.05)
        at_work.close()
    killed, done = rows(database, BackgroundTask)
    assert (killed.state, killed.error) == (TaskState.FAILED, runner.CUT_OFF)
    assert (done.state, done.error) == (TaskState.DONE, "")
    assert [row.paper for row in rows(database, IssuedDocument)] == ["dti"]
    database.engine.dispose()


@pytest.mark.slow
async def test_a_large_register_is_given_out_and_recounted_by_tasks(office, visitor, monkeypatch):
    monkeypatch.setattr(files, "LARGE", 0)
    monkeypatch.setattr(counting, "FEW", 0)
    new_system(office.database, "A", users=("HCTP",))
    new_system(office.database, "B", users=("VP",))
    await sign_in(visitor, office, "lan", "unit", "HCTP")
    assert "hãy lấy tệp này bằng nút" in (await visitor.http_client.get("/xuat/so.json")).text
    await visitor.open("/nhap-xuat")
    await press(visitor, "make-so.json")
    await until(sees, visitor, "task-file")
    [link] = visitor.find("task-file").elements
    document = (await visitor.http_client.get(link.props["href"])).json()
    assert [system["code"] for system in document["systems"]] == ["A"]

    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE system SET level = 3 WHERE code = 'A'")
    await visitor.open("/ra-soat")
    await until(sees, visitor, "recount")
    await press(visitor, "recount")
    await until(sees, visitor, "found-figures_drift-A")

    await visitor.open("/bao-cao/mau-08")
    await until(sees, visitor, "count-report")
    await visitor.should_not_see("1. Thông tin chung")
    await press(visitor, "count-report")
    await shows(visitor, "Cột (9): chưa được phê duyệt mà chưa có thời điểm dự kiến (1 hệ thống)")
    await visitor.open("/bao-cao/mau-08")
    await shows(visitor, "Tính lúc ")
    await shows(visitor, "1. Thông tin chung")


def test_json_written_row_by_row_is_what_json_writes(database):
    new_system(database, "A")
    cleared_system(database, "B")
    with database.look(OFFICER) as work:
        document, written = dumping.dump(work), files.written(work, ".json")
    assert written.decode() == json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def test_any_row_is_written_as_json_writes_it():
    odd = {"texts": ["a", 'b"\\\n\x07\x85 ế'], "mixed": [1, None, "x", []], "deep": {"a": {"b": [{"c": 1.5}]}}}
    rows = [{}, {"ế\n": "", "yes": True, "no": None, "many": -3, "none": [], "nothing": {}}, odd]
    target = io.BytesIO()
    json_file.write([("systems", rows[:1]), ("units", []), ("systems", rows[1:])], ("units", "systems"), target)
    document = {"format": "isms/1", "units": [], "systems": rows}
    assert target.getvalue().decode() == json.dumps(document, ensure_ascii=False, indent=1) + "\n"

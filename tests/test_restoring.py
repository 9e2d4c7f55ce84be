"""A restore is one step: whatever cuts it off, the register is the old one or the new one, whole."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from inventory.errors import Refused
from inventory.records import Incident
from inventory.register_tables import System
from inventory.work import WHOLE_TREE, Actor, Role
from isms import backup
from isms.accounts import branches, people, recovery, second_factor, sessions, totp
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import CalendarLink, Person
from isms.backup import restoring
from isms.checking import office_in_trail
from isms.installation import schema
from isms.jobs import jobs
from isms.platform import file_lock, trail
from isms.platform.config import Settings
from isms.platform.database import Database
from isms.platform.trail import TrailEntry
from isms.workspace import calendar_feed
from schedules.acts import enforcement
from schedules.acts.recording import record
from schedules.standing import derived
from tests.crashing import steps_of
from tests.databases import Databases
from tests.mailbox import Mailbox, server
from tests.plain_sql import plainly, without_guards
from tests.register import ADMIN, Clock, cleared_system, migrate, new_system, person, rows, stored
from tests.restoring import restore_confirmed
from tests.test_second_factor import code as code_now

pytestmark = pytest.mark.slow


def fill(url: str) -> None:
    """A register with two systems, as the backup holds it."""
    migrate(url)
    database = Database(url, Clock())
    cleared_system(database, "A")
    new_system(database, "B")
    database.engine.dispose()


@dataclass
class Office:
    """A register that went on after its backup: one more system, another file of evidence."""

    database: Database
    settings: Settings
    file: Path

    def restore(self, database: Database) -> None:
        restore_confirmed(database, self.settings, self.file)

    def holds(self) -> tuple[list[str], list[str]]:
        """The systems and the evidence files."""
        folder = self.settings.data_dir / "evidence"
        return sorted(system.code for system in rows(self.database, System)), sorted(f.name for f in folder.iterdir())

    def is_whole_after_a_kill(self) -> bool:
        """Assert that it is the old register, or once finished the new one; return whether there was one to finish."""
        marked = (self.settings.data_dir / restoring.MARKER).exists()
        assert backup.finish(self.database, self.settings) == marked
        held = self.holds()
        assert held == NEW if marked else held in (OLD, NEW)
        with self.database.look(ADMIN) as work:
            assert trail.verify(work.session) is None
        return marked

    def assert_sound(self) -> None:
        with self.database.look(ADMIN) as work:
            assert trail.verify(work.session) is None
            assert list(derived.drift(work)) == []
        assert schema.differences(self.database.engine) == []
        assert schema.wrong_guards(self.database.engine) == []


OLD = (["A", "B", "MOI"], ["mới"])
NEW = (["A", "B"], ["cũ"])


def office_at(databases: Databases, clock: Clock, folder: Path) -> Office:
    """Make the office anew, below the folder."""
    folder.mkdir()
    database, settings = Database(databases.copy(fill), clock), Settings(data_dir=folder / "data")
    evidence = settings.data_dir / "evidence"
    evidence.mkdir(parents=True)
    (evidence / "cũ").write_bytes(b"x")
    made = Office(database, settings, folder / "so.zip")
    backup.create(database, settings, made.file)
    (evidence / "cũ").rename(evidence / "mới")
    new_system(database, "MOI")
    database.engine.dispose()
    return made


@pytest.fixture
def office(databases: Databases, clock: Clock, tmp_path: Path) -> Iterator[Office]:
    made = office_at(databases, clock, tmp_path / "office")
    yield made
    made.database.engine.dispose()


BEFORE_THE_END = {"sqlite": (9, 7, 5, 3, 2, 1), "postgresql": (7, 4, 1)}
"""At which steps, counted from the end, a restore is killed here; at every one in `python -m bench.faults`."""


def test_a_restore_killed_at_any_step_leaves_the_old_register_or_the_new_one(
    databases: Databases, clock: Clock, tmp_path: Path
) -> None:
    first = office_at(databases, clock, tmp_path / "0")
    steps, _ = steps_of(url_of(first), clock.now, first.restore, tmp_path)
    assert first.holds() == NEW
    last = BEFORE_THE_END[first.database.engine.dialect.name]
    finished = []
    for step in (steps // 2, *(steps - each for each in last)):
        office = office_at(databases, clock, tmp_path / str(step))
        assert steps_of(url_of(office), clock.now, office.restore, tmp_path, step)[1], f"{step} of {steps}"
        finished.append(office.is_whole_after_a_kill())
        office.database.engine.dispose()
    office.restore(office.database)
    office.assert_sound()
    assert_nothing_is_left(office)
    assert not finished[0], "cut off in its preparation, a restore has changed nothing"
    assert any(finished), "no kill fell between the marker and the end"


def test_what_a_restore_cut_off_in_its_preparation_left_is_cleaned_by_the_next(office: Office, tmp_path: Path) -> None:
    database = office.database
    steps_of(url_of(office), database.clock(), office.restore, tmp_path, 60)
    assert office.holds() == OLD
    restoring.clean_up(database, office.settings)  # as every night
    assert_nothing_is_left(office)
    database.engine.dispose()
    steps_of(url_of(office), database.clock(), office.restore, tmp_path, 60)
    database.engine.dispose()
    office.restore(database)
    assert office.holds() == NEW
    assert_nothing_is_left(office)


def url_of(office: Office) -> str:
    return office.database.engine.url.render_as_string(hide_password=False)


def assert_nothing_is_left(office: Office) -> None:
    left = [path.name for path in office.settings.data_dir.iterdir()]
    assert [name for name in left if name.startswith(restoring.DRAFT) or name == restoring.MARKER] == []
    engine = restoring.ENGINES[office.database.engine.dialect.name]
    assert engine.names(office.database.engine, restoring.NEW) == []


@pytest.mark.engines("sqlite")
def test_nobody_opens_a_register_while_it_is_restored(office: Office) -> None:
    (office.settings.data_dir / restoring.MARKER).write_text("{}")
    with file_lock.hold(office.settings.data_dir / restoring.LOCK), pytest.raises(Refused, match="đang được phục hồi"):
        backup.finish(office.database, office.settings)


def test_a_register_is_told_of_its_restore_and_names_where_the_old_one_lies(office: Office) -> None:
    office.restore(office.database)
    entry = rows(office.database, TrailEntry)[-1]
    [aside] = restoring.ENGINES[office.database.engine.dialect.name].names(office.database.engine, restoring.ASIDE)
    assert (entry.action, aside in entry.detail["kept"]) == ("register.restored", True)


def test_what_a_restore_loses_and_brings_back_is_listed_and_held_until_confirmed(
    databases: Databases, clock: Clock, tmp_path: Path
) -> None:
    database, settings = Database(databases.copy(fill_with_people), clock), Settings(data_dir=tmp_path / "data")
    mailbox, file = Mailbox(), tmp_path / "so.zip"
    with database.work(ADMIN) as work:
        binh = work.session.exec(select(Person).where(Person.name == "binh")).one()
        work.session.add(CalendarLink(token_hash="x", person_id=binh.id, created_at=work.now))
        codes = recovery.renew(work.session, binh)
        sessions.begin(work, binh, "trình duyệt")
    backup.create(database, settings, file)
    clock.move(minutes=5)
    with database.work(ADMIN) as work:
        enforcement.withdraw(work, "A", "Nghi bị xâm nhập")
        binh = work.session.exec(select(Person).where(Person.name == "binh")).one()
        assert recovery.use(work, binh, codes[0])
        people.deactivate(work, "lan")
        people.change(work, "chi", role="unit", full_name="chi", email="", unit_code="HCTP")
        people.set_password(work, "chi", NewPassword("chi", hash="mới"))
        chi = work.session.exec(select(Person).where(Person.name == "chi")).one()
        secret = totp.new_secret()
        own = second_factor.turn_on(work, chi, secret, code_now(clock, secret=secret))
        record(work, "B", Incident(detected_at=work.now, what="Mã độc", serious=True))
    with database.work(Actor("binh", Role.OFFICER, person_id=binh.id)) as work:
        calendar_feed.revoke(work)
    with server(mailbox) as smtp:
        jobs.deliver(database, smtp)
    sent = len(mailbox.letters)
    assert sent
    database.engine.dispose()

    with pytest.raises(Refused) as held:
        backup.restore(database, settings, file, replace=True, confirm="00000000")
    assert not stored(database, "A").in_use
    said = str(held.value)
    for line in (
        r"Mất \d+ mục nhật ký",
        "thu hồi cho phép sử dụng: A",
        "sự cố: B",
        "sẽ vẫn đóng: lan",
        "Mật khẩu đã đổi từ khi sao lưu, vẫn như bây giờ: chi",
        "Xác thực hai bước đã đổi từ khi sao lưu, vẫn như bây giờ: chi",
        "Vai trò đã đổi từ khi sao lưu, vẫn như bây giờ: chi",
        "Đơn vị của tài khoản đã đổi từ khi sao lưu, vẫn như bây giờ: chi",
        "phiên đăng nhập",
        "--confirm",
    ):
        assert re.search(line, said), line
    database.engine.dispose()
    lines = restore_confirmed(database, settings, file)
    assert stored(database, "A").in_use
    assert rows(database, TrailEntry, TrailEntry.action == "register.restored")[-1].detail["lost"] == lines
    with database.work(ADMIN) as work:
        lan, binh = (work.session.exec(select(Person).where(Person.name == name)).one() for name in ("lan", "binh"))
        assert (lan.active, binh.active) == (False, True)
        assert not recovery.use(work, binh, codes[0])
        assert recovery.use(work, binh, codes[1])
        assert work.session.exec(select(CalendarLink)).one().revoked_at
        chi = work.session.exec(select(Person).where(Person.name == "chi")).one()
        assert (chi.role, chi.password_hash, chi.totp_secret) == ("unit", "mới", secret)
        assert branches.branch_of(work.session, chi.unit_id) != WHOLE_TREE
        assert list(office_in_trail.office_faults(work)) == []
        assert recovery.use(work, chi, own[0])
    with server(mailbox) as smtp:
        jobs.deliver(database, smtp)
    assert len(mailbox.letters) == sent, "the same alerts went out twice"
    database.engine.dispose()


def fill_with_people(url: str) -> None:
    """The same, with two people who are mailed: an alert waits to be sent."""
    fill(url)
    database = Database(url, Clock())
    for name in ("lan", "binh"):
        person(database, name, "officer")
    person(database, "chi", "admin", email="")
    jobs.sweep(database)
    database.engine.dispose()


def test_a_drill_restores_into_a_scratch_place_and_compares_the_answers(office: Office) -> None:
    database, settings = office.database, office.settings
    with database.look(ADMIN):  # in use, as under a server
        done = backup.drill(database, settings, office.file)
        assert (done.systems, done.compared, done.evidence, done.faults) == (2, 2, 1, [])
    assert office.holds() == OLD
    assert_nothing_is_left(office)
    without_guards(url_of(office), "audit")
    plainly(url_of(office), "UPDATE audit SET concluded_on = '2020-01-01'")
    [fault, *_] = backup.drill(database, settings, office.file).faults
    assert "trả lời khác với sổ đang dùng: A" in fault

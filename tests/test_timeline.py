"""The history of a system: each act with what held before it, voided ones with the reason, page by page."""

import datetime as dt
import re
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

import templates
from inventory.law.levels import Facts
from inventory.protection import plan_items
from inventory.records import Decision, DossierComponent, PlanItem, facts
from inventory.records.declaration import fields_of
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.installation.setup import SETUP
from isms.papers import catalogue
from isms.papers.dossiers import package
from isms.platform.trail import TrailEntry
from isms.systems import system_history
from isms.ui.facts import differences, sentences
from isms.ui.system import history_tab
from isms.workspace.timeline import timeline
from tests import ui
from tests.databases import SqliteFiles, open_database
from tests.filling import press, sees, shows, text_of, until
from tests.register import DAY, OFFICER, cleared_system, migrate, new_system, rows
from tests.ui import sign_in

office, visitor = ui.office, ui.visitor
CODE = "HT"


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock):
    opened = open_database(sqlite_databases.copy(migrate), clock)
    yield opened
    opened.engine.dispose()


def events(database):
    with database.look(OFFICER) as work:
        return timeline(work, CODE)


def decide(database, days_ago: int, level: int, number: str) -> None:
    with database.work(OFFICER) as work:
        on = work.today - days_ago * DAY
        row = Decision(date=on, level=level, regime="331/2026", number=number, issuer="UBND tỉnh")
        facts.record(work, CODE, row)


@pytest.mark.slow
def test_each_record_stands_beside_the_one_that_held_when_it_was_entered(database):
    new_system(database, CODE)
    decide(database, 30, 2, "1/QĐ")
    decide(database, 60, 4, "cũ/QĐ")  # entered later, older by its day
    decide(database, 10, 3, "2/QĐ")

    newest, older, first = (each.recorded[0] for each in events(database) if each.kind == "decision")

    assert (newest.fact.number, newest.before.number) == ("2/QĐ", "1/QĐ")
    assert (older.fact.number, older.before.number) == ("cũ/QĐ", "1/QĐ")
    assert first.before is None
    assert ("Cấp độ", "cấp độ 2", "cấp độ 3") in differences.of_facts(newest.before, newest.fact)


@pytest.mark.slow
def test_a_record_voided_before_is_not_what_was_before_and_its_voiding_is_an_event(database):
    new_system(database, CODE)
    decide(database, 30, 2, "1/QĐ")
    decide(database, 20, 4, "nhầm")
    with database.work(OFFICER) as work:
        system_history.void(work, Decision, 2, "nhầm số")
    decide(database, 10, 3, "2/QĐ")

    newest, voiding, mistaken, _ = (each for each in events(database) if each.kind == "decision")

    assert newest.recorded[0].before.number == "1/QĐ"
    assert (voiding.voided.number, voiding.voided.void_reason, voiding.by) == ("nhầm", "nhầm số", OFFICER.name)
    assert mistaken.recorded[0].fact.voided_at


@pytest.mark.slow
def test_components_and_requirements_are_compared_with_their_own_kind_and_a_group_is_one_event(database):
    cleared_system(database, CODE)
    with database.work(OFFICER) as work:
        items = [PlanItem(on=work.today, regime="", requirement=code, state="none") for code in ("G01", "G02")]
        plan_items.record(work, CODE, items)
    with database.work(OFFICER) as work:
        plan_items.record(work, CODE, [PlanItem(on=work.today, regime="", requirement="G02", state="full")])
        for part in ("overview", "protection_plan"):
            facts.record_component(work, CODE, DossierComponent(on=work.today, component=part, present=True))

    found = events(database)
    later, earlier = (each for each in found if each.kind == "plan_item")
    parts = [each.recorded[0] for each in found if each.kind == "dossier_component"]

    assert len(earlier.recorded) == 2
    assert (later.recorded[0].before.requirement, later.recorded[0].before.state) == ("G02", "none")
    assert [each.before for each in parts] == [None, None]


@pytest.mark.slow
def test_the_facts_and_the_trail_tell_each_act_once(database):
    cleared_system(database, CODE)
    with database.work(OFFICER) as work:
        register.edit(work, CODE, None, Entry(code=CODE, name="Tên mới", responsibility="used", users=("VP",)))

    kinds = [each.kind for each in events(database)]
    edited = next(each for each in events(database) if each.entry)
    role = next(each for each in events(database) if each.kind == "role").recorded[0]

    assert kinds.count("decision") == kinds.count("regulation") == kinds.count("audit") == 1
    assert [each.entry.action for each in events(database) if each.entry] == ["system.edited", "system.registered"]
    assert list(differences.of_edit(edited.entry.detail, {})) == [
        ("Tên", "Hệ thống HT", "Tên mới"),
        ("Đơn vị giữ hồ sơ", "trống", "trống"),
        ("Đơn vị sử dụng, phối hợp", "sử dụng: HCTP", "sử dụng: VP"),
    ]
    assert ("Vai trò của cơ quan", "Cơ quan là chủ quản", "Cơ quan chỉ sử dụng") in differences.of_facts(
        role.before, role.fact
    )


def test_answers_are_compared_one_by_one(database):
    new_system(database, CODE)
    for said in (
        Facts(kind="internal", information=frozenset({"public"}), regime="331/2026"),
        Facts(kind="public_service", regime="331/2026"),
    ):
        with database.work(OFFICER) as work:
            facts.record_classification(work, CODE, said, work.today)

    newest = events(database)[0].recorded[0]

    assert differences.of_facts(newest.before, newest.fact) == [
        ("Cấp độ theo tiêu chí", "cấp độ 1", "cấp độ 2"),
        ("Loại hình", "Phục vụ hoạt động nội bộ", "Phục vụ người dân, doanh nghiệp"),
        ("Hệ thống xử lý những loại thông tin nào?", "Thông tin công cộng", "trống"),
    ]


async def test_the_tab_filters_by_kind_and_turns_pages(visitor, office):
    cleared_system(office.database, CODE)
    for number in range(30):
        decide(office.database, 40 + number, 2, f"{number}/QĐ")
    await sign_in(visitor, office, role="officer")
    await visitor.open(f"/he-thong/{CODE}?tab=lich-su")
    await shows(visitor, "1–25 trong")

    await press(visitor, "kind-quyet-dinh")
    await shows(visitor, "1–25 trong 32")
    await press(visitor, "Trang sau")
    await until(lambda: "12/QĐ-STP" in text_of(visitor, "events"))
    assert sees(visitor, "void-decision-1")

    await visitor.open(f"/he-thong/{CODE}?tab=lich-su&loai=phuong-an")
    await until(sees, visitor, "events")
    assert "Đã triển khai đầy đủ" in text_of(visitor, "events")
    assert len(rows(office.database, Decision)) == 31


def choices_of(kind: Any, name: str) -> list[str]:
    """Return the codes of a declared field that is chosen, none for others."""
    field = fields_of(kind).get(name)
    return list(map(str, field.declared.words())) if field and field.kind == "choice" else []


def sample(kind: Any, name: str) -> Any:
    """Return a plausible value of a column by the type that its class declares."""
    if name == "kind" and "audit" in str(kind.__tablename__):
        return "ad_hoc"  # of which its line says the occasion
    if choices_of(kind, name):
        return choices_of(kind, name)[0]
    annotation = kind.model_fields[name].annotation
    plain = next(each for each in get_args(annotation) or (annotation,) if each is not type(None))
    if (get_origin(annotation) or plain) in OF_SEVERAL:
        return OF_SEVERAL[get_origin(annotation) or plain][0]
    return {dt.date: dt.date(2026, 3, 1), dt.datetime: dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)}.get(
        plain, {str: "một", int: 2, bool: True}.get(plain)
    )


OF_SEVERAL: dict[Any, Any] = {list: ([], ["function"]), dict: ({"kind": "internal"}, {"kind": "public_service"})}


def other(kind: Any, name: str) -> Any:
    """Return another value of the column."""
    if choices_of(kind, name):
        return next(code for code in choices_of(kind, name) if code != sample(kind, name))
    origin = get_origin(kind.model_fields[name].annotation)
    if origin in OF_SEVERAL:
        return OF_SEVERAL[origin][1]
    value = sample(kind, name)
    if isinstance(value, bool):
        return not value
    return value + "!" if isinstance(value, str) else value + 1 if isinstance(value, int) else value + DAY


def columns(kind: Any) -> list[str]:
    """Return the columns that say something of what a record is about, not which thing that is."""
    return [name for name, each in fields_of(kind).items() if not each.says_about]


def made(kind: Any, /, **changes: Any) -> Any:
    values = {name: sample(kind, name) for name in kind.model_fields if name not in facts.OWN}
    return kind(**values | changes)


EVERY_COLUMN = [(kind, name) for kind in system_history.RECORDED for name in columns(kind)]


@pytest.mark.parametrize(("kind", "name"), EVERY_COLUMN, ids=[f"{kind.__name__}.{name}" for kind, name in EVERY_COLUMN])
def test_every_column_of_every_dated_fact_shows_when_it_changes(kind, name):
    """code.md defect 3: nineteen columns were left out of the history without a word."""
    before, after = made(kind), made(kind, **{name: other(kind, name)})

    [(label, old, new)] = differences.of_facts(before, after)

    assert old != new
    assert label not in kind.model_fields, "a name in Vietnamese, not that of the column"
    if choices_of(kind, name):
        assert other(kind, name) not in (old, new), "in words, not by its code"


ALONE = [kind for kind in system_history.RECORDED if kind.series is None]
NOT_IN_THE_LINE = {"sha256"}  # of a file the history tells the name; what it proves, the tab of documents


@pytest.mark.parametrize("kind", ALONE, ids=[kind.__name__ for kind in ALONE])
def test_a_record_that_replaces_no_other_tells_all_it_says_in_its_own_line(kind):
    def told(**changes: Any) -> str:
        fact = made(kind, **changes)
        return f"{sentences.headline(fact)} {history_tab.beneath(fact)}"

    silent = {name for name in columns(kind) if told(**{name: other(kind, name)}) == told()}

    assert silent - NOT_IN_THE_LINE == set()


def test_every_column_of_every_kind_is_declared():
    for kind in system_history.RECORDED:
        assert set(kind.model_fields) - set(facts.OWN) == set(fields_of(kind)), kind


def test_every_kind_of_record_is_filed_and_has_words():
    """code.md defect 4: planned audits and findings stood under "Việc khác" as "bản ghi"."""
    filed = frozenset().union(*(tables for _, tables in history_tab.KINDS.values()))
    known = {str(kind.__tablename__) for kind in system_history.RECORDED}

    assert known - filed == set()
    assert known - history_tab._WHAT.keys() == set()


def test_no_act_about_a_system_or_a_paper_is_told_by_its_code():
    """officer.md F18: the history showed `dossier.packed`."""
    root = Path(templates.__file__).parents[1]
    files = [path for folder in ("inventory", "schedules", "isms") for path in (root / folder).rglob("*.py")]
    calls = [
        found for path in files for found in re.findall(r'work\.record\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text())
    ]
    about = {each for each in calls if each.partition(".")[0] in ("system", "document", "dossier", "alert")}

    assert "dossier.packed" in about
    assert about - {"document.numbered", "document.series"} - history_tab.DONE.keys() == set(), (
        "these two are the office's"
    )


def test_a_printed_paper_is_named_in_the_history():
    """officer.md F18: eight nameless "In giấy tờ"."""
    detail = {"document": "checklist", "form": "pdf", "number": "12/PKT"}
    entry = TrailEntry(id=1, at=None, actor="lan", action="document.printed", subject="A", detail=detail)

    assert history_tab.action(entry) == "In Phiếu kiểm tra thành phần hồ sơ, số 12/PKT (PDF)"
    assert all(catalogue.name_of(code) != "giấy tờ" for code in (*catalogue.PAPERS, package.PACKAGE.code))


async def test_the_history_names_people_and_the_set_up_not_accounts(visitor, office):
    """officer.md F18: "hanh" and "cài đặt" instead of people."""
    with office.database.work(SETUP) as work:
        register.register(work, Entry(code=CODE, name="Hệ thống HT", responsibility="owned"), work.today, True)
    office.add("hanh")  # "Hanh" by full name
    with office.database.work(Actor("hanh", Role.OFFICER)) as work:
        facts.record_regulation(work, [CODE], work.today, "1/QC", "Sở")
    await sign_in(visitor, office, role="officer")

    await visitor.open(f"/he-thong/{CODE}?tab=lich-su")

    await shows(visitor, "Hanh")
    assert "Tạo khi cài đặt" in text_of(visitor, "events")
    assert "hanh" not in text_of(visitor, "events")
    await visitor.open(f"/he-thong/{CODE}?tab=quyet-dinh")
    await shows(visitor, "Hanh ghi lúc")

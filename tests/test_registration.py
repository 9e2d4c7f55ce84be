"""Entering a system with its answers: everything in one act or nothing, and no level below the criteria unreasoned."""

import pytest

from inventory.errors import Invalid
from inventory.law.levels import Facts
from inventory.records import Classification, Dossier, Operation
from inventory.register_tables import System
from inventory.systems.register import Entry
from isms.systems import registration
from isms.systems.registration import Answers
from tests.databases import SqliteFiles, open_database
from tests.register import OFFICER, migrate, rows

PERSONAL = Facts(kind="internal", information=frozenset({"personal"}), regime="331/2026")  # level 2
SECRET = Facts(
    kind="internal", information=frozenset({"state_secret"}), regime="331/2026"
)  # not below 3, a person decides
NOTHING = Facts(kind="other", regime="331/2026")  # undecided
EVERYTHING = (System, Classification, Dossier, Operation)


@pytest.fixture
def database(sqlite_databases: SqliteFiles, clock):
    opened = open_database(sqlite_databases.copy(migrate), clock)
    yield opened
    opened.engine.dispose()


def enter(database, answers: Answers | None, code: str = "MOI") -> None:
    with database.work(OFFICER) as work:
        entry = Entry(code=code, name="Hệ thống mới", responsibility="owned", users=("HCTP",))
        registration.enter(work, entry, work.today, True, answers)


def test_record_answers_and_draft_are_written_together(database):
    enter(database, Answers(PERSONAL, listed=True, proposed=2))

    (kept,) = rows(database, Classification)
    (draft,) = rows(database, Dossier)
    assert (kept.computed_level, kept.national_security_list) == (2, True)
    assert (draft.proposed_level, draft.state, draft.regime, draft.reason) == (2, "drafting", "331/2026", "")
    assert rows(database, Operation)[0].state == "operating"


@pytest.mark.parametrize(
    ("facts", "proposed", "said"),
    [
        (PERSONAL, 1, "thấp hơn cấp độ theo tiêu chí (2)"),
        (SECRET, 2, "thấp hơn cấp độ theo tiêu chí (3)"),
        (PERSONAL, 3, "cao hơn cấp độ theo tiêu chí (2)"),
        (NOTHING, 1, "Tiêu chí chưa cho ra cấp độ."),
        (SECRET, 4, "Tiêu chí chưa cho ra cấp độ."),
    ],
)
def test_another_level_than_the_computed_one_needs_a_written_reason_or_nothing_is_written(
    database, facts, proposed, said
):
    with pytest.raises(Invalid, match=r"lý do|Lý do|căn cứ") as refused:
        enter(database, Answers(facts, proposed=proposed, reason="  "))

    assert [problem.field for problem in refused.value.problems] == ["reason"]
    assert said in refused.value.problems[0].rule
    assert [rows(database, table) for table in EVERYTHING] == [[], [], [], []]

    enter(database, Answers(facts, proposed=proposed, reason="Văn bản số 12"))
    assert rows(database, Dossier)[0].reason == "Văn bản số 12"


@pytest.mark.slow
def test_undecided_stays_undecided(database):
    enter(database, Answers(NOTHING))

    assert rows(database, Classification)[0].computed_level is None
    assert rows(database, Dossier) == []


def test_of_a_system_that_is_only_used_no_level_is_worked_out(database):
    enter(database, None)

    assert rows(database, Classification) == []


def test_a_name_or_code_that_cannot_be_entered_is_told_before_the_questions(database):
    enter(database, None, "CO-ROI")
    for code, name, fields in (("co-roi", "Tên", ["code"]), ("", "", ["name", "code"]), ("mã", "Tên", ["code"])):
        with database.look(OFFICER) as work, pytest.raises(Invalid) as refused:
            registration.check_name(work, code, name)
        assert [problem.field for problem in refused.value.problems] == fields
    with database.look(OFFICER) as work:
        registration.check_name(work, "MOI", "Tên")

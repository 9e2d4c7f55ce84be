"""The command line: the machine interface other programs rely on."""

import errno
import json
import os
import pwd
import stat
import subprocess
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from inventory.work import Actor, Role
from isms.accounts import passwords, people, two_person_rule
from isms.backup import archive
from isms.cli import app, opening
from isms.installation import schema
from isms.platform import config
from isms.platform.database import Database
from tests.databases import SqliteFiles

DAY = timedelta(days=1)
RULES = {
    "classify": ({"kind": "public_service", "handles_administrative_procedures": True}, {"level": 3}),
    "authority": (
        {"level": 4, "regime": "331/2026"},
        {"appraiser": "ministry_of_public_security", "approver": "owner", "opinion_needed": True},
    ),
    "clock": (
        {"event": "approval", "level": 2, "regime": "331/2026", "received_on": "2026-11-23", "holidays": []},
        {"due_on": "2026-12-02", "working_days": 7, "clause": "NĐ 331/2026 Đ24.2"},
    ),
    "assessor": ({"level": 1, "assessor": "operator", "occasion": "periodic"}, {"allowed": False}),
    "next-due": (
        {"level": 3, "concluded_on": "2024-02-29", "on": "2026-11-22"},
        {"due_on": "2025-02-28", "months": 12},
    ),
}


class Command:
    """The command `isms` on a register of its own."""

    def __init__(self) -> None:
        self.runner = CliRunner()

    def __call__(self, *arguments: str, given: str | None = None, status: int = 0) -> str:
        result = self.runner.invoke(app, list(arguments), input=given)
        assert result.exit_code == status, result.output
        return result.output

    def json(self, *arguments: str, **options: Any) -> Any:
        output = self(*arguments, "--json", **options)
        return json.JSONDecoder().raw_decode(output[output.index(next(c for c in output if c in "[{")) :])[0]


@pytest.fixture
def isms() -> Command:
    return Command()


def first_register(url: str) -> None:
    """Make the register that the command makes: once for all tests of a session."""
    made = CliRunner().invoke(app, ["init", "--starting-inventory"], env={"ISMS_DATABASE_URL": url})
    assert made.exit_code == 0, made.output


@pytest.fixture
def register(isms: Command, sqlite_databases: SqliteFiles) -> Command:
    """The command on a copy of the register with the starting inventory, where the settings look for it."""
    folder = config.settings().data_dir
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    Path(sqlite_databases.copy(first_register).removeprefix("sqlite:///")).rename(folder / "isms.sqlite3")
    return isms


@pytest.fixture
def today() -> date:
    return Database("sqlite://").today()


def record(isms: Command, tmp_path: Any, **lists: Any) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"format": "isms/1", **lists}, default=str), encoding="utf-8")
    isms("import", str(file))


def clear(isms: Command, tmp_path: Any, code: str, today: date, concluded_on: date | None = None) -> None:
    record(
        isms,
        tmp_path,
        regulations=[{"systems": [code], "number": "1/QC", "date": today - 800 * DAY, "issuer": "Sở Tư pháp"}],
        decisions=[
            {
                "system": code,
                "level": 2,
                "regime": "85/2016",
                "number": "1/QĐ",
                "date": today - 790 * DAY,
                "issuer": "Sở",
            }
        ],
        plans=[{"system": code, "state": "full", "on": today - 780 * DAY}],
        audits=[
            {
                "system": code,
                "kind": "periodic",
                "concluded_on": concluded_on or today - 10 * DAY,
                "conclusion": "eligible",
                "assessor": "Trung tâm",
                "assessor_kind": "licensed",
                "occasion": "periodic",
            }
        ],
    )


@pytest.mark.slow
def test_init_loads_the_starting_inventory_once_and_is_safe_to_repeat(isms):
    first, second = (isms.json("init", "--starting-inventory") for _ in range(2))

    assert (first, second) == (
        {"created": True, "systems_loaded": 18, "roles_to_confirm": 18},
        {"created": False, "systems_loaded": 0, "roles_to_confirm": 18},
    )


@pytest.mark.slow
def test_on_day_one_every_system_operates_without_clearance_and_is_shown_as_a_violation(register):
    found = register.json("systems", "list")

    assert len(found) == 18
    assert {(each["level"], each["in_use"], each["violation"], each["standing"]) for each in found} == {
        (None, False, True, "never_audited")
    }


def test_a_refusal_prints_every_blocker_with_clause_and_remedy_and_exits_3(register):
    refused = register.json("systems", "use", "IOFFICE", status=3)

    assert {each["code"] for each in refused["blockers"]} == {
        "no_level_decision",
        "no_regulation",
        "plan_not_full",
        "no_conclusion",
    }
    assert all(each["clause"] and each["remedy"] for each in refused["blockers"])


@pytest.mark.slow
def test_a_system_entered_by_mistake_is_voided_and_counts_no_more(register):
    voided = register.json("systems", "void", "IOFFICE", "--reason", "ghi trùng")

    assert voided == {"code": "IOFFICE", "voided": True, "waits": False}
    assert "IOFFICE" not in [each["code"] for each in register.json("systems", "list")]
    assert "đã bị hủy khỏi sổ" in register("systems", "show", "IOFFICE", status=4)
    register("systems", "void", "IOFFICE", "--reason", "lần nữa", status=4)
    register("systems", "void", "KHAC", status=2)


@pytest.mark.slow
def test_an_import_is_taken_back_by_its_number(register, tmp_path):
    file = tmp_path / "danh-sach.json"
    system = {"code": "MOI", "name": "Hệ thống mới", "responsibility": "owned"}
    file.write_text(json.dumps({"format": "isms/1", "systems": [system]}), encoding="utf-8")
    number = register.json("import", str(file))["number"]

    undone = register.json("import", "undo", str(number))

    assert (undone["number"], undone["undone"], undone["systems_voided"]) == (number, True, 1)
    assert "MOI" not in [each["code"] for each in register.json("systems", "list")]
    assert "lấy lại" in str(register.json("import", "undo", str(number), status=3)["blockers"])
    register("import", "undo", "99", status=4)
    register("import", "undo", status=2)
    register("import", str(file), "1", status=2)


@pytest.mark.slow
def test_a_cleared_system_is_put_into_use_and_given_up(register, tmp_path, today):
    clear(register, tmp_path, "IOFFICE", today)

    register("systems", "use", "IOFFICE")
    used = register.json("systems", "show", "IOFFICE")
    register("systems", "withdraw", "IOFFICE", "--reason", "bảo trì")
    given_up = register.json("systems", "show", "IOFFICE")

    assert (used["in_use"], used["violation"], used["clearance"]["blockers"]) == (True, False, [])
    assert (given_up["in_use"], given_up["violation"], given_up["clearance"]["cleared"]) == (False, True, True)


@pytest.mark.slow
def test_asking_for_the_permission_says_what_was_stored_and_nothing_else(register, tmp_path, today):
    """Neither a system that is in use already nor a request that waits for a second person is told as done."""
    clear(register, tmp_path, "IOFFICE", today)
    clear(register, tmp_path, "MISA", today)

    given = register("systems", "use", "IOFFICE")
    again = register("systems", "use", "IOFFICE")
    told = register.json("systems", "use", "IOFFICE")
    two_officers(register)
    waits, still = (register("systems", "use", "MISA") for _ in range(2))
    waiting = register.json("systems", "use", "MISA")

    assert given == "IOFFICE: được đưa vào sử dụng.\n"
    assert again == "IOFFICE: đã được đưa vào sử dụng từ trước; không lưu gì thêm.\n"
    assert told == {"code": "IOFFICE", "in_use": True, "waits": False, "stored": False}
    assert waits.startswith("MISA: chưa được đưa vào sử dụng; đề nghị đã gửi, có hiệu lực khi người thứ hai")
    assert still.startswith("MISA: chưa được đưa vào sử dụng; đề nghị đã gửi từ trước")
    assert waiting == {"code": "MISA", "in_use": False, "waits": True, "stored": False}
    assert not register.json("systems", "show", "MISA")["in_use"]


def two_officers(isms: Command) -> None:
    """Want a second person from now on."""
    database = Database(config.settings().database_url)
    with database.work(Actor("thử", Role.ADMIN)) as work:
        for name in ("lan", "hoa"):
            people.add(work, name=name, role="admin", password=passwords.chosen("một câu mật khẩu dài", name))
    with database.work(Actor("thử", Role.ADMIN)) as work:
        two_person_rule.turn_on(work)
    database.engine.dispose()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_an_answer_that_cannot_be_printed_does_not_deny_what_was_stored(register, clean_environment):
    environment = clean_environment | {"ISMS_DATA_DIR": os.environ["ISMS_DATA_DIR"]}
    command = [sys.executable, "-u", "-m", "isms", "user", "add", "lan", "--role", "officer"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (ended.returncode, "đã được lưu vào sổ trước khi lỗi" in ended.stderr) == (1, True), ended.stderr
    assert "chưa" not in ended.stderr
    register("user", "add", "lan", "--role", "officer", status=4)


@pytest.mark.slow
def test_any_day_can_be_asked_past_or_future(register, tmp_path, today):
    clear(register, tmp_path, "MISA", today)
    due = date.fromisoformat(register.json("systems", "show", "MISA")["audit_due_on"])

    on_the_day = register.json("systems", "show", "MISA", "--on", due.isoformat())
    day_after = register.json("systems", "show", "MISA", "--on", (due + DAY).isoformat())

    assert (on_the_day["clearance"]["cleared"], on_the_day["standing"]) == (True, "due_soon")
    assert [each["code"] for each in day_after["clearance"]["blockers"]] == ["conclusion_expired"]
    assert day_after["standing"] == "overdue"
    assert register.json("systems", "list", "--on", (today - DAY).isoformat()) == []


@pytest.mark.parametrize("topic", RULES)
def test_the_rules_answer_from_standard_input_without_a_register(isms, topic):
    asked, expected = RULES[topic]

    answer = isms.json("rules", topic, "--facts", "-", given=json.dumps(asked))

    assert {key: answer[key] for key in expected} == expected


def test_dossier_rules_name_the_components_for_approval(isms):
    asked = {"level": 4, "regime": "331/2026", "stage": "operating", "basis_clause": "Đ14.2", "for": "approval"}

    answer = isms.json("rules", "dossier", "--facts", "-", given=json.dumps(asked))

    assert [each["code"] for each in answer["components"]] == [
        "overview",
        "construction_design",
        "level_justification",
        "protection_plan",
        "specialised_opinion",
        "appraisal_opinion",
        "round_the_clock_justification",
    ]


@pytest.mark.parametrize(
    ("topic", "facts", "named"),
    [
        ("classify", '{"kind": "spaceship"}', "kind"),
        ("classify", '{"colour": "red"}', "colour"),
        ("classify", '{"basic_data_subjects": true}', "basic_data_subjects"),
        ("clock", '{"event": "approval", "level": 2, "received_on": "2026-02-30"}', "received_on"),
        ("authority", '{"level": 6}', "level"),
        ("next-due", "{", "JSON"),
    ],
)
def test_bad_facts_are_named_and_exit_4(isms, topic, facts, named):
    assert named in isms("rules", topic, "--facts", "-", given=facts, status=4)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("systems", "show", "KHONG-CO"), 4),
        (("systems", "show", "IOFFICE", "--on", "2026-02-30"), 2),
        (("systems", "withdraw", "IOFFICE", "--reason", "x"), 3),
        (("systems", "withdraw", "IOFFICE", "--reason", " "), 4),
        (("systems", "explode"), 2),
        (("user", "add", "an", "--role", "king"), 2),
        (("print", "checklist", "IOFFICE", "--output", "phieu.exe"), 4),
        (("import", "khong-co.json"), 4),
    ],
)
def test_each_way_to_fail_has_its_exit_status(register, arguments, status):
    register(*arguments, status=status)


def test_without_a_register_a_command_says_how_to_make_one(isms):
    assert "isms init" in isms("systems", "list", status=4)


@pytest.mark.slow
def test_every_other_paper_is_printed_too(register, tmp_path):
    for paper, subject in (("findings", "IOFFICE"), ("thuyet-minh-cap-do", "IOFFICE"), ("audit-plan", "2027")):
        output = tmp_path / f"{paper}.docx"
        register("print", paper, subject, "--output", str(output))
        assert output.read_bytes().startswith(b"PK")
    register("print", "package", "IOFFICE", "--output", str(tmp_path / "goi.zip"))
    assert (tmp_path / "goi.zip").read_bytes().startswith(b"PK")
    register("print", "audit-decision", "IOFFICE:999", "--output", str(tmp_path / "x.docx"), status=4)


@pytest.mark.slow
def test_the_checklist_is_printed_in_each_form(register, tmp_path):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".html", b"<!DOCTYPE html>")):
        output = tmp_path / f"phieu{ending}"
        register("print", "checklist", "IOFFICE", "--output", str(output))

        assert output.read_bytes().startswith(start)


@pytest.mark.slow
def test_the_checklists_of_all_systems_go_into_one_zip(register, tmp_path):
    register("print", "checklist", "--all", "--output", str(tmp_path / "tat-ca.zip"))
    with zipfile.ZipFile(tmp_path / "tat-ca.zip") as archive:
        assert "checklist-IOFFICE.pdf" in archive.namelist()
        assert len(archive.namelist()) == len(register.json("systems", "list"))
    register("print", "checklist", "--all", "--output", str(tmp_path / "tat-ca.pdf"), status=4)
    register("print", "checklist", "--output", str(tmp_path / "tat-ca.zip"), status=4)


def test_sweep_deliver_check_and_verify_report_in_json(register):
    swept = register.json("sweep")

    assert swept["withdrawn"] == [] and set(swept) >= {"date", "withdrawn", "alerts"}
    delivered = register.json("deliver")
    assert {key: delivered[key] for key in ("sent", "failed", "waiting")} == {"sent": 0, "failed": 0, "waiting": 0}
    assert "ISMS_SMTP_HOST" in delivered["note"]
    checked = register.json("check")
    assert [checked[name] for name in ("drift", "counts", "files", "guards", "database")] == [[], [], [], [], []]
    assert checked["clock"]["behind"] is None
    assert checked["trail"] == []
    assert register.json("trail", "verify")["holds"]
    head = register.json("trail", "head")
    assert register.json("trail", "verify", "--anchor", f"{head['number']}:{head['hash']}")["holds"]
    register("trail", "verify", "--anchor", f"{head['number']}:{'0' * 16}", status=1)
    register("trail", "verify", "--anchor", f"{head['number'] + 1}:{head['hash']}", status=1)
    register("trail", "verify", "--anchor", "hôm qua", status=4)


@pytest.mark.slow
def test_people_are_added_with_a_password_from_standard_input(register):
    added = register.json(
        "user",
        "add",
        "can.bo",
        "--role",
        "officer",
        "--unit",
        "STP",
        "--password-stdin",
        given="một câu mật khẩu dài\n",
    )

    assert (added["name"], added["role"], added["unit"]) == ("can.bo", "officer", "STP")
    register("user", "add", "can.bo", "--role", "officer", status=4)


def test_every_command_has_help_in_vietnamese(isms):
    for group in ((), ("systems",), ("user",), ("print",), ("trail",), ("backup",)):
        assert isms(*group, "--help").strip()


@pytest.mark.skipif(os.name != "posix", reason="Windows guards the folder by the person's profile")
def test_nobody_else_may_read_the_register(isms):
    isms("init")
    folder = config.settings().data_dir

    assert {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in (folder, folder / "isms.sqlite3")} == {
        folder.name: 0,
        "isms.sqlite3": 0,
    }


@pytest.mark.slow
def test_a_register_of_an_earlier_version_is_backed_up_before_it_is_upgraded(register, monkeypatch):
    folder, before = config.settings().data_dir, sorted(schema.versions())[-2]
    register("init")
    assert list(folder.glob("truoc-nang-cap-*")) == [], "there was nothing to upgrade"

    monkeypatch.setattr(schema, "current", lambda _engine: before)
    assert "truoc-nang-cap-" in register("init")
    kept = list(folder.glob("truoc-nang-cap-*.zip"))
    assert [archive.check(file).schema for file in kept] == [before]

    register("init", "--no-backup")
    assert list(folder.glob("truoc-nang-cap-*.zip")) == kept


def test_a_register_that_cannot_be_backed_up_is_not_upgraded(register, monkeypatch):
    upgraded = []
    monkeypatch.setattr(schema, "versions", lambda: {"older", schema.newest()})
    monkeypatch.setattr(schema, "current", lambda _engine: "older")
    monkeypatch.setattr(schema, "upgrade", upgraded.append)
    monkeypatch.setattr(archive, "check", lambda _file: pytest.fail("no backup was written"))

    def is_full(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive, "write", is_full)
    register("init", status=1)
    assert upgraded == []


def test_without_the_driver_of_postgresql_one_is_told_how_to_get_it(isms, monkeypatch):
    monkeypatch.setenv("ISMS_DATABASE_URL", "postgresql://nha/so")
    monkeypatch.setitem(sys.modules, "psycopg", None)

    answer = isms("init", status=4)
    assert "python3 start.py" in answer
    assert "isms[postgresql]" in answer


@pytest.mark.skipif(sys.platform == "win32", reason="there the environment is all that Python knows")
def test_who_runs_a_command_is_whose_process_it_is_not_what_the_environment_says(monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "officer2")

    assert opening.operator().name == f"lệnh ({pwd.getpwuid(os.geteuid()).pw_name})"

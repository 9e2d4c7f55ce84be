"""An office with a secret in one branch and a stranger's branch beside it, and what is asked and recorded there."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy import select as sql_select

from inventory.law.levels import Facts
from inventory.organisation import bodies, focal_points, units
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.protection import office_answers
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import (
    KINDS,
    Advisory,
    Agreement,
    Asset,
    Audit,
    Change,
    Decision,
    Dossier,
    DossierComponent,
    Finding,
    Incident,
    Narrative,
    PlannedAudit,
    PlanState,
    Resolution,
    Risk,
    Website,
    assets,
    facts,
    narratives,
    risks,
)
from inventory.register_tables import PendingFact, System
from inventory.systems import register
from inventory.systems.register import Entry
from isms.accounts import people
from isms.accounts.people_tables import CalendarLink, Person, SignIn
from isms.background.task_tables import BackgroundTask
from isms.evidence import documents, office_documents
from isms.evidence.documents import Document
from isms.evidence.store import Kept
from isms.exchange.sheets import asset_book
from isms.installation import schema
from isms.jobs import jobs
from isms.ledger import issued
from isms.platform.database import Database
from isms.systems import system_history
from schedules.acts import enforcement, recording
from schedules.alerts.alert_tables import Alert, AlertSnooze
from schedules.cadence.cadence import Policy
from schedules.duties import duty_choices, duty_rounds
from schedules.duties.duty_tables import OfficeDutyDone
from schedules.plans import programme_entry, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter
from schedules.policies import policies
from tests.register import ADMIN, DAY, OFFICER, Clock, conclude, person, rows
from tests.sample_records import a_record

SECRET = "MẬT"
"""Stands in every text about the system, people and unit of the other branch."""
AT_HOME, STRANGER = "người nhà", "người lạ"
"""Who asks from the branch, and from the other one."""


@dataclass(frozen=True)
class Office:
    """
    Where the secrets are: a system, a person and a unit of one branch, and a stranger's branch beside it.

    `ids`: of what is on record, by what a parameter that names it is called without `_id`.
    """

    home: str
    elsewhere: str
    today: dt.date
    ids: dict[str, int]
    folder: Path


def an_entry(name: str = f"Hệ thống {SECRET} mới") -> Entry:
    named = {"owner": f"Chủ {SECRET}", "operator": f"Vận hành {SECRET}"}
    return Entry("NHA", name, "owned", users=("NHA",), unit="NHA", **named)


def a_new_entry() -> Entry:
    return Entry("MOI", "Hệ thống mới", "owned", users=("NHA",), unit="NHA")


def an_audit(on: dt.date) -> Audit:
    return Audit(concluded_on=on, kind="periodic", conclusion="eligible", assessor="X", assessor_kind="licensed")


def a_dossier(on: dt.date) -> Dossier:
    return Dossier(on=on, regime="331/2026", proposed_level=2, state="drafting", reason="theo văn bản số 1")


def an_agreement(on: dt.date) -> Agreement:
    return Agreement(on=on, kind="delegation", number=f"1/{SECRET}", party=f"Bên {SECRET}", scope=SECRET, ends_on=on)


def a_finding(audit: int, on: dt.date) -> Finding:
    return Finding(audit_id=audit, on=on, what=SECRET, severity="minor", due_on=on)


def a_plan(on: dt.date) -> PlannedAudit:
    return PlannedAudit(on=on, kind="periodic", occasion="", assessor=SECRET, assessor_kind="licensed")


def an_advisory(on: dt.date) -> Advisory:
    return Advisory(on=on, kind="advisory", source=SECRET, what=SECRET)


def a_watch(work: Any) -> dict[str, int]:
    """Record something of each kind that is watched; return their ids."""
    incident = recording.record(work, "NHA", Incident(detected_at=work.now, what=SECRET, serious=False))
    advisory, resolved = (recording.record(work, "NHA", an_advisory(work.today)) for _ in range(2))
    website = recording.record(work, "NHA", Website(on=work.today, address="mat.gov.vn"))
    audit = system_history.of_kind(work, "NHA", Audit)[-1]
    finding = recording.record(work, "NHA", a_finding(audit.id, work.today))
    planned_one = recording.record(work, "NHA", a_plan(work.today))
    point = focal_points.add(work, "NHA", FocalPoint(unit_id=0, name=SECRET, since=work.today))
    recording.record(work, "NHA", an_agreement(work.today))
    narratives.record(work, "NHA", Narrative(on=work.today, part="scope", text=SECRET))
    assets.record(work, "NHA", [Asset(on=work.today, item="", kind="device", name=SECRET)])
    risks.record(work, "NHA", a_risk(work.today, SECRET))
    facts.record(work, "NHA", Change(on=work.today, what=SECRET, major=False))
    recording.record_about(work, Resolution(advisory_id=resolved.id, on=work.today, how=SECRET))
    said = OfficeAnswer(on=work.today, requirement="G15-01", state="full", responsible=SECRET, evidence=SECRET)
    [answer] = office_answers.record(work, "NHA", [said])
    work.session.flush()
    about = work.session.execute(sql_select(System.id).where(System.code == "NHA")).scalar_one()
    printed = issued.enter(work, replace(a_printed(work.today, about), title=SECRET))
    programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=work.today.year))
    task, unled = (programme_entry.add_task(work, "KH", a_task(code), ["NHA"] if code == "1" else []) for code in "12")
    reported = progress.report(work, task.id, "NHA", Quarter.of(work.today), a_report(work.today))
    rows = {"answer": answer, "task": task, "unled": unled, "progress": reported, "audit": audit, "point": point}
    rows |= {"incident": incident, "document": printed, "advisory": advisory, "website": website}
    rows |= {"finding": finding, "planned": planned_one, "card": bodies.save(work, Body(name="Bộ Y"))}
    rows |= {"done": a_duty(work)}
    work.session.flush()
    ids = {name: row.id for name, row in rows.items()} | {"about": about}
    for kind in (each for each in KINDS if not work.session.execute(sql_select(each.id).limit(1)).all()):
        recording.record(work, "NHA", a_record(kind, work, ids, text=SECRET))
    return ids


def a_duty(work: Any) -> OfficeDutyDone:
    """Record that the office minds its duties, and that one was done for the branch, with what proves it."""
    duty_choices.seed(work)
    row = OfficeDutyDone(unit_id=0, duty="D-D12", on=work.today, note=SECRET)
    done = duty_rounds.record_for_office(work, row, "NHA")
    office_documents.attach(work, OfficeDutyDone, done.id, Kept("b" * 64, 1, "x", f"{SECRET}.pdf"), SECRET)
    return done


def a_task(code: str = "9") -> ProgrammeTask:
    return ProgrammeTask(programme_id=0, position=0, code=code, task="Nhiệm vụ")


def a_report(on: dt.date) -> TaskProgress:
    return TaskProgress(
        task_id=0, unit_id=0, year=0, quarter=0, on=on, state="done", result=SECRET, difficulties=SECRET
    )


def a_decision(on: dt.date) -> Decision:
    return Decision(date=on, level=2, regime="331/2026", number="9", issuer="X")


def a_document(on: dt.date) -> Document:
    return Document(f"Bản quét {SECRET}", "other", on)


def a_printed(on: dt.date, about: int) -> issued.Printed:
    return issued.Printed("thu", "Giấy", "NHA", on, "html", b"x", {}, about)


def a_book() -> bytes:
    book = load_workbook(io.BytesIO(asset_book.template()))
    book["Thiết bị"].append(["Máy chủ"])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def a_risk(on: dt.date, threat: str = "x") -> Risk:
    return Risk(on=on, item="", threat=threat, likelihood=1, impact=1)


def a_policy(name: str = "Thử") -> Policy:
    return Policy(name, dt.date(2026, 1, 1), "KH 1", {1: 12, 2: 12, 3: 12, 4: 12, 5: 6})


def a_file(office: Office) -> bytes:
    plan = {"system": "NHA", "state": "partial", "on": office.today.isoformat()}
    return json.dumps({"format": "isms/1", "plans": [plan]}).encode()


def an_office(database: Database, clock: Clock, tmp_path: Path, unit: str = f"Phòng {SECRET}") -> Office:
    """Enter a system in use with every kind of fact, people and alerts in one branch, and another branch beside it."""
    with database.work(ADMIN) as work:
        home = units.add(work, "NHA", unit, parent="STP").path
        elsewhere = units.add(work, "LA", "Phòng lạ", parent="STP").path
        people.add(work, name="nha.lan", role="admin", full_name=f"Lan {SECRET}", email="", unit_code="NHA")
    person(database, "nha.minh", "unit", "NHA", email=f"{'mat'}@so.gov.vn")
    yesterday = clock.today - DAY
    with database.work(OFFICER) as work:
        register.register(work, an_entry(), work.today, operating=True)
        facts.record_regulation(work, ["NHA"], yesterday, f"1/{SECRET}", SECRET)
        facts.record_classification(work, "NHA", Facts(regime="331/2026"), work.today)
        facts.record(work, "NHA", a_dossier(yesterday))
        facts.record_component(
            work, "NHA", DossierComponent(on=yesterday, component="overview", present=True, note=SECRET)
        )
        decision = Decision(date=yesterday, level=2, regime="331/2026", number=f"2/{SECRET}", issuer=SECRET)
        facts.record(work, "NHA", decision)
        facts.record(work, "NHA", PlanState(on=yesterday, state="full"))
        conditions = {"conclusion": "conditional", "conditions": SECRET, "conditions_until": yesterday + 2000 * DAY}
        conclude(work, "NHA", yesterday - DAY, assessor=SECRET, **conditions)
        conclude(work, "NHA", yesterday, assessor=SECRET)
        documents.attach(work, ["NHA"], Kept("b" * 64, 1, "x", f"{SECRET}.pdf"), a_document(yesterday))
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, "NHA")
    clock.move(days=700)
    jobs.sweep(database)
    assert rows(database, Alert), "no alert was raised: the test would prove less"
    with database.work(ADMIN) as work:
        ids = a_watch(work)
        secure(work)
        policy = policies.set_policy(work, Policy("Bỏ được", dt.date(2020, 1, 1), "x", {1: 24}))
    return Office(home, elsewhere, clock.today, {"policy": policy.id} | ids, tmp_path)


def secure(work: Any) -> None:
    """Sign a person of the branch in, give another a second factor, and let a fact about the system wait."""
    everyone = {each.name: each for each in work.session.exec(sql_select(Person)).scalars()}
    lan, minh = everyone["nha.lan"], everyone["nha.minh"]
    lan.totp_secret, lan.totp_confirmed_at = "x", work.now
    times = {"created_at": work.now, "last_seen_at": work.now, "expires_at": work.now + DAY}
    work.session.add(SignIn(token_hash=f"{SECRET}1", person_id=minh.id, csrf="x", agent=SECRET, **times))
    content = {"on": work.today.isoformat(), "state": "full", "expected_on": None}
    about = work.session.execute(sql_select(System.id)).scalar_one()
    work.session.add(AlertSnooze(system_id=about, person_id=1, until=work.today + 9 * DAY, reason=SECRET, at=work.now))
    work.session.add(CalendarLink(token_hash=f"{SECRET}2", person_id=lan.id, created_at=work.now))
    work.session.add(BackgroundTask(kind="paper", title=SECRET, parameters={}, asked_by=AT_HOME, asked_at=work.now))
    waiting = PendingFact(
        id=1, system_id=about, fact="plan_state", content=content, proposed_at=work.now, proposed_by="x"
    )
    waiting.proposed_by = f"lệnh {SECRET}"
    work.session.add(waiting)


def everything(session: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, but the trail's: notes of one's own doings are no harm."""
    connection = session.connection()
    return {name: connection.exec_driver_sql(read).all() for name, read in every_table().items()}


def written(session: Any) -> Any:
    """Return what changes as soon as the transaction writes (or locks) a row: reading every table costs far more."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        return connection.connection.driver_connection.total_changes
    return connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()::text").scalar()


@cache
def every_table() -> dict[str, str]:
    """Return how to read each table in its own order: in plain words, since it is done for every door there is."""
    tables = [table for name, table in schema.METADATA.tables.items() if not name.startswith("trail")]
    orders = {table.name: ", ".join(f'"{key.name}"' for key in table.primary_key) for table in tables}
    return {name: f'SELECT * FROM "{name}" ORDER BY {order}' for name, order in orders.items()}


def _unzipped(archive: bytes) -> Iterator[str]:
    """Yield the text of each file of an archive, such as a workbook is."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            yield opened.read(name).decode(errors="replace")


def said(answer: Any) -> str:
    """Return all that an answer says."""
    if isinstance(answer, bytes):
        return "\n".join(_unzipped(answer)) if answer.startswith(b"PK") else answer.decode()
    return repr(list(answer)) if isinstance(answer, Iterator) else repr(answer)

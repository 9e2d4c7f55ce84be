"""
What a person may see and do is their role and their branch, in every use case and query there is.

The doors are found by looking at the modules, so that a new one without a row in the table here fails.
"""

import datetime as dt
import importlib
import inspect
import io
import json
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select as sql_select
from sqlalchemy import update as sql_update

import inventory
import isms
import schedules
from inventory.errors import IsmsError, NotAllowed, NotFound, Refused
from inventory.law.levels import Facts
from inventory.organisation import bodies, focal_points, units
from inventory.organisation.access import MAY, Act
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.records import (
    Advisory,
    Agreement,
    ApprovalForecast,
    Asset,
    Audit,
    Change,
    Classification,
    Decision,
    Dossier,
    DossierComponent,
    Finding,
    Incident,
    IncidentStep,
    Narrative,
    Operation,
    PlanItem,
    PlannedAudit,
    PlanState,
    Resolution,
    Risk,
    Website,
    WebsiteReview,
    assets,
    facts,
    narratives,
    plan_items,
    risks,
)
from inventory.records.declaration import fields_of
from inventory.records.references import referred
from inventory.register_tables import PendingFact, Setting, System, SystemUnit, Unit
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.work import Actor, Role
from isms.accounts import names, people, security_log, signed_in_browsers, two_person_rule
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import Person, SignIn
from isms.evidence import documents
from isms.evidence.documents import Document
from isms.evidence.store import Kept, Store
from isms.exchange import loading, starting_inventory
from isms.exchange.format.lines import NotImported
from isms.exchange.own import heading, own_reading, taking
from isms.exchange.own.grid import Grid
from isms.exchange.own.own_reading import Reading
from isms.exchange.rows import dumping
from isms.exchange.sheets import asset_book, files
from isms.exchange.undo import undoing
from isms.installation import schema
from isms.jobs import health, jobs
from isms.ledger import issued, numbers, own_templates_kept, pdf_signature
from isms.mail import mail_requests
from isms.papers import catalogue as papers
from isms.papers.audits import audit_subject, concluding, incident_papers, planning
from isms.papers.composition import authorities, letterhead, numbering
from isms.papers.composition import office_words as texts
from isms.papers.composition.paper import Blanks
from isms.papers.dossiers import checklist, explaining, package, package_task, together
from isms.papers.dossiers import dossier_subject as dossier_about
from isms.papers.forms import filled
from isms.papers.plans import reports as plan_reports
from isms.papers.reports import annex, dti_paper, mau_08
from isms.platform.config import Settings
from isms.systems import accompanying, dossier_progress, registration, rehearsal, system_history, voiding
from isms.workspace import calendar_feed, confirmations, tasks, timeline
from isms.xray import look
from schedules.acts import deciding, enforcement, recording
from schedules.alerts import alert_list, inbox, mail_ledger
from schedules.alerts.alert_tables import Alert
from schedules.audits import findings, planned
from schedules.cadence.cadence import Policy
from schedules.plans import dti, plan_numbers, programme_entry, programmes, progress
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter
from schedules.policies import policies, policy_effect
from schedules.standing import counting, due_months, listing, queries
from schedules.watch import advisories, agenda, agreement_list, incidents, office_duties, transition_list, websites
from schedules.yearly import yearly, yearly_annex
from tests.register import ADMIN, DAY, OFFICER, conclude, person, rows

SECRET = "MẬT"
"""Stands in every text about the system, people and unit of the other branch."""

EVERYBODY = frozenset(Role)
RECORDERS = frozenset({Role.ADMIN, Role.OFFICER})
AUDITORS = RECORDERS | {Role.AUDITOR}
PERMITTERS = RECORDERS | {Role.LEADER}
REPORTERS = RECORDERS | {Role.UNIT}
ADMINS = frozenset({Role.ADMIN})


@dataclass(frozen=True)
class Office:
    """Where the secrets are: a system, a person and a unit of one branch, and a stranger's branch beside it."""

    home: str
    elsewhere: str
    decision: int
    audit: int
    policy: int
    today: dt.date
    watched: dict[str, int]
    folder: Path


@dataclass(frozen=True)
class Door:
    """How to ask a use case about the system NHA, and which roles of its own branch (or `everywhere`) may."""

    ask: Callable[[Any, Office], Any]
    roles: frozenset[Role]
    everywhere: bool = False


def an_entry(unit: str = "NHA") -> Entry:
    named = {"owner": f"Chủ {SECRET}", "operator": f"Vận hành {SECRET}"}
    return Entry("NHA", f"Hệ thống {SECRET} mới", "owned", users=("NHA",), unit=unit, **named)


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
    advisory = recording.record(work, "NHA", an_advisory(work.today))
    website = recording.record(work, "NHA", Website(on=work.today, address="mat.gov.vn"))
    audit = system_history.of_kind(work, "NHA", Audit)[0]
    finding = recording.record(work, "NHA", a_finding(audit.id, work.today))
    planned_one = recording.record(work, "NHA", a_plan(work.today))
    point = focal_points.add(work, "NHA", FocalPoint(unit_id=0, name=SECRET, since=work.today))
    recording.record(work, "NHA", an_agreement(work.today))
    narratives.record(work, "NHA", Narrative(on=work.today, part="scope", text=SECRET))
    assets.record(work, "NHA", [Asset(on=work.today, item="", kind="device", name=SECRET)])
    risks.record(work, "NHA", a_risk(work.today, SECRET))
    facts.record(work, "NHA", Change(on=work.today, what=SECRET, major=False))
    work.session.flush()
    about = work.session.execute(sql_select(System.id).where(System.code == "NHA")).scalar_one()
    printed = issued.enter(work, replace(a_printed(work.today, about), title=SECRET))
    programme_entry.add(work, Programme(code="KH", name="Kế hoạch", year=work.today.year))
    task, unled = (programme_entry.add_task(work, "KH", a_task(code), ["NHA"] if code == "1" else []) for code in "12")
    reported = progress.report(work, task.id, "NHA", Quarter.of(work.today), a_report(work.today))
    rows = {"task": task, "unled": unled, "reported": reported}
    rows |= {"incident": incident, "printed": printed, "advisory": advisory, "website": website, "focal_point": point}
    rows |= {"finding": finding, "planned": planned_one, "card": bodies.save(work, Body(name="Bộ Y"))}
    work.session.flush()
    return {name: row.id for name, row in rows.items()} | {"about": about}


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


def a_package(at: Office) -> package.Package:
    contents: Any = None
    return package.Package("NHA", contents, (), (), a_printed(at.today, at.watched["about"]), "", 0)


def to_sign(work: Any, at: Office) -> None:
    """Ask to sign what was printed; whoever may is told that it is no PDF."""
    try:
        pdf_signature.signed_copy(work, at.watched["printed"], pdf_signature.Certificate(at.folder))
    except NotAllowed:
        raise
    except Refused as told:
        assert "PDF" in str(told)


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


OWN_GRID = Grid("Trang 1", (["Mã", "Đơn vị"], ["NHA", "NHA"]))
OWN_HEAD = heading.head_at(OWN_GRID, 0)
OWN_READING = Reading(("systems.code", "systems.unit"), {"systems.responsibility": "owned"})


def a_person(work: Any) -> Any:
    """Let the actor be one with an account."""
    work.actor = replace(work.actor, person_id=1)
    return work


def asked_off(work: Any) -> Any:
    """Let a second person be wanted, and somebody have asked to turn that off."""
    value = {"on": True, "off": {"by": "ai đó", "reason": "x"}}
    work.session.merge(Setting(name="four_eyes", value=value, changed_at=work.now, changed_by="ai đó"))
    return a_person(work)


def an_import(work: Any, at: Office) -> Any:
    """Let an administrator of the branch have taken a file in."""
    actor, work.actor = work.actor, Actor(f"nhập {SECRET}", Role.ADMIN, at.home)
    loading.load(work, a_file(at))
    work.actor = actor
    work.close()
    work.notes.clear()
    work.touched.clear()
    return work


def out_of_use(work: Any) -> Any:
    """Let the system be in use no more: only then it can be voided."""
    work.session.execute(sql_update(System).values(in_use=False))
    return work


def two_who_could(work: Any) -> Any:
    """Let everybody be able to record and confirm."""
    work.session.execute(sql_update(Person).values(role="admin", password_hash="x"))
    return work


DOORS: dict[str, Door] = {
    "inventory.systems.register.register": Door(
        lambda work, at: register.register(work, a_new_entry(), at.today, True), RECORDERS
    ),
    "inventory.systems.register.edit": Door(lambda work, at: register.edit(work, "NHA", None, an_entry()), RECORDERS),
    "schedules.acts.deciding.decide": Door(
        lambda work, at: deciding.decide(
            work,
            "NHA",
            Decision(date=at.today, level=2, regime="331/2026", number="9/QĐ", issuer=f"Chủ {SECRET}"),
            SECRET,
        ),
        RECORDERS,
    ),
    "schedules.acts.deciding.computed_under": Door(
        lambda work, at: deciding.computed_under(work, "NHA", "331/2026"), EVERYBODY
    ),
    "inventory.records.references.referred": Door(
        lambda work, at: referred(work, "NHA", fields_of(Agreement)["replaces_id"]), EVERYBODY
    ),
    "isms.systems.voiding.void": Door(lambda work, at: voiding.void(out_of_use(work), "NHA", "ghi nhầm"), ADMINS),
    "inventory.records.facts.record_classification": Door(
        lambda work, at: facts.record_classification(work, "NHA", Facts(regime="331/2026"), at.today), RECORDERS
    ),
    "inventory.records.facts.record/dossier": Door(
        lambda work, at: facts.record(work, "NHA", a_dossier(at.today)), RECORDERS
    ),
    "inventory.records.facts.record_component": Door(
        lambda work, at: facts.record_component(
            work, "NHA", DossierComponent(on=at.today, component="overview", present=True)
        ),
        RECORDERS,
    ),
    "inventory.records.facts.record": Door(lambda work, at: facts.record(work, "NHA", a_decision(at.today)), RECORDERS),
    "inventory.records.facts.record_regulation": Door(
        lambda work, at: facts.record_regulation(work, ["NHA"], at.today, "1", "X"), RECORDERS
    ),
    "inventory.records.facts.record/plan_state": Door(
        lambda work, at: facts.record(work, "NHA", PlanState(on=at.today, state="full")), RECORDERS
    ),
    "inventory.records.facts.record/change": Door(
        lambda work, at: facts.record(work, "NHA", Change(on=at.today, what="x")), RECORDERS
    ),
    "schedules.acts.recording.record_about": Door(
        lambda work, at: recording.record_about(
            work, IncidentStep(incident_id=at.watched["incident"], kind="update", at=work.now)
        ),
        RECORDERS,
    ),
    "schedules.acts.recording.record": Door(
        lambda work, at: recording.record(work, "NHA", an_agreement(at.today)), RECORDERS
    ),
    "inventory.organisation.focal_points.add": Door(
        lambda work, at: focal_points.add(work, "NHA", FocalPoint(unit_id=0, name="x", since=at.today)), RECORDERS
    ),
    "inventory.organisation.focal_points.end": Door(
        lambda work, at: focal_points.end(work, at.watched["focal_point"], at.today), RECORDERS
    ),
    "inventory.organisation.focal_points.listed": Door(lambda work, at: focal_points.listed(work), EVERYBODY),
    "schedules.acts.recording.record/incident": Door(
        lambda work, at: recording.record(work, "NHA", Incident(detected_at=work.now, what="x", serious=True)),
        RECORDERS,
    ),
    "schedules.watch.incidents.listed": Door(lambda work, at: incidents.listed(work, "NHA"), EVERYBODY),
    "schedules.watch.incidents.page": Door(lambda work, at: incidents.page(work), EVERYBODY),
    "schedules.acts.recording.record/finding": Door(
        lambda work, at: recording.record(work, "NHA", a_finding(at.audit, at.today)), AUDITORS
    ),
    "schedules.acts.recording.record_about/finding": Door(
        lambda work, at: recording.record_about(
            work, Resolution(finding_id=at.watched["finding"], on=at.today, how="x")
        ),
        AUDITORS,
    ),
    "schedules.audits.findings.listed": Door(lambda work, at: findings.listed(work), EVERYBODY),
    "schedules.audits.findings.page": Door(lambda work, at: findings.page(work, findings.Filter()), EVERYBODY),
    "schedules.audits.findings.numbers": Door(lambda work, at: findings.numbers(work), EVERYBODY),
    "schedules.audits.findings.responsibles": Door(lambda work, at: findings.responsibles(work), EVERYBODY),
    "schedules.audits.planned.plan": Door(lambda work, at: planned.plan(work, ["NHA"], a_plan(at.today)), AUDITORS),
    "schedules.acts.recording.record/planned_audit": Door(
        lambda work, at: recording.record(work, "NHA", a_plan(at.today)), AUDITORS
    ),
    "schedules.audits.planned.plan_each": Door(
        lambda work, at: planned.plan_each(work, {"NHA": at.today}, a_plan(at.today)), AUDITORS
    ),
    "schedules.audits.planned.spread_over": Door(
        lambda work, at: planned.spread_over(work, ["NHA"], at.today + 40 * DAY), AUDITORS
    ),
    "schedules.audits.planned.outlook": Door(
        lambda work, at: planned.outlook(work, {"NHA": at.today}, a_plan(at.today)), AUDITORS
    ),
    "schedules.audits.planned.put_off": Door(
        lambda work, at: planned.put_off(work, at.watched["planned"], at.today, "x"), AUDITORS
    ),
    "schedules.audits.planned.call_off": Door(
        lambda work, at: planned.call_off(work, at.watched["planned"], "x"), AUDITORS
    ),
    "schedules.audits.planned.of_year": Door(lambda work, at: planned.of_year(work, at.today.year), EVERYBODY),
    "schedules.audits.planned.listed": Door(lambda work, at: planned.listed(work), EVERYBODY),
    "schedules.acts.recording.record/advisory": Door(
        lambda work, at: recording.record(work, "NHA", an_advisory(at.today)), RECORDERS
    ),
    "schedules.acts.recording.record_about/advisory": Door(
        lambda work, at: recording.record_about(
            work, Resolution(advisory_id=at.watched["advisory"], on=at.today, how="x")
        ),
        RECORDERS,
    ),
    "isms.workspace.calendar_feed.feed": Door(
        lambda work, at: calendar_feed.feed(work).replace(b"\r\n ", b""), EVERYBODY
    ),
    "isms.accounts.names.of_accounts": Door(lambda work, at: names.of_accounts(work), EVERYBODY),
    "schedules.watch.transition_list.counts": Door(lambda work, at: transition_list.counts(work), EVERYBODY),
    "schedules.watch.transition_list.page": Door(lambda work, at: transition_list.page(work), EVERYBODY),
    "schedules.watch.office_duties.duties": Door(
        lambda work, at: office_duties.duties(work, at.today - 400 * DAY, at.today + 400 * DAY), EVERYBODY
    ),
    "schedules.watch.agenda.overdue": Door(lambda work, at: agenda.overdue(work), EVERYBODY),
    "schedules.watch.agenda.never_audited": Door(lambda work, at: agenda.never_audited(work), EVERYBODY),
    "schedules.watch.agenda.numbers": Door(
        lambda work, at: agenda.numbers(work, at.today - 4000 * DAY, at.today + 4000 * DAY), EVERYBODY
    ),
    "schedules.watch.agenda.agenda": Door(
        lambda work, at: agenda.agenda(work, at.today - 4000 * DAY, at.today + 4000 * DAY), EVERYBODY
    ),
    "schedules.watch.advisories.listed": Door(lambda work, at: advisories.listed(work, "NHA"), EVERYBODY),
    "schedules.watch.advisories.page": Door(lambda work, at: advisories.page(work), EVERYBODY),
    "schedules.acts.recording.record/website": Door(
        lambda work, at: recording.record(work, "NHA", Website(on=at.today, address="so.gov.vn")), RECORDERS
    ),
    "schedules.acts.recording.record_about/website": Door(
        lambda work, at: recording.record_about(
            work, WebsiteReview(website_id=at.watched["website"], on=at.today, result="in_order")
        ),
        RECORDERS,
    ),
    "schedules.watch.websites.listed": Door(lambda work, at: websites.listed(work, "NHA"), EVERYBODY),
    "schedules.watch.websites.page": Door(lambda work, at: websites.page(work), EVERYBODY),
    "schedules.watch.websites.dues": Door(lambda work, at: websites.dues(work), EVERYBODY),
    "schedules.watch.agreement_list.listed": Door(lambda work, at: agreement_list.listed(work, "NHA"), EVERYBODY),
    "schedules.watch.agreement_list.page": Door(lambda work, at: agreement_list.page(work), EVERYBODY),
    "schedules.watch.agreement_list.major_changes": Door(
        lambda work, at: agreement_list.major_changes(work), EVERYBODY
    ),
    "inventory.records.facts.record/operation": Door(
        lambda work, at: facts.record(work, "NHA", Operation(on=at.today, state="stopped", reason="x")),
        RECORDERS,
    ),
    "inventory.records.facts.void": Door(lambda work, at: facts.void(work, Decision, at.decision, "x"), RECORDERS),
    "inventory.organisation.units.add": Door(
        lambda work, at: units.add(work, "CON", "Phòng con", parent="NHA"), RECORDERS
    ),
    "inventory.organisation.units.enter": Door(
        lambda work, at: units.enter(work, "CON", "Phòng con", parent="NHA"), RECORDERS
    ),
    "inventory.organisation.units.rename": Door(lambda work, at: units.rename(work, "NHA", "Phòng khác"), RECORDERS),
    "inventory.organisation.units.set_letterhead": Door(
        lambda work, at: units.set_letterhead(work, "NHA", "Bộ", "Hà Nội"), RECORDERS
    ),
    "inventory.organisation.units.by_code": Door(lambda work, at: units.by_code(work, "NHA"), EVERYBODY),
    "inventory.organisation.units.tree": Door(lambda work, at: units.tree(work), EVERYBODY),
    "schedules.acts.recording.record/audit": Door(
        lambda work, at: recording.record(work, "NHA", an_audit(at.today)), AUDITORS
    ),
    "schedules.acts.enforcement.put_into_use": Door(lambda work, at: enforcement.put_into_use(work, "NHA"), PERMITTERS),
    "schedules.acts.enforcement.withdraw": Door(lambda work, at: enforcement.withdraw(work, "NHA", "x"), PERMITTERS),
    "schedules.standing.queries.show": Door(lambda work, at: queries.show(work, "NHA"), EVERYBODY),
    "schedules.standing.queries.every": Door(lambda work, at: queries.every(work), EVERYBODY),
    "schedules.standing.listing.codes": Door(lambda work, at: listing.codes(work, listing.Filter()), EVERYBODY),
    "schedules.standing.listing.whole": Door(
        lambda work, at: listing.whole(work, listing.Filter(), at.today), EVERYBODY
    ),
    "schedules.standing.listing.page": Door(lambda work, at: listing.page(work, listing.Filter(unit="NHA")), EVERYBODY),
    "schedules.standing.listing.page_as_of": Door(
        lambda work, at: listing.page_as_of(work, listing.Filter(), at.today), EVERYBODY
    ),
    "schedules.standing.listing.page_on": Door(
        lambda work, at: listing.page_on(work, listing.Filter(), at.today), EVERYBODY
    ),
    "schedules.standing.listing.upcoming": Door(lambda work, at: listing.upcoming(work, within_days=4000), EVERYBODY),
    "schedules.standing.counting.tally": Door(lambda work, at: counting.tally(work, {}), EVERYBODY),
    "schedules.standing.counting.tally_on": Door(lambda work, at: counting.tally_on(work, {}, at.today), EVERYBODY),
    "schedules.standing.counting.tally_as_of": Door(
        lambda work, at: counting.tally_as_of(work, {}, at.today), EVERYBODY
    ),
    "isms.xray.look.look": Door(lambda work, at: look.look(work), EVERYBODY),
    "isms.xray.look.find": Door(lambda work, at: look.find(work, "no_dossier"), EVERYBODY),
    "isms.xray.look.recount": Door(lambda work, at: look.recount(work), EVERYBODY),
    "isms.workspace.tasks.tasks": Door(lambda work, at: tasks.tasks(work), EVERYBODY),
    "schedules.standing.due_months.due_by": Door(
        lambda work, at: due_months.due_by(work, at.today + 4000 * DAY, ["NHA"]), EVERYBODY
    ),
    "schedules.standing.due_months.plan": Door(lambda work, at: due_months.plan(work), EVERYBODY),
    "schedules.alerts.alert_list.page": Door(lambda work, at: alert_list.page(work, alert_list.Filter()), EVERYBODY),
    "schedules.alerts.inbox.acknowledge": Door(
        lambda work, at: inbox.acknowledge(a_person(work), work.session.execute(sql_select(Alert.id)).scalars().all()),
        EVERYBODY,
    ),
    "schedules.alerts.inbox.snooze": Door(
        lambda work, at: inbox.snooze(a_person(work), "NHA", at.today + DAY, "x"), EVERYBODY
    ),
    "schedules.alerts.inbox.wake": Door(lambda work, at: inbox.wake(a_person(work), "NHA"), EVERYBODY),
    "schedules.alerts.inbox.snoozes": Door(lambda work, at: inbox.snoozes(a_person(work)), EVERYBODY),
    "schedules.alerts.inbox.count_new": Door(lambda work, at: inbox.count_new(a_person(work)), EVERYBODY),
    "schedules.alerts.mail_ledger.ledger": Door(lambda work, at: mail_ledger.ledger(work), ADMINS, everywhere=True),
    "schedules.policies.policies.set_policy": Door(
        lambda work, at: policies.set_policy(work, a_policy()), ADMINS, everywhere=True
    ),
    "schedules.policies.policies.void_policy": Door(
        lambda work, at: policies.void_policy(work, at.policy, "x"), ADMINS, everywhere=True
    ),
    "schedules.policies.policies.set_holiday": Door(
        lambda work, at: policies.set_holiday(work, at.today, "Nghỉ"), ADMINS, everywhere=True
    ),
    "schedules.policies.policies.remove_holiday": Door(
        lambda work, at: policies.remove_holiday(work, policies.holiday_rows(work)[0].day), ADMINS, everywhere=True
    ),
    "schedules.policies.policy_effect.of_setting": Door(
        lambda work, at: policy_effect.of_setting(work, a_policy()), ADMINS, everywhere=True
    ),
    "schedules.policies.policy_effect.of_voiding": Door(
        lambda work, at: policy_effect.of_voiding(work, "Thử"), ADMINS, everywhere=True
    ),
    "isms.accounts.security_log.listed": Door(lambda work, at: security_log.listed(work), ADMINS),
    "isms.accounts.people.listed": Door(lambda work, at: people.listed(work), ADMINS),
    "isms.accounts.people.show": Door(lambda work, at: people.show(work, "nha.lan"), ADMINS),
    "isms.accounts.people.add": Door(
        lambda work, at: people.add(work, name="nha.moi", role="officer", unit_code="NHA"), ADMINS
    ),
    "isms.accounts.people.change": Door(
        lambda work, at: people.change(work, "nha.lan", role="admin", full_name="Lan", email="", unit_code="NHA"),
        ADMINS,
    ),
    "isms.accounts.people.deactivate": Door(lambda work, at: people.deactivate(work, "nha.lan"), ADMINS),
    "isms.accounts.people.activate": Door(lambda work, at: people.activate(work, "nha.lan"), ADMINS),
    "isms.accounts.people.set_password": Door(
        lambda work, at: people.set_password(work, "nha.lan", NewPassword("nha.lan", hash="x")), ADMINS
    ),
    "isms.accounts.people.take_off_second_factor": Door(
        lambda work, at: people.take_off_second_factor(work, "nha.lan", NewPassword("nha.lan", hash="x")), ADMINS
    ),
    "isms.accounts.signed_in_browsers.everybody": Door(lambda work, at: signed_in_browsers.everybody(work), ADMINS),
    "isms.accounts.signed_in_browsers.end": Door(
        lambda work, at: [signed_in_browsers.end(work, each.key) for each in signed_in_browsers.everybody(work)], ADMINS
    ),
    "isms.workspace.confirmations.waiting": Door(lambda work, at: confirmations.waiting(work), EVERYBODY),
    "isms.workspace.confirmations.decided": Door(lambda work, at: confirmations.decided(work), EVERYBODY),
    "isms.workspace.confirmations.count": Door(lambda work, at: confirmations.count(work), EVERYBODY),
    "isms.workspace.confirmations.confirm": Door(lambda work, at: confirmations.confirm(a_person(work), 1), RECORDERS),
    "isms.workspace.confirmations.refuse": Door(lambda work, at: confirmations.refuse(work, 1, "x"), RECORDERS),
    "isms.accounts.two_person_rule.standing": Door(
        lambda work, at: two_person_rule.standing(work), ADMINS, everywhere=True
    ),
    "isms.accounts.two_person_rule.turn_on": Door(
        lambda work, at: two_person_rule.turn_on(two_who_could(work)), ADMINS, everywhere=True
    ),
    "isms.accounts.two_person_rule.ask_off": Door(
        lambda work, at: two_person_rule.ask_off(asked_off(work), "x"), ADMINS, everywhere=True
    ),
    "isms.accounts.two_person_rule.agree_off": Door(
        lambda work, at: two_person_rule.agree_off(asked_off(work)), ADMINS, everywhere=True
    ),
    "isms.accounts.two_person_rule.keep_on": Door(
        lambda work, at: two_person_rule.keep_on(asked_off(work)), ADMINS, everywhere=True
    ),
    "isms.accounts.people.sign_out_everywhere": Door(
        lambda work, at: people.sign_out_everywhere(work, "nha.lan"), ADMINS
    ),
    "isms.accounts.people.revoke_calendar": Door(lambda work, at: people.revoke_calendar(work, "nha.lan"), ADMINS),
    "isms.accounts.people.units": Door(lambda work, at: people.units(work), ADMINS),
    "inventory.organisation.bodies.cards": Door(lambda work, at: bodies.cards(work), EVERYBODY),
    "inventory.organisation.bodies.names": Door(lambda work, at: bodies.names(work), EVERYBODY),
    "isms.papers.composition.authorities.authorities": Door(lambda work, at: authorities.authorities(work), EVERYBODY),
    "inventory.organisation.bodies.listed": Door(lambda work, at: bodies.listed(work), EVERYBODY),
    "inventory.organisation.bodies.save": Door(
        lambda work, at: bodies.save(work, Body(name="Bộ X")), RECORDERS, everywhere=True
    ),
    "inventory.organisation.bodies.remove": Door(
        lambda work, at: bodies.remove(work, at.watched["card"]), RECORDERS, everywhere=True
    ),
    "inventory.records.facts.record/approval_forecast": Door(
        lambda work, at: facts.record(work, "NHA", ApprovalForecast(on=at.today, expected_on=at.today)), RECORDERS
    ),
    "schedules.yearly.yearly.yearly": Door(lambda work, at: yearly.yearly(work, at.today), EVERYBODY),
    "isms.papers.reports.mau_08.paper": Door(lambda work, at: mau_08.paper(work, str(at.today.year)), EVERYBODY),
    "schedules.plans.dti.rows": Door(lambda work, at: dti.rows(work, at.today), EVERYBODY),
    "schedules.yearly.yearly_annex.details": Door(
        lambda work, at: yearly_annex.details(work, yearly.yearly(work, at.today).rows, at.today), EVERYBODY
    ),
    "isms.papers.reports.mau_08.report_content": Door(
        lambda work, at: mau_08.report_content(work, str(at.today.year)), EVERYBODY
    ),
    "isms.papers.reports.mau_08.written": Door(
        lambda work, at: mau_08.written(work, mau_08.report_content(work, "2026"), "2026"), EVERYBODY
    ),
    "isms.papers.reports.annex.paper": Door(lambda work, at: annex.paper(work, str(at.today.year)), EVERYBODY),
    "isms.papers.reports.dti_paper.paper": Door(lambda work, at: dti_paper.paper(work, str(at.today.year)), EVERYBODY),
    "inventory.records.plan_items.rows": Door(lambda work, at: plan_items.rows(work, "NHA"), EVERYBODY),
    "inventory.records.plan_items.record": Door(
        lambda work, at: plan_items.record(
            work, "NHA", [PlanItem(on=at.today, regime="", requirement="G01", state="full")]
        ),
        RECORDERS,
    ),
    "isms.workspace.timeline.timeline": Door(lambda work, at: timeline.timeline(work, "NHA"), EVERYBODY),
    "isms.systems.rehearsal.outlook": Door(lambda work, at: rehearsal.outlook(work, "NHA"), EVERYBODY),
    "isms.systems.rehearsal.changes": Door(
        lambda work, at: rehearsal.changes(
            work, "NHA", lambda work: facts.record_classification(work, "NHA", Facts(regime="331/2026"), at.today)
        ),
        RECORDERS,
    ),
    "isms.systems.registration.check_name": Door(
        lambda work, at: registration.check_name(work, "MOI", "Mới"), RECORDERS
    ),
    "isms.systems.registration.enter": Door(
        lambda work, at: registration.enter(
            work, a_new_entry(), at.today, True, registration.Answers(Facts(regime="331/2026"))
        ),
        RECORDERS,
    ),
    "isms.systems.accompanying.beside": Door(
        lambda work, at: accompanying.beside(work, "NHA", dossier_progress.proposal(work, "NHA")), EVERYBODY
    ),
    "isms.systems.dossier_progress.proposal": Door(lambda work, at: dossier_progress.proposal(work, "NHA"), EVERYBODY),
    "isms.evidence.documents.attach": Door(
        lambda work, at: documents.attach(work, ["NHA"], Kept("a" * 64, 1, "x", "a.pdf"), a_document(at.today)),
        RECORDERS,
    ),
    "isms.evidence.documents.listed": Door(lambda work, at: documents.listed(work, "NHA"), EVERYBODY),
    "isms.evidence.documents.provable": Door(lambda work, at: documents.provable(work, "NHA"), EVERYBODY),
    "isms.evidence.documents.sharing": Door(lambda work, at: documents.sharing(work, "NHA", "", None), EVERYBODY),
    "isms.evidence.documents.found": Door(lambda work, at: documents.found(work, 1), EVERYBODY),
    "isms.papers.dossiers.checklist.checklist": Door(lambda work, at: checklist.checklist(work, "NHA"), EVERYBODY),
    "isms.papers.forms.filled.filled": Door(lambda work, at: filled.filled(work, "NHA", form_code="mau-01"), EVERYBODY),
    "isms.papers.forms.filled.offered": Door(lambda work, at: filled.offered(work, "NHA"), EVERYBODY),
    "isms.papers.catalogue.make": Door(lambda work, at: papers.make(work, "mau-01", "NHA"), EVERYBODY),
    "isms.papers.catalogue.print_paper": Door(
        lambda work, at: papers.print_paper(work, "mau-01", "NHA", "html"), EVERYBODY
    ),
    "isms.papers.catalogue.printed": Door(lambda work, at: papers.printed(work, "mau-01", "NHA", "html"), EVERYBODY),
    "isms.papers.catalogue.print_numbered": Door(
        lambda work, at: papers.print_numbered(work, "audit-plan", str(at.today.year), at.today),
        RECORDERS,
        everywhere=True,
    ),
    "isms.papers.composition.numbering.offer": Door(
        lambda work, at: numbering.offer(work, papers.make(work, "audit-plan", str(at.today.year))), EVERYBODY
    ),
    "isms.papers.composition.numbering.give": Door(
        lambda work, at: numbering.give(work, papers.make(work, "audit-plan", str(at.today.year)), at.today),
        RECORDERS,
        everywhere=True,
    ),
    "isms.papers.catalogue.issue": Door(
        lambda work, at: papers.issue(work, papers.make(work, "mau-01", "NHA"), "html"), EVERYBODY
    ),
    "isms.ledger.issued.enter": Door(
        lambda work, at: issued.enter(work, a_printed(at.today, at.watched["about"])), EVERYBODY
    ),
    "isms.ledger.issued.first_year": Door(lambda work, at: issued.first_year(work), EVERYBODY),
    "isms.ledger.issued.listed": Door(lambda work, at: issued.listed(work), EVERYBODY),
    "isms.ledger.issued.found": Door(lambda work, at: issued.found(work, at.watched["printed"]), EVERYBODY),
    "isms.ledger.issued.content": Door(lambda work, at: issued.content(work, at.watched["printed"]), EVERYBODY),
    "isms.ledger.issued.verified": Door(lambda work, at: issued.verified(work, "a" * 16), EVERYBODY),
    "isms.ledger.issued.void": Door(lambda work, at: issued.void(work, at.watched["printed"], "x"), RECORDERS),
    "isms.ledger.pdf_signature.is_signed": Door(
        lambda work, at: pdf_signature.is_signed(work, at.watched["printed"]), EVERYBODY
    ),
    "isms.ledger.pdf_signature.signed_copy": Door(lambda work, at: to_sign(work, at), RECORDERS, everywhere=True),
    "isms.ledger.own_templates_kept.use": Door(
        lambda work, at: own_templates_kept.use(work, "findings", "a.docx", b"x"), ADMINS, everywhere=True
    ),
    "isms.ledger.own_templates_kept.retire": Door(
        lambda work, at: (
            own_templates_kept.use(work, "findings", "a.docx", b"x"),
            own_templates_kept.retire(work, "findings"),
        ),
        ADMINS,
        everywhere=True,
    ),
    "isms.ledger.own_templates_kept.used": Door(lambda work, at: own_templates_kept.used(work, "findings"), EVERYBODY),
    "isms.ledger.own_templates_kept.listed": Door(lambda work, at: own_templates_kept.listed(work), EVERYBODY),
    "isms.ledger.own_templates_kept.file": Door(lambda work, at: own_templates_kept.file(work, "findings"), EVERYBODY),
    "isms.ledger.numbers.take": Door(lambda work, at: numbers.take(work, "QĐ"), RECORDERS, everywhere=True),
    "isms.ledger.numbers.begin_after": Door(
        lambda work, at: numbers.begin_after(work, "QĐ", 7), ADMINS, everywhere=True
    ),
    "isms.ledger.numbers.lasts": Door(lambda work, at: numbers.lasts(work), EVERYBODY),
    "inventory.records.plan_items.bring": Door(
        lambda work, at: plan_items.bring(
            work, "NHA", PlanItem(on=at.today, regime="331/2026", requirement="G01", state="full")
        ),
        RECORDERS,
    ),
    "inventory.records.narratives.record": Door(
        lambda work, at: narratives.record(work, "NHA", Narrative(on=at.today, part="scope", text="x")), RECORDERS
    ),
    "inventory.records.narratives.listed": Door(lambda work, at: narratives.listed(work, "NHA"), EVERYBODY),
    "inventory.records.assets.record": Door(
        lambda work, at: assets.record(work, "NHA", [Asset(on=at.today, item="", kind="zone", name="x")]), RECORDERS
    ),
    "inventory.records.assets.bring": Door(
        lambda work, at: assets.bring(work, "NHA", Asset(on=at.today, item="VM07", kind="zone", name="x")), RECORDERS
    ),
    "inventory.records.assets.take_out": Door(
        lambda work, at: assets.take_out(work, "NHA", "TB01", at.today), RECORDERS
    ),
    "inventory.records.assets.listed": Door(lambda work, at: assets.listed(work, "NHA"), EVERYBODY),
    "inventory.records.risks.record": Door(lambda work, at: risks.record(work, "NHA", a_risk(at.today)), RECORDERS),
    "inventory.records.risks.bring": Door(lambda work, at: risks.bring(work, "NHA", a_risk(at.today)), RECORDERS),
    "inventory.records.risks.take_out": Door(lambda work, at: risks.take_out(work, "NHA", "RR01", at.today), RECORDERS),
    "inventory.records.risks.listed": Door(lambda work, at: risks.listed(work, "NHA"), EVERYBODY),
    "isms.papers.dossiers.dossier_subject.dossier_systems": Door(
        lambda work, at: dossier_about.dossier_systems(work, "NHA"), EVERYBODY
    ),
    "isms.exchange.sheets.asset_book.take": Door(lambda work, at: asset_book.take(work, "NHA", a_book()), RECORDERS),
    "isms.exchange.sheets.asset_book.wrong": Door(lambda work, at: asset_book.wrong(work, "NHA", a_book()), RECORDERS),
    "isms.papers.dossiers.together.groups": Door(lambda work, at: together.groups(work), EVERYBODY),
    "isms.papers.dossiers.explaining.overview": Door(lambda work, at: explaining.overview(work, "NHA"), EVERYBODY),
    "isms.papers.dossiers.explaining.level": Door(lambda work, at: explaining.level(work, "NHA"), EVERYBODY),
    "isms.papers.dossiers.explaining.plan": Door(lambda work, at: explaining.plan(work, "NHA"), EVERYBODY),
    "isms.papers.dossiers.package.pack": Door(
        lambda work, at: package.pack(work, Store(Settings(data_dir=at.folder)), "NHA", at.folder / "a.zip").sha256,
        EVERYBODY,
    ),
    "isms.papers.dossiers.package.enter": Door(lambda work, at: package.enter(work, a_package(at)), EVERYBODY),
    "isms.papers.dossiers.package_task.ask": Door(lambda work, at: package_task.ask(work, "NHA"), EVERYBODY),
    "isms.papers.audits.audit_subject.one": Door(lambda work, at: audit_subject.one(work, "NHA"), EVERYBODY),
    "isms.papers.audits.audit_subject.heading": Door(
        lambda work, at: audit_subject.heading(work, None, "BC", Blanks(), ()), EVERYBODY
    ),
    "isms.papers.audits.audit_subject.describe": Door(
        lambda work, at: audit_subject.describe(work, audit_subject.one(work, "NHA"), Blanks()), EVERYBODY
    ),
    "isms.papers.audits.planning.plan": Door(lambda work, at: planning.plan(work, str(at.today.year)), EVERYBODY),
    "isms.papers.audits.planning.decision": Door(
        lambda work, at: planning.decision(work, f"NHA:{at.watched['planned']}"), EVERYBODY
    ),
    "isms.papers.audits.concluding.minutes": Door(
        lambda work, at: concluding.minutes(work, f"NHA:{at.audit}"), EVERYBODY
    ),
    "isms.papers.audits.concluding.minutes_to_write": Door(
        lambda work, at: concluding.minutes_to_write(work, f"NHA:{at.watched['planned']}"), EVERYBODY
    ),
    "isms.papers.audits.concluding.conclusion": Door(
        lambda work, at: concluding.conclusion(work, f"NHA:{at.audit}"), EVERYBODY
    ),
    "isms.papers.audits.concluding.findings_list": Door(
        lambda work, at: concluding.findings_list(work, "NHA"), EVERYBODY
    ),
    "isms.papers.audits.concluding.pre_operation": Door(
        lambda work, at: concluding.pre_operation(work, "NHA"), EVERYBODY
    ),
    "isms.papers.audits.incident_papers.notice": Door(
        lambda work, at: incident_papers.notice(work, f"NHA:{at.watched['incident']}"), EVERYBODY
    ),
    "isms.papers.audits.incident_papers.report": Door(
        lambda work, at: incident_papers.report(work, f"NHA:{at.watched['incident']}"), EVERYBODY
    ),
    "isms.papers.audits.planning.rows": Door(lambda work, at: planning.rows(work, at.today.year), EVERYBODY),
    "isms.papers.composition.letterhead.places": Door(
        lambda work, at: letterhead.places(work, None, "BC", Blanks()), EVERYBODY
    ),
    "isms.papers.composition.office_words.paper": Door(lambda work, at: texts.paper(work), EVERYBODY),
    "isms.papers.composition.office_words.set_paper": Door(
        lambda work, at: texts.set_paper(work, texts.Paper(drafter="VP")), ADMINS, everywhere=True
    ),
    "isms.systems.system_history.of_kind": Door(
        lambda work, at: system_history.of_kind(work, "NHA", Decision), EVERYBODY
    ),
    "isms.systems.system_history.of_every_kind": Door(
        lambda work, at: system_history.of_every_kind(work, "NHA"), EVERYBODY
    ),
    "isms.systems.system_history.trail": Door(lambda work, at: system_history.trail(work, "NHA"), EVERYBODY),
    "isms.systems.system_history.void": Door(
        lambda work, at: system_history.void(work, Audit, at.audit, "x"), AUDITORS
    ),
    "isms.jobs.health.health": Door(lambda work, at: health.health(work), EVERYBODY),
    "isms.mail.mail_requests.ask_for_test": Door(
        lambda work, at: mail_requests.ask_for_test(work, "a@b.vn"), ADMINS, everywhere=True
    ),
    "isms.mail.mail_requests.ask_for_delivery": Door(
        lambda work, at: mail_requests.ask_for_delivery(work), ADMINS, everywhere=True
    ),
    "isms.exchange.rows.dumping.dump": Door(lambda work, at: dumping.dump(work), EVERYBODY),
    "isms.exchange.sheets.files.written": Door(lambda work, at: files.written(work, ".json"), EVERYBODY),
    "isms.exchange.undo.undoing.listed": Door(lambda work, at: undoing.listed(work), RECORDERS),
    "isms.exchange.undo.undoing.undo": Door(
        lambda work, at: undoing.undo(an_import(work, at), 1, "nhầm tệp"), RECORDERS
    ),
    "isms.exchange.loading.load": Door(lambda work, at: loading.load(work, a_file(at)), RECORDERS),
    "isms.exchange.loading.tell": Door(lambda work, at: loading.tell(work, a_file(at)), RECORDERS),
    "schedules.plans.programmes.listed": Door(lambda work, at: programmes.listed(work), EVERYBODY),
    "schedules.plans.programmes.task": Door(lambda work, at: programmes.task(work, at.watched["task"]), EVERYBODY),
    "schedules.plans.programme_entry.unloaded": Door(lambda work, at: programme_entry.unloaded(work), EVERYBODY),
    "schedules.plans.programme_entry.load": Door(
        lambda work, at: programme_entry.load(work), RECORDERS, everywhere=True
    ),
    "schedules.plans.programme_entry.add": Door(
        lambda work, at: programme_entry.add(work, Programme(code="MOI", name="x", year=2027)),
        RECORDERS,
        everywhere=True,
    ),
    "schedules.plans.programme_entry.change": Door(
        lambda work, at: programme_entry.change(work, "KH", Programme(code="", name="x", year=0)),
        RECORDERS,
        everywhere=True,
    ),
    "schedules.plans.programme_entry.add_task": Door(
        lambda work, at: programme_entry.add_task(work, "KH", a_task(), []), RECORDERS, everywhere=True
    ),
    "schedules.plans.programme_entry.change_task": Door(
        lambda work, at: programme_entry.change_task(work, at.watched["task"], a_task(), []), RECORDERS, everywhere=True
    ),
    "schedules.plans.programme_entry.drop_task": Door(
        lambda work, at: programme_entry.drop_task(work, at.watched["unled"]), RECORDERS, everywhere=True
    ),
    "schedules.plans.progress.report": Door(
        lambda work, at: progress.report(work, at.watched["task"], "NHA", Quarter.of(at.today), a_report(at.today)),
        REPORTERS,
    ),
    "schedules.plans.progress.void": Door(lambda work, at: progress.void(work, at.watched["reported"], "x"), REPORTERS),
    "schedules.plans.progress.boards": Door(lambda work, at: progress.boards(work, Quarter.of(at.today)), EVERYBODY),
    "schedules.plans.progress.records": Door(
        lambda work, at: progress.records(work, at.watched["task"], "NHA"), EVERYBODY
    ),
    "schedules.plans.progress.duties": Door(lambda work, at: progress.duties(work), EVERYBODY),
    "schedules.plans.progress.deadlines": Door(
        lambda work, at: progress.deadlines(work, at.today, at.today + 400 * DAY), EVERYBODY
    ),
    "schedules.plans.plan_numbers.numbers": Door(lambda work, at: plan_numbers.numbers(work, at.today), EVERYBODY),
    "isms.papers.plans.reports.quarterly": Door(
        lambda work, at: plan_reports.quarterly(work, f"{Quarter.of(at.today).code}/NHA"), EVERYBODY
    ),
    "isms.papers.plans.reports.yearly": Door(
        lambda work, at: plan_reports.yearly(work, str(at.today.year)), EVERYBODY, everywhere=True
    ),
    "isms.exchange.own.own_reading.proposed": Door(lambda work, at: own_reading.proposed(work, OWN_HEAD), RECORDERS),
    "isms.exchange.own.own_reading.remember": Door(
        lambda work, at: own_reading.remember(work, OWN_HEAD, OWN_READING), RECORDERS, everywhere=True
    ),
    "isms.exchange.own.taking.tell": Door(
        lambda work, at: taking.tell(work, OWN_GRID, OWN_HEAD, OWN_READING, dry_run=True), RECORDERS
    ),
    "isms.exchange.starting_inventory.load": Door(
        lambda work, at: starting_inventory.load(work), RECORDERS, everywhere=True
    ),
    "isms.exchange.starting_inventory.load_once": Door(
        lambda work, at: starting_inventory.load_once(work), RECORDERS, everywhere=True
    ),
}

INSIDE = {
    "isms.exchange.own.taking.remember": "does nothing but for who records for the whole tree",
    "isms.exchange.own.own_reading.is_the_offices": "answers about the actor alone, for taking in and proposing",
    "inventory.organisation.access": "it is what decides",
    "inventory.records.facts.add": "takes a system that `access.system` gave",
    "inventory.records.facts.enter": "takes a system that `access.system` gave",
    "inventory.systems.register.entries_of": "takes systems that whoever asks may see",
    "inventory.records.holding.latest": "takes the id of a system that `access.system` gave",
    "inventory.records.facts.all_of": "takes the id of a system that `access.system` gave",
    "inventory.records.dossier_step.steps": "takes the id of a system that `access.system` gave",
    "inventory.records.facts.begin_operation": "takes a system that was registered in this work",
    "inventory.records.facts.begin_role": "takes a system that was registered in this work",
    "inventory.records.facts.doubt_role": "an import and an upgrade, of a system just registered",
    "schedules.acts.rule_days": "the upgrade, and the first import of a register without systems",
    "isms.installation.upgrading": "the upgrade",
    "isms.exchange.format.declared_rows": "steps of an import (each row through a use case) and of an export",
    "inventory.records.facts.operated_since": "takes a system that `access.system` gave",
    "inventory.records.listed_items": "what the lists of devices and of risks share; goes through `access.system`",
    "inventory.systems.register.content": "takes a system that `access.system` or the page of a system gave",
    "inventory.systems.register.unit_codes": "takes ids of systems that a query gave",
    "inventory.organisation.units.issuing": "the letterhead above a unit that is visible",
    "inventory.organisation.units.root": "the name of the office stands on every page",
    "inventory.organisation.units.home_of": "computes with units, whose place is checked by its callers",
    "schedules.standing.listing.members": "ids, by which its callers narrow what is visible",
    "schedules.standing.listing.at_home": "a filter narrowed to units of the actor's own branch",
    "schedules.standing.keeping.kept_units": "ids of units of the actor's own branch",
    "schedules.standing.counting.is_small": "whether the register is large",
    "schedules.standing.counting.is_quick": "whether the register is large",
    "inventory.right_clock": "asks nothing but the clock and the newest instant of the trail",
    "isms.checking.clock_aftermath": "the sweep",
    "isms.checking.clock_faults": "the command `check`, and the sweep; the whole of it is for administrators",
    "isms.checking.clock_repair": "the command `check --repair`, for administrators",
    "isms.jobs.clock_leap": "an administrator's answer about the clock of the running program",
    "schedules.standing.job_runs": "the runs of the jobs, for whoever has asked for the role",
    "schedules.standing.derived": "what follows from facts already accepted; the command `check`",
    "schedules.acts.enforcement.due_ids": "the sweep",
    "schedules.acts.enforcement.enforce": "the sweep",
    "schedules.acts.enforcement.apply_policies": "the sweep",
    "schedules.alerts.alerts": "the sweep, and facts that were just recorded",
    "schedules.standing.visible_facts": "what the lists and steps of the watch ask; through `access`",
    "isms.exchange.rows.organisation_rows": "steps of an import: each row goes through a use case; of an export",
    "isms.exchange.rows.programme_rows": "steps of an import: each row goes through a use case, and of an export",
    "isms.exchange.rows.watch_rows": "steps of an import: each row goes through a use case, and of an export",
    "schedules.alerts.inbox.snoozed": "a condition upon alerts",
    "schedules.alerts.digest": "the delivery of mail; asks `visible_systems` for the recipient",
    "schedules.alerts.incident_news": "the delivery of mail; asks `visible_systems` for the recipient",
    "schedules.alerts.outbox": "the delivery of mail",
    "schedules.audits.planned.first_plans": "takes ids of planned audits that a query gave",
    "schedules.audits.planned.check": "looks at what is entered only; asks for the role",
    "schedules.policies.policies.seed": "set-up",
    "schedules.policies.policies.policies": "the law's and the plans' cadences are everybody's",
    "schedules.policies.policies.applied": "the law's and the plans' cadences are everybody's",
    "schedules.policies.policies.holidays": "the calendar is everybody's",
    "schedules.policies.policies.holiday_rows": "the calendar is everybody's",
    "schedules.policies.policies.special_days": "the calendar is everybody's",
    "schedules.policies.year_ahead.questions": "the calendar and the plans' cadences are everybody's",
    "isms.accounts.sessions": "asked with a token, before there is an actor",
    "isms.accounts.first_run": "asked with a token, before there is an actor",
    "isms.workspace.calendar_feed.make": "one's own address, by the id of the person who acts",
    "isms.workspace.calendar_feed.revoke": "one's own address, by the id of the person who acts",
    "isms.workspace.calendar_feed.link": "one's own address, by the id of the person who acts",
    "isms.background.asked_tasks": "one's own tasks, by the name of the person who acts; what one does asks again",
    "isms.papers.bulk_task.ask": "asks for a task of one's own; the papers are made by the use cases of papers",
    "isms.papers.printing_task.ask": "asks for a task of one's own; the paper is made by the use cases of papers",
    "isms.accounts.preferences": "one's own, by the id of the person who acts",
    "inventory.versions.is_retry": "compares what a use case stores with a row that it holds",
    "inventory.records.second_person": "asked about a system that `access.system` gave",
    "isms.accounts.signed_in_browsers.own": "one's own browsers",
    "isms.accounts.signed_in_browsers.end_own": "one's own browsers",
    "isms.accounts.signed_in_browsers.end_others": "one's own browsers",
    "isms.accounts.attempts.note_lock_of": "asked with a name and a password, before there is an actor",
    "isms.accounts.security_log.forget_old": "the nightly look",
    "isms.accounts.calendar_links.revoke": "takes a person that was checked",
    "isms.accounts.idle.close_due": "the nightly look, and the sign-in, before there is an actor",
    "isms.accounts.recovery.use": "takes a person that was checked",
    "isms.accounts.second_factor": "takes a person that was checked, or says of oneself",
    "isms.accounts.people.is_mine": "decides for the administrator's use cases",
    "isms.accounts.people.end_sessions": "takes a person that was checked",
    "isms.evidence.proof.differences": "the command `check`",
    "isms.exchange.rows.fact_rows": "steps of an import: each row goes through a use case",
    "isms.exchange.rows.system_rows": "steps of an import: each row goes through a use case",
    "isms.exchange.rows.frame_rows": "steps of an import: each row goes through a use case",
    "isms.exchange.loading.take_in": "steps of an import: each row goes through a use case",
    "isms.exchange.undo.undoing.keep": "the end of an import, asked by `take_in`",
    "isms.exchange.undo.undo_obstacles": "asked by `undo` about an import that one may take back",
    "schedules.policies.policies.touch_everything": "has every system computed again: changes nothing by itself",
    "isms.exchange.starting_inventory.catch_up": "set-up",
    "isms.installation.setup.find_by_plain_letters": "set-up",
    "inventory.organisation.units.front_office": "the name of the room to which the others report",
    "isms.papers.catalogue.is_heavy": "whether the register is large",
    "isms.papers.catalogue.own_template": "the office's templates, which `own_templates_kept.file` gives",
    "isms.papers.composition.authorities.delegation": "takes a system that `access.system` gave",
    "isms.papers.composition.letterhead.of_branch": "the unit of the actor's own branch",
    "isms.papers.composition.letterhead.whose": "the name of the actor's own branch",
    "isms.papers.composition.letterhead.of_room": "the head of a room's paper, by a room that its maker found",
    "isms.xray.reading": "how the checks of the x-ray read: by `visible_systems`",
    "isms.xray.paper_checks": "checks of the x-ray, asked through `look`",
    "isms.xray.audit_checks": "checks of the x-ray, asked through `look`",
    "isms.xray.identity_checks": "checks of the x-ray, asked through `look`",
    "isms.xray.watch_checks": "checks of the x-ray, asked through `look`",
    "isms.xray.office_checks": "checks of the x-ray, asked through `look`",
    "isms.xray.figure_checks": "checks of the x-ray, asked through `recount`",
    "isms.exchange.sheets.files.save": "writes what `written` gives",
    "inventory.organisation.access.on_record": "gives a system to queries about its history, by branch",
    "isms.systems.voiding.strike": "asked by `void` and by taking an import back",
    "isms.systems.voiding.numbered": "asked by `void` and by taking an import back, about a system one holds",
    "schedules.alerts.alert_removal.drop_waiting": "asked by `strike`",
}
"""Functions and whole modules that are no doors, and why not."""

EDGES = ("isms.ui", "isms.cli", "isms.cli.serving", "isms.installation.migrations", "isms.__main__")


def found() -> dict[str, Callable[..., Any]]:
    """Return every public function of the services whose first parameter is `work`."""
    functions = {}
    for room in (inventory, schedules, isms):
        for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if each.name.startswith(EDGES):
                continue
            module = importlib.import_module(each.name)
            for name, function in inspect.getmembers(module, inspect.isfunction):
                own = function.__module__ == module.__name__ and not name.startswith("_")
                if own and next(iter(inspect.signature(function).parameters), "") == "work":
                    functions[f"{module.__name__}.{name}"] = function
    return functions


def function_of(door: str) -> str:
    """Return the function that a door asks; after a slash stands the kind of record that it is asked to record."""
    return door.partition("/")[0]


def is_inside(name: str) -> bool:
    return name in INSIDE or name.rpartition(".")[0] in INSIDE


@pytest.fixture
def office(database, clock, tmp_path) -> Office:
    """A system in use with every kind of fact, people and alerts in one branch, and another branch beside it."""
    return an_office(database, clock, tmp_path)


def an_office(database, clock, tmp_path, unit: str = f"Phòng {SECRET}") -> Office:
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
        audit = conclude(work, "NHA", yesterday, assessor=SECRET)
        documents.attach(work, ["NHA"], Kept("b" * 64, 1, "x", f"{SECRET}.pdf"), a_document(yesterday))
    with database.work(OFFICER) as work:
        enforcement.put_into_use(work, "NHA")
    clock.move(days=700)
    jobs.sweep(database)
    assert rows(database, Alert), "no alert was raised: the test would prove less"
    with database.work(ADMIN) as work:
        watched = a_watch(work)
        secure(work)
        policy = policies.set_policy(work, Policy("Bỏ được", dt.date(2020, 1, 1), "x", {1: 24}))
    return Office(home, elsewhere, decision.id, audit.id, policy.id, clock.today, watched, tmp_path)


def secure(work: Any) -> None:
    """Sign a person of the branch in, give another a second factor, and let a fact about the system wait."""
    everyone = {each.name: each for each in work.session.exec(sql_select(Person)).scalars()}
    lan, minh = everyone["nha.lan"], everyone["nha.minh"]
    lan.totp_secret, lan.totp_confirmed_at = "x", work.now
    times = {"created_at": work.now, "last_seen_at": work.now, "expires_at": work.now + DAY}
    work.session.add(SignIn(token_hash=f"{SECRET}1", person_id=minh.id, csrf="x", agent=SECRET, **times))
    content = {"on": work.today.isoformat(), "state": "full", "expected_on": None}
    about = work.session.execute(sql_select(System.id)).scalar_one()
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


def said(answer: Any) -> str:
    """Return all that an answer says."""
    if isinstance(answer, bytes):
        return answer.decode()
    return repr(list(answer)) if isinstance(answer, Iterator) else repr(answer)


roles_of_engine = pytest.mark.parametrize(
    ("databases", "roles"), [("sqlite", tuple(Role)), ("postgresql", (Role.ADMIN,))], indirect=["databases"]
)
"""Roles are told apart before any query; who sees what is the same SQL for all of them, tried once on PostgreSQL."""


def test_every_door_is_in_the_table():
    functions = found()
    asked = {function_of(name) for name in DOORS}
    unlisted = sorted(name for name in functions if name not in asked and not is_inside(name))
    assert unlisted == [], "say in DOORS how to ask these, or in INSIDE why nobody asks them"
    assert sorted(asked - functions.keys()) == [], "these doors are gone"
    gone = [name for name in INSIDE if not any(is_inside(each) and each.startswith(name) for each in functions)]
    assert gone == [], "these are gone"


@pytest.mark.slow
@roles_of_engine
def test_nobody_of_another_branch_sees_or_changes_anything(database, office, roles):
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for role, (name, door) in product(roles, DOORS.items()):
        with database.look(Actor("người lạ", role, office.elsewhere)) as work:
            untouched = written(work.session)
            try:
                answer = said(door.ask(work, office))
                work.session.flush()
                changed = written(work.session) != untouched
            except (NotFound, NotAllowed, NotImported) as refusal:
                answer = str(refusal)
                changed = written(work.session) != untouched
                work.session.rollback()
            assert SECRET not in answer, f"{name} as {role} of another branch says: {answer}"
            assert not changed or everything(work.session) == before, f"{name} as {role} of another branch wrote"
            assert work.touched == set(), name
    with database.look(ADMIN) as work:
        assert everything(work.session) == before


@pytest.mark.slow
@roles_of_engine
def test_within_their_own_branch_people_may_what_their_role_says(database, office, roles):
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for role, (name, door) in product(roles, DOORS.items()):
        actor = Actor("người nhà", role, "/" if door.everywhere else office.home)
        with database.look(actor) as work:
            untouched = written(work.session)
            changed = False
            try:
                door.ask(work, office)
                work.close()
                allowed = True
            except (NotAllowed, NotImported):
                allowed = False
                changed = written(work.session) != untouched
                work.session.rollback()
            assert allowed == (role in door.roles), f"{name} as {role}"
            assert not changed or everything(work.session) == before, f"{name} as {role} wrote although refused"
    with database.look(ADMIN) as work:
        assert everything(work.session) == before


@pytest.mark.slow
def test_what_concerns_the_whole_tree_is_not_for_a_branch(database, office):
    branch_admin = Actor("quản trị nhánh", Role.ADMIN, office.home)
    for name in (name for name, door in DOORS.items() if door.everywhere):
        with database.look(branch_admin) as work:
            with pytest.raises((NotAllowed, NotImported)):
                DOORS[name].ask(work, office)
            work.session.rollback()


@pytest.mark.slow
def test_a_branch_whose_system_is_used_elsewhere_shows_it_there_but_lets_nobody_act(database, office):
    with database.work(ADMIN) as work:
        used = Entry("NHA", f"Hệ thống {SECRET}", "owned", users=("NHA", "LA"), unit="NHA")
        register.edit(work, "NHA", None, used)
    writing = [
        name for name, door in DOORS.items() if name.startswith("inventory.records.facts.") or "enforcement" in name
    ]
    for role in Role:
        with database.look(Actor("người dùng", role, office.elsewhere)) as work:
            assert queries.show(work, "NHA")[0].code == "NHA"
            assert counting.tally(work, {}).total == 1
            for name in writing:
                with pytest.raises((NotAllowed, NotFound)):
                    DOORS[name].ask(work, office)


def test_a_branch_is_not_confused_with_one_whose_number_begins_alike(database):
    """'/1/1' is no ancestor of '/1/10/'; neither are % and _ of LIKE wildcards in a path."""
    with database.work(ADMIN) as work:
        for number in range(12):
            units.add(work, f"P{number}", f"Phòng {number}", parent="STP")
    with database.look(ADMIN) as work:
        paths = {unit.code: unit.path for unit in units.tree(work)}
    for code, path in paths.items():
        with database.look(Actor("ai đó", Role.UNIT, path)) as work:
            assert {unit.code for unit in units.tree(work)} == {
                other for other, below in paths.items() if below.startswith(path)
            }, code
    with database.look(Actor("ai đó", Role.UNIT, "/%/")) as work:
        assert list(units.tree(work)) == []


def test_roles_may_what_the_design_says():
    assert MAY == {
        Act.VIEW: EVERYBODY,
        Act.RECORD: RECORDERS,
        Act.AUDIT: AUDITORS,
        Act.PERMIT: PERMITTERS,
        Act.REPORT: REPORTERS,
        Act.ADMINISTER: ADMINS,
    }


@pytest.mark.slow
def test_a_refusal_says_nothing_of_what_it_protects(database, office):
    """Asked for a system of another branch and for one that does not exist, the answers are alike."""
    answers = []
    for code in ("NHA", "KHONGCO"):
        with database.look(Actor("người lạ", Role.OFFICER, office.elsewhere)) as work:
            with pytest.raises(IsmsError) as refusal:
                queries.show(work, code)
            answers.append(str(refusal.value).replace(code, "?"))
    assert answers[0] == answers[1]


@pytest.mark.slow
def test_the_tables_named_here_hold_what_the_stranger_must_not_see(database, office):
    for table in (System, SystemUnit, Unit, Classification, Dossier, DossierComponent, Decision, PlanState, Audit):
        assert rows(database, table), table
    assert SECRET in said(rows(database, Person))

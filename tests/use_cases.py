"""
Every use case that the modules declare, with a call of it about the system NHA of `tests.secret_office`.

A call is made from the parameters: a sample for each, by its type or its name. Only what is not like the others is
said here (`ODD`, `BEFORE`, `ASKED`), and why some functions are no use cases (`INSIDE`).
"""

import importlib
import inspect
import io
import pkgutil
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, repeat
from typing import Any, Union, get_args, get_origin

from sqlalchemy import func, select, update

import inventory
import isms
import schedules
from inventory.errors import NotAllowed, Refused
from inventory.law.levels import Facts
from inventory.organisation.access import BY_KIND, MAY, Act, UseCase, use_case
from inventory.organisation.bodies import Body
from inventory.organisation.focal_points import FocalPoint
from inventory.protection.office_answer import OfficeAnswer
from inventory.records import (
    KINDS,
    Agreement,
    Asset,
    Audit,
    Decision,
    DutyDone,
    Permission,
    PlanItem,
    Record,
    facts,
)
from inventory.records.declaration import fields_of
from inventory.register_tables import Setting, System, Unit
from inventory.systems.register import Entry, Newcomer
from inventory.work import Actor, Role
from isms.accounts.passwords import NewPassword
from isms.accounts.people_tables import Person
from isms.background.task_tables import BackgroundTask
from isms.evidence.documents import Document
from isms.evidence.store import Kept, Store
from isms.exchange import loading
from isms.exchange.aside.import_task import RegisterFile
from isms.exchange.own import heading
from isms.exchange.own.checklist_reading import ChecklistFile
from isms.exchange.own.grid import Grid
from isms.exchange.own.heading import Head
from isms.exchange.own.own_reading import Reading
from isms.exchange.undo.import_tables import ImportRun
from isms.ledger import own_templates_kept, pdf_signature
from isms.ledger.issued import Printed
from isms.mail.mail_settings import MailSettings
from isms.papers import catalogue, numbered_printing, printing_task
from isms.papers.composition import declared_papers as papers
from isms.papers.composition import numbering, office_words
from isms.papers.composition.paper import Blanks, Paper
from isms.papers.dossiers import package
from isms.papers.printing_task import Printing
from isms.platform.clock_watch import ClockWatch
from isms.platform.config import Settings
from isms.systems import dossier_progress
from isms.systems.registration import Answers
from isms.systems.suggested_roles import Answer
from isms.workspace import calendar_feed
from schedules.alerts import alert_list
from schedules.alerts.alert_tables import Alert
from schedules.audits import findings
from schedules.cadence.cadence import Policy
from schedules.duties.duty_choices import Chosen
from schedules.duties.duty_tables import OfficeDutyDone
from schedules.plans.programme_tables import Programme, ProgrammeTask, TaskProgress
from schedules.plans.quarters import Quarter
from schedules.policies import policies
from schedules.standing import listing
from schedules.yearly import yearly
from schedules.yearly.reporting_year import ReportingYear
from tests.register import DAY
from tests.sample_records import a_record, parents_of
from tests.secret_office import (
    SECRET,
    Office,
    a_book,
    a_document,
    a_file,
    a_new_entry,
    a_policy,
    a_printed,
    a_report,
    a_task,
    an_entry,
)


def an_item(at: Office) -> PlanItem:
    return PlanItem(on=at.today, regime="", requirement="G01-01", state="none")


def an_answer(at: Office) -> OfficeAnswer:
    return OfficeAnswer(on=at.today, regime="", requirement="G16-01", state="none")


Sample = Callable[[Any, Office], Any]
"""Makes a value for a parameter, given the work that asks and the office."""


@dataclass(frozen=True)
class Call:
    """
    A use case asked about the system NHA: which roles of its branch may (those of the whole tree if `everywhere`).

    `name`: of the function; after a slash the kind of record that it is asked about, or what is special. `before`
    brings about what must be so, `perform` asks.
    """

    name: str
    declared: UseCase
    roles: frozenset[Role]
    everywhere: bool
    before: Sample
    perform: Sample

    def ask(self, work: Any, at: Office) -> Any:
        """Bring about what must be so before, and return the answer."""
        self.before(work, at)
        return self.perform(work, at)


EDGES = ("isms.ui", "isms.cli", "isms.cli.serving", "isms.installation.migrations", "isms.__main__")


@cache
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


def function_of(call: str) -> str:
    """Return the function that a call asks."""
    return call.partition("/")[0]


OWN_GRID = Grid("Trang 1", (["Mã", "Đơn vị", "Tên"], ["NHA", "NHA", "Tên khác"]))
OWN_HEAD = heading.head_at(OWN_GRID, 0)
OWN_READING = Reading(("systems.code", "systems.unit", "systems.name"), {"systems.responsibility": "owned"})

BY_TYPE: dict[Any, Sample] = {
    Alert: lambda work, at: work.session.execute(select(Alert.id)).scalars().all(),
    Blanks: lambda work, at: Blanks(),
    ChecklistFile: lambda work, at: ChecklistFile("a.csv", b"code;status\nG01-01;none\n", ".csv", "NHA"),
    ClockWatch: lambda work, at: a_leap(work),
    Body: lambda work, at: Body(name="Bộ X"),
    Document: lambda work, at: a_document(at.today),
    Entry: lambda work, at: a_new_entry(),
    Facts: lambda work, at: Facts(regime="331/2026"),
    FocalPoint: lambda work, at: FocalPoint(unit_id=0, name="x", since=at.today),
    Grid: lambda work, at: OWN_GRID,
    Head: lambda work, at: OWN_HEAD,
    Kept: lambda work, at: Kept("a" * 64, 1, "x", "a.pdf"),
    NewPassword: lambda work, at: NewPassword("nha.lan", hash="x"),
    OfficeAnswer: lambda work, at: an_answer(at),
    Paper: lambda work, at: catalogue.make(work, "mau-01", "NHA"),
    Policy: lambda work, at: a_policy(),
    Chosen: lambda work, at: Chosen(True, at.today, {2: 12}),
    OfficeDutyDone: lambda work, at: OfficeDutyDone(unit_id=0, duty="D-D12", on=at.today),
    Printed: lambda work, at: a_printed(at.today, at.ids["about"]),
    Programme: lambda work, at: Programme(code="MOI", name="x", year=2027),
    ProgrammeTask: lambda work, at: a_task(),
    Quarter: lambda work, at: Quarter.of(at.today),
    Reading: lambda work, at: OWN_READING,
    Store: lambda work, at: Store(Settings(data_dir=at.folder)),
    System: lambda work, at: work.session.execute(select(System)).scalar_one(),
    TaskProgress: lambda work, at: a_report(at.today),
    alert_list.Filter: lambda work, at: alert_list.Filter(),
    dossier_progress.Proposal: lambda work, at: dossier_progress.proposal(work, "NHA"),
    findings.Filter: lambda work, at: findings.Filter(),
    listing.Filter: lambda work, at: listing.Filter(),
    Printing: lambda work, at: Printing("mau-08", str(at.today.year), "docx"),
    package.Package: lambda work, at: a_package(at),
    ReportingYear: lambda work, at: ReportingYear(at.today.year),
    office_words.Paper: lambda work, at: office_words.Paper(drafter="VP"),
}
"""Samples of what only one type is, whatever the parameter is called."""

BY_NAME: dict[str, Sample] = {
    "alert_id": lambda work, at: an_alert_of_the_unit(work),
    "alert_ids": lambda work, at: work.session.execute(select(Alert.id)).scalars().all(),
    "code": lambda work, at: "NHA",
    "codes": lambda work, at: ["NHA"],
    "content": lambda work, at: a_book(),
    "dated": lambda work, at: at.today,
    "day": lambda work, at: at.today,
    "days": lambda work, at: {"NHA": at.today},
    "email": lambda work, at: "",
    "ending": lambda work, at: "html",
    "evidence_id": lambda work, at: 1,
    "first": lambda work, at: at.today - 4000 * DAY,
    "form_code": lambda work, at: "mau-01",
    "full_name": lambda work, at: "Lan",
    "issuer": lambda work, at: "X",
    "kind": lambda work, at: ".json",
    "last": lambda work, at: at.today + 4000 * DAY,
    "mark": lambda work, at: "a" * 16,
    "month": lambda work, at: at.today + 40 * DAY,
    "name": lambda work, at: "nha.lan",
    "named": lambda work, at: at.today.year,
    "number": lambda work, at: 1,
    "on": lambda work, at: at.today,
    "operating": lambda work, at: True,
    "paper": lambda work, at: "findings",
    "part": lambda work, at: "",
    "place": lambda work, at: "Hà Nội",
    "reason": lambda work, at: "x",
    "regime": lambda work, at: "331/2026",
    "registered_on": lambda work, at: at.today,
    "requirement": lambda work, at: "G15-01",
    "role": lambda work, at: "admin",
    "sent_to": lambda work, at: (),
    "source": lambda work, at: a_file(at),
    "subject": lambda work, at: "NHA",
    "superior": lambda work, at: "Bộ",
    "target": lambda work, at: at.folder / "a.zip",
    "text": lambda work, at: "2",
    "to": lambda work, at: "a@b.vn",
    "type": lambda work, at: "QĐ",
    "unit_code": lambda work, at: "NHA",
    "unit_codes": lambda work, at: [],
    "until": lambda work, at: at.today + DAY,
    "wanted": lambda work, at: {},
    "year": lambda work, at: at.today.year,
}
"""Samples of texts, numbers and days, by what the parameter is called."""

BY_SUBJECT: dict[papers.Subject, Sample] = {
    papers.SYSTEM: lambda work, at: "NHA",
    papers.PLANNED_AUDIT: lambda work, at: f"NHA:{at.ids['planned']}",
    papers.AUDIT: lambda work, at: f"NHA:{at.ids['audit']}",
    papers.INCIDENT: lambda work, at: f"NHA:{at.ids['incident']}",
    papers.YEAR: lambda work, at: str(at.today.year),
    papers.YEAR_OF_ONE: lambda work, at: str(at.today.year),
    papers.QUARTER_OF_ONE: lambda work, at: f"{Quarter.of(at.today).code}/NHA",
}
"""What a paper is asked about, by what its declaration says it is about."""

ODD: dict[str, dict[str, Sample]] = {
    "inventory.organisation.units.add": {"code": lambda work, at: "CON", "parent": lambda work, at: "NHA"},
    "inventory.organisation.units.enter": {"code": lambda work, at: "CON", "parent": lambda work, at: "NHA"},
    "inventory.records.assets.bring": {"row": lambda work, at: Asset(on=at.today, item="VM07", kind="zone", name="x")},
    "inventory.records.assets.take_out": {"item": lambda work, at: "TB01"},
    "inventory.organisation.focal_points.end": {"until": lambda work, at: at.today},
    "inventory.protection.office_answers.record": {"answers": lambda work, at: [an_answer(at)]},
    "inventory.protection.plan_items.record": {"items": lambda work, at: [an_item(at)]},
    "inventory.protection.plan_items.settle_groups": {"use": lambda work, at: False},
    "inventory.protection.plan_items.record_alike": {"items": lambda work, at: [an_item(at)]},
    "inventory.records.references.referred": {"each": lambda work, at: fields_of(Agreement)["replaces_id"]},
    "inventory.records.risks.take_out": {"item": lambda work, at: "RR01"},
    "inventory.systems.register.edit": {
        "entry": lambda work, at: an_entry("Tên khác"),
        "version": lambda work, at: None,
    },
    "inventory.systems.register.register_all": {
        "newcomers": lambda work, at: [Newcomer(a_new_entry(), at.today, operating=True)]
    },
    "isms.systems.suggested_roles.confirm": {
        "answers": lambda work, at: [Answer("NHA", "used", "", "")],
        "seen": lambda work, at: {"NHA": version_of_nha(work)},
    },
    "isms.systems.suggested_roles.turn_down": {"seen": lambda work, at: {"NHA": version_of_nha(work)}},
    "isms.accounts.people.add": {
        "name": lambda work, at: "nha.moi",
        "role": lambda work, at: "officer",
        "unit_code": lambda work, at: "NHA",
    },
    "isms.accounts.second_factor_demand.demand": {"of": lambda work, at: "admins"},
    "isms.accounts.signed_in_browsers.end": {"key": lambda work, at: f"{SECRET}1"},
    "isms.background.asked_tasks.ask": {
        "kind": lambda work, at: printing_task.KIND,
        "title": lambda work, at: "x",
        "parameters": lambda work, at: {},
    },
    "isms.background.asked_tasks.newest_done": {"parameters": lambda work, at: {}},
    "isms.background.asked_tasks.own_task": {"number": lambda work, at: the_task(work)},
    "isms.background.asked_tasks.stop": {"number": lambda work, at: the_task(work)},
    "isms.exchange.sheets.export_task.ask": {"ending": lambda work, at: ".json"},
    "isms.exchange.sheets.files.write_to": {"target": lambda work, at: io.BytesIO()},
    "isms.exchange.aside.import_task.ask": {
        "settings": lambda work, at: Settings(data_dir=at.folder),
        "incoming": lambda work, at: RegisterFile("a.json", a_file(at), ".json"),
        "dry_run": lambda work, at: True,
    },
    "isms.mail.mail_settings.change": {
        "settings": lambda work, at: Settings(data_dir=at.folder),
        "given": lambda work, at: MailSettings("mail.so.gov.vn", sender="isms@so.gov.vn"),
    },
    "isms.mail.mail_settings.shown": {"settings": lambda work, at: Settings(data_dir=at.folder)},
    "isms.exchange.sheets.list_task.ask": {
        "settings": lambda work, at: Settings(data_dir=at.folder),
        "title": lambda work, at: "Cảnh báo",
        "read": lambda work, at: len,
    },
    "isms.evidence.documents.sharing": {"about": lambda work, at: "", "about_id": lambda work, at: None},
    "isms.exchange.undo.undoing.one": {
        "number": lambda work, at: work.session.execute(select(func.max(ImportRun.id))).scalar_one()
    },
    "isms.exchange.undo.undoing.undo": {
        "number": lambda work, at: work.session.execute(select(func.max(ImportRun.id))).scalar_one()
    },
    "isms.ledger.numbers.begin_after": {"last": lambda work, at: 7},
    "isms.ledger.own_templates_kept.use": {
        "filename": lambda work, at: "a.docx",
        "content": lambda work, at: b"x",
    },
    "isms.papers.catalogue.is_heavy": {"code": lambda work, at: "mau-01"},
    "isms.papers.catalogue.make": {"code": lambda work, at: "mau-01"},
    "isms.papers.catalogue.make_to_print": {"code": lambda work, at: "mau-01"},
    "isms.papers.catalogue.printed": {"code": lambda work, at: "mau-01"},
    "isms.papers.composition.numbering.foresee": {
        "paper": lambda work, at: catalogue.make(work, "audit-plan", str(at.today.year))
    },
    "isms.papers.composition.numbering.offer": {
        "paper": lambda work, at: catalogue.make(work, "audit-plan", str(at.today.year))
    },
    "isms.papers.composition.numbering.take": {"numbered": lambda work, at: a_numbered(work, at)},
    "isms.papers.numbered_printing.enter": {
        "made": lambda work, at: numbered_printing.Made(a_numbered(work, at), (a_printed(at.today, at.ids["about"]),))
    },
    "isms.papers.numbered_printing.prepare": {
        "code": lambda work, at: "audit-plan",
        "subject": lambda work, at: str(at.today.year),
    },
    "isms.papers.numbered_task.ask": {
        "code": lambda work, at: "audit-plan",
        "subject": lambda work, at: str(at.today.year),
    },
    "isms.papers.plans.reports.yearly": {"subject": lambda work, at: f"{at.today.year}/NHA"},
    "isms.systems.registration.check_name": {"code": lambda work, at: "MOI", "name": lambda work, at: "Mới"},
    "isms.systems.registration.enter": {"answers": lambda work, at: Answers(Facts(regime="331/2026"))},
    "isms.systems.system_history.of_kind": {"table": lambda work, at: Decision},
    "isms.xray.look.find": {"code": lambda work, at: "no_dossier"},
    "schedules.acts.deciding.decide": {
        "decision": lambda work, at: Decision(
            date=at.today, level=2, regime="331/2026", number="9/QĐ", issuer=f"Chủ {SECRET}"
        ),
        "reason": lambda work, at: SECRET,
    },
    "isms.evidence.answer_files.prove": {
        "requirements": lambda work, at: ["G01-02"],
        "given": lambda work, at: [(Kept("c" * 64, 1, "x", "a.pdf"), "x")],
    },
    "isms.evidence.answer_files.prove_for_unit": {
        "requirements": lambda work, at: ["G15-01"],
        "given": lambda work, at: [(Kept("c" * 64, 1, "x", "a.pdf"), "x")],
    },
    "isms.evidence.office_documents.attach": {
        "about": lambda work, at: OfficeDutyDone,
        "about_id": lambda work, at: at.ids["done"],
        "title": lambda work, at: "x",
    },
    "isms.evidence.office_documents.listed": {
        "about": lambda work, at: OfficeDutyDone,
        "ids": lambda work, at: [at.ids["done"]],
    },
    "schedules.acts.duty_acts.choose": {"code": lambda work, at: "D-D11"},
    "schedules.acts.duty_acts.void_for_office": {"number": lambda work, at: at.ids["done"]},
    "schedules.acts.duty_acts.void_round": {"numbers": lambda work, at: [_one_of(DutyDone)(work, at)]},
    "schedules.duties.duty_choices.choose": {"code": lambda work, at: "D-D11"},
    "schedules.duties.duty_rounds.record_for_office": {"unit_code": lambda work, at: "NHA"},
    "schedules.duties.duty_rounds.rounds": {"code": lambda work, at: "D-D12"},
    "schedules.duties.duty_rounds.systems": {"code": lambda work, at: "D-D7"},
    "schedules.duties.duty_rounds.void_for_office": {"number": lambda work, at: at.ids["done"]},
    "schedules.plans.programme_entry.add_task": {"code": lambda work, at: "KH"},
    "schedules.plans.programme_entry.change": {
        "code": lambda work, at: "KH",
        "given": lambda work, at: Programme(code="", name="x", year=0),
    },
    "schedules.plans.programme_entry.drop_task": {"task_id": lambda work, at: at.ids["unled"]},
    "schedules.policies.policies.remove_holiday": {"day": lambda work, at: policies.holiday_rows(work)[0].day},
    "schedules.policies.policy_effect.of_voiding": {"name": lambda work, at: "Thử"},
    "schedules.standing.due_months.due_by": {"also": lambda work, at: ["NHA"]},
    "schedules.standing.counting.number": {
        "wanted": lambda work, at: listing.Filter(unit="NHA"),
        "columns": lambda work, at: System,
    },
    "schedules.standing.listing.page": {"wanted": lambda work, at: listing.Filter(unit="NHA")},
    "schedules.standing.listing.upcoming": {"within_days": lambda work, at: 4000},
    "schedules.yearly.yearly_annex.details": {"rows": lambda work, at: yearly.yearly(work, at.today).rows},
}
"""What a use case is asked with where that is not the sample of the type or the name, or which it need not be given."""


def an_alert_of_the_unit(work: Any) -> int:
    """Let there be an alert about the unit; return its number."""
    unit = work.session.execute(select(Unit.id).where(Unit.code == "NHA")).scalar_one()
    days = {"base": work.today, "raised_on": work.today, "raised_at": work.now}
    alert = Alert(key="of the unit", kind="report", subject_kind="unit", subject_id=unit, **days)
    work.session.add(alert)
    work.session.flush()
    return alert.id


def a_person(work: Any, _at: Office) -> None:
    """Let the actor be one with an account."""
    work.actor = replace(work.actor, person_id=1)


def asked_off(work: Any, at: Office) -> None:
    """Let a second person be wanted, and somebody have asked to turn that off."""
    value = {"on": True, "off": {"by": "ai đó", "reason": "x"}}
    work.session.merge(Setting(name="four_eyes", value=value, changed_at=work.now, changed_by="ai đó"))
    a_person(work, at)


def an_import(work: Any, at: Office) -> None:
    """Let an administrator of the branch have taken a file in."""
    actor, work.actor = work.actor, Actor(f"nhập {SECRET}", Role.ADMIN, at.home)
    loading.load(work, a_file(at))
    work.actor = actor
    work.close()
    work.notes.clear()
    work.touched.clear()


def out_of_use(work: Any, _at: Office) -> None:
    """Let the system be in use no more: only then it can be voided."""
    work.session.execute(update(System).values(in_use=False))


def a_package(at: Office) -> package.Package:
    """Return what was packed of a dossier, as far as the ledger asks."""
    contents: Any = None
    return package.Package("NHA", contents, (), (), a_printed(at.today, at.ids["about"]), "", 0)


def a_numbered(work: Any, at: Office) -> numbering.Numbered:
    """Return the plan of the year with the number that comes next."""
    paper = catalogue.make(work, "audit-plan", str(at.today.year))
    following = numbering.offer_of_series(work, paper.number_type).number
    return numbering.Numbered(replace(paper, places={"number": following}), following, at.today)


def a_leap(work: Any) -> ClockWatch:
    """Return a watch that saw the clock leap ahead."""
    instants = chain([work.now], repeat(work.now + 9 * DAY))
    return ClockWatch(lambda: next(instants), lambda: 0.0)


def a_suggestion(work: Any, _at: Office) -> None:
    """Let something be suggested of the system NHA."""
    work.session.execute(update(System).where(System.code == "NHA").values(suggestion={"level": 2}))


def version_of_nha(work: Any) -> Any:
    """Return the version of the system NHA."""
    return work.session.execute(select(System.version).where(System.code == "NHA")).scalar_one()


def the_task(work: Any) -> Any:
    """Return the number of the background task that there is."""
    return work.session.execute(select(BackgroundTask.id)).scalar_one()


def no_task_open(work: Any, _at: Office) -> None:
    """Let the one background task be done: only then one may ask for another."""
    work.session.execute(update(BackgroundTask).values(state="done"))


def two_who_could(work: Any, _at: Office) -> None:
    """Let everybody be able to record and confirm."""
    work.session.execute(update(Person).values(role="admin", password_hash="x"))


BEFORE: dict[str, Callable[[Any, Office], object]] = {
    "isms.systems.suggested_roles.turn_down": a_suggestion,
    "isms.accounts.two_person_rule.agree_off": asked_off,
    "isms.accounts.two_person_rule.ask_off": asked_off,
    "isms.accounts.two_person_rule.keep_on": asked_off,
    "isms.accounts.two_person_rule.turn_on": two_who_could,
    "isms.background.asked_tasks.ask": no_task_open,
    "isms.exchange.aside.import_task.ask": no_task_open,
    "isms.exchange.aside.undo_task.ask": no_task_open,
    "isms.exchange.sheets.export_task.ask": no_task_open,
    "isms.exchange.sheets.list_task.ask": no_task_open,
    "isms.xray.recount_task.ask": no_task_open,
    "isms.exchange.undo.undoing.one": an_import,
    "isms.exchange.undo.undoing.undo": an_import,
    "isms.ledger.own_templates_kept.retire": lambda work, at: (
        own_templates_kept.use(work, "findings", "a.docx", b"x"),
    ),
    "isms.papers.bulk_task.ask": no_task_open,
    "isms.papers.dossiers.package_task.ask": no_task_open,
    "isms.papers.numbered_task.ask": no_task_open,
    "isms.papers.printing_task.ask": no_task_open,
    "isms.papers.reports.overview_task.ask": no_task_open,
    "isms.systems.voiding.void": out_of_use,
    "isms.workspace.confirmations.confirm": a_person,
    "isms.workspace.confirming_task.ask": no_task_open,
    "schedules.alerts.inbox.acknowledge": a_person,
    "schedules.alerts.inbox.count_new": a_person,
    "schedules.alerts.inbox.snooze": a_person,
    "schedules.alerts.inbox.snooze_office": a_person,
    "schedules.alerts.inbox.snoozes": a_person,
    "schedules.alerts.inbox.wake": a_person,
    "schedules.alerts.inbox.wake_office": a_person,
}
"""What must be so before a use case can be asked."""


ONES_OWN = {
    "schedules.acts.duty_acts.record_for_office": {"office_duty_done", "office_reminder", "alert", "alert_recipient"},
    "isms.background.asked_tasks.ask": {"background_task"},
    "isms.exchange.aside.import_task.ask": {"background_task"},
    "isms.exchange.aside.undo_task.ask": {"background_task"},
    "isms.exchange.sheets.export_task.ask": {"background_task"},
    "isms.exchange.sheets.list_task.ask": {"background_task"},
    "isms.xray.recount_task.ask": {"background_task"},
    "isms.papers.bulk_task.ask": {"background_task"},
    "isms.papers.numbered_task.ask": {"background_task"},
    "isms.papers.printing_task.ask": {"background_task"},
    "isms.papers.reports.overview_task.ask": {"background_task"},
    "isms.workspace.confirming_task.ask": {"background_task"},
}
"""The tables into which a use case writes what is one's own, whatever one's branch."""


def to_sign(work: Any, at: Office) -> None:
    """Ask for what was printed to be signed, then enter a copy; whoever may is told twice that it is no PDF."""
    try:
        with suppress(Refused):
            pdf_signature.to_be_signed(work, at.ids["document"])
        pdf_signature.enter_signed(work, at.ids["document"], pdf_signature.Signed(b"", ""))
    except NotAllowed:
        raise
    except Refused as told:
        assert "PDF" in str(told)


ASKED: dict[str, Sample] = {
    "isms.ledger.pdf_signature.enter_signed": to_sign,
    "isms.ledger.pdf_signature.to_be_signed": to_sign,
    "isms.papers.dossiers.package.pack": lambda work, at: (
        package.pack(work, Store(Settings(data_dir=at.folder)), "NHA", at.folder / "a.zip").sha256
    ),
    "isms.workspace.calendar_feed.feed": lambda work, at: calendar_feed.feed(work).replace(b"\r\n ", b""),
}
"""Use cases whose answer is read or refused in a way of its own."""


def kinds_of(name: str) -> Iterator[tuple[str, Act, dict[str, Sample]]]:
    """Yield the kinds of record that a use case is asked about which goes by them: name, act, what it is asked with."""
    if name.endswith(".record"):
        for kind in (each for each in KINDS if each is not Permission):
            yield str(kind.__tablename__), kind.declaration.act, {"row": _recorded(kind)}
    elif name.endswith(".record_about"):
        for kind in KINDS:
            for field, parent in parents_of(kind).items():
                about = f"{kind.__tablename__} of {parent.__tablename__}"
                yield about, parent.declaration.act, {"row": _recorded(kind, field)}
    elif name.endswith(".void"):
        for kind in (Decision, Audit):  # one for each act
            which = {"table": _always(kind), "fact_id": _one_of(kind)}
            yield str(kind.__tablename__), kind.declaration.act, which
    elif name.endswith(".attach"):  # the scan of a conclusion is an auditor's too
        yield "", Act.RECORD, {}
        yield str(Audit.__tablename__), Audit.declaration.act, {"document": _scan_of_an_audit}
    else:  # what is rehearsed is a classification, and a plan is what waits for a second person
        yield "", Act.RECORD, {"use_case": lambda work, at: _classify}


def _recorded(kind: type[Record], parent: str = "") -> Sample:
    return lambda work, at: a_record(kind, work, at.ids, parent)


def _always(value: Any) -> Sample:
    return lambda work, at: value


def _one_of(kind: type[Record]) -> Sample:
    """Return how to find the latest record of a kind that holds."""
    holding = select(kind.id).where(kind.voided_at.is_(None)).order_by(kind.id.desc()).limit(1)
    return lambda work, at: work.session.execute(holding).scalar_one()


def _scan_of_an_audit(work: Any, at: Office) -> Document:
    proven = {"about": str(Audit.__tablename__), "about_id": _one_of(Audit)(work, at)}
    return replace(a_document(at.today), kind="conclusion", **proven)


def _classify(work: Any) -> None:
    facts.record_classification(work, "NHA", Facts(regime="331/2026"), work.today)


def calls() -> dict[str, Call]:
    """Return a call of every use case that is declared: of one that goes by the kind of record, one for each kind."""
    made = {}
    for name, function in found().items():
        declared = use_case(function)
        if declared is None:
            continue
        kinds = [("", declared.act, {})] if declared.act is not BY_KIND else kinds_of(name)
        for kind, act, more in kinds:
            called = f"{name}/{kind}" if kind else name
            perform = _asking(name, function, ODD.get(name, {}) | more)
            before = BEFORE.get(name, _always(None))
            made[called] = Call(called, declared, MAY[act], declared.everywhere, before, perform)
    for called, more in OF_THE_WHOLE.items():
        usual, function = made[function_of(called)], found()[function_of(called)]
        perform = _asking(function_of(called), function, more)
        made[called] = replace(usual, name=called, everywhere=True, perform=perform)
    return made


OF_THE_WHOLE: dict[str, dict[str, Sample]] = {
    "isms.papers.plans.reports.quarterly/of the office": {"subject": lambda work, at: Quarter.of(at.today).code},
    "isms.papers.plans.reports.yearly/of the office": {"subject": lambda work, at: str(at.today.year)},
}
"""Use cases of a branch that are for the whole tree alone when asked like this."""


def _asking(name: str, function: Callable[..., Any], odd: Mapping[str, Sample]) -> Sample:
    """Return how to ask: with a sample for each parameter that has no default, and the odd ones."""
    if name in ASKED:
        return ASKED[name]
    subject = next((each.subject for each in papers.PAPERS.values() if papers.MAKERS[each.code] is function), None)
    first: list[Sample] = []
    named: dict[str, Sample] = {}
    for each in list(inspect.signature(function).parameters.values())[1:]:
        must = each.default is each.empty and each.kind is not each.VAR_POSITIONAL
        if not must and each.name not in odd:
            continue
        sample = odd.get(each.name) or (BY_SUBJECT[subject] if subject and not first else sample_of(name, each))
        if must and each.kind is not each.KEYWORD_ONLY:
            first.append(sample)
        else:
            named[each.name] = sample

    def perform(work: Any, at: Office) -> Any:
        values = {name: make(work, at) for name, make in named.items()}
        return function(work, *(make(work, at) for make in first), **values)

    return perform


def sample_of(name: str, parameter: inspect.Parameter) -> Sample:
    """Return a sample of a parameter: by its type, else by its name."""
    wanted = parameter.annotation
    items = get_args(wanted)
    if get_origin(wanted) is Sequence and _is_record(items[0]):
        return lambda work, at: [a_record(items[0], work, at.ids)]
    if _is_record(wanted):
        return _recorded(wanted)
    if wanted in BY_TYPE:
        return BY_TYPE[wanted]
    if parameter.name in BY_NAME:
        make = BY_NAME[parameter.name]
        return (lambda work, at: str(make(work, at))) if wanted is str else make
    if parameter.name.endswith("_id") and wanted is int:
        return lambda work, at: at.ids[parameter.name.removesuffix("_id")]
    if get_origin(wanted) in (Union, types.UnionType) and type(None) in items:
        return lambda work, at: None
    raise LookupError(f"say in tests/use_cases.py what {name} is asked with as {parameter}")


INSIDE: dict[str, tuple[str, ...]] = {
    "decides what others may": (
        "inventory.organisation.access",
        "isms.accounts.people.is_mine",
        "isms.exchange.own.own_reading.is_the_offices",
    ),
    "takes a system, person, record or id of what its caller may see and act upon": (
        "inventory.organisation.units.home_of",
        "inventory.organisation.units.issuing",
        "inventory.protection.plan_reading",
        "inventory.records.dossier_step.steps",
        "inventory.records.facts.add",
        "inventory.records.facts.all_of",
        "inventory.records.facts.begin_operation",
        "inventory.records.facts.begin_role",
        "inventory.records.facts.doubt_role",
        "inventory.records.facts.enter",
        "inventory.records.facts.operated_since",
        "inventory.records.holding",
        "inventory.records.same_document",
        "inventory.records.second_person",
        "inventory.systems.register.content",
        "inventory.systems.register.entries_of",
        "inventory.systems.register.unit_codes",
        "inventory.versions.is_retry",
        "schedules.duties.duty_standing.concerned",
        "isms.accounts.account_acts",
        "isms.accounts.drafts.drop_all",
        "isms.accounts.drafts.store",
        "isms.accounts.calendar_links.revoke",
        "isms.accounts.known_browsers",
        "isms.accounts.people.carry_out",
        "isms.workspace.independence",
        "isms.accounts.people.end_sessions",
        "isms.accounts.recovery.use",
        "isms.exchange.undo.undo_obstacles",
        "isms.papers.composition.authorities.delegation",
        "isms.papers.composition.letterhead.of_room",
        "isms.systems.voiding.numbered",
        "isms.systems.voiding.strike",
        "schedules.alerts.alert_removal.drop_waiting",
        "schedules.audits.planned.first_plans",
    ),
    "asks `access` itself, for use cases that read by it": (
        "inventory.records.listed_items",
        "isms.papers.composition.letterhead.of_branch",
        "isms.papers.composition.letterhead.whose",
        "isms.xray.changed_systems",
        "isms.xray.reading",
        "schedules.alerts.inbox.snoozed",
        "schedules.duties.duty_standing.home",
        "schedules.duties.duty_standing.of_branch",
        "schedules.standing.keeping.kept_units",
        "schedules.standing.filters.at_home",
        "schedules.standing.filters.members",
        "schedules.standing.visible_facts",
    ),
    "a check of the x-ray, asked through `look` or `recount`": (
        "isms.xray.account_checks",
        "isms.xray.audit_checks",
        "isms.xray.figure_checks",
        "isms.xray.identity_checks",
        "isms.xray.office_checks",
        "isms.xray.paper_checks",
        "isms.xray.watch_checks",
    ),
    "notes in the trail what its caller recorded": ("schedules.policies.policies.note",),
    "a step of an import or an export, in which each row goes through a use case": (
        "isms.exchange.format.declared_rows",
        "isms.exchange.loading.take_in",
        "isms.exchange.own.taking.remember",
        "isms.exchange.rows.duty_rows",
        "isms.exchange.rows.fact_rows",
        "isms.exchange.rows.frame_rows",
        "isms.exchange.rows.office_answer_rows",
        "isms.exchange.rows.organisation_rows",
        "isms.exchange.rows.programme_rows",
        "isms.exchange.rows.system_rows",
        "isms.exchange.rows.watch_rows",
        "isms.exchange.sheets.files.save",
        "isms.exchange.undo.taken_out",
        "isms.exchange.undo.undoing.keep",
    ),
    "the sweep, the delivery of mail or a command, not a person": (
        "inventory.right_clock",
        "isms.accounts.drafts.forget_old",
        "isms.accounts.idle.close_due",
        "isms.accounts.security_log.forget_old",
        "isms.backup.carrying",
        "isms.checking.cards_in_trail.card_faults",
        "isms.checking.clock_aftermath",
        "isms.jobs.clock_leap.sets_right",
        "isms.checking.clock_faults.accounts_ahead",
        "isms.checking.clock_faults.ahead_facts",
        "isms.checking.clock_faults.alerts_ahead",
        "isms.checking.clock_faults.columns_ahead",
        "isms.checking.clock_faults.digests_ahead",
        "isms.checking.clock_faults.entries_ahead",
        "isms.checking.clock_faults.locks_ahead",
        "isms.checking.clock_faults.messages_held",
        "isms.checking.clock_faults.runs_ahead",
        "isms.checking.clock_faults.sessions_ahead",
        "isms.checking.compared_values.acts",
        "isms.checking.compared_values.entries",
        "isms.checking.people_in_trail.people_faults",
        "isms.checking.plans_in_trail.plan_faults",
        "isms.checking.stated_in_trail.stated_faults",
        "isms.evidence.proof.differences",
        "isms.installation.untold.tell",
        "isms.jobs.what_ran.since_the_last",
        "isms.jobs.what_ran.told_in",
        "schedules.acts.enforcement.apply_policies",
        "schedules.acts.enforcement.due_ids",
        "schedules.acts.enforcement.enforce",
        "schedules.alerts.alerts",
        "schedules.alerts.backup_alerts",
        "schedules.alerts.digest",
        "schedules.alerts.incident_news",
        "schedules.alerts.outbox",
        "schedules.policies.policies.touch_everything",
        "schedules.standing.derived",
        "schedules.standing.job_runs",
        "schedules.standing.standing_counts",
        "schedules.standing.standing_periods",
    ),
    "makes or upgrades a register": (
        "isms.exchange.starting_inventory.catch_up",
        "isms.installation.setup.find_by_plain_letters",
        "isms.installation.upgrading",
        "schedules.acts.rule_days",
        "schedules.duties.duty_choices.seed",
        "schedules.policies.policies.seed",
    ),
    "asked with a name and a password, or a token, before there is an actor": (
        "isms.accounts.attempts.note_lock_of",
        "isms.accounts.first_run",
        "isms.accounts.sessions",
    ),
    "one's own, by the id of the person who acts": (
        "isms.accounts.drafts.own",
        "isms.accounts.preferences",
        "isms.accounts.second_factor",
        "isms.accounts.signed_in_browsers.end_others",
        "isms.accounts.signed_in_browsers.end_own",
        "isms.accounts.signed_in_browsers.own",
        "isms.workspace.calendar_feed.link",
        "isms.workspace.calendar_feed.make",
        "isms.workspace.calendar_feed.revoke",
    ),
    "whether the register is large": (
        "schedules.standing.counting.is_quick",
        "schedules.standing.counting.is_small",
    ),
}
"""Functions and whole modules that are no use cases, by the reason why."""


def is_inside(name: str) -> bool:
    """Say whether a function, or its module, is said to be no use case."""
    return any(name in names or name.rpartition(".")[0] in names for names in INSIDE.values())


def _is_record(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Record) and wanted is not Record

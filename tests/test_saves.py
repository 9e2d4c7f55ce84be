"""
Every use case that writes says how it does not undo another's save: by what was `seen`, or with a reason why not.

Which ones write is found by asking every door of `tests.test_access`, so that a new one without an answer fails.
"""

import inspect
from dataclasses import replace

import pytest

from inventory.errors import IsmsError
from tests.register import ADMIN
from tests.test_access import DOORS, everything, found, function_of, written
from tests.test_access import office as office

UNSEEN = {
    "adds a fact of its own: what stood before stays, in the history and on earlier days": (
        "inventory.records.facts.record",
        "inventory.records.facts.record_regulation",
        "schedules.acts.deciding.decide",
        "schedules.acts.recording.record",
        "schedules.acts.recording.record_about",
    ),
    "the same, and what it changes is shown beside what stands before it is saved (isms.systems.rehearsal)": (
        "inventory.records.facts.record_classification",
    ),
    "adds, and refuses what is there already": (
        "inventory.organisation.focal_points.add",
        "inventory.systems.register.register",
        "inventory.organisation.units.enter",
        "isms.accounts.people.add",
        "isms.evidence.documents.attach",
        "isms.systems.registration.enter",
        "schedules.plans.programme_entry.add",
        "schedules.plans.programme_entry.add_task",
        "schedules.plans.programme_entry.load",
    ),
    "ends or decides something once: refused, or nothing, when somebody has": (
        "inventory.records.facts.void",
        "isms.accounts.signed_in_browsers.end",
        "isms.workspace.confirmations.confirm",
        "isms.workspace.confirmations.refuse",
        "isms.accounts.two_person_rule.agree_off",
        "isms.accounts.two_person_rule.ask_off",
        "isms.accounts.two_person_rule.keep_on",
        "isms.accounts.two_person_rule.turn_on",
        "isms.systems.system_history.void",
        "isms.ledger.issued.void",
        "isms.systems.voiding.void",
        "schedules.acts.enforcement.withdraw",
        "schedules.audits.planned.call_off",
        "schedules.audits.planned.put_off",
        "schedules.policies.policies.void_policy",
        "schedules.plans.progress.void",
    ),
    "takes one import back: refused while anything later was built on it": ("isms.exchange.undo.undoing.undo",),
    "turns an account to one state, whatever it was in": (
        "isms.accounts.people.activate",
        "isms.accounts.people.deactivate",
        "isms.accounts.people.set_password",
        "isms.accounts.people.take_off_second_factor",
    ),
    "one's own": (
        "isms.papers.dossiers.package_task.ask",
        "schedules.alerts.inbox.acknowledge",
        "schedules.alerts.inbox.snooze",
    ),
    "only goes up: a number below the last one is refused": (
        "isms.ledger.numbers.begin_after",
        "isms.ledger.numbers.take",
    ),
    "writes what was printed into the ledger": (
        "isms.papers.catalogue.issue",
        "isms.papers.catalogue.print_paper",
        "isms.papers.dossiers.package.enter",
        "isms.ledger.issued.enter",
    ),
    "takes in a file, of which each row is told against the register as it stands": (
        "inventory.records.assets.bring",
        "inventory.records.plan_items.bring",
        "inventory.records.risks.bring",
        "inventory.organisation.units.add",
        "isms.exchange.sheets.asset_book.take",
        "isms.exchange.sheets.asset_book.wrong",
        "isms.exchange.loading.load",
        "isms.exchange.loading.tell",
        "isms.exchange.own.own_reading.remember",
        "isms.exchange.starting_inventory.load",
        "isms.exchange.starting_inventory.load_once",
    ),
}
"""Use cases that write without having seen, by the reason why nothing of another's is lost."""


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_who_writes_has_seen_what_it_replaces_or_says_why_it_need_not(database, office):
    functions, writing = found(), set()
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for name, door in DOORS.items():
        with database.look(replace(ADMIN, person_id=1)) as work:
            untouched = written(work.session)
            try:
                door.ask(work, office)
                work.session.flush()
            except IsmsError:
                pass
            if written(work.session) != untouched and everything(work.session) != before:
                writing.add(function_of(name))
            work.session.rollback()
    named = {name for several in UNSEEN.values() for name in several}
    unseen = {name for name in writing if "seen" not in inspect.signature(functions[name]).parameters}
    assert sorted(unseen - named) == [], "let it take `seen` (inventory.versions), or say here why it need not"
    assert sorted(named - unseen) == [], "these take `seen`, write nothing or are gone"

"""
Every use case that writes says how it does not undo another's save: by what was `seen`, or with a reason why not.

The reason stands in its declaration (`Unseen` of `inventory.organisation.access`). Here each is asked whether what it
declares is true: who reads writes nothing, who writes does.
"""

import inspect

import pytest

from inventory.errors import Refused
from inventory.organisation.access import Unseen, use_case
from inventory.work import Actor, Role
from tests.register import ADMIN
from tests.secret_office import AT_HOME, an_office, everything, written
from tests.use_cases import BEFORE, calls, found, function_of

UNSHOWN = {
    "isms.ledger.pdf_signature.enter_signed": "nothing is signed without a certificate",
    "schedules.acts.enforcement.put_into_use": "the system of the office is in use",
}
"""Use cases that write, which the calls of `tests.use_cases` do not show."""


def test_who_writes_takes_what_was_seen_or_says_why_it_need_not():
    writing = {name: each for name, each in found().items() if (said := use_case(each)) and said.writes}
    taking = {name for name, each in writing.items() if "seen" in inspect.signature(each).parameters}
    excused = {name for name, each in writing.items() if use_case(each).unseen is not None}

    assert sorted(writing.keys() - taking - excused) == [], "let it take `seen` (inventory.versions), or say why not"
    assert sorted(taking & excused) == [], "these take `seen`: there is nothing to excuse"
    assert {use_case(writing[name]).unseen for name in excused} == set(Unseen), "this reason is nobody's"


@pytest.mark.slow
@pytest.mark.engines("sqlite")
def test_who_declares_to_write_does_and_nobody_else(database, clock, tmp_path):
    office, wrote = an_office(database, clock, tmp_path), {}
    with database.look(ADMIN) as work:
        before = everything(work.session)
    for name, call in calls().items():
        with database.look(Actor(AT_HOME, Role.ADMIN, person_id=1)) as work:
            call.before(work, office)
            work.session.flush()
            prepared = everything(work.session) if name in BEFORE else before
            untouched, noted = written(work.session), len(work.notes)
            try:
                call.perform(work, office)
                work.session.flush()
            except Refused:
                pass
            changed = written(work.session) != untouched and everything(work.session) != prepared
            if changed or len(work.notes) > noted:
                wrote.setdefault(function_of(name), name)
            work.session.rollback()
    declared = {function_of(name) for name, call in calls().items() if call.declared.writes}

    assert sorted(wrote.keys() - declared) == [], "declare these with @writes"
    assert sorted(declared - wrote.keys()) == sorted(UNSHOWN), "these declare to write, and do not"

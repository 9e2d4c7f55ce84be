"""
Drafts: what a person typed into a form and has not saved, kept for 30 days and for nobody else.

They are no part of the register: in no export, not in the trail. A closed account keeps none.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, delete, select

from inventory.work import Work
from isms.accounts.people_tables import FormDraft, Person

KEPT = dt.timedelta(days=30)
LARGEST = 1_000_000
"""So many characters a draft may have; a larger one is not kept."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one person. See `FormDraft`."""

    form: str
    title: str
    path: str
    typed_at: dt.datetime
    began: Mapping[str, Any] = field(default_factory=dict)
    entered: Mapping[str, Any] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """What the form is about: the code of a system, or nothing."""
        return self.form.partition(":")[2].partition(":")[0]

    @property
    def is_too_large(self) -> bool:
        return len(json.dumps([self.began, self.entered])) > LARGEST


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of a person's draft of a form; none: it is dropped."""

    person_id: int
    form: str
    draft: Draft | None


def own(work: Work) -> list[Draft]:
    """Return the drafts of the person who acts, the newest first."""
    mine = (col(FormDraft.person_id) == work.actor.person_id, col(FormDraft.typed_at) > work.now - KEPT)
    newest = select(FormDraft).where(*mine).order_by(col(FormDraft.typed_at).desc())
    return [
        Draft(row.form, row.title, row.path, row.typed_at, row.began, row.entered) for row in work.session.exec(newest)
    ]


def store(work: Work, changes: Iterable[Change]) -> None:
    """Keep and drop drafts of several people, each of whom typed theirs; of a closed account nothing is kept."""
    for each in changes:
        row = work.session.get(FormDraft, (each.person_id, each.form))
        person = work.session.get(Person, each.person_id)
        if each.draft is None or person is None or not person.active:
            if row is not None:
                work.session.delete(row)
            continue
        said = each.draft
        row = FormDraft(
            person_id=each.person_id,
            form=each.form,
            title=said.title,
            path=said.path,
            began=dict(said.began),
            entered=dict(said.entered),
            typed_at=said.typed_at,
        )
        work.session.merge(row)


def drop_all(work: Work, person: Person) -> None:
    """Drop every draft of a person whose account is closed."""
    work.session.execute(delete(FormDraft).where(col(FormDraft.person_id) == person.id))


def forget_old(work: Work) -> None:
    """Drop the drafts that nobody has touched for 30 days."""
    work.session.execute(delete(FormDraft).where(col(FormDraft.typed_at) <= work.now - KEPT))

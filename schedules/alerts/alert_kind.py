"""
The base of all kinds of alert. One class for each kind says everything about it: when it is raised, how it is settled,
whom it concerns, its words, and where it is mended. `schedules.alerts.alert_kinds` lists them.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, String, and_, case, cast, literal, true
from sqlalchemy import select as sql_select
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.sqltypes import UTCDateTime

from inventory.organisation.access import Act
from inventory.register_tables import System
from inventory.upserts import once
from inventory.vietnamese import grouped
from inventory.work import Addressee, Role, Work
from schedules.alerts.alert_tables import DIGEST, Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.cadence import ladder
from schedules.cadence.working_days import Holidays

HEAD_OF_OFFICE, LEADER = "head_of_office", "leader"
EVERY_SYSTEM = true()
_BATCH = 1000
"""Alerts raised in one statement."""


@dataclass(frozen=True)
class Now:
    """The day on which alerts are read, and how its days off are read from the database, at first use."""

    today: dt.date
    days_off: Callable[[], Holidays] = field(default=Holidays, compare=False)

    @cached_property
    def holidays(self) -> Holidays:
        """The days off of the register."""
        return self.days_off()


@dataclass(frozen=True, slots=True)
class Case:
    """
    One alert as it stands on the day it is read: what its kind puts into words.

    `detail` is a code of the kind. `settled`: its cause is gone. `repeated`: a later alert reminds of the same day.
    """

    base: dt.date
    now: Now
    stage: int | None = None
    detail: str = ""
    raised_on: dt.date = dt.date.min
    settled: bool = False
    repeated: bool = False

    @property
    def past(self) -> bool:
        """Whether it speaks of the day it was raised, and no longer of today."""
        return self.settled or self.repeated

    @property
    def days(self) -> int:
        """Days from `base` to today, or to the day it was raised when it is past; negative before `base`."""
        return ((self.raised_on if self.past else self.now.today) - self.base).days

    @property
    def far(self) -> str:
        """How far `base` is: 'còn 3 ngày', or of one that is past 'đã báo trước 3 ngày'."""
        days, number = self.days, f"{grouped(abs(self.days))} ngày"
        if self.past:
            return f"đã báo khi quá hạn {number}" if days > 0 else f"đã báo trước {number}" if days else _THAT_DAY
        return f"đã quá hạn {number}" if days > 0 else f"còn {number}" if days else "hôm nay là ngày cuối"


_THAT_DAY = "đã báo trong ngày đến hạn"
Like = tuple[str, str, tuple[str, str]]
"""View, words and badge of an alert."""


@dataclass(frozen=True, slots=True)
class View:
    """One way in which the page lists alerts of a kind: its code, its name in the page's address, its words there."""

    code: str
    address: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """
    What settles an alert, where, and what one must be permitted to do.

    `tab`: of the system's page; `page`: another page, which then counts.
    """

    label: str
    act: Act
    tab: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a digest says once for all systems of an alert: which part of it, what they must do, the source."""

    part: str
    must: str
    clause: str
    remedy: str
    late: bool


class AlertKind:
    """
    A kind of alert. A subclass gives `code`, `views`, and overrides what is special about it.

    `subject`: the table of the record it is about, where that is not the system itself. `follows`: further kinds of
    record that are worth a look when one was just recorded (`recorded`). `hourly`: what is due changes within a day, so
    that every sweep looks; of the others the first sweep of a day does (`alerts.sweep`). `of_system`: its alerts name a
    system; those of a kind without one concern and are seen by people of the whole tree. `at_once`: it reaches
    everybody whom the system concerns on the first day and cannot be put off. `mail`: which message tells of it; one
    that is not the digest waits for nothing. `group`: with which others it is switched off by mail, unless none may be.
    `reminds`: a later alert of the same subject and day takes its place. `stays`: no later one comes although it is
    still open, while others come again and again on the ladder. `of_confirmed`: it is mailed only about systems whose
    role somebody has confirmed. `of_permission`: it tells of the system's permission; of several such alerts a digest
    says the weightiest. `days`: the columns of records ("table.column") whose day it reminds of.
    """

    code: ClassVar[str]
    views: ClassVar[tuple[View, ...]]
    subject: ClassVar[type[SQLModel] | None] = None
    follows: ClassVar[tuple[type[SQLModel], ...]] = ()
    hourly: ClassVar[bool] = False
    of_system: ClassVar[bool] = True
    at_once: ClassVar[bool] = False
    mail: ClassVar[str] = DIGEST
    group: ClassVar[MailGroup] = MailGroup.REQUIRED
    reminds: ClassVar[bool] = False
    stays: ClassVar[bool] = False
    of_permission: ClassVar[bool] = False
    of_confirmed: ClassVar[bool] = False
    weight: ClassVar[int] = 0
    days: ClassVar[tuple[str, ...]] = ()

    # When it is raised: each returns how many alerts were raised; none is raised twice.

    def raise_everywhere(self, work: Work) -> int:
        """Raise what is due now in the whole register, also what sweeps of days before missed: the sweep's share."""
        return 0

    def raise_among(self, work: Work, mine: ColumnElement[bool]) -> int:
        """Raise what is due now of the systems `mine`, of which a fact was just recorded."""
        return 0

    def recorded(self, work: Work, record: Any) -> int:
        """Raise what a record of the kind's `subject` is worth an alert for, just recorded."""
        return 0

    # How it is settled: conditions upon Alert and the System joined to it.

    def gone(self) -> ColumnElement[bool]:
        """Return the condition that the alert's cause is gone. That the system is retired is looked at for all."""
        raise NotImplementedError

    def may_be_open(self, today: dt.date) -> ColumnElement[bool]:
        """Return a condition upon System, quick to ask, that holds for every system with an open alert of the kind."""
        return col(System.id).in_(select(Alert.system_id).where(Alert.kind == self.code))

    # Whom it concerns.

    def reaches(self, person: Addressee) -> list[tuple[str, int | None]]:
        """Return the branches whose alerts concern a person, each with the stage from which they do (None: all)."""
        since = {each.to: None if self.at_once else each.after_days for each in ladder.default_ladder().escalations}
        if person.role in (Role.ADMIN, Role.OFFICER):
            return [(person.branch, None)]
        if person.role == Role.LEADER:
            return [(person.branch, since[LEADER])]
        if person.role == Role.UNIT:
            office = [(person.office_of, since[HEAD_OF_OFFICE])] if person.office_of else []
            return [(person.branch, None), *office]
        return []

    # Its words.

    def view(self, _case: Case) -> View:
        """Return the view in which the page lists an alert."""
        return self.views[0]

    def in_view(self, _view: View, _counted_on: ColumnElement[dt.date]) -> ColumnElement[bool]:
        """Return the condition that an alert stands in a view; `counted_on`: the day up to which its days count."""
        return col(Alert.kind) == self.code

    def badge(self, case: Case) -> tuple[str, str]:
        """Return tone and words of the badge."""
        return "overdue" if self.is_late(case) else "soon", self.view(case).label

    def is_late(self, case: Case) -> bool:
        """Say whether it is too late already."""
        return case.days > 0

    def sentence(self, case: Case) -> str:
        """Return what the page says of an alert; of one that is past, what it said when it was raised."""
        return f"{self.what(case)}: hạn {case.base:%d/%m/%Y}, {case.far}."

    def what(self, _case: Case) -> str:
        """Return what is due, in a few words."""
        return self.views[0].label

    def like(self, case: Case) -> Like:
        """Return what alerts have in common that stand on one line of the inbox, which the bell counts as one."""
        return self.view(case).code, self.what(case), self.badge(case)

    def due(self, case: Case) -> str:
        """Return the line of a digest that says when."""
        far = case.far.removeprefix("đã ")
        return f"Hạn: {case.base:%d/%m/%Y} ({far})"

    def remedy(self, case: Case) -> str:
        """Return the line of a digest that says what to do."""
        raise NotImplementedError

    def step(self, _case: Case) -> Step | None:
        """Return the step that settles an alert; None when no page does."""
        return None

    def heading(self, _case: Case) -> Heading | None:
        """Return what a digest says once for all systems of this day; None when each system stands for itself."""
        return None

    # Raising.

    def _raise_each(self, work: Work, *where: ColumnElement[bool], key: ColumnElement[str], **columns: Any) -> int:
        """Raise an alert for each row that the columns are read from, where the conditions hold."""
        given = {name: value for name, value in columns.items() if value is not None} | self._alike(work, columns)
        selected = {"key": key} | {name: _selected(value) for name, value in given.items()}
        insertion = once(work.session, Alert, ["key"]).from_select(
            list(selected), sql_select(*selected.values()).where(*where)
        )
        result = work.session.execute(insertion.execution_options(preserve_rowcount=True))
        return int(result.rowcount)  # type: ignore[attr-defined]

    def _raise_rows(self, work: Work, rows: Sequence[dict[str, Any]]) -> int:
        """Raise the alerts of these rows that are not there yet, each by its key."""
        raised = 0
        for start in range(0, len(rows), _BATCH):
            some = rows[start : start + _BATCH]
            known = set(work.session.exec(select(Alert.key).where(col(Alert.key).in_([row["key"] for row in some]))))
            new = [self._alike(work, row) | row for row in some if row["key"] not in known]
            if new:
                work.session.execute(once(work.session, Alert, ["key"]).values(new))
            raised += len(new)
        return raised

    def _alike(self, work: Work, columns: Mapping[str, Any]) -> dict[str, Any]:
        """Return what all alerts of this kind and work have in common."""
        subject = {"subject_kind": self.subject.__tablename__} if self.subject and "subject_id" in columns else {}
        detail = {} if "detail" in columns else {"detail": ""}
        return {"kind": self.code, "raised_on": work.today, "raised_at": work.now} | subject | detail


def key_of(*parts: Any) -> ColumnElement[str]:
    """Return the key of alerts, of values and columns. A key tells alerts apart; nothing is read out of it."""
    texts = [literal(str(part)) if isinstance(part, _PLAIN) else cast(part, String) for part in parts]
    return reduce(lambda key, text: key + ":" + text, texts)


def stage_of(day: Any, stages: Sequence[int], today: dt.date) -> tuple[ColumnElement[bool], ColumnElement[int]]:
    """
    Return the condition that a day has reached one of the stages, and which it has reached.

    `stages`: days after that day, in order; from the last of them on, none is reached any more.
    """
    first, *following = (today - dt.timedelta(days=stage) for stage in stages)
    reached = case(*((day > later, stage) for stage, later in zip(stages, following, strict=False)))
    return and_(day <= first, day > following[-1]), reached


_PLAIN = (str, int, dt.date)


def _selected(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return literal(value, type_=UTCDateTime())
    return literal(value) if isinstance(value, _PLAIN) else value

"""
The dated facts of one system as the rules of time see them: plain, frozen, without a database.

Every fact carries the day it counts from, in Viet Nam; `day` reads that day whatever the fact calls it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from inventory.choices import AuditKind as AuditKind
from inventory.choices import AuditResult as AuditResult
from inventory.choices import Implementation as Implementation
from inventory.choices import Responsibility as Responsibility
from inventory.choices import Running as Running
from inventory.vietnamese import VIETNAM as VIETNAM
from schedules.gate.gate_rules import Rules, default_rules


class Dated(Protocol):
    """Anything that counts from a day on."""

    @property
    def day(self) -> dt.date: ...


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that approves the level (1-5)."""

    day: dt.date
    level: int
    regime: str
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation (Quy chế) that covers the system."""

    day: dt.date
    number: str = ""
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class PlanState:
    """How far the protection plan was implemented on a day."""

    day: dt.date
    state: str
    expected_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """
    What an audit concluded; `conditions_until` is the deadline of a conditional one, itself still in time.

    `met_on`: the day of the document by which the conditions were met, when that was in time.
    """

    day: dt.date
    kind: str
    conclusion: str
    assessor_kind: str
    conditions_until: dt.date | None = None
    occasion: str | None = None
    met_on: dt.date | None = None

    @property
    def renews(self) -> bool:
        """Whether the cadence starts anew: a periodic audit does so whatever it concluded, an ad hoc one never."""
        return self.kind != AuditKind.AD_HOC

    @property
    def positive(self) -> bool:
        return self.conclusion != AuditResult.NOT_ELIGIBLE


@dataclass(frozen=True, slots=True)
class Change:
    """A major change of function, scope, architecture or technology (NĐ 331/2026 Đ28.3.b, Đ31.2.c)."""

    day: dt.date
    what: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """A serious incident (NĐ 331/2026 Đ31.2.c); it counts from the day of its detection in Viet Nam."""

    detected_at: dt.datetime

    @property
    def day(self) -> dt.date:
        return self.detected_at.astimezone(VIETNAM).date()


@dataclass(frozen=True, slots=True)
class Operation:
    """What went on in the office from a day on."""

    day: dt.date
    state: str


@dataclass(frozen=True, slots=True)
class Permission:
    """The permission to be in use was granted, or withdrawn."""

    day: dt.date
    granted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What the office is to the system from a day on; None while nobody has confirmed it."""

    day: dt.date
    responsibility: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """
    The answers about a system, and what the criteria of their regime make of them today.

    `computed_level` is None while a person must decide; `not_below` is the least that person may say, 0 for none.
    `listed`: on the list of systems important to national security from this day on (Đ16).
    """

    day: dt.date
    regime: str
    computed_level: int | None
    not_below: int = 0
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """A written reason why the level decided is below the computed one, `level`."""

    day: dt.date
    level: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate of the ministry; `valid_until` is its last day, None for no end."""

    day: dt.date
    valid_until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OwnCadence:
    """Months between two audits of this system from a day on; None: those of the policy again."""

    day: dt.date
    months: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SelfEvaluation:
    """The operator's own evaluation, and the day of the notice to the ministry, if there was one (Đ33.3)."""

    day: dt.date
    notified_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation of the owner's duties: to whom, from when to when; `covers_approval` None when nobody said."""

    day: dt.date
    party: str
    ends_on: dt.date
    covers_approval: bool | None = None


@dataclass(frozen=True, slots=True)
class Investment:
    """The system was being invested in or built from this day on (NĐ 331/2026 Đ39.1)."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Offices:
    """
    Who is who in this register, by folded name: `rooms` are units that no law lets decide a level by themselves,
    `specialised` the units charged with cybersecurity.
    """

    rooms: frozenset[str] = frozenset()
    specialised: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Everything recorded of one system and not voided, each list in the order (day, recorded).

    `owners`: the folded names by which its owner is known. `rules`: from when each later rule of the gate counts.
    """

    registered_on: dt.date
    roles: tuple[Role, ...] = ()
    answers: tuple[Answers, ...] = ()
    reasons: tuple[Reason, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    own_cadences: tuple[OwnCadence, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    evaluations: tuple[SelfEvaluation, ...] = ()
    investments: tuple[Investment, ...] = ()
    owners: frozenset[str] = frozenset()
    offices: Offices = Offices()
    rules: Rules = field(default_factory=default_rules)
    decisions: tuple[Decision, ...] = ()
    regulations: tuple[Regulation, ...] = ()
    plans: tuple[PlanState, ...] = ()
    conclusions: tuple[Conclusion, ...] = ()
    changes: tuple[Change, ...] = ()
    incidents: tuple[Incident, ...] = ()
    operations: tuple[Operation, ...] = ()
    permissions: tuple[Permission, ...] = ()


Fact = TypeVar("Fact", bound=Dated)


def latest(facts: Sequence[Fact], on: dt.date) -> Fact | None:
    """Return the last fact that counts on a day: later ones are not known yet."""
    for fact in reversed(facts):
        if fact.day <= on:
            return fact
    return None

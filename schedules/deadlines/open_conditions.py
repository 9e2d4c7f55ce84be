"""When a record that has a day is still to be dealt with: one condition for each kind, upon its table."""

from sqlalchemy import ColumnElement, and_, exists, not_
from sqlmodel import col

from inventory.choices import Implementation
from inventory.records import (
    Advisory,
    Audit,
    Certificate,
    Decision,
    Dossier,
    Finding,
    PlanItem,
    PlannedAudit,
    PlanState,
    Resolution,
    Risk,
)
from inventory.records.holding import holds, superseded


def unmended() -> ColumnElement[bool]:
    """Return the condition that a finding is open."""
    mended = exists().where(col(Resolution.finding_id) == Finding.id, holds(Resolution))
    return ~mended.correlate_except(Resolution)


def without_conclusion() -> ColumnElement[bool]:
    """Return the condition that a planned audit has no conclusion yet."""
    same = (col(Audit.system_id) == PlannedAudit.system_id, col(Audit.planned_id) == PlannedAudit.id)
    return ~exists().where(*same, holds(Audit))  # by the system, which an index knows


def unresolved() -> ColumnElement[bool]:
    """Return the condition that an advisory or leak was not dealt with."""
    done = (col(Resolution.advisory_id) == Advisory.id, holds(Resolution))
    return ~exists().where(*done).correlate_except(Resolution)


def unmet() -> ColumnElement[bool]:
    """Return the condition that an entry of a plan holds, and its requirement is not met in full."""
    return and_(col(PlanItem.state).in_(("none", "partial")), ~superseded(PlanItem))


def unfinished() -> ColumnElement[bool]:
    """Return the condition that the state of a plan as a whole holds, and is not in full."""
    return and_(col(PlanState.state) != Implementation.FULL, ~superseded(PlanState))


def threatening() -> ColumnElement[bool]:
    """Return the condition that an entry of a risk holds, and the risk is there."""
    return and_(col(Risk.present), ~superseded(Risk))


def current() -> ColumnElement[bool]:
    """Return the condition that no later certificate took a certificate's place."""
    return ~superseded(Certificate)


def undecided() -> ColumnElement[bool]:
    """Return the condition that a step of a dossier is the latest, and no level was decided since."""
    since = (col(Decision.system_id) == Dossier.system_id, holds(Decision), col(Decision.date) >= Dossier.on)
    return and_(not_(superseded(Dossier)), ~exists().where(*since).correlate_except(Decision))

"""The registry of the kinds of record: everything about them is read off their classes."""

from collections.abc import Iterator

from inventory.records.agreement import Agreement
from inventory.records.approval_forecast import ApprovalForecast
from inventory.records.asset import Asset
from inventory.records.audit import Audit, PlannedAudit
from inventory.records.certificate import Certificate
from inventory.records.change import Change
from inventory.records.classification import Classification
from inventory.records.conditions_met import ConditionsMet
from inventory.records.decision import Decision
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.records.dossier_component import DossierComponent
from inventory.records.dossier_step import Dossier
from inventory.records.duty_done import DutyDone
from inventory.records.finding import Advisory, Finding, Resolution
from inventory.records.incident import Incident, IncidentStep
from inventory.records.investment import Investment
from inventory.records.level_reason import LevelReason
from inventory.records.narrative import Narrative
from inventory.records.operation import Operation
from inventory.records.own_cadence import OwnCadence
from inventory.records.permission import Permission
from inventory.records.plan_item import PlanItem
from inventory.records.plan_state import PlanState
from inventory.records.regulation import Regulation
from inventory.records.risk import Risk
from inventory.records.role import Role
from inventory.records.room_survey import RoomSurvey
from inventory.records.self_evaluation import SelfEvaluation
from inventory.records.website import Website, WebsiteReview

KINDS: tuple[type[Record], ...] = (
    Classification,
    Dossier,
    DossierComponent,
    ApprovalForecast,
    Decision,
    Regulation,
    PlanState,
    PlanItem,
    Narrative,
    Asset,
    Risk,
    PlannedAudit,
    Audit,
    Finding,
    Role,
    LevelReason,
    Investment,
    Certificate,
    ConditionsMet,
    SelfEvaluation,
    DutyDone,
    RoomSurvey,
    OwnCadence,
    Agreement,
    Change,
    Incident,
    IncidentStep,
    Advisory,
    Resolution,
    Website,
    WebsiteReview,
    Operation,
    Permission,
)
"""Every declared kind, in the order in which files take them in."""


def _lists_of(kind: type[Record]) -> Iterator[tuple[str, DeclaredField | None]]:
    """Yield each list of a kind, with the field that names what its records are about; None: they are about none."""
    parents = [each for each in fields_of(kind).values() if each.declared.parent]
    if kind.declaration.list:
        yield kind.declaration.list, parents[0] if parents else None
    else:
        yield from ((each.declared.parent.list, each) for each in parents if each.declared.parent)


LISTS: tuple[tuple[str, type[Record], DeclaredField | None], ...] = tuple(
    (name, kind, parent) for kind in KINDS for name, parent in _lists_of(kind)
)
"""Every list of `isms/1` of a declared kind, with the field that names what its records are about, if they are."""
BY_LIST: dict[str, type[Record]] = {name: kind for name, kind, parent in LISTS if parent is None}
"""The kinds that are about a system as such."""
BY_TABLE: dict[str, type[Record]] = {str(kind.__tablename__): kind for kind in KINDS}

__all__ = [
    "BY_LIST",
    "BY_TABLE",
    "KINDS",
    "LISTS",
    "Advisory",
    "Agreement",
    "ApprovalForecast",
    "Asset",
    "Audit",
    "Certificate",
    "Change",
    "Classification",
    "ConditionsMet",
    "Decision",
    "Dossier",
    "DossierComponent",
    "DutyDone",
    "Finding",
    "Incident",
    "IncidentStep",
    "Investment",
    "LevelReason",
    "Narrative",
    "Operation",
    "OwnCadence",
    "Permission",
    "PlanItem",
    "PlanState",
    "PlannedAudit",
    "Record",
    "Regulation",
    "Resolution",
    "Risk",
    "Role",
    "RoomSurvey",
    "SelfEvaluation",
    "Website",
    "WebsiteReview",
]

"""The registry of the kinds of record: everything about them is read off their classes."""

from inventory.records.agreement import Agreement
from inventory.records.approval_forecast import ApprovalForecast
from inventory.records.asset import Asset
from inventory.records.certificate import Certificate
from inventory.records.change import Change
from inventory.records.classification import Classification
from inventory.records.conditions_met import ConditionsMet
from inventory.records.decision import Decision
from inventory.records.declaration import Record
from inventory.records.dossier_component import DossierComponent
from inventory.records.dossier_step import Dossier
from inventory.records.investment import Investment
from inventory.records.level_reason import LevelReason
from inventory.records.narrative import Narrative
from inventory.records.operation import Operation
from inventory.records.own_cadence import OwnCadence
from inventory.records.plan_item import PlanItem
from inventory.records.plan_state import PlanState
from inventory.records.regulation import Regulation
from inventory.records.risk import Risk
from inventory.records.role import Role
from inventory.records.self_evaluation import SelfEvaluation

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
    Role,
    LevelReason,
    Investment,
    Certificate,
    ConditionsMet,
    SelfEvaluation,
    OwnCadence,
    Agreement,
    Change,
    Operation,
)
"""Every declared kind, in the order in which files hold them and take them in."""
BY_LIST: dict[str, type[Record]] = {kind.declaration.list: kind for kind in KINDS}
BY_TABLE: dict[str, type[Record]] = {str(kind.__tablename__): kind for kind in KINDS}

__all__ = [
    "BY_LIST",
    "BY_TABLE",
    "KINDS",
    "Agreement",
    "ApprovalForecast",
    "Asset",
    "Certificate",
    "Change",
    "Classification",
    "ConditionsMet",
    "Decision",
    "Dossier",
    "DossierComponent",
    "Investment",
    "LevelReason",
    "Narrative",
    "Operation",
    "OwnCadence",
    "PlanItem",
    "PlanState",
    "Record",
    "Regulation",
    "Risk",
    "Role",
    "SelfEvaluation",
]

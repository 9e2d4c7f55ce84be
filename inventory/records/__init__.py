"""The registry of the kinds of record that are declared once: everything about them is read off their classes."""

from inventory.records.agreement import Agreement
from inventory.records.certificate import Certificate
from inventory.records.conditions_met import ConditionsMet
from inventory.records.declaration import Record
from inventory.records.investment import Investment
from inventory.records.level_reason import LevelReason
from inventory.records.own_cadence import OwnCadence
from inventory.records.role import Role
from inventory.records.self_evaluation import SelfEvaluation

KINDS: tuple[type[Record], ...] = (
    Role,
    LevelReason,
    Investment,
    Certificate,
    ConditionsMet,
    SelfEvaluation,
    OwnCadence,
    Agreement,
)
"""Every declared kind, in the order in which files take them in."""
BY_LIST: dict[str, type[Record]] = {kind.declaration.list: kind for kind in KINDS}
BY_TABLE: dict[str, type[Record]] = {str(kind.__tablename__): kind for kind in KINDS}

__all__ = [
    "BY_LIST",
    "BY_TABLE",
    "KINDS",
    "Agreement",
    "Certificate",
    "ConditionsMet",
    "Investment",
    "LevelReason",
    "OwnCadence",
    "Record",
    "Role",
    "SelfEvaluation",
]

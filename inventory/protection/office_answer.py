"""What a unit answers for all systems kept in it and below it, of requirements that are met alike in a whole office."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from inventory.records.plan_item import Answer, ItemState
from inventory.register_tables import one_of


class OfficeAnswer(Answer, table=True):
    """
    How far one requirement is met in a unit: the latest of a unit and requirement holds.

    A system follows the nearest unit at or above its own that has an answer, unless it has one itself.
    """

    __tablename__ = "office_answer"
    __table_args__ = (
        CheckConstraint(one_of("state", *ItemState.words()), name="office_answer_state"),
        Index("office_answer_of_unit", "unit_id", "requirement"),
    )
    series: ClassVar[tuple[str, ...]] = ("unit_id", "regime", "requirement")

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(default=0, foreign_key="unit.id")
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None

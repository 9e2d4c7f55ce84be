"""Tables of what a level-proposal dossier tells of a system: texts, lists, risks, and when approval is expected."""

import datetime as dt
from typing import ClassVar

from sqlalchemy import CheckConstraint

from inventory.register_tables import DatedFact, one_of


class Narrative(DatedFact, table=True):
    """A part of the written explanation of a dossier (Đ22.3-22.5), in the office's own words; the latest holds."""

    series: ClassVar[tuple[str, ...] | None] = ("part",)
    on: dt.date
    part: str
    text: str


class Asset(DatedFact, table=True):
    """
    A device, an application or a network zone of the system (Đ22.3.d); the latest row of an `item` holds.

    `present` is false once it is taken out. What does not fit the kind stays empty.
    """

    __table_args__ = (
        CheckConstraint(one_of("kind", "device", "application", "zone"), name="asset_kind"),
        CheckConstraint("quantity BETWEEN 1 AND 100000", name="asset_quantity"),
    )

    series: ClassVar[tuple[str, ...] | None] = ("item",)
    on: dt.date
    item: str
    kind: str
    present: bool = True
    name: str
    model: str = ""
    quantity: int = 1
    location: str = ""
    purpose: str = ""
    host: str = ""  # the server an application runs on
    operating_system: str = ""
    private_addresses: str = ""
    public_addresses: str = ""


class Risk(DatedFact, table=True):
    """
    A threat to the system and how far it would reach (Đ10.3, Đ22.4.c); the latest row of an `item` holds.

    `likelihood` and `impact` go from 1 (low) to 3 (high), the office's own scale. `present` is false once it is gone.
    """

    __table_args__ = (
        CheckConstraint("likelihood BETWEEN 1 AND 3", name="risk_likelihood"),
        CheckConstraint("impact BETWEEN 1 AND 3", name="risk_impact"),
    )

    series: ClassVar[tuple[str, ...] | None] = ("item",)
    on: dt.date
    item: str
    present: bool = True
    threat: str
    weakness: str = ""
    likelihood: int
    impact: int
    harm: str = ""
    measures: str = ""
    responsible: str = ""
    due_on: dt.date | None = None


class ApprovalForecast(DatedFact, table=True):
    """When the dossier of a system is expected to be approved (Mẫu số 08, column 9); the latest holds."""

    __tablename__ = "approval_forecast"

    series: ClassVar[tuple[str, ...] | None] = ()
    on: dt.date
    expected_on: dt.date

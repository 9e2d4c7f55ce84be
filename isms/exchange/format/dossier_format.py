"""The rows of the plan by requirement, and of what a dossier explains: texts, devices and zones, risks."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from isms.exchange.format.shapes import Day, Fact, Lines, Optional, Text, nothing
from isms.interface.rules import RegimeCode

ItemState = Literal["none", "partial", "full", "not_applicable"]
AssetKind = Literal["device", "application", "zone"]
OneToThree = Annotated[int, Field(ge=1, le=3)]


class PlanItem(Fact):
    """Without `regime` the requirement is one that the level of the system asks now; with it, one of any level."""

    on: Day
    regime: Annotated[RegimeCode | Literal[""], BeforeValidator(nothing)] = ""
    requirement: Text
    state: ItemState
    responsible: Optional = ""
    due_on: Day | None = None
    note: Optional = ""


class Narrative(Fact):
    on: Day
    part: Text
    text: Lines


class Item(Fact):
    """A row of a list whose items keep an identity: without `item` it is a new one, not `present` it is taken out."""

    on: Day
    item: Optional = ""
    present: bool = True


class Asset(Item):
    kind: AssetKind
    name: Text
    model: Optional = ""
    quantity: Annotated[int, BeforeValidator(lambda value: 1 if value is None else value)] = 1
    location: Optional = ""
    purpose: Optional = ""
    host: Optional = ""
    operating_system: Optional = ""
    private_addresses: Optional = ""
    public_addresses: Optional = ""


class Risk(Item):
    threat: Text
    weakness: Optional = ""
    likelihood: OneToThree
    impact: OneToThree
    harm: Optional = ""
    measures: Optional = ""
    responsible: Optional = ""
    due_on: Day | None = None

"""
The exchange format `isms/1` as models: what each row of each list may hold.

Beyond the published keys this product reads and writes: units[].kind ("office" marks the room whose head is told
first), .superior and .place (the letterhead), systems[].coordinators, .unit (the unit that keeps the record) and
.suggestion, dossiers[].reason, policies[].note, changes[].major (by default yes) and .aspects, and the lists

- classifications (.national_security_list: Đ16), components, operations, permissions and holidays;
- plan_items, the plan by requirement, and office_answers, what units answer for their systems;
- narratives, assets and risks, what a dossier explains (Đ22.3-22.5);
- focal_points;
- every kind of `inventory.records`, whose rows are read off their declarations;
- gate_rules: from which day each later rule of the gate counts in the register the file comes from;
- programmes, programme_tasks, progress: the plans and what the units report on them;
- duty_choices and office_duties_done: which recurring duties the office minds, and what was done for it as a whole;
- approval_forecasts and organisations: what the yearly report tells of them.

Every other key is an error. What is no dated fact of the register is not in it and goes with a backup: documents
(evidence, which are files), printed papers, people, the trail, alerts, settings, what waits for a second person, and
facts that were voided.
"""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter, create_model

from inventory.declared_fields import fields_of
from inventory.register_tables import SystemCard
from isms.exchange.format import declared_rows
from isms.exchange.format.answer_rows import OfficeAnswer as OfficeAnswer
from isms.exchange.format.declared_rows import ROWS as DECLARED
from isms.exchange.format.duty_format import DutyChoice as DutyChoice
from isms.exchange.format.duty_format import OfficeDutyDone as OfficeDutyDone
from isms.exchange.format.programme_format import Programme as Programme
from isms.exchange.format.programme_format import ProgrammeTask as ProgrammeTask
from isms.exchange.format.programme_format import Progress as Progress
from isms.exchange.format.report_format import Organisation as Organisation
from isms.exchange.format.shapes import Code, Day, Level, Months, Optional, Text, nothing
from isms.exchange.format.shapes import Fact as Fact
from isms.exchange.format.shapes import Row as Row
from isms.interface.rules import GivenFacts

FORMAT = "isms/1"
MOST_COUNTED = 10_000_000_000
ANSWERS = TypeAdapter(GivenFacts)  # the answers of a classification, as `isms rules classify` takes them

Responsibility = Literal["owned", "operated", "used"]


class Unit(Row):
    code: Code
    name: Text
    parent: Annotated[Code | None, BeforeValidator(lambda value: value or None)] = None
    kind: Annotated[Literal["", "office"], BeforeValidator(nothing)] = ""
    superior: Text | None = None
    place: Text | None = None

    @property
    def label(self) -> str:
        return self.code


class Policy(Row):
    name: Text
    in_force_from: Day
    clause: Text
    months: dict[Literal["1", "2", "3", "4", "5"], Months] = Field(min_length=1)
    note: Optional = ""

    @property
    def label(self) -> str:
        return self.name


class Holiday(Row):
    day: Day
    working: bool = False
    name: Optional = ""
    removed: bool = False

    @property
    def label(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class GateRule(Row):
    code: Text
    in_force_from: Day

    @property
    def label(self) -> str:
        return self.code


class Suggestion(Row):
    """What somebody should confirm: never a fact."""

    owner: Optional = ""
    level: Level | None = None
    responsibility: Responsibility | None = None
    reason: Optional = ""


class SystemRow(Row):
    """
    A new system needs a name; of a known one, only what is given changes. No role: nobody has confirmed it yet.

    What else is written of a system is read off its card, see `System`.
    """

    code: Code
    name: Text | None = None
    users: list[Code] | None = None
    coordinators: list[Code] | None = None
    unit: Code | None = None
    responsibility: Responsibility | None = None
    operating: bool | None = None
    registered_on: Day | None = None
    suggestion: Suggestion | None = None
    facts: dict[str, Any] | None = None

    @property
    def about(self) -> list[str]:
        return [self.code]


_OF_THE_CARD: dict[str, Any] = {
    name: (declared_rows.plain_shape(each) | None, None)
    for name, each in fields_of(SystemCard).items()
    if name not in SystemRow.model_fields
}
System = create_model("System", __base__=SystemRow, __module__=__name__, **_OF_THE_CARD)


class FocalPoint(Row):
    unit: Code
    name: Text
    position: Optional = ""
    contact: Optional = ""
    decision_number: Optional = ""
    decision_date: Day | None = None
    since: Day
    until: Day | None = None

    @property
    def label(self) -> str:
        return f"{self.unit}: {self.name}"


LISTS: dict[str, type[Row]] = {
    "units": Unit,
    "policies": Policy,
    "holidays": Holiday,
    "gate_rules": GateRule,
    "systems": System,
    **DECLARED,
    "office_answers": OfficeAnswer,
    "focal_points": FocalPoint,
    "duty_choices": DutyChoice,
    "office_duties_done": OfficeDutyDone,
    "programmes": Programme,
    "programme_tasks": ProgrammeTask,
    "progress": Progress,
    "organisations": Organisation,
}
"""Every list of the format, in the order in which they are taken in."""

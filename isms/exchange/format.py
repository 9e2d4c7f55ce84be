"""
The exchange format `isms/1` as models: what each row of each list may hold.

Beyond the published keys this product reads and writes: units[].kind ("office" marks the room whose head is told
first), .superior and .place (the letterhead), systems[].coordinators, .unit (the unit that keeps the record) and
.suggestion, dossiers[].reason, audits[].conditions, policies[].note, and the lists classifications, components,
operations, permissions and holidays, changes[].major (by default yes) and .aspects, and the lists of the watch:
incidents, incident_steps, advisories, advisory_resolutions, websites, website_reviews, agreements, focal_points.
Every other key is an error. Documents (evidence) are not in it: their files and rows go with a backup.
"""

import datetime as dt
import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter

from inventory.agreements import Kind as AgreementKind
from inventory.assessors import AssessorKind, Occasion
from inventory.dossier import ComponentCode
from inventory.regimes import RegimeCode
from inventory.vietnamese import clean
from isms.rules import GivenFacts
from schedules.advisories import Kind as AdvisoryKind
from schedules.dated import VIETNAM
from schedules.incidents import StepKind
from schedules.websites import Result as ReviewResult

FORMAT = "isms/1"
LAST_YEAR = 2200
MOST_COUNTED = 10_000_000_000
ANSWERS = TypeAdapter(GivenFacts)  # the answers of a classification, as `isms rules classify` takes them
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Responsibility = Literal["owned", "operated", "used"]
AuditKind = Literal["pre_operation", "periodic", "ad_hoc"]
Result = Literal["eligible", "not_eligible", "conditional"]
DossierState = Literal["drafting", "sent_for_appraisal", "appraised", "approved"]
PlanState = Literal["none", "partial", "full"]
OperationState = Literal["operating", "stopped", "retired"]


def _day(value: Any) -> dt.date:
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise ValueError(f"Ngày “{str(value)[:30]}” sai dạng.")
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"Không có ngày “{value}”.") from None
    if day.year > LAST_YEAR:
        raise ValueError(f"Ngày {day:%d/%m/%Y} quá xa trong tương lai.")
    return day


def _nothing(value: Any) -> Any:
    return "" if value is None else value


def _instant(value: Any) -> dt.datetime:
    """An instant with its zone: '2026-11-22T09:05:00+07:00'."""
    try:
        instant = dt.datetime.fromisoformat(value) if isinstance(value, str) and len(value) > 10 else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or not 1900 < instant.year < LAST_YEAR:
        raise ValueError(f"Ngày giờ “{str(value)[:40]}” sai dạng; ví dụ 2026-11-22T09:05:00+07:00.")
    return instant.astimezone(dt.UTC)


Day = Annotated[dt.date, BeforeValidator(_day)]
Instant = Annotated[dt.datetime, BeforeValidator(_instant)]
Text = Annotated[str, AfterValidator(clean)]
Optional = Annotated[Text, BeforeValidator(_nothing)]
Code = Annotated[Text, AfterValidator(str.upper), StringConstraints(min_length=1, max_length=60)]
Level = Annotated[int, Field(ge=1, le=5)]
Months = Annotated[int, Field(ge=1, le=120)]


class Row(BaseModel):
    """One row of a list. `about` are the systems it speaks of."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @property
    def about(self) -> list[str]:
        return []

    @property
    def label(self) -> str:
        """What a person knows the row by."""
        return ", ".join(self.about)


class Unit(Row):
    code: Code
    name: Text
    parent: Annotated[Code | None, BeforeValidator(lambda value: value or None)] = None
    kind: Annotated[Literal["", "office"], BeforeValidator(_nothing)] = ""
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


class Suggestion(Row):
    """What somebody should confirm: never a fact."""

    owner: Optional = ""
    level: Level | None = None
    responsibility: Responsibility | None = None
    reason: Optional = ""


class System(Row):
    """A new system needs name and responsibility; of a known one, only what is given changes."""

    code: Code
    name: Text | None = None
    purpose: Text | None = None
    owner: Text | None = None
    operator: Text | None = None
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


class Fact(Row):
    """A dated fact about one system."""

    day_key: ClassVar[str] = "on"
    system: Code

    @property
    def about(self) -> list[str]:
        return [self.system]

    @property
    def day(self) -> dt.date:
        found: dt.date = getattr(self, self.day_key)
        return found


class Classification(Fact):
    on: Day
    facts: dict[str, Any]


class Dossier(Fact):
    on: Day
    regime: RegimeCode
    proposed_level: Level
    state: DossierState
    number: Optional = ""
    reason: Optional = ""


class Component(Fact):
    on: Day
    component: ComponentCode
    present: bool
    number: Optional = ""
    document_date: Day | None = None
    note: Optional = ""


class Decision(Fact):
    day_key: ClassVar[str] = "date"
    date: Day
    level: Level
    regime: RegimeCode
    number: Text
    issuer: Text


class Regulation(Row):
    systems: list[Code] = Field(min_length=1)
    number: Text
    date: Day
    issuer: Text

    @property
    def about(self) -> list[str]:
        return list(dict.fromkeys(self.systems))

    @property
    def day(self) -> dt.date:
        return self.date


class Plan(Fact):
    on: Day
    state: PlanState
    expected_on: Day | None = None


class Audit(Fact):
    day_key: ClassVar[str] = "concluded_on"
    concluded_on: Day
    kind: AuditKind
    conclusion: Result
    conditions_until: Day | None = None
    conditions: Optional = ""
    assessor: Text
    assessor_kind: AssessorKind
    occasion: Occasion | None = None
    document_number: Optional = ""
    document_date: Day | None = None

    def model_post_init(self, _context: Any) -> None:
        """A routine audit names its occasion by its kind."""
        if self.occasion is None and self.kind != "ad_hoc":
            self.occasion = self.kind


class Change(Fact):
    on: Day
    what: Text
    major: bool = True
    aspects: list[str] = Field(default_factory=list)


class Operation(Fact):
    on: Day
    state: OperationState
    reason: Optional = ""


class Permission(Fact):
    on: Day
    granted: bool
    reason: Optional = ""


class OfInstant(Fact):
    """A fact that counts from an instant."""

    @property
    def day(self) -> dt.date:
        found: dt.datetime = getattr(self, self.day_key)
        return found.astimezone(VIETNAM).date()


class Incident(OfInstant):
    day_key: ClassVar[str] = "detected_at"
    detected_at: Instant
    what: Text
    serious: bool
    urgent: bool = False
    complex: bool = False
    personal_data: bool = False


class IncidentStep(OfInstant):
    """`detected_at` and `incident` (its `what`) name the incident."""

    day_key: ClassVar[str] = "at"
    detected_at: Instant
    incident: Text
    kind: StepKind
    at: Instant
    number: Optional = ""
    note: Optional = ""


class Advisory(Fact):
    on: Day
    kind: AdvisoryKind
    source: Text
    number: Optional = ""
    what: Text
    due_on: Day | None = None


class AdvisoryResolution(Fact):
    """`received_on` and `advisory` (its `what`) name what was dealt with."""

    received_on: Day
    advisory: Text
    on: Day
    how: Text


class Website(Fact):
    on: Day
    address: Text
    review_months: Months | None = None


class WebsiteReview(Fact):
    address: Text
    on: Day
    result: ReviewResult
    note: Optional = ""


class Agreement(Fact):
    on: Day
    kind: AgreementKind
    number: Text
    party: Text
    scope: Optional = ""
    ends_on: Day


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
    "systems": System,
    "classifications": Classification,
    "dossiers": Dossier,
    "components": Component,
    "decisions": Decision,
    "regulations": Regulation,
    "plans": Plan,
    "audits": Audit,
    "changes": Change,
    "operations": Operation,
    "permissions": Permission,
    "incidents": Incident,
    "incident_steps": IncidentStep,
    "advisories": Advisory,
    "advisory_resolutions": AdvisoryResolution,
    "websites": Website,
    "website_reviews": WebsiteReview,
    "agreements": Agreement,
    "focal_points": FocalPoint,
}
"""Every list of the format, in the order in which they are taken in."""

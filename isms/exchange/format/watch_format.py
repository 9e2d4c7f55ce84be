"""The rows of the watch: incidents, advisories, websites, focal points."""

import datetime as dt
from typing import ClassVar

from isms.exchange.format.shapes import Code, Day, Fact, Instant, Months, Optional, Row, Text
from schedules.gate.dated import VIETNAM
from schedules.watch.advisories import Kind as AdvisoryKind
from schedules.watch.incidents import StepKind
from schedules.watch.websites import Result as ReviewResult


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

"""Ask the pure rules with facts in JSON: what `isms rules ...` answers."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked
from pydantic_core import PydanticCustomError

from inventory.errors import Invalid, Problem
from inventory.law import assessors, dossier, levels, regimes
from inventory.validation import LATEST
from isms.interface.answers import plain
from isms.interface.shape_errors import in_words
from schedules.cadence import cadence, clocks
from schedules.cadence.cadence import Policy
from schedules.cadence.working_days import Holidays

Answer = dict[str, Any]
Asked = TypeVar("Asked")


def _likely(day: dt.date) -> dt.date:
    """Refuse a day from which no other can be counted."""
    if not 1900 <= day.year <= LATEST.year:
        raise ValueError(f"Ngày {day:%d/%m}/{day.year:04} nằm ngoài khoảng từ năm 1900 đến năm {LATEST.year}.")
    return day


Day = Annotated[dt.date, AfterValidator(_likely)]


def _known(code: str) -> str:
    """Refuse the code of a regime that there is no data for, as pydantic refuses a value that is not in a list."""
    if code not in regimes.KNOWN:
        expected = " or ".join(repr(each.code) for each in regimes.all())
        raise PydanticCustomError("literal_error", "unknown regime", {"expected": expected})
    return code


RegimeCode = Annotated[str, AfterValidator(_known)]
DecidedLevel = Annotated[int, Field(ge=1, le=5)]
_STRICT = ConfigDict(extra="forbid", strict=True)


@checked(config=_STRICT, frozen=True, kw_only=True)
class GivenFacts(levels.Facts):
    """The answers of a classification as they come from outside: every value is checked."""

    regime: RegimeCode


@dataclass(frozen=True, slots=True)
class Office:
    """What of the register the rules may need: the day, the cadence policies, and the days off."""

    today: dt.date
    policies: tuple[Policy, ...]
    holidays: Holidays


@checked(config=_STRICT)
class AuthorityQuestion:
    level: DecidedLevel
    regime: RegimeCode
    specialised_unit_operates: bool = False
    national_security_list: bool = False
    military: bool = False
    cipher: bool = False


@checked(config=_STRICT)
class DossierQuestion:
    level: DecidedLevel
    regime: RegimeCode
    stage: dossier.Stage = "operating"
    basis_clause: str | None = None
    purpose: Annotated[dossier.Purpose, Field(alias="for")] = "appraisal"
    national_security_list: bool = False


@checked(config=_STRICT)
class ClockQuestion:
    event: dossier.Event
    level: DecidedLevel
    received_on: Day
    regime: RegimeCode
    holidays: list[Day] | None = None
    national_security_list: bool = False


@checked(config=_STRICT)
class AssessorQuestion:
    level: DecidedLevel | None
    assessor: assessors.AssessorKind
    regime: RegimeCode
    occasion: assessors.Occasion = assessors.Occasion.PERIODIC
    national_security_list: bool = False


@checked(config=_STRICT)
class NextDueQuestion:
    level: DecidedLevel | None
    concluded_on: Day
    on: Day
    months: Annotated[int, Field(ge=1, le=120)] | None = None


def classify(facts: levels.Facts, _office: Office) -> Answer:
    found = levels.classify(facts)
    return {
        "level": found.level,
        "hits": [{"level": hit.level, "clause": hit.clause, "text": hit.text} for hit in found.hits],
        "national_security_list": found.national_security_list,
        "questions": [
            {"text": each.text, "clause": each.clause, "not_below": each.not_below} for each in found.questions
        ],
    }


def authority(asked: AuthorityQuestion, _office: Office) -> Answer:
    found = dossier.authority(**vars_of(asked))
    return {
        "appraiser": found.appraiser,
        "approver": found.approver,
        "opinion_needed": found.opinion_needed,
        "clause": found.clause,
        "appraiser_clause": found.appraiser_clause,
        "approver_clause": found.approver_clause,
        "note": found.note,
    }


def components(asked: DossierQuestion, _office: Office) -> Answer:
    found = dossier.components(**vars_of(asked))
    return {"components": [{"code": each.code, "title": each.title, "clause": each.clause} for each in found]}


def clock(asked: ClockQuestion, office: Office) -> Answer:
    days = office.holidays if asked.holidays is None else Holidays(days_off=frozenset(asked.holidays))
    found = clocks.clock(asked.event, asked.level, asked.regime, asked.received_on, days, asked.national_security_list)
    return {
        "due_on": plain(found.due_on),
        "working_days": found.working_days,
        "calendar_days": found.calendar_days,
        "clause": found.clause,
        "notes": list(found.notes),
    }


def assessor(asked: AssessorQuestion, _office: Office) -> Answer:
    found = assessors.assessor(**vars_of(asked))
    return {"allowed": found.allowed, "warning": found.warning, "clause": found.clause}


def next_due(asked: NextDueQuestion, office: Office) -> Answer:
    found = cadence.next_due(asked.level, asked.concluded_on, asked.on, office.policies, asked.months)
    return {"due_on": plain(found.due_on), "months": found.months, "policy": found.policy, "clause": found.clause}


def vars_of(asked: object) -> dict[str, Any]:
    """Return the fields of a question, to be handed to its rule."""
    return {name: value for name, value in vars(asked).items() if not name.startswith("__")}


QUESTIONS: Mapping[str, tuple[Any, Callable[[Any, Office], Answer]]] = {
    "classify": (GivenFacts, classify),
    "authority": (AuthorityQuestion, authority),
    "dossier": (DossierQuestion, components),
    "clock": (ClockQuestion, clock),
    "assessor": (AssessorQuestion, assessor),
    "next-due": (NextDueQuestion, next_due),
}
Topic = Literal["classify", "authority", "dossier", "clock", "assessor", "next-due"]


def ask(topic: Topic, facts: str | bytes, office: Office) -> Answer:
    """
    Answer a question given as JSON text. Raises Invalid naming each field that does not hold.

    One that names no regime is about the regime in force today.
    """
    shape, answer = QUESTIONS[topic]
    if "regime" in {field.name for field in fields(shape)}:
        facts = _with_regime(facts, office.today)
    return answer(read(shape, facts), office)


def _with_regime(text: str | bytes, on: dt.date) -> str | bytes:
    try:
        given = json.loads(text)
    except ValueError:
        return text  # what is wrong with it is told by `read`
    return json.dumps(new_on(on, given)) if isinstance(given, dict) else text


def new_on(day: dt.date, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with the regime for what is new on a day, where they name none."""
    return {"regime": regimes.on(day).code, **given}


def read(shape: type[Asked], text: str | bytes) -> Asked:
    """Return JSON text as this shape, or raise Invalid naming each field that does not hold, in Vietnamese."""
    try:
        return TypeAdapter(shape).validate_json(text)
    except ValidationError as error:
        raise Invalid(_problem(each) for each in error.errors()) from error


def _problem(error: Any) -> Problem:
    field = str(error["loc"][0]) if error["loc"] else "dữ liệu"
    return Problem(field, *in_words(error))


def given_facts(stored: Mapping[str, Any]) -> levels.Facts:
    """Return the answers kept with a classification as the facts the rules take."""
    return levels.Facts(**vars_of(TypeAdapter(GivenFacts).validate_json(json.dumps(dict(stored)))))

"""
Kinds of record declared once: the table class says what each field is called, holds and asks for.

A record class carries `declaration` (what the kind is as a whole), and each of its own columns is annotated with
`Declared`. The exchange format, the workbook, the history, the form on the page, the CHECK constraints, the verdicts
of an import and the rule of the second person are read off these two; no other list of these kinds exists.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import declared_attr
from sqlalchemy.schema import SchemaItem

from inventory.declared_fields import Declared as Declared
from inventory.declared_fields import DeclaredField as DeclaredField
from inventory.declared_fields import Parent as Parent
from inventory.declared_fields import Reference as Reference
from inventory.declared_fields import fields_of as fields_of
from inventory.organisation.access import Act
from inventory.register_tables import DatedFact, one_of
from inventory.validation import LONG, Checks
from inventory.vietnamese import VIETNAM, clean_lines, too_long


def _never(_record: Any, _before: Any) -> bool:
    return False


def _not_at_all(_record: Any) -> bool:
    return False


def _as_it_is(_record: Any) -> None:
    return None


def _nothing(_record: Any) -> tuple[str, ...]:
    return ()


def _no_check(_checks: Checks, _record: Any, _today: dt.date) -> None:
    return None


@dataclass(frozen=True)
class Declaration:
    """
    A kind of record as a whole.

    `list` is its list in `isms/1`; `title` what one record is called, `plural` the list on a page and in a file,
    `about` what it is for, in a sentence. `tab`: the tab of a system's page where it stands. `act`: what one must be
    permitted to do to record or void it. `day`: the field from which it counts. `series`: the fields
    that tell series apart, in each of which the latest record counts; None when records stand side by side.
    `opens`: whether a record may open the gate, given the one that counted before it in its series; `shuts`: whether
    taking it back may. Both wait for a second person where the office wants one.
    `headline` and `details` say it in words. `check` notes what is wrong with the fields taken together.
    `proof`: the kind of evidence that proves it, when it asks for a scan. `sheet`: the sheet's name in a workbook,
    where it is not the title; a sheet is in the template to fill in when it is `filled_in`.
    `settle` fills in what follows from other fields, of a record or of a row of a file. `identity`: the fields by which
    a row of a file is known as a record already there, the day first; all of its own when empty. `voidable`: whether a
    wrong one can be taken back. `group`: the filter of the history under which it is found, where it is not its tab.
    `card`: whether its tab shows it as a card like others; the tab may have a list of its own.
    A kind whose records are about others (`Parent`) of two kinds has no `list` of its own.
    """

    title: str
    plural: str
    about: str
    clause: str
    tab: str
    headline: Callable[[Any], str]
    list: str = ""
    details: Callable[[Any], tuple[str, ...]] = _nothing
    act: Act = Act.RECORD
    day: str = "on"
    series: tuple[str, ...] | None = None
    opens: Callable[[Any, Any], bool] = _never
    shuts: Callable[[Any], bool] = _not_at_all
    check: Callable[[Checks, Any, dt.date], None] = _no_check
    settle: Callable[[Any], None] = _as_it_is
    proof: str = ""
    sheet: str = ""
    filled_in: bool = False
    identity: tuple[str, ...] = ()
    voidable: bool = True
    group: str = ""
    card: bool = True


class Record(DatedFact):
    """A dated fact whose kind is declared. Its CHECK constraints are those of its choices, besides `constraints`."""

    declaration: ClassVar[Declaration]
    constraints: ClassVar[tuple[SchemaItem, ...]] = ()

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        table = str(cls.__tablename__)
        checked = (each for each in fields_of(cls).values() if each.declared.constrained)
        chosen = ((each.name, each.declared.choices) for each in checked)
        of_choices = tuple(
            CheckConstraint(one_of(name, *map(str, choices)), name=f"{table}_{name}")
            for name, choices in chosen
            if choices is not None
        )
        return of_choices + cls.constraints

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.day_column, cls.series = cls.declaration.day, cls.declaration.series


def check_fields(record: Record, now: dt.datetime) -> Checks:
    """Clean the declared fields in place and return what is wrong with each; the kind's own check comes after."""
    checks, today = Checks(), now.astimezone(VIETNAM).date()
    record.declaration.settle(record)
    for name, each in fields_of(type(record)).items():
        value = getattr(record, name)
        if each.kind == "instant":
            _check_instant(checks, each, value, now)
        else:
            setattr(record, name, check_value(checks, each, value, today))
    if not checks.problems:
        record.declaration.check(checks, record, today)
    return checks


def check_value(checks: Checks, each: DeclaredField, value: Any, today: dt.date) -> Any:
    """Return the value of a declared field cleaned, noting what is wrong with it; instants are checked apart."""
    declared = each.declared
    if each.kind == "lines":
        return _checked_lines(checks, each, value or "")
    if each.kind == "text":
        return checks.text(each.name, value, declared.most, required=declared.required)
    if value is None or value == "":
        if declared.required or not (each.optional or each.kind == "choice"):
            _miss(checks, each)
        return None if each.optional else value
    if each.kind == "day":
        (checks.plausible(each.name, value) if declared.ahead else checks.past(each.name, value, today))
    elif each.kind == "choice" and declared.choices is not None:
        checks.one_of(each.name, value, declared.choices.words())
    elif each.kind == "whole" and not declared.between[0] <= value <= declared.between[1]:
        first, last = declared.between
        checks.problem(each.name, f"{declared.label}: phải từ {first} đến {last}.", "Hãy kiểm tra lại số.")
    return value


def _check_instant(checks: Checks, each: DeclaredField, instant: dt.datetime | None, now: dt.datetime) -> None:
    if instant is None:
        checks.problem(each.name, "Chưa có ngày giờ.", "Hãy nhập ngày và giờ, theo giờ Việt Nam.")
    elif instant > now:
        checks.problem(each.name, "Ngày giờ này ở tương lai.", "Chỉ ghi việc đã xảy ra.")
    else:
        checks.plausible(each.name, instant.astimezone(VIETNAM).date())


def _checked_lines(checks: Checks, each: DeclaredField, value: str) -> str:
    text = clean_lines(value)
    if each.declared.required and not text:
        _miss(checks, each)
    checks.problems += too_long(f"{checks.where}{each.name}", text, LONG)
    return text


def _miss(checks: Checks, each: DeclaredField) -> None:
    if each.kind == "day":
        checks.plausible(each.name, None)
    else:
        verb = "chọn" if each.kind in ("choice", "yes_no", "reference") else "nhập"
        checks.problem(each.name, "Chưa có nội dung.", f"Vui lòng {verb} {each.declared.label.lower()}.")

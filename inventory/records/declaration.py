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
from sqlmodel import SQLModel

from inventory.declared_fields import Declared as Declared
from inventory.declared_fields import DeclaredField as DeclaredField
from inventory.declared_fields import Parent as Parent
from inventory.declared_fields import Reference as Reference
from inventory.declared_fields import fields_of as fields_of
from inventory.organisation.access import Act
from inventory.register_tables import DatedFact, System, one_of
from inventory.validation import LONG, Checks
from inventory.vietnamese import VIETNAM, clean_lines, too_long
from inventory.work import Work

COUNTED = (0, 1_000_000)


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


def _asks_nothing(_checks: Checks, _work: Work, _about: System, _record: Any) -> None:
    return None


@dataclass(frozen=True)
class Declaration:
    """
    A kind of record as a whole.

    `list` is its list in `isms/1`; `title` what one record is called, `called` in the middle of a sentence, `plural`
    the list on a page and in a file, `about` what it is for, in a sentence. `tab`: the tab of a system's page where it
    stands. `act`: what one must be permitted to do to record or void it. `day`: the field from which it counts.
    `series`: the fields that tell series apart, in each of which the latest record counts; None when records stand side
    by side.
    `opens`: whether a record may open the gate, given the one that counted before it in its series; `shuts`: whether
    taking it back may. Both wait for a second person where the office wants one.
    `headline` and `details` say it in words. `check` notes what is wrong with the fields taken together; `against` what
    is wrong with them given what else is on record, and fills in what was left open.
    `proof`: the kind of evidence that proves it, when it asks for a scan. `sheet`: the sheet's name in a workbook,
    where it is not the title; `columns`: its columns, where their order is not that of the fields; `template`: its
    place in the template that an office fills in, 0 when it is not in it. `several`: a row of a file names all the
    systems that it is about.
    `settle` fills in what follows from other fields, of a record or of a row of a file. `identity`: the fields by which
    a row of a file is known as a record already there, the day first; all of its own when empty. `document`: the fields
    by which people know a record from another, its number first: a second one alike is refused (`same_document`).
    `voidable`: whether a wrong one can be taken back. `group`: the filter of the history under which it is found, where
    it is not its tab. `card`: whether its tab shows it as a card like others; the tab may have a list of its own.
    A kind whose records are about others (`Parent`) of two kinds has no `list` of its own.
    """

    title: str
    plural: str
    about: str
    clause: str
    tab: str
    headline: Callable[[Any], str]
    list: str = ""
    called: str = ""
    details: Callable[[Any], tuple[str, ...]] = _nothing
    act: Act = Act.RECORD
    day: str = "on"
    series: tuple[str, ...] | None = None
    opens: Callable[[Any, Any], bool] = _never
    shuts: Callable[[Any], bool] = _not_at_all
    check: Callable[[Checks, Any, dt.date], None] = _no_check
    against: Callable[[Checks, Work, System, Any], None] = _asks_nothing
    settle: Callable[[Any], None] = _as_it_is
    proof: str = ""
    sheet: str = ""
    columns: tuple[str, ...] = ()
    template: int = 0
    several: bool = False
    identity: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
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
        of_choices = tuple(
            CheckConstraint(
                one_of(each.name, *([""] if each.default == "" else []), *each.declared.choices),
                name=f"{table}_{each.name}",
            )
            for each in checked
            if each.declared.choices is not None
        )
        return of_choices + cls.constraints

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.day_column, cls.series = cls.declaration.day, cls.declaration.series


def check_fields(record: Record, now: dt.datetime, where: str = "") -> Checks:
    """
    Clean the declared fields in place and return what is wrong with each; the kind's own check comes after.

    `where` stands before the name of each field, as in `Checks`.
    """
    checks, today = Checks(where), now.astimezone(VIETNAM).date()
    record.declaration.settle(record)
    clean_fields(checks, record, now)
    if not checks.problems:
        record.declaration.check(checks, record, today)
    return checks


def clean_fields(checks: Checks, row: SQLModel, now: dt.datetime) -> None:
    """Clean the declared fields of a row in place, and note what is wrong with each."""
    today = now.astimezone(VIETNAM).date()
    for name, each in fields_of(type(row)).items():
        value = getattr(row, name)
        if each.kind == "instant":
            _check_instant(checks, each, value, now)
        elif (clean := check_value(checks, each, value, today)) is not value:
            setattr(row, name, clean)


def check_value(checks: Checks, each: DeclaredField, value: Any, today: dt.date) -> Any:
    """Return the value of a declared field cleaned, noting what is wrong with it; instants are checked apart."""
    declared = each.declared
    if each.kind == "lines":
        return _checked_lines(checks, each, value or "")
    if each.kind == "text":
        return checks.text(each.name, value, declared.most, required=declared.required)
    if value is None or value == "":
        if declared.required or not (each.optional or each.default == "" or declared.may_lack):
            _miss(checks, each)
        return None if each.optional else value
    if declared.may_lack and value == each.default:
        return value
    if each.kind == "day":
        (checks.plausible(each.name, value) if declared.ahead else checks.past(each.name, value, today))
    elif each.kind == "choice":
        checks.one_of(each.name, value, declared.words())
    elif each.kind == "choices":
        for code in value:
            checks.one_of(each.name, code, declared.words())
        return [code for code in declared.words() if code in value]
    elif each.kind == "whole":
        first, last = declared.between or COUNTED
        if not first <= value <= last:
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
    checks.problems += too_long(f"{checks.where}{each.name}", text, max(each.declared.most, LONG))
    return text


def _miss(checks: Checks, each: DeclaredField) -> None:
    if each.kind == "day":
        checks.plausible(each.name, None)
    else:
        verb = "chọn" if each.kind in ("choice", "yes_no", "reference") else "nhập"
        rule = "Chưa chọn." if verb == "chọn" else "Chưa có nội dung."
        checks.problem(each.name, rule, f"Vui lòng {verb} {each.declared.label.lower()}.")

"""
Kinds of record declared once: the table class says what each field is called, holds and asks for.

A record class carries `declaration` (what the kind is as a whole), and each of its own columns is annotated with
`Declared`. The exchange format, the workbook, the history, the form on the page, the CHECK constraints, the verdicts
of an import and the rule of the second person are read off these two; no other list of these kinds exists.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, get_args, get_origin

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import declared_attr
from sqlalchemy.schema import SchemaItem

from inventory.choices import Choices
from inventory.organisation.access import Act
from inventory.register_tables import DatedFact, System, one_of
from inventory.validation import LONG, SHORT, Checks
from inventory.vietnamese import clean_lines, too_long
from inventory.work import Work

FieldKind = Literal["text", "lines", "day", "instant", "whole", "yes_no", "choice", "choices", "reference", "object"]
Words = Callable[[], Mapping[Any, str]]


@dataclass(frozen=True)
class Reference:
    """
    The field holds the id of another record of the same system, which files name by what it says.

    `keys`: what a row of the exchange format calls it -> the column of the other record. `may_lack`: a key that a
    row may leave out. `headings`: what the columns of a workbook are called, where not after the field's label.
    """

    table: str
    keys: Mapping[str, str]
    may_lack: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Declared:
    """
    What a field is: its label, whether a person must fill it, its choices, the help beneath it.

    `choices`: an enumeration, which the database holds to. `codes`: words by code of a list that comes from data, which
    it does not. `pattern`: how a number reads in words.
    `ahead`: the day may lie in the future (a deadline, an end). `most`: characters of a text. `between`: of a number.
    `fixed`: it says which thing the record is about, not what is said of it: the history tells of no change in it.

    In files: `heading`, `note` and `cells` (words by code) of the column in a workbook, where they are not the label,
    the help and the words above; `written` is false for what follows from the rest; `open`: a row may leave it out, the
    register then fills it in; `identity` is false for what does not make a record another one.
    """

    label: str
    required: bool = False
    choices: type[Choices] | None = None
    codes: Words | None = None
    pattern: str = "{}"
    help: str = ""
    clause: str = ""
    ahead: bool = False
    lines: bool = False
    most: int = SHORT
    between: tuple[int, int] | None = None
    reference: Reference | None = None
    fixed: bool = False
    heading: str = ""
    note: str | None = None
    cells: Words | None = None
    written: bool = True
    open: bool = False
    identity: bool = True

    def words(self) -> Mapping[Any, str]:
        """Return the words by code of a field that is chosen; nothing for others."""
        if self.choices is not None:
            return self.choices.words()
        return self.codes() if self.codes else {}


@dataclass(frozen=True)
class DeclaredField:
    """
    A declared field as others read it.

    `optional`: it may be NULL. `default`: what it holds when nothing is given, None when there is no such value.
    """

    name: str
    kind: FieldKind
    optional: bool
    default: Any
    declared: Declared

    @property
    def may_be_empty(self) -> bool:
        """Whether a person may leave it empty."""
        return not self.declared.required and (self.optional or self.default == "")


def _never(_record: Any, _before: Any) -> bool:
    return False


def _not_at_all(_record: Any) -> bool:
    return False


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

    `list` is its list in `isms/1`; `title` what one record is called, `called` the same in the middle of a sentence,
    `plural` the list on a page and in a file, `about` what it is for, in a sentence. `tab`: the tab of a system's page
    where it stands; `filed`: under which kind the history files it, where that is not the tab. `act`: what one must be
    permitted to do to record or void it; `voidable` is false where nobody voids one by hand. `day`: the field from
    which it counts. `series`: the fields that tell series apart, in each of which the latest record counts; None when
    records stand side by side.
    `opens`: whether a record may open the gate, given the one that counted before it in its series; `shuts`: whether
    taking it back may. Both wait for a second person where the office wants one.
    `headline` and `details` say it in words. `check` notes what is wrong with the fields taken together; `against` what
    is wrong with them given what else is on record, and fills in what was left open.
    `proof`: the kind of evidence that proves it, when it asks for a scan. `constraints`: further CHECK constraints, by
    name.
    In files: `sheet` is the sheet's name in a workbook, where the title is longer than the 31 letters of one; `columns`
    its columns, where their order is not that of the fields; `template` its place among the sheets that an office fills
    in, 0 when only an export holds it. `several`: a row names all the systems that it is about.
    """

    list: str
    title: str
    plural: str
    about: str
    clause: str
    tab: str
    headline: Callable[[Any], str]
    details: Callable[[Any], tuple[str, ...]] = _nothing
    called: str = ""
    filed: str = ""
    act: Act = Act.RECORD
    voidable: bool = True
    day: str = "on"
    series: tuple[str, ...] | None = None
    opens: Callable[[Any, Any], bool] = _never
    shuts: Callable[[Any], bool] = _not_at_all
    check: Callable[[Checks, Any, dt.date], None] = _no_check
    against: Callable[[Checks, Work, System, Any], None] = _asks_nothing
    proof: str = ""
    constraints: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    columns: tuple[str, ...] = ()
    template: int = 0
    several: bool = False

    @property
    def filed_under(self) -> str:
        """Under which kind the history files it; explanations of a dossier stand with the dossier."""
        return self.filed or {"ho-so": "cap-do"}.get(self.tab, self.tab)


class Record(DatedFact):
    """A dated fact whose kind is declared. Its CHECK constraints are those of its choices."""

    declaration: ClassVar[Declaration]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        table = str(cls.__tablename__)
        chosen = {
            f"{table}_{each.name}": one_of(each.name, *([""] if each.default == "" else []), *map(str, choices))
            for each in fields_of(cls).values()
            if (choices := each.declared.choices) is not None
        }
        return tuple(
            CheckConstraint(says, name=name) for name, says in (chosen | dict(cls.declaration.constraints)).items()
        )

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.day_column, cls.series = cls.declaration.day, cls.declaration.series


@cache
def fields_of(table: type[Record]) -> dict[str, DeclaredField]:
    """Return the declared fields of a kind, in the order of their declaration."""
    found = {}
    for name, info in table.model_fields.items():
        declared = next((each for each in info.metadata if isinstance(each, Declared)), None)
        if declared is not None:
            default = None if info.is_required() else info.get_default(call_default_factory=True)
            found[name] = _read(name, info.annotation, default, declared)
    return found


_KINDS: dict[Any, FieldKind] = {
    dt.date: "day",
    dt.datetime: "instant",
    int: "whole",
    bool: "yes_no",
    str: "text",
    list: "choices",
    dict: "object",
}


def _read(name: str, annotation: Any, default: Any, declared: Declared) -> DeclaredField:
    members = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    optional = NoneType in members
    [plain] = [each for each in members if each is not NoneType]
    kind = _KINDS[get_origin(plain) or plain]
    if declared.reference is not None:
        kind = "reference"
    elif kind == "text" and (declared.choices is not None or declared.codes is not None):
        kind = "choice"
    elif declared.lines:
        kind = "lines"
    return DeclaredField(name, kind, optional, default, declared)


def check_fields(record: Record, today: dt.date, where: str = "") -> Checks:
    """
    Clean the declared fields in place and return what is wrong with each; the kind's own check comes after.

    `where` stands before the name of each field, as in `Checks`.
    """
    checks = Checks(where)
    for name, each in fields_of(type(record)).items():
        setattr(record, name, _checked(checks, each, getattr(record, name), today))
    if not checks.problems:
        record.declaration.check(checks, record, today)
    return checks


def _checked(checks: Checks, each: DeclaredField, value: Any, today: dt.date) -> Any:
    declared = each.declared
    if each.kind == "lines":
        return _checked_lines(checks, each, value or "")
    if each.kind == "text":
        return checks.text(each.name, value, declared.most, required=declared.required)
    if value is None or value == "":
        if declared.required or not (each.may_be_empty or declared.open):
            _miss(checks, each)
        return None if each.optional else value
    if declared.open and value == each.default:
        return value
    if each.kind == "day":
        (checks.plausible(each.name, value) if declared.ahead else checks.past(each.name, value, today))
    elif each.kind == "choice":
        checks.one_of(each.name, value, declared.words())
    elif each.kind == "choices":
        for code in value:
            checks.one_of(each.name, code, declared.words())
        return [code for code in declared.words() if code in value]
    elif each.kind == "whole" and declared.between and not declared.between[0] <= value <= declared.between[1]:
        first, last = declared.between
        checks.problem(each.name, f"{declared.label}: phải từ {first} đến {last}.", "Hãy kiểm tra lại số.")
    return value


def _checked_lines(checks: Checks, each: DeclaredField, value: str) -> str:
    text = clean_lines(value)
    if each.declared.required and not text:
        _miss(checks, each)
    most = each.declared.most if each.declared.most > LONG else LONG
    checks.problems += too_long(f"{checks.where}{each.name}", text, most)
    return text


def _miss(checks: Checks, each: DeclaredField) -> None:
    if each.kind == "day":
        checks.plausible(each.name, None)
    else:
        verb = "chọn" if each.kind in ("choice", "yes_no", "reference") else "nhập"
        checks.problem(each.name, "Chưa có nội dung.", f"Vui lòng {verb} {each.declared.label.lower()}.")

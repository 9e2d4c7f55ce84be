"""
The form that records a fact of a declared kind: its fields are read off the declaration (`inventory.records`).

What is special about the form of one kind, such as the order of its fields, stands in a `FormLayout`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, cast

from nicegui import ui

from inventory.errors import Invalid
from inventory.records.declaration import DeclaredField, Record, fields_of
from inventory.validation import LONG
from inventory.work import Work
from isms.ui.facts.place import Place
from isms.ui.parts import layout
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import given
from isms.ui.parts.forms import DateField, Form
from isms.ui.parts.moments import Moment
from isms.ui.shell.panel import Panel, now
from schedules.acts import recording

Look = Literal["cards", "list", "line", "tick"]
YES_NO = {"": "Không nêu", "yes": "Có", "no": "Không"}


@dataclass(frozen=True)
class Heading:
    """A line above the fields that follow, as a heading or as a sentence ("p")."""

    text: str
    tag: str = "h3"


@dataclass(frozen=True)
class Marks:
    """Yes/no fields as the tick boxes of one group."""

    label: str
    names: tuple[str, ...]


Part = str | tuple[str, ...] | Heading | Marks
"""A field by its name, several side by side, or one of the above."""


@dataclass(frozen=True)
class FormLayout:
    """
    How the form of a kind looks, where not as the declaration has it: every field, one beneath the other.

    `columns`: the parts of each column; a field that is in none is not asked. `looks`: "cards" without explanations or
    a drop-down "list" for a choice, one "line" for a long text, a "tick" for yes or no. `leave_out`: choices that are
    not offered. `empty`: what a choice that may stay open reads while it is. `questions`: what is asked otherwise than
    the declaration has it, because of what the record is about.
    """

    columns: tuple[tuple[Part, ...], ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    leave_out: Mapping[str, Collection[str]] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)


PLAIN = FormLayout()


class RecordForm:
    """
    The fields of a kind of record, drawn in a form. `known`: what they begin with; `named`: what references may name.

    What was typed is in `form.entered()`, a plain dictionary, and `fill` puts it back.
    """

    def __init__(
        self,
        kind: type[Record],
        form: Form,
        look: FormLayout = PLAIN,
        known: Mapping[str, Any] | None = None,
        named: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.kind, self.form = kind, form
        self._look, self._known, self._named = look, known or {}, named or {}
        self._fields = fields_of(kind)
        self._read: dict[str, Callable[[], Any]] = {}
        self._around: dict[str, ui.element] = {}
        self._changed: list[Callable[[], Any]] = [self._show_whatis_asked]
        columns = look.columns or (tuple(name for name, each in self._fields.items() if each.kind != "object"),)
        if len(columns) == 1:
            self._column(columns[0])
        else:
            with ui.element("div").classes("columns"):
                for parts in columns:
                    with ui.element("div").classes("form"):
                        self._column(parts)
        self._show_whatis_asked()

    def on_change(self, handler: Callable[[], Any]) -> None:
        """Call the handler now, and after each choice made and each day entered."""
        self._changed.append(handler)
        handler()

    def fill(self, entered: Mapping[str, Any]) -> None:
        """Put back what `form.entered` returned."""
        self.form.fill(entered)
        self._on_change()

    def value(self, name: str) -> Any:
        """Return what a field holds so far; None for a day that is not whole yet."""
        try:
            return self._value(name)
        except Invalid:
            return None

    def record(self, **fixed: Any) -> Any:
        """Return the record as entered, with what is fixed beforehand. Raises Invalid for what is no day."""
        return self.kind(**{name: self._value(name) for name in self._read} | fixed)

    def _value(self, name: str) -> Any:
        return self._read[name]() if self.is_asked(name) else _nothing(self._fields[name])

    def is_asked(self, name: str) -> bool:
        """Say whether a field is asked, given what the others hold."""
        when = self._fields[name].declared.when
        return when is None or when[0] not in self._read or self._read[when[0]]() == when[1]

    def _show_whatis_asked(self) -> None:
        for name, element in self._around.items():
            element.visible = self.is_asked(name)

    def _column(self, parts: Collection[Part]) -> None:
        for part in parts:
            if isinstance(part, Heading):
                layout.text(part.tag, part.text).classes("strong" if part.tag == "p" else "")
            elif isinstance(part, Marks):
                self._marks(part)
            elif isinstance(part, str):
                self._field(self._fields[part])
            else:
                with ui.element("div").classes("pair"):
                    for name in part:
                        self._field(self._fields[name])

    def _marks(self, part: Marks) -> None:
        options = {name: (self._ask(name), self._fields[name].declared.help) for name in part.names}
        ticked = [name for name in part.names if self._known.get(name)]
        ticks = self.form.ticks(part.names[0], part.label, options, ticked)
        for name in part.names:
            self._read[name] = partial(lambda name: name in ticks.value, name)

    def _ask(self, name: str) -> str:
        declared = self._fields[name].declared
        return self._look.questions.get(name) or declared.question or declared.label

    def _field(self, each: DeclaredField) -> None:
        """Build a field, in an element that is hidden while it is not asked."""
        if each.declared.when is None:
            self._read[each.name] = self._built(each)
        else:
            with ui.element("div") as self._around[each.name]:
                self._read[each.name] = self._built(each)

    def _built(self, each: DeclaredField) -> Callable[[], Any]:
        about, value = each.declared, self._known.get(each.name)
        look = self._look.looks.get(each.name)
        asked: dict[str, Any] = {"help": about.help, "clause": about.clause}
        name, label = each.name, self._ask(each.name)
        if each.kind == "day":
            return self._watched_day(self.form.date(name, label, value, **asked))
        if each.kind == "instant":
            moment = Moment(self.form, name, label, value, help=about.help)
            return lambda: moment.instant
        if each.kind == "whole":
            number = self.form.number(name, label, value, unit=about.unit, **asked)
            return lambda: int(number.value) if number.value is not None else None
        if each.kind in ("text", "lines"):
            several_lines = each.kind == "lines" or (about.most >= LONG and look != "line")
            build = self.form.paragraph if several_lines else self.form.text
            text = build(name, label, value or "", **asked)
            return lambda: text.value or ""
        if each.kind == "choices":
            ticks = self.form.ticks(
                name, label, {str(code): (text, "") for code, text in about.words().items()}, value or ()
            )
            return lambda: ticks.value
        if each.kind == "yes_no":
            return self._yes_no(each, value, look, asked)
        if each.kind == "reference":
            options = ({"": "Không"} if not about.required else {}) | dict(self._named.get(name, {}))
            chosen = self.form.choice(name, label, options, str(value) if value else None, **asked)
            return self._watched(chosen, lambda: int(chosen.value) if chosen.value else None)
        return self._choice(each, value, look, asked)

    def _yes_no(self, each: DeclaredField, value: Any, look: Look | None, asked: dict[str, Any]) -> Callable[[], Any]:
        label = self._ask(each.name)
        if look == "tick":
            box = self.form.tick(each.name, label, bool(value), **asked)
            return self._watched(box, lambda: bool(box.value))
        stated = {True: "yes", False: "no", None: ""}[cast(bool | None, value)]
        chosen = self.form.choice(each.name, label, YES_NO, stated, **asked)
        return self._watched(chosen, lambda: {"yes": True, "no": False}.get(chosen.value))

    def _choice(self, each: DeclaredField, value: Any, look: Look | None, asked: dict[str, Any]) -> Callable[[], Any]:
        left_out = self._look.leave_out.get(each.name, ())
        helps = {str(member): member.help for member in each.declared.choices or ()}
        words = {str(code): text for code, text in each.declared.words().items() if code not in left_out}
        is_open, label = not each.declared.required, self._ask(each.name)
        nothing = _nothing(each)
        if look == "cards" or (look is None and any(helps.values())):
            options = {code: (text, "" if look else helps.get(code, "")) for code, text in words.items()}
            cards: Cards = self.form.cards(each.name, label, options, value, **asked)
            cards.on_change(self._on_change)
            return lambda: cards.value or nothing
        listed = words
        if is_open:
            listed = {"": self._look.empty.get(each.name, "Không nêu")} | listed
        begins = value if value in listed else "" if is_open else None
        chosen = self.form.choice(each.name, label, listed, begins, **asked)
        return self._watched(chosen, lambda: chosen.value or nothing)

    def _watched(self, element: Any, read: Callable[[], Any]) -> Callable[[], Any]:
        element.on_value_change(self._on_change)
        return read

    def _watched_day(self, day: DateField) -> Callable[[], Any]:
        day.entry.on_value_change(self._on_change)
        return lambda: given(day)

    def _on_change(self) -> None:
        for handler in self._changed:
            handler()


def _nothing(each: DeclaredField) -> Any:
    """Return what a field holds that nothing is entered in."""
    if each.kind == "yes_no" and not each.optional:
        return False
    return None if each.optional else ""


def usual(desk: Panel, kind: type[Record]) -> dict[str, Any]:
    """Return what the form of something new begins with: today as its day, or this instant."""
    day = kind.declaration.day
    return {day: now(desk) if fields_of(kind)[day].kind == "instant" else desk.today}


def open_form(
    desk: Panel,
    kind: type[Record],
    code: str,
    title: str,
    *,
    look: FormLayout = PLAIN,
    known: Mapping[str, Any] | None = None,
    named: Mapping[str, Mapping[str, str]] | None = None,
    fixed: Mapping[str, Any] | None = None,
    said: str = "Đã ghi.",
    verb: str = "Lưu",
    above: Callable[[], Any] | None = None,
    beneath: Callable[[RecordForm], Any] | None = None,
    use_case: Callable[[Work, Any], Any] | None = None,
    then: Callable[[Any], Any] | None = None,
    rehearse: bool = False,
) -> None:
    """
    Open the form that records a fact of this kind about a system.

    `known`: what the fields begin with, by default `usual`. `fixed`: columns that nobody is asked, as of what the
    record is about. `above` and `beneath` draw around the fields. `use_case` records the row, by default as every kind
    is; `then` is given what it returns. `rehearse`: show first what would change in how the system stands.
    """
    begins = usual(desk, kind) if known is None else known
    fixed = fixed or {}
    form = Form(draft=f"{kind.__tablename__}:{code}:{'-'.join(map(str, fixed.values()))}")

    def usual_case(work: Work, row: Record) -> Record:
        parents = (name for name in fixed if fields_of(kind)[name].declared.parent)
        return recording.record_about(work, row) if any(parents) else recording.record(work, code, row)

    with desk.panel(title) as dialog:
        if above:
            above()
        entered = RecordForm(kind, form, look, begins, named)
        if beneath:
            beneath(entered)

        async def save() -> None:
            act = desk.change if rehearse and isinstance(desk, Place) else desk.do
            record = use_case or usual_case
            done = await act(lambda work: record(work, entered.record(**fixed)), form=form, said=said)
            if done:
                dialog.close()
                if then:
                    then(done.value)

        form.buttons(verb, save, cancel=dialog.close)

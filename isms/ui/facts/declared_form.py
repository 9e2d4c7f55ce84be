"""
Fields of a form read off what is declared of them: those of a kind of record and those of the card of a system.

What is special about the form of one kind, such as the order of its fields, stands in a `FormLayout`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from nicegui import ui

from inventory.declared_fields import DeclaredField, fields_of
from inventory.errors import Invalid
from inventory.records.declaration import Record
from inventory.validation import LONG
from isms.ui.parts import layout
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import choices, given, several
from isms.ui.parts.forms import DateField, Form
from isms.ui.parts.moments import Moment

Look = Literal["cards", "list", "line", "lines", "tick"]
Cardlike = Mapping[str, tuple[str, str]]
"""Title and explanation of each card, by code."""
YES_NO = {"": "Không nêu", "yes": "Có", "no": "Không"}
_CODE = {True: "yes", False: "no", None: ""}
_STATED = {"yes": True, "no": False}


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


Part = str | tuple[str, ...] | Heading | Marks | Callable[["DeclaredForm"], Any]
"""A field by its name, several side by side, one of the above, or what draws something that is not declared."""


@dataclass(frozen=True)
class FormLayout:
    """
    How the form of a kind looks, where not as the declaration has it: every field, one beneath the other.

    `columns`: the parts of each column; a field that is in none is not asked. `looks`: "cards" without explanations or
    a drop-down "list" for a choice or a small number, one "line" for a long text or several "lines" for a short one, a
    "tick" for yes or no. `cards`: those of a choice, of yes and no or of several to tick, where they say more than the
    declared words. `leave_out`: choices that are not offered, "" for none. `empty`: what a choice that may stay open
    reads while it is. `locked`: fields that are shown but cannot be changed. `questions` and `helps`: what is asked and
    explained otherwise than the declaration has it, because of what the record is about.
    """

    columns: tuple[tuple[Part, ...], ...] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    cards: Mapping[str, Cardlike] = field(default_factory=dict)
    leave_out: Mapping[str, Collection[str]] = field(default_factory=dict)
    empty: Mapping[str, str] = field(default_factory=dict)
    locked: Collection[str] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    helps: Mapping[str, str] = field(default_factory=dict)


PLAIN = FormLayout()


class DeclaredForm:
    """
    Declared fields, drawn in a form. `known`: what they begin with; `named`: what references and units may name.

    What was typed is in `form.entered()`, a plain dictionary, and `form.fill` puts it back.
    """

    def __init__(
        self,
        fields: Mapping[str, DeclaredField],
        form: Form,
        look: FormLayout = PLAIN,
        known: Mapping[str, Any] | None = None,
        named: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self.form = form
        self._look, self._known, self._named = look, known or {}, named or {}
        self._fields = fields
        self._read: dict[str, Callable[[], Any]] = {}
        self._around: dict[str, ui.element] = {}
        self._to_choose: dict[str, Any] = {}
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
        form.on_filled(self._on_change)

    def on_change(self, handler: Callable[[], Any]) -> None:
        """Call the handler now, and after each choice made and each day entered."""
        self._changed.append(handler)
        handler()

    def value(self, name: str) -> Any:
        """Return what a field holds so far; None for a day that is not whole yet."""
        try:
            return self._value(name)
        except Invalid:
            return None

    def values(self) -> dict[str, Any]:
        """Return what the fields hold that are there, by name. Raises Invalid for what is no day."""
        return {name: self._value(name) for name in self._read}

    @property
    def asked(self) -> Collection[str]:
        """The names of the fields that are there."""
        return self._read.keys()

    def chosen(self, *names: str) -> AbstractContextManager[None]:
        """Around a use case: say where nothing is chosen yet, of yes and no, of small numbers and of these fields."""
        return choices(**self._to_choose | {name: self.form.element(name) for name in names})

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
            elif callable(part):
                part(self)
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
        about, name, label = each.declared, each.name, self._ask(each.name)
        value, look = self._known.get(name), self._look.looks.get(name)
        asked = {"help": self._look.helps.get(name, about.help), "clause": about.clause, "term": about.term}
        if each.kind == "day":
            return self._watched_day(self.form.date(name, label, value, **asked))
        if each.kind == "instant":
            moment = Moment(self.form, name, label, value, help=asked["help"])
            return lambda: moment.instant
        if each.kind == "whole" and look == "list":
            return self._small_number(each, value, asked)
        if each.kind == "whole":
            number = self.form.number(name, label, value, unit=about.unit, **asked)
            return lambda: int(number.value) if number.value is not None else None
        if each.kind in ("text", "lines"):
            return self._text(each, value, look, asked)
        if each.kind == "choices":
            return self._several(each, value)
        if each.kind == "units":
            return self._units(each, value or (), asked["help"])
        if each.kind == "yes_no":
            return self._yes_no(each, value, look, asked)
        if each.kind == "reference":
            options = ({"": "Không"} if not about.required else {}) | dict(self._named.get(name, {}))
            chosen = self.form.choice(name, label, options, str(value) if value else None, **asked)
            return self._watched(chosen, lambda: int(chosen.value) if chosen.value else None)
        return self._choice(each, value, look, asked)

    def _text(self, each: DeclaredField, value: Any, look: Look | None, asked: dict[str, str]) -> Callable[[], Any]:
        is_long = look == "lines" or each.kind == "lines" or (each.declared.most >= LONG and look != "line")
        text = (self.form.paragraph if is_long else self.form.text)(
            each.name, self._ask(each.name), value or "", **asked
        )
        if each.name in self._look.locked:
            text.props("readonly")
        elif each.declared.spelling == "code":
            text.props("autofocus")
        return lambda: (text.value or "").strip()

    def _small_number(self, each: DeclaredField, value: Any, asked: dict[str, str]) -> Callable[[], Any]:
        """Offer each number that the field may hold."""
        first, last = each.declared.between or (1, 1)
        words = each.declared.cells() if each.declared.cells else {}
        options = {
            str(number): words.get(number, each.declared.pattern.format(number).capitalize())
            for number in range(first, last + 1)
        }
        chosen = self.form.choice(
            each.name, self._ask(each.name), options, str(value) if value is not None else None, **asked
        )
        self.form.shown_as(each.name, str)
        self._to_choose[each.name] = chosen
        return self._watched(chosen, lambda: int(chosen.value) if chosen.value else None)

    def _several(self, each: DeclaredField, value: Any) -> Callable[[], Any]:
        options = self._look.cards.get(each.name) or {
            str(code): (text, "") for code, text in each.declared.words().items()
        }
        ticks = self.form.ticks(each.name, self._ask(each.name), options, value or ())
        ticks.on_change(self._on_change)
        return lambda: ticks.value

    def _units(self, each: DeclaredField, codes: Sequence[str], help: str) -> Callable[[], Any]:
        """Choose units; those that this person cannot see and hence does not take away stay as they are."""
        names, label = self._named.get(each.name, {}), self._ask(each.name)
        chosen = several(label, names, list(codes), help)
        self.form.take_in(each.name, label, chosen, names)
        return lambda: [*chosen.value, *(code for code in codes if code not in names)]

    def _yes_no(self, each: DeclaredField, value: Any, look: Look | None, asked: dict[str, str]) -> Callable[[], Any]:
        name, label, options = each.name, self._ask(each.name), self._look.cards.get(each.name)
        if look == "tick" or not (options or each.optional or each.default is None):
            box = self.form.tick(name, label, bool(value), help=asked["help"], clause=asked["clause"])
            return self._watched(box, lambda: bool(box.value))
        self.form.shown_as(name, _CODE.get)
        if options:
            cards = self.form.cards(name, label, options, _CODE[value] or None, **asked)
            cards.on_change(self._on_change)
            self._to_choose[name] = cards
            return lambda: _STATED.get(cards.value or "")
        chosen = self.form.choice(name, label, YES_NO, _CODE[value], **asked)
        return self._watched(chosen, lambda: _STATED.get(chosen.value))

    def _choice(self, each: DeclaredField, value: Any, look: Look | None, asked: dict[str, str]) -> Callable[[], Any]:
        left_out = self._look.leave_out.get(each.name, ())
        helps = {str(member): member.help for member in each.declared.choices or ()}
        words = {str(code): text for code, text in each.declared.words().items() if code not in left_out}
        label, is_open = self._ask(each.name), not (each.declared.required or "" in left_out)
        nothing, options = _nothing(each), self._look.cards.get(each.name)
        if options or look == "cards" or (look is None and any(helps.values())):
            options = options or {code: (text, "" if look else helps.get(code, "")) for code, text in words.items()}
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


class RecordForm(DeclaredForm):
    """The fields of a kind of record. What is known of it and not asked stays as it is."""

    def __init__(
        self,
        kind: type[Record],
        form: Form,
        look: FormLayout = PLAIN,
        known: Mapping[str, Any] | None = None,
        named: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__(fields_of(kind), form, look, known, named)
        self.kind = kind

    def record(self, **fixed: Any) -> Any:
        """Return the record as entered, with what is fixed beforehand. Raises Invalid for what is no day."""
        known = {name: value for name, value in self._known.items() if name in self._fields}
        return self.kind(**known | self.values() | fixed)

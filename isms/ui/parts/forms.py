"""
Forms: label above, help beneath, clause in small type, what is wrong beside the field it belongs to.

A field is named as in the `Problem` that the use case raises about it. `term`: the word of the law that a "?" beside
the label explains.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date as Day
from typing import Any, TypeVar

from nicegui import ui
from nicegui.elements.mixins.validation_element import ValidationElement

from inventory.errors import Invalid, Problem
from inventory.validation import MISSING, fill_in
from isms.ui.parts import date_field, layout, terms, words
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.date_field import DateField as DateField
from isms.ui.parts.ticks import Ticks

Entry = TypeVar("Entry", bound=ValidationElement[Any])
Options = Mapping[str, str]
_EMPTY, _PLAIN = "(để trống)", "outlined dense hide-bottom-space"


class Form:
    """
    The fields of one form, by the names under which problems are reported.

    `seen`: the stored values that it was opened on, by the same names; a use case compares them with what stands by
    the time it is saved (`inventory.versions`). None for a form that enters something new.
    `draft`: the key under which what was typed may be kept: kind, system, record.
    """

    def __init__(self, seen: Mapping[str, Any] | None = None, draft: str = "") -> None:
        self.draft = draft
        self.seen = None if seen is None else dict(seen)
        self._fields: dict[str, Any] = {}
        self._labels: dict[str, str] = {}
        self._options: dict[str, Mapping[str, Any]] = {}
        self._shown: dict[str, Callable[[Any], Any]] = {}
        self._secret: set[str] = set()
        self._when_typed: list[Callable[[], Any]] = []
        self._when_filled: list[Callable[[], Any]] = []
        self.began: dict[str, Any] = {}
        self.misread: dict[str, Problem] | None = None  # days that there are not, while they are collected

    def text(
        self, field: str, label: str, value: str = "", *, help: str = "", clause: str = "", term: str = ""
    ) -> ui.input:
        """A text of one line."""
        with self._around(label, help, clause, term) as heading:
            return self._keep(field, heading, ui.input(value=value))

    def paragraph(
        self, field: str, label: str, value: str = "", *, help: str = "", clause: str = "", term: str = ""
    ) -> ui.textarea:
        """A text of several lines."""
        with self._around(label, help, clause, term) as heading:
            return self._keep(field, heading, ui.textarea(value=value).props("autogrow"))

    def password(self, field: str, label: str, *, help: str = "", autocomplete: str = "new-password") -> ui.input:
        """A password, which can be made visible."""
        with self._around(label, help, "") as heading:
            entry = ui.input(password=True, password_toggle_button=True).props(f"autocomplete={autocomplete}")
            self._secret.add(field)
            return self._keep(field, heading, entry)

    def number(
        self,
        field: str,
        label: str,
        value: int | None = None,
        *,
        help: str = "",
        clause: str = "",
        term: str = "",
        unit: str = "",
    ) -> ui.number:
        """A whole number."""
        with self._around(label, help, clause, term) as heading:
            return self._keep(field, heading, ui.number(value=value, precision=0, suffix=unit or None))

    def date(
        self, field: str, label: str, value: Day | None = None, *, help: str = "", clause: str = "", term: str = ""
    ) -> DateField:
        """A day."""
        with self._around(label, help, clause, term) as heading:
            entry = ui.input(value=words.day(value), placeholder="ngày/tháng/năm").props("inputmode=decimal")
            date_field.add_calendar(entry)
            return DateField(field, self._keep(field, heading, entry), self._misread)

    def choice(
        self,
        field: str,
        label: str,
        options: Options,
        value: str | None = None,
        *,
        help: str = "",
        clause: str = "",
        term: str = "",
    ) -> ui.select:
        """One of a list, from a drop-down."""
        with self._around(label, help, clause, term) as heading:
            self._options[field] = options
            return self._keep(field, heading, ui.select(dict(options), value=value).props("options-dense"))

    def cards(
        self,
        field: str,
        label: str,
        options: Mapping[str, tuple[str, str]],
        value: str | None = None,
        *,
        help: str = "",
        clause: str = "",
        term: str = "",
    ) -> Cards:
        """One of a few, each with a title and an explanation."""
        with self._around(label, help, clause, term):
            self._labels[field], self._options[field] = label, {code: title for code, (title, _) in options.items()}
            self._fields[field] = cards = Cards(label, options, value)
            cards.on_change(self._typed)
            return cards

    def ticks(
        self,
        field: str,
        label: str,
        options: Mapping[str, tuple[str, str]],
        value: Iterable[str] = (),
        *,
        alone: str = "",
    ) -> Ticks:
        """Several of a few, each with a title and an explanation; choosing `alone` takes away the others."""
        with self._around("", "", ""):
            self._labels[field], self._options[field] = label, {code: title for code, (title, _) in options.items()}
            self._fields[field] = ticks = Ticks(label, options, value, alone)
            ticks.on_change(self._typed)
            return ticks

    def tick(self, field: str, label: str, value: bool = False, *, help: str = "", clause: str = "") -> ui.checkbox:
        """Yes or no."""
        with self._around("", help, clause):
            self._labels[field] = label
            self._fields[field] = box = ui.checkbox(label, value=value).mark(field)
            box.on_value_change(self._typed)
            return box

    def entered(self) -> dict[str, Any]:
        """Return what stands in the fields as it was typed, by their names, as plain JSON values; no passwords."""
        kept = {name: each for name, each in self._fields.items() if name not in self._secret and not each.is_deleted}
        return {name: element.value for name, element in kept.items()}

    def fill(self, entered: Mapping[str, Any]) -> None:
        """Put back what `entered` returned, but what a field does not take: it is gone, or no longer offers it."""
        for name, value in entered.items():
            if name in self._fields and _takes(self._fields[name], value):
                self._fields[name].value = value
        for handler in self._when_filled:
            handler()

    def begin(self) -> None:
        """Take what stands in the fields for what nobody has typed, and watch for what somebody does type."""
        self.began = self.entered()

    @property
    def is_touched(self) -> bool:
        """Whether somebody has typed something that is not saved."""
        return any(self.began.get(name) != value for name, value in self.entered().items())

    def on_typed(self, handler: Callable[[], Any]) -> None:
        """Call the handler after each change of a field."""
        self._when_typed.append(handler)

    def on_filled(self, handler: Callable[[], Any]) -> None:
        """Call the handler after `fill`, so that what depends on the fields follows."""
        self._when_filled.append(handler)

    @property
    def is_open(self) -> bool:
        """Whether it can still be seen: the dialog of a form may be closed while an answer is awaited."""
        return any(not field.is_deleted for field in self._fields.values())

    def keep_secret(self, field: str) -> None:
        """Keep what stands in a field out of drafts, though it can be read."""
        self._secret.add(field)

    def take_in(self, field: str, label: str, element: Any, options: Mapping[str, str] | None = None) -> None:
        """Take in a field that was drawn elsewhere, so that it can be named and set."""
        self._fields[field], self._labels[field] = element, label
        element.on_value_change(self._typed)
        if options is not None:
            self._options[field] = options

    def shown_as(self, field: str, show: Callable[[Any], Any]) -> None:
        """Say how a stored value stands in the field, where it does not stand there as it is stored."""
        self._shown[field] = show

    def element(self, field: str) -> Any:
        """Return the element of a field."""
        return self._fields[field]

    def label_of(self, field: str) -> str:
        """Return what people call a field; nothing where it has no name."""
        return self._labels.get(field, "")

    def words_of(self, field: str, value: Any) -> str:
        """Return a stored value as people read it."""
        return self.entered_words(field, self._as_shown(field, value))

    def entered_words(self, field: str, shown: Any) -> str:
        """Return what stands in a field as people read it."""
        options = self._options.get(field, {})
        if isinstance(shown, bool):
            return "Có" if shown else "Không"
        if isinstance(shown, Day):
            return words.day(shown)
        if isinstance(shown, list | tuple):
            return ", ".join(str(options.get(each, each)) for each in shown) or _EMPTY
        return str(options.get(shown, shown)) if shown not in (None, "") else _EMPTY

    def settle(self, field: str, stored: Any, *, take: bool) -> None:
        """Take note of what now stands on record for a field; `take`: put it into the field, too."""
        self.seen = (self.seen or {}) | {field: stored}
        element = self._fields.get(field)
        if take and element is not None and not element.is_deleted:
            shown = self._as_shown(field, stored)
            element.value = words.day(shown) if isinstance(shown, Day) else shown

    def rebase(self, stored: Mapping[str, Any]) -> None:
        """Take note of what stands on record after a save, in a form that stays open."""
        for field, value in stored.items():
            self.settle(field, value, take=True)
        self.begin()

    def buttons(
        self, verb: str, save: layout.Handler, cancel: layout.Handler | None = None, go_on: layout.Handler | None = None
    ) -> ui.button:
        """The form's button, one to leave it, one to save and `go_on`. What stands in the fields, nobody has typed."""
        self.begin()
        with ui.element("div").classes("form-buttons"):
            if cancel:
                layout.secondary("Hủy bỏ", cancel)
            if go_on:
                layout.secondary("Lưu và làm tiếp", go_on, icon="arrow_forward").mark("submit-next")
            return layout.primary(verb, save).mark("submit")

    def clear(self) -> None:
        """Take away what was said to be wrong."""
        for field in self._fields.values():
            if hasattr(field, "error") and not field.is_deleted:
                field.error = None

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Around a use case: a day that there is not counts as none, and is told with all else that is wrong."""
        found: dict[str, Problem] = {}
        self.misread = found
        try:
            yield
        except Exception as error:
            if not found:
                raise
            others = error.problems if isinstance(error, Invalid) else ()
            raise Invalid([*found.values(), *(each for each in others if each.field not in found)]) from None
        finally:
            self.misread = None
        if found:
            raise Invalid(found.values())

    def show(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show each problem beside its field and focus the first; return those that belong to none."""
        elsewhere, wrong = [], []
        for problem in problems:
            field = self._fields.get(problem.field)
            if field is None or not hasattr(field, "error") or field.is_deleted:  # deleted: the dialog was closed
                elsewhere.append(problem)
                continue
            field.error = self._message(problem)
            wrong.append(field)
        if wrong:
            _bring_into_view(next(field for field in self._fields.values() if field in wrong))
        return elsewhere

    def _typed(self) -> None:
        """Tell of a change. What nobody keeps a draft of, no Escape and no click beside the dialog takes away."""
        for handler in self._when_typed:
            handler()
        if not self._when_typed and self.began and self.is_touched:
            around = next(each for each in self._fields.values() if not each.is_deleted).ancestors()
            for dialog in (each for each in around if isinstance(each, ui.dialog)):
                dialog.props("persistent")

    def _as_shown(self, field: str, stored: Any) -> Any:
        return self._shown[field](stored) if field in self._shown else stored

    def _misread(self, problem: Problem) -> None:
        if self.misread is None:
            raise Invalid([problem])
        self.misread[problem.field] = problem

    def _message(self, problem: Problem) -> str:
        """Return what stands beside a field; of a missing text, which one to fill in."""
        label = self.label_of(problem.field)
        if (problem.rule, problem.remedy) == (MISSING, fill_in(problem.field)) and label and not label.endswith("?"):
            return f"Vui lòng nhập {label[0].lower()}{label[1:]}."
        if problem.rule == MISSING and problem.remedy.startswith("Vui lòng"):
            return problem.remedy
        return f"{problem.rule} {problem.remedy}".strip()

    @contextmanager
    def _around(self, label: str, help: str, clause: str, term: str = "") -> Iterator[ui.label | None]:
        with ui.element("div").classes("field"):
            with ui.element("div").classes("field-head") if term else nullcontext():
                heading = layout.text("label", label) if label else None
                if term:
                    terms.help(term)
            yield heading
            if help:
                layout.text("p", help).classes("help")
            if clause:
                layout.text("p", clause).classes("clause")

    def _keep(self, field: str, heading: ui.label | None, entry: Entry) -> Entry:
        self._fields[field] = entry
        if heading is not None:
            self._labels[field] = heading.text
            # Quasar gives a drop-down's own id to two elements; a label must lead to the one that takes the focus.
            named = f"{entry.html_id}-entry" if isinstance(entry, ui.select) else entry.html_id
            entry.props["for"] = heading.props["for"] = named
        entry.on_value_change(lambda: setattr(entry, "error", None)).on_value_change(self._typed)
        return entry.props(_PLAIN).mark(field)


def _takes(element: Any, value: Any) -> bool:
    """Say whether a choice still offers the value; other fields take any."""
    options = getattr(element, "options", None)
    if options is None or value in (None, ""):
        return True
    return all(each in options for each in (value if isinstance(value, list) else [value]))


def _bring_into_view(field: Any) -> None:
    """Focus a field; Quasar by itself would not scroll to it."""
    field.run_method("focus")
    ui.run_javascript(f'getHtmlElement({field.id})?.scrollIntoView({{block: "center"}})')

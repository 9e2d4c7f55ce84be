"""Reading fields as they are filled in: what is chosen, what day is entered, what changed, several of a list."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from nicegui import ui

from inventory.errors import Invalid, Problem
from isms.ui.parts import layout
from isms.ui.parts.forms import DateField


@contextmanager
def choices(**fields: Any) -> Iterator[None]:
    """Around a use case: say of each of these fields that nothing is chosen in it, with whatever else is wrong."""
    missing = {name: Problem(name, "Chưa chọn.", "Hãy chọn một mục.") for name, f in fields.items() if not f.value}
    try:
        yield
    except Invalid as wrong:
        raise Invalid([*missing.values(), *(each for each in wrong.problems if each.field not in missing)]) from None
    if missing:
        raise Invalid(missing.values())


def given(field: Any) -> Any:
    """Return what is entered in a field, of whatever type: a use case says what is wrong with it."""
    return field.day if isinstance(field, DateField) else field.value


def entered(field: DateField) -> date | None:
    """Return the day once it is whole; None while it is being typed."""
    try:
        return field.day
    except Invalid:
        return None


def when_chosen(around: ui.element, handler: Callable[[], Any]) -> None:
    """Call the handler after one of the cards in this element was chosen."""
    for element in around.descendants():
        if "choice" in element.classes:
            element.on("click", handler)


def several(label: str, options: Mapping[str, str], value: list[str], help: str = "Có thể để trống.") -> ui.select:
    """A field to choose any number of things from a list that can be searched."""
    with ui.element("div").classes("field"):
        heading = layout.text("label", label)
        known = [each for each in value if each in options]
        select = ui.select(dict(options), value=known, multiple=True, with_input=True)
        select.props("outlined dense hide-bottom-space use-chips options-dense")
        heading.props["for"] = select.props["for"] = select.html_id
        layout.text("p", help).classes("help")
    return select

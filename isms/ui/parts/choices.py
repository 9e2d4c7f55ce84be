"""A choice among a few cards, each with a title and an explanation."""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui


class Cards:
    """
    Radio buttons drawn as cards; `value` is the code chosen.

    One of them is in the order of the Tab key; arrows, Home and End go about the others (isms.js).
    """

    def __init__(self, label: str, options: Mapping[str, tuple[str, str]], value: str | None) -> None:
        self._cards: dict[str, tuple[ui.element, ui.icon]] = {}
        self._value: str | None = None
        with ui.element("div").classes("stack cards").props(f'role=radiogroup aria-label="{label}"') as group:
            for code, (title, explanation) in options.items():
                self._cards[code] = self._card(code, title, explanation)
        with ui.element("p").classes("wrong").props("role=alert") as self._wrong:
            ui.icon("error").props('aria-hidden="true"')
            self._what = ui.label()
        self._wrong.visible = False
        self.id = group.id
        self.value = value

    @property
    def value(self) -> str | None:
        return self._value

    @value.setter
    def value(self, code: str | None) -> None:
        self._value = code
        self.error = None
        reached = code if code in self._cards else next(iter(self._cards), None)
        for each, (card, icon) in self._cards.items():
            chosen = each == code
            card.classes(add="chosen" if chosen else "", remove="" if chosen else "chosen")
            card.props(f"aria-checked={'true' if chosen else 'false'} tabindex={0 if each == reached else -1}")
            icon.name = "radio_button_checked" if chosen else "radio_button_unchecked"

    @property
    def error(self) -> str | None:
        return self._what.text or None

    @error.setter
    def error(self, text: str | None) -> None:
        self._what.text = text or ""
        self._wrong.visible = bool(text)

    def on_change(self, handler: Callable[[], Any]) -> None:
        """Call the handler after the person has chosen a card; `value` is the new one by then."""
        for card, _ in self._cards.values():
            card.on("click", handler)

    def run_method(self, name: str) -> None:
        """Focus the card that the Tab key would reach when asked to focus."""
        code = self._value if self._value in self._cards else next(iter(self._cards))
        self._cards[code][0].run_method(name)

    def _card(self, code: str, title: str, explanation: str) -> tuple[ui.element, ui.icon]:
        with ui.element("button").classes("choice").props("type=button role=radio").mark(f"choice-{code}") as card:
            icon = ui.icon("radio_button_unchecked").props('aria-hidden="true"')
            with ui.element("div"):
                ui.label(title).classes("strong")
                if explanation:
                    ui.label(explanation).classes("muted small")
        card.on("click", lambda: setattr(self, "value", code))
        return card, icon

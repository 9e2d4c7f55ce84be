"""Cards to choose from, each with a title and an explanation, and what is wrong with the choice beneath."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nicegui import ui


class CardGroup(ABC):
    """Buttons drawn as cards that take the part of radio buttons or tick boxes (`role`)."""

    def __init__(self, label: str, options: Mapping[str, tuple[str, str]], *, group: str, role: str, mark: str) -> None:
        self._cards: dict[str, tuple[ui.element, ui.icon]] = {}
        with ui.element("div").classes("stack cards").props(f'role={group} aria-label="{label}"') as drawn:
            for code, (title, explanation) in options.items():
                self._cards[code] = self._card(code, title, explanation, role, mark)
        with ui.element("p").classes("wrong").props("role=alert") as self._wrong:
            ui.icon("error").props('aria-hidden="true"')
            self._what = ui.label()
        self._wrong.visible = False
        self.id = drawn.id

    @property
    def options(self) -> list[str]:
        """The codes that can be chosen."""
        return list(self._cards)

    def ancestors(self) -> Iterator[ui.element]:
        """Yield what the cards stand in."""
        yield from self._wrong.ancestors()

    @property
    def is_deleted(self) -> bool:
        return self._wrong.is_deleted

    @property
    def error(self) -> str | None:
        return self._what.text or None

    @error.setter
    def error(self, text: str | None) -> None:
        self._what.text = text or ""
        self._wrong.visible = bool(text)

    def on_change(self, handler: Callable[[], Any]) -> None:
        """Call the handler after the person has pressed a card; `value` is the new one by then."""
        for card, _ in self._cards.values():
            card.on("click", handler)

    @abstractmethod
    def _click(self, code: str) -> None:
        """Take over that a card was pressed."""

    def _show(self, code: str, chosen: bool, icon: str, props: str = "") -> None:
        """Draw a card as chosen or not."""
        card, sign = self._cards[code]
        card.classes(add="chosen" if chosen else "", remove="" if chosen else "chosen")
        card.props(f"aria-checked={'true' if chosen else 'false'} {props}")
        sign.name = icon

    def _card(self, code: str, title: str, explanation: str, role: str, mark: str) -> tuple[ui.element, ui.icon]:
        with ui.element("button").classes("choice").props(f"type=button role={role}").mark(f"{mark}-{code}") as card:
            icon = ui.icon("").props('aria-hidden="true"')
            with ui.element("div"):
                ui.label(title).classes("strong")
                if explanation:
                    ui.label(explanation).classes("muted small")
        card.on("click", lambda: self._click(code))
        return card, icon

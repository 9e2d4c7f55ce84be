"""A choice among a few cards, each with a title and an explanation."""

from collections.abc import Mapping

from isms.ui.parts.cards import CardGroup


class Cards(CardGroup):
    """
    Radio buttons drawn as cards; `value` is the code chosen.

    One of them is in the order of the Tab key; arrows, Home and End go about the others (isms.js).
    """

    def __init__(self, label: str, options: Mapping[str, tuple[str, str]], value: str | None) -> None:
        super().__init__(label, options, group="radiogroup", role="radio", mark="choice")
        self.value = value

    @property
    def value(self) -> str | None:
        return self._value

    @value.setter
    def value(self, code: str | None) -> None:
        self._value = code
        self.error = None
        reached = code if code in self._cards else next(iter(self._cards), None)
        for each in self._cards:
            icon = "radio_button_checked" if each == code else "radio_button_unchecked"
            self._show(each, each == code, icon, f"tabindex={0 if each == reached else -1}")

    def run_method(self, name: str) -> None:
        """Focus the card that the Tab key would reach when asked to focus."""
        code = self._value if self._value in self._cards else next(iter(self._cards))
        self._cards[code][0].run_method(name)

    def _click(self, code: str) -> None:
        self.value = code

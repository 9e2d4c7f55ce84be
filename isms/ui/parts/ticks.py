"""Several of a few cards, each with a title and an explanation; one of them may stand alone."""

from collections.abc import Iterable, Mapping

from isms.ui.parts.cards import CardGroup


class Ticks(CardGroup):
    """Tick boxes drawn as cards; `value` lists the codes chosen. Choosing `alone` takes away the others."""

    def __init__(
        self,
        label: str,
        options: Mapping[str, tuple[str, str]],
        value: Iterable[str] = (),
        alone: str = "",
    ) -> None:
        super().__init__(label, options, group="group", role="checkbox", mark="tick")
        self._chosen = [code for code in value if code in options]
        self._alone = alone
        self._draw()

    @property
    def value(self) -> list[str]:
        return list(self._chosen)

    @value.setter
    def value(self, codes: Iterable[str]) -> None:
        self._chosen = [code for code in codes if code in self._cards]
        self.error = None
        self._draw()

    def run_method(self, name: str) -> None:
        """Focus the first card when asked to focus."""
        next(iter(self._cards.values()))[0].run_method(name)

    def _click(self, code: str) -> None:
        if code in self._chosen:
            self._chosen.remove(code)
        elif code == self._alone:
            self._chosen = [code]
        else:
            self._chosen = [*(each for each in self._chosen if each != self._alone), code]
        self.error = None
        self._draw()

    def _draw(self) -> None:
        for code in self._cards:
            chosen = code in self._chosen
            self._show(code, chosen, "check_box" if chosen else "check_box_outline_blank")

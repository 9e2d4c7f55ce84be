"""The three answers that are given most, side by side, as the radio buttons of one requirement."""

from collections.abc import Callable

from nicegui import ui

from isms.ui.parts import layout

STATES = {"full": "Đầy đủ", "partial": "Một phần", "none": "Chưa"}


class QuickAnswer:
    """
    Radio buttons in a row. One of them is in the order of the Tab key; arrows go about the others (isms.js).

    `chosen` is called with the state that a person pressed; `show` draws which one is chosen.
    """

    def __init__(self, code: str, title: str, value: str | None, chosen: Callable[[str], None]) -> None:
        self._buttons: dict[str, ui.label] = {}
        with ui.element("div").classes("answers").props("role=radiogroup") as group:
            group.props["aria-label"] = f"Mức đáp ứng {code}: {title}"
            for state, word in STATES.items():
                button = layout.text("button", word).classes(f"choice {state}").props("type=button role=radio")
                button.mark(f"say-{state}-{code}").on("click", lambda state=state: chosen(state))
                self._buttons[state] = button
        self.show(value)

    def show(self, value: str | None) -> None:
        """Draw which state is chosen; another one than these leaves all open."""
        reached = value if value in self._buttons else next(iter(self._buttons))
        for state, button in self._buttons.items():
            is_chosen = state == value
            button.classes(add="chosen" if is_chosen else "", remove="" if is_chosen else "chosen")
            button.props(f"aria-checked={'true' if is_chosen else 'false'} tabindex={0 if state == reached else -1}")

"""The questions of the classification as fields: only those that matter are shown, and only those count."""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.law import regimes
from inventory.law.levels import Facts
from inventory.law.regimes import Regime
from isms.ui.facts.questions import KINDS, QUESTIONS, Question
from isms.ui.parts import layout
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import when_chosen
from isms.ui.parts.forms import Form

MOST_PEOPLE = 10_000_000_000


class Questionnaire:
    """The fields of a classification, filled with the answers kept. `now`: the regime for what is new."""

    def __init__(self, form: Form, kept: Mapping[str, Any], now: Regime) -> None:
        self._changed: Callable[[], None] = lambda: None
        self._kept = kept
        self._fields: dict[str, Callable[[], Any]] = {}
        self._rows: dict[str, ui.element] = {}
        self._form = form
        with ui.element("div") as cards:
            self._kind = form.cards("kind", "Hệ thống thuộc loại hình nào?", KINDS, kept.get("kind"))
        when_chosen(cards, self._answered)
        with ui.element("div").classes("form") as self._rest:
            self._ask_all(now)
        self._answered()

    @property
    def kind(self) -> Cards:
        """The cards of the kind."""
        return self._kind

    def tell(self, changed: Callable[[], None]) -> None:
        """Call this now and after every answer."""
        self._changed = changed
        changed()

    def facts(self) -> Facts:
        """Return the answers that matter, as the rules take them. Raises Invalid for what is no number of people."""
        given = self._given()
        asked = [question for question in QUESTIONS if question.matters(given)]
        problems = [
            Problem(question.name, "Không phải số người hợp lệ.", "Hãy nhập số nguyên, không âm.")
            for question in asked
            if question.how == "number" and not _is_count(given[question.name])
        ]
        if problems:
            raise Invalid(problems)
        answers = {question.name: _plain(question, given[question.name]) for question in asked}
        return Facts(kind=given["kind"], regime=given["regime"], **answers)

    def _ask_all(self, now: Regime) -> None:
        for question in QUESTIONS:
            if not question.special and question.name not in FOLLOW_UPS:
                self._ask(question)
        special = [question for question in QUESTIONS if question.special]
        is_open = any(self._kept.get(question.name) for question in special)
        with ui.expansion(SPECIAL, value=is_open), ui.element("div").classes("form"):
            for question in special:
                self._ask(question)
        for question in QUESTIONS:
            if question.name in FOLLOW_UPS:
                self._ask(question)
        regime = self._form.choice(
            "regime",
            "Xác định theo quy định nào?",
            regimes.names(),
            str(self._kept.get("regime") or now.code),
            help=f"Chọn quy định cũ cho hồ sơ lập trước ngày {now.since} hoặc dự án đầu tư nêu tại NĐ 331/2026 Đ39.1.",
        )
        regime.on_value_change(self._answered)
        self._fields["regime"] = lambda: regime.value

    def _ask(self, question: Question) -> None:
        with ui.element("div") as self._rows[question.name]:
            self._fields[question.name] = _WAYS[question.how](self, question, self._kept.get(question.name))

    def _tick(self, question: Question, kept: Any) -> Callable[[], Any]:
        box = self._form.tick(question.name, question.text, bool(kept), help=question.help)
        box.on_value_change(self._answered)
        return lambda: bool(box.value)

    def _number(self, question: Question, kept: Any) -> Callable[[], Any]:
        entry = self._form.number(question.name, question.text, kept or None, help=question.help, unit="người")
        entry.props("min=0 step=1").on_value_change(self._answered)
        return lambda: entry.value or 0

    def _choice(self, question: Question, kept: Any) -> Callable[[], Any]:
        options, kept = question.options or {}, str(kept or "")
        select = self._form.choice(
            question.name, question.text, options, kept if kept in options else None, help=question.help
        )
        select.props("clearable").on_value_change(self._answered)
        return lambda: int(select.value) if str(select.value).isdigit() else select.value

    def _ticks(self, question: Question, kept: Any) -> Callable[[], Any]:
        boxes = {}
        with ui.element("div").classes("field").props(f'role=group aria-label="{question.text}"'):
            layout.text("p", question.text).classes("strong")
            if question.help:
                layout.text("p", question.help).classes("help")
            with ui.element("div").classes("ticks"):
                for code, text in (question.options or {}).items():
                    boxes[code] = ui.checkbox(text, value=code in (kept or ())).mark(f"{question.name}-{code}")
                    boxes[code].on_value_change(self._answered)
        return lambda: frozenset(code for code, box in boxes.items() if box.value)

    def _given(self) -> dict[str, Any]:
        """Return every answer; a question that does not matter counts as not answered for those after it."""
        given: dict[str, Any] = {"kind": self._kind.value or "other", "regime": self._fields["regime"]()}
        given |= {question.name: self._fields[question.name]() for question in QUESTIONS}
        for question in QUESTIONS:
            if not question.matters(given):
                given[question.name] = None
        return given

    def _answered(self) -> None:
        self._rest.visible = self._kind.value is not None
        given = self._given()
        for question in QUESTIONS:
            self._rows[question.name].visible = question.matters(given)
        self._changed()


SPECIAL = "Trường hợp đặc biệt: quốc phòng, hệ thống quốc gia, Thủ tướng quyết định…"
FOLLOW_UPS = ("harm_to_national_security", "strategic", "runs_24_7", "no_unplanned_downtime")
"""Asked after the special cases, on which they depend."""

_WAYS: dict[str, Callable[[Questionnaire, Question, Any], Callable[[], Any]]] = {
    "tick": Questionnaire._tick,
    "number": Questionnaire._number,
    "choice": Questionnaire._choice,
    "ticks": Questionnaire._ticks,
}


def _is_count(value: Any) -> bool:
    return isinstance(value, int | float) and value == int(value) and 0 <= value <= MOST_PEOPLE


def _plain(question: Question, value: Any) -> Any:
    """Return an answer as the rules take it: a choice not made is unknown, but harm not stated is none."""
    if question.how == "number":
        return int(value)
    return "none" if question.name == "harm_to_national_security" and value is None else value

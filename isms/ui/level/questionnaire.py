"""The questions of the classification on one page: only those on which the level may turn are shown and count."""

from collections.abc import Callable, Mapping
from typing import Any

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.law import regimes
from inventory.law.interview import Answers, Route
from inventory.law.level_questions import AskedFact, Step
from inventory.law.levels import QUESTIONS, STEPS, Facts
from inventory.law.regimes import Regime
from isms.ui.parts import layout
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import when_chosen
from isms.ui.parts.forms import Form

MOST_PEOPLE = 10_000_000_000
EXCEPTIONAL = "Trường hợp đặc biệt: quốc phòng, hệ thống quốc gia, Thủ tướng quyết định…"

Read = Callable[[], Any]


class Questionnaire:
    """The fields of a classification, filled with the answers kept. `now`: the regime for what is new."""

    def __init__(self, form: Form, kept: Mapping[str, Any], now: Regime) -> None:
        self._changed: Callable[[], None] = lambda: None
        self._kept = Answers.of_record(kept)
        form.on_filled(self._answered)
        self._fields: dict[str, Read] = {}
        self._rows: dict[str, ui.element] = {}
        self._form = form
        kind = QUESTIONS["kind"]
        with ui.element("div") as cards:
            self._kind = form.cards("kind", kind.step.title, kind.options, self._kept.given.get("kind"))
        self._fields["kind"] = lambda: self._kind.value or kind.default
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
        route, given = self._route(), self._given()
        counts = [name for name in QUESTIONS if name in route.asked and QUESTIONS[name].kind == "count"]
        problems = [
            Problem(name, "Không phải số người hợp lệ.", "Hãy nhập số nguyên, không âm.")
            for name in counts
            if not is_count(given[name])
        ]
        if problems:
            raise Invalid(problems)
        return route.facts

    def _ask_all(self, now: Regime) -> None:
        follow_ups = [step for step in STEPS if step.after]
        for step in STEPS:
            if step not in follow_ups:
                self._ask(step, exceptional=False)
        special = [name for name, each in QUESTIONS.items() if each.question.exceptional]
        is_open = any(self._kept.given.get(name) for name in special)
        with ui.expansion(EXCEPTIONAL, value=is_open), ui.element("div").classes("form"):
            for step in STEPS:
                self._ask(step, exceptional=True)
        for step in follow_ups:
            self._ask(step, exceptional=False)
        regime = self._form.choice(
            "regime",
            "Xác định theo quy định nào?",
            regimes.names(),
            str(self._kept.given.get("regime") or now.code),
            help=f"Chọn quy định cũ cho hồ sơ lập trước ngày {now.since} hoặc dự án đầu tư nêu tại NĐ 331/2026 Đ39.1.",
        )
        regime.on_value_change(self._answered)
        self._fields["regime"] = lambda: regime.value

    def _ask(self, step: Step, *, exceptional: bool) -> None:
        for name in step.names:
            asked = QUESTIONS[name]
            if name == "kind" or asked.question.exceptional != exceptional:
                continue
            with ui.element("div") as self._rows[name]:
                self._fields[name] = _WAYS[asked.kind](self, asked, self._kept.given.get(name))

    def _tick(self, asked: AskedFact, kept: Any) -> Read:
        box = self._form.tick(asked.name, asked.question.label, bool(kept), help=asked.help)
        box.on_value_change(self._answered)
        return lambda: bool(box.value)

    def _number(self, asked: AskedFact, kept: Any) -> Read:
        entry = self._form.number(asked.name, asked.title, kept or None, help=asked.help, unit="người")
        entry.props("min=0 step=1").on_value_change(self._answered)
        return lambda: _whole(entry.value or 0)

    def _choice(self, asked: AskedFact, kept: Any) -> Read:
        options = {str(code): title for code, title in asked.words.items()}
        kept = str(kept or "")
        select = self._form.choice(asked.name, asked.title, options, kept if kept in options else None, help=asked.help)
        select.props("clearable").on_value_change(self._answered)
        code = int if asked.kind == "rank" else str
        return lambda: code(select.value) if select.value else asked.default

    def _ticks(self, asked: AskedFact, kept: Any) -> Read:
        boxes = {}
        with ui.element("div").classes("field").props(f'role=group aria-label="{asked.title}"'):
            layout.text("p", asked.title).classes("strong")
            if asked.help:
                layout.text("p", asked.help).classes("help")
            with ui.element("div").classes("ticks"):
                for code, (title, help) in asked.options.items():
                    text = f"{title}: {help[0].lower()}{help[1:].removesuffix('.')}" if help else title
                    boxes[code] = ui.checkbox(text, value=code in (kept or ())).mark(f"{asked.name}-{code}")
                    boxes[code].on_value_change(self._answered)
                    self._form.take_in(f"{asked.name}-{code}", title, boxes[code])
        return lambda: [code for code, box in boxes.items() if box.value]

    def _given(self) -> dict[str, Any]:
        return {name: read() for name, read in self._fields.items()}

    def _route(self) -> Route:
        return Answers(self._given(), self._kept.recorded).route()

    def _answered(self) -> None:
        self._rest.visible = self._kind.value is not None
        asked = self._route().asked
        for name, row in self._rows.items():
            row.visible = name in asked
        self._changed()


_WAYS: dict[str, Callable[[Questionnaire, AskedFact, Any], Read]] = {
    "yes_no": Questionnaire._tick,
    "count": Questionnaire._number,
    "one": Questionnaire._choice,
    "rank": Questionnaire._choice,
    "several": Questionnaire._ticks,
}


def is_count(value: Any) -> bool:
    """Say whether a value is a whole number of people."""
    return isinstance(value, int | float) and value == int(value) and 0 <= value <= MOST_PEOPLE


def _whole(value: float) -> float:
    return int(value) if is_count(value) else value

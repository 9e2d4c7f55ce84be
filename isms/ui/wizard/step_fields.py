"""The fields of each step: how its question is put, filled with what was answered before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nicegui import ui

from inventory.choices import Responsibility
from inventory.errors import Invalid, Problem
from inventory.law.level_questions import UNKNOWN, AskedFact, Step
from inventory.law.levels import QUESTIONS
from inventory.register_tables import Unit
from inventory.systems.register import CARD
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.level.questionnaire import is_count
from isms.ui.parts import layout, words
from isms.ui.parts.entered_fields import when_chosen
from isms.ui.parts.forms import Form
from isms.ui.wizard.steps import OFFERS, YES_NO

Options = Mapping[str, tuple[str, str]]
Read = Callable[[], dict[str, Any]]
NOBODY = "none"

OPERATING: Options = {
    "yes": ("Có, đang vận hành", "Hệ thống đã có người dùng, dù đã được phê duyệt cấp độ hay chưa."),
    "no": ("Chưa", "Đang xây dựng, sắp đưa vào sử dụng hoặc đang dừng."),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a step is drawn with: its form, the answers so far, the units to choose from, and whom to tell."""

    form: Form
    values: Mapping[str, Any]
    tree: Sequence[Unit]
    today: date
    changed: Callable[[], None]


def draw(step: Step, asking: Asking) -> Read:
    """Draw the fields of a step; return what reads them. Reading raises Invalid for what is missing or no answer."""
    return _FIELDS.get(step.name, _level)(step, asking)


def _card(step: Step, at: Asking) -> Read:
    """Draw fields of the card of a system."""
    names, known = {unit.code: unit.name for unit in at.tree}, {name: _kept(name, at) for name in step.names}
    entered = DeclaredForm(CARD, at.form, FormLayout(columns=(step.names,)), known, dict.fromkeys(step.names, names))
    return lambda: {name: _plain(value) for name, value in entered.values().items()}


def _kept(name: str, at: Asking) -> Any:
    value = at.values.get(name)
    return date.fromisoformat(value) if CARD[name].kind == "day" and value else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _responsibility(step: Step, at: Asking) -> Read:
    return _one_of("responsibility", Responsibility.cards(), step, at)


def _operating(step: Step, at: Asking) -> Read:
    running = _one_of("operating", OPERATING, step, at)
    kept = date.fromisoformat(at.values["registered_on"]) if at.values.get("registered_on") else at.today
    day = at.form.date("registered_on", CARD["registered_on"].declared.question, kept, help="Thường là hôm nay.")

    def read() -> dict[str, Any]:
        on = day.day
        if on is None or on > at.today:
            rule = "Chưa có ngày." if on is None else f"Ngày {words.day(on)} ở tương lai."
            raise Invalid([Problem("registered_on", rule, "Hãy nhập ngày, muộn nhất là hôm nay.")])
        return running() | {"registered_on": on.isoformat()}

    return read


def _level(step: Step, at: Asking) -> Read:
    """Draw the questions of a step about the level by what may be answered to them."""
    asked = [QUESTIONS[name] for name in step.names]
    kinds = {each.kind for each in asked}
    if "several" in kinds or (len(asked) > 1 and kinds == {"yes_no"}):
        return _ticks(step, asked, at)
    if kinds == {"count"}:
        return _counts(asked, at)
    return _level_elsewhere(step, asked, at) if len(asked) > 1 else _cards(step, asked[0], at)


def _cards(step: Step, asked: AskedFact, at: Asking) -> Read:
    """One answer of a few, or none yet: a question that every system answers has no “Chưa rõ”."""
    options: dict[Any, tuple[str, str]] = dict(asked.options)
    codes: dict[Any, str] = {each: str(each) for each in options}
    nothing = ("Chưa rõ", asked.question.open)
    if asked.kind == "yes_no":
        codes = {True: "yes", False: "no"}
        options, nothing = {each: YES_NO[code] for each, code in codes.items()}, YES_NO[UNKNOWN]
    elif not step.opens:
        nothing = options.pop(asked.default, nothing)
        codes[asked.default] = UNKNOWN
    answers = {code: answer for answer, code in codes.items() if answer in options}
    shown = {codes[each]: words for each, words in options.items()}
    if not step.opens:
        shown[UNKNOWN] = nothing
    known = at.values.get(asked.name)
    value = codes.get(known, known) if asked.name in at.values else None
    chosen = _one_of(asked.name, shown, step, at, value=value)
    return lambda: {asked.name: answers.get(chosen()[asked.name], UNKNOWN)}


def _ticks(step: Step, asked: Sequence[AskedFact], at: Asking) -> Read:
    """Several answers at once; where a choice is among them, at least one, if only “Chưa rõ”."""
    listed = next((each for each in asked if each.kind == "several"), None)
    besides = OFFERS.get(step.name, {})
    yes_no = {each.name: (each.question.label, each.question.help) for each in asked if each is not listed} | besides
    options = dict(listed.options) | yes_no if listed else yes_no
    if listed:
        options[UNKNOWN] = ("Chưa rõ", listed.question.open)
    chosen = [name for name in yes_no if at.values.get(name) is True]
    kept = at.values.get(listed.name) or () if listed else ()
    chosen += [UNKNOWN] if kept == UNKNOWN else kept
    with ui.element("div") as around:
        ticks = at.form.ticks(step.name, step.title, options, chosen, alone=UNKNOWN)
    when_chosen(around, at.changed)
    at.form.on_filled(at.changed)

    def read() -> dict[str, Any]:
        if listed and not ticks.value:
            raise Invalid([Problem(step.name, "Chưa chọn.", "Hãy chọn ít nhất một mục.")])
        if UNKNOWN in ticks.value:
            return {each.name: UNKNOWN for each in asked}
        given: dict[str, Any] = {name: name in ticks.value for name in yes_no}
        return given | ({listed.name: [each for each in ticks.value if each in listed.options]} if listed else {})

    return read


def _counts(asked: Sequence[AskedFact], at: Asking) -> Read:
    entries = {each.name: _count(each, at) for each in asked}

    def read() -> dict[str, Any]:
        given = {name: entry.value for name, entry in entries.items()}
        wrong = [
            Problem(name, "Không phải số người hợp lệ.", "Hãy nhập số nguyên, không âm.")
            for name, value in given.items()
            if value is not None and not is_count(value)
        ]
        if wrong:
            raise Invalid(wrong)
        return {name: UNKNOWN if value is None else int(value) for name, value in given.items()}

    return read


def _count(asked: AskedFact, at: Asking) -> ui.number:
    known = at.values.get(asked.name)
    value = None if known == UNKNOWN else known
    entry = at.form.number(asked.name, asked.question.label, value, unit="người").props("min=0 step=1")
    entry.on_value_change(at.changed)
    return entry


def _level_elsewhere(step: Step, asked: Sequence[AskedFact], at: Asking) -> Read:
    """Whether the level was decided or assessed elsewhere, by whom, and which it is."""
    options = {NOBODY: ("Chưa", "Cấp độ theo các tiêu chí ở trên.")}
    options |= {each.name: (each.question.label, each.question.help) for each in asked}
    levels = {each.name: at.values[each.name] for each in asked if at.values.get(each.name)}
    highest = max(levels, key=lambda name: levels[name], default=None)
    answered = any(each.name in at.values for each in asked)
    level_box = ui.element("div")

    def turned() -> None:
        level_box.visible = by()["set_by"] != NOBODY

    by = _one_of("set_by", options, step, at, turned, value=highest or (NOBODY if answered else None))
    with level_box:
        level = at.form.choice("set_level", "Cấp độ nào?", words.LEVELS, str(levels[highest]) if highest else None)
        level.on_value_change(at.changed)
    level_box.move(target_index=-1)
    level_box.visible = highest is not None

    def read() -> dict[str, Any]:
        chosen = by()["set_by"]
        if chosen != NOBODY and not level.value:
            raise Invalid([Problem("set_level", "Chưa chọn.", "Hãy chọn cấp độ đã được quyết định hoặc đánh giá.")])
        return {each.name: int(level.value) if each.name == chosen else None for each in asked}

    return read


def _one_of(
    name: str,
    options: Options,
    step: Step,
    at: Asking,
    turned: Callable[[], None] | None = None,
    value: str | None = None,
) -> Read:
    with ui.element("div").classes("asked") as around:
        cards = at.form.cards(name, step.title, options, value or at.values.get(name))

    def chosen() -> None:
        if turned:
            turned()
        at.changed()

    when_chosen(around, chosen)
    at.form.on_filled(chosen)

    def read() -> dict[str, Any]:
        if not cards.value:
            raise Invalid([Problem(name, "Chưa chọn.", "Hãy chọn một mục.")])
        return {name: cards.value}

    return read


_FIELDS: dict[str, Callable[[Step, Asking], Read]] = {
    "ten": _card,
    "muc-dich": _card,
    "don-vi": _card,
    "trach-nhiem": _responsibility,
    "van-hanh": _operating,
}


def heading(step: Step) -> None:
    """The question itself, with its help and its clause."""
    with ui.element("div").classes("stack"):
        layout.text("h2", step.title).classes("question").props("tabindex=-1").mark("question")
        if step.help:
            layout.text("p", step.help).classes("muted")
        if step.clause:
            layout.text("p", step.clause).classes("clause")

"""Answers in words: for the summary, and for why a level follows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inventory.law.interview import Answers
from inventory.law.level_questions import UNKNOWN, AskedFact, Step
from inventory.law.levels import QUESTIONS
from inventory.systems.register import CARD
from isms.ui.facts.differences import in_words
from isms.ui.parts import words
from isms.ui.wizard import step_fields
from isms.ui.wizard.steps import CARD_STEPS, OFFERS, YES_NO

Values = Mapping[str, Any]

_ALONE = ("name", "purpose", "responsibility", "operating")  # said without what they are


def answer(step: Step, values: Values, units: Mapping[str, str]) -> str:
    """Return what was answered in a step, in one line; units by code."""
    if step in CARD_STEPS:
        written = (_written(name, values.get(name), units) for name in step.names)
        return " · ".join(text for text in written if text) or "Để trống"
    besides = [title for name, (title, _) in OFFERS.get(step.name, {}).items() if values.get(name)]
    said = [*_answers(step.names, values), *besides]
    if said:
        return " · ".join(dict.fromkeys(said))
    ticked = all(QUESTIONS[name].kind == "yes_no" for name in step.names)
    return "Không thuộc trường hợp nào" if ticked else "Chưa" if _is_rank(step.names) else "Để trống"


def because(names: Iterable[str], answers: Answers) -> str:
    """Return the answers on which a criterion rests, such as `Thông tin cá nhân; Phục vụ hoạt động nội bộ`."""
    return "; ".join(dict.fromkeys(_answers(names, answers.given, stated=True)))


def _is_rank(names: Iterable[str]) -> bool:
    return all(QUESTIONS[name].kind == "rank" for name in names)


def _answers(names: Iterable[str], values: Values, stated: bool = False) -> Iterator[str]:
    """Yield the answers to some questions; `stated`: with what was asked, where the answer alone does not say it."""
    for name in names:
        asked, value = QUESTIONS[name], values.get(name)
        alone = len(asked.step.names) == 1
        if value == UNKNOWN:
            if asked.kind != "count":
                yield YES_NO[UNKNOWN][0]
        elif asked.kind == "yes_no" and alone and value is not None:
            said = YES_NO["yes" if value else "no"][0]
            yield f"{_lower(asked)}: {said}" if stated else said
        elif asked.kind == "yes_no" and value:
            yield asked.question.label
        elif asked.kind == "rank" and value:
            yield f"{asked.question.label}: {words.answer(asked, value).lower()}"
        elif asked.kind == "count" and value is not None:
            people = f"{words.number(value)} người"
            yield f"{_lower(asked) if stated else asked.question.label}: {people}"
        elif value:
            yield words.answer(asked, value)


def _lower(asked: AskedFact) -> str:
    return f"{asked.question.label[0].lower()}{asked.question.label[1:]}"


def _written(name: str, value: Any, units: Mapping[str, str]) -> str:
    if value in (None, "", []):
        return ""
    if name == "operating":
        return step_fields.OPERATING[value][0]
    each = CARD[name]
    text = ", ".join(units.get(code, code) for code in value) if each.kind == "units" else in_words(each, value)
    return text if name in _ALONE else f"{each.declared.label}: {text}"

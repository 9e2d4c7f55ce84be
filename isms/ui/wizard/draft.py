"""The state of the wizard: what was answered so far, the steps that follow from it, and where the person stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inventory.declared_fields import fields_of
from inventory.law.interview import Answers, Interview, Route
from inventory.law.level_questions import Step
from inventory.law.levels import STEPS as LEVEL_STEPS
from inventory.law.levels import Hit
from inventory.systems.register import Entry
from isms.systems import registration
from isms.ui.wizard.steps import CARD_STEPS, FIRST, OFFERS, ON_THE_LIST, PROPOSAL, SUMMARY


@dataclass(frozen=True, slots=True)
class Way:
    """The steps of the wizard as the answers lay them."""

    steps: tuple[Step, ...]
    route: Route

    @property
    def about(self) -> Interview:
        """What follows from the answers."""
        return self.route.about

    @property
    def known(self) -> frozenset[str]:
        """The facts that were answered."""
        return self.route.known

    def before(self, step: Step) -> Step | None:
        """Return the step to go back to."""
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    def after(self, step: Step) -> Step:
        """Return the step to go on to."""
        return self.steps[self.steps.index(step) + 1]

    def progress(self, step: Step) -> tuple[int, int]:
        """Return which part of how many a step belongs to; the questions that depend on answers are one part."""
        parts = list(dict.fromkeys(each.part for each in self.steps))
        return parts.index(step.part) + 1, len(parts)

    def may_raise(self) -> Iterator[tuple[Step, tuple[Hit, ...]]]:
        """Yield the questions that are open and may still raise the level, with the criteria that would."""
        return self.route.may_raise()


@dataclass
class Draft:
    """
    What was answered, and in which steps. Nothing of it is on record.

    `values`: what the register is to say of the system, and the proposal; `answers`: the interview about the level;
    `passed`: the steps gone through; `at`: the step that is shown; `typed`: what stands in the fields of steps whose
    answers could not be read yet. All of it is plain JSON (`state`).
    """

    answers: Answers
    values: dict[str, Any] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    at: str = FIRST.name
    typed: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> "Draft":
        """Take up a draft where it was left. Raises KeyError for what is none."""
        answers = Answers(dict(state["answers"]), list(state["recorded"]))
        return cls(answers, dict(state["values"]), list(state["passed"]), state["at"], dict(state["typed"]))

    @property
    def regime(self) -> str:
        """The code of the regime that the level is proposed under."""
        return str(self.answers.given["regime"])

    def state(self) -> dict[str, Any]:
        """Return the draft as one plain JSON object, to be stored and taken up again."""
        return {
            "values": self.values,
            "answers": self.answers.given,
            "recorded": self.answers.recorded,
            "passed": self.passed,
            "at": self.at,
            "typed": self.typed,
        }

    def on(self, step: Step) -> dict[str, Any]:
        """Return the answers among which those of a step are kept."""
        return self.answers.given if step in LEVEL_STEPS else self.values

    def take(self, step: Step, given: Mapping[str, Any]) -> None:
        """Keep what was answered on a step."""
        self.on(step).update(given)
        self.typed.pop(step.name, None)

    def go_past(self, step: Step) -> None:
        """Let the answers of a step count."""
        if step.name not in self.passed:
            self.passed.append(step.name)

    def way(self, also: Step | None = None) -> Way:
        """Return the way through the steps; answers of steps off the way do not count. `also`: as if passed too."""
        if self._is_used:
            return Way((*CARD_STEPS, SUMMARY), Answers.begin(self.regime).route(()))
        passed = [*self.passed, also.name] if also else self.passed
        route = self.answers.route(passed, until_decided=True)
        return Way((*CARD_STEPS, *route.steps, PROPOSAL, SUMMARY), route)

    def reachable(self, name: str) -> Step:
        """Return the step of that name, or the first before it that was not passed yet."""
        return next(step for step in self.way().steps if step.name == name or step.name not in self.passed)

    def entry(self) -> Entry:
        """Return what the register is to say of the system."""
        said = {name: self.values[name] for name in fields_of(Entry) if self.values.get(name)}
        return Entry(**{"code": "", "name": "", "responsibility": ""} | said)

    @property
    def registered_on(self) -> date:
        """The day from which the system is on the register."""
        return date.fromisoformat(self.values["registered_on"])

    @property
    def listed(self) -> bool:
        """Whether the system is said to be on the national-security list, where that was asked."""
        passed = [step.name for step in self.way().steps if step.name in self.passed]
        return any(ON_THE_LIST in OFFERS.get(name, ()) for name in passed) and bool(self.answers.given.get(ON_THE_LIST))

    @property
    def proposed(self) -> int | None:
        """The level proposed; None while nobody proposes one."""
        chosen = str(self.values.get("proposed_level") or "")
        return int(chosen) if chosen.isdigit() else None

    def about_level(self) -> registration.Answers | None:
        """Return what is to be recorded about the level; None where the office only uses the system."""
        if self._is_used:
            return None
        reason, stage = self.values.get("reason") or "", self.values.get("stage") or ""
        return registration.Answers(self.way().route.facts, self.listed, self.proposed, reason, stage)

    @property
    def _is_used(self) -> bool:
        """Its owner works out the level of a system that the office only uses."""
        return bool(self.values.get("responsibility") == "used")

"""What was answered so far, the way through the questions that follows, and what the criteria make of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from inventory.law import levels
from inventory.law.interview import Interview, interview
from inventory.systems.register import Entry
from isms.systems.registration import Answers
from isms.ui.wizard.steps import KNOWN_BY_OWNER, ON_THE_LIST, STEPS, Facts, Step


@dataclass(frozen=True, slots=True)
class Way:
    """The steps as the answers lay them, what is known at their end, and what follows."""

    steps: tuple[Step, ...]
    facts: levels.Facts
    known: frozenset[str]
    about: Interview

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

    def may_raise(self) -> Iterator[tuple[Step, tuple[levels.Hit, ...]]]:
        """Yield the questions that are open and may still raise the level, with the criteria that would."""
        for step in self.steps:
            hits = self.about.raised_by(step.names - self.known)
            if hits:
                yield step, hits


@dataclass
class Draft:
    """
    The answers by their fields' names, and the steps they were given in. Nothing of it is on record.

    `regime`: the code of the one that the level is proposed under.
    """

    regime: str
    values: dict[str, Any] = field(default_factory=dict)
    passed: set[str] = field(default_factory=set)

    def way(self, also: Step | None = None) -> Way:
        """Return the way through the steps; answers of steps off the way do not count. `also`: as if passed too."""
        steps: list[Step] = []
        known: Facts = {}
        for step in STEPS:
            if not self._is_asked(step, known):
                continue
            steps.append(step)
            if step.name in self.passed or step is also:
                known |= step.says(self.values)
        facts = levels.Facts(regime=self.regime, **known)
        return Way(tuple(steps), facts, frozenset(known), interview(facts, frozenset(known)))

    def _is_asked(self, step: Step, known: Facts) -> bool:
        if self.values.get("responsibility") == "used" and step.name in KNOWN_BY_OWNER:
            return False
        if not step.names or step.names & {"information", "kind"}:
            return True
        if not step.after <= known.keys():
            return False
        about = interview(levels.Facts(regime=self.regime, **known), frozenset(known))
        return bool(about.asks & step.names) or step.doubt(known)

    def at(self, name: str) -> Step:
        """Return the step of that name, or the first before it that was not passed yet."""
        for step in self.way().steps:
            if step.name == name or step.name not in self.passed:
                return step
        return STEPS[0]

    def entry(self) -> Entry:
        """Return what the register is to say of the system."""
        said = self.values
        return Entry(
            code=said.get("code") or "",
            name=said.get("name") or "",
            responsibility=said.get("responsibility") or "",
            purpose=said.get("purpose") or "",
            owner=said.get("owner") or "",
            operator=said.get("operator") or "",
            users=said.get("users") or [],
        )

    @property
    def listed(self) -> bool:
        """Whether the system is said to be on the national-security list, where that was asked."""
        asked = any(ON_THE_LIST in step.offers for step in self.way().steps if step.name in self.passed)
        return asked and ON_THE_LIST in (self.values.get("special") or ())

    @property
    def proposed(self) -> int | None:
        """The level proposed; None while nobody proposes one."""
        chosen = str(self.values.get("proposed_level") or "")
        return int(chosen) if chosen.isdigit() else None

    def answers(self) -> Answers | None:
        """Return what is to be recorded about the level; None where the office only uses the system."""
        if self.values.get("responsibility") == "used":
            return None
        said = self.values
        return Answers(self.way().facts, self.listed, self.proposed, said.get("reason") or "", said.get("stage") or "")

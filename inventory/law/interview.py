"""
The interview from which the level follows: what it has still to ask, and what each answer led to.

Which question matters is read off the criteria of the regime. The wizard and the tab of the level ask through the same
interview; its state, `Answers`, is plain JSON, so that it can be stored and taken up again.
"""

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import asdict, dataclass, field
from typing import Any

from inventory.law import regimes
from inventory.law.conditions import Row, applies
from inventory.law.level_questions import UNKNOWN, Step
from inventory.law.levels import QUESTIONS, STEPS, Classification, Facts, Hit, classify
from inventory.law.regimes import Regime

PEOPLE_COUNTED = frozenset({"basic_data_subjects", "sensitive_data_subjects"})


@dataclass(frozen=True)
class Met:
    """A criterion that is met, and the answers it rests on, by the names of `Facts`."""

    hit: Hit
    because: tuple[str, ...]


@dataclass(frozen=True)
class Possible:
    """A criterion above the level so far that no answer has ruled out, and what it still asks for."""

    hit: Hit
    asks: frozenset[str]


@dataclass(frozen=True)
class Interview:
    """
    How far the answers lead: the level if nothing more were said, and what may still raise it.

    `turns_on`: for each way in which a criterion of any level may still be met, the open facts that it turns on.
    `least` is the lowest level the answers leave possible; None while they allow none to be named.
    """

    found: Classification
    met: tuple[Met, ...]
    possible: tuple[Possible, ...]
    turns_on: tuple[frozenset[str], ...]

    @property
    def least(self) -> int | None:
        return self.found.level or self.found.floor or None

    @property
    def asks(self) -> frozenset[str]:
        """Everything that may still raise the level."""
        return frozenset().union(*(each.asks for each in self.possible))

    def raised_by(self, names: Set[str]) -> tuple[Hit, ...]:
        """Return the criteria that answers to these may meet, the highest first."""
        return tuple(each.hit for each in self.possible if each.asks & names)


def interview(facts: Facts, answered: Set[str]) -> Interview:
    """
    Say what follows from the facts that were answered; the others count as open, whatever their value.

    Source: NĐ 331/2026 Đ8.2 (the highest criterion wins), Đ11-Đ15.
    """
    rules = regimes.get(facts.regime)
    found = classify(facts)
    settled = frozenset(answered) | _settled_by(facts, answered)
    possible = _possible(rules, facts, settled, found.level)
    return Interview(
        found,
        tuple(_met(rules, facts, answered)),
        tuple(possible),
        tuple(_turns_on(rules, facts, frozenset(answered), settled)),
    )


def _settled_by(facts: Facts, answered: Set[str]) -> frozenset[str]:
    """Whoever keeps neither private nor personal information has no data subjects to count (Đ9.1)."""
    counts = facts.information & {"private", "personal"}
    return PEOPLE_COUNTED if "information" in answered and not counts else frozenset()


def _met(rules: Regime, facts: Facts, answered: Set[str]) -> Iterator[Met]:
    given = asdict(facts)
    rows = [row for row in rules.tables["criteria"] if applies(row, given)]
    for row in sorted(rows, key=lambda row: -row["level"]):
        named = [name for alternative in row["when"] if applies({"when": [alternative]}, given) for name in alternative]
        yield Met(_hit(rules, row), tuple(name for name in dict.fromkeys(named) if name in answered))


def _possible(rules: Regime, facts: Facts, settled: Set[str], level: int | None) -> Iterator[Possible]:
    given = asdict(facts)
    for row in sorted(rules.tables["criteria"], key=lambda row: -row["level"]):
        if row["level"] <= (level or 0):
            continue
        asks: set[str] = set()
        for alternative in row["when"]:
            known = {name: test for name, test in alternative.items() if name in settled}
            if applies({"when": [known]}, given):
                asks |= alternative.keys() - settled
        if asks:
            yield Possible(_hit(rules, row), frozenset(asks))


def _turns_on(rules: Regime, facts: Facts, answered: Set[str], settled: Set[str]) -> Iterator[frozenset[str]]:
    """What is settled by the kinds of information is settled where a criterion speaks of them."""
    given = asdict(facts)
    for row in rules.tables["criteria"]:
        open_ways = []
        for alternative in row["when"]:
            sure = settled if "information" in alternative else answered
            known = {name: test for name, test in alternative.items() if name in sure}
            if applies({"when": [known]}, given):
                open_ways.append(frozenset(alternative.keys() - sure))
        if all(open_ways):
            yield from open_ways


def _hit(rules: Regime, row: Row) -> Hit:
    return Hit(row["level"], rules.cite(row["clause"]), row["text"])


@dataclass(frozen=True)
class Route:
    """The steps as the answers lay them, the facts asked for on them, what is known at their end and what follows."""

    steps: tuple[Step, ...]
    asked: frozenset[str]
    facts: Facts
    known: frozenset[str]
    about: Interview

    def may_raise(self) -> Iterator[tuple[Step, tuple[Hit, ...]]]:
        """Yield the steps left open that may still raise the level, with the criteria that would."""
        for step in self.steps:
            if hits := self.about.raised_by(frozenset(step.names) - self.known):
                yield step, hits


@dataclass
class Answers:
    """
    The state of an interview: the answers by the names of `Facts`, as JSON has them.

    They hold the regime from the start. A fact that is missing was not asked yet; UNKNOWN: it was, and is left open; an
    empty list, that nothing of it was ticked, which says no more than that the question was seen. `recorded`: the facts
    about which the record said something when the interview was taken up; what the level rests on stays asked,
    whatever the criteria ask by themselves.
    """

    given: dict[str, Any]
    recorded: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, regime: str) -> "Answers":
        """Begin an interview under a regime."""
        return cls({"regime": regime})

    @classmethod
    def of_record(cls, facts: Mapping[str, Any]) -> "Answers":
        """Take up an interview from the facts kept with a classification."""
        said = [name for name, each in QUESTIONS.items() if facts.get(name) not in (None, [], each.default)]
        return cls({name: _plain(value) for name, value in facts.items()}, said)

    def said(self, names: Collection[str]) -> dict[str, Any]:
        """Return what was answered about these facts, as the criteria take it."""
        answers = {name: self.given[name] for name in names if name in self.given}
        return {name: _typed(value) for name, value in answers.items() if value not in (UNKNOWN, [])}

    def route(self, passed: Collection[str] | None = None, *, until_decided: bool = False) -> Route:
        """
        Return the way through the questions. What was answered off it does not count.

        `passed`: the names of the steps whose answers count; None: all. `until_decided`: only what may still raise the
        level is asked; otherwise, all on which a criterion turns.
        """
        regime = self.said({"regime"})
        steps: list[Step] = []
        asked: set[str] = set()
        known: dict[str, Any] = {}
        for step in STEPS:
            on_it = self._asked(step, regime | known, until_decided)
            if not on_it:
                continue
            steps.append(step)
            names = step.names if until_decided else on_it
            asked |= set(names)
            if passed is None or step.name in passed:
                known |= self.said(names)
        facts = Facts(**regime, **known)
        return Route(tuple(steps), frozenset(asked), facts, frozenset(known), interview(facts, frozenset(known)))

    def _asked(self, step: Step, known: dict[str, Any], until_decided: bool) -> tuple[str, ...]:
        if step.opens:
            return step.names
        if any(name not in known and self.given.get(name) != [] for name in step.after):
            return ()
        about = interview(Facts(**known), frozenset(known))
        yet_to_come = frozenset(name for each in STEPS[STEPS.index(step) :] for name in each.names)
        ways = about.asks if until_decided else frozenset().union(*(w for w in about.turns_on if w <= yet_to_come))
        return tuple(
            name
            for name in step.names
            if name in ways or known.get("kind") in QUESTIONS[name].question.also_of or self._rests_on(name, known)
        )

    def _rests_on(self, name: str, known: dict[str, Any]) -> bool:
        """Say whether the level rests on what is on record about a fact, although no criterion asks for it."""
        if name not in self.recorded or name not in self.given:
            return False
        with_it = classify(Facts(**known, **self.said({name})))
        return with_it.level != classify(Facts(**known)).level


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, Set) else value


def _typed(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value

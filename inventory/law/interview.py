"""What an interview about a system has still to ask, and what each answer led to: read off the criteria themselves."""

from collections.abc import Iterator, Set
from dataclasses import asdict, dataclass

from inventory.law import regimes
from inventory.law.conditions import Row, applies
from inventory.law.levels import Classification, Facts, Hit, classify
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

    `least` is the lowest level the answers leave possible; None while they allow none to be named.
    """

    found: Classification
    met: tuple[Met, ...]
    possible: tuple[Possible, ...]

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
    return Interview(found, tuple(_met(rules, facts, answered)), tuple(_possible(rules, facts, settled, found.level)))


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


def _hit(rules: Regime, row: Row) -> Hit:
    return Hit(row["level"], rules.cite(row["clause"]), row["text"])

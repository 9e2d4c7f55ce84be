"""
The small language in which the regime files say when a row applies.

A row's `when` is a list of alternatives, one of which must hold. An alternative is a table of facts that must all hold:
`fact = value` asks for that value, `fact = { test = value, ... }` for every test in the braces. No `when`: always.
"""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]
Facts = Mapping[str, Any]

TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "is": lambda fact, value: bool(fact == value),
    "is_not": lambda fact, value: bool(fact != value),
    "in": lambda fact, values: fact in values,
    "given": lambda fact, wanted: (fact is not None) is wanted,
    "at_least": lambda fact, least: fact is not None and bool(fact >= least),
    "below": lambda fact, bound: fact is not None and bool(fact < bound),
    "any_of": lambda facts, values: not facts.isdisjoint(values),
    "none_of": lambda facts, values: bool(facts.isdisjoint(values)),
    "only": lambda facts, values: bool(facts == frozenset(values)),
}


def applies(row: Row, facts: Facts) -> bool:
    """Tell whether one of the row's alternatives holds. A fact that nobody named raises KeyError."""
    return any(_all_hold(alternative, facts) for alternative in row.get("when", [{}]))


def _all_hold(alternative: Row, facts: Facts) -> bool:
    return all(_holds(condition, facts[name]) for name, condition in alternative.items())


def _holds(condition: Any, fact: Any) -> bool:
    tests = condition if isinstance(condition, dict) else {"is": condition}
    return all(TESTS[test](fact, value) for test, value in tests.items())

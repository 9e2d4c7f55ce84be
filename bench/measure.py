"""Measuring: the product and its baseline in turn, several times, and the medians of both."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

MS = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured against what, in `unit`, and the most that it may be."""

    what: str
    measured: float
    goal: str
    most: float
    baseline: float | None = None
    unit: str = "ms"

    @property
    def met(self) -> bool:
        return self.measured <= self.most

    def __str__(self) -> str:
        baseline = f"{self.baseline:.1f}" if self.baseline is not None else "-"
        ratio = f"{self.measured / self.baseline:.2f}" if self.baseline else "-"
        verdict = "met" if self.met else "MISSED"
        measured = f"{self.measured:.1f} {self.unit}"
        return f"{self.what:<52} {measured:>12} {baseline:>9} {ratio:>7}  {self.goal:<14} {verdict}"


HEADER = f"{'what':<52} {'measured':>12} {'baseline':>9} {'ratio':>7}  {'goal':<14}"


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long the call takes, in ms."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * MS


def in_turn(measured: Callable[[], object], baseline: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the medians of both calls, in ms, after one of each that does not count."""
    measured(), baseline()
    pairs = [(milliseconds(measured), milliseconds(baseline)) for _ in range(times)]
    return middle(pairs)


def middle(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the median of the first and of the second numbers."""
    return median(first for first, _ in pairs), median(second for _, second in pairs)

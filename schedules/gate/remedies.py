"""The words of the gate: for each blocker its clause and what to do, by responsibility and regime."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inventory.choices import Responsibility
from schedules.gate.record import Record


@dataclass(frozen=True, slots=True)
class Blocker:
    """One reason why a system is not cleared, its legal source, and what removes it."""

    code: str
    clause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that does not block but that a person should look at."""

    code: str
    clause: str
    text: str


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("remedies.toml").read_text("utf-8"))


def plan_words(state: str | None) -> str:
    """Return how the state of the protection plan is said; None when none was ever recorded."""
    words: dict[str, str] = _words()["plan"]
    return words[state or "unknown"]


def blocker(code: str, record: Record, regime: str, clause: str | None = None, **details: object) -> Blocker:
    """Return the blocker in words. `clause` is for those whose source depends on the case; details fill the text."""
    entry = _words()["blockers"][code]
    strictest = entry.get("unconfirmed", entry[Responsibility.OPERATED])
    text: str = entry[record.responsibility] if record.responsibility else strictest
    remedy = text.format(security=_words()["security"][regime], **details)
    return Blocker(code, clause if clause is not None else entry["clauses"][regime], remedy)


def caution(code: str, regime: str, **details: object) -> Caution:
    """Return the caution in words; details fill the text."""
    entry = _words()["cautions"][code]
    return Caution(entry.get("code", code), entry["clauses"][regime], entry["text"].format(**details))


def case_words(code: str, regime: str = "331/2026", **details: object) -> str:
    """Return what a blocker adds, or says instead, in a special case (`schedules.gate.readings`)."""
    text: str = _words()["cases"][code]
    return text.format(security=_words()["security"][regime], **details)


def same_day_caution(regime: str, day: dt.date) -> Caution:
    """Return the caution that regulation and decision bear the same day, where the law wants the former earlier."""
    entry = _words()["cautions"]["regulation_same_day"]
    return Caution("regulation_same_day", entry["clauses"][regime], entry["text"].format(day=day))


def other_regime_caution(regime: str, day: dt.date) -> Caution:
    """Return the caution that a decision names another decree than the one in force on its day (Đ38, Đ39.1)."""
    entry = _words()["cautions"]["other_regime"]
    return Caution("other_regime", entry["clauses"][regime], entry["texts"][regime].format(day=day))

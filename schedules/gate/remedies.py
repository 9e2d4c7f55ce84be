"""The words of the gate: for each blocker its clause and what to do, by responsibility and regime."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inventory.choices import Responsibility
from inventory.law import regimes
from schedules.gate.record import Record
from schedules.gate.transition import APPROVAL, transition


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
    remedy = text.format(security=regimes.get(regime).subject, **details)
    return Blocker(code, clause if clause is not None else _clause(code, entry, regime), remedy)


def caution(code: str, regime: str, **details: object) -> Caution:
    """Return the caution in words; details fill the text."""
    entry = _words()["cautions"][code]
    return Caution(entry.get("code", code), _clause(code, entry, regime), entry["text"].format(**details))


def _clause(code: str, entry: dict[str, str], regime: str) -> str:
    """Return the clause behind a reason: the same under every regime, or the regime's own."""
    return entry["clause"] if "clause" in entry else regimes.get(regime).gate_clause(code)


def case_words(code: str, regime: str, **details: object) -> str:
    """Return what a blocker adds, or says instead, in a special case (`schedules.gate.readings`)."""
    text: str = _words()["cases"][code]
    return text.format(security=regimes.get(regime).subject, **details)


def same_day_caution(regime: str, day: dt.date) -> Caution:
    """Return the caution that regulation and decision bear the same day, where the law wants the former earlier."""
    return caution("regulation_same_day", regime, day=day)


def late_caution(day: dt.date) -> Caution:
    """Return the caution that a decision under the old regime is dated after its time was over (Đ39.1)."""
    rules = transition()
    term, text = rules.term(APPROVAL), _words()["cautions"]["strict_reading"]["text"]
    old, new = regimes.get(rules.old).document, regimes.get(rules.new).document
    said = text.format(day=day, old=old, new=new, months=term.months, aim=term.aim)
    return Caution("strict_reading", term.clause, said)


def other_regime_caution(regime: str, day: dt.date) -> Caution:
    """Return the caution that a decision names another decree than the one in force on its day (Đ38, Đ39.1)."""
    entry = regimes.get(regime).rule("wrong_day")
    return Caution("other_regime", entry["clause"], entry["text"].format(day=day))

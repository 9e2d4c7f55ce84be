"""Rules of the gate that are newer than a register may be: each counts from a day of its own in each register."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from inventory.law import regimes

LEVEL_BELOW_CRITERIA = "level_below_criteria"
ISSUER_NOT_ALLOWED = "issuer_not_allowed"
PLAN_BEFORE_DECISION = "plan_before_decision"
NO_CERTIFICATE = "no_certificate"
HIGHER_LEVEL_COUNTS = "higher_level_counts"


@dataclass(frozen=True, slots=True)
class GateRule:
    """A rule, and the day from which it counts in a register that begins with it."""

    code: str
    in_force_from: dt.date
    clause: str


@dataclass(frozen=True, slots=True)
class Rules:
    """From which day each rule counts in a register; a rule that is not named does not count there yet."""

    begins: Mapping[str, dt.date]

    def count(self, code: str, on: dt.date) -> bool:
        """Say whether the rule counts on a day."""
        begins = self.begins.get(code)
        return begins is not None and begins <= on

    def begin(self, code: str) -> dt.date | None:
        """Return the day from which the rule counts, None when it does not yet."""
        return self.begins.get(code)


@cache
def every_rule() -> tuple[GateRule, ...]:
    """Return the rules of this version."""
    rows = tomllib.loads(Path(__file__).with_name("gate_rules.toml").read_text("utf-8"))["rule"]
    return tuple(GateRule(row["code"], regimes.get(row["regime"]).in_force_from, row["clause"]) for row in rows)


@cache
def default_rules() -> Rules:
    """Return the rules as a new register has them."""
    return Rules(MappingProxyType({rule.code: rule.in_force_from for rule in every_rule()}))

"""What a check is, and what it finds."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Check:
    """
    One kind of inconsistency. `means`: in plain words; `fix`: what to do about it, `where`: a tab of the system's page,
    or "letterheads", "focal_points", "people", "systems", "policies".
    """

    code: str
    severity: Severity
    title: str
    means: str
    clause: str
    where: str
    fix: str
    says: str


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: of which system (or unit, or person) by code and name, and its details, which fill `Check.says`."""

    code: str
    name: str
    details: dict[str, Any]

    def said(self, check: Check) -> str:
        """Return the finding in words."""
        return check.says.format(**self.details).strip()


@cache
def checks() -> dict[str, Check]:
    """Return all checks by code, in the order in which they are shown: the gravest first."""
    rows = tomllib.loads(Path(__file__).with_name("checks.toml").read_text("utf-8"))
    found = [Check(code, **row) for code, row in rows.items()]
    return {check.code: check for check in sorted(found, key=lambda check: SEVERITIES.index(check.severity))}

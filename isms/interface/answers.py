"""Answers in plain JSON values, in the shapes of the machine interface."""

from dataclasses import asdict
from datetime import date
from typing import Any

from inventory.register_tables import System
from schedules.gate.clearance import Clearance, State

USE = {
    (True, True): "được đưa vào sử dụng",
    (True, False): "được sử dụng, đang ngừng vận hành",
    (False, True): "vận hành khi chưa đủ điều kiện",
    (False, False): "không vận hành",
}


def describe(system: System, state: State) -> dict[str, Any]:
    """Return a system as `isms systems show --json` prints it."""
    return {
        "code": system.code,
        "name": system.name,
        "level": state.level,
        "regime": state.regime,
        "computed_level": state.computed_level,
        "computed_regime": state.computed_regime,
        "responsibility": state.responsibility,
        "registered_on": plain(system.registered_on),
        "operating": state.operating,
        "retired": state.retired,
        "audit_due_on": plain(state.audit_due_on),
        "cadence": {"months": state.months, "clause": state.policy_clause},
        "standing": str(state.standing),
        "clearance": clearance(state.clearance),
        "in_use": state.in_use,
        "violation": state.violation,
    }


def clearance(gate: Clearance) -> dict[str, Any]:
    """Return whether the gate is open, until when, what blocks it and what to mind."""
    return {
        "cleared": gate.cleared,
        "until": plain(gate.until),
        "blockers": [asdict(blocker) for blocker in gate.blockers],
        "warnings": [asdict(caution) for caution in gate.warnings],
    }


def plain(day: date | None) -> str | None:
    """Return a day in ISO form."""
    return day.isoformat() if day else None


def line(found: dict[str, Any]) -> str:
    """Return a system as one line of a list: code, level, use, due day, name."""
    level = f"cấp độ {found['level']}" if found["level"] else "chưa có cấp độ"
    use = USE[found["in_use"], found["operating"]]
    return (
        f"{found['code']:<14} {level:<15} {use:<37} {found['audit_due_on'] or 'chưa từng kiểm tra':<19} {found['name']}"
    )


def sheet(found: dict[str, Any]) -> str:
    """Return a system in words, with every reason that blocks it."""
    gate = found["clearance"]
    lines = [line(found)]
    lines += [f"  - {each['remedy']} ({each['clause']})" for each in gate["blockers"]]
    lines += [f"  ! {each['text']} ({each['clause']})" for each in gate["warnings"]]
    return "\n".join(lines + ([f"  Đủ điều kiện đến hết {gate['until']}."] if gate["cleared"] else []))

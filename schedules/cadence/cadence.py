"""How often a system must be audited: the policy in force on a day, the next due day, and how the duty stands."""

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from inventory.choices import Choices
from inventory.errors import Invalid, Problem
from schedules.cadence.working_days import add_months

WARN_BEFORE = dt.timedelta(days=90)
ONE_DAY = dt.timedelta(days=1)
LEVELS_WHEN_UNKNOWN = (1, 2, 3, 4)
OWN, OWN_CLAUSE = "chu kỳ riêng của hệ thống", "NĐ 331/2026 Đ28.5.a (chu kỳ riêng theo mức độ rủi ro)"

NO_PLAN = "chưa có kế hoạch năm {}: đang dùng chu kỳ của kế hoạch {}"
_PLAN = re.compile(r"(?:kế hoạch|kh)\b.*", re.IGNORECASE | re.DOTALL)
_YEAR = re.compile(r"(?<![\d/.])(20\d\d)(?![\d/.]\d)")

_later = lru_cache(maxsize=2**14)(add_months)  # many systems are audited on the same days


@dataclass(frozen=True, slots=True)
class Policy:
    """Months between two audits by level, in force from a day until a later policy begins."""

    name: str
    in_force_from: dt.date
    clause: str
    months: Mapping[int, int]
    note: str = ""

    @property
    def year(self) -> int | None:
        """The year of the plan it is named after, the last of several; None where it is no plan, or names no year."""
        return _year_of(self.name)


@dataclass(frozen=True, slots=True)
class Cadence:
    """The months that count on a day, with the policy and the clause they come from."""

    months: int
    policy: str
    clause: str


@dataclass(frozen=True, slots=True)
class Due:
    """The last day on which the next audit is in time, and why."""

    due_on: dt.date
    months: int
    policy: str
    clause: str


class Standing(Choices):
    """How the duty to audit stands. Never audited counts as overdue."""

    ON_TIME = "on_time", "Đúng hạn", "ok"
    DUE_SOON = "due_soon", "Sắp đến hạn", "soon"
    OVERDUE = "overdue", "Quá hạn", "overdue"
    NEVER_AUDITED = "never_audited", "Chưa từng kiểm tra", "overdue"


@lru_cache(maxsize=1024)
def _year_of(name: str) -> int | None:
    years = _YEAR.findall(name) if _PLAN.match(name.strip()) else []
    return max(map(int, years), default=None)


@cache
def default_policies() -> tuple[Policy, ...]:
    """Return the policies a new register starts with: NĐ 85/2016 and the office's two plans."""
    rows = tomllib.loads(Path(__file__).with_name("policies.toml").read_text("utf-8"))["policy"]
    return tuple(Policy(**{**row, "months": {int(level): n for level, n in row["months"].items()}}) for row in rows)


def policy_on(policies: Sequence[Policy], on: dt.date, level: int | None = None) -> Policy:
    """
    Return the policy in force on a day: the one that began last; of two that began together, the later in the list.

    With a level, only policies that name it count: where a plan is silent, the rule before it stands.
    Raise Invalid when there is none.
    """
    found: Policy | None = None
    for policy in policies:
        if policy.in_force_from > on or (level is not None and level not in policy.months):
            continue
        if found is None or policy.in_force_from >= found.in_force_from:
            found = policy
    if found is None:
        whose = "" if level is None else f" cho cấp độ {level}"
        rule = f"Không có chính sách chu kỳ kiểm tra nào{whose} có hiệu lực vào ngày {on:%d/%m/%Y}."
        raise Invalid([Problem("policies", rule, "Hãy bổ sung chính sách hoặc sửa ngày hiệu lực.")])
    return found


def cadence_on(level: int | None, on: dt.date, policies: Sequence[Policy], own_months: int | None = None) -> Cadence:
    """
    Return the months between two audits on a day; without a level, the strictest of levels 1-4.

    `own_months`: the cadence of the system alone; only a shorter one counts (NĐ 331/2026 Đ28.5.a).
    """
    general = _general(level, on, policies)
    if own_months is None or own_months >= general.months:
        return general
    return Cadence(own_months, OWN, OWN_CLAUSE)


def _general(level: int | None, on: dt.date, policies: Sequence[Policy]) -> Cadence:
    if level is not None:
        policy = policy_on(policies, on, level)
        outlived = f" ({NO_PLAN.format(on.year, policy.year)})" if is_outlived(policy, on, policies) else ""
        return Cadence(policy.months[level], policy.name, policy.clause + outlived)
    choices = [_general(each, on, policies) for each in LEVELS_WHEN_UNKNOWN]
    strictest = min(choices, key=lambda choice: choice.months)
    why = f"{strictest.clause} (chưa có cấp độ: lấy chu kỳ ngắn nhất của cấp độ 1–4)"
    return Cadence(strictest.months, strictest.policy, why)


def is_outlived(policy: Policy, on: dt.date, policies: Sequence[Policy]) -> bool:
    """Say whether it is the plan of an earlier year, while no plan for the year of that day is recorded at all."""
    if policy.year is None or policy.year >= on.year:
        return False
    return all((each.year or 0) < on.year for each in policies)


def outlived_plans(policies: Sequence[Policy], on: dt.date) -> list[Policy]:
    """Return the plans of earlier years that still give the cadence of some level on a day, for want of a newer one."""
    levels = sorted({level for policy in policies if policy.in_force_from <= on for level in policy.months})
    followed = {policy.name: policy for level in levels if (policy := policy_on(policies, on, level))}
    return [policy for policy in followed.values() if is_outlived(policy, on, policies)]


def next_due(
    level: int | None, concluded_on: dt.date, on: dt.date, policies: Sequence[Policy], own_months: int | None = None
) -> Due:
    """
    Return when the next audit is due, by the cadence in force on the day `on`.

    Months are clamped to the end of a short month and never shifted by week-ends; the due day itself is in time.
    """
    cadence = cadence_on(level, on, policies, own_months)
    return Due(_later(concluded_on, cadence.months), cadence.months, cadence.policy, cadence.clause)


def covered_until(
    level: int | None, concluded_on: dt.date, on: dt.date, policies: Sequence[Policy], own_months: int | None = None
) -> dt.date:
    """
    Return the last day through which an audit still in time on `on` stays so without a break.

    Each day goes by the policy in force on it, those that come later too: one that shortens the cadence may end it on
    the eve, one that lengthens it goes on where it begins by the day after the due day.
    """
    due_on = next_due(level, concluded_on, on, policies, own_months).due_on
    for start in sorted({policy.in_force_from for policy in policies if policy.in_force_from > on}):
        if due_on < start - ONE_DAY:
            return due_on
        due_on = next_due(level, concluded_on, start, policies, own_months).due_on
        if due_on < start:
            return start - ONE_DAY
    return due_on


def prolongs(before: Sequence[Policy], after: Sequence[Policy]) -> bool:
    """Say whether, by the policies after a change, audits of some level may lie further apart on some day."""
    days = {policy.in_force_from for policy in (*before, *after)}
    levels = {level for policy in after for level in policy.months}
    return any(_months(after, on, level) > _months(before, on, level) for on in days for level in levels)


def _months(policies: Sequence[Policy], on: dt.date, level: int) -> int:
    """Return the months that count for a level on a day; 0 where no policy says any."""
    try:
        return policy_on(policies, on, level).months[level]
    except Invalid:
        return 0


def standing(due_on: dt.date | None, on: dt.date) -> Standing:
    """Return how the duty stands on a day. The due day itself is still in time."""
    if due_on is None:
        return Standing.NEVER_AUDITED
    if on > due_on:
        return Standing.OVERDUE
    return Standing.DUE_SOON if due_on - on <= WARN_BEFORE else Standing.ON_TIME

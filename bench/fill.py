"""
A register of any size, true to its facts: one system in a hundred may be used through today, the others for months.

The rows go in by the raw driver with the guards laid aside; `isms check` finds nothing wrong with them.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import astuple, fields
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from bench.stores import Store
from inventory.organisation import units
from inventory.vietnamese import fold, sort_key
from inventory.work import Actor, Role
from isms.accounts import people
from isms.installation import schema
from isms.platform.database import VIETNAM, Database
from schedules.acts import rule_days
from schedules.cadence import ladder
from schedules.cadence.cadence import ONE_DAY, covered_until, default_policies, next_due
from schedules.gate import dated
from schedules.gate.periods import Stand, periods
from schedules.policies import policies
from schedules.standing import standing_counts

BENCH = Actor("phép đo", Role.ADMIN)
ONE_IN = 100
WARM = 10
"""The first systems were to be audited by yesterday: a process that has swept before has done so on another day."""
ROOMS = 20
FRESH_DAYS = 260
"""Audits of the systems that are not due lie at most so many days back: the next is over 100 days ahead."""
ABOUT = ("Phục vụ công tác của Sở", "Sở Tư pháp", "Văn phòng Sở")  # purpose, owner, operator
STEMS = (
    "Cổng thông tin điện tử",
    "Hệ thống đăng ký hộ tịch",
    "Cơ sở dữ liệu lý lịch tư pháp",
    "Hệ thống quản lý văn bản và điều hành",
    "Kho lưu trữ hồ sơ điện tử",
    "Trang trợ giúp pháp lý",
)
COLUMNS = (
    *("code", "name", "purpose", "owner", "operator", "unit_id", "responsibility", "registered_on", "version"),
    *("suggestion", "search_text", "sort_key", "level", "regime", "audit_due_on", "act_by", "cleared_until"),
    *("in_use", "operating", "implemented", "next_alert_on", "archive"),
)
PERIOD_COLUMNS = ("system_id", "first_day", "last_day", *(each.name for each in fields(Stand)))
FACTS = {
    "role": ('"on", responsibility, confirmed_by, note', "'owned', 'phép đo', ''"),
    "regulation": ('"date", number, issuer', "'01/QC-STP', 'Sở Tư pháp'"),
    "decision": ('"date", level, regime, number, issuer', "level, regime, '12/QĐ-STP', 'Sở Tư pháp'"),
    "plan_state": ('"on", state', "'full'"),
    "operation": ('"on", state, reason', "'operating', ''"),
    "permission": ('"on", granted, number, reason', "TRUE, '', ''"),
    "audit": (
        "concluded_on, kind, conclusion, conditions, assessor, assessor_kind, occasion, document_number, "
        "issuer, licence, box",
        "'periodic', 'eligible', '', 'Công ty Kiểm định', 'licensed', '', '34/BC', '', '', ''",
    ),
}


def fill(store: Store, systems: int, today: dt.date) -> str:
    """Return the URL of a register of so many systems as it stands today."""
    url = store.new()
    morning = dt.datetime.combine(today, dt.time.min, tzinfo=VIETNAM)
    database = Database(url, lambda: morning)
    rooms = _office(database)
    database.engine.dispose()
    driver = store.driver(url)
    with store.unguarded(driver):
        store.load(driver, "system", COLUMNS, _systems(systems, today, rooms))
        driver.execute("INSERT INTO system_unit (system_id, unit_id, part) SELECT id, unit_id, 'uses' FROM system")
        store.load(driver, "standing_period", PERIOD_COLUMNS, _periods(systems, today))
        for table, (columns, values) in FACTS.items():
            driver.execute(
                f"INSERT INTO {table} (system_id, recorded_at, recorded_by, {columns}) "
                f"SELECT id, '{today} 00:00:00', 'phép đo', registered_on, {values} FROM system ORDER BY id"
            )
    database = Database(url, lambda: morning)
    with database.work(BENCH) as work:
        standing_counts.rebuild(work)
    database.engine.dispose()
    store.settle(driver, ("system", "system_unit", "standing_period", "standing_count", *FACTS))
    driver.close()
    return url


def _office(database: Database) -> list[int]:
    """Make the schema, an office with its rooms, and the people to be told; return the rooms."""
    schema.upgrade(database.engine)
    with database.work(BENCH) as work:
        policies.seed(work)
        rule_days.begin(work, new=True)
        units.add(work, "STP", "Sở Tư pháp")
        rooms = [units.add(work, f"PHONG-{room}", f"Phòng {room}", parent="STP", kind="") for room in range(ROOMS)]
        for name, role, unit in (("ha", "officer", None), ("lam", "leader", None), ("tu", "unit", "PHONG-1")):
            people.add(work, name=name, role=role, email=f"{name}@so.gov.vn", unit_code=unit)
        return [room.id for room in rooms]


def _systems(count: int, today: dt.date, rooms: list[int]) -> Iterator[tuple[Any, ...]]:
    keys = {stem: (fold(stem), *sort_key(stem).split("\x1f")) for stem in STEMS}
    about = fold(" ".join(ABOUT))
    for number in range(1, count + 1):
        stem, code, digits = STEMS[number % len(STEMS)], f"HT-{number:07}", f"{number:07}"
        room = rooms[number // len(STEMS) % len(rooms)]
        folded, letters, tones = keys[stem]
        level, audited, due, until, alert = _standing(number, today)
        yield (
            *(code, f"{stem} {digits}", *ABOUT, room, "owned"),
            *(audited, 1, "{}", f"{code.lower()} {folded} {digits} {about}", f"{letters} {digits}\x1f{tones}00000000"),
            *(level, "331/2026", due, due, until, True, True, True, alert, False),
        )


def _standing(number: int, today: dt.date) -> tuple[int, str, str, str, str]:
    """Return level, last audit, next audit, last day of the clearance, next reminder."""
    if number <= WARM:
        return _dates(3, today - ONE_DAY - relativedelta(months=12), today - 2 * ONE_DAY)
    if number % ONE_IN == 0:
        return _dates(3, today - relativedelta(months=12), today)
    return _dates(1 + number % 4, today - (1 + number % FRESH_DAYS) * ONE_DAY, today)


def _periods(count: int, today: dt.date) -> Iterator[tuple[Any, ...]]:
    for number in range(1, count + 1):
        level, audited, *_ = _standing(number, today)
        for row in _life(level, dt.date.fromisoformat(audited)):
            yield number, *row


@cache
def _life(level: int, day: dt.date) -> list[tuple[Any, ...]]:
    """Return the periods of a system of which every fact (`FACTS`) counts from one day."""
    facts = dated.Facts(
        day,
        roles=(dated.Role(day, "owned"),),
        decisions=(dated.Decision(day, level, "331/2026", "12/QĐ-STP", "Sở Tư pháp"),),
        regulations=(dated.Regulation(day),),
        plans=(dated.PlanState(day, "full"),),
        conclusions=(dated.Conclusion(day, "periodic", "eligible", "licensed"),),
        operations=(dated.Operation(day, "operating"),),
        permissions=(dated.Permission(day, granted=True),),
    )
    found = periods(facts, default_policies())
    return [(each.first_day, each.last_day, *astuple(each.stand)) for each in found]


@cache
def _dates(level: int, audited: dt.date, today: dt.date) -> tuple[int, str, str, str, str]:
    due = next_due(level, audited, today, default_policies()).due_on
    until = covered_until(level, audited, today, default_policies())
    return level, str(audited), str(due), str(until), str(ladder.next_stage_on(due, today))

"""
What some years leave in a register beside the state of its systems: old alerts, agreements, websites, plans.

Only for the pages: the sweep is measured without. Everything is true to its facts, and nearly all of it is settled.
"""

import datetime as dt
from typing import Any

from bench.stores import Store

YEARS_AGO = (1, 2)
STAGES = (-30, 0)
TOLD = "'ha', 'lam', 'phep.do'"
"""The people whom every alert concerns."""
_FACT = "system_id, recorded_at, recorded_by"


def live(store: Store, driver: Any, today: dt.date) -> None:
    """Add it to a register that was filled. SQLite only."""
    with store.unguarded(driver):
        raised = " UNION ALL ".join(_alerts(today, year, stage) for year in YEARS_AGO for stage in STAGES)
        columns = '"key", kind, system_id, base, stage, detail, raised_on, raised_at'
        driver.execute(f"INSERT INTO alert ({columns}) SELECT * FROM ({raised}) ORDER BY raised_on, system_id")
        driver.execute(
            "INSERT INTO message"
            " (id, person_id, day, created_at, attempts, next_attempt_at, last_error, sent_at, sent_to, kind)"
            f" SELECT id, id, '{today}', '{today} 00:00:00', 1, '{today} 00:00:00', '', '{today} 00:00:00', email,"
            f" 'digest' FROM person WHERE name IN ({TOLD})"
        )
        driver.execute(
            "INSERT INTO alert_recipient (alert_id, person_id, message_id)"
            f" SELECT alert.id, person.id, person.id FROM alert, person WHERE person.name IN ({TOLD})"
        )
        for table, (columns, values, which) in _watched(today).items():
            driver.execute(
                f"INSERT INTO {table} ({_FACT}, {columns})"
                f" SELECT id, '{today} 00:00:00', 'phép đo', {values} FROM system WHERE {which}"
            )
        driver.execute(
            f'INSERT INTO website_review ({_FACT}, website_id, "on", result, note)'
            f" SELECT system_id, recorded_at, recorded_by, id, '{today}', 'in_order', '' FROM website WHERE id % 2 = 0"
        )
    store.settle(driver, ())


def _alerts(today: dt.date, year: int, stage: int) -> str:
    base = f"date('{today}', '-{year} years', '+' || (id % 300) || ' days')"
    raised = f"date({base}, '{stage} days')"
    return (
        f"SELECT 'deadline:' || id || ':' || {base} || ':{stage}', 'deadline', id AS system_id, {base}, {stage}, '',"
        f" {raised} AS raised_on, '{today} 00:00:00' FROM system WHERE {raised} < '{today}'"
    )


def _watched(today: dt.date) -> dict[str, tuple[str, str, str]]:
    """Return by table: the columns, their values, and the systems that have one."""
    return {
        "website": ('"on", address, review_months', "registered_on, 'trang' || id || '.gov.vn', 6", "id % 5 = 0"),
        "agreement": (
            '"on", kind, number, party, scope, ends_on',
            f"registered_on, 'lease', '1/HĐ', 'Công ty', '', date('{today}', '+' || (id % 700) || ' days')",
            "id % 10 = 0",
        ),
        "advisory": (
            '"on", kind, source, number, what, due_on',
            f"registered_on, 'advisory', 'Bộ', '1', 'Lỗ hổng', date('{today}', '+' || (id % 60) || ' days')",
            "id % 10 = 1",
        ),
        "incident": (
            "detected_at, what, serious, urgent, complex, personal_data",
            "registered_on || ' 01:00:00', 'Sự cố', 0, 0, 0, 0",
            "id % 20 = 3",
        ),
        "planned_audit": (
            '"on", kind, occasion, assessor, assessor_kind, note',
            f"date('{today}', '+' || (id % 200) || ' days'), 'periodic', 'periodic', '', '', ''",
            "id % 10 = 4",
        ),
    }

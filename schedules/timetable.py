"""When the jobs run: APScheduler wiring and nothing else."""

import datetime as dt
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from inventory.vietnamese import VIETNAM as VIETNAM

SWEEP_MINUTES = 15
DELIVER_MINUTES = 1
"""Incidents are mailed at once (NĐ 331/2026 Đ31.2.d)."""

_NEVER_DROPPED = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
"""By default APScheduler silently drops a run that is a second late."""

Job = Callable[[], object]


def timetable(sweep: Job, deliver: Job, start: dt.datetime) -> AsyncIOScheduler:
    """
    Return a scheduler, not yet started, that sweeps after midnight and every quarter, and delivers every minute.

    Both jobs also run at `start` (timezone-aware), which catches up on nights missed. They run in threads, each
    job once at a time; a late run is made up for once.
    """
    scheduler = AsyncIOScheduler(timezone=VIETNAM)
    scheduler.add_job(sweep, CronTrigger(hour=0, minute=5, timezone=VIETNAM), id="sweep at night", **_NEVER_DROPPED)
    for name, job, minutes in (("sweep", sweep, SWEEP_MINUTES), ("deliver", deliver, DELIVER_MINUTES)):
        trigger = IntervalTrigger(minutes=minutes, timezone=VIETNAM)
        scheduler.add_job(job, trigger, id=name, next_run_time=start, **_NEVER_DROPPED)
    return scheduler

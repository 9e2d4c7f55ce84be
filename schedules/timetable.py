"""When the jobs run: APScheduler wiring and nothing else."""

import asyncio
import datetime as dt
from collections.abc import Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from inventory.vietnamese import VIETNAM as VIETNAM

SWEEP_MINUTES = 15
DELIVER_MINUTES = 1
"""Incidents are mailed at once (NĐ 331/2026 Đ31.2.d)."""

BACKUP_HOUR, BACKUP_MINUTES = 2, 30
"""At two in Viet Nam; every half hour it is asked whether a night was missed."""

_NEVER_DROPPED = {"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
"""By default APScheduler silently drops a run that is a second late."""

LOOK_SECONDS = 30.0
_DAY, _SLACK = dt.timedelta(days=1), dt.timedelta(seconds=30)

Job = Callable[[], object]


def last_night(now: dt.datetime) -> dt.datetime:
    """Return the instant, not after now, at which the newest backup of a night was due."""
    here = now.astimezone(VIETNAM)
    tonight = here.replace(hour=BACKUP_HOUR, minute=0, second=0, microsecond=0)
    return tonight if tonight <= here else tonight - dt.timedelta(days=1)


def timetable(sweep: Job, deliver: Job, back_up: Job, start: dt.datetime) -> AsyncIOScheduler:
    """
    Return a scheduler, not yet started, that sweeps after midnight and every quarter, and delivers every minute.

    `back_up` is asked at two in the morning, and every half hour whether a night was missed. The other two also run at
    `start` (timezone-aware), which catches up on nights missed. They run in threads, each job once at a time; a late
    run is made up for once.
    """
    scheduler = AsyncIOScheduler(timezone=VIETNAM)
    scheduler.add_job(sweep, CronTrigger(hour=0, minute=5, timezone=VIETNAM), id="sweep at night", **_NEVER_DROPPED)
    for name, job, minutes in (("sweep", sweep, SWEEP_MINUTES), ("deliver", deliver, DELIVER_MINUTES)):
        trigger = IntervalTrigger(minutes=minutes, timezone=VIETNAM)
        scheduler.add_job(job, trigger, id=name, next_run_time=start, **_NEVER_DROPPED)
    night = CronTrigger(hour=BACKUP_HOUR, timezone=VIETNAM)
    scheduler.add_job(back_up, night, id="back up at night", **_NEVER_DROPPED)
    missed = IntervalTrigger(minutes=BACKUP_MINUTES, timezone=VIETNAM)
    first = start + dt.timedelta(minutes=BACKUP_MINUTES)
    scheduler.add_job(back_up, missed, id="back up", next_run_time=first, **_NEVER_DROPPED)
    return scheduler


async def keep_armed(scheduler: AsyncIOScheduler) -> None:
    """Look at the jobs every half minute, counted by the clock that nobody sets; never ends."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        rearm(scheduler, dt.datetime.now(VIETNAM))


def rearm(scheduler: AsyncIOScheduler, now: dt.datetime) -> None:
    """
    Let jobs run now whose next run lies further off than they ever rest: the clock was ahead when it was set.

    APScheduler keeps the instant of the next run by the machine's clock, and would wait for it for years.
    """
    for job in scheduler.get_jobs():
        rest = job.trigger.interval if isinstance(job.trigger, IntervalTrigger) else _DAY
        if job.next_run_time is not None and job.next_run_time - now > rest + _SLACK:
            job.modify(next_run_time=now)

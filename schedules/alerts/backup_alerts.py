"""Alerts of the nightly backup, to administrators: none has been good for two days, or the last one was not."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, exists, func
from sqlmodel import col, select

from inventory.organisation.access import Act
from inventory.work import Addressee, Role, Work
from schedules.alerts.alert_kind import AlertKind, Case, Step, View
from schedules.alerts.alert_tables import Alert
from schedules.alerts.mail_groups import MailGroup
from schedules.schedule_tables import JobRun
from schedules.standing import job_runs

JOB = "backup"
LATE_AFTER = dt.timedelta(hours=48)
"""So long without a good backup is too long."""
LATE, FAILED = "late", "failed"
_GOOD = (col(JobRun.job) == JOB, col(JobRun.finished_at).is_not(None), col(JobRun.error) == "")


@dataclass(frozen=True, slots=True)
class Backups:
    """
    How the nightly backups stand: when the last good one was made (UTC), and what is wrong with the newest.

    `since`: when there was reason to wait for the next one: the last good one, or the first that was tried.
    """

    good_at: dt.datetime | None
    late: bool
    error: str
    since: dt.datetime | None = None


def backups(work: Work) -> Backups:
    """Return how the backups stand; before the first is tried none is late: the scheduler does so at once."""
    newest = job_runs.newest(work, JOB)
    if newest is None:
        return Backups(None, late=False, error="")
    good = work.session.execute(job_runs.runs(work, JOB).where(*_GOOD).limit(1)).scalar()
    since = good.started_at if good else _first_run(work)
    late = since is not None and work.now - since > LATE_AFTER
    good_at = good.finished_at if good else None
    return Backups(good_at, late, newest.error, good_at or since)


def _first_run(work: Work) -> dt.datetime | None:
    """Return when a backup was first tried here, as far as is kept."""
    tried = (col(JobRun.job) == JOB, col(JobRun.started_at) <= work.now)
    return work.session.exec(select(func.min(JobRun.started_at)).where(*tried)).one()


class BackupMissing(AlertKind):
    """The nightly backup is late or was not good. `base`: the day of the last good one, or since when there is none."""

    code: ClassVar[str] = "backup"
    group = MailGroup.PROGRAM
    views = (View("backup", "sao-luu", "Sao lưu trễ hoặc hỏng"),)
    of_system = False
    hourly = True
    at_once = True
    stays = True

    def raise_everywhere(self, work: Work) -> int:
        """Raise once for each time that the backups stop being good."""
        now = backups(work)
        wrong = [LATE] if now.late else [FAILED] if now.error else []
        if now.since is None:
            return 0
        return self._raise_rows(work, [self._row(work, detail, now.since) for detail in wrong])

    def _row(self, work: Work, detail: str, since: dt.datetime) -> dict[str, Any]:
        return {"key": f"{self.code}:{detail}:{since:%Y%m%dT%H%M}", "base": work.day_of(since), "detail": detail}

    def gone(self) -> ColumnElement[bool]:
        """A good one was made since."""
        return exists().where(*_GOOD, col(JobRun.started_at) > col(Alert.raised_at)).correlate(Alert)

    def reaches(self, person: Addressee) -> list[tuple[str, int | None]]:
        """Administrators."""
        return [(person.branch, None)] if person.role == Role.ADMIN else []

    def step(self, _case: Case) -> Step:
        """The first page says what is wrong."""
        return Step("Xem lỗi sao lưu", Act.ADMINISTER, page="/")

    def is_late(self, _case: Case) -> bool:
        """Always: what is not backed up may be lost tonight."""
        return True

    def sentence(self, case: Case) -> str:
        """Return since when."""
        if case.detail == FAILED:
            return f"Lần sao lưu gần nhất không tốt; từ ngày {case.base:%d/%m/%Y} chưa có bản sao lưu tốt nào nữa."
        return f"Chưa có bản sao lưu tốt nào từ ngày {case.base:%d/%m/%Y}."

    def due(self, case: Case) -> str:
        """Return since when, in a digest."""
        return self.sentence(case)

    def remedy(self, _case: Case) -> str:
        """Return where to look."""
        return "xem lỗi ở trang Hôm nay, mục Bộ hẹn giờ, rồi chạy isms backup now."


BACKUP = BackupMissing()

"""What ran since an administrator's last digest, in sentences: the daily proof that the program lives."""

import datetime as dt

from sqlalchemy import case
from sqlmodel import col, func, select

from inventory.vietnamese import VIETNAM, grouped
from inventory.work import Work
from isms.accounts.people_tables import SecurityEvent
from isms.accounts.security_log import Happened
from schedules.alerts import backup_alerts, outbox
from schedules.alerts.alert_tables import DIGEST, Message
from schedules.alerts.digest import Digest
from schedules.alerts.outbox import Letter, gets_report
from schedules.schedule_tables import JobRun
from schedules.standing import job_runs

_FIRST = dt.timedelta(days=1)
"""What the first digest looks back on."""
_TOLD = (Happened.FAILED, Happened.LOCKED, Happened.NOT_ALLOWED, Happened.FOREIGN)
"""What the security log holds that an administrator should hear of."""


def told_in(work: Work, letter: Letter | None) -> tuple[str, ...]:
    """Return what a digest tells its reader of the program itself; nothing where it tells of systems only."""
    tells = letter is not None and isinstance(letter.told, Digest) and gets_report(letter.to)
    return since_the_last(work, letter.to.person_id) if tells and letter else ()


def since_the_last(work: Work, person_id: int) -> tuple[str, ...]:
    """Return what ran since the person's last digest went: sweeps, backups, mail; and what the security log counts."""
    sent = select(func.max(Message.sent_at)).where(Message.person_id == person_id, Message.kind == DIGEST)
    last = work.session.exec(sent.where(col(Message.sent_at) <= work.now)).one()
    since = last or work.now - _FIRST
    began = f"Từ {_instant(since)}"
    return (_sweeps(work, since, began), _backups(work), _mail(work, since), _security(work, since))


def _sweeps(work: Work, since: dt.datetime, began: str) -> str:
    runs = _runs(work, job_runs.SWEEP, since)
    done = [run for run in runs if run.finished_at is not None]
    if not done:
        return f"{began}: KHÔNG có lần quét nào xong. Hãy xem trang Hôm nay và isms doctor."
    counts = f"thu hồi cho phép sử dụng của {_sum(done, 'withdrawn')} hệ thống, thêm {_sum(done, 'alerts')} cảnh báo"
    faulty = sum(bool(run.error) for run in runs)
    wrong = f", {grouped(faulty)} lần có lỗi" if faulty else ""
    newest = max(run.finished_at for run in done if run.finished_at)
    return f"{began}: quét {grouped(len(done))} lần{wrong}, gần nhất {_instant(newest)}; {counts}."


def _backups(work: Work) -> str:
    found = backup_alerts.backups(work)
    good = f"Bản sao lưu tốt gần nhất: {_instant(found.good_at)}." if found.good_at else "CHƯA có bản sao lưu tốt nào."
    late = " Đã quá 48 giờ." if found.late else ""
    return f"{good}{late}{f' Lần gần nhất không tốt: {found.error}' if found.error else ''}"


def _mail(work: Work, since: dt.datetime) -> str:
    runs = _runs(work, outbox.JOB, since)
    return f"Thư: đã gửi {_sum(runs, 'sent')}, gửi không được {_sum(runs, 'failed')} lần."


def _security(work: Work, since: dt.datetime) -> str:
    each = func.sum(case((col(SecurityEvent.left_out) == 0, 1), else_=col(SecurityEvent.left_out)))
    within = (col(SecurityEvent.at) > since, col(SecurityEvent.at) <= work.now)
    counted = work.session.exec(select(SecurityEvent.event, each).where(*within).group_by(SecurityEvent.event))
    numbers: dict[str, int] = dict(counted.all())
    said = "; ".join(f"{kind.label.lower()} {grouped(numbers[kind])}" for kind in _TOLD if numbers.get(kind))
    return f"Nhật ký an ninh: {said or 'không có lần đăng nhập sai hay từ chối nào'}."


def _runs(work: Work, job: str, since: dt.datetime) -> list[JobRun]:
    """Return the runs that ended since: the delivery that sent the last letter too, which could not count it."""
    ended = func.coalesce(JobRun.finished_at, JobRun.started_at)
    return list(work.session.execute(job_runs.runs(work, job).where(ended >= since)).scalars())


def _sum(runs: list[JobRun], name: str) -> str:
    return grouped(sum(run.summary.get(name, 0) for run in runs))


def _instant(at: dt.datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"

"""How the service stands, for a monitor that watches it from outside: names no system and no person."""

import datetime as dt
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from inventory.choices import Choices
from inventory.work import Actor, Role
from isms.jobs import health
from isms.jobs.health import Health
from isms.platform.database import Database

MONITOR = Actor("giám sát", Role.ADMIN)


class Service(Choices):
    """What a monitor makes of it: `fail` needs somebody now, `warn` this week."""

    OK = "ok", "Tốt", "ok"
    WARN = "warn", "Cần xem", "soon"
    FAIL = "fail", "Hỏng", "overdue"


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """How the service stands; `jobs` is None when the database does not answer."""

    jobs: Health | None

    @property
    def overall(self) -> Service:
        """`fail`: no database, or lapsed permissions are not withdrawn. `warn`: mail does not leave, no backup."""
        if self.jobs is None or self.jobs.late:
            return Service.FAIL
        return Service.WARN if self.jobs.mail_error or self.jobs.backups.late else Service.OK

    def plain(self) -> dict[str, Any]:
        """Return it as `GET /health` answers it; instants are ISO in UTC."""
        answer: dict[str, Any] = {"status": self.overall, "database": Service.FAIL, "version": version("isms")}
        if self.jobs is not None:
            mail = {
                "last": _iso(self.jobs.delivered_at),
                "waiting": self.jobs.waiting,
                "waiting_since": _iso(self.jobs.waiting_since),
                "failing": bool(self.jobs.mail_error),
            }
            answer |= {
                "database": Service.OK,
                "sweep": {"last": _iso(self.jobs.swept_at), "late": self.jobs.late},
                "mail": mail,
                "backup": {"last": _iso(self.jobs.backups.good_at), "late": self.jobs.backups.late},
            }
        return answer

    def metrics(self) -> str:
        """Return it in Prometheus' text format: gauges named `isms_...`, instants as seconds since 1970."""
        gauges: dict[str, float] = {"isms_up": self.overall is not Service.FAIL, "isms_database_up": bool(self.jobs)}
        if self.jobs is not None:
            gauges |= {
                "isms_sweep_last_timestamp_seconds": _seconds(self.jobs.swept_at),
                "isms_sweep_late": self.jobs.late,
                "isms_mail_last_timestamp_seconds": _seconds(self.jobs.delivered_at),
                "isms_mail_waiting": self.jobs.waiting,
                "isms_mail_failing": bool(self.jobs.mail_error),
                "isms_backup_last_timestamp_seconds": _seconds(self.jobs.backups.good_at),
                "isms_backup_late": self.jobs.backups.late,
            }
        lines = [f'# TYPE isms_info gauge\nisms_info{{version="{version("isms")}"}} 1']
        lines += [f"# TYPE {name} gauge\n{name} {float(value):.17g}" for name, value in gauges.items()]
        return "\n".join(lines) + "\n"


def service_status(database: Database) -> ServiceStatus:
    """Ask the database how the service stands."""
    try:
        with database.look(MONITOR) as work:
            return ServiceStatus(health.health(work))
    except SQLAlchemyError:
        return ServiceStatus(None)


def _iso(instant: dt.datetime | None) -> str | None:
    return instant.isoformat(timespec="seconds") if instant else None


def _seconds(instant: dt.datetime | None) -> float:
    return instant.timestamp() if instant else 0

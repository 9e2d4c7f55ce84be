"""
The server's own log: what went wrong, with the reference numbers people are shown.

The security log is kept in the register (`isms.accounts.security_log`); on request it goes to syslog as well.
"""

import logging
from logging.handlers import RotatingFileHandler, SysLogHandler

from isms.platform.config import Settings

LARGEST, KEPT = 2_000_000, 5  # bytes a file, files
_CONTINUED = "\n    | "
_SYSLOG_PORT = 514


class OneEntry(logging.Formatter):
    """An entry is a line: line ends in its text are escaped, and each line of a traceback is marked as going on."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = "".join(_shown(letter) for letter in record.message)
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:
        lines = super().formatException(ei).splitlines()  # type: ignore[arg-type]
        return "    | " + _CONTINUED.join("".join(_shown(letter) for letter in line) for line in lines)


def keep(settings: Settings) -> None:
    """Write warnings and faults to the terminal and to `logs/isms.log` in the data folder."""
    folder = settings.data_dir / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(folder / "isms.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), file]
    for handler in handlers:
        handler.setFormatter(OneEntry("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=handlers)
    if settings.syslog:
        send_security_log(settings.syslog)


def send_security_log(to: str) -> None:
    """Send the security log to a syslog server as well: `host:port` by UDP (514 goes without saying), or a socket."""
    host, _, port = to.rpartition(":") if ":" in to else (to, "", "")
    address = to if to.startswith("/") else (host, int(port or _SYSLOG_PORT))
    handler = SysLogHandler(address, facility=SysLogHandler.LOG_AUTHPRIV)
    handler.setFormatter(OneEntry("isms: %(message)s"))
    security = logging.getLogger("isms.security")
    security.setLevel(logging.INFO)
    security.addHandler(handler)


def _shown(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode()

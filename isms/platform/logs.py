"""
The server's own log: what went wrong, with the reference numbers people are shown.

The security log is kept in the register (`isms.accounts.security_log`); on request it goes to syslog as well.
"""

import atexit
import contextlib
import datetime as dt
import json
import logging
import os
import queue
from contextvars import ContextVar
from io import TextIOWrapper
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler, SocketHandler, SysLogHandler

from inventory.vietnamese import VIETNAM
from isms.platform.config import Settings

SERVICE = "isms.service"
"""The logger that also says what is no fault: the service started, stopped."""
LARGEST, KEPT = 2_000_000, 5  # bytes a file, files
_CONTINUED = "\n    | "
_SYSLOG_PORT, _TCP = 514, "tcp://"
_MOST_WAITING = 10_000  # entries
_FORMAT = "%(asctime)s %(levelname)s %(name)s%(request)s: %(message)s"

request: ContextVar[str] = ContextVar("request", default="")
"""What the request that is being answered is called in the log, on an error page, and in the header X-Request-Id."""


def _instant(record: logging.LogRecord) -> str:
    return dt.datetime.fromtimestamp(record.created, VIETNAM).isoformat(timespec="milliseconds")


class OneEntry(logging.Formatter):
    """An entry is a line: line ends in its text are escaped, and each line of a traceback is marked as going on."""

    def formatTime(self, record: logging.LogRecord, _format: str | None = None) -> str:
        return _instant(record)

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.request = f" [{named}]" if (named := request.get()) else ""
        record.message = "".join(_shown(letter) for letter in record.message)
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:
        lines = super().formatException(ei).splitlines()  # type: ignore[arg-type]
        return "    | " + _CONTINUED.join("".join(_shown(letter) for letter in line) for line in lines)


class AsJson(OneEntry):
    """An entry is an object: time, level, logger, message, and the request and the traceback where there are."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {"time": _instant(record), "level": record.levelname, "logger": record.name}
        entry["message"] = record.getMessage()
        if named := request.get():
            entry["request"] = named
        if record.exc_info:
            entry["traceback"] = logging.Formatter.formatException(self, record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


class OwnersFile(RotatingFileHandler):
    """A log that rolls over, and that nobody but its owner reads."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        return super()._open()


def keep(settings: Settings) -> None:
    """
    Write warnings and faults, and when the service starts and stops, to the terminal and to `logs/isms.log`.

    The file lies in the data folder, for its owner alone. ISMS_LOG_FORMAT says whether an entry is a line of text or a
    JSON object.
    """
    folder = settings.data_dir / "logs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        for each in (folder, *folder.glob("isms.log*")):  # made by an earlier version for all to read
            with contextlib.suppress(OSError):
                each.chmod(0o700 if each is folder else 0o600)
    file = OwnersFile(folder / "isms.log", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    handlers: list[logging.Handler] = [logging.StreamHandler(), file]
    for handler in handlers:
        handler.setFormatter(AsJson() if settings.log_format == "json" else OneEntry(_FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=handlers)
    logging.getLogger(SERVICE).setLevel(logging.INFO)
    if settings.syslog:
        send_security_log(settings.syslog)


class SyslogOverTcp(SocketHandler):
    """
    Sends entries over TCP, each ended by a line feed (RFC 6587 3.4.2). An entry that does not go is dropped.

    It connects when there is something to send, waits a second at most, and after a failure rests up to half a minute.
    """

    closeOnError = True

    def makePickle(self, record: logging.LogRecord) -> bytes:  # what SocketHandler calls the bytes to send
        priority = SysLogHandler.LOG_AUTHPRIV << 3 | SysLogHandler.LOG_INFO
        return f"<{priority}>{self.format(record)}\n".encode()


class NeverWaiting(QueueHandler):
    """Leaves entries to another thread; when so many wait that the queue is full, further ones are dropped."""

    def enqueue(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(queue.Full):
            self.queue.put_nowait(record)


def send_security_log(to: str) -> None:
    """
    Send the security log to a syslog server as well.

    `to`: `host:port` by UDP, `tcp://host:port` by TCP (port 514 goes without saying), or the path of a socket. Nobody
    waits for the server, and it keeps nobody from signing in: what does not reach it stands in the register.
    """
    over_tcp, to = to.startswith(_TCP), to.removeprefix(_TCP)
    host, _, port = to.rpartition(":") if ":" in to else (to, "", "")
    number = int(port or _SYSLOG_PORT)
    handler: logging.Handler
    if over_tcp:
        handler = SyslogOverTcp(host, number)
    else:
        address = to if to.startswith("/") else (host, number)
        handler = SysLogHandler(address, facility=SysLogHandler.LOG_AUTHPRIV)
    handler.setFormatter(OneEntry("isms: %(message)s"))
    security = logging.getLogger("isms.security")
    security.setLevel(logging.INFO)
    if over_tcp:
        waiting: queue.Queue[logging.LogRecord] = queue.Queue(_MOST_WAITING)
        listener = QueueListener(waiting, handler)
        listener.start()
        atexit.register(listener.stop)
        handler = NeverWaiting(waiting)
    security.addHandler(handler)


def _shown(letter: str) -> str:
    return letter if letter.isprintable() else letter.encode("unicode_escape").decode()

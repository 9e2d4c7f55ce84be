"""What an administrator should look at, from the settings to the holidays of the next year."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from inventory import right_clock
from inventory.work import Actor, Role, Work
from isms.backup.sealing import KEEP_APART, lies_beside
from isms.checking import database_health
from isms.installation import schema, setup
from isms.jobs import health
from isms.mail import mail_settings
from isms.platform import database_errors
from isms.platform.config import ENVIRONMENT_FILE, Settings
from isms.platform.database import Database
from schedules.policies import year_ahead

DOCTOR = Actor("chẩn đoán", Role.ADMIN)
FREE_AT_LEAST = 1_000_000_000
"""Bytes: less leaves no room for a backup, an upgrade, the evidence of a month."""
MEGABYTE = 1_000_000
GROUP, EVERYBODY = 0o070, 0o007
"""The rights of a POSIX file's group, and of all users of the machine."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: a stable code, its name, what was found, and whether a person is needed."""

    code: str
    name: str
    found: str
    needs_person: bool = False


Fault = str
"""What is wrong and what to do; empty when nothing is."""


def examine(database: Database, settings: Settings) -> Iterator[Finding]:
    """
    Look at everything, each thing by itself: one that cannot be looked at stops no other.

    What needs the register is left out while there is none, or the database does not answer.
    """
    yield _finding("settings", "Cấu hình", lambda: _open_to(EVERYBODY, _secret_files(settings)))
    yield _finding("data_folder", "Thư mục dữ liệu", lambda: _open_to(GROUP | EVERYBODY, [settings.data_dir]))
    yield _finding("disk", "Ổ đĩa", lambda: _full(settings.data_dir))
    reached = _finding("database", "Cơ sở dữ liệu", lambda: _database(database, settings))
    yield reached
    if reached.needs_person:
        return
    yield _finding("guards", "Bộ chặn của cơ sở dữ liệu", lambda: _guards(database))
    with database.look(DOCTOR) as work:
        for code, name, look in _OF_REGISTER:
            yield _finding(code, name, partial(look, work, settings))


def _finding(code: str, name: str, look: Callable[[], Fault]) -> Finding:
    try:
        fault = look()
    except (DBAPIError, OSError) as error:
        fault = database_errors.explain(error)
    return Finding(code, name, fault or "tốt", bool(fault))


def _secret_files(settings: Settings) -> list[Path]:
    sealing_file = settings.backup_passphrase_file
    passwords = (settings.smtp_password_file, settings.signing_password_file, settings.tls_key, sealing_file)
    named = (os.environ.get(ENVIRONMENT_FILE), *passwords, mail_settings.file_of(settings))
    return [Path(each) for each in named if each]


def _open_to(rights: int, paths: list[Path]) -> Fault:
    """Name what is not there, and what users with these rights can reach. Windows keeps rights otherwise: not seen."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        return f"Không có {', '.join(missing)}."
    reached = [] if os.name == "nt" else [str(path) for path in paths if path.stat().st_mode & rights]
    return f"Người khác trên máy đọc được {', '.join(reached)}. Hãy đóng quyền: chmod go-rwx." if reached else ""


def _full(folder: Path) -> Fault:
    there = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(there).free
    if free >= FREE_AT_LEAST:
        return ""
    return f"Chỉ còn trống {free // MEGABYTE} MB ở {there}. Hãy giải phóng hoặc chuyển dữ liệu sang ổ lớn hơn."


def _database(database: Database, settings: Settings) -> Fault:
    version = schema.current(database.engine) if setup.exists(settings) else None
    if version is None:
        return "Chưa có sổ ở nơi này. Hãy chạy: isms init."
    if version != schema.newest():
        return "Sổ thuộc phiên bản khác của chương trình. Hãy chạy: isms init."
    return " ".join(database_health.damage(database.engine))


def _guards(database: Database) -> Fault:
    wrong = schema.wrong_guards(database.engine)
    return f"Thiếu hoặc bị sửa {len(wrong)} chỗ. Hãy chạy isms check, rồi isms init để đặt lại." if wrong else ""


def _clock(work: Work, _settings: Settings) -> Fault:
    return right_clock.warning(work)


def _sweep(work: Work, _settings: Settings) -> Fault:
    now = health.health(work)
    if now.late:
        return "Bộ hẹn giờ không chạy: các hạn chưa được thực thi. Hãy chạy dịch vụ (isms serve), hoặc isms sweep."
    return now.sweep_error


def _mail(work: Work, settings: Settings) -> Fault:
    now = health.health(work)
    _, unusable = mail_settings.usable(settings)
    if unusable:
        return f"{unusable} Thư báo được giữ lại, chưa gửi cho ai."
    return now.mail_error


def _backup(work: Work, settings: Settings) -> Fault:
    if beside := lies_beside(settings, settings.data_dir):  # a backup before an upgrade lies there
        return f"Tệp mật khẩu “{settings.backup_passphrase_file}” nằm trong “{beside}”. {KEEP_APART}"
    now = health.health(work).backups
    if now.late:
        return "Hai ngày qua không có bản sao lưu tốt nào. Hãy chạy isms backup now và xem vì sao."
    if now.error:
        return now.error
    return "" if now.good_at else "Chưa có bản sao lưu nào. Hãy chạy isms backup now."


def _days_off(work: Work, _settings: Settings) -> Fault:
    return " ".join(each.text for each in year_ahead.questions(work) if each.kind == "holidays")


_OF_REGISTER: tuple[tuple[str, str, Callable[[Work, Settings], Fault]], ...] = (
    ("clock", "Đồng hồ", _clock),
    ("sweep", "Lịch quét", _sweep),
    ("mail", "Thư báo", _mail),
    ("backup", "Sao lưu", _backup),
    ("holidays", "Ngày nghỉ", _days_off),
)

"""
How mail leaves, as an administrator says it on the page: kept in one file of the data folder, never in the register.

What the environment says (`ISMS_SMTP_*`, `ISMS_DAILY_REPORT`) wins. The file is read each time mail is sent, so
nothing is restarted. It is for its owner alone (mode 0600) and in no backup: who moves the register enters it again.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, reads, writes
from inventory.validation import NAME, Checks
from inventory.versions import Seen, merge
from inventory.work import Work
from isms.mail.smtp import IMPLICIT_TLS_PORT, NO_SERVER
from isms.platform.config import Settings

FILE = "mail.json"
_LOCAL = ("localhost", "127.0.0.1", "::1")
_PATH_OF_PASSWORD = ("host", "port", "user", "starttls")
"""What says to whom the password is given: it is entered again with each change of these."""
_PORTS = range(1, 65536)


@dataclass(frozen=True, slots=True)
class MailSettings:
    """
    How mail leaves. `sender`: the address it comes from; without `user` the server asks for no sign-in.

    `daily_report`: the daily mail of administrators says what ran, and comes where it has nothing else to say.
    """

    host: str = ""
    port: int = 587
    sender: str = ""
    user: str = ""
    starttls: bool = True
    daily_report: bool = True

    def plain(self) -> dict[str, Any]:
        """Return it as plain values, as a form is opened on them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept in the file: the settings with the password."""

    said: MailSettings
    password: SecretStr


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: what is in force, which parts the environment sets, whether there is a password."""

    said: MailSettings
    fixed: frozenset[str]
    has_password: bool


def in_force(settings: Settings) -> Settings:
    """Return the settings with what the file says of mail where the environment is silent. Raises Invalid."""
    if file_of(settings) is None:
        return settings
    kept, fixed = _read(settings), _fixed(settings)
    said = {name: value for name, value in kept.said.plain().items() if name not in fixed}
    if "password" not in fixed:
        said["password"] = kept.password
    return settings.model_copy(update={_setting(name): value for name, value in said.items()})


def usable(settings: Settings) -> tuple[Settings, str]:
    """Return the settings in force, and in words why no mail can be sent by them; "" when it can."""
    try:
        used = in_force(settings)
    except Invalid as wrong:
        return settings, " ".join(f"{each.rule} {each.remedy}" for each in wrong.problems)
    return used, "" if used.smtp_host else NO_SERVER


@reads(Act.ADMINISTER, everywhere=True)
def shown(work: Work, settings: Settings) -> Shown:
    """Return what the page shows; the password itself is never among it. Raises Invalid, NotAllowed."""
    used = in_force(settings)
    said = MailSettings(**{each.name: getattr(used, _setting(each.name)) for each in fields(MailSettings)})
    return Shown(said, _fixed(settings), bool(used.smtp_password.get_secret_value()))


@writes(Act.ADMINISTER, everywhere=True)
def change(work: Work, settings: Settings, given: MailSettings, password: str = "", seen: Seen = None) -> Kept:
    """
    Check what is given, note in the trail what changes, and return what is to be kept (`keep`) once that is stored.

    `password`: empty keeps the one there is, unless what it is given to changed. What the environment sets is left as
    it is. Raises Invalid, Outdated, NotAllowed.
    """
    kept, fixed = _read(settings), _fixed(settings)
    mine = {name: value for name, value in _checked(given, fixed).items() if name not in fixed}
    now = {name: value for name, value in kept.said.plain().items() if name not in fixed}
    changed = merge(seen, mine, now)
    said = MailSettings(**(kept.said.plain() | changed))
    moved = sorted(changed.keys() & set(_PATH_OF_PASSWORD))
    secret = kept.password.get_secret_value() if said.user else ""
    if "password" not in fixed:
        if moved and secret and not password:
            rule = "Đổi máy chủ, cổng, tài khoản hoặc mã hóa thì phải nhập lại mật khẩu."
            raise Invalid([Problem("password", rule, "Hãy nhập mật khẩu của tài khoản gửi thư.")])
        if password and not said.user:
            raise Invalid([Problem("user", "Có mật khẩu mà chưa có tài khoản.", "Hãy ghi tài khoản đăng nhập.")])
        secret = password or secret
    noted = changed | ({"password": "changed"} if secret != kept.password.get_secret_value() else {})
    if noted:
        work.record("mail.settings_changed", "mail", noted)
    return Kept(said, SecretStr(secret))


def keep(settings: Settings, kept: Kept) -> None:
    """Write the file, whole or not at all. Raises OSError."""
    file = settings.data_dir / FILE
    draft = file.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    text = json.dumps(kept.said.plain() | {"password": kept.password.get_secret_value()}, ensure_ascii=False, indent=1)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


def file_of(settings: Settings) -> Path | None:
    """Return the file, None while there is none."""
    file = settings.data_dir / FILE
    return file if file.is_file() else None


def _read(settings: Settings) -> Kept:
    file = file_of(settings)
    if file is None:
        return Kept(MailSettings(), SecretStr(""))
    try:
        plain = json.loads(file.read_text(encoding="utf-8"))
        password = SecretStr(str(plain.pop("password")))
        said = MailSettings(**plain)
        if not all(isinstance(getattr(said, each.name), type(each.default)) for each in fields(MailSettings)):
            raise TypeError
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        rule = f"Không đọc được cấu hình thư trong tệp {FILE} của thư mục dữ liệu."
        raise Invalid([Problem("", rule, "Hãy xóa tệp ấy rồi nhập lại ở trang Thư báo.")]) from wrong
    return Kept(said, password)


def _fixed(settings: Settings) -> frozenset[str]:
    """
    Return the parts that the environment sets. With the password it sets to whom it is given: nobody who may only use
    the page can have it sent elsewhere.
    """
    names = [*(each.name for each in fields(MailSettings)), "password"]
    found = {name for name in names if _setting(name) in settings.model_fields_set}
    return frozenset(found | set(_PATH_OF_PASSWORD) if "password" in found else found)


def _setting(name: str) -> str:
    return {"sender": "smtp_from", "daily_report": "daily_report"}.get(name, f"smtp_{name}")


def _checked(given: MailSettings, fixed: frozenset[str]) -> Mapping[str, Any]:
    """Return what is given, cleaned. Raises Invalid."""
    checks = Checks()
    said = {name: checks.text(name, getattr(given, name), NAME, required=False) for name in ("host", "sender", "user")}
    if any(letter.isspace() or letter in "/@" for letter in said["host"]) or said["host"].count(":") == 1:
        remedy = "Chỉ ghi tên hoặc địa chỉ máy, ví dụ mail.so.gov.vn; cổng ghi ở ô bên cạnh."
        checks.problem("host", "Tên máy chủ có ký tự không dùng được.", remedy)
    if said["sender"] and "@" not in parseaddr(said["sender"])[1]:
        checks.problem("sender", "Đây không phải là địa chỉ thư.", "Ghi dạng ten@coquan.gov.vn.")
    if said["host"] and not said["sender"] and "@" not in said["user"]:
        checks.problem("sender", "Chưa có địa chỉ gửi.", "Ghi địa chỉ mà thư nhắc gửi đi từ đó.")
    if given.port not in _PORTS:
        checks.problem("port", "Cổng là một số từ 1 đến 65535.", "Thường là 587; 465 nếu mã hóa ngay từ đầu; 25.")
    if said["user"] and not given.starttls and given.port != IMPLICIT_TLS_PORT and said["host"] not in _LOCAL:
        rule = "Mật khẩu không được gửi khi không mã hóa."
        checks.problem("starttls", rule, "Hãy bật mã hóa, hoặc để trống tài khoản.")
    checks.problems = [each for each in checks.problems if each.field not in fixed]
    checks.done()
    return said | {"port": given.port, "starttls": given.starttls, "daily_report": given.daily_report}

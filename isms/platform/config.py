"""Settings, from the environment (`ISMS_*`) or from the file that ISMS_ENV_FILE names."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from inventory.errors import Invalid, Problem

ENVIRONMENT_FILE = "ISMS_ENV_FILE"
"""Names the file of settings."""
EVERY_ADDRESS = ("0.0.0.0", "::")  # noqa: S104
"""Hosts that mean every address of the machine: listened on, but nothing that a browser opens."""


class Settings(BaseSettings):
    """Where things are and how mail leaves. There is no setting for the day: the clock is the machine's."""

    model_config = SettingsConfigDict(env_prefix="ISMS_", extra="ignore")

    data_dir: Path = Field(default_factory=lambda: user_data_path("isms", appauthor=False))
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_from: str = ""
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_password_file: Path | None = None
    smtp_starttls: bool = True
    syslog: str = ""  # where the security log goes besides: host:port (UDP), tcp://host:port, or the path of a socket
    signing_certificate: Path | None = None
    signing_password_file: Path | None = None
    public_url: str = ""
    """The address people use, for links in mails: `https://name[:port]`, without a path."""
    tls_certificate: Path | None = None
    tls_key: Path | None = None
    trusted_proxies: str = ""
    """Addresses of reverse proxies whose X-Forwarded-For and -Proto are believed, separated by commas."""
    allow_plain_http: bool = False
    backup_dir: Path | None = None
    """Where the nightly backups shall lie: see `backup_folder`."""
    backup_second_dir: Path | None = None
    """Where each is copied to: another disk or machine."""
    backup_passphrase_file: Path | None = None
    """Backups are sealed with the passphrase in its first line; it must not lie where they lie."""
    backup_keep: str = "7/4/12"
    """For how many days, weeks and months backups are kept."""
    log_format: Literal["text", "json"] = "text"
    daily_report: bool = True
    """The digest of administrators says what ran, and comes on working days where it has nothing else to say."""
    heartbeat_url: str = ""
    """Called (GET) after each good sweep: a service outside notices when the calls stop."""
    metrics_token: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def _complete(self) -> "Settings":
        if not self.database_url:
            self.database_url = f"sqlite:///{(self.data_dir / 'isms.sqlite3').as_posix()}"
        if self.smtp_password_file is not None:
            self.smtp_password = SecretStr(self.smtp_password_file.read_text(encoding="utf-8").strip())
        if (self.tls_certificate is None) != (self.tls_key is None):
            raise ValueError("ISMS_TLS_CERTIFICATE và ISMS_TLS_KEY phải đặt cùng nhau.")
        self.public_url = self.public_url.rstrip("/")
        if self.public_url and not _is_origin(self.public_url):
            raise ValueError("ISMS_PUBLIC_URL phải có dạng https://ten-may[:cong], không kèm đường dẫn.")
        if self.heartbeat_url and not self.heartbeat_url.startswith(("http://", "https://")):
            raise ValueError("ISMS_HEARTBEAT_URL phải bắt đầu bằng https:// hoặc http://.")
        return self

    @property
    def is_encrypted(self) -> bool:
        """Whether the server itself speaks TLS."""
        return self.tls_certificate is not None

    @property
    def backup_folder(self) -> Path:
        """Where the nightly backups lie."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def address(self) -> str:
        """The address to open: the public one, else the one that is listened on, as this machine itself opens it."""
        scheme = "https" if self.is_encrypted else "http"
        host = "localhost" if self.host in EVERY_ADDRESS else f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"{scheme}://{host}:{self.port}"


def _is_origin(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and text == f"{parts.scheme}://{parts.netloc}"


def settings() -> Settings:
    """Read the settings. Raises Invalid, which names each that cannot be used."""
    try:
        return Settings(_env_file=os.environ.get(ENVIRONMENT_FILE))
    except ValidationError as error:
        raise Invalid(_problem(each) for each in error.errors()) from error


def _problem(error: ErrorDetails) -> Problem:
    if not error["loc"]:
        return Problem("cấu hình", str(error["ctx"]["error"]), "")
    name = f"ISMS_{error['loc'][0]}".upper()
    return Problem(name, f"Giá trị “{error['input']}” không dùng được.", "Hãy sửa trong môi trường hoặc ISMS_ENV_FILE.")

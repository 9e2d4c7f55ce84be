"""Settings, from the environment (`ISMS_*`) or from the file that ISMS_ENV_FILE names."""

import os
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


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
    syslog: str = ""  # where the security log goes besides: host:port (UDP) or the path of a socket
    signing_certificate: Path | None = None
    signing_password_file: Path | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Settings":
        if not self.database_url:
            self.database_url = f"sqlite:///{(self.data_dir / 'isms.sqlite3').as_posix()}"
        if self.smtp_password_file is not None:
            self.smtp_password = SecretStr(self.smtp_password_file.read_text(encoding="utf-8").strip())
        return self


def settings() -> Settings:
    """Read the settings anew."""
    return Settings(_env_file=os.environ.get("ISMS_ENV_FILE"))

"""The program as a service of the machine: started at boot, by a user of its own, started again when it fails."""

import os
import subprocess
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PureWindowsPath
from xml.sax.saxutils import escape

from inventory.errors import Reason, Refused

NAME = "isms"
DESCRIPTION = "Sổ cấp độ an ninh mạng (isms)"
_UNIT = """\
[Unit]
Description={description}
Wants=network-online.target
After=network-online.target postgresql.service

[Service]
Type=exec
User={name}
Group={name}
EnvironmentFile={settings}
WorkingDirectory={data}
ExecStart="{python}" -m isms serve
Restart=on-failure
RestartSec=5
TimeoutStopSec=60
UMask=0077
ReadWritePaths={data}
ProtectSystem=strict
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
LockPersonality=yes
NoNewPrivileges=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
SystemCallArchitectures=native
AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE

[Install]
WantedBy=multi-user.target
"""
_LOCAL_SERVICE = "S-1-5-19"
"""Windows' own account for services: few rights on the machine, none in the domain, no password."""
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>{description}</Description></RegistrationInfo>
  <Triggers><BootTrigger><Enabled>true</Enabled></BootTrigger></Triggers>
  <Principals>
    <Principal id="Author"><UserId>{user}</UserId><RunLevel>LeastPrivilege</RunLevel></Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>cmd.exe</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{data}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""
_SETTINGS = """\
# Cấu hình của isms: mỗi dòng một biến (README nói nghĩa từng biến). Sửa xong thì khởi động lại dịch vụ.
ISMS_DATA_DIR={data}
"""

Run = Callable[[Sequence[str]], None]


@dataclass(frozen=True, slots=True)
class Service:
    """What the machine is told of the service: the text, the file it goes into, the settings file, the commands."""

    text: str
    file: PurePath
    settings: PurePath
    data: PurePath
    encoding: str
    prepare: tuple[tuple[str, ...], ...]
    """Commands before the files are written: the user, the data folder."""
    start: tuple[tuple[str, ...], ...]
    """Commands after: made known, started now and at every boot."""

    @property
    def first_settings(self) -> str:
        """The settings file to begin with; one that is there is left alone."""
        return _SETTINGS.format(data=self.data)


def systemd(python: PurePath, data: PurePath) -> Service:
    """Return the service for Linux with systemd."""
    settings = PurePath("/etc/isms/isms.env")
    text = _UNIT.format(description=DESCRIPTION, name=NAME, python=python, data=data, settings=settings)
    add = ("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", str(data), NAME)
    folder = ("install", "--directory", f"--owner={NAME}", f"--group={NAME}", "--mode=0700", str(data))
    start = (
        ("chgrp", NAME, str(settings)),
        ("systemctl", "daemon-reload"),
        ("systemctl", "enable", "--now", f"{NAME}.service"),
    )
    file = PurePath(f"/etc/systemd/system/{NAME}.service")
    return Service(text, file, settings, data, "utf-8", (add, folder), start)


def windows(python: PurePath, data: PurePath) -> Service:
    """Return the scheduled task for Windows: at boot, as LOCAL SERVICE. By Microsoft's schema; never tried there."""
    settings, file = data / "isms.env", data / "isms-task.xml"
    command = f'/c "set ISMS_ENV_FILE={settings}&& "{python}" -m isms serve"'
    text = _TASK.format(
        description=escape(DESCRIPTION), user=_LOCAL_SERVICE, arguments=escape(command), data=escape(str(data))
    )
    folder = ("cmd.exe", "/c", "if", "not", "exist", str(data), "mkdir", str(data))
    rights = ("icacls", str(data), "/inheritance:r", "/grant", f"*{_LOCAL_SERVICE}:(OI)(CI)M")
    administrators = ("icacls", str(data), "/grant", "*S-1-5-32-544:(OI)(CI)F")
    start = (
        ("schtasks", "/Create", "/TN", NAME, "/XML", str(file), "/F"),
        ("schtasks", "/Run", "/TN", NAME),
    )
    return Service(text, file, settings, data, "utf-16", (folder, rights, administrators), start)


def here(data: Path | None = None) -> Service:
    """Return the service of this installation on this machine; `data`: another data folder than the usual one."""
    python = Path(sys.executable)
    if os.name == "nt":
        usual = PureWindowsPath(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / NAME
        return windows(python, data or usual)
    return systemd(python, data or PurePath("/var/lib/isms"))


def install(service: Service, run: Run, users: Collection[str]) -> list[str]:
    """
    Make the user and the folder, write the files, start the service. Returns the files that were written.

    `users`: users that are there already. Raises Refused when the service's user could not read the program.
    """
    _require_readable(Path(sys.executable))
    for command in service.prepare:
        if command[0] != "useradd" or command[-1] not in users:
            run(command)
    written = []
    for file, text, encoding in (
        (Path(service.settings), service.first_settings, "utf-8"),
        (Path(service.file), service.text, service.encoding),
    ):
        if file == Path(service.settings) and file.exists():
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding=encoding)
        if file == Path(service.settings):
            file.chmod(0o640)
        written.append(str(file))
    for command in service.start:
        run(command)
    return written


def call(command: Sequence[str]) -> None:
    """Run a command of the machine. Raises Refused with its own words when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # of this module
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise Refused([Reason("service", "", f"Lệnh {' '.join(command)} không thành công: {said}")])


def _require_readable(python: Path) -> None:
    """Raise Refused when a folder on the way to the program is closed to other users (POSIX)."""
    if os.name == "nt":
        return
    folders = (*python.parents, *python.resolve().parents)
    closed = [folder for folder in folders if not folder.stat().st_mode & 0o001]
    if closed:
        remedy = (
            f"Người dùng {NAME} không đọc được chương trình vì thư mục {closed[0]} đóng với người khác. Hãy đặt chương "
            "trình ở nơi chung, ví dụ /opt/isms, chạy python3 start.py update ở đó rồi cài dịch vụ lại."
        )
        raise Refused([Reason("service", "", remedy)])

"""The program as a service of the machine."""

import shutil
import subprocess
from pathlib import Path, PurePosixPath, PureWindowsPath
from xml.etree import ElementTree

import pytest

from inventory.errors import Refused
from isms.installation import service

DATA = PurePosixPath("/var/lib/isms")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd's own verifier is not on this machine")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path):
    file = tmp_path / "isms.service"
    file.write_text(service.systemd(PurePosixPath("/usr/bin/python3"), DATA).text, encoding="utf-8")

    told = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True, check=False)

    assert (told.returncode, [line for line in told.stderr.splitlines() if "isms" in line]) == (0, [])


def test_the_unit_runs_as_a_user_of_its_own_and_writes_only_its_data():
    unit = service.systemd(PurePosixPath("/opt/isms/.venv/bin/python"), DATA).text

    assert 'ExecStart="/opt/isms/.venv/bin/python" -m isms serve' in unit
    lines = {"User=isms", "ReadWritePaths=/var/lib/isms", "ProtectSystem=strict", "Restart=on-failure"}
    assert lines <= set(unit.splitlines())


def test_the_task_of_windows_starts_at_boot_without_a_console_and_is_no_administrator():
    python, data = PureWindowsPath(r"C:\isms & co\.venv\Scripts\python.exe"), PureWindowsPath(r"C:\ProgramData\isms")
    made = service.windows(python, data)

    text = made.text.encode(made.encoding).decode("utf-16")
    task = ElementTree.fromstring(text.partition("?>")[2])  # noqa: S314  # our own
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.find("t:Triggers/t:BootTrigger", names) is not None
    assert task.findtext("t:Principals/t:Principal/t:UserId", namespaces=names) == "S-1-5-19"
    command = task.findtext("t:Actions/t:Exec/t:Arguments", namespaces=names)
    assert command == (
        r'/c "set ISMS_ENV_FILE=C:\ProgramData\isms\isms.env&& "C:\isms & co\.venv\Scripts\python.exe" -m isms serve"'
    )


def made_below(folder: Path) -> service.Service:
    """A service whose files lie below a folder."""
    made = service.systemd(PurePosixPath("/usr/bin/python3"), DATA)
    return service.Service(
        made.text, folder / "u/isms.service", folder / "e/isms.env", DATA, "utf-8", made.prepare, made.start
    )


def test_installing_makes_user_and_folder_first_then_files_then_starts(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.executable", "/usr/bin/env")
    ran = []

    written = service.install(made_below(tmp_path), ran.append, users=())

    assert [command[0] for command in ran] == ["useradd", "install", "chgrp", "systemctl", "systemctl"]
    assert [Path(file).name for file in written] == ["isms.env", "isms.service"]
    assert (tmp_path / "e/isms.env").read_text(encoding="utf-8").endswith("ISMS_DATA_DIR=/var/lib/isms\n")
    assert (tmp_path / "e/isms.env").stat().st_mode & 0o777 == 0o640


def test_installing_again_keeps_the_user_and_what_was_set(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.executable", "/usr/bin/env")
    service.install(made_below(tmp_path), lambda _: None, users=())
    (tmp_path / "e/isms.env").write_text("ISMS_PORT=8443\n", encoding="utf-8")
    ran = []

    service.install(made_below(tmp_path), ran.append, users={"isms"})

    assert "useradd" not in {command[0] for command in ran}
    assert (tmp_path / "e/isms.env").read_text(encoding="utf-8") == "ISMS_PORT=8443\n"


def test_a_program_in_a_closed_folder_is_refused_with_the_way_out(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr("sys.executable", str(closed / "python"))

    with pytest.raises(Refused, match="/opt/isms"):
        service.install(made_below(tmp_path), lambda _: None, users=())

    assert not (tmp_path / "u").exists()


def test_a_command_that_fails_is_named_with_its_own_words():
    with pytest.raises(Refused, match="/không/có"):
        service.call(("ls", "/không/có"))

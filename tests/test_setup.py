"""Set-up needs Python and a package index, nothing else, and installs the same everywhere."""

import ast
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import httpx
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

import start
from tests import postgres
from tests.test_house import PACKAGES, ROOT, imports_of, product_files, tracked_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock")
ADDED = "requirements-postgresql.lock"
"""What start.py adds for a PostgreSQL address."""
ENTRY = re.compile(r"^(?P<requirement>\S.*?)(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)\n", re.MULTILINE)


def locked(lock: str) -> dict[str, Requirement]:
    """Return the lock's requirements by canonical name."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = [Requirement(entry["requirement"]) for entry in ENTRY.finditer(text)]
    return {canonicalize_name(entry.name): entry for entry in entries}


def declared(*groups: list[str]) -> dict[str, Requirement]:
    """Return the requirements of the project file's lists by canonical name."""
    entries = [Requirement(text) for group in groups for text in group]
    return {canonicalize_name(entry.name): entry for entry in entries}


def needed_by(lock: str) -> dict[str, Requirement]:
    run = [PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["build"]]
    test = PROJECT["project"]["optional-dependencies"].values()
    return declared(*run, *(test if lock == "requirements-test.lock" else []))


@pytest.mark.parametrize("lock", [*LOCKS, ADDED])
def test_a_lock_holds_nothing_but_pinned_and_hashed_requirements(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert ENTRY.sub("", text).strip() == ""
    assert all(re.fullmatch(r"==[^*,]+", str(entry.specifier)) for entry in locked(lock).values())


@pytest.mark.parametrize("lock", [*LOCKS, ADDED])
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")

    assert re.findall(r"https?:|file:|://| @ |--(?!hash=)\S+", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_what_the_project_asks_for(lock: str) -> None:
    pins = locked(lock)

    for name, wanted in needed_by(lock).items():
        assert name in pins, f"{name} is not in {lock}: make the lock again"
        pinned = str(pins[name].specifier).removeprefix("==")
        assert wanted.specifier.contains(Version(pinned)), f"{lock} has {pins[name]}, the project wants {wanted}"


def test_tests_run_on_the_very_versions_that_offices_get() -> None:
    run, added, test = locked("requirements.lock"), locked(ADDED), locked("requirements-test.lock")

    assert {name: str(entry) for name, entry in run.items()} == {name: str(test.get(name)) for name in run}
    assert {name: entry.specifier for name, entry in added.items()} == {name: test[name].specifier for name in added}


def test_the_driver_of_postgresql_is_an_extra_of_its_own() -> None:
    extra = declared(PROJECT["project"]["optional-dependencies"]["postgresql"])

    assert extra.keys() <= locked(ADDED).keys()
    assert not extra.keys() & locked("requirements.lock").keys()


@pytest.mark.parametrize(
    ("environment", "file", "wanted"),
    [
        ({}, None, False),
        ({"ISMS_DATABASE_URL": "sqlite:///x"}, None, False),
        ({"ISMS_DATABASE_URL": "postgresql://nha/so"}, None, True),
        ({}, "ISMS_PORT=1\nISMS_DATABASE_URL = 'postgresql+psycopg://nha/so'\n", True),
        ({}, "# ISMS_DATABASE_URL=postgresql://nha/so\n", False),
        ({}, "isms_database_url=postgresql://nha/so\n", True),
        ({"ISMS_DATABASE_URL": "sqlite:///x"}, "ISMS_DATABASE_URL=postgresql://nha/so\n", False),
    ],
)
def test_start_adds_the_driver_where_the_settings_name_a_postgresql_server(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, environment: dict[str, str], file: str | None, wanted: bool
) -> None:
    if file is not None:
        (tmp_path / "cài đặt.env").write_text(file, encoding="utf-8")
        monkeypatch.setenv("ISMS_ENV_FILE", str(tmp_path / "cài đặt.env"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert start.wants_postgresql() == wanted


def test_the_fast_lane_wants_no_program_and_leaves_out_only_what_a_marker_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(start, "install", lambda lock: done.append((lock,)))
    monkeypatch.setattr(start, "install_test_programs", lambda: done.append(("apt-get",)))
    monkeypatch.setattr(start, "become", lambda *command: done.append(command))
    monkeypatch.chdir(ROOT)

    start.test(["--fast", "-x"])
    start.test(["-x"])

    assert done == [
        ("requirements-test.lock",),
        ("pytest", "-n", "auto", "-m", start.FAST_LANE, "--hypothesis-profile", "fast", "-x"),
        ("requirements-test.lock",),
        ("apt-get",),
        ("pytest", "-n", "auto", "-x"),
    ]
    markers = {line.partition(":")[0] for line in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    assert set(re.findall(r"\w+", start.FAST_LANE)) - {"not", "or"} <= markers


def test_start_says_how_to_update_and_installs_nothing_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    start.main(["help"])

    assert "Cập nhật lên bản mới" in capsys.readouterr().out


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_leaves_out_nothing_that_these_versions_need_on_windows(lock: str) -> None:
    pins = locked(lock)

    assert {"tzdata", "colorama"} <= pins.keys()
    assert all(entry.marker is None or "linux" not in str(entry.marker) for entry in pins.values())


def test_every_requirement_has_a_lower_bound() -> None:
    loose = [
        str(entry)
        for lock in LOCKS
        for entry in needed_by(lock).values()
        if not any(spec.operator == ">=" for spec in entry.specifier)
    ]

    assert loose == []


def test_every_library_the_product_imports_is_declared() -> None:
    distributions = packages_distributions()
    names = {name.partition(".")[0] for module in product_files() for name in imports_of(module)}
    foreign = names - sys.stdlib_module_names - {*PACKAGES}

    known = needed_by(LOCKS[0]) | declared(PROJECT["project"]["optional-dependencies"]["signing"])

    undeclared = [
        name
        for name in sorted(foreign)
        if not {canonicalize_name(origin) for origin in distributions.get(name, [])} & known.keys()
    ]

    assert undeclared == []


def test_start_needs_only_the_standard_library() -> None:
    tree = ast.parse((ROOT / "start.py").read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module for node in imports if isinstance(node, ast.ImportFrom)}

    assert {name.partition(".")[0] for name in modules} <= sys.stdlib_module_names


def test_an_old_python_can_read_start_and_be_told_that_it_is_too_old() -> None:
    ast.parse((ROOT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))

    as_an_old_one = (
        "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); runpy.run_path('start.py', {}, '__main__')"
    )
    told = subprocess.run([sys.executable, "-c", as_an_old_one], cwd=ROOT, capture_output=True, text=True, check=False)

    assert told.returncode == 1
    assert "Cần Python 3.11 trở lên; máy đang chạy Python 3.9.2" in told.stderr


def test_without_rights_the_missing_programs_are_named_and_nothing_runs(tmp_path: Path) -> None:
    as_nobody = (
        "import os, start; os.geteuid = lambda: 1000; start.program_exists = lambda name: name != 'chromium';"
        "start.install_test_programs(); print('went on')"
    )
    told = subprocess.run([sys.executable, "-c", as_nobody], cwd=ROOT, capture_output=True, text=True, check=False)

    assert told.returncode == 1
    assert "Máy còn thiếu: chromium." in told.stderr
    assert "sudo apt-get install chromium" in told.stderr
    assert told.stdout == ""


@pytest.mark.slow
def test_a_failing_pip_stops_the_set_up_with_a_remedy(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("start.py", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    (copy / "requirements.lock").write_text("no-such-library-of-ours==1.0 --hash=sha256:" + "0" * 64 + "\n")
    offline = os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}

    told = subprocess.run(
        [sys.executable, "start.py"], cwd=copy, env=offline, capture_output=True, text=True, check=False
    )

    assert told.returncode == 1
    assert "Cài thư viện không thành công" in told.stderr
    assert not list((copy / ".venv").glob("*.installed"))


@pytest.mark.slow
def test_one_command_installs_lists_the_office_s_systems_and_serves(
    clean_environment: dict[str, str], port: int, tmp_path: Path
) -> None:
    register = {"cwd": tmp_path, "env": clean_environment}
    printed = tmp_path / "printed"
    with printed.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, ROOT / "start.py", "--port", str(port)], stdout=output, stderr=output, **register
        )
    try:
        page = wait_for_page(server, f"http://127.0.0.1:{port}/")
        listed = subprocess.run(
            [sys.executable, "-m", "isms", "systems", "list", "--json"], capture_output=True, **register
        )
    finally:
        server.terminate()
        server.wait(30)

    assert page < 500, printed.read_text()
    assert f"http://127.0.0.1:{port}/" in printed.read_text()
    assert len(re.findall(r'"code"', listed.stdout.decode())) >= 18, listed.stderr.decode()


def wait_for_page(server: subprocess.Popen[bytes], address: str) -> int:
    """Return the HTTP status of the address once somebody answers there (or 599 when the server gives up)."""
    deadline = time.monotonic() + 300
    while server.poll() is None and time.monotonic() < deadline:
        try:
            return httpx.get(address, follow_redirects=True, timeout=10).status_code
        except httpx.TransportError:
            time.sleep(0.1)
    return 599


def test_continuous_integration_runs_the_test_command_and_nothing_cleverer() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines == [
        "#!/usr/bin/env bash",
        "set -eu",
        'cd "$(dirname "$0")/.."',
        "exec python3 start.py test",
    ]


@pytest.mark.slow
def test_the_wheel_carries_every_file_of_the_product(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr

    carried = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())

    tracked = {path.relative_to(ROOT).as_posix() for path in tracked_files() if path.is_relative_to(ROOT)}
    assert {name for name in tracked if name.split("/")[0] in PACKAGES} - carried == set()


def test_without_postgresql_a_test_fails_and_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "SERVER_FOLDERS", "no/such/folder/*/bin")
    monkeypatch.setenv("PATH", "")

    with (
        pytest.raises(postgres.CannotStart, match=r"'initdb' is missing.*apt-get install postgresql"),
        postgres.running_server(),
    ):
        pass

"""
One ZIP that installs without internet: the program, its locks, and the wheels they name.

`python3 start.py bundle FILE.zip` makes it on a machine that has internet; on the other one it is unpacked and
`python3 start.py` finds the folder `wheels` beside itself.
"""

import argparse
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-postgresql.lock")
WHEELS = "wheels"
PROGRAM = ("isms", "inventory", "schedules", "templates", "docs")
"""Folders of the program that an office needs; of the top level also every file."""


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine: the tags its wheels bear, and what environment markers see there (PEP 508)."""

    platforms: tuple[str, ...]
    markers: dict[str, str]


_GLIBC = (5, 12, 17, 24, 26, 27, 28, 31, 34)
"""Versions 2.x of Linux' C library that wheels are built for."""
TARGETS = (
    Target(("win_amd64",), {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"}),
    Target(
        ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in _GLIBC)),
        {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    ),
)


def wanted(lock: str, target: Target, python: str) -> str:
    """Return the entries of a lock, hashes included, that such a machine with this Python (`3.12`) installs."""
    machine = "AMD64" if target.markers["os_name"] == "nt" else "x86_64"
    environment = target.markers | {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_machine": machine,
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }
    return "".join(entry for entry in _entries(lock) if _holds(entry, environment))


def _entries(lock: str) -> Iterator[str]:
    """Split a lock into its entries: a line that begins at the margin, and the indented ones after it."""
    entry = ""
    for line in lock.splitlines(keepends=True):
        if entry and not line[:1].isspace():
            yield entry
            entry = ""
        entry += line
    if entry.strip():
        yield entry


def _holds(entry: str, environment: dict[str, str]) -> bool:
    marker = Requirement(entry.partition("--hash")[0].rstrip(" \\\n")).marker
    return marker is None or marker.evaluate(environment)


def fetch(folder: Path, pythons: Sequence[str]) -> None:
    """Fetch the wheels of every target for these versions of Python, each checked against its hash."""
    for python in pythons:
        for target in TARGETS:
            for name in LOCKS:
                _download(wanted((ROOT / name).read_text(encoding="utf-8"), target, python), target, python, folder)


def _download(lock: str, target: Target, python: str, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "lock.txt")
        file.write_text(lock, encoding="utf-8")
        platforms = [option for tag in target.platforms for option in ("--platform", tag)]
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        which = ["--only-binary=:all:", "--implementation", "cp", "--python-version", python, *platforms]
        command = [*pip, *which, "--require-hashes", "--dest", str(folder), "-r", str(file)]
        subprocess.run(command, check=True)  # noqa: S603  # pip, on our own locks


def pack(file: Path, wheels: Path) -> None:
    """Write the ZIP: the program below one folder, with the wheels beside it."""
    top = "isms"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for each in program_files():
            bundle.write(each, f"{top}/{each.relative_to(ROOT).as_posix()}")
        for each in sorted(wheels.iterdir()):
            bundle.write(each, f"{top}/{WHEELS}/{each.name}", zipfile.ZIP_STORED)


def program_files() -> list[Path]:
    """Return the files of the program: no tests, nothing hidden, nothing that was made here."""
    loose = [each for each in ROOT.iterdir() if each.is_file() and not each.name.startswith(".")]
    inside = [each for name in PROGRAM for each in (ROOT / name).rglob("*") if each.is_file()]
    return sorted([*loose, *(each for each in inside if "__pycache__" not in each.parts)])


def main(arguments: Sequence[str]) -> None:
    """Make the bundle that the command line asks for."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    parser = argparse.ArgumentParser("start.py bundle", description="Đóng gói để cài ở máy không có internet.")
    parser.add_argument("file", type=Path, nargs="?", default=Path("isms.zip"), help="tệp .zip sẽ tạo")
    help_text = f"phiên bản Python ở máy đó (mặc định {running}); được lặp lại"
    parser.add_argument("--python", action="append", metavar="3.12", help=help_text)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        fetch(Path(folder), chosen.python or [running])
        pack(chosen.file, Path(folder))
    size = chosen.file.stat().st_size / 1_000_000
    print(f"Đã ghi {chosen.file} ({size:.0f} MB): giải nén ở máy kia rồi chạy lệnh như thường, không cần internet.")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Set-up in one command, with nothing but Python 3.11 or newer.

    python3 start.py [--host H --port P]     install, prepare the register, serve
    python3 start.py update                  install, back the register up, bring it to this version; do not serve
    python3 start.py test [pytest options]   install what the tests need and run them all
    python3 start.py bundle FILE.zip        one ZIP that installs on a machine without internet
    python3 start.py test --fast             the fast lane: no browser, no page, SQLite only
    python3 start.py help                    how to install and to update, in Vietnamese

Standard library only, and readable by Python 3.7, so that an old Python can be told that it is too old.
"""

from __future__ import annotations

import glob
import hashlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
WHEELS = ROOT / "wheels"
"""In a bundle (`start.py bundle`): what is installed from instead of the internet."""
PYTHON = str(ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
OLDEST = (3, 11)
ADDRESS = "ISMS_DATABASE_URL"
HELP = """\
python3 start.py                 cài thư viện, lập sổ hoặc nâng cấp sổ, rồi chạy
python3 start.py update          cài thư viện, sao lưu và nâng cấp sổ, không chạy
python3 start.py bundle TỆP.zip  đóng gói để cài ở máy không có internet (thêm --python 3.12 nếu máy đó dùng bản khác)
python3 start.py test [--fast]   kiểm thử phần mềm (dành cho người lập trình)
  (trên Windows: py start.py)

Cập nhật lên bản mới:
  1. Dừng chương trình (Ctrl+C).
  2. Giải nén bản mới vào một thư mục mới; đừng chép đè lên bản cũ, tệp cũ còn sót có thể làm hỏng bản mới.
     Sổ không nằm ở đó: sổ ở thư mục dữ liệu của tài khoản, hoặc nơi ISMS_DATA_DIR, ISMS_DATABASE_URL chỉ.
  3. Trong thư mục mới chạy: python3 start.py
     Sổ của bản trước được sao lưu vào thư mục dữ liệu (truoc-nang-cap-....zip), rồi mới được nâng cấp.
     Không sao lưu được thì không nâng cấp.
  4. Muốn quay lại: khôi phục bằng chính bản chương trình cũ: python -m isms backup restore TỆP --replace
"""

# Programs that the tests drive (and a library of Playwright's driver), and the Debian package that brings each.
TEST_PROGRAMS = {
    "chromium": "chromium",
    "initdb": "postgresql",
    "pdftoppm": "poppler-utils",
    "faketime": "faketime",
    "nginx": "nginx-light",
    "soffice": "libreoffice-writer-nogui",
    "libatomic.so.1": "libatomic1",
}
FAST_LANE = "not (browser or page or postgresql or slow)"
"""The markers (pyproject.toml) of what `test --fast` leaves to the whole suite."""
OUTSIDE_PATH = ("/usr/lib/postgresql/*/bin", "/usr/lib/*-linux-gnu*", "/usr/sbin")


def main(arguments: list[str]) -> None:
    if sys.version_info < OLDEST:
        running = ".".join(map(str, sys.version_info[:3]))
        stop(f"Cần Python 3.11 trở lên; máy đang chạy Python {running}.", "Python 3.11 or newer is needed.")
    if arguments[:1] == ["help"]:
        print(HELP)
        return
    make_environment()
    install("requirements.lock")
    if arguments[:1] == ["test"]:
        test(arguments[1:])
        return
    if arguments[:1] == ["bundle"]:
        become("isms.installation.bundle", *arguments[1:])
    if wants_postgresql():
        install("requirements-postgresql.lock")
    prepared = subprocess.run([PYTHON, "-m", "isms", "init", "--starting-inventory"], check=False)
    if prepared.returncode != 0:
        sys.exit(prepared.returncode)
    say("Cách cập nhật lên bản mới: python3 start.py help", "How to update: python3 start.py help")
    if arguments[:1] != ["update"]:
        become("isms", "serve", *arguments)


def test(options: list[str]) -> None:
    """Run the whole suite, or its fast lane, which needs no program beside Python."""
    install("requirements-test.lock")
    lane = []
    if "--fast" in options:
        options, lane = (
            [each for each in options if each != "--fast"],
            ["-m", FAST_LANE, "--hypothesis-profile", "fast"],
        )
    else:
        install_test_programs()
    os.chdir(ROOT)
    become("pytest", "-n", "auto", *lane, *options)


def wants_postgresql() -> bool:
    """Say whether the environment, or the file that ISMS_ENV_FILE names, gives a PostgreSQL address."""
    address = os.environ.get(ADDRESS)
    file = os.environ.get("ISMS_ENV_FILE")
    if address is None and file and os.path.isfile(file):
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                name, _, value = line.partition("=")
                if name.replace("export ", "").strip().upper() == ADDRESS:
                    address = value.strip().strip("'\"")
    return (address or "").startswith("postgresql")


def make_environment() -> None:
    """Make .venv beside this file, unless a working one is there."""
    if environment_works():
        return
    say("Đang tạo môi trường Python (.venv)...", "Making the Python environment (.venv)...")
    if not succeeds(sys.executable, "-c", "import ensurepip, venv"):
        install_debian_packages({"Python's venv module": "python3-venv"})
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], check=False)
    if made.returncode != 0 or not environment_works():
        stop(
            f"Không tạo được môi trường trong {ENVIRONMENT} (xem lỗi ở trên).",
            "The environment could not be made (see the error above).",
        )


def environment_works() -> bool:
    return os.path.exists(PYTHON) and succeeds(PYTHON, "-c", f"import sys, pip; sys.exit(sys.version_info < {OLDEST})")


def install(lock: str) -> None:
    """Install the locked dependencies and this checkout; do nothing when neither has changed since."""
    stamp = ENVIRONMENT / f"{lock}.installed"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    say(f"Đang cài các thư viện trong {lock}...", f"Installing the libraries in {lock}...")
    pip_install("--require-hashes", "-r", lock)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint(lock: str) -> str:
    """What an installation depends on: where this checkout is, the lock and the project file."""
    contents = b"".join((ROOT / name).read_bytes() for name in (lock, "pyproject.toml"))
    return hashlib.sha256(str(ROOT).encode() + contents).hexdigest()


def pip_install(*arguments: str) -> None:
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    if WHEELS.is_dir():
        command += ["--no-index", "--find-links", str(WHEELS)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        stop(
            "Cài thư viện không thành công (xem lỗi ở trên). Kiểm tra mạng và cấu hình của pip, rồi chạy lại.",
            "Installing failed (see the error above). Check the network and pip's settings, then run this again.",
        )


def install_test_programs() -> None:
    missing = {name: package for name, package in TEST_PROGRAMS.items() if not program_exists(name)}
    if missing:
        install_debian_packages(missing)


def program_exists(name: str) -> bool:
    """Look on PATH and where Debian keeps libraries and the PostgreSQL server's programs."""
    return bool(shutil.which(name) or any(glob.glob(f"{folder}/{name}") for folder in OUTSIDE_PATH))


def install_debian_packages(missing: dict[str, str]) -> None:
    """Install the packages that bring what is missing: as root on Debian; else say what to install and stop."""
    packages = " ".join(sorted(missing.values()))
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(
            f"Máy còn thiếu: {', '.join(missing)}. Trên Debian/Ubuntu cài bằng lệnh: sudo apt-get install {packages}",
            f"Missing: {', '.join(missing)}. On Debian/Ubuntu: sudo apt-get install {packages}",
        )
    say(f"Đang cài {packages}...", f"Installing {packages}...")
    command = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=600"]
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in (["update"], ["install", "--no-install-recommends", *packages.split()]):
        if subprocess.run([*command, *step], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode != 0:
            stop(f"apt-get không cài được {packages}.", f"apt-get could not install {packages}.")


def become(module: str, *arguments: str) -> None:
    """End as the environment's Python running this module, so that signals and the exit status are its own."""
    command = [PYTHON, "-m", module, *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(130)


def succeeds(*command: str) -> bool:
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def say(vietnamese: str, english: str) -> None:
    print(f"{vietnamese}\n  {english}", flush=True)


def stop(vietnamese: str, english: str) -> NoReturn:
    sys.exit(f"{vietnamese}\n  {english}")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a Windows code page may lack Vietnamese letters
    main(sys.argv[1:])

"""One ZIP that installs on a machine without internet."""

import zipfile

import pytest

from isms.installation import bundle

WINDOWS, LINUX = bundle.TARGETS
LOCKS = [(bundle.ROOT / name).read_text(encoding="utf-8") for name in bundle.LOCKS]


def names(lock: str) -> set[str]:
    return {line.partition("==")[0] for line in lock.splitlines() if line[:1].isalpha()}


def test_each_machine_gets_what_it_installs_and_nothing_of_the_other():
    windows, linux = (names(bundle.wanted(LOCKS[0], target, "3.12")) for target in bundle.TARGETS)

    assert "colorama" in windows - linux
    assert "uvloop" in linux - windows
    assert windows | linux == names(LOCKS[0])


def test_a_version_of_python_gets_the_version_of_a_library_that_is_for_it():
    older, newer = (bundle.wanted(LOCKS[0], LINUX, python) for python in ("3.11", "3.12"))

    assert "puremagic==1.30" in older and "puremagic==1.30" not in newer


@pytest.mark.parametrize("lock", LOCKS, ids=bundle.LOCKS)
def test_what_is_taken_from_a_lock_keeps_its_hashes(lock):
    taken = bundle.wanted(lock, LINUX, "3.11")

    assert set(taken.splitlines()) <= set(lock.splitlines())
    assert taken.count("==") == len(names(taken)) and taken.count("--hash=sha256:") >= len(names(taken))


def test_it_holds_the_program_and_the_wheels_but_no_tests_and_nothing_hidden(tmp_path):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    (wheels / "x-1-py3-none-any.whl").write_bytes(b"x")

    bundle.pack(tmp_path / "isms.zip", wheels)

    with zipfile.ZipFile(tmp_path / "isms.zip") as made:
        held = set(made.namelist())
    assert {"isms/start.py", "isms/requirements.lock", "isms/isms/__main__.py", "isms/LICENSE"} <= held
    assert "isms/wheels/x-1-py3-none-any.whl" in held
    assert not {name for name in held if name.startswith(("isms/tests", "isms/.")) or "__pycache__" in name}

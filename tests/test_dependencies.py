"""What the locks name, held against advisories of a file; the list of it as CycloneDX."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from isms.installation import dependencies

PACKAGES = {"nicegui": "3.18.0", "orjson": "3.11.0"}


def advisory(name: str, *events: dict[str, str], **more: Any) -> dict[str, Any]:
    affected = {
        "package": {"ecosystem": "PyPI", "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {"id": "GHSA-1", "summary": "Thử", "affected": [affected]} | more


@pytest.mark.parametrize(
    ("given", "is_met"),
    [
        (advisory("NiceGUI", {"introduced": "0"}), True),
        (advisory("nicegui", {"introduced": "0"}, {"fixed": "3.18.0"}), False),
        (advisory("nicegui", {"introduced": "0"}, {"fixed": "3.18.1"}), True),
        (advisory("nicegui", {"introduced": "3.0"}, {"last_affected": "3.18.0"}), True),
        (advisory("nicegui", {"introduced": "0"}, {"fixed": "2"}, {"introduced": "3.19"}), False),
        (advisory("nicegui", {"introduced": "0"}, withdrawn="2026-01-01T00:00:00Z"), False),
        (advisory("another", {"introduced": "0"}), False),
    ],
)
def test_an_advisory_is_met_by_name_and_range(given: dict[str, Any], is_met: bool) -> None:
    found = dependencies.met(PACKAGES, iter([given]))

    assert [(each.package, each.advisory) for each in found] == ([("nicegui", "GHSA-1")] if is_met else [])


def test_advisories_are_read_from_a_file_a_list_or_an_archive(tmp_path: Path) -> None:
    one = advisory("nicegui", {"introduced": "0"})
    for name, content in (("one", one), ("list", [one]), ("osv", {"vulns": [one]})):
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("GHSA-1.json", json.dumps(one))

    assert [list(dependencies.advisories(tmp_path / name)) for name in ("one", "list", "osv", "all.zip")] == [[one]] * 4


def test_the_locks_are_audited_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {"nicegui", "sqlmodel", "psycopg"} <= dependencies.locked().keys()
    (tmp_path / "bad.json").write_text(json.dumps(advisory("nicegui", {"introduced": "0"})), "utf-8")
    (tmp_path / "good.json").write_text("[]", "utf-8")

    assert dependencies.main(["audit", str(tmp_path / "bad.json")]) == 1
    assert dependencies.main(["audit", str(tmp_path / "good.json")]) == 0
    capsys.readouterr()
    assert dependencies.main(["sbom"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["bomFormat"] == "CycloneDX"
    assert {each["name"] for each in listed["components"]} == dependencies.locked().keys()


def test_the_notice_names_every_locked_package() -> None:
    notice = (Path(__file__).parents[1] / "NOTICE").read_text("utf-8")

    assert [name for name, version in dependencies.locked().items() if f"\n{name} " not in notice] == []

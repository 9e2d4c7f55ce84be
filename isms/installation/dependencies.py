"""
What the program is built upon, read off its locks without a network: what of it has a known weakness, and lists of it.

`python -m isms.installation.dependencies audit FILE` holds the locks against advisories in the OSV format: a JSON file
(one advisory, a list, or {"vulns": [...]}), or a ZIP of such files as osv.dev publishes for PyPI; status 1 when one is
met. `sbom` prints a CycloneDX 1.5 document, `notice` the licences of what is installed.
"""

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from isms.installation.bundle import LOCKS, ROOT

_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Met:
    """A locked package that an advisory is about."""

    package: str
    version: str
    advisory: str
    summary: str


def locked(root: Path = ROOT) -> dict[str, str]:
    """Return name and version of every package in the locks that an office installs."""
    found: dict[str, str] = {}
    for lock in LOCKS:
        for name, version in _ENTRY.findall((root / lock).read_text("utf-8")):
            found[canonicalize_name(name)] = version
    return dict(sorted(found.items()))


def advisories(file: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the advisories of a file. Raises OSError, ValueError when it is none."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield json.loads(archive.read(name))
        return
    held = json.loads(file.read_text("utf-8"))
    held = held.get("vulns", [held]) if isinstance(held, dict) else held
    yield from held


def met(packages: Mapping[str, str], known: Iterator[Mapping[str, Any]]) -> list[Met]:
    """Return the locked packages that advisories are about, by name; a withdrawn advisory is none."""
    found = set()
    for each in known:
        for affected in () if each.get("withdrawn") else each.get("affected", ()):
            about = affected.get("package", {})
            name = canonicalize_name(str(about.get("name", "")))
            if about.get("ecosystem") == "PyPI" and name in packages and _affects(affected, packages[name]):
                found.add(Met(name, packages[name], str(each.get("id", "?")), str(each.get("summary", ""))))
    return sorted(found, key=lambda one: (one.package, one.advisory))


def _affects(affected: Mapping[str, Any], version: str) -> bool:
    if version in affected.get("versions", ()):
        return True
    ranges = [each["events"] for each in affected.get("ranges", ()) if each.get("type") == "ECOSYSTEM"]
    return any(_within(Version(version), events) for events in ranges)


def _within(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    """Say whether a version lies in a range: from each "introduced" to "fixed", or to "last_affected" with it."""
    inside = False
    for event in events:
        [(what, text)] = event.items()
        try:
            bound = Version(text)
        except InvalidVersion:  # what cannot be compared is met rather than missed
            return True
        if what == "introduced" and version >= bound:
            inside = True
        elif (what == "fixed" and version >= bound) or (what == "last_affected" and version > bound):
            inside = False
    return inside


def licence(name: str) -> str:
    """Return the licence that an installed package names; empty for one that is not installed here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classes = [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License :: ")]
    expression, text = (str(about[each]) if each in about else "" for each in ("License-Expression", "License"))
    return expression or "; ".join(classes) or text.partition("\n")[0]


def sbom(packages: Mapping[str, str]) -> dict[str, Any]:
    """Return the list of packages as a CycloneDX document."""
    components = []
    for name, version in packages.items():
        reference = f"pkg:pypi/{name}@{version}"
        one = {"type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference}
        stated = licence(name)
        components.append(one | ({"licenses": [{"license": {"name": stated}}]} if stated else {}))
    about = {"type": "application", "name": "isms", "version": metadata.version("isms")}
    head = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1}
    return head | {"metadata": {"component": about}, "components": components}


def main(arguments: Sequence[str]) -> int:
    """Do what is asked for; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m isms.installation.dependencies")
    asked = parser.add_subparsers(dest="what", required=True)
    asked.add_parser("audit").add_argument("file", type=Path)
    asked.add_parser("sbom")
    asked.add_parser("notice")
    given = parser.parse_args(arguments)
    packages = locked()
    if given.what == "sbom":
        print(json.dumps(sbom(packages), indent=1, ensure_ascii=False))
        return 0
    if given.what == "notice":
        print("\n".join(f"{name} {version}: {licence(name) or '-'}" for name, version in packages.items()))
        return 0
    found = met(packages, advisories(given.file))
    for each in found:
        print(f"{each.package} {each.version}: {each.advisory} {each.summary}".strip())
    print(f"{len(packages)} packages, {len(found)} advisories met.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

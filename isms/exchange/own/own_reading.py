"""
What a person said of an office's own columns, remembered for the next file with the same headings.

It is the office's: only who records for the whole tree has it remembered, or is told the names of units in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from inventory.errors import NotAllowed
from inventory.organisation.access import Act, Unseen, reads, require_everywhere, writes
from inventory.register_tables import Setting
from inventory.work import Work
from isms.exchange.own.heading import Head
from isms.exchange.own.own_fields import fields, named, recognise

SETTING, MAPPED = "import.columns", "import.columns_mapped"
MOST_REMEMBERED = 500
CREATE = "+"
UNITS = ("systems.unit", "systems.users", "systems.coordinators")
"""The fields whose cells name units."""
COMMON = (
    "systems.responsibility",
    "systems.unit",
    "decisions.regime",
    "decisions.issuer",
    "regulations.issuer",
    "plans.on",
    "audits.kind",
    "audits.assessor",
    "audits.assessor_kind",
)
"""What a person may say of the whole file, where it has no column for it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """
    How a sheet is read. `columns`: the field of each column, '' for none, in their order.

    `common`: by field, what a cell without content says. `units`: by folded name, the code of the unit meant, or
    CREATE. `values`: by field and folded text of a cell, what it means. `rows`: by number as the file counts rows, or
    by kind of question, what a row is. `letters`: that text of an old font may stay as it is. `sheets`: the sheets of
    which a person must still choose one.
    """

    columns: tuple[str, ...]
    common: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    letters: str = ""
    sheets: tuple[str, ...] = ()


@reads(Act.RECORD)
def proposed(work: Work, head: Head) -> Reading:
    """Return the mapping of a sheet: what was said of such headings before, else what is recognised."""
    kept = _kept(work)
    columns = tuple(recognise(head.headings, kept.get("columns", {})))
    if not is_the_offices(work):
        return Reading(columns)
    common = {key: text for key, text in kept.get("common", {}).items() if key in fields()}
    meant = {key: said for key, said in kept.get("values", {}).items() if key in fields()}
    return Reading(columns, common, kept.get("units", {}), meant)


@writes(Act.RECORD, Unseen.FILE, everywhere=True)
def remember(work: Work, head: Head, mapping: Reading) -> None:
    """Keep the mapping for the next file; what was said of other headings stays."""
    kept = _kept(work)
    said = {named(heading): key for heading, key in zip(head.headings, mapping.columns, strict=True) if heading}
    value = {
        "columns": _last(kept.get("columns", {}) | said),
        "common": dict(mapping.common),
        "units": _last(kept.get("units", {}) | dict(mapping.units)),
        "values": _values(kept.get("values", {}), mapping.values),
    }
    if value == kept:
        return
    row = work.session.get(Setting, SETTING, with_for_update=True)
    if row is None:
        work.session.add(Setting(name=SETTING, value=value, changed_at=work.now, changed_by=work.actor.name))
    else:
        row.value, row.changed_at, row.changed_by = value, work.now, work.actor.name
    told = {
        "columns": said,
        "common": value["common"],
        "units": dict(mapping.units),
        "values": _values({}, mapping.values),
    }
    work.record(MAPPED, f"setting:{SETTING}", told)


def meanings(kept: Mapping[str, Any]) -> dict[tuple[str, ...], str]:
    """Return each meaning that is kept, or that an entry of the trail tells of, by where it stands."""
    found: dict[tuple[str, ...], str]
    found = {(part, name): said for part in ("columns", "common", "units") for name, said in kept.get(part, {}).items()}
    cells = kept.get("values", {}).items()
    return found | {("values", key, text): said for key, texts in cells for text, said in texts.items()}


def is_the_offices(work: Work) -> bool:
    """Say whether the actor records for the whole tree."""
    try:
        require_everywhere(work, Act.RECORD)
    except NotAllowed:
        return False
    return True


def _kept(work: Work) -> dict[str, Any]:
    row = work.session.get(Setting, SETTING)
    return dict(row.value) if row else {}


def _values(kept: Mapping[str, Mapping[str, str]], said: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Return the meanings of cells with those that a person has now given; days are of one file and not kept."""
    keys = [key for key in fields() if key in kept or key in said]
    lasting = [key for key in keys if fields()[key].column.kind != "day"]
    return {key: _last({**kept.get(key, {}), **said.get(key, {})}) for key in lasting}


def _last(said: Mapping[str, str]) -> dict[str, str]:
    return dict(list(said.items())[-MOST_REMEMBERED:])

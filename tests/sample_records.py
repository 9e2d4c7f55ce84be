"""A record of any declared kind with a sample in each field that must be filled."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from inventory.records import (
    KINDS,
    Agreement,
    Asset,
    Audit,
    Classification,
    Decision,
    Dossier,
    DossierComponent,
    Investment,
    Narrative,
    PlanItem,
    PlannedAudit,
    Record,
    Risk,
    Website,
)
from inventory.records.declaration import DeclaredField, fields_of

SAMPLES: dict[type[Record], dict[str, Any]] = {
    Agreement: {"kind": "delegation", "scope": "x"},
    Asset: {"item": "", "kind": "zone"},
    Audit: {"kind": "periodic", "conclusion": "eligible", "assessor_kind": "licensed", "occasion": ""},
    Classification: {"regime": "331/2026", "facts": {"regime": "331/2026"}},
    Decision: {"level": 2, "regime": "331/2026", "number": "9"},
    Dossier: {"regime": "331/2026", "proposed_level": 2, "state": "drafting", "reason": "theo văn bản số 1"},
    DossierComponent: {"component": "overview", "present": True},
    Investment: {"on": dt.date(2026, 6, 1)},
    Narrative: {"part": "scope"},
    PlanItem: {"regime": "331/2026", "requirement": "G01", "state": "full"},
    PlannedAudit: {"kind": "periodic", "occasion": "", "assessor": "x", "assessor_kind": "licensed"},
    Risk: {"item": ""},
    Website: {"address": "so.gov.vn"},
}
"""What is special about the samples of a kind."""


def parents_of(kind: type[Record]) -> dict[str, type[Record]]:
    """Return the kinds that records of a kind are about, by the field that names one."""
    tables = {str(each.__tablename__): each for each in KINDS}
    return {name: tables[each.declared.parent.table] for name, each in fields_of(kind).items() if each.declared.parent}


def a_record(kind: type[Record], work: Any, ids: Mapping[str, int], parent: str = "", text: str = "x") -> Record:
    """
    Return a record of a kind on the day of the work. `parent`: the field that names what it is about.

    `ids`: what other records it may name, by their tables; `text`: what its texts say.
    """
    about = parent or next(iter(parents_of(kind)), "")
    wanted = [each for name, each in fields_of(kind).items() if each.declared.required or name == about]
    content = {each.name: _sample(each, work, ids, text) for each in wanted}
    return kind(**content | SAMPLES.get(kind, {}))


def _sample(each: DeclaredField, work: Any, ids: Mapping[str, int], text: str) -> Any:
    if each.declared.reference:
        return ids[each.declared.reference.table]
    if each.kind in ("choice", "choices"):
        code = next(iter(each.declared.words()))
        return [code] if each.kind == "choices" else code
    if each.kind == "whole":
        return (each.declared.between or (1, 1))[0]
    return {"day": work.today, "instant": work.now, "yes_no": False}.get(each.kind, text)

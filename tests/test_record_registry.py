"""Whatever a kind of record declares goes out and comes in by every format, and its form gives back what was typed."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import isms.ui
from inventory import records
from inventory.declared_fields import DeclaredField
from inventory.records.declaration import Record, fields_of
from inventory.records.facts import content
from inventory.records.references import table_of
from isms.exchange.format import declared_rows
from isms.exchange.format.declared_rows import ROWS, Kept, own_fields
from isms.exchange.format.sheet_layout import INSIDE
from isms.exchange.sheets import json_file, workbook_in, workbook_out
from isms.exchange.sheets.workbook_sheets import SHEETS
from isms.systems import system_history
from isms.ui.audits import audit_findings, audit_tab, plan_fields
from isms.ui.dossier import dossier_tab, risk_list
from isms.ui.facts.declared_form import PLAIN, FormLayout, RecordForm
from isms.ui.parts.forms import Form
from isms.ui.requirements import answer_forms
from isms.ui.system import running_tab
from isms.ui.watch import advisory_list, incident_list, website_list
from tests.test_timeline import choices_of, made, sample
from tests.ui import office as office
from tests.ui import sign_in
from tests.ui import visitor as visitor

LOOKS: dict[type[Record], FormLayout] = {
    records.Audit: audit_tab.LOOK,
    records.PlannedAudit: plan_fields.LOOK,
    records.Finding: audit_findings.LOOK,
    records.Incident: incident_list.LOOK,
    records.IncidentStep: incident_list.STEP_LOOK,
    records.Advisory: advisory_list.LOOK,
    records.Website: website_list.LOOK,
    records.Change: running_tab.CHANGE_LOOK,
    records.DossierComponent: dossier_tab.LOOK,
    records.PlanItem: answer_forms.LOOK,
    records.Risk: risk_list.LOOK,
}
NAMES = [name for name, *_ in records.LISTS]
BY_GATE = {records.Permission}
"""Granted through the gate: no form enters one."""


def plain(kind: type[Record], name: str) -> Any:
    """Return a value of a field as a file has it."""
    return content(made(kind))[name]


def keys_of(each: DeclaredField) -> dict[str, Any]:
    """Return what a file calls the record that a field names."""
    reference = each.declared.reference
    if reference is None:
        return {}
    other = table_of(reference)
    return {key: plain(other, column) for key, column in reference.keys.items()}


def row_of(name: str) -> dict[str, Any]:
    """Return a row of a list that says something in every field."""
    kind, of = next((kind, parent) for known, kind, parent in records.LISTS if known == name)
    about: dict[str, Any] = {"systems": ["A"]} if kind.declaration.several else {"system": "A"}
    row = about | {field: plain(kind, field) for field in own_fields(kind)}
    for each in fields_of(kind).values():
        if each == of or not each.declared.parent:
            row |= keys_of(each)
    return row


@pytest.mark.parametrize("name", NAMES)
def test_every_declared_field_comes_in_from_json_as_it_went_out(name):
    row = row_of(name)

    kept: Kept = ROWS[name].model_validate_json(json.dumps(row))

    assert set(row) == set(ROWS[name].model_fields)
    record = content(declared_rows.made(kept))
    assert {field: record[field] for field in own_fields(kept.table)} == {
        field: row[field] for field in own_fields(kept.table)
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_declared_field_has_a_column_of_its_own_and_comes_in_from_a_workbook_as_it_went_out(name):
    row = row_of(name)
    [sheet] = [each for each in SHEETS if each.section == name]

    [line] = [each for each in workbook_in.read(workbook_out.write({name: [row]})) if each.section == name]

    assert {column.key.partition(INSIDE)[0] for column in sheet.columns} == set(row)
    assert len({column.heading for column in sheet.columns}) == len(sheet.columns)
    [same] = json_file.of_document({"format": "isms/1", name: [line.values]})
    assert ROWS[name].model_validate_json(json.dumps(same.values)) == ROWS[name].model_validate_json(json.dumps(row))


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.__name__)
def test_every_declared_kind_stands_in_the_history_under_words_of_its_own(kind):
    """That each column shows when it changes, tests.test_timeline holds."""
    assert kind in system_history.RECORDED
    assert [each.declared.label for each in fields_of(kind).values() if each.declared.label in kind.model_fields] == []
    assert kind.declaration.headline(made(kind)) and isinstance(kind.declaration.details(made(kind)), tuple)


async def test_a_form_records_what_was_typed_and_a_draft_of_it_fills_another(visitor, office):
    """The form of a kind is read off its declaration; what stands in it is one plain dictionary."""
    await sign_in(visitor, office)
    await visitor.open("/")
    for kind in (kind for kind in records.KINDS if kind not in BY_GATE):
        look = LOOKS.get(kind, PLAIN)
        drawn = [name for name in own_fields(kind) if fields_of(kind)[name].kind != "object"]
        known = {name: sample(kind, name) for name in drawn}
        for name, left_out in look.leave_out.items():
            known[name] = next(code for code in choices_of(kind, name) if code not in left_out)
        with visitor:
            form = RecordForm(kind, Form(), look, known)
            typed = json.loads(json.dumps(form.form.entered()))
            again = RecordForm(kind, Form(), look)
            again.form.fill(typed)

        asked = {name: known[name] for name in drawn if name in form.asked and form.is_asked(name)}
        row = form.record()
        assert [name for name in drawn if name not in form.asked and getattr(row, name) != known[name]] == []
        assert {name: form.value(name) for name in asked} == asked
        assert {name: again.value(name) for name in asked} == asked
        assert again.form.entered() == typed


def test_forms_about_systems_are_opened_in_one_place():
    """What every form of a record or of the card is to have, its version or a draft, is added in one place."""
    rooms = (
        Path(isms.ui.__file__).parent / room for room in ("audits", "dossier", "facts", "level", "system", "watch")
    )
    files = (file for room in rooms for file in room.glob("*.py"))
    own = {file.stem for file in files if re.search(r"\bForm\(", file.read_text("utf-8"))}
    # The interview stands on the page itself; one plan for many systems is one step of several; the table of parts and
    # the role are of several rows, or of no kind of record; a room is surveyed on a page of its own. All keep drafts.
    assert own == {"form_panels", "level_tab", "bulk_audits", "parts_form", "role_form", "room_survey_page"}

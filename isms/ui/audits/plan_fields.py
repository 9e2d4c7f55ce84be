"""The form of a planned audit: kind, occasion, who shall make it, a note; with its day, or without."""

from inventory.choices import AuditKind
from inventory.records import PlannedAudit
from isms.ui.facts.declared_form import FormLayout, RecordForm
from isms.ui.parts.forms import Form

ROUTINE = (AuditKind.PERIODIC, AuditKind.PRE_OPERATION)
"""Occasions that are said by the kind of the audit."""
_FIELDS = ("kind", "occasion", "assessor", "assessor_kind", "note")


def _look(*names: str) -> FormLayout:
    return FormLayout(
        columns=(names,),
        looks={"kind": "cards", "assessor_kind": "list"},
        leave_out={"occasion": ROUTINE},
        empty={"assessor_kind": "Chưa chọn"},
    )


LOOK = _look("on", *_FIELDS)
_WITHOUT_DAY = _look(*_FIELDS)


def without_day(form: Form, kind: AuditKind) -> RecordForm:
    """Draw the fields besides the day, beginning with this kind of audit."""
    return RecordForm(PlannedAudit, form, _WITHOUT_DAY, {"kind": kind})

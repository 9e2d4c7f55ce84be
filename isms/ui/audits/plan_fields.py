"""The fields of a planned audit besides its day: kind, occasion, who shall make it, a note."""

from datetime import date
from typing import Any

from nicegui import ui

from inventory.records import PlannedAudit
from isms.ui.parts import words
from isms.ui.parts.entered_fields import choices, given, when_chosen
from isms.ui.parts.forms import Form

_KINDS = {code: (text, "") for code, text in words.AUDIT_KIND.items()}
_AD_HOC = {code: text for code, text in words.OCCASION.items() if code not in words.AUDIT_KIND}


class PlanFields:
    """The fields as drawn in a form, beginning with this kind of audit."""

    def __init__(self, form: Form, kind: str) -> None:
        with ui.element("div") as kinds:
            self._kind = form.cards("kind", "Loại nào?", _KINDS, kind)
        with ui.element("div") as occasions:
            self._occasion = form.choice("occasion", "Trong trường hợp nào?", _AD_HOC, None)
        self._who = form.text("assessor", "Ai kiểm tra, đánh giá?", help="Có thể để trống nếu chưa chọn.")
        bodies = {"": "Chưa chọn"} | words.ASSESSOR_KIND
        self._body = form.choice("assessor_kind", "Tổ chức, đơn vị đó là", bodies, "")
        self._note = form.paragraph("note", "Ghi chú")

        def changed() -> None:
            occasions.visible = self._is_ad_hoc

        when_chosen(kinds, changed)
        changed()

    @property
    def _is_ad_hoc(self) -> bool:
        return self._kind.value == "ad_hoc"

    def planned(self, on: date) -> PlannedAudit:
        """Return what is entered, for that day. Raises Invalid where nothing is chosen."""
        to_choose: dict[str, Any] = {"kind": self._kind} | ({"occasion": self._occasion} if self._is_ad_hoc else {})
        with choices(**to_choose):
            return PlannedAudit(
                on=on,
                kind=given(self._kind),
                occasion=(self._occasion.value or "") if self._is_ad_hoc else "",
                assessor=self._who.value or "",
                assessor_kind=self._body.value or "",
                note=self._note.value or "",
            )

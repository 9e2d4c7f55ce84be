"""The steps of the dossier, who appraises and approves it, and the time limits that run."""

from collections.abc import Sequence
from functools import partial

from nicegui import ui

from inventory.law import dossier
from inventory.organisation.access import Act
from inventory.records import Dossier, rounds
from inventory.records import facts as recording
from inventory.work import Work
from isms.systems.dossier_progress import Proposal, Running
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words

EVENT = {
    "invalid_dossier_reply": "Trả lời nếu hồ sơ chưa hợp lệ",
    "appraisal": "Thẩm định xong",
    "approval": "Phê duyệt xong",
}
STEPS = {
    "drafting": ("Đang dự thảo hồ sơ", "Đơn vị vận hành lập hồ sơ đề xuất cấp độ."),
    "sent_for_appraisal": ("Đã gửi thẩm định", "Ghi ngày nơi thẩm định nhận hồ sơ hợp lệ: thời hạn tính từ ngày này."),
    "appraised": ("Đã thẩm định xong", "Đã có ý kiến thẩm định; ghi ngày trình phê duyệt."),
    "approved": ("Đã được phê duyệt", "Sau bước này, nhập quyết định ở mục Quyết định & Quy chế."),
}
_FOLLOWING = {"drafting": "sent_for_appraisal", "sent_for_appraisal": "appraised", "appraised": "approved"}
_GOES_ON, _ANEW = "same", "next"


def sections(place: Place, found: Proposal, steps: Sequence[Dossier]) -> None:
    """The cards about the dossier's way from draft to approval."""
    add = ("Cập nhật tiến độ hồ sơ", lambda: step_form(place, found)) if place.may(Act.RECORD) else None
    nothing = "Chưa ghi bước nào. Sau khi biết cấp độ, lập hồ sơ đề xuất cấp độ rồi ghi từng bước ở đây."
    fact_list.section(place, "Hồ sơ đề xuất cấp độ", steps, nothing, add)
    if found.level:
        with layout.section():
            layout.heading(f"Ai thẩm định, ai phê duyệt cấp độ {found.level}", "tham-dinh")
            _authority(found)
            _clocks(place, found.running)


def _authority(found: Proposal) -> None:
    shown = ui.element("div").classes("stack")

    def show(specialised_unit_operates: bool) -> None:
        who = found.authority(specialised_unit_operates)
        shown.clear()
        if who is None:
            return
        with shown:
            authority(who, found.regime)

    box = ui.checkbox("Đơn vị chuyên trách đồng thời vận hành hệ thống này")
    box.on_value_change(lambda: show(box.value))
    show(False)


def authority(who: dossier.Authority, regime: str) -> None:
    """Say who appraises and who approves, by which clause."""
    pairs = [
        ("Thẩm định", dossier.authority_name(who.appraiser, regime)),
        ("Phê duyệt", dossier.authority_name(who.approver, regime)),
    ]
    if who.opinion_needed:
        pairs.append(("Ý kiến chuyên môn", "Phải có trước khi gửi thẩm định"))
    layout.facts(pairs)
    if who.note:
        ui.label(who.note)
    ui.label(who.clause).classes("clause")


def _clocks(place: Place, running: Sequence[Running]) -> None:
    for each in running:
        clock = each.clock
        if clock.due_on is None:
            text = f"{EVENT[each.event]}: pháp luật không quy định thời hạn."
            kind = "neutral"
        else:
            days = f"{clock.working_days} ngày làm việc" if clock.working_days else f"{clock.calendar_days} ngày"
            far = words.how_far(clock.due_on, place.today)
            text = f"{EVENT[each.event]}: chậm nhất {words.day(clock.due_on)} ({far}), thời hạn {days}."
            kind = "overdue" if clock.due_on < place.today else "soon"
        layout.note(kind, f"{text} {clock.clause}")
        for note in clock.notes:
            layout.text("p", note).classes("muted small")


def step_form(place: Place, found: Proposal) -> None:
    """Open the form that records a step of the dossier."""
    last = found.step

    def record(work: Work, row: Dossier, entered: DeclaredForm) -> int | None:
        if last is not None:
            row.round = found.next_round if entered.form.element("round").value == _ANEW else last.round
        return recording.record(work, place.code, row).id

    fields = ("state", "stage", "on", "proposed_level", "number", "reason", "regime")
    open_form(
        place,
        Dossier,
        place.code,
        "Cập nhật tiến độ hồ sơ đề xuất cấp độ",
        look=FormLayout(
            columns=((partial(_round, last), *fields) if last else fields,),
            looks={"stage": "list", "proposed_level": "list"},
            cards={"state": STEPS},
            leave_out={"stage": ("",)},
            helps={"proposed_level": _computed(found)},
        ),
        known={
            "state": _FOLLOWING.get(last.state if last else "", "drafting"),
            "stage": found.made_for,
            "on": place.today,
            "proposed_level": found.level or (found.computed.level if found.computed else None),
            "regime": found.regime,
        },
        use_case=record,
        said="Đã ghi bước hồ sơ.",
    )


def _round(last: Dossier, entered: DeclaredForm) -> None:
    """Draw the choice between the round under way and another one."""
    over = last.state == rounds.APPROVED
    options = {
        _GOES_ON: (f"Đợt {last.round}", "Bước tiếp theo của hồ sơ này." if not over else "Đợt này đã được phê duyệt."),
        _ANEW: ("Đợt mới", "Xác định lại cấp độ, theo trình tự như lần đầu; phê duyệt cũ vẫn giữ nguyên."),
    }
    entered.form.cards("round", "Bước này thuộc đợt hồ sơ nào?", options, _ANEW if over else _GOES_ON)


def _computed(found: Proposal) -> str:
    if found.computed is None:
        return "Chưa trả lời các câu hỏi ở trên nên chưa có cấp độ theo tiêu chí."
    if found.computed.level is None:
        return "Tiêu chí chưa cho ra cấp độ; người có thẩm quyền quyết định."
    return f"Theo tiêu chí: cấp độ {found.computed.level}."

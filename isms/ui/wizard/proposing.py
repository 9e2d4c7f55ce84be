"""The level to propose: the computed one at first, with who appraises it, what it needs, and how long it takes."""

from typing import Any

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.law import dossier
from inventory.law.interview import Interview
from inventory.records.rounds import DossierStage
from isms.systems import registration
from isms.ui.level.proposal import EVENT
from isms.ui.parts import layout
from isms.ui.parts.entered_fields import when_chosen
from isms.ui.wizard.draft import Draft
from isms.ui.wizard.step_fields import Asking, Read

NOBODY_YET = "none"
_NOT_YET = ("Chưa đề xuất", "Chờ người có thẩm quyền quyết định. Hệ thống vẫn được ghi vào sổ, chưa có cấp độ.")


def draw(draft: Draft, asking: Asking) -> Read:
    """Draw the levels to choose from; return what reads the choice. A level that needs a reason asks for it."""
    about = draft.way().about
    known = {each for each in _options(about)}
    kept = str(draft.values.get("proposed_level") or "")
    follows = str(draft.values.get("computed_level")) == str(about.found.level)
    usual = kept if kept in known and follows else str(about.found.level or NOBODY_YET)
    left_open = [step.title for step, _ in draft.way().may_raise()]
    if left_open:
        layout.note("soon", f"Còn để ngỏ, có thể nâng cấp độ: {' '.join(left_open)}")
    with ui.element("div").classes("asked") as around:
        level = asking.form.cards("proposed_level", "Đề xuất cấp độ nào?", _options(about), usual)
    with ui.element("div") as why:
        reason = asking.form.paragraph("reason", "Lý do, căn cứ", draft.values.get("reason") or "")
        with why:
            hint = layout.text("p", "").classes("help")
    stage = asking.form.choice(
        "stage",
        "Hồ sơ lập cho việc gì?",
        DossierStage.words(),
        _usual_stage(draft),
        help="Xây dựng mới, mở rộng, nâng cấp: kèm thiết kế sơ bộ. Đang vận hành: kèm thiết kế thi công.",
        clause="NĐ 331/2026 Đ21.2",
    )
    beneath = ui.element("div").classes("stack apart")

    def show() -> None:
        chosen = int(level.value) if level.value and level.value != NOBODY_YET else None
        why.visible = chosen is not None and chosen != about.found.level
        hint.set_text(_hint(about, chosen))
        beneath.clear()
        if chosen is not None:
            with beneath:
                _what_follows(draft, chosen)

    def stage_chosen() -> None:
        draft.values["stage"] = stage.value
        show()

    stage.on_value_change(stage_chosen)
    when_chosen(around, show)
    asking.form.on_filled(show)
    show()

    def read() -> dict[str, Any]:
        if not level.value:
            raise Invalid([Problem("proposed_level", "Chưa chọn.", "Hãy chọn một mục.")])
        chosen = None if level.value == NOBODY_YET else int(level.value)
        registration.check_proposal(about, chosen, reason.value or "")
        return {
            "proposed_level": level.value,
            "reason": (reason.value or "").strip() if chosen != about.found.level else "",
            "computed_level": about.found.level,
            "stage": stage.value,
            "stage_follows": draft.values.get("operating"),
        }

    return read


def _usual_stage(draft: Draft) -> str:
    """Return what the dossier is made for: what was chosen, while the answer it followed is the same."""
    kept, operating = str(draft.values.get("stage") or ""), draft.values.get("operating")
    if kept and draft.values.get("stage_follows", operating) == operating:
        return kept
    return "operating" if operating == "yes" else "new"


def _options(about: Interview) -> dict[str, tuple[str, str]]:
    level = about.found.level
    options = {} if level else {NOBODY_YET: _NOT_YET}
    for each in range(1, 6):
        options[str(each)] = (f"Cấp độ {each}", _explained(about, each))
    return options


def _explained(about: Interview, each: int) -> str:
    if each == about.found.level:
        return "Theo tiêu chí."
    if about.least is not None and each < about.least:
        return f"Thấp hơn tiêu chí (cấp độ {about.least}): chỉ ghi được khi có lý do bằng văn bản."
    if about.found.level is None:
        return "Khi người có thẩm quyền đã quyết định: phải ghi ai quyết định, căn cứ nào."
    return "Cao hơn tiêu chí: khi đánh giá rủi ro cho thấy rủi ro cao hơn (Đ10.5)."


def _hint(about: Interview, chosen: int | None) -> str:
    if chosen is None or chosen == about.found.level:
        return ""
    if about.least is not None and chosen < about.least:
        return "Sổ cần lý do bằng văn bản: ghi số, ngày văn bản và vì sao thấp hơn tiêu chí."
    if about.found.level is None:
        return "Ghi ai quyết định cấp độ này, theo văn bản nào."
    return "Ghi kết quả đánh giá rủi ro làm căn cứ: số, ngày văn bản (NĐ 331/2026 Đ10.5)."


def _what_follows(draft: Draft, level: int) -> None:
    with ui.element("div").classes("stack apart").mark("what-follows"):
        for draw_part in (_authority, _components, _clocks):
            with ui.element("div").classes("stack"):
                draw_part(draft, level)


def _authority(draft: Draft, level: int) -> None:
    layout.text("h3", "Ai thẩm định, ai phê duyệt")
    shown = ui.element("div").classes("stack")

    def show(itself_operates: bool) -> None:
        who = dossier.authority(level, draft.regime, itself_operates, draft.listed)
        shown.clear()
        with shown:
            pairs = [
                ("Lập hồ sơ", "Đơn vị vận hành"),
                ("Thẩm định", dossier.authority_name(who.appraiser, draft.regime)),
                ("Phê duyệt", dossier.authority_name(who.approver, draft.regime)),
            ]
            if who.opinion_needed:
                pairs.append(("Ý kiến chuyên môn", "Phải có trước khi gửi thẩm định"))
            layout.facts(pairs)
            if who.note:
                ui.label(who.note).classes("muted")
            ui.label(who.clause).classes("clause")

    box = ui.checkbox("Đơn vị chuyên trách đồng thời vận hành hệ thống này")
    box.on_value_change(lambda: show(bool(box.value)))
    show(False)


def _components(draft: Draft, level: int) -> None:
    basis = " ".join(met.hit.clause for met in draft.way().about.met)
    stage: dossier.Stage = "operating" if _usual_stage(draft) == "operating" else "new_or_upgrade"
    needed = dossier.components(level, draft.regime, stage, basis, "approval", draft.listed)
    layout.text("h3", f"Hồ sơ gồm {len(needed)} thành phần")
    with ui.element("ul").classes("records"):
        for each in needed:
            with ui.element("li"), ui.element("div").classes("say"):
                ui.label(each.title)
                ui.label(each.clause).classes("clause")


def _clocks(draft: Draft, level: int) -> None:
    layout.text("h3", "Thời hạn")
    events: tuple[dossier.Event, ...] = ("invalid_dossier_reply", "appraisal", "approval")
    limits = [dossier.time_limit(event, level, draft.regime, draft.listed) for event in events]
    layout.facts([(EVENT[event], _limit(limit)) for event, limit in zip(events, limits, strict=True)])


def _limit(limit: dossier.Limit) -> str:
    if limit.days is None:
        return f"Pháp luật không quy định thời hạn ({limit.clause})"
    return f"{limit.days} ngày{' làm việc' if limit.unit == 'working' else ''} ({limit.clause})"

"""How often systems must be audited, from which day, by which document; and the days off that clocks leave out."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.ui.administration import holidays
from isms.ui.administration.holidays import entered
from isms.ui.lists import system_rows_shown
from isms.ui.parts import badges, dialogs, layout, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.parts.places import POLICIES
from isms.ui.shell import form_drafts
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Pages, Visit
from schedules.cadence.cadence import Policy
from schedules.policies import policies, policy_effect, year_ahead
from schedules.policies.policy_effect import Effect
from schedules.policies.year_ahead import YearQuestion
from schedules.schedule_tables import CadencePolicy

PATH = POLICIES
_UNCLEAR = (
    "Điều chưa rõ: từ ngày 01/7/2026 NĐ 85/2016 còn hiệu lực đến đâu? Chưa thấy văn bản tuyên bố hết hiệu lực, có "
    "nguồn thứ cấp nói đã hết cùng luật cũ. Chu kỳ nào dựa vào nghị định này (cấp độ 5: 06 tháng) thì hãy hỏi Công an "
    "tỉnh."
)
_LEVELS = range(1, 6)
_NAMED = 5


def register(pages: Pages) -> None:
    """Add /quan-tri/chinh-sach."""

    @pages.page(PATH, title="Chu kỳ kiểm tra", act=Act.ADMINISTER)
    async def cadence(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        known, applied, asked, days = await visit.read(_read)
        purpose = "Bao lâu phải kiểm tra, đánh giá một lần theo từng cấp độ, từ ngày nào, theo văn bản nào."
        with layout.head("Chu kỳ kiểm tra", purpose):
            if visit.may_for_all(Act.ADMINISTER):
                layout.primary("Thêm chính sách", lambda: _policy_dialog(visit, None), icon="add")
        for question in asked:
            if question.kind == "plan":  # what is missing of a year's days off stands below, beside the year
                layout.note("soon", question.text)
        with layout.section("Chính sách"):
            layout.text("p", _UNCLEAR).classes("muted small")
            _policies(visit, known, set(applied.values()))
        with layout.section("Ngày nghỉ và ngày làm bù"):
            holidays.build(visit, days, PATH)


def _read(
    work: Work,
) -> tuple[Sequence[CadencePolicy], dict[int, str], tuple[YearQuestion, ...], list[holidays.YearOfDays]]:
    return policies.policies(work), policies.applied(work), year_ahead.questions(work), holidays.years(work)


def _policies(visit: Visit, known: Sequence[CadencePolicy], applied: set[str]) -> None:
    with ui.element("ul").classes("lines"):
        for policy in sorted(known, key=lambda each: (each.in_force_from, each.id), reverse=True):
            with ui.element("li").mark(f"policy-{policy.id}"):
                with ui.element("div").classes("say"):
                    ui.label(policy.name).classes("struck" if policy.voided_at else "strong")
                    ui.label(f"Từ {words.day(policy.in_force_from)} · {words.months_by_level(policy.months)}")
                    ui.label(policy.clause).classes("clause")
                    if policy.note:
                        ui.label(policy.note).classes("muted small")
                    if policy.voided_at:
                        ui.label(_voiding(visit, policy)).classes("muted small")
                with ui.element("div").classes("line"):
                    _state(policy, applied, visit.today)
                    if not policy.voided_at and visit.may_for_all(Act.ADMINISTER):
                        layout.quiet("Sửa", _opener(_policy_dialog, visit, policy), icon="edit").mark(
                            f"edit-{policy.id}"
                        )
                        layout.quiet("Bỏ", _opener(_void, visit, policy), icon="delete_outline").mark(
                            f"void-{policy.id}"
                        )


def _state(policy: CadencePolicy, applied: set[str], today: dt.date) -> None:
    if policy.voided_at:
        badges.badge("neutral", "Đã bỏ")
    elif policy.name in applied:
        badges.badge("ok", "Đang áp dụng")
    elif policy.in_force_from > today:
        badges.badge("soon", f"Áp dụng sau: {words.how_far(policy.in_force_from, today)}")
    else:
        badges.badge("neutral", "Đã có chính sách mới hơn")


def _voiding(visit: Visit, policy: CadencePolicy) -> str:
    return f"{visit.entered(policy.voided_by, policy.voided_at, 'bỏ')}: {policy.void_reason}"


def _opener(dialog: Callable[..., Any], *about: Any) -> Callable[[], Any]:
    return lambda: dialog(*about)


def _policy_dialog(visit: Visit, old: CadencePolicy | None) -> None:
    form = Form(policies.policy_content(old) if old else {}, f"cadence_policy::{old.id if old else ''}")
    title = "Sửa chính sách" if old else "Thêm chính sách"
    with dialogs.panel(title) as dialog, form_drafts.kept(visit, form, title):
        read = _policy_fields(form, old)

        async def save() -> None:
            form.clear()
            try:
                policy = read()
                effect = await visit.read(lambda work: policy_effect.of_setting(work, policy))
            except Exception as error:
                refusals.show(error, form)
                return
            if not await dialogs.confirm("Lưu chính sách này?", _text(effect), "Lưu"):
                return
            keep = lambda work: policies.set_policy(work, policy, form.seen).id  # noqa: E731
            if await visit.act(keep, form=form, said="Đã lưu chính sách."):
                dialog.close()
                visit.go(PATH)

        form.buttons("Lưu", save, cancel=dialog.close)
    dialog.open()


def _policy_fields(form: Form, old: CadencePolicy | None) -> Callable[[], Policy]:
    """Build the fields of a policy; return a function that reads them. It raises Invalid."""
    if old is None:
        name = form.text("name", "Tên văn bản", help="Ví dụ: Kế hoạch chuyển đổi số năm 2027.")
    else:
        ui.label(old.name).classes("strong")
        name = None
    start = form.date("in_force_from", "Áp dụng từ ngày", old.in_force_from if old else None)
    clause = form.text("clause", "Căn cứ", old.clause if old else "", help="Văn bản, mục, điểm quy định chu kỳ.")
    layout.text("h3", "Số tháng giữa hai lần kiểm tra")
    with ui.element("div").classes("months-of"):
        months = {
            level: form.number(f"months_{level}", f"Cấp độ {level}", old.months.get(str(level)) if old else None)
            for level in _LEVELS
        }
    layout.text("p", "Để trống cấp độ mà văn bản không nêu: giữ theo chính sách trước đó.").classes("muted small")
    note = form.paragraph("note", "Ghi chú", old.note if old else "")

    def read() -> Policy:
        counts = {level: int(field.value) for level, field in months.items() if field.value is not None}
        title = old.name if old else (name.value or "" if name else "")
        return Policy(title, entered(start), clause.value or "", counts, note.value or "")

    return read


async def _void(visit: Visit, policy: CadencePolicy) -> None:
    try:
        effect = await visit.read(lambda work: policy_effect.of_voiding(work, policy.name))
    except Exception as error:
        refusals.show(error)
        return
    reason = await ask_reason(visit, f"Bỏ “{policy.name}”?", _text(effect), "Bỏ chính sách")
    if reason and policy.id:
        voided = policy.id
        if await visit.act(lambda work: policies.void_policy(work, voided, reason), said="Đã bỏ chính sách."):
            visit.go(PATH)


def _text(effect: Effect | None) -> str:
    """Return what a change would do, in words."""
    if effect is None:
        return "Hạn kiểm tra, tình trạng cho phép của mọi hệ thống được tính lại ngay; việc này có thể mất vài phút."
    if not effect.moved and not effect.losing:
        return "Không hệ thống nào đổi hạn kiểm tra."
    text = (
        f"{words.number(effect.moved)} trên {words.number(effect.systems)} hệ thống đổi hạn kiểm tra; số quá hạn: "
        f"từ {words.number(effect.overdue_before)} thành {words.number(effect.overdue_after)}."
    )
    if effect.losing:
        named = ", ".join(effect.losing[:_NAMED])
        more = f" và {words.number(len(effect.losing) - _NAMED)} hệ thống khác" if len(effect.losing) > _NAMED else ""
        text += f" Bị thu hồi cho phép sử dụng ngay: {named}{more}."
    return text

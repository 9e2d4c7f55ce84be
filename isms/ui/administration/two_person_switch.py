"""Whether the office wants a second person for what may open the gate: turned on by one, off by two."""

from collections.abc import Callable

from nicegui import ui

from inventory.errors import NotAllowed
from inventory.work import Work
from isms.accounts import two_person_rule
from isms.accounts.two_person_rule import Standing
from isms.ui.parts import layout, words
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Redraw, Visit

_WHAT = (
    "Quyết định phê duyệt cấp độ, Quy chế, phương án triển khai đầy đủ, kết luận kiểm tra, phép đưa vào sử dụng và "
    "việc hủy các bản ghi đó chỉ có hiệu lực khi người thứ hai, có cùng quyền, xác nhận. Chuyển sang “chỉ sử dụng”, "
    "đưa hệ thống ra khỏi Danh mục quan trọng về an ninh quốc gia và kéo dài chu kỳ kiểm tra cũng vậy; chu kỳ phải do "
    "hai người quản trị của đơn vị gốc. Lập tài khoản có quyền xác nhận, đổi vai trò, đặt mật khẩu hay gỡ xác thực hai "
    "bước của người khác cũng chờ; đề nghị từ dòng lệnh cần hai người xác nhận. Thu hồi cho phép sử dụng, kết luận "
    "không đủ điều kiện, thay đổi lớn, sự cố và tình trạng vận hành luôn có hiệu lực ngay."
)


async def build(visit: Visit) -> None:
    """Draw the section, for administrators of the whole tree."""
    body = ui.element("div").classes("w-full")

    async def draw() -> None:
        standing = await visit.read(_standing)
        body.clear()
        if standing is None:
            body.delete()
            return
        with body, layout.section("Xác nhận hai người"):
            layout.text("p", _WHAT).classes("muted")
            _status(visit, standing)
            _choices(visit, standing, draw)

    await draw()


def _standing(work: Work) -> Standing | None:
    try:
        return two_person_rule.standing(work)
    except NotAllowed:
        return None


def _status(visit: Visit, standing: Standing) -> None:
    changed = (
        f" từ {words.instant(standing.changed_at)} ({visit.named(standing.changed_by)})" if standing.changed_at else ""
    )
    if not standing.on:
        layout.note("neutral", f"Đang tắt{changed}.")
    elif standing.off_asked_by:
        layout.note("soon", f"Đang bật. {visit.named(standing.off_asked_by)} đề nghị tắt, lý do: {standing.reason}")
    else:
        layout.note("ok", f"Đang bật{changed}.")


def _choices(visit: Visit, standing: Standing, redraw: Redraw) -> None:
    async def do(use_case: Callable[[Work], None], said: str) -> None:
        await visit.act(use_case, said=said)
        await redraw()

    async def ask_off() -> None:
        text = "Cần một người quản trị toàn bộ khác đồng ý thì mới tắt."
        reason = await ask_reason(visit, "Đề nghị tắt xác nhận hai người?", text, "Gửi đề nghị")
        if reason:
            await do(lambda work: two_person_rule.ask_off(work, reason), "Đã gửi đề nghị tắt.")

    with ui.element("div").classes("line"):
        if not standing.on:
            layout.secondary(
                "Bật xác nhận hai người", lambda: do(two_person_rule.turn_on, "Đã bật xác nhận hai người.")
            )
        elif not standing.off_asked_by:
            layout.danger("Đề nghị tắt", ask_off)
        else:
            layout.secondary("Giữ nguyên, không tắt", lambda: do(two_person_rule.keep_on, "Vẫn bật."))
            if standing.off_asked_by != visit.name:
                layout.danger("Đồng ý tắt", lambda: do(two_person_rule.agree_off, "Đã tắt xác nhận hai người."))

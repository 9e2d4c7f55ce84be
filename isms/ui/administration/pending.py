"""What waits for a second person: confirm it, refuse it with the reason, or take one's own back."""

from nicegui import ui

from isms.accounts.account_acts import AccountAct
from isms.background.task_tables import BackgroundTask
from isms.ui.account.people_styles import STYLES
from isms.ui.administration.policies_page import PATH as POLICIES
from isms.ui.background import task_card
from isms.ui.facts import waiting_facts
from isms.ui.facts.place import path_of
from isms.ui.parts import badges, dialogs, layout, words
from isms.ui.parts.places import EXCHANGE, PEOPLE
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Pages, Redraw, Visit
from isms.workspace import confirmations, confirming_task
from isms.workspace.confirmations import UndoingImport, Waiting


def register(pages: Pages) -> None:
    """Add /cho-xac-nhan."""

    @pages.page(waiting_facts.PATH, title="Chờ xác nhận")
    async def pending(visit: Visit) -> None:
        ui.add_head_html(STYLES)
        purpose = (
            "Bản ghi có thể mở đường đưa hệ thống vào sử dụng, và tài khoản có quyền xác nhận, chỉ có hiệu lực khi "
            "người thứ hai xác nhận; đề nghị từ dòng lệnh thì cần hai người."
        )
        with layout.head("Chờ xác nhận", purpose):
            pass
        body = ui.element("div").classes("stack apart w-full")

        async def draw() -> None:
            found, done = await visit.read(lambda work: (confirmations.waiting(work), confirmations.decided(work)))
            body.clear()
            with body:
                _open(visit, found, draw)
                if done:
                    _decided(visit, done)

        await draw()


def _open(visit: Visit, found: list[Waiting], redraw: Redraw) -> None:
    if not found:
        with layout.section():
            layout.empty(
                "how_to_reg",
                "Không có gì chờ xác nhận",
                "Khi cơ quan bật xác nhận hai người, quyết định, Quy chế, phương án, kết luận, cho phép sử dụng, việc "
                "chuyển sang “chỉ sử dụng”, việc kéo dài chu kỳ kiểm tra, tài khoản có quyền xác nhận và mật khẩu "
                "đặt cho người khác sẽ chờ ở đây.",
            )
        return
    with layout.section("Đang chờ"), ui.element("ul").classes("records"):
        for each in found:
            with ui.element("li").mark(f"waiting-{each.id}"):
                _proposal(visit, each)
                _choices(visit, each, redraw)
    layout.text("p", "Cần dừng ngay thì thu hồi cho phép sử dụng: việc đó không chờ ai.").classes("muted small")


def _decided(visit: Visit, done: list[Waiting]) -> None:
    with layout.section("Đã xử lý trong 30 ngày qua"), ui.element("ul").classes("records"):
        for each in done:
            with ui.element("li"):
                _proposal(visit, each, waiting_facts.fate(visit, each))
                if each.outcome == "confirmed":
                    badges.badge("ok", "Đã xác nhận")
                else:
                    badges.badge("neutral", "Đã từ chối")


def _proposal(visit: Visit, each: Waiting, fate: str = "") -> None:
    ui.label(words.day(waiting_facts.day(each))).classes("day")
    with ui.element("div").classes("say"):
        if each.code:
            layout.link(f"{each.system} ({each.code})", path_of(each.code))
        elif isinstance(each.fact, AccountAct):
            layout.link("Người dùng", PEOPLE)
        elif isinstance(each.fact, UndoingImport):
            layout.link("Nhập & xuất", EXCHANGE)
        else:
            layout.link("Mọi hệ thống", POLICIES)
        ui.label(waiting_facts.headline(each)).classes("strong")
        more = waiting_facts.more(each)
        if more:
            ui.label(more)
        ui.label(visit.entered(each.proposed_by, each.proposed_at, "gửi")).classes("muted small")
        if each.first:
            ui.label(f"{visit.named(each.first)} đã xác nhận; đề nghị từ dòng lệnh cần hai người.").classes("small")
        if fate:
            ui.label(fate).classes("small")


def _choices(visit: Visit, each: Waiting, redraw: Redraw) -> None:
    async def confirm() -> None:
        text = f"{waiting_facts.headline(each)}. Bạn đã đối chiếu với văn bản? Bản ghi sẽ mang tên cả hai người."
        if not await dialogs.confirm("Xác nhận bản ghi này?", text, "Xác nhận"):
            return
        if isinstance(each.fact, UndoingImport) and each.fact.is_large:
            await task_card.begin(visit, place, lambda work: confirming_task.ask(work, each.id), over)
        else:
            await visit.act(
                lambda work: confirmations.confirm(work, each.id), said="Đã xác nhận; có hiệu lực từ bây giờ."
            )
            await redraw()

    async def over(_task: BackgroundTask) -> None:
        await redraw()

    async def refuse() -> None:
        reason = await ask_reason(visit, f"{verb} bản ghi này?", f"{waiting_facts.headline(each)}.", verb)
        if reason:
            said = "Đã hủy đề nghị." if each.mine else "Đã từ chối."
            await visit.act(lambda work: confirmations.refuse(work, each.id, reason), said=said)
            await redraw()

    verb = "Rút lại" if each.mine else "Từ chối"
    if each.mine:
        badges.badge("soon", "Chờ người khác xác nhận")
    elif each.may and each.why_not:
        layout.text("p", each.why_not).classes("small").mark(f"why-not-{each.id}")
    if each.may:
        with ui.element("div").classes("line"):
            layout.quiet(verb, refuse).mark(f"refuse-{each.id}")
            if not each.why_not:
                layout.secondary("Xác nhận", confirm, icon="check").mark(f"confirm-{each.id}")
        place = ui.element("div").classes("stack w-full")

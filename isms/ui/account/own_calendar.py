"""One's deadlines in Outlook or Google: a private address that is shown once, or a file."""

from nicegui import ui

from isms.ui.parts import dialogs, layout, words
from isms.ui.shell.visit import Redraw, Visit
from isms.ui.web import security
from isms.workspace import calendar_feed
from isms.workspace.calendar_feed import Link

_HERE = ("127.0.0.1", "localhost", "::1")
_COPY = """() => {
    const address = document.getElementById('ID');
    getSelection().selectAllChildren(address);
    if (!navigator.clipboard) return emit(document.execCommand('copy'));
    navigator.clipboard.writeText(address.textContent.trim()).then(() => emit(true), () => emit(false));
}"""  # a page without TLS has no navigator.clipboard


def build(visit: Visit, link: Link | None, redraw: Redraw) -> None:
    """Draw the section; `redraw` builds it anew after something changed."""
    with layout.section("Lịch trên Outlook, Google"):
        layout.text(
            "p",
            "Các hạn bạn được xem, từ 3 tháng trước đến 24 tháng tới, trong chương trình lịch bạn quen dùng. Tệp .ics"
            " nhập một lần; địa chỉ lịch thì chương trình tự đọc lại nên hạn mới tự hiện.",
        ).classes("muted")
        layout.note("neutral", _reach(visit))
        if link is not None:
            read = f"đọc gần nhất {words.instant(link.read_at)}" if link.read_at else "chưa chương trình nào đọc"
            layout.text("p", f"Đang có một địa chỉ lịch, tạo {words.instant(link.since)}; {read}.")
        with ui.element("div").classes("line"):
            verb = "Tạo địa chỉ mới" if link else "Tạo địa chỉ lịch"
            layout.secondary(verb, lambda: _make(visit, link, redraw), icon="add_link")
            if link is not None:
                layout.danger("Hủy địa chỉ lịch", lambda: _revoke(visit, redraw))
            layout.link("Tải tệp .ics", "/lich-cua-toi.ics")
        layout.text(
            "p",
            "Ai có địa chỉ đều đọc được tên hệ thống và hạn của nó. Đưa địa chỉ hoặc tệp vào dịch vụ ngoài cơ quan là"
            " gửi các thông tin đó ra ngoài.",
        ).classes("muted small")


def _reach(visit: Visit) -> str:
    if visit.pages.settings.host in _HERE:
        return (
            "Phần mềm hiện chỉ truy cập được trên máy cài đặt: chỉ chương trình lịch trên máy đó đọc được địa chỉ."
            " Máy khác đọc được khi người quản trị mở máy chủ ra mạng. Nơi chưa đọc được thì dùng tệp .ics."
        )
    return (
        "Máy khác chỉ đọc được địa chỉ khi người quản trị đã mở máy chủ ra mạng mà máy đó vào được; Google đọc từ"
        " Internet. Nơi không đọc được thì dùng tệp .ics."
    )


async def _make(visit: Visit, old: Link | None, redraw: Redraw) -> None:
    text = "Địa chỉ cũ hết dùng được ngay; nơi đang đọc nó phải được cài lại."
    if old and not await dialogs.confirm("Tạo địa chỉ lịch mới?", text, "Tạo địa chỉ mới"):
        return
    made = await visit.act(calendar_feed.make, said="Đã tạo địa chỉ lịch.")
    if made:
        site = visit.pages.settings.public_url or str(ui.context.client.request.base_url).rstrip("/")
        _show(f"{site}{security.CALENDARS}{made.value}.ics", redraw)


async def _revoke(visit: Visit, redraw: Redraw) -> None:
    text = "Chương trình lịch đang đọc địa chỉ này sẽ không nhận hạn mới nữa."
    if await dialogs.confirm("Hủy địa chỉ lịch?", text, "Hủy địa chỉ", danger=True):
        await visit.act(calendar_feed.revoke, said="Đã hủy địa chỉ lịch.")
        await redraw()


def _show(address: str, after: Redraw) -> None:
    """Show the address; it cannot be shown again."""
    with dialogs.panel("Địa chỉ lịch của bạn") as dialog:
        dialog.props("persistent")
        ui.label("Trong Outlook: Thêm lịch, Đăng ký từ web. Trong Google: Lịch khác, Từ URL. Rồi dán địa chỉ này:")
        shown = layout.text("p", address).classes("secret").mark("address")
        layout.note("soon", "Sau khi đóng, không xem lại được. Giữ kín như mật khẩu.")
        with ui.element("div").classes("form-buttons"):
            copy = layout.secondary("Chép địa chỉ", lambda: None, icon="content_copy")
            copy.on("click", _say_copied, js_handler=_COPY.replace("ID", shown.html_id))

            async def close() -> None:
                dialog.close()
                await after()

            layout.primary("Đã cất", close)
    dialog.open()


def _say_copied(event: object) -> None:
    copied = getattr(event, "args", False)
    said = "Đã chép địa chỉ." if copied else "Trình duyệt không cho chép. Hãy chọn địa chỉ rồi bấm Ctrl+C."
    ui.notify(said, position="bottom", color="dark", text_color="white")

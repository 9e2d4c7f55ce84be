"""The framework's own texts, where it would speak English or speak Vietnamese badly."""

from nicegui import app
from nicegui.translations import translations

_TEXTS = {
    "connection_lost": "Mất kết nối với máy chủ. Việc vừa bấm có thể chưa được thực hiện.",
    "trying_to_reconnect": "Đang kết nối lại… Nếu lâu quá, hãy kiểm tra mạng hoặc báo người quản trị.",
    "message_too_long": "Nội dung quá dài.",
    "message_too_long_body": "Nội dung gửi đi vượt quá giới hạn. Hãy rút gọn rồi gửi lại.",
}
_QUASAR = """
Object.assign(Quasar.lang.vi.label, {
    ok: "Đồng ý", set: "Đặt", remove: "Bỏ", cancel: "Hủy bỏ", clear: "Xóa nội dung",
    expand: (name) => (name ? `Mở “${name}”` : "Mở"), collapse: (name) => (name ? `Thu gọn “${name}”` : "Thu gọn"),
});
Object.assign(Quasar.lang.vi.date, {
    format24h: true, prevRangeYears: (years) => `${years} năm trước`, nextRangeYears: (years) => `${years} năm sau`,
    months: Array.from({length: 12}, (_, month) => `Tháng ${month + 1}`),
});
Object.assign(Quasar.lang.vi.pagination, {first: "Trang đầu", next: "Trang sau", last: "Trang cuối"});
Quasar.lang.vi.table.pagination = (first, last, total) => `${first}–${last} trong ${total}`;
Quasar.lang.vi.table.selectedRecords = (rows) => (rows ? `Đã chọn ${rows} hàng.` : "Chưa chọn hàng nào.");
"""
_START = app.config.vue_config_script


def translate() -> None:
    """Make NiceGUI and Quasar speak the words of this application."""
    translations["vi"] = dict(_TEXTS)
    app.config.vue_config_script = _QUASAR + _START
    app.config.quasar_config["loadingBar"] = {"skipHijack": True}  # `parts.progress` shows what takes long

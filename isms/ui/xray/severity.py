"""How grave a finding of the x-ray is: its name in the address, colour, word and icon; and where findings stand."""

from isms.xray.check_findings import Severity

PATH = "/ra-soat"
SEVERITY: dict[Severity, tuple[str, str, str, str]] = {
    "error": ("loi", "overdue", "Lỗi", "error"),
    "warning": ("canh-bao", "soon", "Cảnh báo", "warning"),
    "hint": ("goi-y", "neutral", "Gợi ý", "lightbulb"),
}

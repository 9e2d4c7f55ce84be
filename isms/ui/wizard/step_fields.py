"""The fields of each step: how its question is put, filled with what was answered before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nicegui import ui

from inventory.errors import Invalid, Problem
from inventory.register_tables import Unit
from isms.ui.facts.questions import HARM, KINDS, LEVELS, WORKS
from isms.ui.level.questionnaire import MOST_PEOPLE
from isms.ui.parts import layout, words
from isms.ui.parts.entered_fields import several, when_chosen
from isms.ui.parts.forms import Form
from isms.ui.system.entry_tab import RESPONSIBILITIES
from isms.ui.wizard.steps import UNKNOWN, YES_NO, Step

Options = Mapping[str, tuple[str, str]]
Read = Callable[[], dict[str, Any]]

OPERATING: Options = {
    "yes": ("Có, đang vận hành", "Hệ thống đã có người dùng, dù đã được phê duyệt cấp độ hay chưa."),
    "no": ("Chưa", "Đang xây dựng, sắp đưa vào sử dụng hoặc đang dừng."),
}
INFORMATION: Options = {
    "public": ("Thông tin công cộng", "Ai cũng được xem."),
    "private": ("Thông tin riêng", "Của tổ chức, cá nhân; không công khai hoặc chỉ cho những người đã xác định."),
    "personal": ("Thông tin cá nhân", "Họ tên, số định danh, địa chỉ, hộ tịch…"),
    "state_secret": ("Thông tin bí mật nhà nước", "Mật, Tối mật, Tuyệt mật."),
    UNKNOWN: ("Chưa rõ", "Cần hỏi lại đơn vị sử dụng; cấp độ chưa xác định được."),
}
SCOPE: Options = {
    "one_agency": ("Một cơ quan, tổ chức", "Ví dụ: mạng nội bộ của một sở."),
    "ministry_sector_or_provinces": ("Một bộ, một ngành, một tỉnh hoặc một số tỉnh", "Nhiều cơ quan dùng chung."),
    "nationwide": ("Toàn quốc", ""),
    "international": ("Hạ tầng quốc gia kết nối Việt Nam với quốc tế", ""),
    UNKNOWN: ("Chưa rõ", "Câu này được để ngỏ."),
}
CLASSES: Options = {
    **{code: (text, "") for code, text in WORKS.items()},
    "important": ("Công trình quan trọng liên quan đến an ninh quốc gia", "Theo pháp luật về an ninh quốc gia."),
    UNKNOWN: ("Chưa rõ", "Câu này được để ngỏ."),
}
SPECIAL: Options = {
    "serves_defence_or_security": ("Phục vụ quốc phòng, an ninh", ""),
    "national_e_government": ("Hệ thống quốc gia phục vụ phát triển Chính phủ điện tử", ""),
    "stores_critical_national_data": ("Lưu trữ tập trung dữ liệu đặc biệt quan trọng của quốc gia", ""),
    "national_security_list": (
        "Thuộc Danh mục hệ thống thông tin quan trọng về an ninh quốc gia",
        "Do Thủ tướng Chính phủ phê duyệt (Đ16 đến Đ18).",
    ),
}
HARMS: Options = {
    **{code: (text, "") for code, text in HARM.items() if code != "none"},
    UNKNOWN: ("Không tổn hại, hoặc chưa xác định", "Người có thẩm quyền xác định mức tổn hại."),
}
NEVER_STOPS: Options = {
    "runs_24_7": ("Phải vận hành 24/7", ""),
    "no_unplanned_downtime": ("Không chấp nhận ngừng vận hành mà không có kế hoạch trước", ""),
}
SET_BY: Options = {
    "none": ("Chưa", "Cấp độ theo các tiêu chí ở trên."),
    "prime_minister": ("Thủ tướng Chính phủ đã quyết định cấp độ", ""),
    "risk": ("Đã đánh giá theo Khung quản lý rủi ro an ninh mạng", "Kết quả đánh giá ra một cấp độ."),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a step is drawn with: its form, the answers so far, the units to choose from, and whom to tell."""

    form: Form
    values: Mapping[str, Any]
    tree: Sequence[Unit]
    today: date
    changed: Callable[[], None]


def draw(step: Step, asking: Asking) -> Read:
    """Draw the fields of a step; return what reads them. Reading raises Invalid for what is missing or no answer."""
    return _FIELDS[step.name](step, asking)


def _name(_step: Step, at: Asking) -> Read:
    name = at.form.text("name", "Tên hệ thống", at.values.get("name", ""), help="Tên đầy đủ như trong văn bản.")
    help = "Ngắn, dễ nhớ: chữ không dấu, số, gạch nối. Ví dụ: IOFFICE. Về sau không đổi được."
    code = at.form.text("code", "Mã", at.values.get("code", ""), help=help)
    return lambda: {"name": (name.value or "").strip(), "code": (code.value or "").strip()}


def _purpose(_step: Step, at: Asking) -> Read:
    help = "Một, hai câu như khi kể cho người ngoài nghe. Có thể để trống."
    purpose = at.form.paragraph("purpose", "Mục đích, chức năng", at.values.get("purpose", ""), help=help)
    return lambda: {"purpose": (purpose.value or "").strip()}


def _units(_step: Step, at: Asking) -> Read:
    owner = at.form.text(
        "owner",
        "Chủ quản",
        at.values.get("owner", ""),
        help="Cơ quan có thẩm quyền quản lý trực tiếp hệ thống, ví dụ UBND tỉnh.",
        clause="NĐ 331/2026 Đ4",
        term="chu-quan",
    )
    operator = at.form.text(
        "operator",
        "Đơn vị vận hành",
        at.values.get("operator", ""),
        help="Đơn vị được giao vận hành. Thuê dịch vụ: theo hợp đồng; không thỏa thuận thì là đơn vị chủ trì thuê.",
        clause="NĐ 331/2026 Đ5.3",
        term="don-vi-van-hanh",
    )
    names = {unit.code: unit.name for unit in at.tree}
    users = several("Đơn vị sử dụng", names, at.values.get("users") or [], "Người của các đơn vị này sẽ thấy hệ thống.")
    return lambda: {"owner": owner.value or "", "operator": operator.value or "", "users": list(users.value)}


def _responsibility(step: Step, at: Asking) -> Read:
    return _one_of("responsibility", RESPONSIBILITIES, step, at)


def _operating(step: Step, at: Asking) -> Read:
    running = _one_of("operating", OPERATING, step, at)
    kept = at.values.get("registered_on") or at.today
    day = at.form.date("registered_on", "Ghi vào sổ từ ngày", kept, help="Thường là hôm nay.")

    def read() -> dict[str, Any]:
        on = day.day
        if on is None or on > at.today:
            rule = "Chưa có ngày." if on is None else f"Ngày {words.day(on)} ở tương lai."
            raise Invalid([Problem("registered_on", rule, "Hãy nhập ngày, muộn nhất là hôm nay.")])
        return running() | {"registered_on": on}

    return read


def _information(step: Step, at: Asking) -> Read:
    return _several_of("information", INFORMATION, step, at, required=True)


def _kind(step: Step, at: Asking) -> Read:
    return _one_of("kind", KINDS, step, at)


def _yes_no(step: Step, at: Asking) -> Read:
    (name,) = step.names
    return _one_of(name, YES_NO, step, at)


def _people(_step: Step, at: Asking) -> Read:
    basic = _count("basic_data_subjects", "Dữ liệu cá nhân cơ bản", at)
    sensitive = _count("sensitive_data_subjects", "Dữ liệu cá nhân nhạy cảm", at)

    def read() -> dict[str, Any]:
        given = {"basic_data_subjects": basic.value, "sensitive_data_subjects": sensitive.value}
        wrong = [
            Problem(name, "Không phải số người hợp lệ.", "Hãy nhập số nguyên, không âm.")
            for name, value in given.items()
            if value is not None and not (value == int(value) and 0 <= value <= MOST_PEOPLE)
        ]
        if wrong:
            raise Invalid(wrong)
        return {name: None if value is None else int(value) for name, value in given.items()}

    return read


def _count(name: str, label: str, at: Asking) -> ui.number:
    entry = at.form.number(name, label, at.values.get(name), unit="người").props("min=0 step=1")
    entry.on_value_change(at.changed)
    return entry


def _scope(step: Step, at: Asking) -> Read:
    return _one_of("infrastructure_scope", SCOPE, step, at)


def _works(step: Step, at: Asking) -> Read:
    return _several_of("works", CLASSES, step, at, required=True)


def _special(step: Step, at: Asking) -> Read:
    return _several_of("special", SPECIAL, step, at)


def _harm(step: Step, at: Asking) -> Read:
    return _one_of("harm_to_national_security", HARMS, step, at)


def _never_stops(step: Step, at: Asking) -> Read:
    return _several_of("never_stops", NEVER_STOPS, step, at)


def _set_by(step: Step, at: Asking) -> Read:
    level_box = ui.element("div")

    def turned() -> None:
        level_box.visible = by().get("set_by") in ("prime_minister", "risk")

    by = _one_of("set_by", SET_BY, step, at, turned)
    with level_box:
        level = at.form.choice("set_level", "Cấp độ nào?", LEVELS, at.values.get("set_level"))
        level.on_value_change(at.changed)
    level_box.move(target_index=-1)
    level_box.visible = at.values.get("set_by") in ("prime_minister", "risk")

    def read() -> dict[str, Any]:
        given = by()
        if given["set_by"] != "none" and not level.value:
            raise Invalid([Problem("set_level", "Chưa chọn.", "Hãy chọn cấp độ đã được quyết định hoặc đánh giá.")])
        return given | {"set_level": None if given["set_by"] == "none" else level.value}

    return read


def _one_of(name: str, options: Options, step: Step, at: Asking, turned: Callable[[], None] | None = None) -> Read:
    with ui.element("div").classes("asked") as around:
        cards = at.form.cards(name, step.title, options, at.values.get(name))

    def chosen() -> None:
        if turned:
            turned()
        at.changed()

    when_chosen(around, chosen)

    def read() -> dict[str, Any]:
        if not cards.value:
            raise Invalid([Problem(name, "Chưa chọn.", "Hãy chọn một mục.")])
        return {name: cards.value}

    return read


def _several_of(name: str, options: Options, step: Step, at: Asking, required: bool = False) -> Read:
    with ui.element("div") as around:
        ticks = at.form.ticks(name, step.title, options, at.values.get(name) or (), alone=UNKNOWN)
    when_chosen(around, at.changed)

    def read() -> dict[str, Any]:
        if required and not ticks.value:
            raise Invalid([Problem(name, "Chưa chọn.", "Hãy chọn ít nhất một mục.")])
        return {name: ticks.value}

    return read


_FIELDS: dict[str, Callable[[Step, Asking], Read]] = {
    "ten": _name,
    "muc-dich": _purpose,
    "don-vi": _units,
    "trach-nhiem": _responsibility,
    "van-hanh": _operating,
    "thong-tin": _information,
    "loai-hinh": _kind,
    "thu-tuc": _yes_no,
    "kinh-doanh": _yes_no,
    "so-nguoi": _people,
    "pham-vi": _scope,
    "cong-trinh": _works,
    "dac-biet": _special,
    "ton-hai": _harm,
    "chien-luoc": _yes_no,
    "khong-dung": _never_stops,
    "an-dinh": _set_by,
}


def heading(step: Step) -> None:
    """The question itself, with its help and its clause."""
    with ui.element("div").classes("stack"):
        layout.text("h2", step.title).classes("question").props("tabindex=-1").mark("question")
        if step.help:
            layout.text("p", step.help).classes("muted")
        if step.clause:
            layout.text("p", step.clause).classes("clause")

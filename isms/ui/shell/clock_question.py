"""The question whether a clock that leapt ahead is right, above every page."""

from nicegui import ui

from inventory.organisation import access
from inventory.organisation.access import Act
from isms.jobs import clock_leap
from isms.platform.clock_watch import ClockWatch
from isms.platform.database import VIETNAM
from isms.ui.parts import layout, words
from isms.ui.shell.visitor import Visitor


def ask(visit: Visitor, watch: ClockWatch | None) -> None:
    """Draw the question while it is open; whoever administers may answer it."""
    if watch is None or (leap := watch.leap()) is None:
        return
    before, after = words.instant(leap.expected), words.instant(leap.now)
    today = words.day(leap.now.astimezone(VIETNAM).date())

    async def accept() -> None:
        if await visit.act(lambda work: clock_leap.accept(work, watch), said=f"Đã ghi nhận: hôm nay là {today}."):
            place.delete()

    with ui.element("div").classes("note overdue").props("role=alert").mark("clock-question") as place:
        ui.icon("alarm").props('aria-hidden="true"')
        with ui.element("div"):
            ui.label(
                f"Đồng hồ máy chủ vừa nhảy từ {before} đến {after}. Hôm nay có đúng là {today} không? Trong khi chờ "
                f"trả lời, sổ vẫn tính theo ngày {words.day(visit.today)} và không đưa hệ thống nào vào sử dụng. Nếu "
                "không đúng, hãy chỉnh lại giờ của máy chủ."
            )
            if access.may(visit.actor, Act.ADMINISTER):
                layout.secondary(f"Đúng, hôm nay là {today}", accept)
            else:
                ui.label("Người quản trị cần trả lời câu hỏi này.")

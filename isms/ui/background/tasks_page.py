"""One's own background tasks: what runs, what came of the others, and their files by address."""

from nicegui import app, ui
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from inventory.errors import NotFound
from isms.background import asked_tasks, task_files
from isms.ui.background.task_card import FILES, TaskCard, outcome
from isms.ui.lists import system_rows_shown
from isms.ui.parts import layout
from isms.ui.parts.places import TASKS
from isms.ui.shell import handing_out
from isms.ui.shell.visit import Pages, Visit

_KEPT = "Việc lớn (báo cáo, gói hồ sơ, in hàng loạt, xuất, nhập tệp) chạy riêng, lần lượt; tệp được giữ 7 ngày."


def register(pages: Pages) -> None:
    """Add /viec, and /viec/tep/{number}: the file of one of one's own tasks."""

    @pages.page(TASKS, title="Việc đang chạy")
    async def tasks(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        found = await visit.read(asked_tasks.own)
        with layout.head("Việc đang chạy", _KEPT):
            pass
        if not found:
            with layout.section():
                layout.empty("hourglass_empty", "Không có việc nào", "Việc lớn bạn yêu cầu hiện ở đây.")
        for task in found:
            with layout.section():
                if task.is_open:
                    await TaskCard(visit, task.id).build()
                else:
                    outcome(visit, task)

    @app.get(f"{FILES}{{number:int}}", include_in_schema=False)
    async def task_file(request: Request, number: int) -> Response:
        def made() -> Response:
            with pages.opened(request.state.signed_in.token_hash) as work:
                task = asked_tasks.own_task(work, number)
            file = task_files.path(pages.settings, task.id)
            if not task.filename or not file.is_file():
                raise NotFound("tệp của việc", str(number))
            return FileResponse(
                file, media_type="application/octet-stream", headers=handing_out.disposition(task.filename)
            )

        return await handing_out.answer(made, "Không có tệp này, hoặc tệp đã quá thời hạn giữ: hãy làm lại.")

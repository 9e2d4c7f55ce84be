"""One paper of many systems: chosen by the address as the list of systems is, printed in one run, one ZIP."""

import tempfile
from functools import partial
from typing import IO, cast

from nicegui import app, run, ui
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from inventory.organisation import units
from inventory.work import Work
from isms.papers import bulk_run, catalogue
from isms.papers.bulk_run import Run
from isms.papers.composition.rendering import Ending
from isms.ui.lists import empty_list, narrowing, system_rows_shown
from isms.ui.lists.system_query import SystemQuery
from isms.ui.parts import layout, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.parts.paper_links import FORMAT
from isms.ui.shell.visit import Pages, Visit
from isms.ui.web import plain_pages
from schedules.standing import listing

PATH = "/in-hang-loat"
_EVERY = 0.5  # seconds between two looks at how far a run is
_MOST_NAMED = 20
_ORDER = {"": "Mã"}


def register(pages: Pages) -> None:
    """Add /in-hang-loat, narrowed as /he-thong is, and /in-hang-loat/tep: what one's last run printed."""
    packed: dict[str, IO[bytes]] = {}  # the last ZIP of each person; its file is gone with the next one

    @pages.page(PATH, title="In hàng loạt")
    async def bulk_printing(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        query = SystemQuery.read(ui.context.client.request.query_params).but(ngay="")
        codes, tree = await visit.read(lambda work: (_codes(work, query), list(units.tree(work))))
        purpose = "Một giấy tờ của nhiều hệ thống trong một tệp ZIP; từng giấy được ghi vào sổ giấy tờ."
        with layout.head("In hàng loạt", purpose):
            pass

        def narrow(**changes: object) -> None:
            visit.go(query.but(**changes).at(PATH))

        narrowing.search_row(query.tim, narrow)
        narrowing.filters(query, tree, narrow, _ORDER)
        _PageState(visit, query, codes, packed).build()

    @app.get(f"{PATH}/tep", include_in_schema=False)
    def last_run(request: Request) -> Response:
        found = packed.get(request.state.signed_in.actor.name)
        if found is None:
            return plain_pages.message(404, "Chưa có tệp nào: hãy in trước.", "Về trang In hàng loạt", PATH)
        return FileResponse(found.name, media_type="application/zip", filename="giay-to.zip")


def _codes(work: Work, query: SystemQuery) -> list[str]:
    return sorted(row.code for row in listing.whole(work, query.filter, work.today))


class _PageState:
    """What is printed of the systems found, and how far the run is."""

    def __init__(self, visit: Visit, query: SystemQuery, codes: list[str], packed: dict[str, IO[bytes]]) -> None:
        self.visit, self.query, self.codes, self.packed = visit, query, codes, packed

    def build(self) -> None:
        """Draw the choice of paper and the button; what goes on stands beneath."""
        with layout.section(f"{words.number(len(self.codes))} hệ thống"):
            if not self.codes:
                empty_list.found(self.visit, self.query, PATH)
                return
            form = Form()
            names = catalogue.titles(catalogue.of_many())
            self.paper = form.choice("paper", "Giấy tờ", names, catalogue.CHECKLIST)
            endings = {str(ending): FORMAT[ending] for ending in catalogue.NUMBERED}
            self.ending = form.choice("ending", "Dạng tệp", endings, "pdf")
            form.buttons(f"In {words.number(len(self.codes))} giấy", self.start)
        self.place = ui.element("div").classes("stack w-full").props("aria-live=polite")

    async def start(self) -> None:
        """Print them all off the loop, one after the other; say how far it is, and stop when asked to."""
        going = Run(str(self.paper.value), cast(Ending, self.ending.value), self.codes)
        target = tempfile.NamedTemporaryFile(suffix=".zip")  # noqa: SIM115  # it lives until the person's next run
        timer = self._show(going)
        look = partial(self.visit.pages.opened, self.visit.signed_in.token_hash)
        try:
            await run.io_bound(bulk_run.print_many, look, partial(look, writes=True), going, target)
        except Exception as error:
            refusals.show(error)
            return
        finally:
            timer.cancel()
            self.place.clear()
        target.flush()
        self.packed[self.visit.name] = target
        with self.place:
            _progress(going)

    def _show(self, going: Run) -> ui.timer:
        client = ui.context.client

        def look() -> None:
            said.text = f"Đã in {words.number(going.done)} trong {words.number(len(going.codes))}"
            bar.value = going.done / len(going.codes)
            going.stopped = going.stopped or not client.has_socket_connection

        def stop() -> None:
            going.stopped = True

        self.place.clear()
        with self.place, layout.section("Đang in"):
            said = ui.label("Đang bắt đầu").mark("progress")
            bar = ui.linear_progress(0, show_value=False).props('aria-label="Đã in được bao nhiêu"')
            layout.secondary("Dừng lại", stop, icon="stop").mark("stop")
            return ui.timer(_EVERY, look)


def _progress(going: Run) -> None:
    with layout.section("Kết quả"):
        kind = "soon" if going.stopped or going.left_out else "ok"
        stopped = ", đã dừng theo yêu cầu" if going.stopped else ""
        layout.note(kind, f"Đã in {words.number(going.printed)} trong {words.number(len(going.codes))} giấy{stopped}.")
        if going.printed:
            ui.link("Tải tệp ZIP", f"{PATH}/tep").props("download").mark("packed")
        for code, why in list(going.left_out.items())[:_MOST_NAMED]:
            layout.text("p", f"{code}: {why}").classes("small")
        if len(going.left_out) > _MOST_NAMED:
            layout.text("p", f"và {words.number(len(going.left_out) - _MOST_NAMED)} hệ thống khác").classes("small")

"""The x-ray: what is wrong, doubtful or worth a look in the register, by check, each with the way to mend it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from nicegui import ui

from inventory.organisation.access import Act
from inventory.work import Work
from isms.background.task_tables import BackgroundTask
from isms.ui.background import task_card
from isms.ui.background.list_button import list_button
from isms.ui.facts.place import path_of
from isms.ui.lists import pager, slow_part, system_rows_shown, taking_away
from isms.ui.lists.address import Address
from isms.ui.parts import badges, data_tables, layout, words
from isms.ui.parts.places import POLICIES
from isms.ui.shell.visit import Pages, Visit
from isms.ui.xray.severity import PATH, SEVERITY
from isms.xray import look, recount_task
from isms.xray.check_findings import SEVERITIES, Check, Found, checks
from isms.xray.look import Section
from schedules.standing import counting

_TITLE = "Rà soát sổ"
_PAGES = {
    "letterheads": ("/quan-tri/giay-to", Act.RECORD),
    "focal_points": ("/theo-doi?muc=dau-moi", Act.RECORD),
    "people": ("/quan-tri/nguoi-dung", Act.ADMINISTER),
    "systems": ("/he-thong", Act.VIEW),
    "policies": (POLICIES, Act.ADMINISTER),
}


@dataclass(frozen=True)
class _Query(Address):
    """One severity, one check, a page of its findings; empty means any."""

    PATH: ClassVar[str] = PATH
    KNOWN: ClassVar[Mapping[str, Collection[str]]] = {
        "muc": {each[0] for each in SEVERITY.values()},
        "kiem": checks(),
    }

    muc: str = ""
    kiem: str = ""
    trang: int = 1

    def wants(self, check: Check) -> bool:
        """Say whether a check is asked for."""
        return self.muc in ("", SEVERITY[check.severity][0]) and self.kiem in ("", check.code)


def register(pages: Pages) -> None:
    """Add /ra-soat."""

    @pages.page(PATH, title="Rà soát")
    async def xray(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES)
        query = _Query.read(ui.context.client.request.query_params)
        with layout.head("Rà soát", "Những chỗ thiếu, sai hoặc đáng xem lại trong sổ, và nơi để sửa từng chỗ."):
            pass
        place = ui.element("div").classes("stack apart w-full")
        figures = ui.element("div").classes("stack apart w-full")
        few = await visit.read(counting.is_small)
        await slow_part.build(place, few, partial(_show, visit, query, place))
        if any(query.wants(checks()[code]) for code in look.RECOUNT):
            await _offer_recount(visit, query, figures, at_once=few)


async def _show(visit: Visit, query: _Query, place: ui.element) -> None:
    sections = await visit.read(look.look)
    part = partial(look.find, code=query.kiem, first=pager.first_row(query.trang), most=pager.ROWS)
    only = await visit.read(part) if query.kiem in look.QUICK else None
    place.clear()
    with place:
        _summary(sections)
        with ui.element("div").classes("section-line"):
            _filters(query, sections)
            if any(section.total for section in sections if query.wants(section.check)):
                list_button(visit, _TITLE, partial(_listing, query=query))
        _sections(visit, query, [section for section in sections if query.wants(section.check)], only)


async def _offer_recount(visit: Visit, query: _Query, place: ui.element, at_once: bool) -> None:
    """Recount once the page stands; in a large register only when asked to, by a background task."""

    async def recount() -> None:
        _recounted(visit, query, place, await visit.read(look.recount))

    async def done(task: BackgroundTask) -> None:
        _recounted(visit, query, place, recount_task.sections(task.result))

    if at_once:
        await slow_part.build(place, False, recount)
        return
    with place, layout.section("Tính lại số liệu"):
        text = "Sổ có nhiều hệ thống: tính lại mọi số liệu từ các dữ kiện đã ghi có thể mất vài chục giây."
        layout.text("p", text).classes("muted")
        begin = partial(task_card.begin, visit, place, recount_task.ask, done)
        layout.secondary("Tính lại từ dữ kiện", begin, icon="calculate").mark("recount")


def _recounted(visit: Visit, query: _Query, place: ui.element, sections: Sequence[Section]) -> None:
    place.clear()
    with place:
        wrong = [section for section in sections if section.total and query.wants(section.check)]
        if wrong:
            _sections(visit, query, wrong)
        else:
            layout.note("ok", "Đã tính lại mọi số liệu từ các dữ kiện đã ghi: danh sách và số đếm đều khớp.")


_COLUMNS = (
    data_tables.Column("severity", "Mức"),
    data_tables.Column("check", "Mục rà soát"),
    data_tables.Column("name", "Hệ thống hoặc đơn vị", "two_lines", below="Mã"),
    data_tables.Column("said", "Thấy gì"),
    data_tables.Column("clause", "Căn cứ"),
    data_tables.Column("fix", "Cách sửa"),
)


def _listing(work: Work, query: _Query) -> taking_away.Listing:
    """Return all findings asked for, but of the checks that recount every figure."""
    wanted_checks = [check for code, check in checks().items() if code in look.QUICK and query.wants(check)]
    cells = (_cells(check, found) for check in wanted_checks for found in look.find(work, check.code))
    severity = next((said for slug, _, said, _ in SEVERITY.values() if slug == query.muc), "")
    told = [("Mức", severity), ("Mục", checks()[query.kiem].title if query.kiem else "")]
    return taking_away.Listing(_TITLE, "ra-soat", _COLUMNS, cells, told)


def _cells(check: Check, found: Found) -> dict[str, Any]:
    return {
        "severity": SEVERITY[check.severity][2],
        "check": check.title,
        "name": data_tables.two_lines(found.name, found.code),
        "said": found.said(check),
        "clause": check.clause,
        "fix": check.fix,
    }


def _summary(sections: Sequence[Section]) -> None:
    numbers = look.numbers(sections)
    if not numbers.total():
        layout.note("ok", f"Đã kiểm {words.number(len(sections))} mục: không có gì phải sửa.")
        return
    told = [f"{words.number(numbers[each])} {SEVERITY[each][2].lower()}" for each in SEVERITIES if numbers[each]]
    kind = next(SEVERITY[each][1] for each in SEVERITIES if numbers[each])
    layout.note(kind, f"Có {', '.join(told)} trong {words.number(len(sections))} mục đã kiểm.")


def _filters(query: _Query, sections: Sequence[Section]) -> None:
    numbers = look.numbers(sections)
    with ui.element("nav").classes("chips").props('aria-label="Lọc theo mức"'):
        layout.chip(f"Tất cả ({words.number(numbers.total())})", PATH, not query.muc and not query.kiem)
        for severity, (slug, _, said, _) in SEVERITY.items():
            layout.chip(
                f"{said} ({words.number(numbers[severity])})", query.but(muc=slug, kiem="").path, query.muc == slug
            )
        if query.kiem:
            with ui.element("span").classes("chip"):
                ui.label(checks()[query.kiem].title)
            layout.link("Bỏ lọc", PATH)


def _sections(visit: Visit, query: _Query, sections: Sequence[Section], only: Sequence[Found] | None = None) -> None:
    """Show each check with the first of its findings; `only`: those of this page, of the only one asked for."""
    for section in sections:
        if section.total:
            _section(visit, query, section, only)
    well = [section.check for section in sections if not section.total]
    if well:
        with ui.element("details").classes("behind"):
            layout.text("summary", f"{words.number(len(well))} mục không thấy gì phải sửa")
            with ui.element("ul").classes("well"):
                for check in well:
                    with ui.element("li"):
                        ui.icon("check").props('aria-hidden="true"')
                        ui.label(f"{check.title} ({check.clause})")


def _section(visit: Visit, query: _Query, section: Section, only: Sequence[Found] | None) -> None:
    check, number = section.check, section.total
    _, kind, said, icon = SEVERITY[check.severity]
    with layout.section() as card:
        card.mark(f"check-{check.code}")
        with ui.element("div").classes("stack"):
            with ui.element("div").classes("line"):
                badges.badge(kind, said, icon)
                layout.text("h2", f"{check.title} ({words.number(number)})")
            layout.text("p", check.means)
            ui.label(check.clause).classes("clause")
        shown = section.found if only is None else only
        with ui.element("ul").classes("lines"):
            for found in shown:
                _line(visit, check, found)
        if only is not None:
            pager.pager(query.trang, number, lambda page: visit.go(query.but(trang=page).path))
        elif number > len(shown) and check.code in look.QUICK:
            layout.link(f"Xem cả {words.number(number)}", query.but(kiem=check.code).path)


def _line(visit: Visit, check: Check, found: Found) -> None:
    path = _where(visit, check, found)
    with ui.element("li").mark(f"found-{check.code}-{found.code}"):
        with ui.element("div").classes("say"):
            if check.where in _PAGES:
                ui.label(found.name).classes("strong")
            else:
                layout.link(found.name, path_of(found.code)).classes("strong")
            ui.label(found.said(check))
            ui.label(found.code).classes("code")
        if path:
            link = layout.link(check.fix, path).classes("act")
            link.props(f'aria-label="{check.fix}: {_plain(found.name)}"')


def _where(visit: Visit, check: Check, found: Found) -> str:
    """Return where it is mended; nothing where this person may not go."""
    if check.where not in _PAGES:
        return path_of(found.code, check.where)
    path, act = _PAGES[check.where]
    return path if visit.may(act) else ""


def _plain(text: str) -> str:
    return text.replace(chr(34), "")

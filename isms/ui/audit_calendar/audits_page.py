"""Audits: what falls due when, as a list, as a calendar of a month or of a year."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from inventory.organisation import units
from inventory.organisation.access import Act
from inventory.register_tables import Unit
from inventory.work import Work
from isms.ui.audit_calendar import calendar_entries, falling_due, month, views, year
from isms.ui.audit_calendar.calendar_query import KINDS, PATH, PLANNING, Asked
from isms.ui.lists import narrowing, system_query, system_rows_shown, taking_away
from isms.ui.parts import layout, words
from isms.ui.shell.visit import Pages, Visit
from schedules.cadence.working_days import Holiday
from schedules.policies import policies
from schedules.standing import due_months, listing
from schedules.watch import agenda
from schedules.watch.agenda import Kind

DAY = dt.timedelta(days=1)


def register(pages: Pages) -> None:
    """Add /kiem-tra."""

    @pages.page(PATH, title="Kiểm tra")
    async def audits(visit: Visit) -> None:
        ui.add_head_html(system_rows_shown.STYLES + calendar_entries.STYLES)
        asked = Asked.read(ui.context.client.request.query_params)
        draw = await _read(visit, asked)
        tree = await visit.read(units.tree)
        with layout.head("Kiểm tra", "Hệ thống nào phải kiểm tra, đánh giá khi nào, và những việc đã hẹn ngày."):
            taking_away.button(visit, partial(calendar_entries.whole if asked.xem else falling_due.whole, asked=asked))
            if visit.may(Act.AUDIT):
                layout.primary("Lập kế hoạch", lambda: visit.go(asked.systems(xep="han").at(PLANNING)), icon="event")
        views.links(asked)
        _filters(visit, asked, list(tree))
        draw()


async def _read(visit: Visit, asked: Asked) -> Callable[[], None]:
    """Read what the view shows, and return how to draw it."""
    if not asked.xem:
        plan = await visit.read(lambda work: due_months.plan(work, asked.among))
        return lambda: falling_due.build(visit, asked, plan)
    first, last = asked.span(visit.today)
    signs: tuple[calendar_entries.Look, ...] = ()
    if asked.xem == "thang":
        found = await visit.read(lambda work: agenda.agenda(work, first, last, asked.kinds, asked.among))
        show = partial(month.build, visit, asked, found)
    else:
        numbers = await visit.read(lambda work: agenda.numbers(work, first, last, asked.kinds, asked.among))
        show, signs = partial(year.build, visit, asked, numbers), year.SIGNS
    around = await visit.read(lambda work: _around(work, asked))

    def draw() -> None:
        _late(visit, asked, around)
        with layout.section():
            _way(visit, asked)
            show(around.off)
            calendar_entries.legend(asked.kinds, *signs)
            for note in around.notes:
                layout.text("p", note).classes("muted small")

    return draw


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the calendar: days off and worked week-ends, and what is open although its day has passed."""

    off: dict[dt.date, Holiday]
    late: Counter[Kind]
    overdue: int  # systems whose audit is overdue, those never audited with them
    notes: tuple[str, ...]  # the years whose days off are not all known


def _around(work: Work, asked: Asked) -> _Around:
    late: Counter[Kind] = Counter()
    for (_, kind), number in agenda.numbers(work, dt.date.min, work.today - DAY, asked.kinds, asked.among).items():
        late[kind] += number
    overdue = listing.page(work, asked.systems(han="qua-han").filter, most=1).total if "due" in asked.kinds else 0
    span = asked.span(work.today)
    return _Around(policies.special_days(work, *span), late, overdue, policies.holidays(work).notes(*span))


def _filters(visit: Visit, asked: Asked, tree: list[Unit]) -> None:
    kinds: narrowing.Part = ("loai", "Loại việc", {slug: name for slug, (name, _) in KINDS.items()})
    parts: list[narrowing.Part] = [
        ("cap", "Cấp độ", system_query.LEVEL),
        ("donvi", "Đơn vị", narrowing.branches(tree)),
    ]
    with ui.element("div").classes("filters open"):
        narrowing.drop_downs(
            asked, [kinds, *parts] if asked.xem else parts, lambda **changes: visit.go(asked.but(**changes).path)
        )
    if asked.is_narrowed:
        layout.link("Bỏ lọc", Asked(xem=asked.xem, ky=asked.ky).path)


def _way(visit: Visit, asked: Asked) -> None:
    """The name of the month or year, and the ways to the one before, the one after, and the present one."""
    unit = "Năm" if asked.xem == "nam" else "Tháng"
    with ui.element("div").classes("section-line"):
        layout.text("h2", asked.title(visit.today)).mark("period")
        with ui.element("nav").classes("line").props('aria-label="Chuyển kỳ"'):
            for ahead, icon, said in ((-1, "chevron_left", f"{unit} trước"), (1, "chevron_right", f"{unit} sau")):
                there = asked.step(visit.today, ahead)
                if there:
                    _step(icon, said, there.path)
            layout.link(f"{unit} này", asked.but(ky="").path).classes("act")


def _step(icon: str, said: str, path: str) -> None:
    with ui.link(target=path).classes("act") as link:
        link.mark(said)
        if icon == "chevron_left":
            ui.icon(icon).props('aria-hidden="true"')
        ui.label(said)
        if icon == "chevron_right":
            ui.icon(icon).props('aria-hidden="true"')


def _late(visit: Visit, asked: Asked, around: _Around) -> None:
    """Say what is open although its day has passed, each with the way to it."""
    others = [kind for kind in calendar_entries.LOOKS if around.late[kind] and kind != "due"]
    if not others and not around.overdue:
        return
    with ui.element("div").classes("note overdue late-line").mark("late"):
        ui.icon("error").props('aria-hidden="true"')
        ui.label("Đã quá ngày mà chưa xong:").classes("strong")
        if around.overdue:
            text = f"{words.number(around.overdue)} hệ thống quá hạn hoặc chưa từng kiểm tra"
            layout.link(text, asked.systems(han="qua-han", xep="han").path)
        for kind in others:
            name = calendar_entries.LOOKS[kind][2]
            with ui.element("button").classes("as-link").props("type=button aria-haspopup=dialog") as button:
                button.mark(f"late-{kind}")
                ui.label(f"{words.number(around.late[kind])} {name[:1].lower()}{name[1:]}")
            button.on("click", partial(calendar_entries.open_late, visit, asked, f"{name}: đã quá ngày", [kind]))

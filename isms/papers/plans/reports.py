"""
The quarterly and the yearly report on the office's plans (KH DTI 2026 IV.1-2), written from what the units reported.

A subject is a period, "2026-Q4" or "2026", for the office's report to the body above it; "2026-Q4/VP" for the report of
a unit to the office. The decree has no form for them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from inventory.errors import NotFound
from inventory.law.written_clauses import written_out
from inventory.organisation import units
from inventory.organisation.access import Act, require_everywhere
from inventory.register_tables import Unit
from inventory.work import Work
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import QUARTER_OF_ONE, YEAR_OF_ONE, paper
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import percent, printable, short_date
from isms.papers.plans import plan_rows
from isms.papers.plans.plan_rows import TaskRow
from schedules.plans import plan_numbers, progress
from schedules.plans.plan_numbers import Number
from schedules.plans.programme_tables import Programme
from schedules.plans.progress import Board
from schedules.plans.quarters import Quarter
from schedules.yearly import reporting_year

QUARTERLY, YEARLY = "quarterly", "yearly"
THROUGH = "thông qua Sở Khoa học và Công nghệ tỉnh tổng hợp"
"""KH DTI 2026 IV.1."""
PLANS = "Kế hoạch & tiến độ"
MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class _Period:
    """What is reported: of which quarters, by whom (None: by the office), as of which day."""

    code: str
    quarters: tuple[Quarter, ...]
    unit: Unit | None
    on: date

    @property
    def period(self) -> str:
        return self.quarters[0].name if self.code == QUARTERLY else f"năm {self.quarters[0].year}"

    @property
    def numbers_on(self) -> date:
        """The day whose register the indicators tell: the end of the period, or the day asked for before it."""
        return min(self.quarters[-1].last, self.on)


@paper(
    QUARTERLY,
    "Báo cáo quý thực hiện kế hoạch",
    QUARTER_OF_ONE,
    "papers/plan-report.html.j2",
    number_type="BC",
    internal=True,
    report="Báo cáo quý thực hiện các kế hoạch",
    of_register=True,
)
def quarterly(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the report of a quarter. Raises Invalid, NotFound; NotAllowed for the office's by a branch of it."""
    period, unit = _read(work, subject)
    return _content(work, _Period(QUARTERLY, (Quarter.read(period),), unit, on or work.today))


@paper(
    YEARLY,
    "Báo cáo năm thực hiện kế hoạch",
    YEAR_OF_ONE,
    "papers/plan-report.html.j2",
    number_type="BC",
    internal=True,
    report="Báo cáo năm thực hiện các kế hoạch",
    of_register=True,
)
def yearly(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the report of a year: what was said in each of its quarters. Raises as `quarterly`."""
    period, unit = _read(work, subject)
    day, year = on or work.today, reporting_year.read(period).year
    begun = tuple(each for number in range(1, 5) if (each := Quarter(year, number)).first <= day)
    return _content(work, _Period(YEARLY, begun or (Quarter(year, 1),), unit, day))


def _read(work: Work, subject: str) -> tuple[str, Unit | None]:
    period, slash, code = subject.partition("/")
    if slash:
        return period, units.by_code(work, code)
    require_everywhere(work, Act.VIEW)
    return period, None


def _content(work: Work, asked: _Period) -> Content:
    code = asked.unit.code if asked.unit else None
    boards = [board for board in progress.boards(work, asked.quarters[-1], asked.on, code) if board.rows]
    if not boards:
        raise NotFound("nhiệm vụ của kế hoạch", f"{asked.period}{f', {asked.unit.name}' if asked.unit else ''}")
    numbers = plan_numbers.numbers(work, asked.numbers_on, code)
    blanks = Blanks()
    head = (
        letterhead.of_room(work, asked.unit, "BC", blanks)
        if asked.unit
        else letterhead.places(work, None, "BC", blanks)
    )
    told = [each for board in boards for each in plan_rows.task_rows(board, asked.quarters)]
    unsaid = tuple(_unsaid(told))
    said = {
        "period": asked.period,
        "about": f"Kết quả thực hiện kế hoạch {asked.period}",
        "addressee": _addressee(work, asked, blanks),
        "parts": tuple(
            plan_rows.part(board, asked.quarters, numbers, _reference(board.plan.row, blanks)) for board in boards
        ),
        "numbers": tuple(_numbers(boards, numbers)),
        "numbers_on": short_date(asked.numbers_on),
        "difficulties": tuple(_difficulties(told)),
        "late": tuple(_late(told)),
        "unsaid": unsaid,
        "has_term": any(board.plan.is_quarterly for board in boards),
        "sent_to": ("Như trên",),
    }
    for each in unsaid:
        blanks.missing.setdefault(f"Chưa có báo cáo: {each}", PLANS)
    for each in _unled(boards):
        blanks.missing.setdefault(each, PLANS)
    return Content(
        title=f"Báo cáo kết quả thực hiện kế hoạch {asked.period}",
        places=head | said,
        as_of=asked.on,
        numbered=asked.unit is None,
        missing=blanks.listed(),
        contradictions=tuple(_contradictions(told)),
        numbers=_figures(asked, told) | {"numbers": said["numbers"]},
    )


def _figures(asked: _Period, told: Sequence[TaskRow]) -> dict[str, object]:
    """Return of which day the indicators are, and how many reports came, came late, and did not come."""
    came = [each for each in told if each.said]
    late = len([each for each in came if each.is_late])
    reports = {"came": len(came), "late": late, "missing": len(told) - len(came)}
    return {"period": asked.period, "numbers_on": asked.numbers_on, "reports": reports}


def _addressee(work: Work, asked: _Period, blanks: Blanks) -> str:
    root = units.root(work)
    if asked.unit is None:
        superior = blanks.text(root.superior if root else None, "Cơ quan nhận báo cáo", letterhead.SETTINGS)
        return Markup("{} ({})").format(superior, THROUGH)
    front = units.front_office(work)
    if front is None or front.id == asked.unit.id:
        return f"Giám đốc {printable(root.name)}" if root else ""
    return printable(front.name)


def _reference(plan: Programme, blanks: Blanks) -> str:
    if plan.number and plan.issued_on:
        return f"số {printable(plan.number)} ngày {short_date(plan.issued_on)}"
    blanks.missing.setdefault(f"Số, ngày của {plan.name}", PLANS)
    return Markup('<span class="blank">số ......, ngày ......</span>')


def _numbers(boards: Sequence[Board], numbers: dict[str, tuple[Number, ...]]) -> Iterator[dict[str, object]]:
    """Yield, for each task that the register computes, its sentence and the systems that miss it."""
    for board in boards:
        for row in board.rows:
            for number in numbers.get(row.task.row.indicator, ()):
                named = [printable(name) for name in number.missing[:MOST_NAMED]]
                more = number.indicator.missing - len(named)
                missing = "; ".join(named) + (f"; và {more} hệ thống khác" if more > 0 else "")
                yield {
                    "task": printable(row.task.row.code),
                    "aim": number.indicator.aim.code,
                    "clause": written_out(number.indicator.aim.clause),
                    "met": number.indicator.met,
                    "of": number.indicator.of,
                    "percent": number.percent,
                    "said": plan_rows.sentence(number),
                    "missing": missing if number.indicator.met else "tất cả" if named else "",
                }


def _difficulties(told: Sequence[TaskRow]) -> Iterator[str]:
    for each in told:
        if each.said and each.said.difficulties:
            yield f"{_who(each)}: {printable(each.said.difficulties).rstrip('.')}"


def _late(told: Sequence[TaskRow]) -> Iterator[str]:
    for each in told:
        if each.said and each.is_late:
            yield f"{_who(each)}: báo cáo ngày {short_date(each.said.on)}, hạn {short_date(each.quarter.due)}"


def _unsaid(told: Sequence[TaskRow]) -> Iterator[str]:
    """Yield, by unit, the numbers of the tasks on which it reported nothing, quarter by quarter."""
    silent: dict[str, dict[Quarter, list[str]]] = {}
    for each in told:
        if each.said is None:
            silent.setdefault(each.unit.name, {}).setdefault(each.quarter, []).append(each.row.task.row.code)
    for name, quarters in sorted(silent.items()):
        lacking = "; ".join(f"quý {quarter.roman} nhiệm vụ {', '.join(tasks)}" for quarter, tasks in quarters.items())
        yield f"{printable(name)}: {lacking}"


def _unled(boards: Sequence[Board]) -> Iterator[str]:
    for board in boards:
        codes = [row.task.row.code for row in board.rows if not row.task.led and not row.task.is_computed]
        if codes:
            yield f"Đơn vị chủ trì nhiệm vụ {', '.join(codes)} của {board.plan.row.name}"


def _contradictions(told: Sequence[TaskRow]) -> Iterator[str]:
    """Yield where a report does not agree with its target, or with what the unit said before."""
    for each in told:
        target, said = each.row.task.row.target, each.said
        if said is None or said.percent is None:
            continue
        if said.state == "done" and said.percent < (100 if target is None else target):
            wanted = percent(100 if target is None else target)
            yield f"{_who(each)}: ghi đã hoàn thành nhưng mới đạt {percent(said.percent)} (mục tiêu {wanted})"
        if each.before and each.before.percent is not None and each.before.percent > said.percent:
            yield f"{_who(each)}: đạt {percent(said.percent)}, thấp hơn lần trước ({percent(each.before.percent)})"


def _who(told: TaskRow) -> str:
    return f"{told.unit.name} (nhiệm vụ {told.row.task.row.code}, quý {told.quarter.roman})"

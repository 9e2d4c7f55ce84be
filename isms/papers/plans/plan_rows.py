"""The rows of a report on a plan: each task with what its units said, against its target; and what nobody said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from inventory.register_tables import Unit
from isms.papers.composition.paper_words import percent, printable, short_date
from schedules.plans.plan_numbers import Number
from schedules.plans.programme_tables import TaskProgress
from schedules.plans.progress import Board, Line, ProgressState, Row
from schedules.plans.quarters import Quarter

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
BLANK = Markup('<span class="blank">({})</span>')


@dataclass(frozen=True, slots=True)
class Printed:
    """A row of the table; the first task of a heading says it too. A heading in a row of its own would part from it."""

    heading: str
    task: str
    lead: str
    term: str
    results: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """A plan in the report: its name and paper, and the rows of its table."""

    name: str
    reference: str
    rows: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """
    What a unit said of a task for a quarter, None if nothing; `before`: what it said in the quarters before.

    `has_term`: the plan sets a day by which to report.
    """

    row: Row
    unit: Unit
    quarter: Quarter
    said: TaskProgress | None
    before: TaskProgress | None
    has_term: bool

    @property
    def is_late(self) -> bool:
        return self.has_term and self.said is not None and self.said.on > self.quarter.due


def part(board: Board, quarters: Sequence[Quarter], numbers: Mapping[str, Sequence[Number]], reference: str) -> Part:
    """Return a plan's part of the report. `quarters`: those it tells of; `numbers`: what the register computes."""
    known = {row.task.id: row for row in board.rows}
    printed: list[Printed] = []
    for place, (heading, tasks) in enumerate(board.plan.headings().items()):
        said = f"{ROMAN[place % len(ROMAN)]}. {printable(heading)}" if heading else ""
        for row in (known[task.id] for task in tasks if task.id in known):
            printed += _rows(row, said, board, quarters, numbers)
            said = ""
    return Part(printable(board.plan.row.name), reference, tuple(printed))


def task_rows(board: Board, quarters: Iterable[Quarter]) -> Iterator[TaskRow]:
    """Yield what was reported, and what is wanted and was not, task by task."""
    for quarter in quarters:
        for row in board.rows:
            for line in row.lines:
                said = line.reports.get(quarter.number)
                wanted = board.plan.is_quarterly and line.leads and not row.task.is_computed
                if said or wanted:
                    earlier = [line.reports[each] for each in sorted(line.reports) if each < quarter.number]
                    yield TaskRow(
                        row, line.unit, quarter, said, earlier[-1] if earlier else None, board.plan.is_quarterly
                    )


def sentence(number: Number) -> str:
    """Return an indicator as one sentence: how many systems, of how many, and of those only used."""
    each = number.indicator
    if number.percent is None:
        left_out = f" ({each.unconfirmed} hệ thống chưa xác nhận vai trò)" if each.unconfirmed else ""
        return f"{each.aim.title}: chưa có hệ thống nào để tính{left_out}"
    share = f"{each.met}/{each.of} hệ thống ({percent(number.percent)})"
    used = (
        f"; hệ thống chỉ sử dụng: {each.used_met}/{each.used_of}" if each.used_of and each.used_met is not None else ""
    )
    left_out = f"; chưa xác nhận vai trò, chưa tính: {each.unconfirmed}" if each.unconfirmed else ""
    return f"{each.aim.title}: {share}{used}{left_out}"


def _rows(
    row: Row, heading: str, board: Board, quarters: Sequence[Quarter], numbers: Mapping[str, Sequence[Number]]
) -> Iterator[Printed]:
    """Yield a task's row; of a year one for each unit: what all of them said may be longer than a page."""
    about = row.task.row
    computed = tuple(numbers.get(about.indicator, ())) if row.task.is_computed else ()
    lead = printable(about.lead) or ", ".join(printable(line.unit.name) for line in row.lines if line.leads)
    reached = [computed[-1].percent] if computed else [_latest(line, quarters) for line in row.lines]
    task, target = f"{printable(about.code)}. {printable(about.task)}", _target(about.target, reached)
    by_unit = [results for line in row.lines if (results := tuple(_results(line, board, quarters)))] or [()]
    if computed:
        by_unit = [tuple(f"{sentence(each)}." for each in computed)]
    elif not row.lines:
        by_unit = [(BLANK.format("chưa chọn đơn vị chủ trì"),)] if not row.task.led else by_unit
    elif len(quarters) == 1:
        by_unit = [tuple(result for results in by_unit for result in results)]
    yield Printed(heading, task, lead, printable(about.deadline), by_unit[0], target)
    for results in by_unit[1:]:
        yield Printed("", f"{printable(about.code)}. (tiếp)", "", "", results, "")


def _results(line: Line, board: Board, quarters: Sequence[Quarter]) -> Iterator[str]:
    """Yield what a unit said: of one quarter as one paragraph, of several as one for each of them."""
    name, wanted = printable(line.unit.name), board.plan.is_quarterly and line.leads
    silent = [quarter.roman for quarter in quarters if quarter.number not in line.reports] if wanted else []
    told = [
        (quarter, _words(line.reports[quarter.number], quarter if board.plan.is_quarterly else None))
        for quarter in quarters
        if quarter.number in line.reports
    ]
    if len(quarters) > 1 and (silent or told):
        lacking = BLANK.format(f"chưa có báo cáo quý {', '.join(silent)}") if silent else ""
        yield Markup("{}: {}").format(name, lacking)
        yield from (f"Quý {quarter.roman}: {words}" for quarter, words in told)
    elif told:
        yield f"{name}: {told[0][1]}"
    elif silent:
        yield Markup("{}: {}").format(name, BLANK.format("chưa có báo cáo"))


def _words(report: TaskProgress, due_in: Quarter | None) -> str:
    share = f", {percent(report.percent)}" if report.percent is not None else ""
    result = f" {printable(report.result).rstrip('.')}." if report.result else ""
    late = f" (báo cáo ngày {short_date(report.on)}, quá hạn)" if due_in and report.on > due_in.due else ""
    return f"{ProgressState.word(report.state)}{share}.{result}{late}"


def _latest(line: Line, quarters: Sequence[Quarter]) -> float | None:
    known = [line.reports[quarter.number].percent for quarter in quarters if quarter.number in line.reports]
    return known[-1] if known else None


def _target(target: float | None, reached: Sequence[float | None]) -> str:
    """Return the target, and whether every unit has reached it."""
    if target is None:
        return ""
    known = [each for each in reached if each is not None]
    if not known:
        return f"{percent(target)}; chưa có số liệu"
    met = len(known) == len(reached) and min(known) >= target
    return f"{percent(target)}; {'đạt' if met else 'chưa đạt'} ({percent(min(known))})"

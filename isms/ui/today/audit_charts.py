"""Two charts of how the audits fall: a strip of months with dots by level, and the standings of each level."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from isms.ui.lists import system_rows_shown
from isms.ui.lists.counters import CONFIRMED
from isms.ui.lists.system_query import SystemQuery, after, in_month
from isms.ui.parts import charts, words
from isms.ui.parts.charts import Cell, Options, Table
from schedules.cadence.cadence import Standing, standing
from schedules.standing.counting import Falling
from schedules.standing.due_months import strip

LEVELS = (None, 1, 2, 3, 4, 5)
"""From the bottom of a chart to its top."""
_HAN = {
    Standing.ON_TIME: "dung-han",
    Standing.DUE_SOON: "90",
    Standing.OVERDUE: "tre-han",
    Standing.NEVER_AUDITED: "chua-kiem-tra",
}
_COLOUR = {
    Standing.ON_TIME: "var(--ok)",
    Standing.DUE_SOON: "var(--soon)",
    Standing.OVERDUE: "var(--overdue)",
    Standing.NEVER_AUDITED: "var(--neutral)",
}
_LEVEL_NAMES = {None: "Chưa có cấp độ"} | {level: f"Cấp độ {level}" for level in LEVELS if level}
_SMALLEST, _LARGEST = 20, 38  # the diameter of a dot in pixels


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the strip: what it is called on the axis and in words, how many of each level, and their list."""

    short: str
    said: str
    numbers: Counter[int | None]
    view: SystemQuery

    def path(self, level: int | None, ngay: str) -> str:
        """Return the address of the list of a level in this column."""
        return self.view.but(cap=_cap(level), vai=CONFIRMED.vai, ngay=ngay).path


def months(falling: Falling, on: dt.date, ngay: str) -> None:
    """Show the strip of months. `ngay`: the day as the address names it, empty for today."""
    columns = columns_of(falling, on)
    today = 2  # the place of the day's line: after what is late
    dots = [
        (place + (place >= today), number, level)
        for place, column in enumerate(columns)
        for number, level in enumerate(LEVELS)
        if column.numbers[level]
    ]
    most = max((columns[x - (x > today)].numbers[level] for x, _, level in dots), default=1)
    points = [
        _dot(x, y, columns[x - (x > today)].numbers[level], most, "overdue" if x < today else "primary")
        for x, y, level in dots
    ]
    labels = [column.short for column in columns]
    labels.insert(today, f"{on.day}/{on.month}" if ngay else "Hôm\nnay")
    path = [columns[x - (x > today)].path(level, ngay) for x, _, level in dots]
    charts.chart(
        "Lịch kiểm tra, đánh giá 24 tháng tới",
        _say_months(columns),
        _strip_options(labels, today, points),
        lambda _series, place: path[place],
        Table(
            "Đến hạn",
            [_LEVEL_NAMES[level] for level in reversed(LEVELS)],
            [
                (column.said, [Cell(column.numbers[level], column.path(level, ngay)) for level in reversed(LEVELS)])
                for column in columns
                if column.numbers.total()
            ],
        ),
        height=310,
        least=900,
    )


def standings(falling: Falling, on: dt.date, ngay: str) -> None:
    """Show how the duty to audit stands at each level."""
    numbers = standings_of(falling, on)
    paths = {(level, each): CONFIRMED.but(cap=_cap(level), han=_HAN[each], ngay=ngay).path for level, each in numbers}
    kinds = list(Standing)
    charts.chart(
        "Kiểm tra, đánh giá theo cấp độ",
        _say_standings(numbers),
        _bar_options(numbers),
        lambda series, place: paths[LEVELS[place], kinds[series]],
        Table(
            "Cấp độ",
            [each.label for each in kinds],
            [
                (_LEVEL_NAMES[level], [Cell(numbers[level, each], paths[level, each]) for each in kinds])
                for level in reversed(LEVELS)
            ],
        ),
        height=310,
    )


def columns_of(falling: Falling, on: dt.date) -> list[Column]:
    """Return the columns of the strip as of a day, what is late first."""
    found = strip(falling, on)
    last = max(found.months)
    return [
        Column("Chưa\ntừng", Standing.NEVER_AUDITED.label, found.never, SystemQuery(han="chua-kiem-tra")),
        Column("Quá\nhạn", Standing.OVERDUE.label, found.overdue, SystemQuery(han="tre-han", xep="han")),
        *(
            Column(_short(month, on), system_rows_shown.month(month).capitalize(), numbers, in_month(month))
            for month, numbers in found.months.items()
        ),
        Column("Sau\nđó", f"Sau {system_rows_shown.month(last)}", found.later, after(last)),
    ]


def standings_of(falling: Falling, on: dt.date) -> Counter[tuple[int | None, Standing]]:
    """Return how many systems stand how, by level; every pair is there."""
    numbers = Counter({(level, each): 0 for level in LEVELS for each in Standing})
    for (level, due), number in falling.items():
        numbers[level, standing(due, on)] += number
    return numbers


def _short(month: dt.date, on: dt.date) -> str:
    """Return the month as the axis names it, with the year beneath where one begins."""
    begins = month.month == 1 or month == on.replace(day=1)
    return f"{month.month}\n{month.year}" if begins else str(month.month)


def _cap(level: int | None) -> str:
    return str(level) if level else "chua"


def _dot(x: int, y: int, number: int, most: int, kind: str) -> Options:
    size = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(number / most)
    digits = len(words.number(number))
    return {
        "value": [x, y, number],
        "symbol": "rect" if kind == "overdue" else "circle",
        "symbolSize": [max(size, 9 * digits + 6), size],
        "itemStyle": {"color": f"var(--{kind})", "opacity": 1},
        "label": {"formatter": words.number(number)},
    }


def _strip_options(labels: Sequence[str], today: int, points: list[Options]) -> Options:
    names = [_LEVEL_NAMES[level] for level in LEVELS]
    line = {"color": charts.INK, "type": "dashed", "width": 1}
    return {
        "grid": {"left": 110, "right": 24, "top": 16, "bottom": 40},
        "xAxis": charts.AXIS | {"type": "category", "data": list(labels)},
        "yAxis": charts.AXIS
        | {"type": "category", "data": names, "splitLine": {"show": True, "lineStyle": {"color": charts.LINE}}},
        "series": [
            {
                "type": "scatter",
                "data": points,
                "emphasis": {"disabled": True},
                "label": {"show": True, "color": "var(--on-primary)", "fontWeight": 500},
                "markLine": {
                    "silent": True,
                    "symbol": "none",
                    "label": {"show": False},
                    "lineStyle": line,
                    "data": [{"xAxis": today}],
                },
            }
        ],
    }


def _bar_options(numbers: Counter[tuple[int | None, Standing]]) -> Options:
    return {
        "grid": {"left": 110, "right": 24, "top": 40, "bottom": 24},
        "legend": {"top": 0, "left": 0, "selectedMode": False, "textStyle": {"color": charts.INK}},
        "xAxis": charts.AXIS
        | {"type": "value", "minInterval": 1, "axisLabel": {"show": False}, "splitLine": {"show": False}},
        "yAxis": charts.AXIS | {"type": "category", "data": [_LEVEL_NAMES[level] for level in LEVELS]},
        "series": [
            {
                "type": "bar",
                "name": each.label,
                "stack": "all",
                "barMaxWidth": 26,
                "barMinHeight": 18,
                "emphasis": {"disabled": True},
                "itemStyle": {"color": _COLOUR[each]},
                "data": [_bar(numbers[level, each], _COLOUR[each]) for level in LEVELS],
            }
            for each in Standing
        ],
    }


def _bar(number: int, colour: str) -> Options:
    """A part of a bar. A patch of its colour lifts the number off the hatching, which tells the parts in grey print."""
    patch = {"backgroundColor": colour, "padding": [1, 3], "borderRadius": 3}
    label = {"show": True, "color": "var(--on-primary)", "fontWeight": 500, "formatter": words.number(number)}
    return {"value": number, "label": label | patch} if number else {"value": "-"}


def _say_months(columns: Sequence[Column]) -> str:
    late = sum(column.numbers.total() for column in columns[:2])
    year = sum(column.numbers.total() for column in columns[2:14])
    return (
        f"{words.number(late)} hệ thống đã trễ (bên trái vạch), {words.number(year)} hệ thống đến hạn trong 12 tháng. "
        "Mỗi chấm là số hệ thống của một cấp độ; bấm vào để xem."
    )


def _say_standings(numbers: Counter[tuple[int | None, Standing]]) -> str:
    told = []
    for each in Standing:
        total = sum(number for (_, kind), number in numbers.items() if kind == each)
        told.append(f"{words.number(total)} {each.label.lower()}")
    return f"Trong số {words.number(numbers.total())} hệ thống: {', '.join(told)}. Bấm vào một ô để xem danh sách."

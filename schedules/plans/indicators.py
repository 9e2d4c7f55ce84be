"""
The indicators of the office's two plans whose target is 100%: level decided, plan implemented, audited on time.

They count the systems that the office owns or operates, with those it only uses beside them. KH CĐS 2025: the plan of
9/2025 for digital transformation; KH DTI 2026: that of 2/2026.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from schedules.standing.column_conditions import UNCONFIRMED
from schedules.standing.list_filter import Filter

Code = Literal["decided", "implemented", "audited"]


@dataclass(frozen=True, slots=True)
class Aim:
    """What shall hold of every system, where it is written, and which systems miss it."""

    code: Code
    title: str
    clause: str
    missing: Filter


def share(met: int, of: int) -> float | None:
    """
    Return so many of all in percent, as every page and paper tells it; None when there are none at all.

    One decimal, rounded half up as an office reckons (2 of 3 is 66.7); but 100 only for all of them, 0 only for none.
    """
    if not of:
        return None
    tenths = (2000 * met + of) // (2 * of)
    return 100.0 if met == of else max(min(tenths, 999), 1 if met else 0) / 10


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    How many systems meet an aim, of how many; and of those only used. An aim that leaves these out has none.

    `unconfirmed`: how many are in neither, because nobody has confirmed what the office is to them.
    """

    aim: Aim
    met: int
    of: int
    used_met: int | None
    used_of: int
    unconfirmed: int = 0

    @property
    def missing(self) -> int:
        return self.of - self.met

    @property
    def share(self) -> float | None:
        """The share that meets the aim, in percent."""
        return share(self.met, self.of)


_BOTH = "KH CĐS 2025 I.2.b, II.1.h; KH DTI 2026 II.3.a"
_IN_FULL = "Đã triển khai đầy đủ phương án theo hồ sơ được phê duyệt"
AIMS = (
    Aim(
        "decided",
        "Đã có quyết định phê duyệt cấp độ",
        "KH CĐS 2025 I.2.b, II.1.h; KH DTI 2026 II.3.a",
        Filter(decided=False),
    ),
    Aim(
        "implemented",
        "Đã triển khai đầy đủ phương án theo hồ sơ được phê duyệt",
        "KH CĐS 2025 I.2.b, II.1.h; KH DTI 2026 II.3.a",
        Filter(implemented=False),
    ),
    Aim("audited", "Đã kiểm tra, đánh giá đúng hạn", "KH CĐS 2025 II.2.d; KH DTI 2026 II.3.b", Filter(overdue=True)),
)
Asked = tuple[str, bool]
"""An aim's code, or "all"; and whether it is asked of the systems that the office owns or operates."""
LEFT_OUT: Asked = ("unconfirmed", False)
"""What counts the systems whose role nobody has confirmed."""


def filters() -> dict[Asked, Filter]:
    """Return what must be counted for the indicators."""
    asked = {"all": Filter()} | {aim.code: aim.missing for aim in AIMS}
    wanted = {(code, ours): replace(each, ours=ours) for code, each in asked.items() for ours in (True, False)}
    return wanted | {LEFT_OUT: Filter(responsibility=UNCONFIRMED)}


def indicators(found: Mapping[Asked, int]) -> Iterator[Indicator]:
    """Yield the indicators by what was counted. The plan of a system only used is its owner's affair."""
    of, used_of = found["all", True], found["all", False]
    for aim in AIMS:
        used_met = None if aim.code == "implemented" else used_of - found[aim.code, False]
        yield Indicator(aim, of - found[aim.code, True], of, used_met, used_of, found[LEFT_OUT])

"""Before an audit: the plan of a year, and the decision to audit a system."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from inventory.choices import AuditKind
from inventory.errors import Invalid, NotFound, Problem
from inventory.law import regimes
from inventory.law.assessors import AssessorKind, Occasion, Verdict, assessor
from inventory.law.written_clauses import written_out
from inventory.organisation.access import Act, reads
from inventory.records import PlannedAudit
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.audits import audit_subject
from isms.papers.audits.audit_subject import LATER, describe, heading, of_system
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import PLANNED_AUDIT, YEAR, paper
from isms.papers.composition.paper import Blanks, Content, Missing
from isms.papers.composition.paper_words import printable, short_date
from isms.systems import dossier_progress
from schedules.audits import planned
from schedules.audits.planned import YearLine
from schedules.cadence.cadence import LEVELS_WHEN_UNKNOWN, cadence_on
from schedules.standing import due_months, fact_reader
from schedules.yearly import reporting_year

PLAN = "Kế hoạch kiểm tra"


@dataclass(frozen=True, slots=True)
class Row(YearLine):
    """A line of the plan of a year, as it is printed."""

    @property
    def order(self) -> date:
        return self.planned.on if self.planned else self.due_on or date.min

    def plain(self) -> dict[str, str]:
        """Return the cells of the row, in words."""
        row = self.planned
        who = (AuditKind.word(row.kind), printable(row.assessor) or "chưa chọn bên kiểm tra") if row else ("Định kỳ",)
        return {
            "name": self.name,
            "level": str(self.level or "-"),
            "due": short_date(self.due_on) if self.due_on else "Chưa từng kiểm tra",
            "day": short_date(row.on) if row else "(chưa lên kế hoạch)",
            "who": "; ".join(who),
        }


@paper(
    "audit-plan",
    "Kế hoạch kiểm tra, đánh giá năm",
    YEAR,
    "papers/audit-plan.html.j2",
    number_type="KH",
    internal=True,
    of_register=True,
)
def plan(work: Work, year: str, on: date | None = None) -> Content:
    """
    Return the plan of the audits of a year: those planned, and the systems whose audit falls due without a plan.

    `on`: the day whose facts it tells, today by default. Raises Invalid for what is no year.
    """
    if not is_year(year):
        raise Invalid([Problem("year", f"“{year}” không phải là năm.", "Hãy ghi bốn chữ số, ví dụ 2027.")])
    day, blanks = on or work.today, Blanks()
    found = rows(work, int(year), day)
    said = _heading(work, blanks)
    lacking = [_lacks(row.name, int(year)) for row in found if row.planned is None]
    return Content(
        title=_title(work, year),
        places=said
        | {"year": year, "whose": letterhead.whose(work)}
        | {"cadence": _cadence(work, day), "rows": [row.plain() for row in found]},
        missing=blanks.listed(),
        contradictions=(*(_left_out(work, int(year)) if day == work.today else ()), *lacking),
    )


@dataclass(frozen=True, slots=True)
class PlanPage:
    """
    Some rows of the plan of a year, and what is to be minded before it is printed, as `plan` would say it.

    `total`: how many rows there are. `contradictions`: the first of so many (`number`).
    """

    title: str
    rows: list[Row]
    total: int
    contradictions: tuple[str, ...]
    number: int
    missing: tuple[Missing, ...]


@reads(Act.VIEW)
def page(work: Work, year: int, first: int = 0, most: int = 50) -> PlanPage:
    """Return rows `first` to `first + most` of the plan of a year as of today."""
    found, blanks = planned.year_page(work, year, first, most), Blanks()
    _heading(work, blanks)
    rows = [Row(each.code, printable(each.name), each.level, each.due_on, each.planned) for each in found.rows]
    left_out = _left_out(work, year)
    lacking = (_lacks(printable(name), year) for name in planned.unplanned(work, year))
    number = found.unplanned + len(left_out)
    return PlanPage(_title(work, str(year)), rows, found.total, (*left_out, *lacking), number, blanks.listed())


def _title(work: Work, year: str) -> str:
    return f"Kế hoạch kiểm tra, đánh giá năm {year}{letterhead.whose(work)}"


def _heading(work: Work, blanks: Blanks) -> audit_subject.Places:
    return heading(work, None, "KH", blanks, ("Các phòng, đơn vị thuộc cơ quan",))


def _lacks(name: str, year: int) -> str:
    return f"{name}: đến hạn trong năm {year} mà chưa có kế hoạch"


def _left_out(work: Work, year: int) -> tuple[str, ...]:
    number = planned.left_out(work, year)
    return (f"{number} hệ thống chưa xác nhận vai trò của cơ quan nên không đưa vào kế hoạch",) if number else ()


def is_year(text: str) -> bool:
    """Say whether a text is a year in four digits of which somebody may plan."""
    return text.isascii() and text.isdigit() and len(text) == 4 and "1991" <= text <= reporting_year.LAST


@paper(
    "audit-decision",
    "Quyết định kiểm tra, đánh giá",
    PLANNED_AUDIT,
    "papers/audit-decision.html.j2",
    number_type="QĐ",
    internal=True,
)
def decision(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the decision to make a planned audit; `subject`: "CODE:number of the plan". Raises NotFound."""
    code, number = audit_subject.split(subject)
    told = next((each for each in planned.listed(work, code) if each.planned.id == number), None)
    if told is None:
        raise NotFound("kế hoạch kiểm tra", subject)
    subject_of, blanks = audit_subject.one(work, code), Blanks()
    said = heading(work, subject_of, "QĐ", blanks, (subject_of.operator, told.planned.assessor), "Như Điều 3")
    said |= describe(work, subject_of, blanks) | _order(work, subject_of, told.planned, blanks)
    said["head"] = said["signer_title"]
    said["proposer"] = blanks.text(None, "đơn vị đề nghị", LATER)
    made = of_system("Quyết định kiểm tra, đánh giá", subject_of, said, blanks)
    return replace(made, contradictions=tuple(_warnings(work, subject_of, told.planned)))


@reads(Act.VIEW)
def rows(work: Work, year: int, on: date | None = None) -> list[Row]:
    """Return the rows of the plan of a year by day, as of a day: what is planned, and what falls due without a plan."""
    plans: defaultdict[str, list[PlannedAudit]] = defaultdict(list)
    for each, about_it in planned.of_year(work, year):
        plans[about_it.code].append(each)
    found = [
        Row(due.code, printable(due.name), due.level, due.due_on, each)
        for due in due_months.due_by(work, date(year, 12, 31), list(plans), on)
        for each in plans.get(due.code, (None,))
    ]
    return sorted(found, key=lambda row: row.order)


def _cadence(work: Work, day: date) -> str:
    """Return the months between audits by level on a day, with the clause of the policy in force."""
    policies = fact_reader.policies(work.session)
    levels: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for level in LEVELS_WHEN_UNKNOWN:
        found = cadence_on(level, day, policies)
        levels[found.months, found.clause].append(str(level))
    said = [
        f"cấp độ {', '.join(those)}: {months} tháng một lần ({written_out(clause)})"
        for (months, clause), those in levels.items()
    ]
    return "; ".join(said)


def _order(work: Work, subject_of: System, row: PlannedAudit, blanks: Blanks) -> audit_subject.Places:
    occasion = (
        f" ({Occasion.word(row.occasion).lower()})" if row.kind == "ad_hoc" and row.occasion in Occasion.words() else ""
    )
    verdict = _verdict(work, subject_of, row)
    return {
        "kind": AuditKind.word(row.kind).lower() + occasion,
        "day": f"từ ngày {short_date(row.on)}",
        "assessor": blanks.text(row.assessor, "Bên kiểm tra, đánh giá", PLAN),
        "assessor_kind": blanks.text(AssessorKind.word(row.assessor_kind, "").lower(), "loại tổ chức, đơn vị", PLAN),
        "assessor_clause": blanks.text(written_out(verdict.clause) if verdict else "", "điều khoản", PLAN),
    }


def _warnings(work: Work, subject_of: System, row: PlannedAudit) -> Sequence[str]:
    verdict = _verdict(work, subject_of, row)
    return [f"{verdict.warning} ({verdict.clause})"] if verdict and verdict.warning else []


def _verdict(work: Work, subject_of: System, row: PlannedAudit) -> Verdict | None:
    if not row.assessor_kind or not row.occasion:
        return None
    found = dossier_progress.proposal(work, subject_of.code)
    who, why = cast(AssessorKind, row.assessor_kind), cast(Occasion, row.occasion)
    return assessor(found.level, found.listed, who, why, regimes.on(row.on).code)

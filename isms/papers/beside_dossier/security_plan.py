"""The yearly plan of an office: its systems by level, audits due or planned, the duties switched on, what is to do."""

from datetime import date

from sqlmodel import col, func, select

from inventory.choices import Responsibility
from inventory.law import regimes
from inventory.law.written_clauses import written_out
from inventory.organisation.access import visible_systems
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.beside_dossier.dossier_facts import Places, legal_bases
from isms.papers.composition import letterhead, office_words
from isms.papers.composition.declared_papers import YEAR, paper
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import BY_HAND, printable, short_date
from schedules.audits import planned
from schedules.duties import duty_standing
from schedules.duties.duty_standing import DutyLine
from schedules.standing import column_conditions
from schedules.yearly import reporting_year

CODE = "security-plan"
WORDS = {
    "levels": "Số hệ thống theo cấp độ",
    "count": "Số hệ thống",
    "audits": "Số đợt kiểm tra trong năm",
    "duties": "Việc định kỳ đang áp dụng",
    "systems": "Số hệ thống",
}


@paper(
    CODE,
    "Kế hoạch bảo đảm an ninh mạng năm",
    YEAR,
    "beside_dossier/security-plan.html.j2",
    number_type="KH",
    internal=True,
    of_register=True,
    words=WORDS,
)
def plan(work: Work, year: str, on: date | None = None) -> Content:
    """Return the plan of a year, with what the register knows today. Raises Invalid for what is no year."""
    reporting_year.read(year)
    regime, texts, blanks = regimes.on(work.today), office_words.paper(work), Blanks()
    said = letterhead.places(work, None, "KH", blanks) | {
        "sent_to": ("Các phòng, đơn vị thuộc cơ quan",),
        "bases": tuple(legal_bases(regime, texts)),
        "security": regime.subject,
        "year": year,
        "whose": letterhead.whose(work),
        "as_of": short_date(work.today),
        "levels": _levels(work),
        "audits": str(planned.year_page(work, int(year), 0, 1).total),
        "duties": [_duty(line) for line in duty_standing.minded(work)],
        "by_hand": BY_HAND,
    }
    title = f"Kế hoạch bảo đảm {regime.subject} năm {year}{said['whose']}"
    return Content(title, said, as_of=work.today, missing=blanks.listed())


def _levels(work: Work) -> list[Places]:
    """Return how many systems the office owns or operates at each level today; those without one come last."""
    ours = col(System.responsibility).in_((Responsibility.OWNED, Responsibility.OPERATED))
    level = col(System.level)
    counted = select(level, func.count()).where(column_conditions.alive(work.today), ours).group_by(level)
    found = sorted(work.session.execute(visible_systems(counted, work.actor)), key=lambda row: (row[0] is None, row[0]))
    return [{"level": str(level or "chưa có"), "count": str(number)} for level, number in found]


def _duty(line: DutyLine) -> Places:
    return {
        "task": line.duty.title,
        "clause": written_out(line.duty.clause),
        "due": short_date(line.due) if line.due else BY_HAND,
        "systems": "cả cơ quan" if line.of_office else str(line.systems),
        "responsible": printable(line.choice.responsible) or BY_HAND,
    }

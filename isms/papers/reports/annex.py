"""The annex of the yearly report: what Đ36 asks and Mẫu số 08 has no place for. The decree gives no form for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inventory.choices import AuditResult, Implementation
from inventory.law.requirements import cautions, group_clause, groups
from inventory.law.written_clauses import written_out
from inventory.organisation import bodies
from inventory.protection.plan_reading import Row
from inventory.records.plan_item import PLAN_STATES, ItemState
from inventory.work import Work
from isms.papers.composition import declared_papers, letterhead
from isms.papers.composition.letterhead import UNITS
from isms.papers.composition.paper import Blanks, Content, Missing, Rows
from isms.papers.composition.paper_words import printable, short_date
from isms.papers.reports import mau_08, owners
from isms.papers.reports.owners import SYSTEM, Cards
from schedules.policies.policies import holidays
from schedules.yearly import reporting_year, yearly_annex
from schedules.yearly.reported import Reported
from schedules.yearly.reporting_year import Deadline
from schedules.yearly.yearly_annex import Detail, Kept

CODE = "mau-08-annex"
_FEW = 5  # so many systems of an operator are named; more are told by their numbers in the report
TITLE = "Phụ lục kèm báo cáo năm"
WHERE = (
    ("1", "Chủ quản, đơn vị chuyên trách, đơn vị vận hành", "Mẫu số 08, mục 2; Phụ lục, mục I"),
    ("2", "Danh sách hệ thống thuộc phạm vi quản lý", "Mẫu số 08, cột (2), (4), (5)"),
    ("3", "Hệ thống có căn cứ đề xuất đưa vào Danh mục quan trọng về an ninh quốc gia", "Phụ lục, mục II"),
    ("4", "Hệ thống được phê duyệt Hồ sơ đề xuất cấp độ", "Mẫu số 08, cột (6), (7)"),
    ("5", "Mức triển khai các biện pháp theo phương án", "Mẫu số 08, cột (10), (11)"),
    ("6", "Hệ thống có Quy chế bảo đảm an ninh mạng", "Mẫu số 08, cột (8)"),
    ("7", "Hệ thống tuân thủ Quy chế", "Phụ lục, mục III"),
    ("8", "Hệ thống được kiểm tra, đánh giá", "Mẫu số 08, cột (12)"),
    ("9, 10", "Đánh giá theo từng tiêu chí, yêu cầu; lộ trình hoàn thiện", "Phụ lục, mục IV"),
    ("11", "Quyết định ban hành và Quy chế", "Mẫu số 08, cột (8)"),
    ("12", "Thông tin khác theo yêu cầu của cơ quan có thẩm quyền", "Bổ sung trong tệp Word khi được yêu cầu"),
)
"""Where each of the twelve contents of Đ36 is told."""
RESTS_ON = (
    "Căn cứ: lần kiểm tra, đánh giá gần nhất có ghi đã đánh giá hiệu quả các biện pháp (khoản 2 Điều 27, trong đó "
    "điểm b là việc tuân thủ Quy chế) và kết luận của lần đó (cách hiểu của sổ)."
)
_VERDICT = {
    "compliant": "Tuân thủ",
    "conditional": "Tuân thủ, kèm điều kiện",
    "not_compliant": "Chưa tuân thủ",
    "not_evaluated": "Chưa có căn cứ: chưa lần kiểm tra nào ghi đã đánh giá nội dung này",
    "no_regulation": "Chưa có Quy chế",
}
_IMPORTANT = {
    yearly_annex.LISTED: "Phân loại ghi hệ thống thuộc Danh mục (Điều 16)",
    yearly_annex.LEVEL_5: "Cấp độ 5 (khoản 4 Điều 16)",
}


@declared_papers.paper(
    CODE, TITLE, declared_papers.YEAR_OF_ONE, "reports/annex.html.j2", internal=True, of_register=True
)
def paper(work: Work, named: str, on: date | None = None) -> Content:
    """Return the annex of a report, named as the report itself and as of the same day. Raises as `mau_08.paper`."""
    told = mau_08.report_content(work, named, on)
    day, blanks, cards = told.report.on, Blanks(), Cards(bodies.cards(work))
    found = yearly_annex.details(work, told.report.rows, day)
    office = letterhead.of_branch(work)
    said: dict[str, object] = {
        "issuer": blanks.text(office.name if office else None, "Tên cơ quan, tổ chức", UNITS),
        "year": str(told.year.year),
        "as_of": short_date(day),
        "send_by": [_deadline(each) for each in reporting_year.deadlines(told.year.year, holidays(work))],
        "where": WHERE,
        "operators": list(_operators(told.report.rows, cards)),
        "important": Rows([each for each in found if each.important], _important),
        "below": Rows([each for each in found if each.computed is not None], _below),
        "rests_on": RESTS_ON,
        "kept": Rows(found, _compliance),
        "met": Rows(found, _met),
        "open": Rows(list(_still_open(found)), _open),
    }
    return Content(
        title=f"{TITLE} {told.year.year}{letterhead.whose(work)}",
        places=said,
        made_on=min(day, work.today),
        as_of=day,
        missing=(*blanks.listed(), *cards.missing(), *_missing(found)),
        contradictions=tuple(_uncertain(found)),
    )


def _deadline(each: Deadline) -> str:
    last = short_date(each.aim)
    if each.notes:
        last += f"; lịch nghỉ năm {each.aim.year} chưa có đủ trong sổ"
    return f"gửi {each.whom} trước ngày {short_date(each.before)} (ngày làm việc cuối cùng: {last})"


def _operators(rows: Sequence[Reported], cards: Cards) -> Iterator[dict[str, object]]:
    """Yield each operator with its card and the systems it operates (Đ36.1)."""
    operated: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        operated[bodies.key(row.operator)].append(number)
    for name in owners.once([row.operator for row in rows]) + ([""] if "" in operated else []):
        numbers = operated[bodies.key(name)]
        named = "; ".join(printable(rows[number - 1].name) for number in numbers[:_FEW])
        many = f"{len(numbers)} hệ thống: số thứ tự {spans(numbers)} trong Mẫu số 08"
        yield {
            "card": cards.of(name, "đơn vị vận hành hệ thống thông tin", SYSTEM),
            "systems": named if len(numbers) <= _FEW else many,
        }


def spans(numbers: Sequence[int]) -> str:
    """Return rising numbers in few words: "1-3, 7, 9-10"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    return ", ".join("-".join(map(str, each)) for each in found)


def _important(each: Detail) -> dict[str, str]:
    return {"name": printable(each.row.name), "why": _IMPORTANT[each.important]}


def _below(each: Detail) -> dict[str, str]:
    return {"name": printable(each.row.name), "decided": str(each.row.level), "computed": str(each.computed)}


def _compliance(each: Detail) -> dict[str, str]:
    return {"name": printable(each.row.name), "verdict": _VERDICT[each.kept.verdict], "audit": _audit(each.kept)}


def _audit(kept: Kept) -> str:
    audit = kept.audit
    if audit is None:
        return ""
    number = f", văn bản số {audit.document_number}" if audit.document_number else ""
    result = AuditResult.word(audit.conclusion).lower()
    return printable(f"{audit.assessor}, ngày {short_date(audit.concluded_on)}{number}: {result}")


def _met(each: Detail) -> dict[str, str]:
    """Return how many requirements are met; where none is on record by requirement, the state of the whole plan."""
    plan = each.plan
    if plan is None or not plan.begun:
        whole = Implementation.word(each.row.plan, "chưa ghi mức triển khai")
        return {"name": printable(each.row.name), "counts": "", "said": f"Chưa ghi theo từng yêu cầu; {whole.lower()}"}
    states = [row.state for row in plan.rows if row.item]
    counts = "; ".join(
        f"{ItemState.word(state).lower()}: {states.count(state)}" for state in PLAN_STATES if state in states
    )
    if unanswered := len(plan.rows) - len(states):
        counts += f"; chưa ghi: {unanswered}"
    said = "Chưa đáp ứng đầy đủ" if plan.open else "Đã đáp ứng đầy đủ"
    return {"name": printable(each.row.name), "counts": f"{len(plan.rows)} yêu cầu; {counts}", "said": said}


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """How many requirements of a group of a system have no answer yet."""

    group: str
    clause: str
    number: int


def _still_open(found: Sequence[Detail]) -> Iterator[tuple[Detail, Row | _Unanswered]]:
    """Yield the requirements not met in full, with the roadmap (Đ36.10); those of a group not answered yet as one."""
    for each in found:
        plan = each.plan
        if plan is None or not plan.begun:
            continue
        unanswered: Counter[str] = Counter()
        for row in plan.open:
            if row.item is None:
                unanswered[row.requirement.group_code] += 1
            if row.item is not None or not row.requirement.group_code:
                yield each, row
        for code, number in unanswered.items():
            if code and plan.level and plan.regime:
                clause = group_clause(plan.level, plan.regime, code)
                yield each, _Unanswered(printable(groups(plan.regime)[code]), clause, number)


def _open(still: tuple[Detail, Row | _Unanswered]) -> dict[str, str]:
    each, row = still
    if isinstance(row, _Unanswered):
        return {
            "name": printable(each.row.name),
            "requirement": f"{row.group}: {row.number} yêu cầu",
            "clause": written_out(row.clause),
            "state": "Chưa ghi",
            "responsible": "",
            "due": mau_08.UNKNOWN,
        }
    item = row.item
    return {
        "name": printable(each.row.name),
        "requirement": printable(row.requirement.title),
        "clause": written_out(row.requirement.clause),
        "state": ItemState.word(row.state),
        "responsible": printable(item.responsible) if item else "",
        "due": short_date(item.due_on) if item and item.due_on else mau_08.UNKNOWN,
    }


def _uncertain(found: Sequence[Detail]) -> Iterator[str]:
    """Yield the cautions about the requirements named: rows of a standard not seen, or kept shortened."""
    plans = [each.plan for each in found if each.plan and each.plan.begun]
    yield from cautions(row.requirement for plan in plans for row in plan.open)


def _missing(found: Sequence[Detail]) -> Iterator[Missing]:
    still_open = (row for each in found if each.plan for row in each.plan.open)
    without = sum(not (row.item and row.item.due_on) for row in still_open)
    if without:
        yield Missing(f"Lộ trình của {without} yêu cầu chưa đáp ứng", mau_08.TABS["phuong-an"])
    unwritten = sum(each.plan is None or not each.plan.begun for each in found)
    if unwritten:
        yield Missing(f"Mức đáp ứng theo từng yêu cầu của {unwritten} hệ thống", mau_08.TABS["phuong-an"])
    unexamined = sum(each.kept.verdict == "not_evaluated" for each in found)
    if unexamined:
        yield Missing(f"Đánh giá việc tuân thủ Quy chế của {unexamined} hệ thống", "Thẻ Kiểm tra")

"""Mẫu số 08, the yearly report (NĐ 331/2026 Đ35, Phụ lục): the form's words, and the facts of a day in its places."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from markupsafe import Markup

from inventory.choices import AuditKind, Implementation
from inventory.errors import NotFound
from inventory.organisation import bodies, units
from inventory.organisation.access import Act, reads
from inventory.records.rounds import DossierState
from inventory.work import Work
from isms.papers.composition import authorities, declared_papers, letterhead
from isms.papers.composition.letterhead import SETTINGS
from isms.papers.composition.paper import Blanks, Content, Missing, Rows
from isms.papers.composition.paper_words import printable, short_date
from isms.papers.reports import owners
from isms.papers.reports.owners import Cards
from schedules.gate.dated import Decision, Regulation
from schedules.policies.policies import holidays
from schedules.yearly import reporting_year
from schedules.yearly.reported import Reported, Totals
from schedules.yearly.reporting_year import ReportingYear
from schedules.yearly.yearly import Figures, Yearly, figures, yearly
from schedules.yearly.yearly_checks import Remark

CODE = "mau-08"
TITLE = "Báo cáo năm (Mẫu số 08)"
HINTS = (
    "“Kính gửi” của mẫu ghi đơn vị chuyên trách hoặc lực lượng chuyên trách về an ninh mạng; nơi nhận báo cáo theo "
    "khoản 4 Điều 35 Nghị định số 331/2026/NĐ-CP là chủ quản (đơn vị vận hành, đơn vị chuyên trách gửi) và Bộ Công an "
    "(chủ quản gửi): in theo nguyên văn, sửa trong tệp Word khi gửi.",
    "Mẫu không có khối “Nơi nhận” và chữ ký (có thể do bản sao mà sổ dựa vào): sổ in như mẫu. Khoản 2 Điều 8 Nghị định "
    "số 30/2020/NĐ-CP đòi văn bản có chức vụ, họ tên, chữ ký và nơi nhận: thêm trong tệp Word trước khi ký.",
    "Tên cột (10) là “Đã triển khai đầy đủ PA BĐANM” nhưng giá trị ghi là một trong ba mức của Chú thích.",
    "Mẫu không có chỗ cho khoản 1 (đơn vị vận hành), khoản 3, khoản 7, khoản 9, khoản 10 Điều 36 Nghị định số "
    "331/2026/NĐ-CP: gửi kèm Phụ lục do sổ lập.",
)
"""Where the form's wording is uneven (F11, F13, F15 of the transcription); told beside the paper, never in it."""
UNKNOWN = Markup('<span class="blank">(chưa ghi)</span>')
"""What stands, marked, in a cell of a table that lacks something."""


Found = TypeVar("Found", bound=Figures)


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A report as it is read from the register: of which year, and its rows and totals."""

    year: ReportingYear
    report: Yearly


@dataclass(frozen=True, slots=True)
class Overview:
    """What is told of a report without its rows; `missing`: what the paper lacks but for cells of its table."""

    year: ReportingYear
    figures: Figures
    missing: tuple[Missing, ...]


@reads(Act.VIEW)
def report_content(work: Work, named: str, on: date | None = None) -> ReportContent:
    """
    Return the report of a year, `named`: "2026", or of one owner's systems: "2026/Ủy ban nhân dân tỉnh".

    As of a day, by default the last of the year, or today until then. Raises Invalid for what is no year; NotFound.
    """
    year, day, owner = _asked(work, named, on)
    return ReportContent(year, _known(yearly(work, day, owner), owner))


@reads(Act.VIEW)
def overview(work: Work, named: str, on: date | None = None) -> Overview:
    """Return what is told of a report without its rows. Arguments and errors as of `report_content`."""
    year, day, owner = _asked(work, named, on)
    found = _known(figures(work, day, owner), owner)
    blanks, cards = Blanks(), Cards(bodies.cards(work))
    _said(work, found, year, blanks, cards)
    return Overview(year, found, (*blanks.listed(), *cards.missing()))


def _asked(work: Work, named: str, on: date | None) -> tuple[ReportingYear, date, str]:
    text, _, owner = named.partition("/")
    year = reporting_year.read(text)
    return year, on or year.day(work.today), owner


def _known(found: Found, owner: str) -> Found:
    if owner and not found.totals.managed:
        raise NotFound("chủ quản hệ thống thông tin", owner)
    return found


@declared_papers.paper(
    CODE,
    TITLE,
    declared_papers.YEAR_OF_ONE,
    "reports/mau-08.html.j2",
    number_type=letterhead.LETTER,
    report="Báo cáo năm theo Mẫu số 08 NĐ 331/2026",
    of_register=True,
)
def paper(work: Work, named: str, on: date | None = None) -> Content:
    """Return the report as a paper. Arguments and errors as of `told`."""
    return _content(work, report_content(work, named, on))


def _content(work: Work, told: ReportContent) -> Content:
    found, year = told.report, told.year
    blanks, cards = Blanks(), Cards(bodies.cards(work))
    said = _said(work, found, year, blanks, cards) | {"rows": Rows(found.rows, _row)}
    return Content(
        title=title(work, year),
        places=said,
        made_on=min(found.on, work.today),
        as_of=found.on,
        missing=(*blanks.listed(), *cards.missing(), *(_missing(gap) for gap in found.gaps)),
        contradictions=(*_left_out(found), *(each.text() for each in (*found.contradictions, *found.gaps))),
        numbered=_own(work, found),
        numbers=_numbers(work, found, year),
    )


@reads(Act.VIEW)
def title(work: Work, year: ReportingYear) -> str:
    """Return what the paper is called."""
    return f"{TITLE} {year.year}{letterhead.whose(work)}"


def _said(work: Work, found: Figures, year: ReportingYear, blanks: Blanks, cards: Cards) -> dict[str, object]:
    """Return what stands in the places of the form, but for its table."""
    return _head(work, found, year, blanks) | {
        "totals": _totals(found.totals, blanks),
        "pairs": owners.pairs(owners.once(found.owners), cards, authorities.authorities(work)),
    }


def is_to_be_minded(found: Figures) -> bool:
    """Say whether anything does not add up, lacks, or is left out."""
    return bool(found.unconfirmed or found.contradictions or found.gaps)


def _left_out(found: Figures) -> Iterator[str]:
    if found.unconfirmed:
        yield f"{found.unconfirmed} hệ thống chưa xác nhận vai trò của cơ quan nên không đếm vào báo cáo"


def _issuer(work: Work, found: Figures) -> str | None:
    """
    Return who reports: the body of whoever prints for a branch, which sends it to the owner (Đ35.4.a); for the whole
    office the only owner within the scope, or the office itself where it is among several.
    """
    named, unit = owners.once(found.owners), letterhead.of_branch(work)
    if unit is not None and unit.parent_id is not None:
        return unit.name
    if len(named) == 1:
        return named[0]
    own = unit.name if unit else ""
    return next((name for name in named if bodies.key(name) == bodies.key(own)), None)


def _own(work: Work, found: Figures) -> bool:
    """Say whether the office of whoever prints reports, so that the paper bears its number and superior."""
    issuer, unit = _issuer(work, found), letterhead.of_branch(work)
    return bool(issuer and unit and bodies.key(issuer) == bodies.key(unit.name))


def _head(work: Work, found: Figures, year: ReportingYear, blanks: Blanks) -> dict[str, object]:
    issuer = _issuer(work, found)
    what = "Chủ quản hệ thống thông tin"
    where = "Chọn báo cáo của từng chủ quản" if len(owners.once(found.owners)) > 1 else owners.SYSTEM
    head = letterhead.places(work, None, letterhead.LETTER, Blanks())
    if not _own(work, found):
        office = blanks.text(issuer, what, where, capitals=True)
        head |= {"superior": "", "number": letterhead.NUMBER, "office": office, "office_name": (issuer or what).upper()}
    named = owners.once(found.owners)
    charged = authorities.authorities(work).specialised_unit(named[0] if len(named) == 1 else "")
    return {name: head[name] for name in ("superior", "office", "office_name", "number")} | {
        "place": blanks.text(_place(work), "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {year.year}",
        "addressee": blanks.text(charged, authorities.SPECIALISED, SETTINGS),
    }


def _place(work: Work) -> str:
    unit = letterhead.of_branch(work)
    issuing = units.issuing(work, unit.id) if unit else None
    return issuing.place if issuing else ""


def _totals(told: Totals, blanks: Blanks) -> dict[str, str]:
    by = short_date(told.approval_by) if told.approval_by else ""
    if told.all_approved:
        by = "đã hoàn thành"
    elif told.managed == 0:
        by = "không có hệ thống thông tin nào"
    counted = {name: str(number) for name, number in asdict(told).items() if isinstance(number, int)}
    return counted | {"approval_by": blanks.text(by, "thời gian dự kiến hoàn thành phê duyệt", "Thẻ Hồ sơ")}


def _row(row: Reported) -> dict[str, object]:
    """Return the columns (2) to (12); what the form leaves empty is empty, what is missing is marked."""
    waiting = row.approval != "approved"
    return {
        "name": printable(row.name),
        "owner": printable(row.owner) or UNKNOWN,
        "operator": printable(row.operator) or UNKNOWN,
        "level": str(row.level) if row.level else UNKNOWN,
        "approval": DossierState.word(row.approval, UNKNOWN),
        "decision": "" if waiting else _document(row.decision) or UNKNOWN,
        "regulation": _document(row.regulation),
        "approval_expected": (_day(row.approval_expected_on) or UNKNOWN) if waiting else "",
        "plan": Implementation.word(row.plan, UNKNOWN),
        "plan_expected": "" if row.implemented else _day(row.plan_expected_on) or UNKNOWN,
        "audits": "; ".join(audits(row)),
    }


def audits(row: Reported) -> list[str]:
    """Return what column (12) says."""
    done = {"pre_operation": row.pre_operation, "periodic": row.periodic}
    return [AuditKind.word(kind) for kind, holds in done.items() if holds]


def _document(paper: Decision | Regulation | None) -> str:
    if paper is None:
        return ""
    parts = (f"Số {paper.number}" if paper.number else "", f"ngày {short_date(paper.day)}", paper.issuer)
    return printable(", ".join(filter(None, parts)))


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _missing(gap: Remark) -> Missing:
    return Missing(f"{gap.what} ({gap.number} hệ thống)", TABS[gap.tab])


TABS = {
    "": "Thẻ Thông tin",
    "cap-do": "Thẻ Cấp độ",
    "ho-so": "Thẻ Hồ sơ",
    "quyet-dinh": "Thẻ Quyết định",
    "phuong-an": "Thẻ Phương án",
}
"""The tabs of a system's page by their names in addresses."""


def _numbers(work: Work, found: Yearly, year: ReportingYear) -> dict[str, Any]:
    due = reporting_year.deadlines(year.year, holidays(work))
    return {
        "counted": "owned_and_operated",
        "window": {"from": year.first, "until": year.closing},
        "due": [
            {"to": each.whom, "before": each.before, "last_working_day": each.aim, "notes": each.notes} for each in due
        ],
        "totals": asdict(found.totals),
        "used": asdict(found.used),
        "unconfirmed": found.unconfirmed,
        "systems": Rows(found.rows, asdict),
    }

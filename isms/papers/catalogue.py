"""Every paper the product prints, by its code: one door for pages, addresses and commands."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from inventory.errors import Invalid, NotFound
from inventory.versions import Seen
from inventory.work import Work
from isms.ledger import issued, own_templates_kept
from isms.ledger.issued import Printed
from isms.ledger.paper_tables import IssuedDocument
from isms.papers.audits import concluding, incident_papers, planning
from isms.papers.composition import fonts, numbering, rendering
from isms.papers.composition.office_words import Signer
from isms.papers.composition.paper import Missing, Paper
from isms.papers.composition.render import Form as Ending
from isms.papers.dossiers import checklist, explaining, package
from isms.papers.forms import form_titles as forms
from isms.papers.forms.filled import filled
from isms.papers.own.filling import fill
from isms.papers.plans import reports as plan_reports
from isms.papers.reports import annex, dti_paper, mau_08
from schedules.plans.quarters import Quarter
from schedules.yearly import reporting_year

CHECKLIST = "checklist"
Maker = Callable[[Work, str, date | None], Paper]
"""Gathers a paper about a subject (a system's code, a period) as of a day; None means today."""

MAKERS: dict[str, Maker] = {
    "audit-plan": planning.plan,
    "audit-decision": planning.decision,
    "audit-minutes": concluding.minutes,
    "audit-minutes-draft": concluding.minutes_to_write,
    "audit-conclusion": concluding.conclusion,
    "findings": concluding.findings_list,
    "pre-operation": concluding.pre_operation,
    "incident-notice": incident_papers.notice,
    "incident-report": incident_papers.report,
    explaining.OVERVIEW: explaining.overview,
    explaining.LEVEL: explaining.level,
    explaining.PLAN: explaining.plan,
    plan_reports.QUARTERLY: plan_reports.quarterly,
    plan_reports.YEARLY: plan_reports.yearly,
    mau_08.CODE: mau_08.paper,
    annex.CODE: annex.paper,
    dti_paper.CODE: dti_paper.paper,
    **{code: partial(filled, form_code=code) for code in forms.CODES},
}
CODES = (CHECKLIST, *MAKERS)
NAMES: dict[str, str] = {
    CHECKLIST: "Phiếu kiểm tra thành phần hồ sơ",
    **{code: f"{forms.form(code).title} - {forms.form(code).name}" for code in forms.CODES},
    **{code: title.format(subject="an ninh mạng") for code, title in explaining.TITLES.items()},
    mau_08.CODE: mau_08.TITLE,
    annex.CODE: annex.TITLE,
    dti_paper.CODE: dti_paper.TITLE,
    "audit-plan": "Kế hoạch kiểm tra, đánh giá năm",
    "audit-decision": "Quyết định kiểm tra, đánh giá",
    "audit-minutes": "Biên bản kiểm tra, đánh giá",
    "audit-minutes-draft": "Biên bản kiểm tra, đánh giá để ghi",
    "audit-conclusion": "Kết luận kiểm tra, đánh giá",
    "findings": "Danh mục tồn tại",
    "pre-operation": "Biên bản đánh giá điều kiện trước khi đưa vào sử dụng",
    "incident-notice": "Thông báo ban đầu về sự cố",
    "incident-report": "Báo cáo sự cố",
    plan_reports.QUARTERLY: "Báo cáo quý thực hiện kế hoạch",
    plan_reports.YEARLY: "Báo cáo năm thực hiện kế hoạch",
}
"""What each paper is called."""


def name_of(code: str) -> str:
    """Return what a printed paper is called; 'giấy tờ' for one that this program does not know."""
    return {**NAMES, package.CODE: package.TITLE}.get(code, "giấy tờ")


NUMBERED: tuple[Ending, ...] = ("docx", "pdf")
"""What is printed of a paper that took a number."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report of the catalogue: what it is, and the subject it has on a day (the period to which the day counts)."""

    help: str
    subject: Callable[[date], str]


REPORTS: dict[str, Report] = {
    mau_08.CODE: Report("Báo cáo năm theo Mẫu số 08 NĐ 331/2026", mau_08.subject),
    dti_paper.CODE: Report("Hai chỉ số an toàn thông tin của kế hoạch DTI 2026 (nhiệm vụ 6 và 7)", dti_paper.subject),
    plan_reports.QUARTERLY: Report("Báo cáo quý thực hiện các kế hoạch", lambda day: Quarter.of(day).code),
    plan_reports.YEARLY: Report("Báo cáo năm thực hiện các kế hoạch", mau_08.subject),
}
"""The reports that `isms report` makes, by their code in `MAKERS`; their figures stand in `Paper.numbers`."""


IN_WORD = "sửa chữ đó, hoặc dùng tệp Word"
_READ: dict[str, Callable[[str], object]] = {
    "audit-plan": reporting_year.read,
    dti_paper.CODE: reporting_year.read,
    mau_08.CODE: lambda subject: reporting_year.read(subject.partition("/")[0]),
    annex.CODE: lambda subject: reporting_year.read(subject.partition("/")[0]),
    plan_reports.QUARTERLY: lambda subject: Quarter.read(subject.partition("/")[0]),
    plan_reports.YEARLY: lambda subject: reporting_year.read(subject.partition("/")[0]),
}
"""What reads the period in the subject of a report; a part after a slash names an owner or a unit."""


def is_subject(code: str, subject: str) -> bool:
    """Say whether a text may be the subject of a paper: of a report, a period that there is."""
    try:
        _READ.get(code, str)(subject)
    except Invalid:
        return False
    return True


def make(work: Work, code: str, subject: str, on: date | None = None) -> Paper:
    """Return a paper as it would be printed. Raises NotFound, Refused, Invalid as its maker does."""
    maker = MAKERS.get(code)
    if maker is None:
        raise NotFound("mẫu giấy tờ", code)
    paper = maker(work, subject, on)
    unprintable = fonts.told(fonts.lacking((paper.title, paper.places)))
    return replace(paper, missing=(*paper.missing, Missing(unprintable, IN_WORD))) if unprintable else paper


def printed(work: Work, code: str, subject: str, ending: Ending, on: date | None = None) -> Printed:
    """Return a paper, printed and not yet in the ledger. Raises as `make` does."""
    if code == CHECKLIST:
        return checklist.printed(work, subject, ending)
    return _printed(work, make(work, code, subject, on), ending)


def print_paper(work: Work, code: str, subject: str, ending: Ending, on: date | None = None) -> IssuedDocument:
    """Print a paper, keep it in the ledger and return its row there. Raises as `make` does."""
    return issued.enter(work, printed(work, code, subject, ending, on))


def print_numbered(
    work: Work,
    code: str,
    subject: str,
    dated: date,
    signer: Signer | None = None,
    on: date | None = None,
    seen: Seen = None,
) -> list[IssuedDocument]:
    """Give a paper its number and print it as Word and PDF. Raises as `make` and `numbering.give` do."""
    paper = numbering.give(work, make(work, code, subject, on), dated, signer, seen)
    return [issue(work, paper, ending, str(paper.places["number"])) for ending in NUMBERED]


def issue(work: Work, paper: Paper, ending: Ending, number: str = "") -> IssuedDocument:
    """Print a paper that was made, and keep it in the ledger. `number`: the one that was taken for it."""
    return issued.enter(work, _printed(work, paper, ending, number))


def _printed(work: Work, paper: Paper, ending: Ending, number: str = "") -> Printed:
    """Print a paper, as Word with the office's own template where it has one."""
    own = own_templates_kept.file(work, paper.code) if ending == "docx" else None
    content = fill(paper, own[1]) if own else rendering.render(paper, ending)
    about = (paper.code, paper.title, paper.subject, paper.as_of)
    return Printed(*about, ending, content, paper.facts(), paper.system_id, number, own[0] if own else "")

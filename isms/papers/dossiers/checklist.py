"""The dossier checklist of a system: from the register to the sheet, to the bytes of the form asked for."""

from collections.abc import Iterator
from typing import Literal

from inventory.law import dossier
from inventory.organisation import bodies, units
from inventory.organisation.access import Act, system
from inventory.register_tables import System
from inventory.work import Work
from isms.ledger.issued import Printed
from isms.papers.composition import sheet
from isms.papers.composition.letterhead import head_name
from isms.papers.composition.render import Form, render
from isms.systems import accompanying, dossier_progress
from isms.systems.accompanying import Beside

EVENTS: tuple[tuple[dossier.Event, str], ...] = (
    ("invalid_dossier_reply", "Phản hồi hồ sơ chưa hợp lệ"),
    ("appraisal", "Thẩm định hồ sơ"),
    ("approval", "Phê duyệt hồ sơ"),
)
UNITS: dict[str, Literal["ngày làm việc", "ngày"]] = {"working": "ngày làm việc", "calendar": "ngày"}
UNDECIDED = "Chưa xác định cấp độ đề xuất: bảng dưới đây mới liệt kê các thành phần chung cho mọi cấp độ."


def printed(work: Work, code: str, ending: Form) -> Printed:
    """Return the checklist of a system, printed and not yet in the ledger. Raises NotFound."""
    paper = checklist(work, code)
    about = system(work, code, Act.VIEW)
    title = "Phiếu kiểm tra thành phần hồ sơ"
    content = render(paper, ending)
    return Printed("checklist", title, about.code, paper.printed_on, ending, content, sheet.facts(paper), about.id)


def checklist(work: Work, code: str) -> sheet.Checklist:
    """Gather from the register what the checklist of a system shows today. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    found = dossier_progress.proposal(work, code)
    who, called = found.authority(), bodies.names(work)
    owner, operator = called.of(about.owner), called.of(about.operator)
    return sheet.Checklist(
        letterhead=_letterhead(work, about),
        printed_on=work.today,
        regime=found.regime,
        system=sheet.PrintedSystem(about.code, about.name, about.purpose, owner or None, operator or None),
        proposed=sheet.ProposedLevel(
            found.level,
            tuple(sheet.CitedClause(hit.clause, hit.text) for hit in found.basis),
            tuple(question.text for question in found.computed.questions) if found.computed else (),
        ),
        rows=tuple(_row(part) for part in found.parts),
        beside=tuple(_beside(each) for each in accompanying.beside(work, code, found)),
        appraiser=sheet.Authority(dossier.authority_name(who.appraiser, found.regime), who.appraiser_clause)
        if who
        else None,
        approver=sheet.Authority(dossier.authority_name(who.approver, found.regime), who.approver_clause)
        if who
        else None,
        clocks=tuple(_time_limits(found)),
        notes=tuple(_notes(found)),
        recipients=("Đơn vị vận hành hệ thống thông tin",),
    )


def _letterhead(work: Work, about: System) -> sheet.Letterhead:
    unit = units.issuing(work, about.unit_id)
    if unit is None:
        return sheet.Letterhead("", "", "")
    return sheet.Letterhead(unit.superior.upper(), head_name(unit).upper(), unit.place)


def _row(part: dossier_progress.Part) -> sheet.ChecklistRow:
    title, clause, known = part.component.title, part.component.clause, part.record
    if known is None:
        return sheet.ChecklistRow(title, clause, present=False)
    return sheet.ChecklistRow(title, clause, known.present, known.number, known.document_date, known.note)


def _beside(each: Beside) -> sheet.ChecklistRow:
    return sheet.ChecklistRow(each.paper.title, each.paper.clause, each.present, each.number, each.dated, each.note)


def _time_limits(found: dossier_progress.Proposal) -> Iterator[sheet.TimeLimit]:
    if found.level is None:
        return
    running = {each.event: each.clock for each in found.running}
    for event, what in EVENTS:
        limit = dossier.time_limit(event, found.level, found.regime, found.listed)
        since = found.step.on if found.step and event in running else None
        due = running[event].due_on if event in running else None
        yield sheet.TimeLimit(what, limit.days, limit.clause, UNITS[limit.unit], since, due, found.is_over(event))


def _notes(found: dossier_progress.Proposal) -> Iterator[str]:
    if found.level is None:
        yield UNDECIDED
    computed = found.computed.level if found.computed else None
    if found.computed is None:
        yield "Chưa ghi các thông tin để xác định cấp độ theo tiêu chí."
    elif found.level and computed and computed != found.level:
        yield f"Theo tiêu chí là cấp độ {computed}, hồ sơ đề xuất cấp độ {found.level}: nêu rõ lý do."

"""The dossier checklist of a system: from the register to the sheet, to the bytes of the form asked for."""

import hashlib

from sqlmodel import col, select

from inventory import dossier, facts, units
from inventory.access import Act, system
from inventory.levels import Classification as Classified
from inventory.levels import classify
from inventory.tables import Classification, Decision, Dossier, DossierComponent, Regulation, System
from inventory.work import Work
from isms.documents import sheet
from isms.documents.render import Form, render
from isms.rules import given_facts
from schedules import policies
from schedules.clocks import clock

EVENTS: tuple[tuple[dossier.Event, str, str | None], ...] = (
    ("invalid_dossier_reply", "Phản hồi hồ sơ chưa hợp lệ", "sent_for_appraisal"),
    ("appraisal", "Thẩm định hồ sơ", "sent_for_appraisal"),
    ("approval", "Phê duyệt hồ sơ", "appraised"),
)
UNDECIDED = "Chưa xác định cấp độ đề xuất: bảng dưới đây mới liệt kê các thành phần chung cho mọi cấp độ."


def print_checklist(work: Work, code: str, form: Form) -> bytes:
    """Return the checklist of a system as a file, and note in the trail what was printed, with its SHA-256."""
    paper = checklist(work, code)
    content = render(paper, form)
    digest = hashlib.sha256(content).hexdigest()
    detail = {"document": "checklist", "form": form, "facts": sheet.fingerprint(paper), "sha256": digest}
    work.record("document.printed", paper.system.code, detail)
    return content


def checklist(work: Work, code: str) -> sheet.Checklist:
    """Gather from the register what the checklist of a system shows today. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    number = about.id or 0
    classified = facts.latest(work, Classification, number, col(Classification.on))
    step = facts.latest(work, Dossier, number, col(Dossier.on))
    decided = facts.latest(work, Decision, number, col(Decision.date))
    found = classify(given_facts(classified.facts)) if classified else None
    level = next((each for each in (_level(step), _level(decided), found.level if found else None) if each), None)
    regime = next((each.regime for each in (step, decided, classified) if each), "331/2026")
    listed = bool(classified and classified.national_security_list)
    clauses = (
        tuple(hit for hit in found.hits if hit.level == level)
        if found and classified and classified.regime == regime
        else ()
    )
    needed = dossier.components(
        level or 1,
        regime,
        "operating" if about.operating else "new_or_upgrade",
        " ".join(hit.clause for hit in clauses),
        "approval",
        listed,
    )
    who = dossier.authority(level, regime, national_security_list=listed) if level else None
    return sheet.Checklist(
        letterhead=_letterhead(work, about),
        printed_on=work.today,
        regime=regime,
        system=sheet.PrintedSystem(about.code, about.name, about.purpose, about.owner or None, about.operator or None),
        proposed=sheet.ProposedLevel(
            level,
            tuple(sheet.CitedClause(hit.clause, hit.text) for hit in clauses),
            tuple(question.text for question in found.questions) if found else (),
        ),
        rows=tuple(_row(work, number, component) for component in needed),
        appraiser=sheet.Authority(dossier.authority_name(who.appraiser, regime), who.clause) if who else None,
        approver=sheet.Authority(dossier.authority_name(who.approver, regime), who.clause) if who else None,
        clocks=_clocks(work, number, level, regime) if level else (),
        notes=_notes(work, number, level, found),
        recipients=("Đơn vị vận hành hệ thống thông tin",),
    )


def _level(recorded: Dossier | Decision | None) -> int | None:
    if isinstance(recorded, Dossier):
        return recorded.proposed_level
    return recorded.level if recorded else None


def _letterhead(work: Work, about: System) -> sheet.Letterhead:
    unit = units.issuing(work, about.unit_id)
    if unit is None:
        return sheet.Letterhead("", "", "")
    return sheet.Letterhead(unit.superior.upper(), unit.name.upper(), unit.place)


def _row(work: Work, number: int, component: dossier.Component) -> sheet.ChecklistRow:
    known = work.session.exec(
        select(DossierComponent)
        .where(
            col(DossierComponent.system_id) == number,
            col(DossierComponent.voided_at).is_(None),
            col(DossierComponent.component) == component.code,
        )
        .order_by(col(DossierComponent.on).desc(), col(DossierComponent.id).desc())
        .limit(1)
    ).first()
    if known is None:
        return sheet.ChecklistRow(component.title, component.clause, present=False)
    return sheet.ChecklistRow(
        component.title, component.clause, known.present, known.number, known.document_date, known.note
    )


def _clocks(work: Work, number: int, level: int, regime: str) -> tuple[sheet.TimeLimit, ...]:
    return tuple(_time_limit(work, number, level, regime, *event) for event in EVENTS)


def _time_limit(
    work: Work, number: int, level: int, regime: str, event: dossier.Event, what: str, since: str | None
) -> sheet.TimeLimit:
    limit = dossier.time_limit(event, level, regime)
    holding = select(Dossier.on).where(Dossier.system_id == number, col(Dossier.voided_at).is_(None))
    received = work.session.exec(
        holding.where(Dossier.state == since).order_by(col(Dossier.on).desc()).limit(1)
    ).first()
    due = clock(event, level, regime, received, policies.holidays(work)) if received else None
    unit = "ngày làm việc" if limit.unit == "working" else "ngày"
    return sheet.TimeLimit(what, limit.days, limit.clause, unit, received, due.due_on if due else None)


def _notes(work: Work, number: int, level: int | None, found: Classified | None) -> tuple[str, ...]:
    notes = [UNDECIDED] if level is None else []
    if found is None:
        notes.append("Chưa ghi các thông tin để xác định cấp độ theo tiêu chí.")
    regulation = facts.latest(work, Regulation, number, col(Regulation.date))
    if regulation is None:
        notes.append("Chưa ghi Quy chế; Quy chế phải được ban hành trước khi hồ sơ được phê duyệt (NĐ 331/2026 Đ30.7).")
    else:
        notes.append(f"Quy chế: số {regulation.number} ngày {regulation.date:%d/%m/%Y}, {regulation.issuer}.")
    return tuple(notes)

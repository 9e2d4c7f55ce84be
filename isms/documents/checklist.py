"""The dossier checklist of a system: from the register to the sheet, to the bytes of the form asked for."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlmodel import col, select

from inventory import dossier, facts, units
from inventory.access import Act, system
from inventory.levels import Hit, Question, classify
from inventory.regimes import RegimeCode
from inventory.tables import Classification, Decision, Dossier, DossierComponent, Regulation, System
from inventory.work import Work
from isms.documents import sheet
from isms.documents.render import Form, render
from isms.rules import given_facts
from schedules import policies
from schedules.clocks import clock

EVENTS: tuple[tuple[dossier.Event, str, str], ...] = (
    ("invalid_dossier_reply", "Phản hồi hồ sơ chưa hợp lệ", "sent_for_appraisal"),
    ("appraisal", "Thẩm định hồ sơ", "sent_for_appraisal"),
    ("approval", "Phê duyệt hồ sơ", "appraised"),
)
UNITS: dict[str, Literal["ngày làm việc", "ngày"]] = {"working": "ngày làm việc", "calendar": "ngày"}
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
    proposal = _proposal(work, about)
    return sheet.Checklist(
        letterhead=_letterhead(work, about),
        printed_on=work.today,
        regime=proposal.regime,
        system=sheet.PrintedSystem(about.code, about.name, about.purpose, about.owner or None, about.operator or None),
        proposed=sheet.ProposedLevel(
            proposal.level,
            tuple(sheet.CitedClause(hit.clause, hit.text) for hit in proposal.basis),
            tuple(question.text for question in proposal.questions),
        ),
        rows=tuple(_row(work, about, component) for component in _needed(about, proposal)),
        appraiser=_authority(proposal, "appraiser"),
        approver=_authority(proposal, "approver"),
        clocks=tuple(_time_limit(work, about, proposal, *event) for event in EVENTS) if proposal.level else (),
        notes=tuple(_notes(work, about, proposal)),
        recipients=("Đơn vị vận hành hệ thống thông tin",),
    )


@dataclass(frozen=True, slots=True)
class _Proposal:
    """The level the dossier proposes: from its latest step, else the decision on record, else the criteria."""

    level: int | None
    regime: RegimeCode
    listed: bool
    classified: bool
    basis: tuple[Hit, ...]
    questions: tuple[Question, ...]


def _proposal(work: Work, about: System) -> _Proposal:
    number = about.id or 0
    classified = facts.latest(work, Classification, number, col(Classification.on))
    step = facts.latest(work, Dossier, number, col(Dossier.on))
    decided = facts.latest(work, Decision, number, col(Decision.date))
    found = classify(given_facts(classified.facts)) if classified else None
    levels = (step and step.proposed_level, decided and decided.level, found and found.level)
    level = next((each for each in levels if each), None)
    regime = next((each.regime for each in (step, decided, classified) if each), "331/2026")
    same_rules = classified is not None and classified.regime == regime
    return _Proposal(
        level=level,
        regime="85/2016" if regime == "85/2016" else "331/2026",
        listed=classified is not None and classified.national_security_list,
        classified=classified is not None,
        basis=tuple(hit for hit in found.hits if hit.level == level) if found and same_rules else (),
        questions=found.questions if found else (),
    )


def _needed(about: System, proposal: _Proposal) -> tuple[dossier.Component, ...]:
    stage: dossier.Stage = "operating" if about.operating else "new_or_upgrade"
    basis = " ".join(hit.clause for hit in proposal.basis)
    return dossier.components(proposal.level or 1, proposal.regime, stage, basis, "approval", proposal.listed)


def _authority(proposal: _Proposal, part: Literal["appraiser", "approver"]) -> sheet.Authority | None:
    if proposal.level is None:
        return None
    who = dossier.authority(proposal.level, proposal.regime, national_security_list=proposal.listed)
    code = who.appraiser if part == "appraiser" else who.approver
    return sheet.Authority(dossier.authority_name(code, proposal.regime), who.clause)


def _letterhead(work: Work, about: System) -> sheet.Letterhead:
    unit = units.issuing(work, about.unit_id)
    if unit is None:
        return sheet.Letterhead("", "", "")
    return sheet.Letterhead(unit.superior.upper(), unit.name.upper(), unit.place)


def _row(work: Work, about: System, component: dossier.Component) -> sheet.ChecklistRow:
    order = (col(DossierComponent.on).desc(), col(DossierComponent.id).desc())
    holding = select(DossierComponent).where(
        DossierComponent.system_id == about.id,
        col(DossierComponent.voided_at).is_(None),
        DossierComponent.component == component.code,
    )
    known = work.session.exec(holding.order_by(*order).limit(1)).first()
    if known is None:
        return sheet.ChecklistRow(component.title, component.clause, present=False)
    return sheet.ChecklistRow(
        component.title, component.clause, known.present, known.number, known.document_date, known.note
    )


def _time_limit(
    work: Work, about: System, proposal: _Proposal, event: dossier.Event, what: str, since: str
) -> sheet.TimeLimit:
    level = proposal.level or 1
    limit = dossier.time_limit(event, level, proposal.regime)
    steps = select(Dossier).where(Dossier.system_id == about.id, col(Dossier.voided_at).is_(None))
    last = work.session.exec(steps.where(Dossier.state == since).order_by(col(Dossier.on).desc()).limit(1)).first()
    due = clock(event, level, proposal.regime, last.on, policies.holidays(work)).due_on if last else None
    return sheet.TimeLimit(what, limit.days, limit.clause, UNITS[limit.unit], last.on if last else None, due)


def _notes(work: Work, about: System, proposal: _Proposal) -> Iterator[str]:
    if proposal.level is None:
        yield UNDECIDED
    if not proposal.classified:
        yield "Chưa ghi các thông tin để xác định cấp độ theo tiêu chí."
    regulation = facts.latest(work, Regulation, about.id or 0, col(Regulation.date))
    if regulation is None:
        yield "Chưa ghi Quy chế; Quy chế phải được ban hành trước khi hồ sơ được phê duyệt (NĐ 331/2026 Đ30.7)."
    else:
        yield f"Quy chế: số {regulation.number} ngày {regulation.date:%d/%m/%Y}, {regulation.issuer}."

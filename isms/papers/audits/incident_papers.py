"""What is sent about an incident: the first notice, and the report on cause, reach and remedy (Đ31.2.d)."""

from datetime import date

from inventory.errors import NotFound
from inventory.records.incident import StepKind, marks
from inventory.work import Work
from isms.papers.audits import audit_subject
from isms.papers.audits.audit_subject import LATER, describe, heading, of_system
from isms.papers.composition.declared_papers import INCIDENT, paper
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import instant, printable
from schedules.gate.incident_clocks import Clock
from schedules.watch import incidents
from schedules.watch.incidents import IncidentLine

ADDRESSEE = "Cơ quan chuyên trách của Bộ Công an"
"""As Đ31.2.d names it; systems of the Ministry of National Defence report to its own force."""


@paper(
    "incident-notice",
    "Thông báo ban đầu về sự cố",
    INCIDENT,
    "papers/incident-notice.html.j2",
    number_type="CV",
    internal=True,
)
def notice(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the first notice of an incident; `subject`: "CODE:number". Raises NotFound."""
    line, places, blanks = _common(work, subject, "CV")
    places |= {
        "clocks": "; ".join(_duty(clock) for clock, _ in line.duties) or "không có hạn theo nghị định này",
        "measures": blanks.text(None, "biện pháp", LATER),
        "contact": blanks.text(None, "họ và tên, chức vụ, điện thoại", LATER),
    }
    return of_system("Thông báo ban đầu về sự cố", audit_subject.one(work, line.code), places, blanks)


@paper("incident-report", "Báo cáo sự cố", INCIDENT, "papers/incident-report.html.j2", number_type="BC", internal=True)
def report(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the report on an incident; `subject`: "CODE:number". Raises NotFound."""
    line, places, blanks = _common(work, subject, "BC")
    places |= {
        "cause": blanks.text(None, "nguyên nhân", LATER),
        "reach": blanks.text(None, "phạm vi ảnh hưởng", LATER),
        "measures": blanks.text(None, "biện pháp khắc phục", LATER),
        "steps": [
            f"- {StepKind.word(step.kind)}: {instant(step.at)}"
            + (f", văn bản số {printable(step.number)}" if step.number else "")
            for step in line.steps
        ],
        "complex": line.incident.complex,
    }
    return of_system("Báo cáo sự cố", audit_subject.one(work, line.code), places, blanks)


def _common(work: Work, subject: str, type: str) -> tuple[IncidentLine, audit_subject.Places, Blanks]:
    code, number = audit_subject.split(subject)
    line = next((each for each in incidents.listed(work, code) if each.incident.id == number), None)
    if line is None:
        raise NotFound("sự cố", subject)
    subject_of, blanks = audit_subject.one(work, code), Blanks()
    incident = line.incident
    places = heading(work, subject_of, type, blanks, (subject_of.owner,), "Như trên") | describe(
        work, subject_of, blanks
    )
    flags = marks(incident)
    places |= {
        "addressee": ADDRESSEE,
        "detected": instant(incident.detected_at),
        "what": printable(incident.what),
        "marks": ", ".join(flags) or "không thuộc loại nghiêm trọng, phải báo ngay hay phức tạp",
    }
    return line, places, blanks


def _duty(clock: Clock) -> str:
    if clock.due_at is None:
        return f"{clock.words}: sau khi hoàn thành điều tra, khắc phục"
    return clock.words if clock.hours == 0 else f"{clock.words}: chậm nhất {instant(clock.due_at)}"

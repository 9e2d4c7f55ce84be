"""Entering a system with everything an interview brought out: the record, the answers, the draft of its dossier."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import select

from inventory.law.interview import Interview, interview
from inventory.law.levels import Facts
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.records import Dossier
from inventory.records import facts as recording
from inventory.register_tables import System
from inventory.systems import register
from inventory.systems.register import Entry
from inventory.validation import Checks
from inventory.work import Work


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What was answered about the level. `proposed` None: nobody proposes one yet; `reason` is what it rests on.

    `stage`: what the dossier is made for (Đ21.2): new, extension, operating; empty: as the system operates or not.
    """

    facts: Facts
    listed: bool = False
    proposed: int | None = None
    reason: str = ""
    stage: str = ""


@reads(Act.RECORD)
def check_name(work: Work, code: str, name: str) -> None:
    """Raise Invalid when a new system cannot be entered under this code and name."""
    checks = Checks()
    checks.name("name", name)
    clean = checks.code("code", code)
    if clean and work.session.exec(select(System.id).where(System.code == clean)).first() is not None:
        checks.problem("code", f"Mã “{clean}” đã có trong sổ.", "Hãy dùng mã khác hoặc mở hệ thống đó để sửa.")
    checks.done()


def check_proposal(about: Interview, proposed: int | None, reason: str) -> None:
    """
    Raise Invalid when a level other than the one computed is proposed without a written reason.

    Below it, the register wants one; above it, the risk assessment is the reason (Đ10.5); where the criteria name
    no level, whoever decides says on what ground.
    """
    checks = Checks()
    if proposed is not None and proposed != about.found.level and not reason.strip():
        checks.problem("reason", *_why_a_reason(about, proposed))
    checks.done()


def _why_a_reason(about: Interview, proposed: int) -> tuple[str, str]:
    least = about.least
    if least is not None and proposed < least:
        rule = f"Cấp độ đề xuất {proposed} thấp hơn cấp độ theo tiêu chí ({least})."
        return rule, "Hãy ghi rõ lý do bằng văn bản, hoặc đề xuất cấp độ theo tiêu chí."
    if about.found.level is None:
        rule = "Tiêu chí chưa cho ra cấp độ."
        return rule, "Hãy ghi ai quyết định cấp độ này và căn cứ vào đâu, hoặc để chờ người có thẩm quyền."
    rule = f"Cấp độ đề xuất {proposed} cao hơn cấp độ theo tiêu chí ({least})."
    return rule, "Hãy ghi kết quả đánh giá rủi ro làm căn cứ (NĐ 331/2026 Đ10.5)."


@writes(Act.RECORD, Unseen.NEW)
def enter(work: Work, entry: Entry, on: dt.date, operating: bool, answers: Answers | None = None) -> System:
    """
    Enter a system: its record, its classification of today, and where a level is proposed, a dossier being drafted.

    `answers` None: the office only uses the system, its level is for the owner to work out. Raises Invalid.
    """
    new = register.register(work, entry, on, operating)
    if answers is None:
        return new
    facts = answers.facts
    check_proposal(interview(facts, frozenset()), answers.proposed, answers.reason)
    recording.record_classification(work, new.code, facts, work.today, answers.listed)
    if answers.proposed is not None:
        row = Dossier(on=work.today, regime=facts.regime, proposed_level=answers.proposed, state="drafting")
        row.stage = answers.stage
        row.reason = answers.reason if answers.proposed != interview(facts, frozenset()).found.level else ""
        recording.record(work, new.code, row)
    return new

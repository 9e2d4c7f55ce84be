"""Minutes to be written while a backup is restored as a test, or while an incident is drilled (NĐ 30/2020, Mẫu 1.9)."""

from datetime import date

from inventory.records import DutyDone
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.beside_dossier.dossier_facts import About, Places
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND, printable, short_date
from isms.systems import system_history
from schedules.duties import duty_rounds

RESTORE, DRILL = "restore-minutes", "drill-minutes"
RESTORE_DUTY, DRILL_DUTY = "D-D11", "D-D15"
"""The recurring duties of which these minutes are the proof (`inventory.law.recurring_duties`)."""
NEVER = "chưa ghi lần nào trong sổ"
WORDS = {"last": "Lần trước"}


@paper(
    RESTORE,
    "Biên bản khôi phục thử bản sao lưu",
    SYSTEM,
    "beside_dossier/restore-minutes.html.j2",
    number_type="BB",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def restore(work: Work, code: str, on: date | None = None) -> Content:
    """Return the minutes of a restore test of a system, to be filled in by hand. Raises NotFound."""
    of = dossier_facts.about(work, code)
    done = [
        row
        for row in system_history.of_kind(work, code, DutyDone)
        if row.duty == RESTORE_DUTY and row.voided_at is None
    ]
    newest = max(done, key=lambda row: row.on, default=None)
    said = _minutes(of) | {"last": _last(newest.on, newest.performer, newest.number) if newest else NEVER}
    return of.content("Biên bản khôi phục thử bản sao lưu", said)


@paper(
    DRILL,
    "Biên bản diễn tập ứng cứu sự cố",
    SYSTEM,
    "beside_dossier/drill-minutes.html.j2",
    number_type="BB",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def drill(work: Work, code: str, on: date | None = None) -> Content:
    """Return the minutes of a drill on a system, to be filled in by hand (Đ31.3). Raises NotFound."""
    of = dossier_facts.about(work, code)
    done = [each for each in duty_rounds.rounds(work, DRILL_DUTY) if not each.voided]
    newest = max(done, key=lambda each: each.on, default=None)
    said = _minutes(of) | {"last": _last(newest.on, newest.performer, newest.number) if newest else NEVER}
    return of.content("Biên bản diễn tập ứng cứu sự cố", said)


def _minutes(of: About) -> Places:
    signers = {"left_signer": "THƯ KÝ", "right_signer": "CHỦ TRÌ"}
    return of.places("BB", (of.who.operator(of.system),)) | signers | {"by_hand": BY_HAND}


def _last(on: date, performer: str, number: str) -> str:
    by = performer and f"do {printable(performer)} thực hiện"
    return ", ".join(filter(None, (f"ngày {short_date(on)}", by, number and f"văn bản số {printable(number)}")))

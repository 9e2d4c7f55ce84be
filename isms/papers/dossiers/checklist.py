"""The dossier checklist of a system: what its dossier must hold (NĐ 331/2026 Đ21, NĐ 85/2016 Đ15) and what is there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inventory.law import dossier, regimes
from inventory.law.written_clauses import name_of, written_out
from inventory.organisation import bodies, units
from inventory.organisation.access import Act, system
from inventory.work import Work
from isms.papers.composition import declared_papers, letterhead
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import (
    UNDETERMINED,
    listed,
    long_date,
    or_undetermined,
    printable,
    short_date,
)
from isms.systems import accompanying, dossier_progress

CODE = "checklist"
EVENTS: tuple[tuple[dossier.Event, str], ...] = (
    ("invalid_dossier_reply", "Phản hồi hồ sơ chưa hợp lệ"),
    ("appraisal", "Thẩm định hồ sơ"),
    ("approval", "Phê duyệt hồ sơ"),
)
UNITS = {"working": "ngày làm việc", "calendar": "ngày"}
UNDECIDED = "Chưa xác định cấp độ đề xuất: bảng dưới đây mới liệt kê các thành phần chung cho mọi cấp độ."


@dataclass(frozen=True, slots=True)
class Row:
    """A component of the dossier, or a paper beside it, and the document that stands for it where there is one."""

    title: str
    clause: str
    present: bool
    number: str = ""
    dated: date | None = None
    note: str = ""

    @property
    def document(self) -> str:
        """ "12/STP-VP ngày 05/02/2026", saying what is not recorded; empty for what is not there."""
        if not self.number and self.dated is None:
            return "(chưa ghi số, ngày)" if self.present else ""
        dated = f"ngày {short_date(self.dated)}" if self.dated else "(chưa ghi ngày)"
        return f"{printable(self.number) or '(chưa ghi số)'} {dated}"

    def cells(self, document: str = "") -> dict[str, object]:
        """Return the row of the table, which names the document already."""
        clause = written_out(self.clause, document)
        said = {"component": printable(self.title), "clause": clause, "present": self.present}
        return said | {"document": self.document, "note": printable(self.note)}

    def sentence(self, document: str = "") -> str:
        """Return one sentence without its full stop: whether the paper is there, and which it is."""
        known = ", ".join(filter(None, (self.document if self.number or self.dated else "", printable(self.note))))
        state = f"có{f': {known}' if known else ''}" if self.present else "chưa thấy trong sổ"
        return f"{printable(self.title)} ({written_out(self.clause, document)}): {state}"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit in `days` of `unit`; None when the law states none. `due_on` needs `received_on`; `over`: done."""

    what: str
    days: int | None
    clause: str
    unit: str = UNITS["working"]
    received_on: date | None = None
    due_on: date | None = None
    over: bool = False

    def sentence(self, document: str = "") -> str:
        """Return one sentence without its full stop: how long, by which clause, and until when if that is known."""
        clause = written_out(self.clause, document)
        if self.days is None:
            return f"{self.what}: pháp luật không quy định thời hạn ({clause})"
        allowed = f"{self.what}: {self.days:02d} {self.unit} ({clause})"
        if self.over:
            return f"{allowed}; đã xong"
        if self.received_on is None:
            return f"{allowed}; chưa có ngày nhận hồ sơ"
        received = f"{allowed}; nhận hồ sơ ngày {short_date(self.received_on)}"
        if self.due_on is None:
            return f"{received}; hạn cuối {UNDETERMINED}"
        return f"{received}, chậm nhất ngày {short_date(self.due_on)}"


@declared_papers.paper(
    CODE,
    "Phiếu kiểm tra thành phần hồ sơ",
    declared_papers.SYSTEM,
    "dossiers/checklist.html.j2",
    internal=True,
    in_bulk=True,
    address="phieu-kiem-tra",
    words={
        "law": "Nghị định mà hồ sơ theo",
        "protected": "An ninh mạng hoặc an toàn thông tin, theo nghị định",
        "level": "Cấp độ đề xuất",
        "clauses": "Căn cứ của cấp độ đề xuất",
        "questions": "Nội dung còn phải quyết định khi chưa có cấp độ",
        "rows": "Các thành phần hồ sơ",
        "present": "Có",
        "beside": "Giấy tờ đi cùng hồ sơ",
        "limits": "Thời hạn giải quyết",
        "notes": "Lưu ý",
        "result": "Kết quả kiểm tra",
        "sent_to": "Nơi nhận",
    },
)
def checklist(work: Work, code: str, on: date | None = None) -> Content:
    """Gather what the checklist of a system shows today; `on` is not asked for. Raises NotFound."""
    about = system(work, code, Act.VIEW)
    found = dossier_progress.proposal(work, code)
    document = regimes.get(found.regime).document
    who, called, blanks = found.authority(), bodies.names(work), Blanks()
    rows = [_row(part) for part in found.parts]
    beside = accompanying.beside(work, code, found)
    said = letterhead.heading(units.issuing(work, about.unit_id), blanks) | law(found.regime)
    said |= {
        "number": "........./...............",
        "dated": long_date(work.today),
        "code": about.code,
        "system": printable(about.name),
        "purpose": or_undetermined(printable(about.purpose)),
        "owner": or_undetermined(printable(called.of(about.owner))),
        "operator": or_undetermined(printable(called.of(about.operator))),
        "level": str(found.level or ""),
        "clauses": listing([f"{written_out(hit.clause)}: {printable(hit.text)}" for hit in found.basis]),
        "questions": listing([question.text for question in found.computed.questions] if found.computed else []),
        "rows": [row.cells(document) for row in rows],
        "beside": listing(
            [
                row.sentence(document)
                for row in (
                    Row(each.paper.title, each.paper.clause, each.present, each.number, each.dated, each.note)
                    for each in beside
                )
            ]
        ),
        "appraiser": _authority(who.appraiser, who.appraiser_clause, found) if who else UNDETERMINED,
        "approver": _authority(who.approver, who.approver_clause, found) if who else UNDETERMINED,
        "limits": listing([limit.sentence(document) for limit in _time_limits(found)]),
        "notes": list(_notes(found)),
        "result": completeness(rows),
        "left_signer": "NGƯỜI LẬP PHIẾU",
        "right_signer": "LÃNH ĐẠO ĐƠN VỊ",
        "sent_to": listing(["Đơn vị vận hành hệ thống thông tin", "Lưu: VT"]),
    }
    title = f"Phiếu kiểm tra thành phần hồ sơ - {printable(about.name)}"
    return Content(title, said, about.id, about.code, as_of=work.today, missing=blanks.listed())


def law(code: str) -> dict[str, object]:
    """Return the legal bases of a regime, and what it protects in its own words."""
    regime = regimes.get(code)
    bases = [f"Căn cứ {document}" for document in regime.bases]
    return {"bases": listing(bases), "protected": regime.subject, "law": name_of(regime.document)}


def listing(sentences: Sequence[str]) -> list[str]:
    """Return the lines of a list, each closed by ";" and the last by "."."""
    return [listed(each, each is sentences[-1]) for each in sentences]


def completeness(rows: Sequence[Row]) -> str:
    """Return how many of the components are there."""
    present = sum(row.present for row in rows)
    if not rows:
        return f"thành phần hồ sơ {UNDETERMINED}."
    if present == len(rows):
        return f"đã có đủ {present}/{len(rows)} thành phần."
    return f"đã có {present}/{len(rows)} thành phần, còn thiếu {len(rows) - present} thành phần."


def _row(part: dossier_progress.Part) -> Row:
    title, clause, known = part.component.title, part.component.clause, part.record
    if known is None:
        return Row(title, clause, present=False)
    return Row(title, clause, known.present, known.number, known.document_date, known.note)


def _authority(who: str, clause: str, found: dossier_progress.Proposal) -> str:
    place = written_out(clause, regimes.get(found.regime).document)
    return f"{or_undetermined(dossier.authority_name(who, found.regime))} ({place})"


def _time_limits(found: dossier_progress.Proposal) -> Iterator[TimeLimit]:
    if found.level is None:
        return
    running = {each.event: each.clock for each in found.running}
    for event, what in EVENTS:
        limit = dossier.time_limit(event, found.level, found.regime, found.listed)
        since = found.step.on if found.step and event in running else None
        due = running[event].due_on if event in running else None
        yield TimeLimit(what, limit.days, limit.clause, UNITS[limit.unit], since, due, found.is_over(event))


def _notes(found: dossier_progress.Proposal) -> Iterator[str]:
    if found.level is None:
        yield UNDECIDED
    computed = found.computed.level if found.computed else None
    if found.computed is None:
        yield "Chưa ghi các thông tin để xác định cấp độ theo tiêu chí."
    elif found.level and computed and computed != found.level:
        yield f"Theo tiêu chí là cấp độ {computed}, hồ sơ đề xuất cấp độ {found.level}: nêu rõ lý do."

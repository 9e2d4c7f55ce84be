"""The sheet for a look at the place where a system stands: what to look for, the devices, what was answered last."""

from datetime import date

from inventory.records import RoomSurvey, assets
from inventory.records.room_survey import NOTE, conditions
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.beside_dossier.dossier_facts import Places
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND, long_date, printable
from isms.systems import system_history

CODE = "machine-room-survey"
BLANK = "machine-room-survey-blank"
TITLE = "Phiếu khảo sát phòng máy"
TEMPLATE = "beside_dossier/machine-room-survey.html.j2"
_WORDS = {
    "devices": "Thiết bị theo sổ",
    "surveyed": "Ngày khảo sát",
    "room": "Địa điểm, phòng",
    "surveyor": "Người khảo sát",
    "conditions": "Điều kiện của phòng",
    "answer": "Có hay không",
    "findings": "Nhận xét, việc phải làm",
}
_ANSWERS = {True: "Có", False: "Không", None: ""}


@paper(CODE, TITLE, SYSTEM, TEMPLATE, internal=True, in_bulk=True, words=_WORDS)
def survey(work: Work, code: str, on: date | None = None) -> Content:
    """
    Return the sheet of a system with the answers of the newest survey, to be filled in by hand where there is none.

    It bears no number, as a checklist. Raises NotFound.
    """
    day, surveys = on or work.today, system_history.of_kind(work, code, RoomSurvey)
    return _sheet(work, code, on, next((row for row in surveys if row.voided_at is None and row.on <= day), None))


@paper(BLANK, f"{TITLE} (để trống)", SYSTEM, TEMPLATE, internal=True, in_bulk=True, words=_WORDS)
def blank(work: Work, code: str, on: date | None = None) -> Content:
    """Return the sheet of a system to be filled in by hand, whatever was surveyed before. Raises NotFound."""
    return _sheet(work, code, on, None)


def _sheet(work: Work, code: str, on: date | None, answers: RoomSurvey | None) -> Content:
    of = dossier_facts.about(work, code)
    devices = [printable(row.name) for row in assets.listed(work, code, on) if row.kind == "device"]
    said = of.places(letterhead.MINUTES) | {"left_signer": "NGƯỜI KHẢO SÁT", "right_signer": "ĐẠI DIỆN ĐƠN VỊ VẬN HÀNH"}
    said |= _answered(answers, devices) if answers else _by_hand(devices)
    return of.content(TITLE, said, numbered=False)


def _by_hand(devices: list[str]) -> Places:
    return {
        "surveyed": "Thời gian: ..... giờ ....., ngày ..... tháng ..... năm .....",
        "room": BY_HAND,
        "surveyor": BY_HAND,
        "conditions": [_row(each.declared.label) for each in conditions()],
        "devices": [_row(name) for name in (*devices, "", "", "")],
        "findings": [BY_HAND],
    }


def _answered(row: RoomSurvey, devices: list[str]) -> Places:
    seen, more = _lines(row.devices_seen), _lines(row.devices_more)
    named = dict.fromkeys((*devices, *seen))
    return {
        "surveyed": f"Thời gian: {long_date(row.on)}",
        "room": printable(row.room) or BY_HAND,
        "surveyor": printable(row.surveyor) or BY_HAND,
        "conditions": [
            _row(each.declared.label, _ANSWERS[getattr(row, each.name)], printable(getattr(row, each.name + NOTE)))
            for each in conditions()
        ],
        "devices": [
            *(_row(name, _ANSWERS[name in seen], "" if name in devices else "không còn trong sổ") for name in named),
            *(_row(name, _ANSWERS[True], "chưa có trong sổ") for name in more),
        ],
        "findings": _lines(row.findings) or ["Không"],
    }


def _row(name: str, answer: str = "", note: str = "") -> dict[str, str]:
    return {"name": name, "answer": answer, "note": note}


def _lines(text: str) -> list[str]:
    return [printable(line) for line in text.splitlines() if line.strip()]

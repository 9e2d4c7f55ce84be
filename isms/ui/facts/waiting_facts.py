"""What waits for a second person, in words; and the note about it on top of a system's page."""

from datetime import date

from nicegui import ui

from inventory.choices import Responsibility
from inventory.records import Classification, Role
from inventory.work import Role as Actors
from isms.accounts.account_acts import AccountAct
from isms.ui.facts import sentences
from isms.ui.facts.place import Place
from isms.ui.parts import words
from isms.ui.shell.visit import Visit
from isms.workspace import confirmations
from isms.workspace.confirmations import UndoingImport, VoidingSystem, Waiting
from schedules.schedule_tables import CadencePolicy

PATH = "/cho-xac-nhan"
NOT_LISTED = "Không còn thuộc Danh mục hệ thống quan trọng về an ninh quốc gia"
"""That is why a classification waits."""
ACCOUNT = {
    "add": "Lập tài khoản {name}, có quyền xác nhận",
    "change": "Đổi vai trò hoặc đơn vị của {name}",
    "password": "Đặt lại mật khẩu của {name}",
    "second_factor": "Gỡ xác thực hai bước và đặt lại mật khẩu của {name}",
}
ONLY_USED = "Cơ quan chỉ sử dụng thì không phải có Quy chế và phương án để được đưa vào sử dụng"


async def build(place: Place) -> None:
    """Draw the note, when something waits about the system."""
    found = await place.visit.read(lambda work: confirmations.waiting(work, place.code))
    if not found:
        return
    with ui.element("div").classes("note soon waiting").props("role=status").mark("waiting"):
        ui.icon("how_to_reg").props('aria-hidden="true"')
        with ui.element("div").classes("stack"):
            ui.label(f"{len(found)} bản ghi chờ người thứ hai xác nhận; chưa tính vào tình trạng ở trên.")
            for each in found:
                ui.label(f"{headline(each)} (do {place.visit.named(each.proposed_by)} gửi)").classes("small")
            ui.link("Xem và xác nhận", PATH)


def headline(waiting: Waiting) -> str:
    """Return what was proposed, in one line."""
    fact = waiting.fact
    if isinstance(fact, AccountAct):
        return ACCOUNT[fact.act].format(name=fact.name)
    if isinstance(fact, UndoingImport):
        return f"Lấy lại lần nhập số {fact.number} (tệp “{fact.file}”)"
    if isinstance(fact, VoidingSystem):
        return f"Hủy hệ thống ghi nhầm: {fact.name}"
    if isinstance(fact, CadencePolicy):
        said = (
            f"Chu kỳ kiểm tra “{fact.name}”, từ {words.day(fact.in_force_from)}: {words.months_by_level(fact.months)}"
        )
        return f"Bỏ chính sách. {said}" if waiting.voids else said
    said = f"{sentences.subject(fact)}: {sentences.headline(fact)}"
    return f"Hủy bản ghi. {said}" if waiting.voids else said


def more(waiting: Waiting) -> str:
    """Return what else it says."""
    fact = waiting.fact
    why = f"Lý do hủy: {waiting.why}" if waiting.why else ""
    if isinstance(fact, AccountAct):
        role = Actors.word(fact.role) if fact.role else ""
        also = " · ".join(filter(None, (fact.full_name, role, fact.unit, fact.email)))
    elif isinstance(fact, VoidingSystem | UndoingImport):
        also = f"Lý do: {fact.reason}"
    elif isinstance(fact, CadencePolicy):
        also = ". ".join(part for part in (fact.clause, fact.note) if part)
    else:
        delisted = isinstance(fact, Classification) and not fact.national_security_list
        eased = isinstance(fact, Role) and fact.responsibility == Responsibility.USED
        notes = (NOT_LISTED if delisted else "", ONLY_USED if eased else "", sentences.details(fact))
        also = " · ".join(part for part in notes if part)
    return " · ".join(part for part in (why, also) if part)


def day(waiting: Waiting) -> date | None:
    """Return the day from which it counts; None: the day on which it is confirmed."""
    if isinstance(waiting.fact, VoidingSystem | UndoingImport | AccountAct):
        return None
    return waiting.fact.in_force_from if isinstance(waiting.fact, CadencePolicy) else waiting.fact.day


def fate(visit: Visit, waiting: Waiting) -> str:
    """Return what became of it."""
    done = "xác nhận" if waiting.outcome == "confirmed" else "từ chối"
    reason = f" Lý do: {waiting.reason}" if waiting.reason else ""
    return f"{visit.entered(waiting.decided_by, waiting.decided_at, done)}.{reason}"

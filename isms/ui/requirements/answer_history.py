"""The answers ever given to one requirement: who answered what, when, by which files; each can be taken back."""

from collections.abc import Sequence
from functools import partial

from nicegui import ui

from inventory.protection.office_answer import OfficeAnswer
from inventory.protection.plan_reading import Row
from inventory.records import PlanItem
from inventory.records.plan_item import ItemState, details
from isms.evidence.answer_files import AnswerFile
from isms.ui.parts import badges, layout, words
from isms.ui.requirements.board import Board, file_link
from isms.ui.shell.reasons import ask_reason

_KEPT = "Bản ghi vẫn còn trong lịch sử, được gạch bỏ kèm lý do."


async def open_history(board: Board, row: Row) -> None:
    """Open the answers of a board's own system or unit to a requirement, the newest first."""
    code = row.requirement.code
    answers: Sequence[PlanItem | OfficeAnswer] = await board.visit.read(lambda work: board.history(work, code))
    with board.panel(f"Lịch sử: {code} {row.requirement.title}") as dialog:
        if row.source == "office":
            layout.note("neutral", f"Đang theo câu trả lời chung của {row.unit}.")
        layout.text("p", "Câu trả lời có ngày muộn nhất và chưa bị hủy là câu trả lời được tính.").classes("muted")
        with ui.element("ul").classes("records"):
            for answer in answers:
                _answer(board, dialog, answer)
        with ui.element("div").classes("form-buttons"):
            layout.secondary("Đóng", dialog.close)


def _answer(board: Board, dialog: ui.dialog, answer: PlanItem | OfficeAnswer) -> None:
    said = ItemState.word(answer.state)
    with ui.element("li").classes("voided" if answer.voided_at else "").mark(f"answer-{answer.id}"):
        ui.label(words.day(answer.on)).classes("day")
        with ui.element("div").classes("say"):
            ui.label(said).classes("strong struck")
            if more := " · ".join(filter(None, details(answer))):
                ui.label(more).classes("struck")
            for file in board.files.of(answer) if not answer.voided_at else ():
                if file.about_id == answer.id:
                    _file(board, dialog, file)
            ui.label(board.visit.entered(answer.recorded_by, answer.recorded_at)).classes("muted small")
            if answer.voided_at:
                voided = board.visit.entered(answer.voided_by, answer.voided_at, "hủy")
                ui.label(f"{voided}. Lý do: {answer.void_reason}")
        if answer.voided_at:
            badges.badge("neutral", "Đã hủy", icon="block")
        elif board.may_record:
            layout.quiet("Hủy bản ghi", partial(_void, board, dialog, answer.id, said)).mark(f"void-answer-{answer.id}")


def _file(board: Board, dialog: ui.dialog, file: AnswerFile) -> None:
    with ui.element("div").classes("line small"):
        file_link(file)
        if board.may_record:
            drop = layout.quiet("Hủy tệp", partial(_void_file, board, dialog, file)).mark(f"void-file-{file.id}")
            drop.props["aria-label"] = f"Hủy tệp {file.title}"


async def _void(board: Board, dialog: ui.dialog, number: int, said: str) -> None:
    with board.root:
        reason = await ask_reason(board.visit, "Hủy bản ghi?", f"“{said}”. {_KEPT}", "Hủy bản ghi")
    if reason and await board.do(lambda work: board.void(work, number, reason), said="Đã hủy bản ghi."):
        dialog.close()


async def _void_file(board: Board, dialog: ui.dialog, file: AnswerFile) -> None:
    with board.root:
        reason = await ask_reason(
            board.visit, "Hủy tệp?", f"“{file.title}” không còn ở yêu cầu này. {_KEPT}", "Hủy tệp"
        )
    if reason and await board.do(lambda work: board.void_file(work, file, reason), said="Đã hủy tệp."):
        dialog.close()

"""One printing of the ledger: what it is, from which facts, its very bytes, and the way to strike it out."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from inventory.organisation.access import Act
from isms.ledger import issued, pdf_signature
from isms.ledger.paper_tables import IssuedDocument
from isms.ledger.pdf_signature import Certificate
from isms.papers.composition import place_words
from isms.ui.papers.ledger_query import FILES
from isms.ui.parts import badges, dialogs, layout, words
from isms.ui.parts.paper_links import FORMAT
from isms.ui.shell import making
from isms.ui.shell.reasons import ask_reason
from isms.ui.shell.visit import Visit


def summary(visit: Visit, row: IssuedDocument) -> None:
    """Draw what was printed, when, by whom, its marks and the link to its bytes."""
    layout.facts(
        (
            ("Về", row.subject),
            ("Số", row.number),
            ("Tính đến ngày", words.day(row.as_of)),
            ("In lúc", f"{words.instant(row.issued_at)}, {visit.named(row.issued_by)}"),
            ("Mã kiểm chứng", row.fingerprint[:16]),
            ("SHA-256 của tệp", row.sha256),
            ("Mẫu riêng của cơ quan", row.template),
        )
    )
    if row.voided_at:
        by = visit.named(row.voided_by)
        text = f"Đã hủy lúc {words.instant(row.voided_at)}, {by}: {row.void_reason}"
        layout.note("blocked", text)
    with ui.element("div").classes("line"):
        name = f"Tải đúng tệp đã in ({FORMAT[row.ending]}, {words.size(row.size)})"
        ui.link(name, f"{FILES}{row.id}").mark(f"file-{row.id}").props("download")


def facts(row: IssuedDocument) -> None:
    """Draw the facts from which it was made."""
    with ui.expansion("Được lập từ các dữ kiện").props("dense").mark("facts"), ui.element("dl").classes("facts"):
        for name, value in place_words.labelled(row.facts):
            layout.text("dt", name)
            layout.text("dd", value).classes("lines-kept")


def state(row: IssuedDocument) -> tuple[str, str]:
    """Return the badge's kind and words for a printing."""
    return ("blocked", "Đã hủy") if row.voided_at else ("ok", "Có hiệu lực")


async def open_printing(visit: Visit, number: int, changed: Callable[[], Any]) -> None:
    """Open the dialog of a printing; `changed` is called after it was signed or struck out."""
    row, signed = await visit.read(lambda work: (issued.found(work, number), pdf_signature.is_signed(work, number)))
    with dialogs.panel(row.title) as dialog:
        badges.badge(*state(row))
        summary(visit, row)
        facts(row)

        async def strike() -> None:
            text = "Giấy tờ vẫn ở trong sổ, được gạch bỏ cùng lý do. Số đã cấp không cấp lại."
            reason = await ask_reason(visit, "Hủy giấy tờ đã in?", text, "Hủy giấy tờ")
            if reason and await visit.act(
                lambda work: issued.void(work, number, reason).id, said="Đã hủy giấy tờ, có ghi lý do."
            ):
                dialog.close()
                await changed()

        async def sign(certificate: Certificate) -> None:
            text = "Bản ký số được ghi vào sổ thành một dòng riêng; bản này giữ nguyên. Không có dấu thời gian."
            if not await dialogs.confirm("Ký số tệp PDF này bằng chứng thư của cơ quan?", text, "Ký số"):
                return
            done = await making.make_and_act(
                visit,
                lambda work: (pdf_signature.to_be_signed(work, number), work.now),
                lambda ready: pdf_signature.sign(ready[0], certificate, ready[1]),
                lambda work, signed: pdf_signature.enter_signed(work, number, signed).id,
                said="Đã ký số, ghi thành dòng mới.",
            )
            if done:
                dialog.close()
                await changed()

        with ui.element("div").classes("form-buttons"):
            office = visit.pages.settings
            if office.signing_certificate and _may_be_signed(visit, row) and not signed:
                kept = Certificate(office.signing_certificate, office.signing_password_file)
                layout.secondary("Ký số", lambda: sign(kept), icon="draw").mark("sign")
            if visit.may(Act.RECORD) and not row.voided_at:
                layout.danger("Hủy, ghi lý do", strike).mark("void")
            layout.secondary("Đóng", dialog.close)
    dialog.open()


def _may_be_signed(visit: Visit, row: IssuedDocument) -> bool:
    return visit.may_for_all(Act.RECORD) and row.ending == "pdf" and row.voided_at is None

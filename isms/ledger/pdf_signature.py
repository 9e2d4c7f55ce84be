"""
A digital signature on a printed PDF: PAdES with a certificate file, no time stamp, no network.

pyHanko makes it. It comes with the extra `isms[signing]` and is imported only when somebody signs.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.work import Work
from isms.ledger import issued
from isms.ledger.issued import Printed
from isms.ledger.paper_tables import IssuedDocument

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

FIELD = "ChuKySo"
_RANGE = b"/ByteRange"
"""Every signature of a PDF has one: which of its bytes it covers."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key, as PKCS #12 (.p12, .pfx), and the file that holds its password, if it has one."""

    file: Path
    password_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed PDF, and whose certificate signed it."""

    content: bytes
    by: str


def sign(pdf: bytes, certificate: Certificate, now: datetime) -> Signed:
    """
    Return the PDF with an invisible PAdES-B signature appended; its own bytes stay as they are.

    Raises Refused without pyHanko, for a certificate that is not valid now, or for a PDF signed before; Invalid for a
    file or a password that can not be read.
    """
    if _RANGE in pdf:
        raise Refused([Reason("signed", "", "Tệp này đã có chữ ký số.")])
    signer = _signer(certificate)
    about: Any = signer.signing_cert
    first, last = about.not_valid_before, about.not_valid_after
    if not first <= now <= last:
        period = f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
        raise Refused([Reason("certificate", "", f"Chứng thư số chỉ có hiệu lực {period}. Hãy dùng chứng thư khác.")])
    return Signed(_signed(pdf, signer), str(about.subject.human_friendly))


@reads(Act.VIEW)
def is_signed(work: Work, document_id: int) -> bool:
    """Say whether a file of the ledger bears a signature. Raises NotFound."""
    return _RANGE in issued.content(work, document_id)


@reads(Act.RECORD, everywhere=True)
def to_be_signed(work: Work, document_id: int) -> bytes:
    """Return a printed PDF that may be signed. Raises NotFound, NotAllowed; Refused for no PDF, or one struck out."""
    return issued.content(work, _signable(work, document_id).id)


@writes(Act.RECORD, Unseen.PRINT, everywhere=True)
def enter_signed(work: Work, document_id: int, done: Signed) -> IssuedDocument:
    """
    Enter the signed copy of a printed PDF in the ledger as a file of its own, with its own SHA-256.

    Raises as `to_be_signed` does, and Refused for a file that does not begin with the very bytes that were printed.
    """
    row = _signable(work, document_id)
    if not done.content.startswith(issued.content(work, document_id)):
        raise Refused([Reason("not_its_copy", "", "Tệp đã ký không phải bản sao của giấy tờ này.")])
    copy = Printed(
        paper=row.paper,
        title=f"{row.title} (bản ký số)",
        subject=row.subject,
        as_of=row.as_of,
        ending=row.ending,
        content=done.content,
        facts=row.facts,
        system_id=row.system_id,
        number=row.number,
        template=row.template,
    )
    kept = issued.enter(work, copy)
    about = {"document": row.paper, "original": row.sha256, "sha256": kept.sha256, "certificate": done.by}
    work.record("document.signed", row.subject, about)
    return kept


def _signable(work: Work, document_id: int) -> IssuedDocument:
    row = issued.found(work, document_id)
    if row.ending != "pdf" or row.voided_at is not None:
        raise Refused([Reason("not_to_be_signed", "", "Chỉ ký số tệp PDF đã in và còn hiệu lực.")])
    return row


def _signer(certificate: Certificate) -> "SimpleSigner":
    try:
        from pyhanko.sign.signers import SimpleSigner
    except ImportError as missing:
        remedy = "Máy này chưa cài phần ký số (isms[signing]). Hãy chạy: python -m pip install pyhanko"
        raise Refused([Reason("signing_not_installed", "", remedy)]) from missing
    try:
        password = certificate.password_file.read_bytes().strip() if certificate.password_file else None
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(certificate.file.read_bytes(), (), password or None)
    except Exception as wrong:  # a file that is not there, a wrong password, a certificate without its key
        rule = "Không đọc được tệp chứng thư số, hoặc mật khẩu của nó không đúng."
        raise Invalid([Problem("certificate", rule, "Cần tệp .p12 hoặc .pfx có cả khóa riêng.")]) from wrong
    return signer


def _signed(pdf: bytes, signer: "SimpleSigner") -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    about = PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    written = io.BytesIO()
    try:
        sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), about, signer=signer, output=written)
    except PdfError as wrong:
        raise Invalid([Problem("file", "Tệp không phải PDF, hoặc bị hỏng.", "Hãy in lại rồi ký.")]) from wrong
    return written.getvalue()

"""A digital signature on a printed PDF: made with a certificate file, checked by pyHanko's own validator."""

import datetime as dt
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from typer.testing import CliRunner

from inventory.errors import Invalid, Refused
from isms.cli import app
from isms.ledger import issued, pdf_signature
from isms.ledger.paper_tables import IssuedDocument
from isms.ledger.pdf_signature import Certificate
from isms.papers.composition.pdf import pdf
from isms.platform.trail import TrailEntry
from tests import ui
from tests.filling import press, sees, shows, until
from tests.printing import print_paper
from tests.register import DAY, OFFICER, new_system, rows

office, visitor = ui.office, ui.visitor
NAME = "Sở Tư pháp (chứng thư thử)"
PASSWORD = b"mat-khau-thu"
NOW = dt.datetime.now(dt.UTC)
PAGE = "<p>Báo cáo</p>"


def a_certificate(folder: Path) -> Certificate:
    """Make a certificate of 31 days that signs itself, and the file with its password."""
    first, last = NOW - DAY, NOW + 30 * DAY
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only"), False
    )
    usage |= {"digital_signature": True, "content_commitment": True, "decipher_only": False}
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), first, last)
        .add_extension(x509.KeyUsage(**usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    packed = pkcs12.serialize_key_and_certificates(b"so", key, made, None, BestAvailableEncryption(PASSWORD))
    (folder / "so.p12").write_bytes(packed)
    (folder / "mat-khau").write_bytes(PASSWORD + b"\n")
    return Certificate(folder / "so.p12", folder / "mat-khau")


def validated(signed: bytes) -> PdfSignatureStatus:
    (signature,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures
    trusted = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    return validate_pdf_signature(signature, trusted)


@pytest.fixture
def certificate(tmp_path) -> Certificate:
    return a_certificate(tmp_path)


def test_a_signed_pdf_is_valid_and_begins_with_the_very_bytes_that_were_printed(certificate):
    printed = pdf(PAGE, NOW.date())

    done = pdf_signature.sign(printed, certificate, NOW)

    status = validated(done.content)
    assert (status.bottom_line, status.intact, status.trusted) == (True, True, True)
    assert done.content.startswith(printed) and NAME in done.by
    with pytest.raises(Refused, match="đã có chữ ký số"):
        pdf_signature.sign(done.content, certificate, NOW)


def test_a_changed_byte_is_found_out(certificate):
    signed = bytearray(pdf_signature.sign(pdf(PAGE, NOW.date()), certificate, NOW).content)
    at = signed.index(b"/MediaBox")
    digit = next(place for place in range(at, at + 60) if chr(signed[place]).isdigit() and signed[place] != ord("0"))
    signed[digit] = ord("1") if signed[digit] != ord("1") else ord("2")

    status = validated(bytes(signed))

    assert not status.intact and not status.bottom_line


def test_what_cannot_be_signed_with_is_refused_in_vietnamese(certificate, tmp_path):
    printed, wrong = pdf(PAGE, NOW.date()), tmp_path / "sai"
    wrong.write_text("sai")
    for unread in (Certificate(certificate.file), Certificate(certificate.file, wrong), Certificate(wrong)):
        with pytest.raises(Invalid, match="Không đọc được tệp chứng thư số"):
            pdf_signature.sign(printed, unread, NOW)
    with pytest.raises(Invalid, match="không phải PDF"):
        pdf_signature.sign(b"x", certificate, NOW)
    for late in (NOW + 40 * DAY, NOW - 2 * DAY):
        with pytest.raises(Refused, match="chỉ có hiệu lực"):
            pdf_signature.sign(printed, certificate, late)


def test_without_the_extra_one_is_told_what_to_install(certificate, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyhanko.sign.signers", None)
    with pytest.raises(Refused, match="pip install pyhanko"):
        pdf_signature.sign(pdf(PAGE, NOW.date()), certificate, NOW)


def test_the_command_signs_a_file(certificate, tmp_path):
    source, target = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(pdf(PAGE, NOW.date()))
    command = ["sign", str(source), "--output", str(target)]
    named = ["--certificate", str(certificate.file), "--password-file", str(certificate.password_file)]

    assert CliRunner().invoke(app, command).exit_code == 4
    assert CliRunner().invoke(app, [*command, *named]).exit_code == 0
    assert validated(target.read_bytes()).bottom_line
    assert CliRunner().invoke(app, ["sign", str(target), "--output", str(target), *named]).exit_code == 3


@pytest.mark.slow
def test_a_signed_copy_is_an_entry_of_its_own_with_the_same_bytes_for_ever(database, certificate):
    new_system(database, "A")
    with database.work(OFFICER) as work:
        printed, word = (print_paper(work, "findings", "A", ending).id for ending in ("pdf", "docx"))
    with database.work(OFFICER) as work:
        done = pdf_signature.sign(pdf_signature.to_be_signed(work, printed), certificate, work.now)
        copy = pdf_signature.enter_signed(work, printed, done)
        assert pdf_signature.is_signed(work, copy.id) and not pdf_signature.is_signed(work, printed)
        first = issued.content(work, copy.id)
        assert first == issued.content(work, copy.id) and validated(first).bottom_line
        with pytest.raises(Refused, match="Chỉ ký số tệp PDF"):
            pdf_signature.to_be_signed(work, word)
        with pytest.raises(Refused, match="đã có chữ ký số"):
            pdf_signature.sign(pdf_signature.to_be_signed(work, copy.id), certificate, work.now)
        with pytest.raises(Refused, match="không phải bản sao"):
            pdf_signature.enter_signed(work, printed, replace(done, content=b"%PDF-1.7 of somebody else"))
    before, _, after = rows(database, IssuedDocument)
    assert before.sha256 != after.sha256 and before.fingerprint == after.fingerprint
    (entry,) = [each for each in rows(database, TrailEntry) if each.action == "document.signed"]
    assert (entry.detail["original"], entry.detail["sha256"]) == (before.sha256, after.sha256)
    with database.look(OFFICER) as work:
        assert {each.row.id for each in issued.verified(work, before.fingerprint)} == {before.id, word, after.id}


async def test_an_officer_signs_what_was_printed_once_a_certificate_is_set(office, visitor, certificate):
    new_system(office.database, "A")
    with office.database.work(OFFICER) as work:
        print_paper(work, "findings", "A", "pdf")
    (printed,) = rows(office.database, IssuedDocument)
    await ui.sign_in(visitor, office)
    await visitor.open("/he-thong/A?tab=ho-so")
    await press(visitor, f"see-{printed.id}")
    await until(sees, visitor, "void")
    assert not sees(visitor, "sign")

    office.settings.signing_certificate = certificate.file
    office.settings.signing_password_file = certificate.password_file
    await visitor.open("/he-thong/A?tab=ho-so")
    await press(visitor, f"see-{printed.id}")
    await press(visitor, "sign")
    await press(visitor, "confirm")
    await shows(visitor, "(bản ký số)")
    assert len(rows(office.database, IssuedDocument)) == 2

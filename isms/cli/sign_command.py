"""`isms sign`: a digital signature on a PDF, with a certificate file. No register is needed for it."""

from pathlib import Path
from typing import Annotated

import typer

from inventory.errors import Invalid, Problem
from isms.cli.opening import Json, say
from isms.ledger.pdf_signature import Certificate, sign
from isms.platform import config
from isms.platform.database import machine_clock


def sign_file(
    file: Annotated[Path, typer.Argument(help="Tệp PDF cần ký.")],
    output: Annotated[Path, typer.Option("--output", help="Tệp PDF đã ký.")],
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="Tệp chứng thư .p12; bỏ trống: ISMS_SIGNING_CERTIFICATE.")
    ] = None,
    password_file: Annotated[Path | None, typer.Option("--password-file", help="Tệp chứa mật khẩu.")] = None,
    as_json: Json = False,
) -> None:
    """Ký số một tệp PDF (PAdES) bằng tệp chứng thư; không dùng mạng, không có dấu thời gian."""
    kept = config.settings()
    chosen = certificate or kept.signing_certificate
    if chosen is None:
        raise Invalid([Problem("certificate", "Chưa có tệp chứng thư số.", "Hãy ghi --certificate TỆP.p12.")])
    password = password_file if certificate else password_file or kept.signing_password_file
    try:
        pdf = file.read_bytes()
    except OSError as unreadable:
        raise Invalid([Problem("file", f"Không đọc được tệp {file}.", "Hãy ghi đúng đường dẫn.")]) from unreadable
    done = sign(pdf, Certificate(chosen, password), machine_clock())
    output.write_bytes(done.content)
    say({"file": str(output), "certificate": done.by}, as_json, f"Đã ghi {output}, ký bằng chứng thư: {done.by}.")

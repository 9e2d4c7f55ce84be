"""
Backups sealed by a passphrase: whoever finds one without it reads nothing and changes nothing unnoticed.

A sealed file begins with MAGIC, the salt of its folder and a nonce of its own. scrypt makes the folder's key of
the passphrase, HKDF the file's key of that and the nonce. Pieces of PIECE bytes follow under ChaCha20-Poly1305, counted
in their nonces, the last marked: a piece left out, moved or cut off is noticed.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from isms.backup.unusable import unusable
from isms.platform.config import Settings

MAGIC = b"isms-sealed/1\n"
SALT, NONCE, TAG = 16, 16, 16  # bytes
PIECE = 1 << 20  # bytes of plain text
COST = {"n": 1 << 16, "r": 8, "p": 1}  # 64 MB of memory for each guess
SALT_FILE = "salt"


class Readable(Protocol):
    """What can be read piece by piece."""

    def read(self, size: int = -1, /) -> bytes: ...


def passphrase_in(file: Path | None) -> str | None:
    """Return the passphrase that a file holds: its first line. None where there is no file. Raises Invalid."""
    if file is None:
        return None
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        rule = f"Không đọc được tệp mật khẩu “{file}”."
        raise unusable(rule, "Hãy sửa ISMS_BACKUP_PASSPHRASE_FILE, hoặc quyền đọc tệp đó.") from error
    if not lines or len(lines[0].strip()) < LEAST:
        raise unusable(f"Tệp mật khẩu “{file}” phải có ít nhất {LEAST} ký tự ở dòng đầu.", "Hãy đặt mật khẩu dài hơn.")
    return lines[0].strip()


def passphrase_for(settings: Settings, folder: Path) -> str | None:
    """
    Return the passphrase that a backup written into a folder is sealed with; None where none is to be.

    Raises Invalid where its file cannot be read, or lies there or where the others lie: who finds one would find both.
    """
    file = settings.backup_passphrase_file
    if beside := lies_beside(settings, folder):
        raise unusable(f"Tệp mật khẩu “{file}” nằm trong thư mục bản sao lưu “{beside}”.", KEEP_APART)
    return passphrase_in(file)


def lies_beside(settings: Settings, folder: Path) -> Path | None:
    """
    Return where the file of the passphrase lies beside a backup written into a folder; None when it lies apart.

    The folders of all backups are carried away as a whole, with what lies below; of another folder the one file is.
    """
    if settings.backup_passphrase_file is None:
        return None
    place = settings.backup_passphrase_file.resolve()
    whole = filter(None, (settings.backup_folder, settings.backup_second_dir))
    return next(
        (each for each in whole if place.is_relative_to(each.resolve())),
        folder if place.parent == folder.resolve() else None,
    )


KEEP_APART = "Ai lấy được bản sao lưu sẽ mở được nó. Hãy để tệp ở nơi khác và sửa ISMS_BACKUP_PASSPHRASE_FILE."
LEAST = 14
"""Characters of a passphrase."""


def salt_of(folder: Path) -> bytes:
    """Return the salt of a folder of backups, made when there is none: one key for all of them costs one scrypt."""
    file = folder / SALT_FILE
    if not file.exists():
        file.write_bytes(os.urandom(SALT))
    return file.read_bytes()[:SALT].ljust(SALT, b"\0")


def seal(source: IO[bytes], target: IO[bytes], passphrase: str, salt: bytes) -> None:
    """Write the sealed content of a stream."""
    nonce = os.urandom(NONCE)
    target.write(MAGIC + salt + nonce)
    cipher, number = _cipher(passphrase, salt, nonce), 0
    piece = source.read(PIECE)
    while True:
        following = source.read(PIECE)
        target.write(cipher.encrypt(_counted(number, not following), piece, None))
        if not following:
            return
        piece, number = following, number + 1


def is_sealed(file: Path) -> bool:
    """Say whether a file is sealed."""
    with file.open("rb") as stream:
        return stream.read(len(MAGIC)) == MAGIC


def opened(stream: IO[bytes], passphrase: str | None) -> Readable:
    """Return the content of a stream, sealed or not. Reading it raises Invalid where it cannot be unsealed."""
    start = stream.read(len(MAGIC))
    if start != MAGIC:
        stream.seek(0)
        return stream
    if passphrase is None:
        remedy = "Hãy đặt ISMS_BACKUP_PASSPHRASE_FILE là tệp có mật khẩu của nó."
        raise unusable("Bản sao lưu được mã hóa.", remedy)
    return _Unsealed(_pieces(stream, passphrase))


class _Unsealed:
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, b""

    def read(self, size: int = -1, /) -> bytes:
        while size < 0 or len(self._rest) < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._rest += piece
        given = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(given) :]
        return given


def _pieces(stream: IO[bytes], passphrase: str) -> Iterator[bytes]:
    salt, nonce = stream.read(SALT), stream.read(NONCE)
    cipher, number = _cipher(passphrase, salt, nonce), 0
    piece = stream.read(PIECE + TAG)
    while True:
        following = stream.read(PIECE + TAG)
        try:
            plain = cipher.decrypt(_counted(number, not following), piece, None)
        except InvalidTag as wrong:
            raise unusable("Sai mật khẩu của bản sao lưu, hoặc tệp đã bị sửa.", "Hãy kiểm tra tệp mật khẩu.") from wrong
        if plain:
            yield plain
        if not following:
            return
        piece, number = following, number + 1


def _cipher(passphrase: str, salt: bytes, nonce: bytes) -> ChaCha20Poly1305:
    key = HKDF(SHA256(), length=32, salt=nonce, info=MAGIC).derive(_folder_key(passphrase, salt))
    return ChaCha20Poly1305(key)


@lru_cache(maxsize=8)
def _folder_key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, **COST).derive(passphrase.encode())


def _counted(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])

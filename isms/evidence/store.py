"""
The evidence folder: each file once, under the SHA-256 of its content, out of reach of every web address.

A file is written under a temporary name, flushed and renamed before any row speaks of it, so that a crash leaves at
most a file that nobody speaks of.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inventory.vietnamese import clean
from isms.evidence import formats
from isms.platform.config import Settings

LARGEST = 25 * 1024 * 1024  # bytes
FOLDER = "evidence"
DRAFT = ".new-"
_CHUNK = 1 << 20  # bytes
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store; `size` in bytes, `filename` as it was sent, without its folders."""

    sha256: str
    size: int
    media_type: str
    filename: str


class Store:
    """The evidence folder of one register."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.data_dir / FOLDER

    def draft(self) -> Path:
        """Return a new empty file, readable by its owner only, to write what is to be kept into."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, path = tempfile.mkstemp(prefix=DRAFT, dir=self.folder)
        os.close(descriptor)
        return Path(path)

    def keep(self, draft: Path, filename: str) -> Kept:
        """Take a draft in under its fingerprint; the draft is gone afterwards. Raises Invalid when it may not be."""
        try:
            name = plain_name(filename)
            size = draft.stat().st_size
            if not 0 < size <= LARGEST:
                rule = f"Tệp lớn hơn {LARGEST >> 20} MB." if size else "Tệp rỗng."
                raise formats.refused(name, rule, "Hãy kiểm tra lại tệp, hoặc quét lại với độ phân giải thấp hơn.")
            media_type = formats.media_type(draft, name)
            sha256 = fingerprint(draft)
            self._move(draft, self.path(sha256))
            return Kept(sha256, size, media_type, name)
        finally:
            draft.unlink(missing_ok=True)

    def path(self, sha256: str) -> Path:
        """Return where the file with this fingerprint is, or would be."""
        if not _FINGERPRINT.fullmatch(sha256):
            raise ValueError(sha256)
        return self.folder / sha256[:2] / sha256

    def is_whole(self, sha256: str) -> bool | None:
        """Say whether the file still has the content it is named after; None when there is no such file."""
        path = self.path(sha256)
        if not path.is_file() or path.is_symlink():
            return None
        return fingerprint(path) == sha256

    def names(self) -> Iterator[str]:
        """Yield the path of every file within the folder, drafts too, in order."""
        for path in sorted(self.folder.rglob("*")):
            if not path.is_dir() or path.is_symlink():
                yield path.relative_to(self.folder).as_posix()

    def _move(self, draft: Path, target: Path) -> None:
        _flush(draft)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if not self.is_whole(target.name):  # anew where it was lost or altered
            draft.replace(target)
            flush_folder(target.parent)
            flush_folder(self.folder)


def fingerprint(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def plain_name(filename: str) -> str:
    """Return a file's name without folders, control characters and what a file system forbids; at most 150 long."""
    name = clean(re.split(r"[/\\]", filename)[-1])
    name = "".join(char for char in name if char.isprintable() and char not in '<>:"|?*').strip(" .")
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:140]}{dot}{ending[:9]}" if dot else name[:140]


def _flush(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut, where the system lets folders be flushed."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

"""
The evidence of the nightly backups, once for all of them, under its SHA-256 in a folder beside them.

A file stays as long as one of the backups names it. What the register's own folder lost or changed is told, and where a
sound copy lies here from an earlier night, the backup names that one.
"""

import hashlib
import os
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from inventory.errors import Invalid
from isms.backup import archive, sealing
from isms.backup.archive import EVIDENCE, Manifest, Member, lying_beside
from isms.evidence.store import fingerprint, flush_folder

DRAFT = ".new-"
_NAMED = re.compile(r"[0-9a-f]{64}")


@dataclass(slots=True)
class Copied:
    """What a backup names of the evidence; `damaged`: names of files the register lost or that were changed there."""

    members: dict[str, Member] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)


def missing_bytes(evidence: Path, folder: Path) -> int:
    """Return how many bytes of evidence do not lie beside the backups of this folder yet."""
    new = (path for path in archive.files(evidence) if not lying_beside(folder, path.name).exists())
    return sum(path.stat().st_size for path in new)


def copy(evidence: Path, folder: Path, known: set[str], passphrase: str | None = None) -> Copied:
    """
    Copy what is new of the evidence, sealed where there is a passphrase.

    `known`: the fingerprints of all files the register speaks of.
    """
    copied = Copied()
    for path in archive.files(evidence):
        name = EVIDENCE + path.relative_to(evidence).as_posix()
        sha256 = fingerprint(path)
        if _NAMED.fullmatch(path.name) and path.name != sha256:
            copied.damaged.append(name)
            sha256 = path.name
        elif not _is_whole(folder, sha256, passphrase):
            _put(path, folder, sha256, passphrase)
        _name(copied, folder, name, sha256, passphrase)
    held = {each.sha256 for each in copied.members.values()}
    for sha256 in sorted(known - held):
        name = f"{EVIDENCE}{sha256[:2]}/{sha256}"
        copied.damaged += [name] if name not in copied.damaged else []
        _name(copied, folder, name, sha256, passphrase)
    return copied


def take_over(manifest: Manifest, source: Path, target: Path, passphrase: str | None = None) -> None:
    """Copy the evidence that a backup names, as it lies there, from the folder of one place to that of another."""
    for each in (manifest.beside or {}).values():
        if not _is_whole(target, each.sha256, passphrase):
            _put(lying_beside(source, each.sha256), target, each.sha256, None)


def prune(folder: Path, manifests: list[Manifest]) -> None:
    """Remove what none of the backups names any more, and drafts of copies that were cut off."""
    named = {each.sha256 for manifest in manifests for each in (manifest.beside or {}).values()}
    for path in list((folder / EVIDENCE).rglob("*")):
        if path.is_file() and path.name not in named:
            path.unlink()


def _size_if_whole(folder: Path, sha256: str, passphrase: str | None) -> int | None:
    """Return how many bytes the content of a file beside has; None when it is not there, not whole or not sealed."""
    path = lying_beside(folder, sha256)
    if not path.is_file() or sealing.is_sealed(path) != (passphrase is not None):
        return None
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            content = sealing.opened(stream, passphrase)
            while chunk := content.read(archive.CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except Invalid:
        return None  # damaged, or sealed with another passphrase
    return size if digest.hexdigest() == sha256 else None


def _is_whole(folder: Path, sha256: str, passphrase: str | None) -> bool:
    return _size_if_whole(folder, sha256, passphrase) is not None


def _name(copied: Copied, folder: Path, name: str, sha256: str, passphrase: str | None) -> None:
    size = _size_if_whole(folder, sha256, passphrase)
    if size is not None:
        copied.members[name] = Member(sha256, size)


def _put(source: Path, folder: Path, sha256: str, passphrase: str | None) -> None:
    target = lying_beside(folder, sha256)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f"{DRAFT}{target.name}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with source.open("rb") as stream, open(descriptor, "wb") as copy_stream:
        if passphrase is None:
            shutil.copyfileobj(stream, copy_stream, archive.CHUNK)
        else:
            sealing.seal(stream, copy_stream, passphrase, sealing.salt_of(folder))
        copy_stream.flush()
        os.fsync(copy_stream.fileno())
    draft.replace(target)
    flush_folder(target.parent)

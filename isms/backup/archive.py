"""
The backup file: a ZIP of the database's dump, the evidence files, and a manifest with the SHA-256 of each.

One to be carried away holds its evidence. Of the many that lie in one folder the evidence lies there once, beside them,
under its SHA-256, and their manifests name it (`beside`).

Nothing in a file to restore is trusted before `check` has read all of it.
"""

import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Any

from isms.backup import sealing
from isms.backup.sealing import Readable
from isms.backup.unusable import unusable

FORMAT, FORMAT_BESIDE = "isms-backup/1", "isms-backup/2"
MANIFEST, DATABASE, EVIDENCE = "manifest.json", "database", "evidence/"
CHUNK = 1 << 20  # bytes
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
LARGEST_MANIFEST = 64 << 20  # bytes
KEPT_FREE = 64 << 20  # bytes of disk that a restore leaves
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,  # encrypted, or compressed in a way nobody knows
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """What the manifest says of one member: SHA-256 in hexadecimal, size in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """
    What a backup holds, and of which register: its schema version and database engine; `made_at` is UTC; `trail`:
    where its trail ended, "N:HASH", empty in backups of older versions.
    """

    schema: str
    engine: str
    made_at: str
    members: Mapping[str, Member] = field(default_factory=dict)
    beside: Mapping[str, Member] | None = None
    trail: str = ""

    def plain(self) -> dict[str, Any]:
        """Return it as it stands in the file."""
        beside = {} if self.beside is None else {"beside": {name: asdict(each) for name, each in self.beside.items()}}
        members = {name: asdict(each) for name, each in self.members.items()}
        about = {"schema": self.schema, "engine": self.engine, "made_at": self.made_at, "trail": self.trail}
        return {"format": FORMAT if self.beside is None else FORMAT_BESIDE, **about, "members": members, **beside}


def write(file: Path, database: Path, evidence: Path, about: Manifest) -> Manifest:
    """
    Write the dump and every file below the evidence folder, then the manifest, and flush it to the disk.

    Where `about` names evidence that lies beside, none is written. Returns the manifest.
    """
    members = {}
    with open(file, "w+b", opener=_only_for_the_owner) as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            members[DATABASE] = _add(archive, DATABASE, database)
            for path in files(evidence) if about.beside is None else ():
                name = EVIDENCE + path.relative_to(evidence).as_posix()
                members[name] = _add(archive, name, path)
            written = replace(about, members=members)
            archive.writestr(MANIFEST, json.dumps(written.plain(), ensure_ascii=False, indent=1))
        stream.flush()
        os.fsync(stream.fileno())
    return written


def check(file: Path, folder: Path | None = None, passphrase: str | None = None) -> Manifest:
    """
    Read the whole backup and return its manifest. Raises Invalid when it is not exactly what the manifest says.

    `folder`: where what lies beside lies, when that is not the folder of the file. `passphrase`: of one that is sealed.
    """
    try:
        with _reading(file, passphrase) as archive:
            manifest = _manifest(archive)
            for name, said in manifest.members.items():
                with archive.open(name) as member:
                    _compare(name, said, member)
        for name, said in (manifest.beside or {}).items():
            with lying_beside(folder or file.parent, said.sha256).open("rb") as member:
                _compare(name, said, sealing.opened(member, passphrase))
    except _BROKEN as broken:
        raise unusable(f"Tệp bị hỏng hoặc không phải là bản sao lưu ({type(broken).__name__}).") from broken
    except OSError as closed:
        raise unusable(f"Không đọc được tệp: {closed.strerror}.") from closed
    return manifest


@contextmanager
def _reading(file: Path, passphrase: str | None) -> Iterator[zipfile.ZipFile]:
    """Give the ZIP of a backup, unsealed where it is sealed: in a file without a name, beside it."""
    with file.open("rb") as stream:
        if not sealing.is_sealed(file):
            with zipfile.ZipFile(stream) as archive:
                yield archive
            return
        content = sealing.opened(stream, passphrase)
        with tempfile.TemporaryFile(dir=file.parent) as plain:
            while chunk := content.read(CHUNK):
                plain.write(chunk)
            with zipfile.ZipFile(plain) as archive:
                yield archive


def read_manifest(file: Path, passphrase: str | None = None) -> Manifest:
    """Return what a backup says it holds, without reading that. Raises Invalid."""
    try:
        with _reading(file, passphrase) as archive:
            return _manifest(archive)
    except (*_BROKEN, OSError) as broken:
        raise unusable(f"Tệp bị hỏng hoặc không phải là bản sao lưu ({type(broken).__name__}).") from broken


def lying_beside(folder: Path, sha256: str) -> Path:
    """Return where evidence with this fingerprint lies, or would, for all backups of a folder."""
    return folder / EVIDENCE / sha256[:2] / sha256


def unpack(file: Path, manifest: Manifest, folder: Path, passphrase: str | None = None) -> tuple[Path, Path]:
    """Write the members of a checked backup below a new folder; return the dump and the evidence folder."""
    every = [*manifest.members.values(), *(manifest.beside or {}).values()]
    if sum(member.size for member in every) > shutil.disk_usage(folder).free - KEPT_FREE:
        raise unusable("Ổ đĩa không đủ chỗ để phục hồi.", "Hãy giải phóng dung lượng ổ đĩa.")
    (folder / EVIDENCE).mkdir(mode=0o700)
    with _reading(file, passphrase) as archive:
        for name, said in manifest.members.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, open(target, "xb", opener=_only_for_the_owner) as stream:
                _compare(name, said, member, stream)
                stream.flush()
                os.fsync(stream.fileno())
    for name, said in (manifest.beside or {}).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = lying_beside(file.parent, said.sha256)
        with beside.open("rb") as member, open(target, "xb", opener=_only_for_the_owner) as stream:
            _compare(name, said, sealing.opened(member, passphrase), stream)
            stream.flush()
            os.fsync(stream.fileno())
    return folder / DATABASE, folder / EVIDENCE


def _only_for_the_owner(path: str, flags: int) -> int:
    """A backup holds what the register holds, password hashes too."""
    return os.open(path, flags, 0o600)


def files(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder, in order; neither links nor drafts (".…") of what is being uploaded."""
    found = folder.rglob("[!.]*") if folder.is_dir() else ()
    return (path for path in sorted(found) if path.is_file() and not path.is_symlink())


def _add(archive: zipfile.ZipFile, name: str, path: Path) -> Member:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return Member(digest.hexdigest(), size)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    """Read the manifest, and see that the archive holds what it names, each once, and nothing else."""
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise unusable("Bảng kê trong tệp quá lớn.")
    with archive.open(MANIFEST) as member:
        said: dict[str, Any] = json.loads(member.read(LARGEST_MANIFEST))
    if said["format"] not in (FORMAT, FORMAT_BESIDE):
        raise unusable(f"Không biết dạng sao lưu “{str(said['format'])[:40]}”.", "Hãy dùng phiên bản phần mềm mới hơn.")
    members, beside = _members(said["members"]), None
    if said["format"] == FORMAT_BESIDE:
        beside = _members(said["beside"])
        for name, each in beside.items():
            _check_place(zipfile.ZipInfo(name))
            if not _FINGERPRINT.fullmatch(each.sha256):
                raise unusable("Bảng kê trong tệp có mã băm sai dạng.")
    held = archive.infolist()
    if sorted(info.filename for info in held) != sorted([MANIFEST, *members]) or DATABASE not in members:
        raise unusable("Nội dung tệp không khớp với bảng kê của nó.")
    for info in held:
        if info.filename not in (MANIFEST, DATABASE):
            _check_place(info)
    return Manifest(
        str(said["schema"]), str(said["engine"]), str(said["made_at"]), members, beside, str(said.get("trail", ""))
    )


def _members(said: Any) -> dict[str, Member]:
    return {name: Member(str(each["sha256"]), int(each["size"])) for name, each in said.items()}


def _check_place(info: zipfile.ZipInfo) -> None:
    """Raise Invalid unless the member is a plain file below the evidence folder, on every system."""
    parts = PurePosixPath(info.filename).parts
    plain = info.filename == "/".join(parts) and info.filename.startswith(EVIDENCE) and len(parts) > 1
    odd = any(part in ("..", ".") or set(part) & set('\\:*?"<>|') or not part.isprintable() for part in parts)
    if not plain or odd or stat.S_ISLNK(info.external_attr >> 16) or info.is_dir():
        raise unusable(f"Tệp chứa một tên không được phép: {info.filename[:100]!r}.")


def _compare(name: str, said: Member, member: Readable, copy: IO[bytes] | None = None) -> None:
    """Read a member, at most as much as was said, and compare it with what was said; write it to `copy` if given."""
    digest, size = hashlib.sha256(), 0
    while chunk := member.read(CHUNK):
        size += len(chunk)
        if size > said.size:
            break
        digest.update(chunk)
        if copy is not None:
            copy.write(chunk)
    if (digest.hexdigest(), size) != (said.sha256, said.size):
        raise unusable(f"“{name[:100]}” trong tệp không khớp với mã băm của nó: tệp đã bị sửa hoặc hỏng.")

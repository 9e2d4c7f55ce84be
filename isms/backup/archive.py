"""
The backup file: a ZIP of the database's dump, the evidence files, and a manifest with the SHA-256 of each.

Nothing in a file to restore is trusted before `check` has read all of it.
"""

import hashlib
import json
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from inventory.errors import Invalid, Problem

FORMAT = "isms-backup/1"
MANIFEST, DATABASE, EVIDENCE = "manifest.json", "database", "evidence/"
CHUNK = 1 << 20  # bytes
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
    """What a backup holds, and of which register: its schema version and database engine; `made_at` is UTC."""

    schema: str
    engine: str
    made_at: str
    members: Mapping[str, Member]


def write(file: Path, database: Path, evidence: Path, about: Manifest) -> None:
    """Write the dump and every file below the evidence folder, then the manifest, and flush it to the disk."""
    members = {}
    with open(file, "w+b", opener=_only_for_the_owner) as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            members[DATABASE] = _add(archive, DATABASE, database)
            for path in _files(evidence):
                name = EVIDENCE + path.relative_to(evidence).as_posix()
                members[name] = _add(archive, name, path)
            manifest = {"format": FORMAT, **asdict(about), "members": {name: asdict(m) for name, m in members.items()}}
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        stream.flush()
        os.fsync(stream.fileno())


def check(file: Path) -> Manifest:
    """Read the whole backup and return its manifest. Raises Invalid when it is not exactly what the manifest says."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive)
            for name, said in manifest.members.items():
                with archive.open(name) as member:
                    _compare(name, said, member)
    except _BROKEN as broken:
        raise unusable(f"Tệp bị hỏng hoặc không phải là bản sao lưu ({type(broken).__name__}).") from broken
    except OSError as closed:
        raise unusable(f"Không đọc được tệp: {closed.strerror}.") from closed
    return manifest


def unpack(file: Path, manifest: Manifest, folder: Path) -> tuple[Path, Path]:
    """Write the members of a checked backup below a new folder; return the dump and the evidence folder."""
    if sum(member.size for member in manifest.members.values()) > shutil.disk_usage(folder).free - KEPT_FREE:
        raise unusable("Ổ đĩa không đủ chỗ để phục hồi.", "Hãy giải phóng dung lượng ổ đĩa.")
    (folder / EVIDENCE).mkdir(mode=0o700)
    with zipfile.ZipFile(file) as archive:
        for name, said in manifest.members.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as member, open(target, "xb", opener=_only_for_the_owner) as stream:
                _compare(name, said, member, stream)
                stream.flush()
                os.fsync(stream.fileno())
    return folder / DATABASE, folder / EVIDENCE


def unusable(rule: str, remedy: str = "Hãy dùng một bản sao lưu khác.") -> Invalid:
    """Return what is said of a backup that cannot be used."""
    return Invalid([Problem("bản sao lưu", rule, remedy)])


def _only_for_the_owner(path: str, flags: int) -> int:
    """A backup holds what the register holds, password hashes too."""
    return os.open(path, flags, 0o600)


def _files(folder: Path) -> Iterator[Path]:
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
    if said["format"] != FORMAT:
        raise unusable(f"Không biết dạng sao lưu “{str(said['format'])[:40]}”.", "Hãy dùng phiên bản phần mềm mới hơn.")
    members = {name: Member(str(each["sha256"]), int(each["size"])) for name, each in said["members"].items()}
    held = archive.infolist()
    if sorted(info.filename for info in held) != sorted([MANIFEST, *members]) or DATABASE not in members:
        raise unusable("Nội dung tệp không khớp với bảng kê của nó.")
    for info in held:
        if info.filename not in (MANIFEST, DATABASE):
            _check_place(info)
    return Manifest(str(said["schema"]), str(said["engine"]), str(said["made_at"]), members)


def _check_place(info: zipfile.ZipInfo) -> None:
    """Raise Invalid unless the member is a plain file below the evidence folder, on every system."""
    parts = PurePosixPath(info.filename).parts
    plain = info.filename == "/".join(parts) and info.filename.startswith(EVIDENCE) and len(parts) > 1
    odd = any(part in ("..", ".") or set(part) & set('\\:*?"<>|') or not part.isprintable() for part in parts)
    if not plain or odd or stat.S_ISLNK(info.external_attr >> 16) or info.is_dir():
        raise unusable(f"Tệp chứa một tên không được phép: {info.filename[:100]!r}.")


def _compare(name: str, said: Member, member: IO[bytes], copy: IO[bytes] | None = None) -> None:
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

"""
A whole dossier as one ZIP: the checklist on top, the letters of the step, the explanations, the documents on file.

Its table of contents names every file with its SHA-256, stands in the package and is what the ledger keeps of it. The
same facts, files, day and end of the trail give the same bytes.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inventory.law import regimes
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.records.facts import all_of
from inventory.work import Work
from isms.evidence import document_versions
from isms.evidence.evidence_tables import Evidence
from isms.evidence.store import Store, fingerprint, plain_name
from isms.ledger import issued
from isms.ledger.issued import Printed
from isms.ledger.paper_tables import IssuedDocument
from isms.papers.composition import letterhead, rendering
from isms.papers.composition.declared_papers import SYSTEM, Declared
from isms.papers.composition.paper import Blanks, Content, Missing, Paper
from isms.papers.composition.paper_words import printable
from isms.papers.dossiers import explaining
from isms.papers.dossiers.checklist import checklist
from isms.papers.dossiers.dossier_subject import DossierSystem, dossier_systems
from isms.papers.forms import form_titles as forms
from isms.papers.forms.filled import filled
from isms.platform import trail

PACKAGE = Declared("package", "Mục lục hồ sơ đề xuất cấp độ", SYSTEM, "dossiers/package.html.j2", internal=True)
"""Declared, and not in the catalogue: its table of contents is made of the files packed, never by itself."""
CONTENTS = "00-muc-luc"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20  # bytes
_FOLDERS = {
    "component": "thanh-phan-ho-so",
    "regulation": "quy-che",
    "decision": "quyet-dinh",
    "risk_assessment": "danh-gia-rui-ro",
    "plan": "phuong-an",
    "contract": "hop-dong-uy-quyen",
}
"""The kinds of documents that belong to a dossier, and the folder of each."""
_MAKERS = (explaining.overview, explaining.level, explaining.plan)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the package: its path in it, what it is, and its content, or the file that holds it."""

    path: str
    what: str
    content: bytes | Path

    @property
    def sha256(self) -> str:
        if isinstance(self.content, Path):
            return fingerprint(self.content)
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Package:
    """
    What was packed: its table of contents, what the papers in it lack, and the documents that could not be read.

    `printed`: the table of contents as the ledger keeps it; `files`: how many stand in the package beside it.
    """

    subject: str
    contents: Paper
    missing: tuple[Missing, ...]
    lost: tuple[str, ...]
    printed: Printed
    sha256: str
    files: int


Ready = Callable[[int], None]
"""Told of pieces of work that are done."""


@reads(Act.VIEW)
def pack(
    work: Work,
    store: Store,
    subject: str,
    target: Path,
    on: date | None = None,
    ready: Ready = lambda _files: None,
) -> Package:
    """
    Write the package of a dossier to a file; `enter` it once it is to be handed out.

    `subject`: a system's code, or several joined by "+". `ready` is told of each file as it is made or found. Raises
    NotFound, Refused as `dossier_systems` does.
    """
    found = dossier_systems(work, subject, on)
    entries, missing = _papers(work, subject, found, on, ready)
    lost: list[str] = []
    entries += _documents(work, store, found, lost)
    contents = _contents(work, subject, found, entries, tuple(lost), on)
    contents = replace(contents, anchor=trail.head(work.session).short)
    pdf = rendering.render(contents, "pdf")
    listing = "".join(f"{entry.sha256}  {entry.path}\n" for entry in entries).encode()
    heads = (("pdf", pdf), ("txt", listing))
    whole = [Entry(f"{CONTENTS}.{ending}", PACKAGE.title, content) for ending, content in heads]
    _write(target, whole + entries, ready)
    about = (contents.code, contents.title, contents.subject, contents.as_of)
    printed = Printed(*about, "pdf", pdf, contents.facts(), contents.system_id)
    return Package(subject, contents, missing, tuple(lost), printed, fingerprint(target), len(entries))


@writes(Act.VIEW, Unseen.PRINT)
def enter(work: Work, packed: Package) -> IssuedDocument:
    """Enter the table of contents of a package in the ledger, and note that it was packed. Raises NotFound."""
    row = issued.enter(work, packed.printed)
    work.record("dossier.packed", packed.subject, {"sha256": packed.sha256, "files": packed.files})
    return row


def _papers(
    work: Work, subject: str, found: list[DossierSystem], on: date | None, ready: Ready
) -> tuple[list[Entry], tuple[Missing, ...]]:
    entries = [
        Entry(
            f"01-phieu-kiem-tra-{_safe(each.system.code)}.pdf", f"Phiếu kiểm tra thành phần hồ sơ: {each.name}", sheet
        )
        for each in found
        for sheet in [rendering.render(checklist(work, each.system.code), "pdf")]
    ]
    papers = [(2, letter) for letter in _letters(work, subject, found)]
    papers += [(3, make(work, subject, on)) for make in _MAKERS]
    missing: dict[Missing, None] = {}
    for number, paper in papers:
        missing |= dict.fromkeys(paper.missing)
        for ending in ("docx", "pdf"):
            name = f"{number:02d}-{paper.code}.{ending}"
            entries.append(Entry(name, paper.title, rendering.render(paper, ending)))
            ready(1)
    return entries, tuple(missing)


def _letters(work: Work, subject: str, found: list[DossierSystem]) -> Iterator[Paper]:
    """Yield the letters that the operator sends with the dossier; for several systems each names them all."""
    first = found[0]
    if first.proposal.level is None or not (known := regimes.get(first.proposal.regime).forms):
        return
    for due in forms.due(first.proposal.level, first.proposal.listed):
        if due.form.issued_by != "operator" or due.form.code not in known:
            continue
        paper = filled(work, first.system.code, form_code=due.form.code)
        if len(found) > 1:
            names = "; ".join(each.name for each in found)
            levels = sorted({each.proposal.level or 0 for each in found})
            named = {"system": names, "level": ", ".join(map(str, levels))}
            paper = replace(paper, subject=subject, places={**paper.places, **named}, system_id=None)
        yield paper


def _documents(work: Work, store: Store, found: list[DossierSystem], lost: list[str]) -> Iterator[Entry]:
    """Yield the newest version of every document on file that belongs to the dossier; note those that are lost."""
    seen: set[tuple[str, str]] = set()
    for each in found:
        rows = document_versions.current(all_of(work, Evidence, each.system.id))
        wanted = sorted((row for row in rows if row.kind in _FOLDERS), key=lambda row: (row.kind, row.id))
        for number, row in enumerate(wanted, 1):
            if (row.kind, row.sha256) in seen:
                continue
            seen.add((row.kind, row.sha256))
            if not store.is_whole(row.sha256):
                lost.append(f"{each.system.code}: {printable(row.title)}")
                continue
            path = f"04-tai-lieu/{_FOLDERS[row.kind]}/{_safe(each.system.code)}-{number:02d}-{plain_name(row.filename)}"
            yield Entry(path, printable(row.title), store.path(row.sha256))


def _contents(
    work: Work, subject: str, found: list[DossierSystem], entries: list[Entry], lost: tuple[str, ...], on: date | None
) -> Paper:
    first, blanks = found[0].system, Blanks()
    head = letterhead.places(work, first.unit_id, letterhead.MINUTES, blanks)
    content = Content(
        f"{PACKAGE.title} - {'; '.join(each.name for each in found)}",
        head
        | {
            "names": "; ".join(each.name for each in found),
            "files": [{"path": entry.path, "what": entry.what, "sha256": entry.sha256} for entry in entries],
            "lost": list(lost),
        },
        first.id if len(found) == 1 else None,
        missing=blanks.listed(),
    )
    return PACKAGE.complete(work, content, subject, on)


def _write(target: Path, entries: list[Entry], ready: Ready) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            named = zipfile.ZipInfo(entry.path, _ZIP_EPOCH)
            named.compress_type = zipfile.ZIP_DEFLATED
            ready(1)
            if isinstance(entry.content, bytes):
                archive.writestr(named, entry.content)
                continue
            with entry.content.open("rb") as source, archive.open(named, "w") as place:
                while piece := source.read(_CHUNK):
                    place.write(piece)
                    ready(0)


def _safe(code: str) -> str:
    return code.replace("/", "-")

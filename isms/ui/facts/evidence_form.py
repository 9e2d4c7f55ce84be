"""The form that adds documents: drop the files, say what they are, save."""

from datetime import date
from pathlib import Path

from nicegui import ui

from inventory.records.dossier_component import COMPONENTS
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.evidence import documents
from isms.evidence.documents import COMPONENT, KIND_OF, Document
from isms.evidence.evidence_tables import Evidence, EvidenceKind
from isms.evidence.store import Store
from isms.ui.facts import form_panels, others, sentences
from isms.ui.facts.declared_form import DeclaredForm, FormLayout
from isms.ui.facts.place import Place
from isms.ui.parts import layout, words
from isms.ui.parts.uploads import Uploaded, Uploads

_CLAUSE = {"risk_assessment": "NĐ 331/2026 Đ10.6"}


def meaning_of(fact: DatedFact) -> str:
    """Return what a document means that proves this fact: kind, what it is about, the id."""
    return f"{KIND_OF.get(type(fact), 'other')}|{fact.__tablename__}|{fact.id}"


def meaning_of_component(code: str) -> str:
    """Return what a document means that is this component of the dossier."""
    return f"{COMPONENT}|{code}|"


async def open_form(place: Place, meaning: str | None = None, replaces: Evidence | None = None) -> None:
    """Open the form; `meaning`: what it begins with; `replaces`: the version that the file will replace."""
    if replaces:
        meaning = f"{replaces.kind}|{replaces.about}|{replaces.about_id or ''}"
    provable, names, shared = await place.visit.read(lambda work: _choices(work, place.code, meaning))
    meanings = _meanings(provable) | ({meaning: EvidenceKind.word(replaces.kind)} if replaces and meaning else {})
    days = {meaning_of(fact): fact.day for fact in provable}
    told = {meaning_of(fact): sentences.headline(fact) for fact in provable}
    held: list[Uploads] = []

    def above() -> None:
        if replaces:
            layout.text("p", f"Thay cho “{replaces.title}”. Bản cũ vẫn được giữ.").classes("muted")
        title = replaces.title if replaces else told.get(meaning or "", "")
        held.append(Uploads(Store(place.visit.pages.settings), several=not replaces, title=title))

    def what(entered: DeclaredForm) -> None:
        entered.form.choice("meaning", "Tài liệu này là gì?", meanings, meaning).on_value_change(
            lambda chosen: _fill_in_day(entered.form.element("on"), days.get(chosen.value))
        )

    also = others.field("Dùng chung cho những hệ thống nào khác?", names, shared)

    def record(work: Work, row: Evidence, entered: DeclaredForm) -> int:
        [uploads], chosen = held, entered.form.element("meaning")
        with entered.chosen("meaning"):
            codes = [place.code, *others.chosen(entered)]
            for file in uploads.given:
                documents.attach(work, codes, file.kept, _document(file, chosen.value, row.on, replaces))
            return len(uploads.files)

    form_panels.open_form(
        place,
        Evidence,
        place.code,
        "Thêm phiên bản mới" if replaces else "Thêm tài liệu",
        look=FormLayout(columns=((what, "on", also),)),
        known={"on": days.get(meaning or "")},
        use_case=record,
        said="Đã lưu tài liệu.",
        above=above,
    )


def _fill_in_day(entry: ui.input, day: date | None) -> None:
    if day and not entry.value:
        entry.value = words.day(day)


def _choices(work: Work, code: str, meaning: str | None) -> tuple[list[DatedFact], dict[str, str], list[str]]:
    """Return the facts to prove, the other systems, and those of them that the same regulation covers."""
    facts = documents.provable(work, code)
    _, about, about_id = _parted(meaning or "other||")
    return facts, others.covered(work, code), documents.sharing(work, code, about, about_id)


def _meanings(provable: list[DatedFact]) -> dict[str, str]:
    """Return what a document can be, by what is sent back: papers on record, components of the dossier, other kinds."""
    papers = {
        meaning_of(fact): f"{sentences.subject(fact)}: {sentences.headline(fact)}, {words.day(fact.day)}"
        for fact in provable
    }
    components = {meaning_of_component(code): f"Hồ sơ: {name}" for code, name in COMPONENTS.items()}
    kinds = {f"{kind}||": _named(kind) for kind in EvidenceKind if kind != COMPONENT}
    return papers | components | kinds


def _named(kind: str) -> str:
    clause = _CLAUSE.get(kind)
    return EvidenceKind.word(kind) + (f" ({clause})" if clause else "")


def _parted(meaning: str) -> tuple[str, str, int | None]:
    kind, about, about_id = meaning.split("|")
    return kind, about, int(about_id) if about_id else None


def _document(file: Uploaded, meaning: str | None, on: date, replaces: Evidence | None) -> Document:
    kind, about, about_id = _parted(meaning or "||")
    title = file.title.value or Path(file.kept.filename).stem
    return Document(title, kind, on, about, about_id, replaces.id if replaces else None)

"""The scan of each paper: a line beneath its record."""

from collections import defaultdict
from dataclasses import dataclass

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Audit
from inventory.register_tables import DatedFact
from isms.evidence import documents
from isms.evidence.documents import Listed
from isms.evidence.evidence_tables import Evidence
from isms.ui.facts import evidence_form
from isms.ui.facts.place import Place
from isms.ui.parts import layout


@dataclass(frozen=True, slots=True)
class Scans:
    """What is on file for each fact and each component of the dossier of one system."""

    place: Place
    held: dict[tuple[str, int | None], list[Listed]]

    def beneath(self, fact: DatedFact) -> None:
        """Show the scans of a fact, or that there is none yet, with the button that adds one."""
        self._line((str(fact.__tablename__), fact.id), evidence_form.meaning_of(fact), _act(fact))

    def of_component(self, code: str, title: str) -> None:
        """Show the files of a component of the dossier, by its code, with the button that adds one."""
        self._line((code, None), evidence_form.meaning_of_component(code), Act.RECORD, title)

    def _line(self, key: tuple[str, int | None], meaning: str, act: Act, title: str = "") -> None:
        found = self.held.get(key, [])
        with ui.element("div").classes("line small"):
            for each in found:
                link(each.newest, each.newest.title)
            if not found:
                ui.label("Chưa có bản quét.").classes("muted")
            if self.place.may(act) and not found:
                add = layout.quiet(
                    "Thêm bản quét", lambda: evidence_form.open_form(self.place, meaning), icon="upload_file"
                )
                add.mark(f"scan-{key[0]}-{key[1] or ''}".rstrip("-"))
                if title:
                    add.props(f'aria-label="Thêm bản quét: {title}"')


async def of(place: Place) -> Scans:
    """Return what is on file of the system."""
    held: defaultdict[tuple[str, int | None], list[Listed]] = defaultdict(list)
    for each in await place.visit.read(lambda work: documents.listed(work, place.code)):
        held[each.newest.about, each.newest.about_id].append(each)
    return Scans(place, held)


def link(document: Evidence, text: str) -> None:
    """A link that downloads a document."""
    with ui.link(target=f"/tai-lieu/{document.id}").classes("line file").mark(f"download-{document.id}"):
        ui.icon("download").props('aria-hidden="true"')
        ui.label(text)
        ui.label("(tải về)").classes("muted")


def _act(fact: DatedFact) -> Act:
    return Act.AUDIT if isinstance(fact, Audit) else Act.RECORD

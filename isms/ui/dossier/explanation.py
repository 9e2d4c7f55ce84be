"""The explanation of a system's dossier (Đ22): what it must say, what is missing, its papers and the whole package."""

from dataclasses import dataclass
from urllib.parse import quote

from nicegui import ui

from inventory.law import regimes
from inventory.records import Asset, Narrative, Risk, assets, narrative, narratives, risks
from inventory.work import Work
from isms.papers.composition.paper import Paper
from isms.papers.dossiers import explaining
from isms.systems import dossier_progress
from isms.ui.dossier import asset_list, explanation_texts, package_button, risk_list
from isms.ui.facts.place import STYLES, Place, path_of, read_system
from isms.ui.parts import layout
from isms.ui.parts.paper_links import cautions, missing_places, paper_links
from isms.ui.shell.visit import Pages, Visit

PATH = "/thuyet-minh/"


@dataclass(frozen=True, slots=True)
class _Explanation:
    regime: str
    wanted: frozenset[str]
    written: dict[str, Narrative]
    items: list[Asset]
    risks: list[Risk]
    papers: tuple[Paper, ...]


def address(code: str) -> str:
    """Return where the explanation of a system's dossier is written."""
    return f"{PATH}{quote(code, safe='')}"


def register(pages: Pages) -> None:
    """Add /thuyet-minh/{code}. A code may hold slashes."""

    @pages.page(f"{PATH}{{code:path}}", title="Thuyết minh hồ sơ")
    async def explanation(visit: Visit, code: str) -> None:
        ui.add_head_html(STYLES)
        place = Place(visit, await visit.read(lambda work: read_system(work, code)))
        with layout.head("Thuyết minh hồ sơ đề xuất cấp độ", place.shown.system.name):
            layout.link("Về thẻ Hồ sơ", path_of(place.code, "ho-so"))
        body = ui.element("div").classes("stack apart w-full")

        async def draw() -> None:
            told = await visit.read(lambda work: _read(work, place.code))
            body.clear()
            with body:
                _papers(place, told)
                explanation_texts.section(
                    place, told.written, told.wanted, regimes.get(told.regime).rule("explanations")["cited"]
                )
                asset_list.section(place, told.items)
                risk_list.section(place, told.risks)

        place.drawn_by(draw, lambda _: None)
        await draw()


def _read(work: Work, code: str) -> _Explanation:
    found = dossier_progress.proposal(work, code)
    made = (explaining.overview(work, code), explaining.level(work, code), explaining.plan(work, code))
    written = narratives.listed(work, code)
    listed, known = assets.listed(work, code), list(risks.listed(work, code))
    criteria = [hit.clause for hit in found.hits]
    wanted = frozenset(code for code, part in narrative.PARTS.items() if part.needed(found.level, criteria))
    return _Explanation(found.regime, wanted, written, listed, known, made)


def _papers(place: Place, told: _Explanation) -> None:
    with layout.section("Các bản thuyết minh"):
        with ui.element("ul").classes("records"):
            for paper in told.papers:
                with ui.element("li").mark(f"paper-{paper.code}"):
                    with ui.element("div").classes("say"):
                        ui.label(paper.title.partition(" - ")[0]).classes("strong")
                        if paper.contradictions:
                            cautions(paper, place.visit.actor)
                        else:
                            missing_places(paper.missing, place.visit.actor)
                    paper_links(paper.code, place.code, paper.title.partition(" - ")[0])
        package_button.button(place.visit, place.code)

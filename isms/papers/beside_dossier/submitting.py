"""Before a level is approved: the proposal that asks for the approval, and the letter that asks for opinions."""

from datetime import date

from inventory.law.written_clauses import written_out
from inventory.protection import plan_items
from inventory.protection.plan_reading import Plan
from inventory.records import narratives
from inventory.work import Work
from isms.papers.beside_dossier import dossier_facts
from isms.papers.beside_dossier.dossier_facts import About, Places, numbered
from isms.papers.composition.declared_papers import SYSTEM, paper
from isms.papers.composition.paper import Content
from isms.papers.composition.paper_words import BY_HAND, printable
from isms.papers.forms import filled

PROPOSAL, OPINIONS = "level-proposal", "opinion-request"
OFFICIAL = "Hồ sơ này có mẫu của Nghị định: {title} ({name}). Tờ này là bản nội bộ, không thay cho mẫu ấy."
WORDS = {
    "scope": "Phạm vi của hệ thống",
    "made_for": "Hồ sơ lập cho việc gì",
    "criteria": "Tiêu chí của cấp độ",
    "plan": "Phương án bảo đảm",
    "regulation": "Quy chế: số, ngày, nơi ban hành",
    "appraised": "Ý kiến thẩm định",
    "enclosed": "Hồ sơ kèm theo",
}


@paper(
    PROPOSAL,
    "Tờ trình đề nghị phê duyệt cấp độ",
    SYSTEM,
    "beside_dossier/level-proposal.html.j2",
    number_type="TTr",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def proposal(work: Work, code: str, on: date | None = None) -> Content:
    """Return the proposal to approve the level of a system, addressed to whoever decides (Đ18, Đ20.3). For today."""
    of = dossier_facts.about(work, code)
    said = of.places("TTr", first="Như trên")
    said["addressee"] = of.blanks.text(of.decider.name, of.decider.what, of.decider.where)
    said |= _proposed(of) | {"appraised": _appraised(of), "enclosed": of.enclosed()}
    return of.content("Tờ trình đề nghị phê duyệt cấp độ", said, _official(work, code, "mau-05"))


@paper(
    OPINIONS,
    "Công văn xin ý kiến về hồ sơ đề xuất cấp độ",
    SYSTEM,
    "beside_dossier/opinion-request.html.j2",
    number_type="CV",
    internal=True,
    in_bulk=True,
    words=WORDS,
)
def opinions(work: Work, code: str, on: date | None = None) -> Content:
    """Return the letter that asks the specialised unit and others for their opinion on a dossier. For today."""
    of = dossier_facts.about(work, code)
    said = of.places("CV", first="Như trên")
    said |= _proposed(of) | {"specialised": of.specialised, "enclosed": of.enclosed(), "by_hand": BY_HAND}
    return of.content("Công văn xin ý kiến về hồ sơ đề xuất cấp độ", said, _official(work, code, "mau-03"))


def _proposed(of: About) -> Places:
    """Return what is proposed: scope, level with its reasons, the protection plan and the Quy chế."""
    kept = narratives.listed(of.work, of.system.code).get("scope")
    scope = kept.text.replace("\n", " ") if kept else None
    return {
        "scope": of.blanks.text(scope, "phạm vi của hệ thống", "Thuyết minh hồ sơ"),
        "criteria": _criteria(of),
        "plan": _plan(plan_items.rows(of.work, of.system.code)),
        "regulation": of.regulation(),
    }


def _criteria(of: About) -> list[object]:
    """Return the criteria that the level rests on, and the reason written for it."""
    met: list[object] = [f"{written_out(of.regime.cite(hit.clause))}: {printable(hit.text)}" for hit in of.found.basis]
    reason = of.found.step.reason if of.found.step else ""
    if reason:
        met.append(f"Lý do: {printable(reason)}")
    return met or [of.blanks.text(None, "tiêu chí, lý do của cấp độ đề xuất", "Thẻ Cấp độ")]


def _plan(plan: Plan) -> str:
    """Return how many of the requirements are met as the rows say; dots while none has an answer."""
    if not plan.begun:
        return BY_HAND
    done = sum(row.done for row in plan.rows)
    return f"đã đáp ứng {done}/{len(plan.rows)} yêu cầu của cấp độ; các yêu cầu còn lại nêu trong thuyết minh phương án"


def _appraised(of: About) -> str:
    """Return the opinion of the appraiser as the dossier's steps name it, or dots."""
    step = next((each for each in reversed(of.found.steps) if each.state == "appraised"), None)
    return numbered(step.number, step.on) if step else f"số {BY_HAND} ngày ..... tháng ..... năm ....."


def _official(work: Work, code: str, form: str) -> str:
    """Return the caution that the procedure of this level has a form of the decree for the same step."""
    due = next((each.form for each in filled.offered(work, code) if each.form.code == form), None)
    return OFFICIAL.format(title=due.title, name=due.name) if due else ""

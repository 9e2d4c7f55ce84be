"""The three explanations of a dossier (NĐ 331/2026 Đ22.2): overview, level proposed, protection plan."""

from collections.abc import Iterator, Sequence
from datetime import date

from inventory.law import regimes
from inventory.law.level_questions import Information, SystemKind
from inventory.law.regimes import Regime
from inventory.law.requirements import cautions, group_clause
from inventory.law.written_clauses import written_out
from inventory.organisation import bodies
from inventory.protection import plan_items
from inventory.protection.plan_reading import Plan, Row, state_of
from inventory.records import Asset, Risk, assets, narrative, risks
from inventory.records.facts import all_of
from inventory.records.narrative import PARTS
from inventory.records.plan_item import PLAN_STATES, Answer, ItemState
from inventory.work import Work
from isms.evidence import answer_files
from isms.evidence.answer_files import AnswerFiles
from isms.evidence.evidence_tables import Evidence
from isms.papers.composition import letterhead
from isms.papers.composition.declared_papers import SYSTEM as ONE_SYSTEM
from isms.papers.composition.declared_papers import paper
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import printable, short_date
from isms.papers.dossiers.dossier_subject import FILE, DossierSystem, Places, card, dossier_systems, paragraphs

OVERVIEW, LEVEL, PLAN = "thuyet-minh-tong-quan", "thuyet-minh-cap-do", "thuyet-minh-phuong-an"
TITLES = {
    OVERVIEW: "Thuyết minh tổng quan về hệ thống thông tin",
    LEVEL: "Thuyết minh về việc đề xuất cấp độ",
    PLAN: "Thuyết minh phương án bảo đảm {subject}",
}
NO_CRITERION = "Theo các câu trả lời, không tiêu chí nào ứng với cấp độ này: cấp độ do người có thẩm quyền quyết định."
_LOW_TO_HIGH = {1: "thấp", 2: "trung bình", 3: "cao"}
_DESCRIBED = ("scope", "scale", "audience", "logical_model", "physical_model")
_ARGUED = ("information", "basis", "related_systems", "threats", "reach", "round_the_clock")


@paper(OVERVIEW, TITLES[OVERVIEW].format(subject="an ninh mạng"), ONE_SYSTEM, f"dossiers/{OVERVIEW}.html.j2")
def overview(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the overview (Đ22.3): owner, operator, scope, architecture, devices, applications, zones and addresses."""
    found, blanks, cards = dossier_systems(work, subject, on), Blanks(), bodies.cards(work)
    first, called = found[0].system, bodies.names(work)
    said: Places = {
        "owner": card(called.of(first.owner), cards, blanks, "Chủ quản hệ thống thông tin"),
        "operator": card(called.of(first.operator), cards, blanks, "Đơn vị vận hành hệ thống thông tin"),
        "systems": [_described(work, each, blanks, len(found) > 1, on) for each in found],
    }
    return _content(work, OVERVIEW, found, said, blanks, on)


@paper(LEVEL, TITLES[LEVEL].format(subject="an ninh mạng"), ONE_SYSTEM, f"dossiers/{LEVEL}.html.j2")
def level(work: Work, subject: str, on: date | None = None) -> Content:
    """Return why the level is proposed (Đ22.4, Đ22.5): the list, the information, the criteria hit, the first risks."""
    found, blanks = dossier_systems(work, subject, on), Blanks()
    said: Places = {"systems": [_argued(work, each, blanks, len(found) > 1, on) for each in found]}
    return _content(work, LEVEL, found, said, blanks, on)


@paper(PLAN, TITLES[PLAN].format(subject="an ninh mạng"), ONE_SYSTEM, f"dossiers/{PLAN}.html.j2")
def plan(work: Work, subject: str, on: date | None = None) -> Content:
    """Return the protection plan requirement by requirement (Đ22.6, Đ30; TT 12/2022 Đ8 in the old regime)."""
    found, blanks = dossier_systems(work, subject, on), Blanks()
    said: Places = {"systems": [_planned(work, each, blanks, on) for each in found]}
    return _content(work, PLAN, found, said, blanks, on)


def _described(work: Work, each: DossierSystem, blanks: Blanks, several: bool, on: date | None) -> Places:
    items = assets.listed(work, each.system.code, on)
    label = " của " + each.name if several else ""
    said: Places = {
        "name": each.name,
        "operating": each.system.operating,
        "devices": [_device(row) for row in items if row.kind == "device"],
        "applications": [_application(row) for row in items if row.kind == "application"],
        "zones": [_zone(row) for row in items if row.kind == "zone"],
        "no_devices": blanks.text(None, f"danh mục thiết bị{label}", "Thuyết minh hồ sơ")
        if not any(row.kind == "device" for row in items)
        else "",
        "no_applications": blanks.text(None, f"danh mục ứng dụng, dịch vụ{label}", "Thuyết minh hồ sơ")
        if not any(row.kind == "application" for row in items)
        else "",
        "no_zones": blanks.text(None, f"quy hoạch vùng mạng, địa chỉ IP{label}", "Thuyết minh hồ sơ")
        if not any(row.kind == "zone" for row in items)
        else "",
    }
    return said | {part: paragraphs(each, part, PARTS[part].title, blanks, several) for part in _DESCRIBED}


def _argued(work: Work, each: DossierSystem, blanks: Blanks, several: bool, on: date | None) -> Places:
    found = each.proposal
    answers = found.answers.facts if found.answers else {}
    known = risks.listed(work, each.system.code, on)
    criteria = [hit.clause for hit in found.hits]
    wanted = [part for part in _ARGUED if narrative.PARTS[part].needed(found.level, criteria)]
    own_words = {part: paragraphs(each, part, PARTS[part].title, blanks, several) for part in wanted if part != "basis"}
    basis = each.parts.get("basis")
    return {
        "name": each.name,
        "level": str(found.level) if found.level else blanks.text(None, "cấp độ đề xuất", FILE),
        "kind": blanks.text(SystemKind.word(str(answers.get("kind", "")), ""), "loại hệ thống thông tin", "Thẻ Cấp độ"),
        "classes": "; ".join(
            Information.word(code) for code in answers.get("information", []) if code in Information.words()
        ),
        "clauses": _criteria(each, blanks),
        "reason": printable(found.step.reason) if found.step and found.step.reason else "",
        "basis": [printable(line) for line in basis.text.splitlines()] if basis else [],
        "parts": [{"title": PARTS[part].title, "lines": lines} for part, lines in own_words.items()],
        "risks": [_risk(row) for row in known],
        "no_risks": blanks.text(None, "nguy cơ, rủi ro nhận diện sơ bộ", "Thuyết minh hồ sơ") if not known else "",
    }


def _criteria(each: DossierSystem, blanks: Blanks) -> list[str]:
    """Return the criteria of the level proposed; where the answers meet none, say that a person decides, and why."""
    found = each.proposal
    if found.basis:
        return [f"{written_out(hit.clause)}: {printable(hit.text)}" for hit in found.basis]
    if found.answers is None or found.answers.regime != found.regime:
        return [blanks.text(None, "tiêu chí của cấp độ đề xuất", "Thẻ Cấp độ")]
    said = [NO_CRITERION]
    if not (each.parts.get("basis") or (found.step and found.step.reason)):
        said.append(blanks.text(None, "căn cứ của người có thẩm quyền quyết định cấp độ", "Thuyết minh hồ sơ"))
    return said


def _planned(work: Work, each: DossierSystem, blanks: Blanks, on: date | None) -> Places:
    found = plan_items.rows(work, each.system.code, on)
    if not found.rows:
        blanks.text(None, f"yêu cầu theo cấp độ của {each.name}", FILE)
    files = answer_files.of_system(work, each.system.code, on)
    groups = [_group(found, title, rows, files) for title, rows in found.groups.items()]
    if unanswered := sum(row.item is None for row in found.rows):
        blanks.missing.setdefault(f"{unanswered} yêu cầu chưa ghi của {each.name}", "Thẻ Phương án")
    return {"name": each.name, "level": str(found.level or "-"), "summary": _summary(found), "groups": groups}


def _summary(found: Plan) -> str:
    """Return in one line how many requirements stand how; nothing while none is answered."""
    if not found.begun:
        return ""
    states = [row.state if row.item else "" for row in found.rows]
    counts = [f"{ItemState.word(each).lower()} {states.count(each)}" for each in PLAN_STATES if each in states]
    counts += [f"chưa ghi {states.count('')}"] if "" in states else []
    return f"{len(states)} yêu cầu: {'; '.join(counts)}."


def _group(found: Plan, title: str, rows: Sequence[Row], files: AnswerFiles) -> Places:
    code, state = rows[0].requirement.group_code, state_of(rows)
    where = group_clause(found.level, found.regime, code) if code and found.level and found.regime else ""
    told = "; ".join(filter(None, (written_out(where), state.label.lower() if state and where else "")))
    return {"title": title + (f" ({told})" if told else ""), "rows": [_requirement(row, files) for row in rows]}


def _requirement(row: Row, files: AnswerFiles) -> dict[str, str]:
    item, requirement = row.item, row.requirement
    again = f"; {requirement.months} tháng một lần" if requirement.months else ""
    doubt = " (cần xem bản gốc)" if requirement.uncertain else ""
    return {
        "title": printable(requirement.title),
        "clause": written_out(requirement.clause) + again + doubt,
        "state": ItemState.word(row.state) if item else "(chưa ghi)",
        "how": printable(". ".join(filter(None, _how(row, files)))),
        "who": printable("; ".join(filter(None, _who(item)))) if item else "",
    }


def _how(row: Row, files: AnswerFiles) -> Iterator[str]:
    """Yield how a requirement is met: by the office as a whole, in the words of its answer, by which evidence."""
    if row.source == "office":
        yield f"Thực hiện chung tại {row.unit}"
    if row.item:
        yield row.item.note.rstrip(".")
        proofs = dict.fromkeys((row.item.evidence.rstrip("."), *(file.title for file in files.of(row.item))))
        told = "; ".join(filter(None, proofs))
        yield f"Bằng chứng: {told}" if told else ""


def _who(item: Answer) -> Iterator[str]:
    yield item.responsible
    yield f"hạn {short_date(item.due_on)}" if item.due_on else ""
    verified = f", {short_date(item.verified_on)}" if item.verified_on else ""
    yield f"xác minh: {item.verified_by}{verified}" if item.verified_by else ""


def _device(row: Asset) -> dict[str, str]:
    many = f" (số lượng {row.quantity})" if row.quantity > 1 else ""
    return _plain({"name": row.name + many, "model": row.model, "location": row.location, "purpose": row.purpose})


def _application(row: Asset) -> dict[str, str]:
    where = "; ".join(filter(None, (row.host, row.location, row.operating_system)))
    return _plain({"name": row.name, "where": where, "purpose": row.purpose})


def _zone(row: Asset) -> dict[str, str]:
    said = {"name": row.name, "private": row.private_addresses, "public": row.public_addresses}
    return _plain(said | {"purpose": row.purpose})


def _risk(row: Risk) -> dict[str, str]:
    scale = f"{_LOW_TO_HIGH[row.likelihood]}; {_LOW_TO_HIGH[row.impact]}"
    return _plain({"threat": row.threat, "weakness": row.weakness, "scale": scale, "harm": row.harm} | _treated(row))


def _treated(row: Risk) -> dict[str, str]:
    due = f"hạn {short_date(row.due_on)}" if row.due_on else ""
    return {"measures": "; ".join(filter(None, (row.measures, row.responsible, due)))}


def _plain(said: dict[str, str]) -> dict[str, str]:
    return {name: printable(text) for name, text in said.items()}


def _content(
    work: Work, code: str, found: Sequence[DossierSystem], said: Places, blanks: Blanks, on: date | None
) -> Content:
    first = found[0]
    regime = regimes.get(first.proposal.regime)
    title = TITLES[code].format(subject=regime.subject)
    head = letterhead.places(work, first.system.unit_id, letterhead.MINUTES, blanks) | {"number": ""}
    return Content(
        title=f"{title} - {'; '.join(each.name for each in found)}",
        places=head
        | {"title": title.upper(), "names": "; ".join(each.name for each in found)}
        | _words(regime, found)
        | said,
        system_id=first.system.id if len(found) == 1 else None,
        missing=blanks.listed(),
        contradictions=tuple(_MINDED[code](work, found, on)) if code in _MINDED else (),
    )


def _words(regime: Regime, found: Sequence[DossierSystem]) -> Places:
    about = regime.rule("explanations")
    argued = about["level_in_detail" if any(map(_detailed, found)) else "level"]
    clauses = {"overview": about["overview"], "level": argued, "plan": about["plan"]}
    clauses = {part: written_out(clause) for part, clause in clauses.items()}
    return {"protected": regime.subject, "clauses": clauses, "document": about["document"]}


def _detailed(each: DossierSystem) -> bool:
    return (each.proposal.level or 0) >= narrative.DETAILED_FROM


def _warnings(work: Work, found: Sequence[DossierSystem], on: date | None) -> list[str]:
    """
    Return where a risk asks whether the level is high enough (only a person proposes a higher one, Đ10.5), and where
    the detailed report on the risks is not among the files (Đ22.5).
    """
    said = []
    for each in found:
        wanted = regimes.get(each.proposal.regime).rule("risk_report")
        if wanted and (each.proposal.level or 0) >= wanted["from_level"] and not _reports_risks(work, each):
            text = f"{each.name}: hồ sơ cấp độ 4, 5 phải bao gồm báo cáo đánh giá rủi ro ở mức độ chi tiết hơn "
            said.append(text + f"({wanted['clause']}); thẻ Tài liệu chưa có hồ sơ đánh giá rủi ro.")
        high = [row for row in risks.listed(work, each.system.code, on) if risks.is_high(row)]
        if high and (each.proposal.level or 5) < 5:
            text = f"{each.name}: {len(high)} nguy cơ ở mức cao. Nếu mức độ rủi ro cao hơn cấp độ đã xác định thì phải "
            said.append(text + "đề xuất cấp độ cao hơn (NĐ 331/2026 Đ10.5).")
    return said


def _reports_risks(work: Work, each: DossierSystem) -> bool:
    files = all_of(work, Evidence, each.system.id)
    return any(row.kind == "risk_assessment" and row.voided_at is None for row in files)


def _unseen(work: Work, found: Sequence[DossierSystem], on: date | None) -> list[str]:
    """Return the cautions about rows of a standard that was not seen, or that are kept shortened."""
    rows = [row for each in found for row in plan_items.rows(work, each.system.code, on).rows]
    return cautions(row.requirement for row in rows)


_MINDED = {LEVEL: _warnings, PLAN: _unseen}

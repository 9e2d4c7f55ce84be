"""The tab of audits: what was concluded, when the next one is due, and the form that records a conclusion."""

from dataclasses import fields, replace

from nicegui import ui

from inventory.organisation.access import Act
from inventory.reading import read_papers
from inventory.records import Audit, PlannedAudit
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.systems import system_history
from isms.ui.audits import audit_findings, audit_outlook, audit_plans
from isms.ui.audits.audit_outlook import Draft
from isms.ui.audits.plan_fields import ROUTINE
from isms.ui.facts import declared_card, fact_list, paper_drop, scans
from isms.ui.facts.declared_form import DeclaredForm, FormLayout, Heading
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.paper_links import named_links
from schedules.acts import recording
from schedules.audits import findings, planned
from schedules.gate.path_to_use import Step

LOOK = FormLayout(
    columns=(
        (
            "kind",
            "occasion",
            "concluded_on",
            "conclusion",
            "conditions_until",
            "conditions",
            ("document_number", "document_date"),
            "issuer",
        ),
        (
            "assessor",
            "assessor_kind",
            "licence",
            Heading("Đã kiểm tra, đánh giá những nội dung nào?"),
            "compliance",
            "effectiveness",
            "weaknesses",
            "box",
        ),
    ),
    looks=dict.fromkeys(("compliance", "effectiveness", "weaknesses"), "tick"),
    leave_out={"occasion": ROUTINE},
)
_READ = ("document_number", "document_date", "issuer", "concluded_on", "conclusion", "conditions_until", "conditions")
"""What is looked for in the paper of a conclusion."""
_AFTERWARDS = {"major_change_unassessed": "major_change", "serious_incident_unassessed": "serious_incident"}


async def build(place: Place) -> None:
    """Draw the tab."""
    concluded, plans, found = await place.visit.read(
        lambda work: (
            system_history.of_kind(work, place.code, Audit),
            planned.listed(work, place.code),
            findings.listed(work, place.code),
        )
    )
    with layout.section("Kỳ kiểm tra, đánh giá tiếp theo"):
        _next(place)
    audit_plans.section(place, plans, lambda row: audit_form(place, of_plan=row))
    add = ("Nhập kết luận", lambda: audit_form(place)) if place.may(Act.AUDIT) else None
    scanned = (await scans.of(place)).beneath

    def beneath(row: DatedFact) -> None:
        scanned(row)
        if row.voided_at is None:
            named_links(
                "Kết luận",
                "audit-conclusion",
                f"{place.code}:{row.id}",
                numbered=place.may(Act.RECORD) and place.visit.whole,
            )
            named_links(
                "Biên bản",
                "audit-minutes",
                f"{place.code}:{row.id}",
                numbered=place.may(Act.RECORD) and place.visit.whole,
            )

    fact_list.section(place, "Các lần kiểm tra, đánh giá", concluded, "Chưa từng kiểm tra, đánh giá.", add, beneath)
    audit_findings.section(place, found, concluded)
    await declared_card.cards(place, "kiem-tra")


def _next(place: Place) -> None:
    now = place.shown.state
    with ui.element("div").classes("line"):
        badges.standing(now.standing, now.responsibility, now.audit_due_on, place.today)
        if now.audit_due_on:
            ui.label(f"Chậm nhất {words.day(now.audit_due_on)}").classes("strong")
        else:
            ui.label("Phải kiểm tra, đánh giá ngay.").classes("strong")
    if now.act_by and now.act_by != now.audit_due_on:
        far = words.how_far(now.act_by, place.today)
        kind = "overdue" if now.act_by < place.today else "soon"
        layout.note(kind, f"Điều kiện kèm theo kết luận phải xong chậm nhất {words.day(now.act_by)} ({far}).")
    level = f"cấp độ {now.level}" if now.level else "chưa có cấp độ"
    ui.label(f"Chu kỳ {now.months} tháng ({level}).")
    ui.label(now.policy_clause).classes("clause")
    evaluation = "Biên bản đánh giá điều kiện trước khi đưa vào sử dụng (Đ28.3)"
    named_links(evaluation, "pre-operation", place.code, numbered=place.may(Act.RECORD) and place.visit.whole)


async def audit_form(place: Place, because: str = "", of_plan: PlannedAudit | None = None) -> None:
    """Open the form that records a conclusion. `because`: the blocker it is to remove, `of_plan`: its plan."""
    kind, occasion = (of_plan.kind, of_plan.occasion) if of_plan else _usual(place, because)
    known = {"kind": kind, "occasion": occasion}
    if of_plan:
        known |= {"assessor": of_plan.assessor, "assessor_kind": of_plan.assessor_kind or None}

    paper = await paper_drop.of(place, read_papers.conclusion, _READ)
    first, second = LOOK.columns

    def record(work: Work, row: Audit, _entered: DeclaredForm) -> Audit:
        concluded = recording.record(work, place.code, row)
        paper.attach(work, [place.code], concluded)
        return concluded

    def verdict(entered: DeclaredForm) -> None:
        shown = ui.element("div").classes("stack outlook")
        shown.props('role=region tabindex=0 aria-live=polite aria-label="Điều sẽ xảy ra khi lưu kết luận này"')

        def say() -> None:
            shown.clear()
            with shown:
                audit_outlook.say(
                    place, Draft(**{each.name: entered.value(each.name) or None for each in fields(Draft)})
                )

        entered.on_change(say)

    open_form(
        place,
        Audit,
        place.code,
        "Nhập kết luận kiểm tra, đánh giá",
        look=replace(LOOK, columns=((paper.draw, *first), second)),
        known=known,
        fixed={"planned_id": of_plan.id if of_plan else None},
        use_case=record,
        said="Đã ghi kết luận.",
        verb="Lưu kết luận",
        beneath=verdict,
        step=Step.AUDIT,
    )


def _usual(place: Place, because: str) -> tuple[str, str | None]:
    """Return the kind and occasion the form begins with."""
    if because in _AFTERWARDS:
        return "ad_hoc", _AFTERWARDS[because]
    return ("periodic" if place.shown.state.operating else "pre_operation"), None

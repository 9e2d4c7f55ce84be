"""The tab of audits: what was concluded, when the next one is due, and the form that records a conclusion."""

from dataclasses import dataclass

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Audit, PlannedAudit
from inventory.register_tables import DatedFact
from inventory.work import Work
from isms.systems import system_history
from isms.ui.audits import audit_findings, audit_outlook, audit_plans
from isms.ui.audits.audit_outlook import Draft
from isms.ui.facts import declared_card, fact_list, scans
from isms.ui.facts.place import Place
from isms.ui.parts import badges, layout, words
from isms.ui.parts.choice_cards import Cards
from isms.ui.parts.entered_fields import choices, entered, given, when_chosen
from isms.ui.parts.forms import DateField, Form
from isms.ui.parts.paper_links import named_links
from schedules.acts import recording
from schedules.audits import findings, planned

KINDS = {
    "pre_operation": ("Trước khi đưa vào sử dụng", "Hệ thống mới, mở rộng hoặc nâng cấp. Bắt đầu lại chu kỳ."),
    "periodic": ("Định kỳ", "Theo chu kỳ của cấp độ. Bắt đầu lại chu kỳ."),
    "ad_hoc": ("Đột xuất", "Do sự cố, thay đổi lớn hoặc yêu cầu. Không kéo dài chu kỳ."),
}
CONCLUSIONS = {
    "eligible": (words.CONCLUSION["eligible"], "Được đưa vào sử dụng đến hết chu kỳ."),
    "conditional": (words.CONCLUSION["conditional"], "Chỉ đến hết hạn thực hiện điều kiện."),
    "not_eligible": (words.CONCLUSION["not_eligible"], "Hệ thống bị chặn đến khi có kết luận mới."),
}
ASSESSORS = {
    "operator": (words.ASSESSOR_KIND["operator"], "Chính đơn vị đang vận hành hệ thống."),
    "independent_internal": (
        words.ASSESSOR_KIND["independent_internal"],
        "Cùng cơ quan nhưng không vận hành hệ thống.",
    ),
    "licensed": (words.ASSESSOR_KIND["licensed"], "Doanh nghiệp có giấy phép kiểm tra, đánh giá."),
    "state_service": (words.ASSESSOR_KIND["state_service"], "Trung tâm, viện của Nhà nước."),
    "designated": (words.ASSESSOR_KIND["designated"], "Có văn bản chỉ định."),
}
CONTENTS = {
    "compliance": ("Tuân thủ quy định của pháp luật", "NĐ 331/2026 Đ27.1"),
    "effectiveness": ("Hiệu quả của các biện pháp bảo đảm an ninh mạng", "NĐ 331/2026 Đ27.2"),
    "weaknesses": ("Phát hiện mã độc, lỗ hổng, điểm yếu; thử nghiệm xâm nhập", "NĐ 331/2026 Đ27.3"),
}
BOXES = {"": "Không nêu"} | words.BOX
AD_HOC = {code: text for code, text in words.OCCASION.items() if code not in ("periodic", "pre_operation")}
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
            named_links("Kết luận", "audit-conclusion", f"{place.code}:{row.id}", numbered=place.may(Act.RECORD))
            named_links("Biên bản", "audit-minutes", f"{place.code}:{row.id}", numbered=place.may(Act.RECORD))

    fact_list.section(place, "Các lần kiểm tra, đánh giá", concluded, "Chưa từng kiểm tra, đánh giá.", add, beneath)
    audit_findings.section(place, found, concluded)
    await declared_card.cards(place, "kiem-tra")


def _next(place: Place) -> None:
    now = place.shown.state
    with ui.element("div").classes("line"):
        badges.standing(now.standing, now.audit_due_on, place.today)
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
    named_links(evaluation, "pre-operation", place.code, numbered=place.may(Act.RECORD))


def audit_form(place: Place, because: str = "", of_plan: PlannedAudit | None = None) -> None:
    """Open the form that records a conclusion. `because`: the blocker it is to remove, `of_plan`: its plan."""
    kind, occasion = (of_plan.kind, of_plan.occasion) if of_plan else _usual(place, because)
    with place.panel("Nhập kết luận kiểm tra, đánh giá") as dialog:
        fields = _fields(place, kind, occasion, of_plan)

        def record(work: Work) -> Audit:
            with choices(**fields.to_choose()):
                audit = fields.audit()
                audit.planned_id = of_plan.id if of_plan else None
                return recording.record(work, place.code, audit)

        async def save() -> None:
            done = await place.do(record, form=fields.form, said="Đã ghi kết luận.")
            if done:
                dialog.close()
                scans.offer(place, done.value)

        fields.form.buttons("Lưu kết luận", save, cancel=dialog.close)


def _usual(place: Place, because: str) -> tuple[str, str | None]:
    """Return the kind and occasion the form begins with."""
    if because in _AFTERWARDS:
        return "ad_hoc", _AFTERWARDS[because]
    return ("periodic" if place.shown.state.operating else "pre_operation"), None


@dataclass(frozen=True, slots=True)
class _Fields:
    form: Form
    kind: Cards
    concluded_on: DateField
    conclusion: Cards
    conditions: ui.textarea
    conditions_until: DateField
    assessor: ui.input
    assessor_kind: Cards
    occasion: ui.select
    number: ui.input
    dated: DateField
    issuer: ui.input
    licence: ui.input
    contents: dict[str, ui.checkbox]
    box: ui.select

    def to_choose(self) -> dict[str, Cards | ui.select]:
        """Return the fields in which something must be chosen, by name."""
        fields = {"kind": self.kind, "conclusion": self.conclusion, "assessor_kind": self.assessor_kind}
        return fields | ({"occasion": self.occasion} if self.kind.value == "ad_hoc" else {})

    def draft(self) -> Draft:
        """Return what is filled in so far, as far as anything follows from it."""
        return Draft(
            self.kind.value,
            entered(self.concluded_on),
            self.conclusion.value,
            entered(self.conditions_until),
            self.assessor_kind.value,
            self.occasion.value,
        )

    def audit(self) -> Audit:
        """Return the conclusion as entered. Raises Invalid for what is no day."""
        conditional, ad_hoc = self.conclusion.value == "conditional", self.kind.value == "ad_hoc"
        return Audit(
            concluded_on=given(self.concluded_on),
            kind=given(self.kind),
            conclusion=given(self.conclusion),
            conditions=(self.conditions.value or "") if conditional else "",
            conditions_until=self.conditions_until.day if conditional else None,
            assessor=self.assessor.value or "",
            assessor_kind=given(self.assessor_kind),
            occasion=self.occasion.value if ad_hoc else "",
            document_number=self.number.value or "",
            document_date=self.dated.day,
            issuer=self.issuer.value or "",
            licence=self.licence.value or "",
            compliance=bool(self.contents["compliance"].value),
            effectiveness=bool(self.contents["effectiveness"].value),
            weaknesses=bool(self.contents["weaknesses"].value),
            box=(self.box.value or "") if self.contents["weaknesses"].value else "",
        )


def _fields(place: Place, usual_kind: str, usual_occasion: str | None, of_plan: PlannedAudit | None) -> _Fields:
    form = Form()
    with ui.element("div").classes("columns"):
        with ui.element("div").classes("form"):
            with ui.element("div") as kinds:
                kind = form.cards("kind", "Kiểm tra, đánh giá loại nào?", KINDS, usual_kind)
            with ui.element("div") as occasions:
                occasion = form.choice(
                    "occasion", "Trong trường hợp nào?", AD_HOC, usual_occasion if usual_occasion in AD_HOC else None
                )
            concluded_on = form.date("concluded_on", "Ngày kết luận")
            with ui.element("div") as results:
                conclusion = form.cards("conclusion", "Kết luận", CONCLUSIONS)
            with ui.element("div").classes("form") as conditionally:
                until = form.date("conditions_until", "Hạn thực hiện điều kiện")
                conditions = form.paragraph("conditions", "Điều kiện phải thực hiện")
            with ui.element("div").classes("pair"):
                number = form.text("document_number", "Số văn bản kết luận", help="Có thể để trống.")
                dated = form.date("document_date", "Ngày văn bản", help="Có thể để trống.")
            issuer = form.text("issuer", "Cơ quan ban hành kết luận", help="Có thể để trống.")
        with ui.element("div").classes("form"):
            by = form.text("assessor", "Ai kiểm tra, đánh giá?", help="Tên tổ chức, đơn vị.")
            with ui.element("div") as bodies:
                assessor_kind = form.cards("assessor_kind", "Tổ chức, đơn vị đó là", ASSESSORS)
            licence = form.text("licence", "Giấy phép, quyết định của bên đánh giá", help="Số, ngày; có thể để trống.")
            layout.text("h3", "Đã kiểm tra, đánh giá những nội dung nào?")
            contents = {name: form.tick(name, text, clause=clause) for name, (text, clause) in CONTENTS.items()}
            box = form.choice("box", "Hình thức (khi dò quét, thử nghiệm)", BOXES, "", clause="NĐ 331/2026 Đ27.4")
    verdict = ui.element("div").classes("stack outlook")
    verdict.props('role=region tabindex=0 aria-live=polite aria-label="Điều sẽ xảy ra khi lưu kết luận này"')
    fields = _Fields(
        form,
        kind,
        concluded_on,
        conclusion,
        conditions,
        until,
        by,
        assessor_kind,
        occasion,
        number,
        dated,
        issuer,
        licence,
        contents,
        box,
    )
    if of_plan:
        by.value, assessor_kind.value = of_plan.assessor, of_plan.assessor_kind or None

    def changed() -> None:
        occasions.visible = kind.value == "ad_hoc"
        conditionally.visible = conclusion.value == "conditional"
        verdict.clear()
        with verdict:
            audit_outlook.say(place, fields.draft())

    for around in (kinds, results, bodies):
        when_chosen(around, changed)
    occasion.on_value_change(changed)
    for day in (concluded_on, until):
        day.entry.on_value_change(changed)
    changed()
    return fields

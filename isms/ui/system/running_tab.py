"""The tab of what goes on: changes, and whether the system operates, has stopped, or is retired."""

from nicegui import ui

from inventory.organisation.access import Act
from inventory.records import Change, Operation
from inventory.records.change_aspects import ASPECTS, may_be_major
from isms.systems import system_history
from isms.ui.facts import fact_list
from isms.ui.facts.declared_form import DeclaredForm, FormLayout, Heading
from isms.ui.facts.form_panels import open_form
from isms.ui.facts.place import Place
from isms.ui.parts import layout

CHANGE_LOOK = FormLayout(
    columns=(("on", "what", Heading("Thay đổi về", "p"), "aspects", lambda entered: _hint(entered), "major"),),
    cards={
        "aspects": {code: (aspect.words, aspect.clauses) for code, aspect in ASPECTS.items()},
        "major": {
            "yes": (
                "Thay đổi lớn",
                "Hệ thống phải được tổ chức được cấp phép, được chỉ định hoặc tổ chức sự nghiệp nhà nước đánh giá lại,"
                " và bị chặn đến khi có kết luận (Đ28.3.b, Đ31.2.c).",
            ),
            "no": ("Không phải thay đổi lớn", "Không chặn hệ thống. Vẫn đánh giá rủi ro nếu thuộc Đ10.2.b-c."),
        },
    },
)


async def build(place: Place) -> None:
    """Draw the tab."""
    operations, changes = await place.visit.read(
        lambda work: (
            system_history.of_kind(work, place.code, Operation),
            system_history.of_kind(work, place.code, Change),
        )
    )
    may = place.may(Act.RECORD)
    fact_list.section(
        place,
        "Vận hành thực tế",
        operations,
        "Chưa ghi gì.",
        ("Ghi tình trạng vận hành", lambda: operation_form(place)) if may else None,
    )
    fact_list.section(
        place,
        "Thay đổi",
        changes,
        "Chưa có thay đổi nào. Thay đổi về chức năng, phạm vi, đối tượng, loại thông tin, công nghệ, quy"
        " mô, kết nối đòi hỏi"
        " đánh giá rủi ro (NĐ 331/2026 Đ10.2); thay đổi lớn còn phải được đánh giá lại (Đ28.3.b, Đ31.2.c).",
        ("Ghi thay đổi", lambda: change_form(place)) if may else None,
    )


def operation_form(place: Place) -> None:
    """Open the form that records what really goes on."""
    look = FormLayout(columns=(("state", "on", "reason"),))
    said = "Đã ghi tình trạng vận hành."
    open_form(place, Operation, place.code, "Ghi tình trạng vận hành", look=look, said=said)


def change_form(place: Place) -> None:
    """Open the form that records a change. Whether it is a major one, a person says."""
    open_form(place, Change, place.code, "Ghi thay đổi", look=CHANGE_LOOK, said="Đã ghi thay đổi.")


def _hint(entered: DeclaredForm) -> None:
    hint = ui.element("div").classes("stack").props("aria-live=polite")

    def suggest() -> None:
        hint.clear()
        with hint:
            _suggest(entered.value("aspects"))

    entered.on_change(suggest)


def _suggest(named: list[str]) -> None:
    """Say what the law names of what changed, and leave the answer to the person."""
    if not named:
        return
    if may_be_major(named):
        clauses = "; ".join(dict.fromkeys(c for each in named for c in ASPECTS[each].major.split("; ") if c))
        text = (
            f"Có thể là thay đổi lớn ({clauses}). Nghị định không nêu mức nào là “lớn”: người có trách nhiệm xác định."
        )
        layout.note("soon", text)
    else:
        layout.note("neutral", "Nghị định không nêu các điểm này khi nói về thay đổi lớn.")
    if any(ASPECTS[each].risk for each in named):
        layout.note("neutral", "Chủ quản phải đánh giá rủi ro an ninh mạng (NĐ 331/2026 Đ10.2.b-c).")
    text = "Nếu cấp độ không còn phù hợp với thực tế thì xác định lại theo trình tự lần đầu (Đ25): xem thẻ Cấp độ."
    layout.note("neutral", text)

"""The questions that an office's own file leaves open, each with the rows that wait for its answer."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from nicegui import ui

from isms.exchange.own.own_questions import COLUMNS, COMMON, EMPTY, ROWS, UNITS, VALUES, Question
from isms.exchange.own.own_reading import CREATE
from isms.ui.parts import layout, words
from isms.ui.parts.forms import Form

MOST = 40
MOST_ROWS = 20
_SHOWN_ROWS = 6
_LONGEST = 80
_NONE = {"": "Chưa chọn"}
_TITLES = {
    ROWS: "Dòng cần xem lại",
    UNITS: "Đơn vị chưa rõ",
    VALUES: "Ô chưa rõ nghĩa",
    COMMON: "Điều tệp không ghi",
}

Answer = Callable[[Question, str], None]
OneRow = Callable[[int, str], None]


class Asking:
    """
    The open questions of a file, and below them the answered ones, which can be changed.

    `answer` and `single` keep what a person says of a question, and of one row; `tree`: the units, name by code.
    """

    def __init__(self, questions: Sequence[Question], tree: Mapping[str, str], answer: Answer, single: OneRow) -> None:
        self.questions = [question for question in questions if question.about in _TITLES]
        self.tree = tree
        self.answer = answer
        self.single = single
        self.form = Form()

    def build(self, again: layout.Handler) -> None:
        """Draw them, with the button to try again."""
        waiting = [question for question in self.questions if question.open_rows]
        answered = [question for question in self.questions if not question.open_rows]
        if waiting:
            with layout.section(f"Cần trả lời {words.number(len(waiting))} câu trước khi ghi") as card:
                card.mark("questions")
                text = "Sổ không đoán những điều này. Chọn câu trả lời, rồi bấm “Kiểm lại”."
                layout.text("p", text).classes("muted")
                self._by_kind(waiting[:MOST])
                if len(waiting) > MOST:
                    left = words.number(len(waiting) - MOST)
                    layout.note("soon", f"Còn {left} câu nữa: chúng hiện ra khi kiểm lại.")
                with ui.element("div").classes("line"):
                    layout.primary("Kiểm lại", again, icon="fact_check").mark("again")
        if answered:
            with ui.expansion(f"Xem lại {words.number(len(answered))} câu đã trả lời").classes("w-full"):
                self._by_kind(answered[:MOST])
                with ui.element("div").classes("line"):
                    layout.secondary("Kiểm lại", again, icon="fact_check")

    def _by_kind(self, questions: Sequence[Question]) -> None:
        for about, title in _TITLES.items():
            some = [question for question in questions if question.about == about]
            if some:
                layout.text("h3", title)
                with ui.element("div").classes("pair" if about != ROWS else "stack apart"):
                    for question in some:
                        self._question(question)

    def _question(self, question: Question) -> None:
        name = f"ask-{question.about}-{question.field}-{question.key}"
        if question.about == ROWS:
            self._rows(question, name)
        elif not question.answers or set(question.answers) == {EMPTY}:
            self._typed(question, name)
        else:
            answers = _NONE | dict(question.answers) | (dict(self.tree) if CREATE in question.answers else {})
            value = question.answer if question.answer in answers else ""
            box = self.form.choice(name, question.text, answers, value, help=_which(question))
            box.on_value_change(lambda event: self.answer(question, event.value or ""))

    def _typed(self, question: Question, name: str) -> None:
        """A text, such as a day; a cell may also be left empty."""
        value = "" if question.answer == EMPTY else question.answer
        help = f"{'Ngày/tháng/năm. ' if question.answers else ''}{_which(question)}"
        with ui.element("div").classes("stack"):
            entry = self.form.text(name, question.text, value, help=help)
            entry.on_value_change(lambda event: self.answer(question, event.value or ""))
            if question.answers:
                box = ui.checkbox(question.answers[EMPTY], value=question.answer == EMPTY).mark(f"{name}-empty")
                box.on_value_change(lambda event: self.answer(question, EMPTY if event.value else entry.value or ""))

    def _rows(self, question: Question, name: str) -> None:
        """What a kind of rows is: one answer for all, or one for each."""
        with ui.element("div").classes("stack"):
            answers = _NONE | dict(question.answers)
            box = self.form.choice(name, question.text, answers, question.answer, help=_which(question))
            box.on_value_change(lambda event: self.answer(question, event.value or ""))
            if len(question.rows) > 1:
                with ui.expansion("Trả lời riêng từng dòng").props("dense").classes("small"):
                    for row, says in list(question.rows.items())[:MOST_ROWS]:
                        self._one_row(question, row, says)
                    if len(question.rows) > MOST_ROWS:
                        ui.label(f"Chỉ hiện {MOST_ROWS} dòng đầu.").classes("muted")

    def _one_row(self, question: Question, row: int, says: str) -> None:
        answers = {"": "Như câu trả lời chung"} | dict(question.answers)
        label = f"Dòng {words.number(row)}: {says[:_LONGEST]}"
        box = self.form.choice(f"row-{row}", label, answers, question.single.get(row, ""))
        box.on_value_change(partial(lambda event, row: self.single(row, event.value or ""), row=row))


def _which(question: Question) -> str:
    """Return which rows wait for an answer, and what they say."""
    rows = list(question.rows.items())
    if question.about == COLUMNS:
        return ""
    if question.about == COMMON or (len(rows) > MOST_ROWS and question.about != ROWS):
        return f"{words.number(len(rows))} dòng."
    told = "; ".join(
        f"dòng {words.number(row)}{f': “{says[:_LONGEST]}”' if says else ''}" for row, says in rows[:_SHOWN_ROWS]
    )
    more = f"; và {words.number(len(rows) - _SHOWN_ROWS)} dòng khác" if len(rows) > _SHOWN_ROWS else ""
    return f"{told[:1].upper()}{told[1:]}{more}."

"""The columns of the answers from which the level follows: a little format of their own in a cell of `isms/1`."""

from inventory.law import regimes
from inventory.law.level_questions import AskedFact
from inventory.law.levels import QUESTIONS
from isms.exchange.format.sheet_layout import CellKind, Column

_ANSWER: dict[str, CellKind] = {
    "yes_no": "yes_no",
    "count": "whole",
    "rank": "whole",
    "one": "choice",
    "several": "choices",
}


def _answer(asked: AskedFact) -> Column:
    """Return the column of an answer from which the level follows."""
    words = asked.words if asked.question.choices else {}
    return Column(
        f"facts.{asked.name}", asked.question.heading or asked.question.label, _ANSWER[asked.kind], words=words
    )


COLUMNS = (
    Column("facts.regime", "Theo nghị định", "choice", required=True, words=regimes.documents()),
    *map(_answer, QUESTIONS.values()),
)

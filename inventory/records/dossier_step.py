"""Steps of a level-proposal dossier: drafted, sent, appraised, approved (NĐ 331/2026 Đ18-Đ25)."""

import datetime as dt
from typing import Annotated, ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.schema import SchemaItem

from inventory.law import regimes
from inventory.records import rounds
from inventory.records.classification import Classification
from inventory.records.declaration import Declaration, Declared, Record
from inventory.records.holding import held, latest
from inventory.records.rounds import DossierStage, DossierState
from inventory.register_tables import System
from inventory.validation import LONG, Checks
from inventory.work import Work


def _details(row: "Dossier") -> tuple[str, ...]:
    number = f"Văn bản số {row.number}" if row.number else ""
    again = f"Đợt {row.round}" if row.round > 1 else ""
    reason = f"Lý do, căn cứ: {row.reason}" if row.reason else ""
    return number, again, DossierStage.words().get(row.stage, ""), reason, regimes.get(row.regime).name


def _against(checks: Checks, work: Work, about: System, row: "Dossier") -> None:
    """
    Steps keep their order within a round (see `rounds`); one without a round goes on, or opens the next.

    A level below the computed one needs a written reason: risk assessment only raises it (Đ10.5).
    """
    held = steps(work, about.id)
    rounds.settle(row, held)
    checks.problems += rounds.problems(row, held, about.registered_on)
    checks.done()
    known = latest(work, Classification, about.id)
    if known and known.computed_level and row.proposed_level < known.computed_level and not row.reason:
        checks.problem(
            "reason",
            f"Cấp độ đề xuất {row.proposed_level} thấp hơn cấp độ tính theo tiêu chí ({known.computed_level}).",
            "Hãy ghi rõ lý do bằng văn bản, hoặc đề xuất cấp độ theo tiêu chí.",
        )


def steps(work: Work, system_id: int) -> "list[Dossier]":
    """Return the steps of a system's dossiers that hold, by day and entry."""
    return held(work, Dossier, system_id)


class Dossier(Record, table=True):
    """A step of a level-proposal dossier; see `inventory.records.rounds`."""

    declaration: ClassVar[Declaration] = Declaration(
        list="dossiers",
        title="Hồ sơ đề xuất cấp độ",
        called="bước hồ sơ",
        plural="Hồ sơ đề xuất cấp độ",
        sheet="Hồ sơ cấp độ",
        about="Các bước của hồ sơ đề xuất cấp độ.",
        clause="NĐ 331/2026 Đ18; Đ21; Đ24; Đ25",
        tab="cap-do",
        card=False,
        headline=lambda row: f"{DossierState.word(row.state)}, đề xuất cấp độ {row.proposed_level}",
        details=_details,
        series=(),
        identity=("on", "regime", "proposed_level", "state", "number"),
        against=_against,
        columns=("regime", "proposed_level", "state", "on", "number", "reason", "stage", "round"),
        document=("number", "on", "state"),
    )
    constraints: ClassVar[tuple[SchemaItem, ...]] = (
        CheckConstraint("proposed_level BETWEEN 1 AND 5", name="dossier_level"),
        CheckConstraint("round >= 1", name="dossier_round"),
    )

    on: Annotated[dt.date, Declared("Ngày", required=True)]
    regime: Annotated[
        str,
        Declared("Theo nghị định", "Theo quy định nào?", required=True, codes=regimes.names, cells=regimes.documents),
    ]
    proposed_level: Annotated[
        int,
        Declared("Cấp độ đề xuất", required=True, between=(1, 5), pattern="cấp độ {}", clause="NĐ 331/2026 Đ8, Đ10"),
    ]
    state: Annotated[str, Declared("Bước", "Hồ sơ đang ở bước nào?", required=True, choices=DossierState)]
    number: Annotated[str, Declared("Số văn bản", help="Có thể để trống.", note="")] = ""
    reason: Annotated[
        str,
        Declared(
            "Lý do",
            most=LONG,
            help="Cần khi đề xuất thấp hơn cấp độ theo tiêu chí, khi mở đợt mới, hoặc khi bỏ qua bước thẩm định.",
            note="",
            clause="NĐ 331/2026 Đ10.5, Đ25",
        ),
    ] = ""
    """Why the level proposed is below the one computed, why a round is opened or a step left out."""
    stage: Annotated[
        str,
        Declared(
            "Lập cho việc gì",
            "Hồ sơ lập cho việc gì?",
            choices=DossierStage,
            help="Xây dựng mới, mở rộng, nâng cấp: kèm thiết kế sơ bộ. Đang vận hành: kèm thiết kế thi công.",
            note="",
            clause="NĐ 331/2026 Đ21.2",
        ),
    ] = ""
    """New, extension, operating (Đ21.2); empty: as the system runs or not."""
    round: Annotated[
        int,
        Declared(
            "Đợt",
            may_lack=True,
            between=(1, rounds.MOST),
            note="Bỏ trống: đợt đang làm; sau khi đã phê duyệt: đợt mới.",
        ),
    ] = 0
    """Tells the rounds apart: one for each determination of the level; 0: to be found."""

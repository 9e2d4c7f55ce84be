"""
Tables of the register: units, systems, what every dated fact about them carries, and what no room owns alone.

Units stand here because every query of systems asks in whose branch they are; what waits for a second person, because
the unit of work itself (`inventory.work`) defers it; settings, because each room keeps its own. Every other table
stands with its subject.

`id` is the number of a stored row. A row gets it when it is flushed; until then it is None, which no column that
refers to a row takes, so that a missing one raises.

A fact is never overwritten: a later one supersedes it, or it is voided with a reason.
The database refuses to delete a fact or to change anything of it but the voiding (see the migrations).
"""

import datetime as dt
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Index, String, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlmodel import Field, SQLModel

from inventory.declared_fields import Declared
from inventory.validation import LONG, NAME
from inventory.vietnamese import VIETNAM

PlainOrder = String().with_variant(String(collation="C"), "postgresql")
LEVEL = "level BETWEEN 1 AND 5"


def one_of(column: str, *values: str) -> str:
    """Return the SQL condition that a column holds one of these values."""
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Unit(SQLModel, table=True):
    """A body or room of the tree; `path` lists its ancestors and itself: '/1/4/'."""

    id: int = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    parent_id: int | None = Field(default=None, foreign_key="unit.id")
    path: str = Field(default="", sa_type=PlainOrder, index=True)
    superior: str = ""  # the body above it, as the letterhead names it
    place: str = ""  # where its papers are dated
    kind: str = ""  # "office" marks the room whose head is the first to be told of an overdue audit


class SystemCard(SQLModel):
    """
    What an office writes of a system itself. The table, the form, files and the history read it off here.

    A field more is a line here and a migration.
    """

    code: Annotated[
        str,
        Declared(
            "Mã",
            required=True,
            help="Ngắn, dễ nhớ: chữ không dấu, số, gạch nối. Ví dụ: IOFFICE. Về sau không đổi được.",
            heading="Mã hệ thống",
            note="Chữ không dấu, số và - . _ /",
            spelling="code",
            found_by=True,
        ),
    ] = Field(unique=True)
    name: Annotated[
        str,
        Declared(
            "Tên",
            "Tên hệ thống",
            required=True,
            help="Tên đầy đủ như trong văn bản.",
            heading="Tên hệ thống",
            most=NAME,
            spelling="name",
            found_by=True,
        ),
    ]
    purpose: Annotated[
        str,
        Declared(
            "Mục đích, chức năng",
            help="Nêu ngắn gọn, một đến hai câu. Có thể để trống.",
            heading="Mục đích sử dụng",
            most=LONG,
            found_by=True,
        ),
    ] = ""
    owner: Annotated[
        str,
        Declared(
            "Chủ quản",
            help="Cơ quan có thẩm quyền quản lý trực tiếp hệ thống, ví dụ UBND tỉnh. Chưa biết thì để trống.",
            clause="NĐ 331/2026 Đ4",
            term="chu-quan",
            most=NAME,
            found_by=True,
        ),
    ] = ""
    operator: Annotated[
        str,
        Declared(
            "Đơn vị vận hành",
            help="Đơn vị được giao vận hành. Thuê dịch vụ: theo hợp đồng; không thỏa thuận thì là đơn vị chủ trì thuê.",
            clause="NĐ 331/2026 Đ5.3",
            term="don-vi-van-hanh",
            most=NAME,
            found_by=True,
        ),
    ] = ""
    archive: Annotated[
        bool,
        Declared(
            "Lưu trữ tài liệu điện tử",
            "Là hệ thống lưu trữ tài liệu điện tử",
            help="Áp dụng thêm QCVN 12:2026/BCA, với chu kỳ việc định kỳ ngắn hơn.",
            clause="QCVN 12:2026/BCA mục 6.2",
            note="Có thì áp dụng thêm QCVN 12:2026/BCA; bỏ trống: không.",
        ),
    ] = False


class System(SystemCard, table=True):
    """
    An information system. The columns below the line are derived from its facts as of today.

    They are written in the transaction of the fact that changes them; `isms check` proves them.
    """

    __table_args__ = (
        CheckConstraint(one_of("responsibility", "owned", "operated", "used"), name="system_responsibility"),
        CheckConstraint(LEVEL, name="system_level"),
        CheckConstraint("NOT in_use OR cleared_until IS NOT NULL", name="system_in_use_needs_clearance"),
        Index("system_lapse", "cleared_until", postgresql_where=text("cleared_until IS NOT NULL")),
        Index("system_next_alert", "next_alert_on", postgresql_where=text("next_alert_on IS NOT NULL")),
        Index("system_audit_due", "audit_due_on"),
        Index("system_transition", "transition_due_on", postgresql_where=text("transition_due_on IS NOT NULL")),
        Index("system_order", "sort_key"),
        Index(
            "system_voided",
            "voided_at",
            postgresql_where=text("voided_at IS NOT NULL"),
            sqlite_where=text("voided_at IS NOT NULL"),
        ),
    )

    id: int = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    registered_on: Annotated[
        dt.date,
        Declared(
            "Ghi vào sổ từ",
            "Ghi vào sổ từ ngày",
            heading="Ngày ghi sổ",
            note="Bỏ trống với hệ thống mới: ngày nhập.",
        ),
    ]
    version: int = 1
    suggestion: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    search_text: str = ""
    sort_key: str = Field(default="", sa_type=PlainOrder)
    voided_at: dt.datetime | None = None  # entered by mistake: it counts nowhere, see `inventory.organisation.access`
    voided_by: str | None = None
    void_reason: str | None = None

    responsibility: str | None = None  # None: nobody has confirmed what the office is to it
    level: int | None = None
    regime: str | None = None
    audit_due_on: dt.date | None = None
    act_by: dt.date | None = None
    cleared_until: dt.date | None = None
    in_use: bool = False
    operating: Annotated[bool, Declared("Đang vận hành", note="Bỏ trống với hệ thống mới: coi là có.")] = False
    retired_on: dt.date | None = None
    implemented: bool = False  # the plan, in full, as a decision approved it
    next_alert_on: dt.date | None = None
    transition_due_on: dt.date | None = None  # by when it must next do something for the transition (Đ39.1)
    derived_on: dt.date | None = None  # the day as of which the columns above were last written


class SystemUnit(SQLModel, table=True):
    """A unit that uses a system, or coordinates in it."""

    __tablename__ = "system_unit"
    __table_args__ = (CheckConstraint(one_of("part", "uses", "coordinates"), name="system_unit_part"),)

    system_id: int = Field(foreign_key="system.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True, index=True)
    part: str = Field(primary_key=True)


class DatedFact(SQLModel):
    """What every fact carries: whose it is, who entered it and when, and whether it was voided."""

    model_config = {"ignored_types": (hybrid_property,)}
    day_column: ClassVar[str] = "on"
    """The column from which the fact counts: a day, or an instant."""
    series: ClassVar[tuple[str, ...] | None] = None
    """Columns that tell series apart, in each of which the latest fact counts; None: facts stand side by side."""

    id: int = Field(default=None, primary_key=True)
    system_id: int = Field(default=0, foreign_key="system.id", index=True)  # filled by `facts.add`, as the next two
    recorded_at: dt.datetime | None = Field(default=None, nullable=False)
    recorded_by: str = ""
    voided_at: dt.datetime | None = None
    voided_by: str | None = None
    void_reason: str | None = None

    @hybrid_property
    def day(self) -> dt.date:
        """The day in Viet Nam from which the fact counts; in a query its column, which may be an instant."""
        value: Any = getattr(self, self.day_column)
        return value.astimezone(VIETNAM).date() if isinstance(value, dt.datetime) else value


class PendingFact(SQLModel, table=True):
    """What waits for a second person before it counts, and what became of it. No system: a policy, an account."""

    __tablename__ = "pending_fact"
    __table_args__ = (
        CheckConstraint(one_of("outcome", "", "confirmed", "refused"), name="pending_fact_outcome"),
        Index("pending_fact_open", "proposed_at", postgresql_where=text("outcome = ''")),
    )

    id: int = Field(default=None, primary_key=True)
    system_id: int | None = Field(default=None, foreign_key="system.id", index=True)
    fact: str  # the table it is for, or "responsibility"
    content: dict[str, Any] = Field(sa_type=JSON)
    proposed_at: dt.datetime
    proposed_by: str
    decided_at: dt.datetime | None = None
    decided_by: str | None = None
    outcome: str = ""
    reason: str = ""
    secret: str = ""  # what must not stand in the trail: a password's hash, until it is decided
    first_confirmed_by: str | None = None  # of what the command line proposed, which takes two
    first_confirmed_at: dt.datetime | None = None


class Setting(SQLModel, table=True):
    """A choice of the office that an administrator made."""

    name: str = Field(primary_key=True)
    value: dict[str, Any] = Field(sa_type=JSON)
    changed_at: dt.datetime
    changed_by: str

"""
The audit trail: append-only, each entry bound to the one before by a SHA-256 chain.

`trail_head` holds the number and hash of the last entry, so that entries cut off the end are missed too.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Connection, Index
from sqlmodel import Field, Session, SQLModel, col, insert, select, update

START = "0" * 64


class TrailEntry(SQLModel, table=True):
    """What was done, by whom, when. `id` counts without gaps."""

    __tablename__ = "trail"
    __table_args__ = (Index("trail_subject", "subject", "id"),)

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    previous: str
    hash: str


class TrailHead(SQLModel, table=True):
    """The one row that says where the trail ends; writers take turns on it."""

    __tablename__ = "trail_head"
    __table_args__ = (CheckConstraint("id = 1", name="trail_head_is_one_row"),)

    id: int = Field(default=1, primary_key=True)
    entries: int = 0
    hash: str = START


@dataclass(frozen=True, slots=True)
class Note:
    """An entry before it is chained."""

    actor: str
    action: str
    subject: str
    detail: dict[str, Any]


def begin(connection: Connection) -> None:
    """Put the head of an empty trail in place: once, when the tables are made."""
    connection.execute(insert(TrailHead).values(id=1, entries=0, hash=START))


def append(session: Session, at: datetime, notes: Iterable[Note]) -> None:
    """Chain the notes to the trail, in their order."""
    head = session.exec(select(TrailHead).with_for_update().execution_options(populate_existing=True)).one()
    rows = []
    number, last = head.entries, head.hash
    for note in notes:
        number += 1
        entry = {"id": number, "at": at, **{name: getattr(note, name) for name in Note.__slots__}, "previous": last}
        last = entry["hash"] = _seal(entry)
        rows.append(entry)
    if rows:
        session.execute(insert(TrailEntry), rows)
        session.execute(update(TrailHead).values(entries=number, hash=last))


def verify(session: Session) -> str | None:
    """
    Return what breaks the chain first, in Vietnamese, or None when it holds.

    Others may write meanwhile: the entries read end somewhere between the heads read before and after them.
    """
    before = _head(session)
    number, last = 0, START
    for entry in session.exec(select(TrailEntry).order_by(col(TrailEntry.id)).execution_options(yield_per=1000)):
        number += 1
        if entry.id != number:
            return f"Thiếu mục {number}: ngay sau mục {number - 1} là mục {entry.id}."
        if entry.previous != last:
            return f"Mục {number} không nối với mục trước nó."
        if entry.hash != _seal(entry.model_dump(exclude={"hash"})):
            return f"Mục {number} đã bị sửa nội dung."
        last = entry.hash
    after = _head(session)
    hashes = {before.entries: before.hash, after.entries: after.hash}
    if not before.entries <= number <= after.entries or hashes.get(number, last) != last:
        return f"Nhật ký kết thúc ở mục {number}, trong khi sổ ghi {before.entries} mục."
    return None


def _head(session: Session) -> TrailHead:
    """Return where the trail is said to end; a head that was removed counts as one that lost its number."""
    head = session.exec(select(TrailHead).execution_options(populate_existing=True)).first()
    return head.model_copy() if head else TrailHead(entries=-1)


def _seal(entry: dict[str, Any]) -> str:
    plain = entry | {"at": entry["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

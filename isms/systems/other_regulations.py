"""The regulations (Quy chế, Đ30.7) that other systems of the office stand under, so that nobody enters one again."""

import datetime as dt
from dataclasses import dataclass

from sqlmodel import col, select

from inventory.organisation.access import Act, reads, system, visible_systems
from inventory.records import Regulation
from inventory.register_tables import System
from inventory.work import Work

MOST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A regulation on record: its number, the day it was issued on, who issued it."""

    number: str
    date: dt.date
    issuer: str


@reads(Act.RECORD)
def known(work: Work, code: str) -> list[Known]:
    """Return the newest regulations of other systems that the actor sees, which this one lacks. Raises NotFound."""
    about = system(work, code, Act.RECORD)
    papers = select(col(Regulation.number), col(Regulation.date), col(Regulation.issuer))
    papers = papers.where(col(Regulation.voided_at).is_(None))
    own = set(work.session.exec(papers.where(Regulation.system_id == about.id)).all())
    others = papers.join(System, col(System.id) == Regulation.system_id).where(System.id != about.id)
    newest = visible_systems(others, work.actor).distinct().order_by(col(Regulation.date).desc(), Regulation.number)
    found = [each for each in work.session.exec(newest.limit(MOST + len(own))).all() if each not in own]
    return [Known(*each) for each in found[:MOST]]

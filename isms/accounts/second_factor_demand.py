"""
For whom the office demands a second factor. Who has none puts it on at the next sign-in, before any page opens.

The standard wants it for administration (TCVN 14423:2026, x.6.2.4; known from a third party's copy: secondary).
"""

from sqlmodel import Session

from inventory.choices import Choices
from inventory.errors import Invalid, Problem
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.register_tables import Setting
from inventory.work import Role, Work

SETTING = "second_factor"


class Demand(Choices):
    """Who must have a second factor."""

    NOBODY = "nobody", "Không bắt buộc", "neutral", "Mỗi người tự chọn."
    ADMINS = "admins", "Bắt buộc với quản trị", "neutral", "Như TCVN 14423:2026 (x.6.2.4) yêu cầu cho việc quản trị."
    EVERYBODY = "everybody", "Bắt buộc với mọi người", "neutral", "Mọi tài khoản, kể cả người chỉ xem."


@reads(Act.ADMINISTER, everywhere=True)
def standing(work: Work) -> Demand:
    """Return what the office chose."""
    return _chosen(work.session)


@writes(Act.ADMINISTER, Unseen.STATE, everywhere=True)
def demand(work: Work, of: str) -> None:
    """Demand it of nobody, of administrators, or of everybody. Raises Invalid."""
    if of not in [*Demand]:
        raise Invalid([Problem("of", f"Không có lựa chọn “{of}”.", "Hãy chọn một trong ba.")])
    before = _chosen(work.session)
    if of == before:
        return
    row = work.session.get(Setting, SETTING)
    if row is None:
        row = Setting(name=SETTING, value={}, changed_at=work.now, changed_by="")
        work.session.add(row)
    row.value, row.changed_at, row.changed_by = {"of": str(of)}, work.now, work.actor.name
    work.record("second_factor.demanded", f"setting:{SETTING}", {"from": str(before), "to": str(of)})


def is_demanded(session: Session, role: str) -> bool:
    """Say whether people of the role must have a second factor."""
    chosen = _chosen(session)
    return chosen == Demand.EVERYBODY or (chosen == Demand.ADMINS and role == Role.ADMIN)


def _chosen(session: Session) -> Demand:
    row = session.get(Setting, SETTING)
    return Demand.of(row.value["of"]) if row else Demand.NOBODY

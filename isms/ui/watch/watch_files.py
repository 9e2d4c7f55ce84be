"""The lists of the watch as files: all that a tab shows, in its order."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from inventory.organisation import focal_points
from inventory.organisation.focal_points import Staffed
from inventory.records.agreement import AgreementKind
from inventory.records.finding import AdvisoryKind
from inventory.records.incident import StepKind, marks
from inventory.records.website import ReviewResult
from inventory.work import Work
from isms.ui.facts import watch_words
from isms.ui.lists.taking_away import Listing, every
from isms.ui.parts import words
from isms.ui.parts.data_tables import Column, two_lines
from schedules.deadlines import websites
from schedules.watch import advisories, agreement_list, incidents

_SYSTEM = Column("system", "Hệ thống", "two_lines", below="Mã")
_INCIDENT = (
    _SYSTEM,
    Column("detected", "Phát hiện"),
    Column("what", "Sự cố"),
    Column("marks", "Tính chất"),
    Column("duties", "Phải báo cáo"),
    Column("steps", "Đã gửi"),
    Column("closed", "Kết thúc"),
)
_ADVISORY = (
    _SYSTEM,
    Column("kind", "Loại"),
    Column("on", "Nhận ngày"),
    Column("source", "Nguồn"),
    Column("number", "Số văn bản"),
    Column("what", "Nội dung"),
    Column("due", "Hạn xử lý"),
    Column("resolved", "Đã xử lý ngày"),
    Column("how", "Kết quả xử lý"),
)
_WEBSITE = (
    _SYSTEM,
    Column("address", "Địa chỉ"),
    Column("months", "Chu kỳ rà soát (tháng)", align="right"),
    Column("reviewed", "Rà soát gần nhất"),
    Column("result", "Kết quả"),
    Column("due", "Lần tới"),
)
_CHANGE = (_SYSTEM, Column("on", "Ngày"), Column("what", "Thay đổi lớn"), Column("assessed", "Đánh giá sau thay đổi"))
_AGREEMENT = (
    _SYSTEM,
    Column("kind", "Loại văn bản"),
    Column("number", "Số"),
    Column("party", "Bên kia"),
    Column("scope", "Phạm vi"),
    Column("on", "Từ ngày"),
    Column("ends", "Đến hết ngày"),
    Column("state", "Tình trạng"),
)
_STAFF = (
    Column("unit", "Đơn vị", "two_lines", below="Mã"),
    Column("wanted", "Cần", align="right"),
    Column("missing", "Còn thiếu", align="right"),
    Column("name", "Đầu mối"),
    Column("position", "Chức vụ"),
    Column("contact", "Liên hệ"),
    Column("decision", "Số quyết định"),
    Column("dated", "Ngày quyết định"),
    Column("since", "Từ ngày"),
    Column("until", "Đến ngày"),
)


def _incidents(work: Work) -> Listing:
    return Listing("Sự cố", "su-co", _INCIDENT, (_incident(each) for each in every(partial(incidents.page, work))))


def _incident(told: incidents.IncidentLine) -> dict[str, Any]:
    row = told.incident
    duties = (watch_words.duty(clock, now, row.detected_at)[1] for clock, now in told.duties)
    return {
        "system": two_lines(told.name, told.code),
        "detected": words.instant(row.detected_at),
        "what": row.what,
        "marks": ", ".join(marks(row)),
        "duties": "; ".join(duties),
        "steps": "; ".join(f"{StepKind.word(step.kind)}: {words.instant(step.at)}" for step in told.steps),
        "closed": words.instant(told.closed_at),
    }


def _advisories(work: Work) -> Listing:
    cells = (
        {
            "system": two_lines(each.name, each.code),
            "kind": AdvisoryKind.word(each.advisory.kind),
            "on": words.day(each.advisory.on),
            "source": each.advisory.source,
            "number": each.advisory.number,
            "what": each.advisory.what,
            "due": words.day(each.advisory.due_on),
            "resolved": words.day(each.resolution.on) if each.resolution else "",
            "how": each.resolution.how if each.resolution else "",
        }
        for each in every(partial(advisories.page, work))
    )
    return Listing("Cảnh báo và lộ lọt", "canh-bao-lo-lot", _ADVISORY, cells)


def _websites(work: Work) -> Listing:
    cells = (
        {
            "system": two_lines(each.name, each.code),
            "address": each.website.address,
            "months": str(each.website.review_months or ""),
            "reviewed": words.day(each.latest.on) if each.latest else "",
            "result": ReviewResult.word(each.latest.result) if each.latest else "Chưa từng rà soát",
            "due": words.day(each.due_on),
        }
        for each in every(partial(websites.page, work))
    )
    return Listing("Website của cơ quan", "website", _WEBSITE, cells)


def _changes(work: Work) -> Listing:
    cells = (
        {
            "system": two_lines(each.name, each.code),
            "on": words.day(each.change.on),
            "what": each.change.what,
            "assessed": "Đã đánh giá" if each.assessed else "Chưa đánh giá",
        }
        for each in every(partial(agreement_list.major_changes, work))
    )
    return Listing("Thay đổi lớn", "thay-doi-lon", _CHANGE, cells)


def _agreements(work: Work) -> Listing:
    cells = (
        {
            "system": two_lines(each.name, each.code),
            "kind": AgreementKind.word(each.agreement.kind),
            "number": each.agreement.number,
            "party": each.agreement.party,
            "scope": each.agreement.scope,
            "on": words.day(each.agreement.on),
            "ends": words.day(each.agreement.ends_on),
            "state": watch_words.AGREEMENT_STATE[each.state][1],
        }
        for each in every(partial(agreement_list.page, work))
    )
    return Listing("Ủy quyền và hợp đồng thuê", "uy-quyen-hop-dong", _AGREEMENT, cells)


def _staff(work: Work) -> Listing:
    told = (each for each in focal_points.listed(work) if each.wanted or each.present)
    cells = (row for each in told for row in _staffed(each))
    return Listing("Đầu mối chuyển đổi số", "dau-moi", _STAFF, cells)


def _staffed(each: Staffed) -> list[dict[str, Any]]:
    unit = {"unit": two_lines(each.unit.name, each.unit.code), "wanted": str(each.wanted), "missing": str(each.missing)}
    nobody = dict.fromkeys(("name", "position", "contact", "decision", "dated", "since", "until"), "")
    people = [
        {
            "name": point.name,
            "position": point.position,
            "contact": point.contact,
            "decision": point.decision_number,
            "dated": words.day(point.decision_date),
            "since": words.day(point.since),
            "until": words.day(point.until),
        }
        for point in (*each.present, *each.past)
    ]
    return [unit | person for person in people or [nobody]]


LISTS: Mapping[str, Callable[[Work], Listing]] = {
    "su-co": _incidents,
    "canh-bao": _advisories,
    "website": _websites,
    "thay-doi": _changes,
    "van-ban": _agreements,
    "dau-moi": _staff,
}
"""By the tab's name in the address."""

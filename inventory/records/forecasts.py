"""When the dossier of a system is expected to be approved (NĐ 331/2026, Mẫu số 08, column 9)."""

from inventory.organisation.access import Act, system
from inventory.records.dossier_tables import ApprovalForecast
from inventory.records.facts import add
from inventory.validation import Checks
from inventory.work import Work


def record(work: Work, code: str, forecast: ApprovalForecast) -> ApprovalForecast:
    """Record an expectation: on, expected_on. The latest holds; one may find that it was too early."""
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", forecast.on, work.today)
    checks.plausible("expected_on", forecast.expected_on)
    if forecast.on and forecast.expected_on and forecast.expected_on < forecast.on:
        rule = "Ngày dự kiến phê duyệt đứng trước ngày ghi."
        checks.problem("expected_on", rule, "Hãy kiểm tra lại hai ngày.")
    checks.done()
    return add(work, about, forecast)

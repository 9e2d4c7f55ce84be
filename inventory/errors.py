"""The ways in which a request can fail, each with what its reader needs to go on. Texts are Vietnamese."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: where it is, the rule it breaks, and what to do."""

    field: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.field}: {self.rule} {self.remedy}".strip()


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a refusal, with the clause behind it and the remedy."""

    code: str
    clause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.remedy} ({self.clause})" if self.clause else self.remedy


class IsmsError(Exception):
    """Something the person can understand and put right."""


class Invalid(IsmsError):
    """Bad input: nothing was written (exit status 4)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class NotFound(Invalid):
    """The record does not exist, or not within what this person may see (exit status 4)."""

    def __init__(self, what: str, code: str) -> None:
        super().__init__([Problem(what, f"Không tìm thấy {what} “{code}”.", "Hãy kiểm tra lại mã.")])


class Voided(NotFound):
    """The record was entered by mistake and voided: it counts nowhere and nothing is done with it (exit status 4)."""

    def __init__(self, what: str, code: str, on: date, reason: str) -> None:
        rule = f"{what[:1].upper()}{what[1:]} “{code}” đã bị hủy khỏi sổ ngày {on:%d/%m/%Y}, lý do: {reason}"
        Invalid.__init__(self, [Problem(what, rule, "")])


class Refused(IsmsError):
    """A rule of law or of the register says no (exit status 3)."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(map(str, self.reasons)))


class NotAllowed(Refused):
    """The person's role or branch does not permit the act (exit status 3)."""

    def __init__(self, remedy: str) -> None:
        super().__init__([Reason("not_allowed", "", remedy)])


class Busy(IsmsError):
    """The database is held by somebody else's write: nothing was stored, and the same works in a moment (status 1)."""

    def __init__(self) -> None:
        super().__init__("Sổ đang bận ghi một việc lớn nên chưa làm được việc này. Chưa có gì bị lưu dở; hãy thử lại.")


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two people changed: what both had seen, what stands on record now, what this person gave."""

    field: str
    seen: Any
    theirs: Any
    mine: Any


class Removed(Refused):
    """Somebody else removed the record since this person read it (exit status 3)."""

    def __init__(self) -> None:
        remedy = "Người khác vừa bỏ nội dung này. Chưa có gì được lưu; hãy tải lại trang để xem."
        super().__init__([Reason("removed", "", remedy)])


class Outdated(Refused):
    """
    Somebody else changed the same fields since this person read the record (exit status 3).

    `whole`: the act was about the record as a whole, as removing it, so that there are no versions to choose from.
    """

    def __init__(self, conflicts: Iterable[Conflict] = (), whole: bool = False) -> None:
        self.conflicts, self.whole = tuple(conflicts), whole
        remedy = "Người khác vừa sửa nội dung này. Hãy xem hai bản rồi chọn bản cần giữ; chưa có gì được lưu."
        super().__init__([Reason("outdated", "", remedy)])

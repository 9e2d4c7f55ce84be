"""
What a paper is, declared once beside its maker with `@paper`. The registry is filled by these declarations only.

Pages, addresses, commands, the ledger and the office's own templates read everything about a paper off its declaration.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import wraps
from typing import Any, Protocol
from urllib.parse import quote

from inventory.errors import Invalid
from inventory.organisation.access import Act, reads
from inventory.work import Work
from isms.papers.composition.paper import Content, Paper
from schedules.plans.quarters import Quarter
from schedules.yearly import reporting_year


@dataclass(frozen=True, slots=True)
class Subject:
    """
    What a paper is about. `example`: how a person writes it; `read`: raises Invalid for what can not be one;
    `of`: the subject to which a day belongs, where that is a period.
    """

    example: str
    read: Callable[[str], object] = str
    of: Callable[[date], str] = lambda _day: ""

    def allows(self, text: str) -> bool:
        """Say whether a text may be the subject: of a report, a period that there is."""
        try:
            self.read(text)
        except Invalid:
            return False
        return True


def _period(text: str) -> str:
    """Return the period in the subject of a report; the part after a slash names an owner or a unit."""
    return text.partition("/")[0]


SYSTEM = Subject("mã hệ thống, ví dụ IOFFICE")
PLANNED_AUDIT = Subject("mã hệ thống và số của kế hoạch, ví dụ IOFFICE:12")
AUDIT = Subject("mã hệ thống và số của lần kiểm tra, ví dụ IOFFICE:12")
INCIDENT = Subject("mã hệ thống và số của sự cố, ví dụ IOFFICE:12")
YEAR = Subject("năm, ví dụ 2026", reporting_year.read, lambda day: str(day.year))
YEAR_OF_ONE = replace(YEAR, read=lambda text: reporting_year.read(_period(text)))
"""A year, of the whole or of one owner or unit: "2026/VP"."""
QUARTER_OF_ONE = Subject(
    "quý, ví dụ 2026-Q4", lambda text: Quarter.read(_period(text)), lambda day: Quarter.of(day).code
)


class Maker(Protocol):
    """Gathers a paper about a subject as of a day; None means today."""

    def __call__(self, work: Work, subject: str, on: date | None = None, /) -> Paper: ...


@dataclass(frozen=True, slots=True)
class Declared:
    """
    A paper of the catalogue.

    `title`: what the paper is called, whatever it is about; `template`: the page under `templates/` that holds its
    wording; `number_type`: the series its number comes from ("QĐ", "BC"; a letter's is "CV"), empty for none;
    `internal`: no form of the law; `report`: what `isms report` says of a report with figures; `in_bulk`: it may be
    printed of many systems in one run; `of_register`: it grows with the register, so that in a large one it is made
    by a background task; `address`: its name in addresses, by default its code; `words`: what its own
    places are called, for the ledger and for templates of the office (`place_words` has those of several papers).
    """

    code: str
    title: str
    subject: Subject
    template: str
    number_type: str = ""
    internal: bool = False
    report: str = ""
    in_bulk: bool = False
    of_register: bool = False
    address: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, gather: Callable[[Work, str, date | None], Content]) -> Maker:
        """Enter the paper in the registry with its maker, which from now on returns the complete paper."""

        @reads(Act.VIEW)
        @wraps(gather)
        def make(work: Work, subject: str, on: date | None = None) -> Paper:
            return self.complete(work, gather(work, subject, on), subject, on)

        PAPERS[self.code], MAKERS[self.code] = self, make
        return make

    def path(self, subject: str, ending: str) -> str:
        """Return the address at which the paper is printed."""
        return f"/in/{self.address or self.code}/{quote(subject, safe='')}.{ending}"

    def complete(self, work: Work, content: Content, subject: str, on: date | None = None) -> Paper:
        """Return what a maker gathered as the paper that is declared here."""
        gathered: dict[str, Any] = {each.name: getattr(content, each.name) for each in fields(Content)}
        settled = {
            "subject": content.subject or subject,
            "made_on": content.made_on or work.today,
            "as_of": content.as_of or on or work.today,
            "number_type": self.number_type if content.numbered else "",
        }
        return Paper(code=self.code, template=self.template, internal=self.internal, **gathered | settled)


PAPERS: dict[str, Declared] = {}
"""Every paper by its code, once `isms.papers.catalogue` is imported."""
MAKERS: dict[str, Maker] = {}
paper = Declared
"""The declaration as a decorator of the maker: `@paper("dti", ...)`."""

"""A number for a paper of the office: the next of its series, printed in the paper with the day and the signer."""

from dataclasses import dataclass, replace
from datetime import date

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.organisation.access import Act, Unseen, reads, writes
from inventory.versions import Seen, require_unchanged
from inventory.work import Work
from isms.ledger import numbers
from isms.papers.composition import letterhead, office_words
from isms.papers.composition.office_words import Signer
from isms.papers.composition.paper import Paper
from isms.papers.composition.paper_words import long_date, printable


@dataclass(frozen=True, slots=True)
class Offer:
    """What a paper would be given: the number with its sign, and who may sign it."""

    number: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paper as it will be with the number that comes next, which is not taken yet; `dated`: the day it bears."""

    paper: Paper
    following: str
    dated: date

    @property
    def number(self) -> str:
        """The number with its sign, as it stands on the paper."""
        return str(self.paper.places["number"])


@reads(Act.VIEW)
def offer(work: Work, paper: Paper) -> Offer:
    """Return the number that comes next, without taking it. Raises Refused for a paper that bears none."""
    _bears(paper.number_type)
    return Offer(_number(paper, _following(work, paper.number_type)), office_words.signers(office_words.paper(work)))


@reads(Act.VIEW)
def offer_of_series(work: Work, type: str) -> Offer:
    """As `offer`, for a paper that takes long to make: the number is without its sign. Raises Refused."""
    _bears(type)
    return Offer(_following(work, type), office_words.signers(office_words.paper(work)))


@reads(Act.RECORD, everywhere=True)
def foresee(work: Work, paper: Paper, on: date, signer: Signer | None = None, seen: Seen = None) -> Numbered:
    """
    Return the paper with the number that comes next this year, dated `on`. It is taken when the paper is entered.

    `signer`: who signs it, the one of the settings by default. Raises Refused for a paper that bears no number,
    Invalid for a day of another year or one still to come, NotAllowed. `seen`: the number that was offered; Outdated
    when it was given meanwhile, be it to this very paper in another tab (`inventory.versions`).
    """
    require_number(work, paper.number_type, on)
    following = _following(work, paper.number_type)
    number = _number(paper, following)
    require_unchanged(seen, {"number": number})
    said = {"number": number, "dated": long_date(on)}
    if signer is not None:
        said |= {"signer_title": printable(signer.title).upper(), "signer_name": printable(signer.name)}
    places = {name: said.get(name, text) for name, text in paper.places.items()}
    return Numbered(replace(paper, places=places), following, on)


@writes(Act.RECORD, Unseen.UPWARD, everywhere=True)
def take(work: Work, numbered: Numbered) -> None:
    """Take the number that was foreseen. Raises Outdated when another paper got it, Invalid when its year is over."""
    require_number(work, numbered.paper.number_type, numbered.dated)
    taken = numbers.take(work, numbered.paper.number_type)
    require_unchanged({"number": numbered.number}, {"number": numbered.number.replace(numbered.following, taken, 1)})


@reads(Act.VIEW)
def require_number(work: Work, type: str, on: date) -> None:
    """Raise Refused when papers of a type bear no number, Invalid when today none is given for that day."""
    _bears(type)
    if on.year != work.today.year or on > work.today:
        rule = f"Số của năm {work.today.year} chỉ ghi cho văn bản của năm đó, đến hôm nay."
        raise Invalid([Problem("dated", rule, "Hãy chọn một ngày từ đầu năm đến hôm nay.")])


def _following(work: Work, type: str) -> str:
    return numbers.written(numbers.lasts(work)[type] + 1)


def _number(paper: Paper, taken: str) -> str:
    return str(paper.places["number"]).replace(letterhead.NUMBER, taken, 1)


def _bears(type: str) -> None:
    if type not in numbers.TYPES:
        remedy = "Giấy tờ này không lấy số của cơ quan: do cơ quan khác ban hành hoặc không phải văn bản có số."
        raise Refused([Reason("no_number", "NĐ 30/2020 Đ15", remedy)])

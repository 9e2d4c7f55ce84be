"""A number for a paper of the office: the next of its series, printed in the paper with the day and the signer."""

from dataclasses import dataclass, replace
from datetime import date

from inventory.errors import Invalid, Problem, Reason, Refused
from inventory.organisation.access import Act, reads, writes
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


@reads(Act.VIEW)
def offer(work: Work, paper: Paper) -> Offer:
    """Return the number that comes next, without taking it. Raises Refused for a paper that bears none."""
    _bears(paper)
    following = numbers.written(numbers.lasts(work)[paper.number_type] + 1)
    return Offer(_number(paper, following), office_words.signers(office_words.paper(work)))


@writes(Act.RECORD, everywhere=True)
def give(work: Work, paper: Paper, on: date, signer: Signer | None = None, seen: Seen = None) -> Paper:
    """
    Take the next number of this year and return the paper with it, dated `on`.

    `signer`: who signs it, the one of the settings by default. Raises Refused for a paper that bears no number,
    Invalid for a day of another year or one still to come, NotAllowed. `seen`: the number that was offered; Outdated
    when it was given meanwhile, be it to this very paper in another tab (`inventory.versions`).
    """
    _bears(paper)
    if on.year != work.today.year or on > work.today:
        rule = f"Số của năm {work.today.year} chỉ ghi cho văn bản của năm đó, đến hôm nay."
        raise Invalid([Problem("dated", rule, "Hãy chọn một ngày từ đầu năm đến hôm nay.")])
    taken = _number(paper, numbers.take(work, paper.number_type))
    require_unchanged(seen, {"number": taken})
    said = {"number": taken, "dated": long_date(on)}
    if signer is not None:
        said |= {"signer_title": printable(signer.title).upper(), "signer_name": printable(signer.name)}
    return replace(paper, places={name: said.get(name, text) for name, text in paper.places.items()})


def _number(paper: Paper, taken: str) -> str:
    return str(paper.places["number"]).replace(letterhead.NUMBER, taken, 1)


def _bears(paper: Paper) -> None:
    if paper.number_type not in numbers.TYPES:
        remedy = "Giấy tờ này không lấy số của cơ quan: do cơ quan khác ban hành hoặc không phải văn bản có số."
        raise Refused([Reason("no_number", "NĐ 30/2020 Đ15", remedy)])

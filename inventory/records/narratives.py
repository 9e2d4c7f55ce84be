"""What a dossier explains in words, part by part (NĐ 331/2026 Đ22.3-22.5)."""

from datetime import date

from inventory.organisation.access import Act, reads, system, writes
from inventory.records import Narrative, facts
from inventory.records.declaration import check_fields
from inventory.records.holding import newest
from inventory.versions import Seen, carry_over
from inventory.work import Work


@writes(Act.RECORD)
def record(work: Work, code: str, part: Narrative, seen: Seen = None) -> Narrative:
    """
    Record a part: on, part, text of any number of lines. `seen`: the text the form was opened on (`versions`).

    Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    system(work, code, Act.RECORD)
    check_fields(part, work.now).done()
    standing = listed(work, code, date.max).get(part.part) if seen is not None else None
    if not carry_over(part, seen, standing or Narrative(on=part.on, part=part.part, text=""), ["text"]) and standing:
        return standing
    return facts.record(work, code, part)


@reads(Act.VIEW)
def listed(work: Work, code: str, on: date | None = None) -> dict[str, Narrative]:
    """Return the part of each code that holds on a day (today by default). Raises NotFound."""
    about = system(work, code, Act.VIEW)
    return newest(facts.all_of(work, Narrative, about.id), on or work.today)

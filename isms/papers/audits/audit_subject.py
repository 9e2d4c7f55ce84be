"""What every paper about an audit or an incident says of its system, and which record its subject names."""

from collections.abc import Sequence

from inventory.errors import NotFound
from inventory.organisation import bodies
from inventory.organisation.access import Act, reads, system
from inventory.records.finding import Severity
from inventory.register_tables import System
from inventory.work import Work
from isms.papers.composition import letterhead, office_words
from isms.papers.composition.paper import Blanks, Content
from isms.papers.composition.paper_words import UNDETERMINED, printable, short_date
from isms.systems import dossier_progress
from schedules.audits import findings

SYSTEM, LATER = "Thẻ Thông tin", "Tệp Word, khi lập văn bản"
Places = dict[str, object]


def split(subject: str) -> tuple[str, int]:
    """Return the system's code and the record's number of "CODE:12". Raises NotFound for anything else."""
    code, _, number = subject.rpartition(":")
    if not code or not (number.isascii() and number.isdigit()):
        raise NotFound("bản ghi", subject)
    return code, int(number)


@reads(Act.VIEW)
def one(work: Work, code: str) -> System:
    """Return the system that a paper is about. Raises NotFound."""
    return system(work, code, Act.VIEW)


@reads(Act.VIEW)
def heading(
    work: Work, about: System | None, type: str, blanks: Blanks, sent_to: Sequence[str], first: str = ""
) -> Places:
    """
    Return the places of the head and the end, and the legal bases.

    `sent_to`: who gets it, beside those of the settings; `first`: the first line of "Nơi nhận".
    """
    texts = office_words.paper(work)
    said = letterhead.places(work, about.unit_id if about else None, type, blanks)
    called = bodies.names(work)
    recipients = tuple(filter(None, (first, *(printable(called.of(each)) for each in sent_to))))
    return said | {"sent_to": recipients, "bases": tuple(printable(line) for line in office_words.lines(texts.bases))}


@reads(Act.VIEW)
def describe(work: Work, about: System, blanks: Blanks) -> Places:
    """Return the places that tell the system, its owner, operator and level."""
    level, called = dossier_progress.proposal(work, about.code).level, bodies.names(work)
    return {
        "system": blanks.text(about.name, "Tên hệ thống thông tin", SYSTEM),
        "plain_name": printable(about.name),
        "owner": blanks.text(called.of(about.owner), "Chủ quản hệ thống thông tin", SYSTEM),
        "operator": blanks.text(called.of(about.operator), "Đơn vị vận hành hệ thống thông tin", SYSTEM),
        "level": str(level) if level else UNDETERMINED,
    }


def of_system(title: str, subject_of: System, said: Places, blanks: Blanks) -> Content:
    """Return what a paper about a system says, its title with the system's name."""
    return Content(f"{title} - {printable(subject_of.name)}", said, subject_of.id, missing=blanks.listed())


def lines(told: Sequence[findings.FindingLine]) -> list[dict[str, str]]:
    """Return findings as rows of a table, in the order given."""
    return [
        {
            "what": printable(each.finding.what),
            "severity": Severity.word(each.finding.severity),
            "responsible": printable(each.finding.responsible) or "(chưa giao)",
            "due": _due(each),
        }
        for each in told
    ]


def _due(told: findings.FindingLine) -> str:
    until = short_date(told.finding.due_on)
    if told.resolution is None:
        return until
    return f"{until}; đã khắc phục ngày {short_date(told.resolution.on)}: {printable(told.resolution.how)}"

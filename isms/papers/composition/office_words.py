"""What the office's papers say about the office itself: settings that an administrator keeps."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from inventory.law import regimes
from inventory.organisation.access import Act, reads, writes
from inventory.register_tables import Setting
from inventory.upserts import once
from inventory.validation import LONG, NAME, Checks
from inventory.versions import Seen, merge
from inventory.work import Work
from isms.ledger.numbers import TYPES

PAPER = "paper"
BY_TYPE = {"BB": "Lưu: VT, Hồ sơ"}
"""Who gets a paper of a type for which neither its own lines nor the usual ones hold (NĐ 30/2020, Mẫu 1.9)."""
SEVERAL_LINES = ("bases", "recipients", "other_signers")
STANDARD = "An ninh mạng - Hệ thống thông tin - Yêu cầu cơ bản"
"""The national standard as NĐ 331/2026 names it (Đ28.1, Đ30.1), without a number."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the title with its authority ("KT.", "TL.", "TUQ.": NĐ 30/2020 Phụ lục I, II.7.a), and the name."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Paper:
    """
    Texts for the papers; an empty one is printed as a marked blank.

    `other_signers`: one a line, "KT. Giám đốc, Phó Giám đốc: Họ và tên", to choose from when a number is taken;
    `abbreviation` and `drafter` make the sign after the number ("STP-VP", NĐ 30/2020 Phụ lục I, II.3.b); `bases` and
    `recipients` hold one line each. `recipients_by_type`: the lines of a type of paper ("QĐ") that has its own.
    """

    specialised_unit: str = ""
    owner_head: str = ""
    address: str = ""
    signer_title: str = ""
    signer_name: str = ""
    other_signers: str = ""
    abbreviation: str = ""
    drafter: str = ""
    standard: str = STANDARD
    technical_regulation: str = ""
    bases: str = field(default_factory=lambda: f"Căn cứ {regimes.all()[0].bases[-1]}")
    recipients: str = "Lưu: VT"
    recipients_by_type: Mapping[str, str] = field(default_factory=dict)


@reads(Act.VIEW)
def paper(work: Work) -> Paper:
    """Return the office's texts, or what the product begins with."""
    stored = work.session.get(Setting, PAPER)
    known = {each.name for each in fields(Paper)}
    return Paper(**{name: text for name, text in (stored.value if stored else {}).items() if name in known})


@writes(Act.ADMINISTER, everywhere=True)
def set_paper(work: Work, texts: Paper, seen: Seen = None) -> Paper:
    """
    Keep the office's texts, and note in the trail which of them changed; return what stands then.

    `seen`: what the form was opened on, by the names of `flat` (`versions`). Raises Invalid, NotAllowed, Outdated.
    """
    work.session.execute(once(work.session, Setting, ["name"]).values(_row(work, Paper())))
    row = work.session.get_one(Setting, PAPER, with_for_update=True, populate_existing=True)
    before = paper(work)
    changed = merge(seen, flat(_cleaned(texts)), flat(before))
    if not changed:
        return before
    after = _raised(flat(before) | changed)
    row.value, row.changed_at, row.changed_by = asdict(after), work.now, work.actor.name
    work.record(
        "office.paper", "office", {name: text for name, text in asdict(after).items() if text != getattr(before, name)}
    )
    return after


def flat(texts: Paper) -> dict[str, str]:
    """Return the texts by the names of their fields, the lines of each type of paper under a name of its own."""
    own = {field_of(type): texts.recipients_by_type.get(type, "") for type in TYPES}
    return {name: text for name, text in asdict(texts).items() if name != "recipients_by_type"} | own


def _raised(texts: Mapping[str, str]) -> Paper:
    own = {type: text for type in TYPES if (text := texts[field_of(type)])}
    usual = {each.name: texts[each.name] for each in fields(Paper) if each.name in texts}
    return Paper(**usual, recipients_by_type=own)


def _row(work: Work, texts: Paper) -> dict[str, Any]:
    return {"name": PAPER, "value": asdict(texts), "changed_at": work.now, "changed_by": work.actor.name}


def recipients(texts: Paper, type: str) -> tuple[str, ...]:
    """Return who gets a paper of a type ("QĐ"), the last line saying where it is filed (NĐ 30/2020 Phụ lục I, II.9)."""
    return lines(texts.recipients_by_type.get(type) or BY_TYPE.get(type) or texts.recipients)


def signers(texts: Paper) -> tuple[Signer, ...]:
    """Return who may sign: the first is who signs when nobody else is chosen."""
    others = (line.partition(":") for line in lines(texts.other_signers))
    named = [Signer(title.strip(), name.strip()) for title, _, name in others]
    return tuple(each for each in (Signer(texts.signer_title, texts.signer_name), *named) if each.title or each.name)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text of several, each without the dash before it and the mark that ends it."""
    return tuple(bare for line in text.splitlines() if (bare := line.strip().lstrip("-– ").rstrip(" .;")))


def _cleaned(texts: Paper) -> Paper:
    """Return the texts without empty lines and spaces around. Raises Invalid."""
    checks, given = Checks(), asdict(texts)
    by_type = {type: given["recipients_by_type"].get(type, "") for type in TYPES}
    cleaned = {
        name: _lines(checks, name, text) if name in SEVERAL_LINES else checks.text(name, text, NAME, required=False)
        for name, text in given.items()
        if name != "recipients_by_type"
    }
    own = {type: _lines(checks, field_of(type), text) for type, text in by_type.items()}
    checks.done()
    return replace(texts, **cleaned, recipients_by_type={type: text for type, text in own.items() if text})


def field_of(type: str) -> str:
    """Return the name under which problems of a type's own recipients are told."""
    return f"recipients-{type}"


def _lines(checks: Checks, name: str, text: str) -> str:
    kept = "\n".join(lines(text))
    checks.text(name, kept, LONG, required=False)
    return kept

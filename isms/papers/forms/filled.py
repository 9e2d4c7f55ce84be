"""A form filled from the register: every place of it with a text, or a marked blank that says what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from inventory.errors import Reason, Refused
from inventory.law import regimes
from inventory.organisation import units
from inventory.organisation.access import Act, reads, system
from inventory.organisation.bodies import key
from inventory.register_tables import System, Unit
from inventory.work import Work
from isms.papers.composition import authorities, letterhead, office_words
from isms.papers.composition.authorities import CARDS, OWNER, SPECIALISED, Authorities, Issuer
from isms.papers.composition.declared_papers import PAPERS, paper
from isms.papers.composition.declared_papers import SYSTEM as ONE_SYSTEM
from isms.papers.composition.letterhead import SETTINGS, UNITS
from isms.papers.composition.paper import Blanks, Content, Paper
from isms.papers.composition.paper_words import long_date, printable
from isms.papers.forms import form_titles
from isms.papers.forms.form_titles import Due, Form, FormCode
from isms.systems import dossier_progress

_DECISIONS = ("mau-06", "mau-07")
_ON_THE_LIST = 5
_DESIGNS = ("preliminary_design", "construction_design")
_NUMBER_TYPE: dict[str, str] = {"mau-05": "TTr", "mau-06": "QĐ", "mau-07": "QĐ"}


@reads(Act.VIEW)
def offered(work: Work, code: str) -> tuple[Due, ...]:
    """Return the forms that the procedure of the system's proposed level asks for; none while there is no level."""
    found = dossier_progress.proposal(work, code)
    if found.level is None:
        return ()
    known = regimes.get(found.regime).forms
    return tuple(each for each in form_titles.due(found.level, found.listed) if each.form.code in known)


@reads(Act.VIEW)
def filled(work: Work, code: str, on: date | None = None, *, form_code: FormCode) -> Paper:
    """
    Return the form of a system, filled with what the register knows today; `on` is not asked: a form is for today.

    Raises NotFound, Refused as its maker does.
    """
    return PAPERS[form_code].complete(work, _content(work, code, form_titles.form(form_code)), code)


def _declare(form: Form) -> None:
    @paper(
        form.code,
        f"{form.title} - {form.name}",
        ONE_SYSTEM,
        f"forms/{form.code}.html.j2",
        number_type=_NUMBER_TYPE.get(form.code, letterhead.LETTER),
        in_bulk=True,
    )
    def of_system(work: Work, code: str, on: date | None = None) -> Content:
        return _content(work, code, form)


for _code in form_titles.CODES:
    _declare(form_titles.form(_code))


def _content(work: Work, code: str, form: Form) -> Content:
    """
    Return what a form says of a system today.

    Raises NotFound; Refused where the form is not one of the regime that the approval follows.
    """
    about = system(work, code, Act.VIEW)
    found = dossier_progress.proposal(work, code)
    regime = regimes.get(found.regime)
    if form.code not in regime.forms:
        remedy = (
            f"Hồ sơ này theo {regime.document}; sổ không có nguyên văn các mẫu của nghị định đó nên không in. "
            f"Hãy dùng mẫu đã ban hành kèm theo {regime.document}."
        )
        raise Refused([Reason("old_regime", "NĐ 331/2026 Đ39.1", remedy)])
    places = Blanks()
    of = _about(work, form, about, found)
    said = _issuer(work, of, places) | _subject(of, places)
    return Content(
        f"{form.title} - {form.name}",
        said,
        about.id,
        about.code,
        as_of=work.today,
        numbered=of.is_own or form.issued_by == "operator",
        missing=places.listed(),
    )


SYSTEM, FILE = "Thẻ Thông tin", "Thẻ Hồ sơ"


@dataclass(frozen=True, slots=True)
class _About:
    """A form being filled: of which system and dossier, and whom it names."""

    form: Form
    system: System
    found: dossier_progress.Proposal
    who: Authorities
    unit: Unit | None
    decider: Issuer

    @property
    def issuer(self) -> Issuer:
        if self.form.issued_by == "operator":
            return self.who.office(self.unit)
        if self.form.issued_by == "owner":
            return self.decider
        return self.who.appraiser(self.system, self.found.authority(), self.found.regime)

    @property
    def is_own(self) -> bool:
        """Whether the office that keeps the system issues the form, under its own sign."""
        return self.unit is not None and key(self.issuer.name) == key(self.unit.name)


def _about(work: Work, form: Form, about: System, found: dossier_progress.Proposal) -> _About:
    who = authorities.authorities(work)
    decider = who.decider(about, found.authority(), authorities.delegation(work, about, work.today))
    unit = units.issuing(work, about.unit_id)
    if unit is not None and key(decider.name) == key(unit.name):
        own = who.office(unit)
        decider = replace(
            decider, head=own.head, signer_title=own.signer_title, signer_name=own.signer_name, name=own.name
        )
    return _About(form, about, found, who, unit, decider)


def _issuer(work: Work, of: _About, places: Blanks) -> dict[str, object]:
    """Return the head of the form and its end: who issues it, where, under which sign, who signs."""
    form, unit, issuer, texts = of.form, of.unit, of.issuer, of.who.texts
    own = of.is_own or form.issued_by == "operator"
    headed = letterhead.head_name(unit) if unit and own else issuer.name
    who = issuer.name or issuer.what
    return {
        "superior": printable(unit.superior).upper() if unit and own else "",
        "issuer": places.text(issuer.name, issuer.what, issuer.where),
        "office": places.text(headed, issuer.what, issuer.where, capitals=True),
        "office_name": (headed or issuer.what).upper(),
        "number": letterhead.number(texts, PAPERS[form.code].number_type, unit) if own else letterhead.NUMBER,
        "place": places.text(unit.place if unit else None, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "on_behalf": f"THAY MẶT {OWNER.upper()}" if issuer.acting_for else "",
        "signer_title": places.text(
            issuer.signer_title, "Đại diện của cơ quan, tổ chức", letterhead.where_signer(unit, own), capitals=True
        ),
        "signer_name": printable(issuer.signer_name),
        "recipients": office_words.recipients(texts, PAPERS[form.code].number_type),
        "bases": (*(printable(line) for line in office_words.lines(texts.bases)), *_delegated(of.decider, form)),
        "head": places.text(issuer.head, f"Thủ trưởng cơ quan tổ chức: {printable(who)}", CARDS, capitals=True)
        if form.issued_by == "owner"
        else "",
    }


def _delegated(decider: Issuer, form: Form) -> Iterator[str]:
    """Yield the basis on which a delegate decides instead of the owner (Đ4.3)."""
    paper = decider.delegation
    if paper is not None and form.code in (*_DECISIONS, "mau-05"):
        yield printable(
            f"Căn cứ văn bản ủy quyền số {paper.number} {long_date(paper.on)} của {decider.acting_for or '(chủ quản)'}"
        )


def _subject(of: _About, places: Blanks) -> dict[str, object]:
    """Return what the form says about the system, and to whom."""
    form, found, who, texts = of.form, of.found, of.who, of.who.texts
    operator = who.operator(of.system)
    said: dict[str, object] = {
        "system": places.text(of.system.name, "Tên hệ thống thông tin", SYSTEM),
        "operator": places.text(operator, "Đơn vị vận hành hệ thống thông tin", SYSTEM),
        "level": str(found.level) if found.level else places.text(None, "cấp độ", FILE),
        # Đ16.4, Đ18.3.đ: what is proposed at level 5 belongs on the list, whether or not the answers say so yet
        "listed": found.listed or found.level == _ON_THE_LIST,
        "design": _design(found),
        "proposer": places.text(of.unit.name if of.unit else None, "Tên đơn vị đề nghị", UNITS),
    }
    if form.code != "mau-04":
        said["address"] = places.text(who.address(operator), "Địa chỉ", SETTINGS)
    if form.issued_by == "owner":
        said["standard"] = places.text(texts.standard, "Tên tiêu chuẩn", SETTINGS)
        said["technical_regulation"] = places.text(texts.technical_regulation, "Tên quy chuẩn", SETTINGS)
        said["owner"] = places.text(who.owner(of.system), OWNER, SYSTEM)
    if form.code == "mau-05":
        said["owner"] = places.text(_acting(of.decider), of.decider.what, of.decider.where)
    if form.code == "mau-04":
        said |= _request(of, places)
    if form.issued_by != "owner":
        said["addressee"] = places.text(*_addressee(of))
    return said


def _acting(decider: Issuer) -> str:
    """Return who decides, with the owner for whom a delegate does."""
    return f"{decider.name} (thay mặt {decider.acting_for})" if decider.acting_for else decider.name


def _design(found: dossier_progress.Proposal) -> str:
    """Return what the forms list as the design: that of the stage (Đ21.2). Their own words know one only."""
    title = next(part.component.title for part in found.parts if part.component.code in _DESIGNS)
    return f"Tài liệu {title[0].lower()}{title[1:]}"


def _addressee(of: _About) -> tuple[str | None, str, str]:
    if of.form.code == "mau-02":
        appraiser = of.who.appraiser(of.system, of.found.authority(), of.found.regime)
        return appraiser.name, appraiser.what, appraiser.where
    if of.form.code == "mau-04":
        what = "Chủ quản hệ thống thông tin/ Đơn vị vận hành hệ thống thông tin"
        return of.who.operator(of.system), what, SYSTEM
    if of.form.code == "mau-05":
        return of.decider.name, "Cơ quan liên quan có thẩm quyền", of.decider.where
    return of.who.specialised_unit(of.who.owner(of.system)), SPECIALISED, SETTINGS


def _request(of: _About, places: Blanks) -> dict[str, object]:
    """Return the letter that asked for the appraisal, and who takes part in it."""
    sent = next((each for each in reversed(of.found.steps) if each.state == "sent_for_appraisal"), None)
    return {
        "request_number": places.text(sent.number if sent else None, "số công văn đề nghị", FILE),
        "request_date": long_date(sent.on) if sent else places.text(None, "ngày công văn đề nghị", FILE),
        "lead": places.text(of.issuer.name, of.issuer.what, of.issuer.where),
        "coordination": places.text(None, "Đơn vị phối hợp thẩm định", "Tệp Word"),
    }

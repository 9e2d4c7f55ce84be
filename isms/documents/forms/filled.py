"""A form filled from the register: every place of it with a text, or a marked blank that says what is missing."""

from collections.abc import Callable
from datetime import date

from inventory import dossier, units
from inventory.access import Act, system
from inventory.errors import Reason, Refused
from inventory.tables import System
from inventory.work import Work
from isms import dossiers
from isms.documents import letterhead
from isms.documents.forms import catalogue, office
from isms.documents.forms.catalogue import Due, Form, FormCode
from isms.documents.letterhead import SETTINGS, UNITS
from isms.documents.paper import Blanks, Paper
from isms.documents.words import long_date, printable

_DESIGNS = ("preliminary_design", "construction_design")
_NUMBER_TYPE: dict[str, str] = {"mau-05": "TTr", "mau-06": "QĐ", "mau-07": "QĐ"}


def offered(work: Work, code: str) -> tuple[Due, ...]:
    """Return the forms that the procedure of the system's proposed level asks for; none while there is no level."""
    found = dossiers.proposal(work, code)
    if found.level is None or found.regime != "331/2026":
        return ()
    return catalogue.due(found.level, found.listed)


def filled(work: Work, code: str, on: date | None = None, *, form_code: FormCode) -> Paper:
    """
    Return the form of a system, filled with what the register knows today; `on` is not asked: a form is for today.

    Raises NotFound; Refused for a system whose approval follows NĐ 85/2016: its forms are not known word for word.
    """
    about = system(work, code, Act.VIEW)
    found = dossiers.proposal(work, code)
    if found.regime != "331/2026":
        remedy = (
            "Hồ sơ này theo NĐ 85/2016; sổ không có nguyên văn các mẫu của nghị định đó nên không in. "
            "Hãy dùng mẫu đã ban hành kèm theo NĐ 85/2016."
        )
        raise Refused([Reason("old_regime", "NĐ 331/2026 Đ39.1", remedy)])
    form, places = catalogue.form(form_code), Blanks()
    texts = office.paper(work)
    body = _issuer(work, about, found, form, texts, places)
    said = body | _subject(work, about, found, form, texts, places)
    return Paper(
        code=form_code,
        title=f"{form.title} - {form.name}",
        template=f"forms/{form_code}.html.j2",
        subject=about.code,
        places=said,
        made_on=work.today,
        as_of=work.today,
        system_id=about.id,
        missing=places.listed(),
        number_type=_number_type(form) if form.issued_by == "operator" else "",
    )


def _number_type(form: Form) -> str:
    return _NUMBER_TYPE.get(form.code, letterhead.LETTER)


SYSTEM, FILE = "Thẻ Thông tin", "Thẻ Hồ sơ"


def _issuer(
    work: Work, about: System, found: dossiers.Proposal, form: Form, texts: office.Paper, places: Blanks
) -> dict[str, object]:
    """Return the head of the form and its end: who issues it, where, under which sign, who signs."""
    unit = units.issuing(work, about.unit_id)
    own = form.issued_by == "operator"
    decides = about.owner if (found.level or 0) > 2 else texts.specialised_unit
    names: dict[str, Callable[[], tuple[str | None, str, str]]] = {
        "operator": lambda: (unit.name if unit else None, "Tên cơ quan, tổ chức", UNITS),
        "appraiser": lambda: _appraiser(found, texts),
        "owner": lambda: (decides, "Chủ quản hệ thống thông tin", SYSTEM),
    }
    name, what, where = names[form.issued_by]()
    headed = letterhead.head_name(unit) if unit and own else name
    return {
        "superior": printable(unit.superior).upper() if unit and own else "",
        "issuer": places.text(name, what, where),
        "office": places.text(headed, what, where, capitals=True),
        "office_name": (headed or what).upper(),
        "number": letterhead.number(texts, _number_type(form)) if own else letterhead.NUMBER,
        "place": places.text(unit.place if unit else None, "Địa danh", SETTINGS),
        "dated": f"ngày ..... tháng ..... năm {work.today.year}",
        "signer_title": places.text(
            texts.signer_title if own else texts.owner_head if form.issued_by == "owner" else None,
            "Đại diện của cơ quan, tổ chức",
            SETTINGS,
            capitals=True,
        ),
        "signer_name": printable(texts.signer_name) if own else "",
        "recipients": office.recipients(texts, _number_type(form)),
        "bases": tuple(printable(line) for line in office.lines(texts.bases)),
        "head": places.text(texts.owner_head, "Thủ trưởng cơ quan tổ chức", SETTINGS, capitals=True)
        if form.issued_by == "owner"
        else "",
    }


def _subject(
    work: Work, about: System, found: dossiers.Proposal, form: Form, texts: office.Paper, places: Blanks
) -> dict[str, object]:
    """Return what the form says about the system, and to whom."""
    unit = units.issuing(work, about.unit_id)
    said: dict[str, object] = {
        "system": places.text(about.name, "Tên hệ thống thông tin", SYSTEM),
        "operator": places.text(about.operator, "Đơn vị vận hành hệ thống thông tin", SYSTEM),
        "level": str(found.level) if found.level else places.text(None, "cấp độ", FILE),
        "listed": found.listed,
        "design": _design(found),
        "proposer": places.text(unit.name if unit else None, "Tên đơn vị đề nghị", UNITS),
    }
    if form.code != "mau-04":
        said["address"] = places.text(texts.address, "Địa chỉ", SETTINGS)
    if form.issued_by == "owner":
        said["standard"] = places.text(texts.standard, "Tên tiêu chuẩn", SETTINGS)
        said["technical_regulation"] = places.text(texts.technical_regulation, "Tên quy chuẩn", SETTINGS)
    if form.issued_by == "owner" or form.code == "mau-05":
        said["owner"] = places.text(about.owner, "Chủ quản hệ thống thông tin", SYSTEM)
    if form.code == "mau-04":
        said |= _request(found, texts, places)
    if form.issued_by != "owner":
        said["addressee"] = places.text(*_addressee(about, found, form, texts))
    return said


def _design(found: dossiers.Proposal) -> str:
    """Return what the forms list as the design: that of the stage (Đ21.2). Their own words know one only."""
    title = next(part.component.title for part in found.parts if part.component.code in _DESIGNS)
    return f"Tài liệu {title[0].lower()}{title[1:]}"


def _addressee(about: System, found: dossiers.Proposal, form: Form, texts: office.Paper) -> tuple[str | None, str, str]:
    if form.code == "mau-02":
        return _appraiser(found, texts)
    if form.code == "mau-04":
        return about.operator, "Chủ quản hệ thống thông tin/ Đơn vị vận hành hệ thống thông tin", SYSTEM
    if form.code == "mau-05":
        return about.owner, "Cơ quan liên quan có thẩm quyền", SYSTEM
    return texts.specialised_unit, "Đơn vị chuyên trách về an ninh mạng", SETTINGS


def _appraiser(found: dossiers.Proposal, texts: office.Paper) -> tuple[str | None, str, str]:
    """Return who appraises: the specialised unit by its name, others by the name the decree gives them (Đ18)."""
    who = found.authority()
    if who is None or who.appraiser == "specialised_unit":
        return texts.specialised_unit, "Cơ quan thẩm định", SETTINGS
    return dossier.authority_name(who.appraiser, found.regime), "Cơ quan thẩm định", SETTINGS


def _request(found: dossiers.Proposal, texts: office.Paper, places: Blanks) -> dict[str, object]:
    """Return the letter that asked for the appraisal, and who takes part in it."""
    sent = next((each for each in reversed(found.steps) if each.state == "sent_for_appraisal"), None)
    return {
        "request_number": places.text(sent.number if sent else None, "số công văn đề nghị", FILE),
        "request_date": long_date(sent.on) if sent else places.text(None, "ngày công văn đề nghị", FILE),
        "lead": places.text(*_appraiser(found, texts)),
        "coordination": places.text(None, "Đơn vị phối hợp thẩm định", "Tệp Word"),
    }

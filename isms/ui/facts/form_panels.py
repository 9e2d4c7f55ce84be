"""Forms of declared fields in a panel of their own: opened, filled in, saved. Every such form is opened here."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypedDict, TypeVar, Unpack

from inventory.records.declaration import Record, fields_of
from inventory.versions import Seen
from inventory.work import Work
from isms.ui.facts.declared_form import PLAIN, DeclaredForm, FormLayout, RecordForm
from isms.ui.facts.place import Place
from isms.ui.parts.forms import Form
from isms.ui.shell import form_drafts
from isms.ui.shell.panel import Panel, now
from isms.ui.shell.visit import Done
from schedules.acts import recording
from schedules.gate.path_to_use import Step

Entered = TypeVar("Entered", bound=DeclaredForm)


class Around(TypedDict, total=False):
    """
    What a panel has besides its fields.

    `said` once it is saved and the `verb` that saves. `above` and `beneath` draw around the fields. `before` is asked
    before saving and may say no. `then` is given what the use case returned. `rehearse`: show first what would change
    in how the system stands. `step`: of the path of a system, so that the form offers to go on to what is next.
    """

    said: str
    verb: str
    above: Callable[[], Any]
    beneath: Callable[[DeclaredForm], Any]
    before: Callable[[DeclaredForm], Awaitable[bool]]
    then: Callable[[Any], Any]
    rehearse: bool
    step: Step


def usual(desk: Panel, kind: type[Record]) -> dict[str, Any]:
    """Return what the form of something new begins with: today as its day, or this instant."""
    day = kind.declaration.day
    return {day: now(desk) if fields_of(kind)[day].kind == "instant" else desk.today}


def open_form(
    desk: Panel,
    kind: type[Record],
    code: str,
    title: str,
    *,
    look: FormLayout = PLAIN,
    known: Mapping[str, Any] | None = None,
    named: Mapping[str, Mapping[str, str]] | None = None,
    fixed: Mapping[str, Any] | None = None,
    seen: Seen = None,
    use_case: Callable[[Work, Any, RecordForm], Any] | None = None,
    **around: Unpack[Around],
) -> None:
    """
    Open the form that records a fact of this kind about a system; a day that is not asked is that of recording it.

    `known`: what the record begins with, by default `usual`. `fixed`: columns that nobody is asked, as of what the
    record is about. `seen`: what the form is opened on, of a record to correct. `use_case` records the row, by default
    as every kind is; the form that it is given holds what else was asked.
    """
    fixed, day = dict(fixed or {}), kind.declaration.day

    def usual_case(work: Work, row: Record, _entered: RecordForm) -> Record:
        parents = (name for name in fixed if fields_of(kind)[name].declared.parent)
        return recording.record_about(work, row) if any(parents) else recording.record(work, code, row)

    def draw(form: Form) -> RecordForm:
        return RecordForm(kind, form, look, usual(desk, kind) if known is None else known, named)

    def record(work: Work, entered: RecordForm) -> Any:
        recorded: dict[str, Any] = {} if day in entered.asked else {day: work.today}
        return (use_case or usual_case)(work, entered.record(**recorded | fixed), entered)

    about = "-".join(map(str, fixed.values()))
    open_panel(desk, title, f"{kind.__tablename__}:{code}:{about}", draw, record, seen=seen, **around)


def open_panel(
    desk: Panel,
    title: str,
    draft: str,
    draw: Callable[[Form], Entered],
    use_case: Callable[[Work, Entered], Any],
    *,
    seen: Seen = None,
    **around: Unpack[Around],
) -> None:
    """Open a form of declared fields: `draw` builds them, `use_case` saves them. `draft`, `seen`: see `Form`."""
    form = Form(seen, draft)
    with desk.panel(title) as dialog, form_drafts.kept(desk.visit, form, title):
        around.get("above", _nothing)()
        entered = draw(form)
        around.get("beneath", _nothing)(entered)

        def record(work: Work) -> Any:
            with entered.chosen():
                return use_case(work, entered)

        async def save(goes_on: bool = False) -> None:
            if "before" in around and not await around["before"](entered):
                return
            done = await _act(desk, around)(record, form=form, said=around.get("said", "Đã lưu."))
            if done:
                dialog.close()
                around.get("then", _nothing)(done.value)
                if goes_on and isinstance(desk, Place):
                    await desk.go_on()

        verb = around.get("verb", "Lưu")
        if "step" in around and isinstance(desk, Place):
            desk.buttons(form, verb, save, dialog.close)
        else:
            form.buttons(verb, save, cancel=dialog.close)


def _act(desk: Panel, around: Around) -> Callable[..., Awaitable[Done[Any] | None]]:
    if around.get("rehearse") and isinstance(desk, Place):
        return partial(desk.change, step=around.get("step"))
    return desk.do


def _nothing(*_about: Any) -> None:
    return None

"""An act that takes long to prepare: read, made while no transaction is open, then entered in a short one."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import TypeVar

from isms.platform.database import Outcome, UnitOfWork
from isms.ui.parts.forms import Form
from isms.ui.shell.act_results import Done, Failed
from isms.ui.shell.visit import Visit

Read = TypeVar("Read")
Made = TypeVar("Made")
Value = TypeVar("Value")


async def make_and_act(
    visit: Visit,
    query: Callable[[UnitOfWork], Read],
    make: Callable[[Read], Made],
    use_case: Callable[[UnitOfWork, Made], Value],
    *,
    form: Form | None = None,
    said: str = "Đã lưu.",
) -> Done[Value] | None:
    """As `Visit.act`: None when it was refused or failed, be it while it was read or made."""

    def prepare() -> Done[Made] | Failed:
        try:
            with visit.pages.opened(visit.signed_in.token_hash) as work, form.at_once() if form else nullcontext():
                ready = query(work)
            return Done(make(ready))
        except Exception as error:
            return Failed(error, Outcome.ROLLED_BACK)

    prepared = await visit.carry_out(prepare, form, "")
    if prepared is None:
        return None
    return await visit.act(lambda work: use_case(work, prepared.value), form=form, said=said)

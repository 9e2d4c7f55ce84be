"""
What a page is given: who visits, and the ways to read and to act.

An open page is no permission: each read and each act looks up session, person and role anew, in its own transaction.
"""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from nicegui import run, ui
from starlette.requests import Request
from starlette.responses import Response

from inventory.errors import NotAllowed, Reason, Refused
from inventory.organisation import access
from inventory.organisation.access import Act
from inventory.work import Actor
from isms.accounts import branches, drafts, names, sessions
from isms.accounts.drafts import Draft
from isms.accounts.hashing_queue import QUEUE, Crowded
from isms.accounts.security_log import Happened, SecurityLog
from isms.accounts.sessions import End, SignedIn
from isms.accounts.signing_in import HalfSignIns
from isms.accounts.throttle import SignInLimit, Throttle
from isms.background.runner import Runner
from isms.installation.setup import SETUP
from isms.platform.config import Settings
from isms.platform.database import Database, Outcome, UnitOfWork
from isms.ui.parts import busy, refusals, words
from isms.ui.parts.forms import Form
from isms.ui.shell import frame, session_warning
from isms.ui.shell.act_results import Done as Done
from isms.ui.shell.act_results import Failed
from isms.ui.shell.draft_keeper import DraftKeeper
from isms.ui.web import security, sockets
from isms.ui.web.presence import Presence
from isms.ui.web.sent_forms import SentForms

Value = TypeVar("Value")
Builder = Callable[..., Any]
Warner = Callable[[UnitOfWork], str]
Redraw = Callable[[], Awaitable[None]]
MADE_BY_SETUP = "Tạo khi cài đặt"
_PROPOSED = ".proposed"
"""The trail's name for what waits ends so (`inventory.records.second_person.propose`)."""
_PATIENCE = 30.0  # seconds a page may take to build
_ON_THE_WAY = 10.0  # seconds in which a browser that was sent to another page is taken to be on its way
_committed: ContextVar[bool] = ContextVar("committed", default=False)
"""Whether the handler that runs in this task has committed an act: what fails in it afterwards must not deny that."""


def _nothing() -> None:
    """Do nothing."""


def no_warning(_work: UnitOfWork) -> str:
    """Say that all is well."""
    return ""


class TooOften(Refused):
    """More acts in a minute than a person can mean."""

    def __init__(self) -> None:
        remedy = "Có quá nhiều thao tác trong một phút. Hãy đợi một lát rồi làm tiếp."
        super().__init__([Reason("too_often", "", remedy)])


@dataclass
class Pages:
    """What all pages share, and the way to add one."""

    database: Database
    settings: Settings
    warning: Warner = no_warning  # what the bar says when the scheduler has not run
    sign_ins: SignInLimit = field(default_factory=SignInLimit)
    sent: SentForms = field(default_factory=SentForms)  # sign-in forms
    acts: Throttle = field(default_factory=lambda: Throttle(120, timedelta(minutes=1)))  # by person
    halves: HalfSignIns = field(init=False)  # sign-ins between their two steps
    security: SecurityLog = field(init=False)
    runner: Runner = field(init=False)  # of what is too heavy for a page
    drafts: DraftKeeper = field(init=False)  # of what people are typing
    presence: Presence = field(init=False)  # of those who type or press something

    def __post_init__(self) -> None:
        self.runner = Runner(self.database, self.settings)
        self.drafts = DraftKeeper(self.database)
        self.presence = Presence(self.database)
        self.halves = HalfSignIns(self.database.now)
        self.security = SecurityLog(self.database)

    def page(self, path: str, *, title: str, act: Act = Act.VIEW) -> Callable[[Builder], Builder]:
        """Add a private page. The function is given a Visit, then the parameters of path and query."""

        def add(build: Builder) -> Builder:
            async def shown(request: Request, **parameters: Any) -> Response | None:
                return await _show(Visit(self, request.state.signed_in), title, act, lambda v: build(v, **parameters))

            mine = list(inspect.signature(build).parameters.values())[1:]
            asked = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Request)
            keyword = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in mine]
            shown.__signature__ = inspect.Signature([asked, *keyword])  # type: ignore[attr-defined]
            ui.page(path, title=title, language="vi", dark=None, response_timeout=_PATIENCE)(shown)
            return build

        return add

    @contextmanager
    def opened(self, token_hash: str, *, writes: bool = False, counts: bool = False) -> Iterator[UnitOfWork]:
        """
        Open a transaction as the person whom the session belongs to now.

        `counts`: it is an act, of which nobody does more than a person can mean. Raises SignedOut, TooOften.
        """
        signed_in = None
        try:
            with (self.database.work if writes else self.database.look)(sessions.NOBODY) as work:
                signed_in = sessions.look_up(work.session, token_hash, work.now)
                if signed_in is None:
                    raise sessions.SignedOut
                work.actor = signed_in.actor
                if counts:
                    self.count(work.actor.name)
                yield work
        except NotAllowed as refusal:
            if signed_in is not None:
                self.note_refusal(signed_in, str(refusal))
            raise

    def note_refusal(self, signed_in: SignedIn, what: str) -> None:
        """Write into the security log that somebody was refused what their role or branch does not permit."""
        self.security.note(Happened.NOT_ALLOWED, signed_in.actor.name, signed_in.address, signed_in.agent, what)

    def count(self, name: str) -> None:
        """Count an act of a person. Raises TooOften."""
        now = self.database.now()
        if self.acts.is_shut(name, now):
            raise TooOften
        self.acts.count(name, now)

    async def close_ended(self) -> None:
        """Close the open pages of people whose session has ended, and warn those whose session soon will."""
        living = await run.io_bound(self._living)
        if living is not None:
            await sockets.close(lambda owner: owner not in living)
            session_warning.show(living, self.database.now(), self._go_on)

    async def _go_on(self, token_hash: str) -> None:
        await self.presence.note(token_hash)
        await self.close_ended()

    def _living(self) -> dict[str, End]:
        with self.database.look(sessions.NOBODY) as work:
            return sessions.living(work.session, work.now)


class Visit:
    """One person's visit to one page."""

    def __init__(self, pages: Pages, signed_in: SignedIn) -> None:
        self.pages = pages
        self.signed_in = signed_in
        self.client = ui.context.client  # outlives every element, also the button whose handler asks
        self.today: date = pages.database.today()
        self.after_change: Redraw | None = None  # how the frame's numbers become right again
        self.people: Mapping[str, str] = {}  # full names by account, read with the page
        self.whole = False  # whether no unit lies outside their branch, read with the page
        self.show_drafts: Callable[[], None] = _nothing  # how the frame comes to show how many drafts there are
        self._left_at = -_ON_THE_WAY

    @property
    def actor(self) -> Actor:
        """Who they were when the page was opened; good for what to show, not for what to permit."""
        return self.signed_in.actor

    @property
    def name(self) -> str:
        return self.signed_in.actor.name

    @property
    def full_name(self) -> str:
        return self.signed_in.full_name

    @property
    def path(self) -> str:
        """The address of the page, with what it asks of the page."""
        address = self.client.request.url
        return address.path + (f"?{address.query}" if address.query else "")

    @property
    def drafts(self) -> list[Draft]:
        """The drafts of this person, the newest first."""
        return self.pages.drafts.listed(self.actor.person_id) if self.actor.person_id else []

    def saved(self, form: Form) -> None:
        """Drop the draft of a form that was saved."""
        form.begin()
        if form.draft and self.actor.person_id:
            self.pages.drafts.drop(self.actor.person_id, form.draft)
            self.show_drafts()

    def named(self, recorder: str | None) -> str:
        """Return the name of whom a record names by the account."""
        return names.named(self.people, recorder or "")

    def by(self, recorder: str) -> str:
        """Return who did something, to stand by itself."""
        return MADE_BY_SETUP if recorder == SETUP.name else self.named(recorder)

    def entered(self, recorder: str | None, at: datetime | None, verb: str = "ghi") -> str:
        """Return who entered a record and when: 'Nguyễn Thị Hạnh ghi lúc 28/11/2026 11:20'."""
        by = f"{MADE_BY_SETUP}," if recorder == SETUP.name else f"{self.named(recorder)} {verb}"
        return f"{by} lúc {words.instant(at)}"

    def may(self, act: Act) -> bool:
        """Say whether to offer the act. The use case decides again."""
        return access.may(self.actor, act)

    def may_for_all(self, act: Act) -> bool:
        """Say whether to offer an act that holds for all units, which only people of the whole tree may do."""
        return self.whole and self.may(act)

    async def read(self, query: Callable[[UnitOfWork], Value]) -> Value:
        """Return what the query finds, off the event loop. Raises what it raises, and SignedOut."""
        async with busy.shown(self.client):
            found = await run.io_bound(lambda: (self._look(query),))
        if found is None:  # only while the program stops
            raise asyncio.CancelledError
        return found[0]

    async def act(
        self, use_case: Callable[[UnitOfWork], Value], *, form: Form | None = None, said: str = "Đã lưu."
    ) -> Done[Value] | None:
        """
        Do it in one transaction, off the event loop, and say so; None when it was refused or failed.

        What is wrong is shown: beside the fields of `form`, or in a dialog. On a page that is being left nothing is
        done any more: None. Raises nothing. `said`: nothing for what only looks; what was typed is not saved then.
        """
        return await self.carry_out(lambda: self._work(use_case, form), form, said)

    async def carry_out(
        self,
        work: Callable[[], Done[Value] | Failed],
        form: Form | None = None,
        said: str = "Đã lưu.",
        hashes: bool = False,
    ) -> Done[Value] | None:
        """
        As `act`, for a function that has its own units of work and returns what became of them.

        `hashes`: it hashes a password, and so waits for its turn among those that do.
        """
        if self._is_left:
            return None
        if form:
            form.clear()
        with self.client:
            async with busy.shown(self.client):
                done = await (self._in_turn(work) if hashes else run.io_bound(work))
            if done is None:  # only while the program stops
                return None
            if isinstance(done, Failed):
                refusals.show(done.error, form, done.outcome)
                return None
            if done.changed:
                _committed.set(True)
            if form and (said or done.changed):
                self.saved(form)
            if said:
                ui.notify(done.told(said), icon="check", position="bottom", color="dark", text_color="white")
            if done.changed and self.after_change:
                await self.after_change()
            return done

    async def _in_turn(self, work: Callable[[], Done[Value] | Failed]) -> Done[Value] | Failed:
        try:
            return await QUEUE.run(self.name, work)
        except Crowded as crowded:
            return Failed(crowded, Outcome.ROLLED_BACK)

    def show(self, error: Exception, outcome: Outcome | None) -> None:
        """Show what went wrong on this page, and what became of the act; see `refusals.show`."""
        with self.client:
            refusals.show(error, outcome=outcome)

    def go(self, path: str) -> None:
        """Go to another page of this site, or load this one again."""
        self._left_at = asyncio.get_running_loop().time()
        ui.navigate.to(security.local_path(path))

    @property
    def _is_left(self) -> bool:
        """Whether the browser is on its way to another page: a click that still comes is one too many."""
        return asyncio.get_running_loop().time() - self._left_at < _ON_THE_WAY

    def _look(self, query: Callable[[UnitOfWork], Value]) -> Value:
        with self.pages.opened(self.signed_in.token_hash) as work:
            return query(work)

    def _work(self, use_case: Callable[[UnitOfWork], Value], form: Form | None) -> Done[Value] | Failed:
        work = None
        try:
            self.pages.count(self.name)
            with self.pages.opened(self.signed_in.token_hash, writes=True) as work:
                sessions.notice(work.session, self.signed_in.token_hash, work.now)
                with form.at_once() if form else nullcontext():
                    value = use_case(work)
        except Exception as error:
            return Failed(error, work.outcome if work else Outcome.ROLLED_BACK)
        stored = any(not note.action.endswith(_PROPOSED) for note in work.notes)
        return Done(value, bool(work.deferred), changed=bool(work.notes), stored=stored)


async def _show(visit: Visit, title: str, act: Act, build: Callable[[Visit], Any]) -> Response | None:
    """Build the page within the frame; what goes wrong on the way is said in its place."""
    client = ui.context.client
    client.on_exception(_handler_failed)
    facts, visit.people, visit.whole, drafted = await visit.read(
        lambda work: (
            frame.facts(work, visit.pages.warning, visit.pages.database.watch),
            names.of_accounts(work),
            branches.covers_the_tree(work.session, work.actor.branch),
            drafts.own(work),
        )
    )
    if visit.actor.person_id:
        visit.pages.drafts.take_up(visit.actor.person_id, drafted)
    with frame.frame(visit, facts, client.page.path):
        try:
            if not visit.may(act):
                await run.io_bound(visit.pages.note_refusal, visit.signed_in, client.page.path)
                raise NotAllowed("Vai trò của bạn không mở được trang này. Hãy liên hệ người quản trị.")
            built = build(visit)
            answer = await built if inspect.isawaitable(built) else built
        except Exception as error:
            client.status_code = refusals.show_in_place(error, title)
            return None
    return answer if isinstance(answer, Response) else None


def _handler_failed(error: Exception) -> None:
    """Say that a handler failed; NiceGUI calls this in the handler's own task."""
    refusals.show(error, outcome=Outcome.COMMITTED if _committed.get() else None)

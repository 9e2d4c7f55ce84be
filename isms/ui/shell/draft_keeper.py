"""
What people are typing, kept in memory at once and stored in the register a second later.

One for the process. At most one short write a second for everybody; while the register is busy, nothing typed is lost:
it is tried again until it is stored.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from nicegui import run

from inventory.errors import Busy
from isms.accounts import drafts, sessions
from isms.accounts.drafts import Change, Draft
from isms.platform.database import Database

PAUSE = 1.0
"""Seconds between what is typed and the write, and between two writes."""
AGAIN = 5.0
"""Seconds until what could not be stored is tried again."""
_RECENT = 60.0
"""For so many seconds what this process knows of a draft counts, not what a page read meanwhile."""
_NOTHING = object()
Key = tuple[int, str]

log = logging.getLogger("isms.ui.shell.draft_keeper")


class DraftKeeper:
    """The drafts of everybody who has a page open, by person and form."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[int, dict[str, Draft]] = {}
        self._waiting: dict[Key, Draft | None] = {}  # none: to be dropped
        self._changed_at: dict[Key, float] = {}
        self._storing: asyncio.Task[None] | None = None

    def take_up(self, person_id: int, stored: Sequence[Draft]) -> None:
        """Take over what a page has read of a person's drafts."""
        self._forget_times()
        mine = self._known.get(person_id, {})
        recent = {form for person, form in self._changed_at if person == person_id}
        found = {each.form: each for each in stored if each.form not in recent}
        self._known[person_id] = found | {form: mine[form] for form in recent if form in mine}

    def of(self, person_id: int, form: str) -> Draft | None:
        """Return a person's draft of a form."""
        return self._known.get(person_id, {}).get(form)

    def listed(self, person_id: int) -> list[Draft]:
        """Return a person's drafts, the newest first."""
        mine = self._known.get(person_id, {}).values()
        return sorted(mine, key=lambda each: each.typed_at, reverse=True)

    def keep(self, person_id: int, draft: Draft) -> None:
        """Keep what a person has typed. Called in the event loop, as all that follows."""
        self._known.setdefault(person_id, {})[draft.form] = draft
        self._change((person_id, draft.form), draft)

    def drop(self, person_id: int, form: str) -> None:
        """Drop a person's draft, if there is one: it was saved, or is no longer wanted."""
        if self._known.get(person_id, {}).pop(form, None) is not None:
            self._change((person_id, form), None)

    def store_now(self) -> None:
        """Store what waits, before the process ends."""
        waiting, self._waiting = self._waiting, {}
        if waiting:
            try:
                self._write(waiting)
            except Exception:
                log.exception("drafts could not be stored before the end")

    def _change(self, key: Key, draft: Draft | None) -> None:
        self._waiting[key] = draft
        self._changed_at[key] = asyncio.get_running_loop().time()
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_soon())

    async def _store_soon(self) -> None:
        """Store what waits until nothing does. What is typed during a write waits for the next."""
        pause = PAUSE
        while self._waiting:
            await asyncio.sleep(pause)
            changes = dict(self._waiting)
            pause = PAUSE if await self._stored(changes) else AGAIN
        self._forget_times()

    async def _stored(self, changes: Mapping[Key, Draft | None]) -> bool:
        try:
            await run.io_bound(self._write, changes)
        except Busy:
            return False
        except Exception:
            log.exception("drafts could not be stored; they are tried again")
            return False
        for key, draft in changes.items():
            if self._waiting.get(key, _NOTHING) is draft:
                del self._waiting[key]
        return True

    def _write(self, changes: Mapping[Key, Draft | None]) -> None:
        with self._database.work(sessions.NOBODY) as work:
            drafts.store(work, [Change(person, form, draft) for (person, form), draft in changes.items()])

    def _forget_times(self) -> None:
        oldest = asyncio.get_running_loop().time() - _RECENT
        recent = {key: at for key, at in self._changed_at.items() if at > oldest or key in self._waiting}
        self._changed_at = recent

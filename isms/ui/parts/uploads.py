"""A place to drop files: each is sent at once, looked at by the server, and listed with what became of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from nicegui import events, ui
from starlette.concurrency import run_in_threadpool

from inventory.errors import Invalid, Problem
from isms.evidence import formats
from isms.evidence.store import LARGEST, Kept, Store
from isms.ui.parts import layout, refusals, words
from isms.ui.parts.layout import Handler

_ACCEPTED = ",".join(formats.MEDIA_TYPES)
_LIMIT = f"{formats.NAMES}; mỗi tệp tối đa {LARGEST >> 20} MB."
_MOST_REFUSALS = 5
_ZONE = """
<div class="drop">
  <q-icon name="upload_file" aria-hidden="true" />
  <div>Kéo tệp thả vào đây, hoặc</div>
  <q-btn no-caps unelevated class="act secondary" label="Chọn tệp" @click="props.pickFiles" />
  <span hidden><q-uploader-add-trigger /></span>
</div>
"""
_BUTTON = """
<q-btn no-caps flat class="act" icon="upload_file" label="Thêm tệp" aria-label="Thêm tệp: {of}"
  @click="props.pickFiles" />
<span hidden><q-uploader-add-trigger /></span>
"""
_SENDING = """
<ul class="files" aria-live="polite">
  <template v-for="file in props.files" :key="file.__key">
    <li v-if="file.__status === 'uploading' || file.__status === 'idle'">
      <span class="grow">{{ file.name }}</span><span class="muted">{{ file.__progressLabel.replace('.', ',') }}</span>
      <q-linear-progress :value="file.__progress" :aria-label="'Đang tải lên ' + file.name" />
    </li>
    <li v-if="file.__status === 'failed'" class="wrong">
      <q-icon name="error" aria-hidden="true" />
      {{ file.name }}: chưa tải lên được. Hãy kiểm tra kết nối rồi chọn lại tệp.
    </li>
  </template>
</ul>
"""


@dataclass(eq=False, slots=True)
class Uploaded:
    """A file that is in the store, and the field with its title."""

    kept: Kept
    title: ui.input


def drop_zone(accepted: str, take: Handler, not_sent: Handler, *, several: bool, of: str = "") -> None:
    """
    Where files are dropped or chosen, each sent at once; `accepted`: endings, as '.json,.csv'.

    `of`: what the files are of, for a button alone in a row. `take` is given the upload; `not_sent` an event with the
    names of those that the browser did not send.
    """
    zone = ui.upload(multiple=several, auto_upload=True, max_file_size=LARGEST, on_upload=take)
    zone.props(f'flat no-thumbnails accept="{accepted}"').classes("uploads").mark("uploads")
    zone.add_slot("header", _BUTTON.format(of=escape(of)) if of else _ZONE)
    zone.add_slot("list", _SENDING)
    zone.on("rejected", not_sent, js_handler="(found) => emit(found.map(each => each.file.name))")


class Uploads:
    """
    Where files are dropped or chosen; `files` are those that were taken in. `then` is given each of them.

    `of`: what they are of, where a button alone has to do.
    """

    def __init__(
        self,
        store: Store,
        *,
        several: bool = True,
        title: str = "",
        of: str = "",
        then: Callable[[Kept], Awaitable[object]] | None = None,
    ) -> None:
        self.files: list[Uploaded] = []
        self._store, self._several, self._title, self._then = store, several, title, then
        with ui.element("div").classes("field"):
            drop_zone(_ACCEPTED, self._take, self._not_sent, several=several, of=of)
            if not of:
                layout.text("p", f"Nhận {_LIMIT}").classes("help")
        self._taken = ui.element("div").classes("stack")
        self._refused = ui.element("div").classes("stack").props("role=alert")

    @property
    def given(self) -> list[Uploaded]:
        """The files. Raises Invalid when there is none."""
        if not self.files:
            raise Invalid([Problem("file", "Chưa có tệp nào.", "Hãy chọn tệp, đợi tải lên xong rồi lưu.")])
        return self.files

    async def _take(self, event: events.UploadEventArguments) -> None:
        try:
            draft = await run_in_threadpool(self._store.draft)
            await event.file.save(draft)
            kept = await run_in_threadpool(self._store.keep, draft, event.file.name)
        except Invalid as wrong:
            self._refuse(" ".join(f"{problem.rule} {problem.remedy}" for problem in wrong.problems))
        except OSError:
            refusals.log.exception("the evidence folder does not take a file")
            self._refuse("Máy chủ chưa ghi được tệp. Hãy báo người quản trị xem ổ đĩa còn chỗ không.")
        else:
            self._list(kept)
            if self._then:
                await self._then(kept)

    def _not_sent(self, event: events.GenericEventArguments) -> None:
        for name in event.args:
            self._refuse(f"“{str(name)[:100]}” không được nhận. Chỉ nhận {_LIMIT}")

    def _refuse(self, text: str) -> None:
        told = list(self._refused)
        for old in told[: len(told) - _MOST_REFUSALS + 1]:
            old.delete()
        with self._refused:
            layout.note("overdue", text)

    def _list(self, kept: Kept) -> None:
        if not self._several:
            self._taken.clear()
            self.files.clear()
        with self._taken, ui.element("div").classes("uploaded") as row:
            ui.icon("check_circle").props('aria-hidden="true"').classes("taken")
            with ui.element("div").classes("field grow"):
                ui.label(f"Đã tải lên {kept.filename} ({words.size(kept.size)})").classes("muted small")
                title = ui.input(value=self._title or PurePath(kept.filename).stem)
                title.props(f'outlined dense hide-bottom-space maxlength=300 aria-label="Tên gọi của {_quoted(kept)}"')
                title.mark("title")
            uploaded = Uploaded(kept, title)
            leave = ui.button(icon="close", color=None, on_click=lambda: self._leave(row, uploaded))
            leave.props(f'flat round dense aria-label="Bỏ {_quoted(kept)}"').classes("icon")
        self.files.append(uploaded)

    def _leave(self, row: ui.element, uploaded: Uploaded) -> None:
        self.files.remove(uploaded)
        row.delete()


def _quoted(kept: Kept) -> str:
    return kept.filename.replace('"', "")

"""An SQLite engine stays with the file it opened first: nothing is written to one that was removed or replaced."""

import os
from pathlib import Path

from sqlalchemy import Engine, event

from inventory.errors import Reason, Refused

REPLACED = (
    "Tệp cơ sở dữ liệu đã bị xóa hoặc bị thay khi chương trình đang chạy: không ghi thêm gì vào sổ nữa. "
    "Người quản trị hãy dừng chương trình, đặt lại tệp hoặc phục hồi từ bản sao lưu, rồi chạy lại."
)


class SameFile:
    """Remembers which file an engine opened first, until the engine is disposed of. Other databases have no file."""

    def __init__(self, engine: Engine) -> None:
        name = engine.url.database if engine.dialect.name == "sqlite" else None
        self.path = Path(name) if name and name != ":memory:" else None
        self.opened: tuple[int, int] | None = None
        if self.path is not None:
            event.listen(engine, "connect", self._connected)
            event.listen(engine, "engine_disposed", self._forget)

    def is_replaced(self) -> bool:
        """Say whether the path leads elsewhere by now."""
        return self.opened is not None and self._now() != self.opened

    def require(self) -> None:
        """Raise Refused when the path leads elsewhere by now."""
        if self.is_replaced():
            raise Refused([Reason("register_replaced", "", REPLACED)])

    def _connected(self, *_: object) -> None:
        self.require()  # one more connection must not lead to another register than those before
        self.opened = self._now()

    def _forget(self, *_: object) -> None:
        self.opened = None

    def _now(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.path or "")
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

"""A database stays with the SQLite file it found first: nothing is written to one that was removed or replaced."""

import os
from pathlib import Path

from sqlalchemy import Engine, event

from inventory.errors import Reason, Refused

REPLACED = (
    "Tệp cơ sở dữ liệu đã bị xóa hoặc bị thay khi chương trình đang chạy: không ghi thêm gì vào sổ nữa. "
    "Người quản trị hãy dừng chương trình, đặt lại tệp hoặc phục hồi từ bản sao lưu, rồi chạy lại."
)


class SameFile:
    """Remembers which file was there at first, until the engine is disposed of. Other databases have no file."""

    def __init__(self, engine: Engine) -> None:
        name = engine.url.database if engine.dialect.name == "sqlite" else None
        self.path = Path(name) if name and name != ":memory:" else None
        self.first: tuple[int, int] | None = None
        if self.path is not None:
            event.listen(engine, "engine_disposed", self._forget)

    def remember(self) -> None:
        """Take the file that is there now for the register, if none was taken yet."""
        if self.first is None:
            self.first = self._now()

    def is_replaced(self) -> bool:
        """Say whether the path leads elsewhere by now."""
        return self.first is not None and self._now() != self.first

    def require(self) -> None:
        """Raise Refused when the path leads elsewhere by now."""
        self.remember()
        if self.is_replaced():
            raise Refused([Reason("register_replaced", "", REPLACED)])

    def _forget(self, *_: object) -> None:
        self.first = None

    def _now(self) -> tuple[int, int] | None:
        if self.path is None:
            return None
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

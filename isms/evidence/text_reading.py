"""The text of a file that is in the store, read by a process of its own with an end to its time and memory."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass

from inventory.reading.paper_lines import Line
from isms.evidence import formats
from isms.evidence.store import Kept, Store

LIMIT = 30.0  # seconds, waiting included
_AT_ONCE = threading.BoundedSemaphore(2)
_PROGRAM = "isms.evidence.paper_text"
_PDF, _WORD = formats.MEDIA_TYPES[".pdf"], formats.MEDIA_TYPES[".docx"]
_BY_HAND = "Hãy nhập tay; tệp vẫn được lưu kèm."
_WHY = {
    "encrypted": f"Tệp PDF được đặt mật khẩu nên không đọc được chữ. {_BY_HAND}",
    "broken": f"Không đọc được chữ trong tệp (tệp hỏng hoặc có cấu trúc bất thường). {_BY_HAND}",
    "no_text": f"Tệp là bản quét, không có chữ để đọc. {_BY_HAND}",
    "tracked": "Tệp Word còn dấu vết sửa đổi (Track Changes) nên không đọc. Hãy chấp nhận hết rồi thả lại.",
    "too_large": f"Nội dung tệp quá lớn nên không đọc chữ. {_BY_HAND}",
}
_SLOW = f"Đọc tệp quá lâu nên đã dừng. {_BY_HAND}"
_NO_KIND = f"Chỉ đọc được tệp Word (.docx) và PDF có chữ. {_BY_HAND}"


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a file, or why there are none. `recognised`: a program read them off a picture."""

    lines: tuple[Line, ...] = ()
    refused: str = ""
    recognised: bool = False


def text_of(store: Store, kept: Kept) -> Text:
    """Return the text of a file. It waits for the process: never ask in the event loop or in a transaction."""
    if kept.media_type not in (_PDF, _WORD):
        return Text(refused=_NO_KIND)
    if not _AT_ONCE.acquire(timeout=LIMIT):
        return Text(refused=_SLOW)
    try:
        kind = "pdf" if kept.media_type == _PDF else "word"
        command = [sys.executable, "-m", _PROGRAM, str(store.path(kept.sha256)), kind]
        ran = subprocess.run(  # noqa: S603  # ourselves
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT, check=True
        )
        found = json.loads(ran.stdout)
    except subprocess.TimeoutExpired:
        return Text(refused=_SLOW)
    except (subprocess.CalledProcessError, OSError, ValueError):
        return Text(refused=_WHY["broken"])
    finally:
        _AT_ONCE.release()
    if why := found.get("refused"):
        return Text(refused=_WHY[why])
    lines = tuple(Line(text, number, page) for page, number, text in found["lines"])
    return Text(lines, recognised=found["recognised"])

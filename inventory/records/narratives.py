"""What a dossier explains in words, part by part (NĐ 331/2026 Đ22.3-22.5)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from inventory.organisation.access import Act, system
from inventory.records.dossier_tables import Narrative
from inventory.records.facts import add, all_of
from inventory.records.holding import newest
from inventory.validation import Checks
from inventory.versions import Seen, carry_over
from inventory.vietnamese import clean_lines, too_long
from inventory.work import Work

DETAILED_FROM = 4
"""The lowest level whose explanation must say more (Đ22.5)."""
_LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the explanation: its clause, what the decree asks of it, and the only criteria under which it does."""

    clause: str
    asked: str
    detailed: bool = False
    only_under: frozenset[str] = frozenset()

    def needed(self, level: int | None, criteria: Collection[str]) -> bool:
        """Say whether a dossier of that level (none yet: the basic parts), by the clauses of the criteria met, must."""
        if self.only_under and self.only_under.isdisjoint(criteria):
            return False
        return not self.detailed or (level or 0) >= DETAILED_FROM


PARTS = {
    "scope": Part("Đ22.3.c", "Phạm vi của hệ thống: nơi dùng, nghiệp vụ, đơn vị tham gia."),
    "scale": Part("Đ22.3.c", "Quy mô: số người dùng, số hồ sơ, số máy chủ, dung lượng."),
    "audience": Part("Đ22.3.c", "Đối tượng phục vụ của hệ thống."),
    "logical_model": Part("Đ22.3.d", "Mô tả mô hình lô-gic: các vùng mạng, luồng dữ liệu. Sơ đồ: thêm ở thẻ Tài liệu."),
    "physical_model": Part("Đ22.3.d", "Mô tả mô hình vật lý: nơi đặt, thiết bị, đường truyền."),
    "information": Part("Đ22.4.b", "Loại thông tin hệ thống xử lý, nêu cụ thể."),
    "basis": Part("Đ22.4.b", "Vì sao đề xuất cấp độ này; tiêu chí khớp được điền sẵn từ các câu trả lời."),
    "related_systems": Part("Đ22.5.a", "Hệ thống liên quan, kết nối hoặc ảnh hưởng quan trọng.", detailed=True),
    "threats": Part("Đ22.5.b", "Các nguy cơ tấn công mạng và mức độ ảnh hưởng.", detailed=True),
    "reach": Part("Đ22.5.c", "Phạm vi, mức độ ảnh hưởng tới lợi ích công cộng, trật tự, an ninh.", detailed=True),
    "round_the_clock": Part(
        "Đ22.5.d",
        "Yêu cầu vận hành 24/7, không chấp nhận ngừng ngoài kế hoạch; chỉ với hệ thống theo khoản 2 Điều 14.",
        detailed=True,
        only_under=frozenset({"NĐ 331/2026 Đ14.2", "NĐ 85/2016 Đ10.2", "NĐ 85/2016 Đ10.3"}),
    ),
}
"""The parts by code, in the order of the decree."""


def record(work: Work, code: str, part: Narrative, seen: Seen = None) -> Narrative:
    """
    Record a part: on, part, text of any number of lines. `seen`: the text the form was opened on (`versions`).

    Raises Invalid, NotFound, NotAllowed, Outdated.
    """
    about = system(work, code, Act.RECORD)
    checks = Checks()
    checks.past("on", part.on, work.today)
    checks.one_of("part", part.part, PARTS)
    part.text = clean_lines(part.text)
    if not part.text:
        checks.problem("text", "Chưa có nội dung.", "Hãy điền mục này.")
    checks.problems += too_long("text", part.text, _LONGEST)
    checks.done()
    standing = listed(work, code, date.max).get(part.part) if seen is not None else None
    if not carry_over(part, seen, standing or Narrative(on=part.on, part=part.part, text=""), ["text"]) and standing:
        return standing
    return add(work, about, part)


def listed(work: Work, code: str, on: date | None = None) -> dict[str, Narrative]:
    """Return the part of each code that holds on a day (today by default). Raises NotFound."""
    about = system(work, code, Act.VIEW)
    return newest(all_of(work, Narrative, about.id), on or work.today)

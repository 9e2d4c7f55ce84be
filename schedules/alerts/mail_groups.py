"""
Which groups of alerts a person wants by mail, and what is told at once, which nobody switches off.

A choice is of the mail alone: every alert stands in the inbox.
"""

from inventory.choices import Choices
from inventory.work import Addressee


class MailGroup(Choices):
    """What alerts of one group are about; `help`: more of it."""

    REQUIRED = (
        "required",
        "Sự cố, thu hồi cho phép sử dụng",
        "overdue",
        "Luôn gửi ngay, cả ngày nghỉ, dù chọn thế nào.",
    )
    AUDIT = "audit", "Kiểm tra, đánh giá", "neutral", "Hạn kiểm tra, điều kiện kèm theo kết luận, tồn tại, kế hoạch."
    DOSSIER = "dossier", "Hồ sơ, phương án", "neutral", "Thời hạn hồ sơ, yêu cầu của phương án, rủi ro, chứng nhận."
    WATCH = "watch", "Theo dõi", "neutral", "Cảnh báo, lộ lọt; rà soát website; ủy quyền, hợp đồng hết hạn."
    OFFICE = "office", "Việc chung của cơ quan", "neutral", "Việc định kỳ, báo cáo quý, yêu cầu chung, chuyển tiếp."
    PROGRAM = "program", "Vận hành phần mềm", "neutral", "Sao lưu, lịch nghỉ chưa đủ (người quản trị)."


def optional() -> list[MailGroup]:
    """Return the groups that a person may switch off."""
    return [group for group in MailGroup if group is not MailGroup.REQUIRED]


def read(kept: str) -> frozenset[str]:
    """Return the groups that a person does not want, as their account keeps them; the required one is never among."""
    return frozenset(kept.split()) & frozenset(optional())


def unwanted(person: Addressee, group: MailGroup) -> bool:
    """Say whether a person chose to get no mail of a group."""
    return group is not MailGroup.REQUIRED and (person.mail == "none" or group in person.mail_without)

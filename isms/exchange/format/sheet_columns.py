"""Words and columns that several sheets share."""

from inventory.law import regimes
from isms.exchange.format.sheet_layout import Column
from isms.interface.vocabulary import DOSSIER_STAGE, DOSSIER_STATE

YES, NO = "Có", "Không"
# shorter than in `isms.interface.vocabulary`, as a cell has it
RESPONSIBILITY = {"owned": "Làm chủ quản", "operated": "Vận hành", "used": "Chỉ sử dụng"}
REGIME = {each.code: each.document for each in regimes.all()}
UNIT_KIND = {"office": "Văn phòng"}
ONE_TO_THREE = {1: "1 - Thấp", 2: "2 - Trung bình", 3: "3 - Cao"}

SYSTEM = Column("system", "Mã hệ thống", required=True, drawn_from="systems")
NUMBER = Column("number", "Số văn bản", required=True)
ISSUER = Column("issuer", "Cơ quan ban hành", required=True)
REGIME_COLUMN = Column("regime", "Theo nghị định", "choice", required=True, words=REGIME)
REASON = Column("reason", "Lý do")
AS_OF = Column("on", "Tính đến ngày", "day", required=True)
DOSSIER_STEP = (
    Column("proposed_level", "Cấp độ đề xuất", "whole", required=True),
    Column("state", "Bước", "choice", required=True, words=DOSSIER_STATE),
    Column("on", "Ngày", "day", required=True),
    Column("number", "Số văn bản"),
    REASON,
    Column("stage", "Lập cho việc gì", "choice", words=DOSSIER_STAGE),
    Column("round", "Đợt", "whole", note="Bỏ trống: đợt đang làm; sau khi đã phê duyệt: đợt mới."),
)

"""Words and columns that several sheets share."""

from inventory.law import regimes
from isms.exchange.format.sheet_layout import Column

YES, NO = "Có", "Không"
UNIT_KIND = {"office": "Văn phòng"}
ONE_TO_THREE = {1: "1 - Thấp", 2: "2 - Trung bình", 3: "3 - Cao"}

SYSTEM = Column("system", "Mã hệ thống", required=True, drawn_from="systems")
NUMBER = Column("number", "Số văn bản", required=True)
ISSUER = Column("issuer", "Cơ quan ban hành", required=True)
REGIME_COLUMN = Column("regime", "Theo nghị định", "choice", required=True, words=regimes.documents())
REASON = Column("reason", "Lý do")
AS_OF = Column("on", "Tính đến ngày", "day", required=True)

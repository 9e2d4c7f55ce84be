"""What every row of the exchange format `isms/1` is made of: its kinds of values, and the row itself."""

import datetime as dt
import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from inventory.validation import LATEST
from inventory.vietnamese import VIETNAM, clean, clean_lines

LAST_YEAR = LATEST.year
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _day(value: Any) -> dt.date:
    if not isinstance(value, str) or not _ISO_DAY.fullmatch(value):
        raise ValueError(f"Ngày “{str(value)[:30]}” sai dạng.")
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"Không có ngày “{value}”.") from None
    if day.year > LAST_YEAR:
        raise ValueError(f"Ngày {day:%d/%m/%Y} quá xa trong tương lai.")
    return day


def nothing(value: Any) -> Any:
    return "" if value is None else value


def _instant(value: Any) -> dt.datetime:
    """An instant with its zone: '2026-11-22T09:05:00+07:00'."""
    try:
        instant = dt.datetime.fromisoformat(value) if isinstance(value, str) and len(value) > 10 else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or not 1900 < instant.year <= LAST_YEAR:
        raise ValueError(f"Ngày giờ “{str(value)[:40]}” sai dạng; ví dụ 2026-11-22T09:05:00+07:00.")
    return instant.astimezone(dt.UTC)


Day = Annotated[dt.date, BeforeValidator(_day)]
Instant = Annotated[dt.datetime, BeforeValidator(_instant)]
Text = Annotated[str, AfterValidator(clean)]
Optional = Annotated[Text, BeforeValidator(nothing)]
Lines = Annotated[str, AfterValidator(clean_lines)]
Code = Annotated[Text, AfterValidator(str.upper), StringConstraints(min_length=1, max_length=60)]
Level = Annotated[int, Field(ge=1, le=5)]
Months = Annotated[int, Field(ge=1, le=120)]


class Row(BaseModel):
    """One row of a list. `about` are the systems it speaks of; `day_key` is where a dated one has its day."""

    day_key: ClassVar[str] = "on"
    model_config = ConfigDict(extra="forbid", strict=True)

    @property
    def about(self) -> list[str]:
        return []

    @property
    def label(self) -> str:
        """What a person knows the row by."""
        return ", ".join(self.about)


class Dated(Row):
    """A row that counts from a day."""

    @property
    def day(self) -> dt.date:
        found: dt.date = getattr(self, self.day_key)
        return found.astimezone(VIETNAM).date() if isinstance(found, dt.datetime) else found


class Fact(Dated):
    """A dated fact about one system."""

    system: Code

    @property
    def about(self) -> list[str]:
        return [self.system]


class FactOfSeveral(Dated):
    """A dated fact about several systems at once."""

    systems: list[Code] = Field(min_length=1)

    @property
    def about(self) -> list[str]:
        return list(dict.fromkeys(self.systems))

"""The rows that only reports need: expected approval days, cards of organisations."""

from isms.exchange.format.shapes import Day, Fact, Optional, Row, Text


class ApprovalForecast(Fact):
    """When the dossier of a system is expected to be approved, as said on a day."""

    on: Day
    expected_on: Day


class Organisation(Row):
    """An owner, operator or specialised unit as reports describe it; `name` as systems give it."""

    name: Text
    legal_basis: Optional = ""
    representative: Optional = ""
    title: Optional = ""
    address: Optional = ""
    phone: Optional = ""
    email: Optional = ""
    specialised_unit: Optional = ""

    @property
    def label(self) -> str:
        return self.name

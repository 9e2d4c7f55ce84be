"""The rows that only reports need: cards of organisations."""

from isms.exchange.format.shapes import Optional, Row, Text


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

"""What a column of a file about customers can hold."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What a column holds; the value is the customer's field that it goes into."""

    NAME = "name"
    FIRST = "name:first"
    MIDDLE = "name:middle"
    LAST = "name:last"
    COMPANY = "name:company"
    EMAIL = "email"
    PHONE = "phone"
    FORMATTED = "address"
    STREET = "address:street"
    STREET_2 = "address:street-2"
    BOX = "address:box"
    CITY = "address:city"
    ZIP = "address:zip"
    PROVINCE = "address:province"
    PROVINCE_CODE = "address:province-code"
    COUNTRY = "country"
    COUNTRY_CODE = "country:code"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birthday:year"
    BIRTH_MONTH = "birthday:month"
    BIRTH_DAY = "birthday:day"
    LANGUAGE = "language"
    NOTES = "know"

    @property
    def field(self) -> str:
        """The field of a customer it goes into."""
        return self.value.split(":")[0]


NAMES = frozenset({Part.NAME, Part.FIRST, Part.LAST, Part.COMPANY})
ADDRESS = frozenset(part for part in Part if part.field in {"address", "country"})

"""What a column of another program's file can hold."""

from __future__ import annotations

from enum import StrEnum

from delight.domain.imports.importing import ImportNoun


class Part(StrEnum):
    """What a column holds; the value begins with the field that it goes into."""

    NAME = "name"
    FIRST = "name:first"
    MIDDLE = "name:middle"
    LAST = "name:last"
    LAST_2 = "name:last-2"
    PARTICLE = "name:particle"
    INITIALS = "name:initials"
    SUFFIX = "name:suffix"
    COMPANY = "name:company"
    ORGANISATION = "organisation"
    TITLE = "title"
    COURTESY = "courtesy"
    SALUTATION = "salutation"
    READING = "reading"
    READING_FIRST = "reading:first"
    READING_LAST = "reading:last"
    EMAIL = "email"
    EMAIL_LABEL = "email:label"
    PHONE = "phone"
    PHONE_LABEL = "phone:label"
    FORMATTED = "address"
    STREET = "address:street"
    STREET_2 = "address:street-2"
    HOUSE = "address:house"
    DISTRICT = "address:district"
    BOX = "address:box"
    CITY = "address:city"
    ZIP = "address:zip"
    PROVINCE = "address:province"
    PROVINCE_CODE = "address:province-code"
    ADDRESS_LABEL = "address:label"
    COUNTRY = "country"
    COUNTRY_CODE = "country:code"
    BIRTHDAY = "birthday"
    BIRTH_YEAR = "birthday:year"
    BIRTH_MONTH = "birthday:month"
    BIRTH_DAY = "birthday:day"
    LANGUAGE = "language"
    TAGS = "tags"
    NOTES = "know"
    HEALTH = "health"
    LIKES = "likes"
    SINCE = "since"
    EXPECTS = "expects"
    GONE = "gone"
    LETTERS = "letters_welcome"
    SURPRISES = "surprises_welcome"
    ENVELOPE = "address_name"
    FORMALITY = "formality"
    LARGE_PRINT = "large_print"
    CONSENT_EMAIL = "consent:email"
    CONSENT_LETTERS = "consent:letters"
    CONSENT_PHONE = "consent:phone"
    CONSENT_ANY = "consent:any"
    REFUSED_EMAIL = "consent:no-email"
    REFUSED_LETTERS = "consent:no-letters"
    REFUSED_PHONE = "consent:no-phone"
    CONSENT_DAY = "consent:day"
    ID = "id"
    WHAT = "what"
    TOPIC = "topic"
    RECEIVED = "received"
    RECEIVED_TIME = "received:time"
    HAPPENED = "happened"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DAYS = "duration:days"
    HOURS = "duration:hours"
    STATUS = "status"
    OUTCOME = "outcome"
    FAILURE = "failure"
    SEVERITY = "severity"
    CHANNEL = "channel"
    KIND = "kind"
    STARS = "kind:stars"
    PLACE = "place"
    MOOD = "mood"
    MOOD_AFTER = "mood-after"
    GRAVE = "grave"
    OWNER_ONLY = "owner-only"
    REMEDY = "remedy-wanted"
    ANSWER = "remedy-given"
    CAUSE = "cause"
    STAFF = "staff"
    DAY = "day"
    AMOUNT = "amount"
    LINE_AMOUNT = "amount:line"
    COST = "cost"
    CURRENCY = "currency"
    REFERENCE = "reference"

    @property
    def field(self) -> str:
        """The field it goes into."""
        return self.value.split(":")[0]


NAMES = frozenset({Part.NAME, Part.FIRST, Part.LAST, Part.INITIALS, Part.COMPANY})
"""Any of these is enough to call a customer by."""
ADDRESS = frozenset(
    part for part in Part if part.field in {"address", "country"} and part is not Part.ADDRESS_LABEL
)
PLACE = ADDRESS - {Part.COUNTRY, Part.COUNTRY_CODE}
"""What makes an address: a country alone is none."""
WHO = frozenset({Part.ID, Part.EMAIL, Part.PHONE, Part.MIDDLE, Part.LAST_2, Part.PARTICLE} | NAMES)
"""What tells whose a case or a visit is."""
DAYS = frozenset(
    {Part.BIRTHDAY, Part.SINCE, Part.CONSENT_DAY, Part.RECEIVED, Part.HAPPENED, Part.ACKNOWLEDGED}
    | {Part.RESOLVED, Part.CLOSED, Part.DAY}
)
CONSENTS = frozenset(part for part in Part if part.field == "consent")

GROUPED = frozenset(
    {Part.EMAIL, Part.PHONE, Part.EMAIL_LABEL, Part.PHONE_LABEL, Part.ADDRESS_LABEL, Part.NAME, Part.FIRST}
    | {Part.LAST, Part.COMPANY}
    | ADDRESS
)
"""There may be one for each group: home, work, billing."""
SEVERAL = frozenset(
    {Part.EMAIL, Part.PHONE, Part.EMAIL_LABEL, Part.PHONE_LABEL, Part.ADDRESS_LABEL, Part.STREET_2}
    | {Part.TAGS, Part.NOTES, Part.HEALTH, Part.LIKES, Part.EXPECTS, Part.WHAT, Part.ANSWER}
    | {Part.GONE}
    | CONSENTS
    | PLACE
    | ADDRESS
)
"""More than one column of a file may hold these."""

_CASE = frozenset(
    {Part.WHAT, Part.TOPIC, Part.KIND, Part.FAILURE, Part.SEVERITY, Part.CHANNEL, Part.PLACE, Part.MOOD}
    | {Part.RECEIVED, Part.RECEIVED_TIME, Part.HAPPENED, Part.ACKNOWLEDGED, Part.RESOLVED, Part.CLOSED}
    | {Part.DAYS, Part.HOURS, Part.STATUS, Part.OUTCOME, Part.REMEDY, Part.ANSWER, Part.CAUSE, Part.STAFF}
    | {Part.AMOUNT, Part.COST, Part.CURRENCY, Part.REFERENCE, Part.STARS}
    | {Part.MOOD_AFTER, Part.GRAVE, Part.OWNER_ONLY}
)
_VISIT = frozenset({Part.DAY, Part.AMOUNT, Part.LINE_AMOUNT, Part.CURRENCY, Part.REFERENCE, Part.STATUS})
_EVENTS = {ImportNoun.CUSTOMERS: frozenset(), ImportNoun.CASES: _CASE, ImportNoun.VISITS: _VISIT}


def parts_of(noun: ImportNoun) -> tuple[Part, ...]:
    """Return what a column of a file about ``noun`` may hold, in the order in which a page lists them."""
    if noun is ImportNoun.CUSTOMERS:
        return tuple(part for part in Part if part not in _CASE | _VISIT | {Part.ID})
    return tuple(part for part in Part if part in _EVENTS[noun] | WHO)

"""What a column can hold, as a menu says it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from delight.ui.imports.words import tr

PARTS = {
    "name": QT_TRANSLATE_NOOP("Import", "Name"),
    "name:first": QT_TRANSLATE_NOOP("Import", "First name"),
    "name:middle": QT_TRANSLATE_NOOP("Import", "Middle name"),
    "name:last": QT_TRANSLATE_NOOP("Import", "Last name"),
    "name:last-2": QT_TRANSLATE_NOOP("Import", "Second last name"),
    "name:particle": QT_TRANSLATE_NOOP("Import", "Particle of the name (van, de)"),
    "name:initials": QT_TRANSLATE_NOOP("Import", "Initials"),
    "name:suffix": QT_TRANSLATE_NOOP("Import", "Suffix (Jr.)"),
    "name:company": QT_TRANSLATE_NOOP("Import", "Company"),
    "organisation": QT_TRANSLATE_NOOP("Import", "Is a company"),
    "title": QT_TRANSLATE_NOOP("Import", "Title (Dr.)"),
    "courtesy": QT_TRANSLATE_NOOP("Import", "Mr or Ms"),
    "salutation": QT_TRANSLATE_NOOP("Import", "Salutation"),
    "reading": QT_TRANSLATE_NOOP("Import", "Reading of the name"),
    "reading:first": QT_TRANSLATE_NOOP("Import", "Reading of the first name"),
    "reading:last": QT_TRANSLATE_NOOP("Import", "Reading of the last name"),
    "email": QT_TRANSLATE_NOOP("Import", "E-mail"),
    "email:label": QT_TRANSLATE_NOOP("Import", "Kind of e-mail"),
    "phone": QT_TRANSLATE_NOOP("Import", "Phone"),
    "phone:label": QT_TRANSLATE_NOOP("Import", "Kind of phone"),
    "address": QT_TRANSLATE_NOOP("Import", "Whole address"),
    "address:street": QT_TRANSLATE_NOOP("Import", "Street"),
    "address:street-2": QT_TRANSLATE_NOOP("Import", "Second line of the street"),
    "address:house": QT_TRANSLATE_NOOP("Import", "House number"),
    "address:district": QT_TRANSLATE_NOOP("Import", "District"),
    "address:box": QT_TRANSLATE_NOOP("Import", "PO box"),
    "address:city": QT_TRANSLATE_NOOP("Import", "Town"),
    "address:zip": QT_TRANSLATE_NOOP("Import", "Postcode"),
    "address:province": QT_TRANSLATE_NOOP("Import", "County or state"),
    "address:province-code": QT_TRANSLATE_NOOP("Import", "Code of the state"),
    "address:label": QT_TRANSLATE_NOOP("Import", "Kind of address"),
    "country": QT_TRANSLATE_NOOP("Import", "Country"),
    "country:code": QT_TRANSLATE_NOOP("Import", "Code of the country"),
    "birthday": QT_TRANSLATE_NOOP("Import", "Birthday"),
    "birthday:year": QT_TRANSLATE_NOOP("Import", "Year of birth"),
    "birthday:month": QT_TRANSLATE_NOOP("Import", "Month of birth"),
    "birthday:day": QT_TRANSLATE_NOOP("Import", "Day of birth"),
    "language": QT_TRANSLATE_NOOP("Import", "Language"),
    "tags": QT_TRANSLATE_NOOP("Import", "Groups"),
    "know": QT_TRANSLATE_NOOP("Import", "What to know"),
    "health": QT_TRANSLATE_NOOP("Import", "Health notes"),
    "likes": QT_TRANSLATE_NOOP("Import", "What they like"),
    "expects": QT_TRANSLATE_NOOP("Import", "What they expect"),
    "address_name": QT_TRANSLATE_NOOP("Import", "Name on the envelope"),
    "address_as": QT_TRANSLATE_NOOP("Import", "Addressed as"),
    "formality": QT_TRANSLATE_NOOP("Import", "Formal or familiar"),
    "large_print": QT_TRANSLATE_NOOP("Import", "Large print"),
    "surprises_welcome": QT_TRANSLATE_NOOP("Import", "Surprises welcome"),
    "letters_welcome": QT_TRANSLATE_NOOP("Import", "Letters welcome"),
    "since": QT_TRANSLATE_NOOP("Import", "Customer since"),
    "gone": QT_TRANSLATE_NOOP("Import", "Moved or died"),
    "consent:email": QT_TRANSLATE_NOOP("Import", "E-mail welcome"),
    "consent:letters": QT_TRANSLATE_NOOP("Import", "Letters welcome"),
    "consent:phone": QT_TRANSLATE_NOOP("Import", "Calls welcome"),
    "consent:no-email": QT_TRANSLATE_NOOP("Import", "No e-mail"),
    "consent:no-letters": QT_TRANSLATE_NOOP("Import", "No letters"),
    "consent:no-phone": QT_TRANSLATE_NOOP("Import", "No calls"),
    "consent:any": QT_TRANSLATE_NOOP("Import", "Any consent (a no counts)"),
    "consent:day": QT_TRANSLATE_NOOP("Import", "Day of the consent"),
    "id": QT_TRANSLATE_NOOP("Import", "Number of the customer"),
    "what": QT_TRANSLATE_NOOP("Import", "What happened"),
    "topic": QT_TRANSLATE_NOOP("Import", "Subject"),
    "received": QT_TRANSLATE_NOOP("Import", "Came in on"),
    "received:time": QT_TRANSLATE_NOOP("Import", "Came in at"),
    "happened": QT_TRANSLATE_NOOP("Import", "Happened on"),
    "acknowledged": QT_TRANSLATE_NOOP("Import", "Answered on"),
    "resolved": QT_TRANSLATE_NOOP("Import", "Resolved on"),
    "closed": QT_TRANSLATE_NOOP("Import", "Closed on"),
    "duration:days": QT_TRANSLATE_NOOP("Import", "Days it took"),
    "duration:hours": QT_TRANSLATE_NOOP("Import", "Hours it took"),
    "status": QT_TRANSLATE_NOOP("Import", "How far it came"),
    "outcome": QT_TRANSLATE_NOOP("Import", "How it ended"),
    "failure": QT_TRANSLATE_NOOP("Import", "Kind of failure"),
    "severity": QT_TRANSLATE_NOOP("Import", "How bad it was"),
    "channel": QT_TRANSLATE_NOOP("Import", "How it reached us"),
    "kind": QT_TRANSLATE_NOOP("Import", "Complaint or compliment"),
    "kind:stars": QT_TRANSLATE_NOOP("Import", "Stars"),
    "place": QT_TRANSLATE_NOOP("Import", "Where"),
    "mood": QT_TRANSLATE_NOOP("Import", "Mood"),
    "mood-after": QT_TRANSLATE_NOOP("Import", "Mood after"),
    "grave": QT_TRANSLATE_NOOP("Import", "Grave matter"),
    "owner-only": QT_TRANSLATE_NOOP("Import", "For the owner alone"),
    "remedy-wanted": QT_TRANSLATE_NOOP("Import", "What they wanted"),
    "remedy-given": QT_TRANSLATE_NOOP("Import", "What was done"),
    "cause": QT_TRANSLATE_NOOP("Import", "Cause"),
    "staff": QT_TRANSLATE_NOOP("Import", "Who dealt with it"),
    "day": QT_TRANSLATE_NOOP("Import", "Day"),
    "amount": QT_TRANSLATE_NOOP("Import", "Amount"),
    "amount:line": QT_TRANSLATE_NOOP("Import", "Amount of one line"),
    "cost": QT_TRANSLATE_NOOP("Import", "What it cost"),
    "currency": QT_TRANSLATE_NOOP("Import", "Currency"),
    "reference": QT_TRANSLATE_NOOP("Import", "Order or case number"),
}
KEPT = {
    "address": QT_TRANSLATE_NOOP("Import", "Address"),
    "consent:birthday": QT_TRANSLATE_NOOP("Import", "Birthday may be kept"),
    "consent:health": QT_TRANSLATE_NOOP("Import", "Health notes may be kept"),
    "customer": QT_TRANSLATE_NOOP("Import", "Customer"),
    "received_at": QT_TRANSLATE_NOOP("Import", "Came in on"),
    "acknowledged_at": QT_TRANSLATE_NOOP("Import", "Answered on"),
    "resolved_at": QT_TRANSLATE_NOOP("Import", "Resolved on"),
    "closed_at": QT_TRANSLATE_NOOP("Import", "Closed on"),
    "stage": QT_TRANSLATE_NOOP("Import", "How far it came"),
    "remedy_wanted": QT_TRANSLATE_NOOP("Import", "What they wanted"),
    "remedy_given": QT_TRANSLATE_NOOP("Import", "What was done"),
    "their_reference": QT_TRANSLATE_NOOP("Import", "Number"),
    "mood_after": QT_TRANSLATE_NOOP("Import", "Mood after"),
    "owner_only": QT_TRANSLATE_NOOP("Import", "For the owner alone"),
    "amount_minor": QT_TRANSLATE_NOOP("Import", "Amount"),
    "reference": QT_TRANSLATE_NOOP("Import", "Number"),
    "title": QT_TRANSLATE_NOOP("Import", "Title"),
}
"""Fields of a row as it is kept, where they are not called like a column."""


def part_words(part: str) -> str:
    """Return what a column holds."""
    return tr(PARTS.get(part, part))


def kept_words(field: str) -> str:
    """Return what a field of a kept row is called."""
    return tr(KEPT.get(field) or PARTS.get(field, field))


def choices(parts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the menu of a column: leave it out first, then everything it can hold."""
    return [("", tr("Leave it out")), *((part, part_words(part)) for part in parts)]

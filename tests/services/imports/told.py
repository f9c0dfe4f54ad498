"""What an import brought in, told by the few words that the fixtures in ``files`` are written with."""

from __future__ import annotations

import csv

from delight.exchange.defuse import restored

CUSTOMER = {
    "name": "Full name", "first": "Known first name", "family": "Known family name", "reading": "Reading",
    "title": "Title", "addressed": "Addressed as", "organisation": "Is organisation", "email": "E-mail",
    "phone": "Phone", "intl": "Phone, international", "address": "Postal address", "country": "Country code",
    "birthday": "Birthday", "notes": "Notes", "likes": "Likes", "health": "Allergies",
    "since": "Customer since", "tags": "Tags", "letters": "Letters welcome", "gone": "Gone",
}  # fmt: skip
CASE = {
    "number": "Other reference", "kind": "Kind", "customer": "Customer", "what": "What happened",
    "category": "Category", "severity": "Severity", "channel": "Channel", "stage": "Stage",
    "received": "Received at", "closed": "Closed at", "outcome": "Outcome", "stake": "Amount at stake",
    "place": "Where",
}  # fmt: skip
VISIT = {"customer": "Customer", "day": "Visit date", "amount": "Amount", "number": "Receipt number"}
_USUAL = {
    "organisation": "no", "letters": "yes", "kind": "complaint", "severity": "medium",
    "channel": "in-person",
}  # fmt: skip
_DAYS = {"received", "closed"}


def exported(services, folder):
    """Export everything to a folder; return its files byte for byte, apart from history."""
    services.exports.export(folder)
    apart = {"history.csv", "README.txt"}
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name not in apart}


def told(folder, name, columns):
    """Return each row of a table of an export, without what is empty or as usual."""
    rows = [{short: row[long] for short, long in columns.items()} for row in _table(folder, name)]
    plain = [{key: text[:10] if key in _DAYS else text for key, text in row.items()} for row in rows]
    return [{key: text for key, text in row.items() if text != _USUAL.get(key, "")} for row in plain]


def consents(folder):
    """Return whom, about what, yes or no, and since when."""
    rows = _table(folder, "consents.csv")
    return [[row["Customer"], row["About"], row["Allowed"], row["Date"]] for row in rows]


def ways(folder):
    """Return the kind, the words and the label of each further way to reach somebody."""
    return [[row["Kind"], row["Value"], row["Label"]] for row in _table(folder, "more-ways.csv")]


def _table(folder, name):
    with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
        return [{key: restored(text) for key, text in row.items()} for row in csv.DictReader(lines)]

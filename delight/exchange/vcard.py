"""vCards 2.1, 3.0 and 4.0 as phones and address books really write them.

Sources: vCard 2.1 (versit, 1996), RFC 2426, RFC 6350. Why no library reads them: docs/import.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from delight.domain.errors import DelightError
from delight.exchange.card_lines import Property, cards, properties, quoted_encoding, without_pictures
from delight.exchange.contacts import PREFERRED_PHONE, Contact, as_sheet, check_amount, column_of, counted
from delight.exchange.encodings import decoded
from delight.exchange.table import FileKind, Sheet

_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_KINDS = {"home": "Home", "work": "Business", "company": "Business", "other": "Other"}
_PHONES = {
    "fax": "Fax", "homefax": "Fax", "workfax": "Fax", "otherfax": "Fax", "pager": "Pager",
    "cell": "Mobile phone", "mobile": "Mobile phone", "iphone": "Mobile phone", "car": "Car phone",
    "assistant": "Assistant phone",
}  # fmt: skip
_ADDRESS = ("PO box", "street 2", "street", "city", "state", "zip", "country")
_NAMES = ("Last name", "First name", "Middle name", "Name prefix", "Name suffix")
_ALONE = {
    "FN": "Name", "NICKNAME": "Nickname", "TITLE": "Job title", "NOTE": "Notes", "URL": "Website",
    "LANG": "Language", "GENDER": "Gender", "X-GENDER": "Gender", "CATEGORIES": "Categories",
    "ANNIVERSARY": "Anniversary", "X-ANNIVERSARY": "Anniversary", "X-DEPARTMENT": "Department",
    "X-PHONETIC-FIRST-NAME": "Phonetic first name", "X-PHONETIC-LAST-NAME": "Phonetic last name",
}  # fmt: skip
_QUIET = frozenset(
    """
    VERSION PRODID REV UID SOURCE MAILER CLASS PROFILE NAME PHOTO LOGO KEY LABEL TZ GEO
    X-ABLABEL X-ABADR X-ABUID X-ABSHOWAS X-CLASS X-IMAGETYPE X-IMAGEHASH X-MOZILLA-HTML X-EVOLUTION-FILE-AS
    CLIENTPIDMAP XML X-PHONETIC-MIDDLE-NAME X-PHONETIC-ORG X-ACCOUNT AGENT
    """.split()
)
"""What says nothing about a person that anybody would miss."""
_GROUP = "import.card_group"
_BIRTHDAY = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")


def read_cards(data: bytes, *, country: str = "", encoding: str = "") -> Sheet:
    """Return the cards in ``data`` as a table, one row each, numbered as they stand in the file.

    Args:
        data: all of the file.
        country: the shop's, as ISO 3166 code: decides between encodings that fit alike.
        encoding: overrules what we would find; a property that names its own is believed.

    Raises:
        DelightError: ``import.empty``, ``import.not_text``, ``import.too_large`` and those of ``encodings``.
    """
    text = decoded(without_pictures(data), country=country, encoding=encoding)
    check_amount(text.text.upper(), "BEGIN:VCARD")
    found = cards(text.text)
    if not found:
        raise DelightError("import.empty")
    quoted = quoted_encoding(text, country)
    contacts = [
        Contact(row=row, code="import.card_unreadable")
        if card.is_endless
        else _contact(row, list(properties(card, text, quoted)))
        for row, card in enumerate(found, 1)
    ]
    remarks = [
        *text.remarks,
        *counted("import.card_cut", [row for row, card in enumerate(found, 1) if not card.whole]),
        *counted("import.card_group", [c.row for c in contacts if c.code == _GROUP]),
    ]
    people = [contact for contact in contacts if contact.code != _GROUP]
    return as_sheet(
        people, kind=FileKind.VCARD, encoding=text.encoding, encodings=text.others, remarks=remarks
    )


def _contact(row: int, lines: Sequence[Property]) -> Contact:
    contact = Contact(row=row)
    labels = {line.group: line.text for line in lines if line.group and line.name == "X-ABLABEL"}
    for line in lines:
        _take(contact, line, _kind(line, labels.get(line.group, "")))
    for line in lines:
        if line.name == "LABEL" and not any(other.name == "ADR" for other in lines):
            contact.place(_kind(line, ""), {"formatted address": line.text})
    _as_organisation(contact, lines)
    return contact


def _kind(line: Property, label: str) -> str:
    """Return whose an e-mail, phone or address is: the person's own counts more than the firm's."""
    match = _LABEL.fullmatch(label)
    kinds = {match[1].casefold()} if match else line.kinds
    return next((kind for name, kind in _KINDS.items() if name in kinds), "")


def _take(contact: Contact, line: Property, kind: str) -> None:
    """Put what a line says into the columns that it belongs to."""
    if line.name in _ALONE:
        contact.add(_ALONE[line.name], line.pieces[0] if line.name == "GENDER" else line.text)
    elif line.name in _TAKEN:
        _TAKEN[line.name](contact, line, kind)
    elif line.name not in _QUIET and line.text:
        contact.left.append(line.name)


def _name(contact: Contact, line: Property, _kind: str) -> None:
    for column, piece in zip(_NAMES, line.pieces, strict=False):
        contact.add(column, piece if column == "Name suffix" else " ".join(piece.replace(",", " ").split()))


def _organisation(contact: Contact, line: Property, _kind: str) -> None:
    contact.add("Company", line.pieces[0])
    contact.add("Department", ", ".join(filter(None, line.pieces[1:])))


def _email(contact: Contact, line: Property, kind: str) -> None:
    column = "Preferred e-mail" if "pref" in line.kinds else column_of(kind, "e-mail")
    contact.add(column, line.text.removeprefix("mailto:"))


def _phone(contact: Contact, line: Property, kind: str) -> None:
    column = next((column for name, column in _PHONES.items() if name in line.kinds), "")
    number = line.text.removeprefix("tel:").replace(";ext=", " ext. ")
    preferred = "pref" in line.kinds
    if preferred and not column:
        column = PREFERRED_PHONE
    contact.add(column or column_of(kind, "phone"), number, first=preferred)


def _address(contact: Contact, line: Property, kind: str) -> None:
    parts: dict[str, str] = dict(zip(_ADDRESS, line.pieces, strict=False))
    if not any(parts.values()):
        parts = {"formatted address": line.more.get("LABEL", "").replace("\\n", "\n")}
    elif not parts.get("street"):  # the line of the flat is all there is
        parts["street"] = parts.pop("street 2", "")
    contact.place(kind, parts)


def _birthday(contact: Contact, line: Property, _kind: str) -> None:
    match = _BIRTHDAY.fullmatch(line.text)
    if match and match[1] in {"--", line.more.get("X-APPLE-OMIT-YEAR", "--")}:
        contact.add("Birthday", f"--{match[2]}-{match[3]}")
    elif re.fullmatch(r"\d{4}", line.text):
        contact.add("Birth year", line.text)
    else:
        contact.add("Birthday", "-".join(match.groups()) if match else line.text)


def _reading(contact: Contact, line: Property, _kind: str) -> None:
    """Take how a Japanese name is read; elsewhere these lines only say how to sort."""
    if _KANA.search(line.text) and not contact.fields.get("Phonetic last name"):
        contact.add("Phonetic last name", line.pieces[0])
        contact.add("Phonetic first name", line.pieces[1] if len(line.pieces) > 1 else "")


def _what(contact: Contact, line: Property, _kind: str) -> None:
    contact.code = _GROUP if line.text.casefold() == "group" else ""


_TAKEN: dict[str, Callable[[Contact, Property, str], None]] = {
    "N": _name, "ORG": _organisation, "EMAIL": _email, "TEL": _phone, "ADR": _address, "BDAY": _birthday,
    "SOUND": _reading, "SORT-STRING": _reading, "KIND": _what, "X-ADDRESSBOOKSERVER-KIND": _what,
}  # fmt: skip


def _as_organisation(contact: Contact, lines: Sequence[Property]) -> None:
    """Leave the name of a firm's own card to its company, so that nobody takes the firm for a person."""
    fields = contact.fields
    is_firm = any(line.name == "KIND" and line.text.casefold() == "org" for line in lines)
    if is_firm and not fields.get("Company"):
        fields["Company"] = fields.get("Name", {})
    alone = not fields.get("First name") and not fields.get("Last name")
    if fields.get("Company") and (is_firm or (alone and fields.get("Name") == fields["Company"])):
        fields.pop("Name", None)

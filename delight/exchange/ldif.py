"""LDIF as Thunderbird and directories export it (RFC 2849; classes mozillaAbPerson and inetOrgPerson)."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from delight.exchange.contacts import Contact, as_sheet, check_amount, counted
from delight.exchange.encodings import decoded
from delight.exchange.table import FileKind, Sheet

_ALONE = {
    "cn": "Name", "commonname": "Name", "displayname": "Name", "givenname": "First name", "gn": "First name",
    "sn": "Last name", "surname": "Last name", "title": "Job title", "o": "Company", "company": "Company",
    "ou": "Department", "department": "Department", "personaltitle": "Name prefix",
    "generationqualifier": "Name suffix", "mozillanickname": "Nickname", "xmozillanickname": "Nickname",
    "mail": "Preferred e-mail", "mozillasecondemail": "E-mail", "xmozillasecondemail": "E-mail",
    "mailalternateaddress": "E-mail", "email": "E-mail", "telephonenumber": "Business phone",
    "homephone": "Home phone", "mobile": "Mobile phone", "cellphone": "Mobile phone",
    "facsimiletelephonenumber": "Fax", "fax": "Fax", "pager": "Pager", "pagerphone": "Pager",
    "birthyear": "Birth year", "birthmonth": "Birth month", "birthday": "Birth day",
    "dateofbirth": "Birthday", "description": "Notes", "notes": "Notes",
    "preferredlanguage": "Language", "gender": "Gender",
    "mozillahomeurl": "Website", "mozillaworkurl": "Website", "homeurl": "Website", "workurl": "Website",
    "mozillacustom1": "Notes", "mozillacustom2": "Notes", "mozillacustom3": "Notes",
    "mozillacustom4": "Notes", "custom1": "Notes", "custom2": "Notes", "custom3": "Notes", "custom4": "Notes",
    "businesscategory": "Categories",
}  # fmt: skip
_PLACES = {
    "mozillahomestreet": ("Home", "street"), "homestreet": ("Home", "street"),
    "homepostaladdress": ("Home", "formatted address"), "mozillahomestreet2": ("Home", "street 2"),
    "mozillahomelocalityname": ("Home", "city"), "mozillahomestate": ("Home", "state"),
    "mozillahomepostalcode": ("Home", "zip"), "mozillahomecountryname": ("Home", "country"),
    "street": ("Business", "street"), "streetaddress": ("Business", "street"),
    "mozillaworkstreet2": ("Business", "street 2"), "postaladdress": ("Business", "formatted address"),
    "postofficebox": ("Business", "PO box"), "l": ("Business", "city"), "locality": ("Business", "city"),
    "st": ("Business", "state"), "region": ("Business", "state"), "postalcode": ("Business", "zip"),
    "c": ("Business", "country"), "co": ("Business", "country"), "countryname": ("Business", "country"),
}  # fmt: skip
_QUIET = frozenset(
    """
    dn objectclass modifytimestamp createtimestamp mozillausehtmlmail xmozillausehtmlmail xmozillaanyphone
    preferredmailformat control changetype uid uidnumber gidnumber userpassword jpegphoto photo
    usercertificate entryuuid entrydn structuralobjectclass creatorsname modifiersname lastmodifieddate
    """.split()
)
_NO_PERSON = frozenset(
    "organizationalunit dcobject domain groupofnames groupofuniquenames posixgroup".split()
)
_PERSON = frozenset(
    "person inetorgperson organizationalperson mozillaabpersonalpha mozillaabpersonobsolete".split()
)
_LINE = re.compile(r"([A-Za-z0-9][\w.-]*)((?:;[\w-]+)*):(:|<)?[ \t]*(.*)", re.DOTALL)
_FOLD = re.compile(r"\n[ \t]")


@dataclass(slots=True)
class _Entry:
    """One entry: its attributes by name in small letters with their options, and what was not followed."""

    values: list[tuple[str, str, str]] = field(default_factory=list)
    links: int = 0

    def all(self, name: str) -> list[str]:
        return [value.strip().casefold() for found, _, value in self.values if found == name]


def read_entries(data: bytes, *, country: str = "", encoding: str = "") -> Sheet:
    """Return the entries in ``data`` as a table, one row each, numbered as they stand in the file.

    Groups, departments and changes to entries are passed over and told of; addresses of other files are never
    followed.

    Args:
        data: all of the file.
        country: the shop's, as ISO 3166 code: decides between encodings that fit alike.
        encoding: overrules what we would find.

    Raises:
        DelightError: ``import.empty``, ``import.not_text``, ``import.too_large`` and those of ``encodings``.
    """
    text = decoded(data, country=country, encoding=encoding)
    check_amount(text.text.casefold(), "\ndn:")
    entries = list(_entries(text.text))
    changes = [row for row, entry in enumerate(entries, 1) if set(entry.all("changetype")) - {"add"}]
    others = [
        row for row, entry in enumerate(entries, 1) if row not in set(changes) and not _is_person(entry)
    ]
    links = [row for row, entry in enumerate(entries, 1) if entry.links]
    passed = {*changes, *others}
    remarks = [
        *text.remarks,
        *counted("import.entry_change", changes),
        *counted("import.card_group", others),
        *counted("import.entry_link", links),
    ]
    contacts = [_contact(row, entry) for row, entry in enumerate(entries, 1) if row not in passed]
    return as_sheet(
        contacts, kind=FileKind.LDIF, encoding=text.encoding, encodings=text.others, remarks=remarks
    )


def _entries(text: str) -> Iterator[_Entry]:
    """Yield the entries: an empty line or another ``dn`` ends one; comments and version belong to none."""
    entry = _Entry()
    for line in _FOLD.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"):
        match = _LINE.fullmatch(line)
        name = match[1].casefold() if match else ""
        if not line.strip() or (name == "dn" and entry.values):
            if entry.values:
                yield entry
            entry = _Entry()
        if match and name != "version" and line[0] != "#":
            _take(entry, name, match)
    if entry.values:
        yield entry


def _take(entry: _Entry, name: str, match: re.Match[str]) -> None:
    if match[3] == "<":
        entry.links += 1
        return
    value = _unpacked(match[4]) if match[3] == ":" else match[4]
    entry.values.append((name, match[2].casefold(), value))


def _unpacked(text: str) -> str:
    try:
        data = binascii.a2b_base64(text)
    except ValueError:
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""  # a picture, a certificate


def _is_person(entry: _Entry) -> bool:
    classes = set(entry.all("objectclass"))
    return not classes & _NO_PERSON or bool(classes & _PERSON)


def _contact(row: int, entry: _Entry) -> Contact:
    contact = Contact(row=row)
    places: dict[str, dict[str, str]] = {}
    for name, options, value in entry.values:
        if ";phonetic" in options and name in {"givenname", "sn"}:
            contact.add("Phonetic first name" if name == "givenname" else "Phonetic last name", value)
        elif name in _PLACES:
            kind, part = _PLACES[name]
            places.setdefault(kind, {}).setdefault(part, value.replace("$", "\n"))
        elif name in _ALONE:
            contact.add(_ALONE[name], value)
        elif name not in _QUIET and value.strip():
            contact.left.append(name)
    for kind, parts in places.items():
        contact.place(kind, parts)
    return _without_doubles(contact)


def _without_doubles(contact: Contact) -> Contact:
    """Leave one name of those that the directory knows, the fullest."""
    names = contact.fields.get("Name", {})
    if len(names) > 1:
        contact.fields["Name"] = {max(names, key=len): None}
    return contact

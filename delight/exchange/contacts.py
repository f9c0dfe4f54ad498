"""Contacts of address books as rows of one table, under names that every table could have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from delight.domain.errors import DelightError
from delight.domain.imports.importing import Remark
from delight.exchange.table import FileKind, Line, Sheet

PLACES = ("street", "street 2", "PO box", "city", "state", "zip", "country", "formatted address")
KINDS = ("Home", "Business", "Other", "")
"""Whose address, e-mail or phone it is; the last is one of which nobody says."""


@cache
def column_of(kind: str, name: str) -> str:
    """Return the name of the column for one of ``KINDS`` of an e-mail, a phone, a part of an address."""
    whole = f"{kind} {name}".strip()
    return whole[:1].upper() + whole[1:]


PREFERRED_PHONE = "Preferred phone"
UNSAID = frozenset(column_of("", name) for name in ("e-mail", "phone", *PLACES))
"""Columns of what a contact does not say whose it is; what is at home counts more."""
_ORDER = (
    "Name", "Name prefix", "First name", "Middle name", "Last name", "Name suffix", "Nickname",
    "Phonetic first name", "Phonetic last name", "Company", "Department", "Job title", "Gender",
    "Preferred e-mail", *(column_of(kind, "e-mail") for kind in KINDS),
    PREFERRED_PHONE, "Mobile phone", *(column_of(kind, "phone") for kind in KINDS), "Car phone",
    "Assistant phone", "Fax", "Pager",
    *(column_of(kind, place) for kind in KINDS for place in PLACES),
    "Birthday", "Birth year", "Birth month", "Birth day", "Anniversary",
    "Language", "Categories", "Notes", "Website",
)  # fmt: skip
_MOST = 100_000
_MOST_LINES = 1_500_000


def check_amount(text: str, mark: str) -> None:
    """Refuse an address book that would take minutes (``import.too_large``): ``mark`` begins an entry."""
    if text.count(mark) > _MOST or max(text.count("\n"), text.count("\r")) > _MOST_LINES:
        raise DelightError("import.too_large")


def counted(code: str, rows: Sequence[int]) -> Iterator[Remark]:
    """Yield a remark on the first of ``rows`` and how many there are, nothing where there are none."""
    if rows:
        yield Remark(code=code, row=rows[0], details={"count": len(rows)})


@dataclass(slots=True)
class Contact:
    """One entry of an address book while it is read.

    Attributes:
        row: its number in the file, from 1.
        fields: name of a column → its texts, each once, the most important first.
        code: why it cannot be taken; else empty.
        left: properties that no column is for.
    """

    row: int
    fields: dict[str, dict[str, None]] = field(default_factory=dict)
    code: str = ""
    left: list[str] = field(default_factory=list)

    def add(self, name: str, text: str, *, first: bool = False) -> None:
        """Add a text to a column, once."""
        text = text.strip()
        if text and first:
            self.fields[name] = {text: None, **self.fields.get(name, {})}
        elif text:
            self.fields.setdefault(name, {})[text] = None

    def place(self, kind: str, parts: Mapping[str, str]) -> None:
        """Add an address, by the names in ``PLACES``; a second one is an "Other" one, a third a note."""
        filled = {name: text.strip() for name, text in parts.items() if text.strip()}
        if not filled:
            return
        for group in (kind, "Other"):
            if not any(column_of(group, name) in self.fields for name in PLACES):
                for name, text in filled.items():
                    self.add(column_of(group, name), text)
                return
        self.add("Notes", ", ".join(line for text in filled.values() for line in text.splitlines()))


def as_sheet(
    contacts: Iterable[Contact],
    *,
    kind: FileKind,
    encoding: str,
    encodings: tuple[str, ...] = (),
    remarks: Iterable[Remark] = (),
) -> Sheet:
    """Return contacts as a table; the columns are those that any of them fills.

    One that holds nothing for a column is a row that cannot be taken, so that it is named.

    Raises:
        DelightError: ``import.empty``, ``import.too_large``.
    """
    found = list(contacts)
    if not found:
        raise DelightError("import.empty")
    if len(found) > _MOST:
        raise DelightError("import.too_large")
    used = {name for contact in found for name, texts in contact.fields.items() if texts}
    header = tuple(name for name in _ORDER if name in used) or _ORDER[:1]
    lines = tuple(
        Line(row=contact.row, cells=None, code=contact.code)
        if contact.code
        else Line(row=contact.row, cells=tuple("\n".join(contact.fields.get(name, ())) for name in header))
        for contact in found
    )
    lines = tuple(Line(line.row, None, "import.card_empty") if line.blank else line for line in lines)
    left = {name for contact in found for name in contact.left}
    told = (Remark(code="import.left_out", details={"names": sorted(left)}),) if left else ()
    return Sheet(
        kind=kind,
        encoding=encoding,
        encodings=encodings,
        header=header,
        header_row=0,
        lines=lines,
        remarks=(*remarks, *told),
    )

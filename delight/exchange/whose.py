"""Whose a case or a visit is, as the row says."""

from __future__ import annotations

from delight.domain.incoming import Who
from delight.exchange import cells
from delight.exchange.naming import named
from delight.exchange.parts import Part
from delight.exchange.read_row import ReadRow
from delight.exchange.ways_of import LONGEST_PHONE, wrong_email, wrong_phone

_NOBODY = frozenset({"anonymous", "anonym", "anonyme", "anónimo", "anonimo", "unknown", "walk-in", "guest"})
_LONGEST = 200


def whose(row: ReadRow) -> Who:
    """Return how a row names its customer; "Ida Rowe <ida@example.org>" names two things.

    What cannot be an e-mail or a phone, or is too long, is left out and remarked on.
    """
    name, told = named(row.row.firsts).name, ""
    if "@" in name:
        found = cells.emails(name)
        told = found[0] if found and not wrong_email(found[0]) else ""
        name = name.partition("<")[0].strip(' "') if "<" in name else "" if told else name
    return Who(
        name="" if name.casefold() in _NOBODY else _line(row, "name", name),
        email=_way(row, Part.EMAIL) or told,
        phone=_way(row, Part.PHONE),
        reference=_line(row, "id", row.row.first(Part.ID)),
    )


def _line(row: ReadRow, field: str, text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    row.unread("cell.too_long", row.column_of(field), line, longest=_LONGEST)
    return ""


def _way(row: ReadRow, part: Part) -> str:
    """Return the first e-mail or phone that can be one."""
    cell = row.cell(part)
    if cell is None:
        return ""
    pieces, wrong = (cells.emails, wrong_email) if part is Part.EMAIL else (cells.phones, wrong_phone)
    for text in pieces(cell[1]):
        code = wrong(text)
        if not code:
            return " ".join(text.split())
        row.unread(code, cell[0], text, longest=LONGEST_PHONE)
    return ""

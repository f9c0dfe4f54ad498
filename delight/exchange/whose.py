"""Whose a case or a visit is, as the row says."""

from __future__ import annotations

from delight.domain.incoming import Who
from delight.domain.text import clean_line
from delight.exchange import cells
from delight.exchange.filled_row import FilledRow
from delight.exchange.naming import named
from delight.exchange.parts import Part

_NOBODY = frozenset({"anonymous", "anonym", "anonyme", "anónimo", "anonimo", "unknown", "walk-in", "guest"})
_LONGEST = 200


def whose(row: FilledRow) -> Who:
    """Return how a row names its customer; "Ida Rowe <ida@example.org>" names two things.

    Raises:
        InputError: ``text.too_long``.
    """
    name, told = named(row.firsts).name, ""
    if "@" in name:
        found = cells.emails(name)
        told = found[0] if found else ""
        name = name.partition("<")[0].strip(' "') if "<" in name else ""
    mails = cells.emails(row.first(Part.EMAIL)) or ([told] if told else [])
    phones = cells.phones(row.first(Part.PHONE))
    return Who(
        name="" if name.casefold() in _NOBODY else clean_line(name, field="name", longest=_LONGEST),
        email=clean_line(mails[0], field="email", longest=_LONGEST) if mails else "",
        phone=clean_line(phones[0], field="phone", longest=60) if phones else "",
        reference=clean_line(row.first(Part.ID), field="id", longest=_LONGEST),
    )

"""What the fields of two records say, side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from delight.domain.duplicates.merging import MergeField
from delight.domain.duplicates.pairs import MergeSide
from delight.ui.customers.details.birthday import show_birthday
from delight.ui.kit.words.formats import counted, date_text
from delight.ui.kit.words.labels import label_of
from delight.ui.kit.words.nations import country_name, language_name
from delight.ui.kit.words.way_words import email_words, phone_words


def value_words(field: MergeField, values: tuple[Any, ...], side: MergeSide) -> str:
    """Return what a record says about a field; empty where it says nothing."""
    said = _SAID.get(field, _text)(values)
    if field is MergeField.PHONE:
        return phone_words(said, no_calls=side.no_calls)
    return email_words(said, no_email=side.no_email) if field is MergeField.EMAIL else said


def side_words(side: MergeSide, today: date | None = None) -> str:
    """Return what tells somebody from others, in a line."""
    seen = _tr("last here {day}").format(day=date_text(side.last_seen, today)) if side.last_seen else ""
    happened = counted(side.entries, _tr("1 entry"), "%n entries", "Merge") if side.entries else ""
    return " · ".join(part for part in (side.town, seen, happened) if part)


def _text(values: tuple[Any, ...]) -> str:
    return "\n".join(str(value) for value in values if value and value is not True)


def _named(values: tuple[Any, ...]) -> str:
    name, _given, _family, reading, organisation = values
    return "\n".join(part for part in (name, reading, _tr("an organisation") if organisation else "") if part)


def _addressed(values: tuple[Any, ...]) -> str:
    salutation, envelope, title, address_as = values
    known = label_of(address_as) if address_as else ""
    return "\n".join(part for part in (known, title, salutation, envelope) if part)


def _address(values: tuple[Any, ...]) -> str:
    lines, country = values
    return "\n".join(part for part in (lines, country_name(country) if country else "") if part)


_SAID: dict[MergeField, Callable[[tuple[Any, ...]], str]] = {
    MergeField.NAME: _named,
    MergeField.ADDRESSED: _addressed,
    MergeField.ADDRESS: _address,
    MergeField.LANGUAGE: lambda values: language_name(values[0]) if values[0] else "",
    MergeField.FORMALITY: lambda values: label_of(values[0]) if values[0] else "",
    MergeField.GONE: lambda values: label_of(values[0]) if values[0] else "",
    MergeField.LARGE_PRINT: lambda values: _tr("Yes") if values[0] else "",
    MergeField.BIRTHDAY: lambda values: show_birthday(values[0]),
    MergeField.SINCE: lambda values: date_text(values[0]) if values[0] else "",
    MergeField.LETTERS: lambda values: "" if values[0] else _tr("No letters"),
    MergeField.SURPRISES: lambda values: "" if values[0] else _tr("No surprises"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Merge", text)

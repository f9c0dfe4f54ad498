"""What a sheet to be read is made of: sections under headings, with entries, quotes and photos."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class DataEntry:
    """One thing that is kept: ``aside`` is its day or what it is, ``title`` is strong, ``lines`` follow."""

    aside: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A small picture (PNG or JPEG) with its size in pixels and what stands below it."""

    data: bytes
    width: int
    height: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSection:
    """A part of the sheet under a heading: what somebody said, entries, and photos below them."""

    heading: str
    entries: tuple[DataEntry, ...] = ()
    quote: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """The whole sheet in words; ``page`` says "page {n} of {all}" in its language.

    ``foot`` stands at the foot of each page before that; without it, ``name`` does.
    """

    title: str
    name: str
    intro: tuple[str, ...]
    sections: tuple[DataSection, ...]
    page: str
    language: str
    day: date
    foot: str = ""


def plain_text(sheet: DataSheet) -> str:
    """Return the sheet as lines of text."""
    lines = [sheet.title, sheet.name, *sheet.intro]
    for section in sheet.sections:
        lines += ["", section.heading, *section.quote.split("\n")] if section.quote else ["", section.heading]
        for entry in section.entries:
            first = "  ".join(part for part in (entry.aside, entry.title) if part)
            lines += [first, *(f"    {line}" for text in entry.lines for line in text.split("\n"))]
    return "\n".join(lines)

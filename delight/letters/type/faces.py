"""Faces: font files that come with the app, pinned to one weight and cut down for embedding."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

import fontpkg
import manimgx_fonts
import uharfbuzz as hb

from delight.letters.type import glyphs

_DROPPED_TABLES = ("GPOS", "GSUB", "GDEF", "kern", "DSIG", "name", "OS/2", "post", "cmap", "STAT")
# What HarfBuzz draws as nothing (Unicode Default_Ignorable_Code_Point) or as a space of some width.
NO_GLYPH_NEEDED = re.compile(
    r"[\u00a0\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2011\u202a-\u202f\u205f-\u206f"
    r"\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_PRIVATE = range(0xE000, 0xF900)  # every font means something else by them
_PRIVATE_PLANE = range(0xFE000, 0xFF000)
_SIZED = {"Source Serif 4", "Inter"}
_SCALES = {"Caveat": 1.3, "Amiri": 1.15}
_REGULAR = 400
_NOTO = "Noto "
_LIGATURES = "ff fi fl ffi ffl fj ffj fb fh fk ft tt ti Th ct st".split()


class _Advances(dict[int, int]):
    """How far each glyph moves on, in font units, asked of the font once."""

    def __init__(self, font: hb.Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, glyph: int) -> int:
        return self.setdefault(glyph, self._font.get_glyph_h_advance(glyph))


class _Drawn(dict[str, glyphs.Drawn]):
    """Glyphs as HarfBuzz writes them, worked out once: most words are made of the same few."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, written: str) -> glyphs.Drawn:
        return self.setdefault(written, glyphs.drawn(written, self._face))


class Face:
    """One font file, pinned to one weight and, if it knows sizes, one optical size.

    ``name`` is its name in a PDF: one name, one face. ``scale`` is how much larger it is set than the text
    around it, for faces that are drawn small. A face that still varies in weight is taken at ``weight``.
    """

    def __init__(self, name: str, face: hb.Face, *, italic: bool = False, weight: int = _REGULAR) -> None:
        self.name = name
        self.face = face
        self.font = hb.Font(face)
        if any(axis.tag == "wght" for axis in face.axis_infos):
            self.font.set_variations({"wght": weight})
        self.scale = _SCALES.get(name.split("-")[0], 1.0)
        self.per_mille = 1000 / face.upem
        self.italic = italic
        self._weight = weight
        self.codepoints = frozenset(face.unicodes).difference(_PRIVATE, _PRIVATE_PLANE)
        self._known: set[str] = set()
        self.advances = _Advances(self.font)
        self.drawn = _Drawn(self)
        self.space: int = self.font.get_nominal_glyph(ord(" ")) or 0

    @cached_property
    def texts(self) -> dict[int, str]:
        """What each glyph says on its own: its first character, or the letters a ligature joins."""
        found: dict[int, str] = {}
        for letters in _LIGATURES if ord("f") in self.codepoints else ():
            shaped = glyphs.shape(self.font, letters)
            if len(shaped) == 1:
                found[shaped[0].glyph] = letters
        shared: set[int] = set()
        for codepoint in sorted(self.codepoints):
            glyph, letter = self.font.get_nominal_glyph(codepoint) or 0, _letter(chr(codepoint))
            if found.setdefault(glyph, letter) != letter and "\u0620" <= letter <= "\u08ff":
                shared.add(glyph)  # letters of Arabic and Persian that look the same: what is written decides
        return {glyph: text for glyph, text in found.items() if glyph not in shared}

    @cached_property
    def is_cff(self) -> bool:
        """Whether outlines are cubic (Compact Font Format), which PDF embeds in its own way."""
        return "CFF " in self.face.table_tags

    def covers(self, text: str) -> bool:
        """Whether every character has a glyph here, by itself or as a letter and its marks."""
        if self._known.issuperset(text):
            return True
        found = all(ord(c) in self.codepoints or self._composes(c) for c in text)
        if found:
            self._known.update(text)
        return found

    def _composes(self, character: str) -> bool:
        if NO_GLYPH_NEEDED.match(character):
            return True
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(ord(part) in self.codepoints for part in parts)

    def subset(self, used: Iterable[int]) -> bytes:
        """Return the ``used`` glyphs under their own numbers, without layout tables.

        A TrueType file, or a bare CFF table whose glyphs a PDF finds by number.
        """
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(used)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_tag, _DROPPED_TABLES))
        _pin(wanted, self.face, self._weight, 0)
        if not self.is_cff:
            return bytes(hb.subset(self.face, wanted).blob.data)
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DESUBROUTINIZE
        return bytes(hb.subset(self.face, wanted).reference_table("CFF ").data)


def face_of(family: str, weight: int, optical: int, *, italic: bool) -> Face:
    """Return a face of a family that comes with the app; upright where the family has no italic."""
    slanted = italic and _has_italic(family)
    return _kept(family, weight, optical if family in _SIZED else 0, slanted)


def _letter(character: str) -> str:
    """Return what a character stands for: a form of an Arabic letter is that letter."""
    if "\ufb50" <= character <= "\ufefc" and not "\ufe00" <= character <= "\ufe6f":
        return unicodedata.normalize("NFKC", character)
    return character


@lru_cache(maxsize=128)
def _kept(family: str, weight: int, optical: int, italic: bool) -> Face:  # noqa: FBT001 -- a cache's key
    face = hb.Face(hb.Blob.from_file_path(str(_file(family, weight, italic=italic))))
    name = f"{family.replace(' ', '')}-{weight}{'i' if italic else ''}{f'-{optical}' if optical else ''}"
    return Face(name, _pinned(face, weight, optical) if face.axis_infos else face, italic=italic)


@lru_cache(maxsize=64)
def _has_italic(family: str) -> bool:
    if family.startswith(_NOTO):
        return family == "Noto Sans"
    return any(file.style == "italic" for file in fontpkg.family(family).files)


def _file(family: str, weight: int, *, italic: bool) -> Path:
    """Return the family's file that is nearest to what is asked for."""
    if family.startswith(_NOTO):
        slant = "-Italic" if italic else ""
        return Path(manimgx_fonts.__file__).parent / f"{family.replace(' ', '')}{slant}[wght].ttf"
    return fontpkg.path(family, weight=weight, style="italic" if italic else "normal", nearest=True)


def _pinned(face: hb.Face, weight: int, optical: int) -> hb.Face:
    """Return ``face`` at one weight and optical size, every glyph under its own number."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    _pin(wanted, face, weight, optical)
    return hb.subset(face, wanted)


def _pin(wanted: hb.SubsetInput, face: hb.Face, weight: int, optical: int) -> None:
    values = {"wght": weight, "opsz": optical}
    for axis in face.axis_infos:
        value = min(max(values.get(axis.tag, axis.default_value or 0), axis.min_value), axis.max_value)
        wanted.pin_axis_location(face, axis.tag, value)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode().ljust(4), "big")

"""Faces: which one draws a character, words shaped once by HarfBuzz, subsets for embedding."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import fontpkg
import uharfbuzz as hb

from delight.domain.errors import DelightError
from delight.domain.paper import Typeface
from delight.letters import glyphs

FAMILIES = {
    Typeface.SERIF: ("Source Serif 4", "Fira Sans"),
    Typeface.SANS: ("Fira Sans", "Source Serif 4"),
}
"""The families of a typeface in the order they are asked for a character."""

_CACHED_WORDS = 20_000
_DROPPED_TABLES = ("GPOS", "GSUB", "GDEF", "kern", "DSIG", "name", "OS/2", "post", "cmap", "STAT")
# What HarfBuzz draws as nothing (Unicode Default_Ignorable_Code_Point) or as a space of some width.
_NO_GLYPH_NEEDED = re.compile(
    r"[\u00a0\u00ad\u034f\u061c\u180b-\u180f\u2000-\u200f\u2011\u202a-\u202f\u205f-\u206f\ufe00-\ufe0f\ufeff]"
)
_LIGATURES = (
    "ff",
    "fi",
    "fl",
    "ffi",
    "ffl",
    "fj",
    "ffj",
    "fb",
    "fh",
    "fk",
    "ft",
    "tt",
    "ti",
    "Th",
    "ct",
    "st",
)
_shaping = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One way a typeface is cut: its weight, slant and the size in points it is drawn for."""

    typeface: Typeface = Typeface.SERIF
    weight: int = 400
    italic: bool = False
    optical: int = 11


@dataclass(slots=True, eq=False)
class Word:
    """A shaped word: ``advance`` in thousandths of the size, ``code`` as the inside of a PDF text array.

    ``code`` begins and ends in the first face of its stack at size 1, so that words can be joined.
    """

    text: str
    advance: float
    code: str
    glyphs: tuple[tuple[Face, tuple[int, ...]], ...]


class Face:
    """One font file, pinned to one weight and, if it knows sizes, one optical size.

    ``name`` is its name in a PDF: one name, one face.
    """

    def __init__(self, family: str, weight: int, optical: int, *, italic: bool) -> None:
        self.name = f"{family.replace(' ', '')}-{weight}{'i' if italic else ''}"
        self.face = _load(family, weight, italic=italic)
        if optical:
            self.name += f"-{optical}"
            self.face = _pinned(self.face, weight, optical)
        self.font = hb.Font(self.face)
        self.per_mille = 1000 / self.face.upem
        self.italic = italic
        self.codepoints = frozenset(self.face.unicodes)
        self.space: int = self.font.get_nominal_glyph(ord(" ")) or 0

    @cached_property
    def texts(self) -> dict[int, str]:
        """What each glyph says on its own: its first character, or the letters a ligature joins."""
        found: dict[int, str] = {}
        for letters in _LIGATURES:
            shaped = glyphs.shape(self.font, letters)
            if len(shaped) == 1:
                found[shaped[0].glyph] = letters
        for codepoint in sorted(self.codepoints):
            found.setdefault(self.font.get_nominal_glyph(codepoint) or 0, chr(codepoint))
        return found

    def advance_of(self, glyph: int) -> int:
        return self.font.get_glyph_h_advance(glyph)

    def covers(self, text: str) -> bool:
        """Whether every character has a glyph here, by itself or as a letter and its marks."""
        return all(ord(c) in self.codepoints or self._composes(c) for c in text)

    def _composes(self, character: str) -> bool:
        if _NO_GLYPH_NEEDED.match(character):
            return True
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(ord(part) in self.codepoints for part in parts)

    def subset(self, used: Iterable[int]) -> bytes:
        """Return a TrueType file of the ``used`` glyphs under their own numbers, without layout tables."""
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(used)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_tag, _DROPPED_TABLES))
        return bytes(hb.subset(self.face, wanted).blob.data)


class Stack:
    """The faces of one cut in order of preference, and every word they have drawn so far."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self._words: dict[str, Word] = {}
        self._covered: set[str] = set()
        self._borrowed: dict[tuple[Stack, str], Word] = {}

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        return tuple(_face(family, self.cut) for family in FAMILIES[self.cut.typeface])

    @cached_property
    def space(self) -> Word:
        return self.word(" ")

    def word(self, text: str) -> Word:
        """Return ``text`` (NFC, no line breaks) shaped; a word is shaped once.

        Raises:
            DelightError: ``letters.characters`` where no face has what is needed.
        """
        return self._words.get(text) or self._shape(text)

    def borrowed(self, text: str, other: Stack) -> Word:
        """Return ``text`` as ``other`` draws it, for a line that is otherwise set in this stack."""
        found = self._borrowed.get((other, text))
        if found is None:
            word = other.word(text)
            code = f"{_switch(other.faces[0])}{word.code}{_switch(self.faces[0])}"
            found = Word(word.text, word.advance, code, word.glyphs)
            _remember(self._borrowed, (other, text), found)
        return found

    def uncovered(self, text: str) -> str:
        """Return the characters of ``text`` that no face of this stack can draw, each once, sorted."""
        new = set(text) - self._covered
        missing = {c for c in new if not any(face.covers(c) for face in self.faces)}
        self._covered |= new - missing
        return "".join(sorted(missing))

    def _shape(self, text: str) -> Word:
        codes: list[str] = []
        advance = 0.0
        drawn: list[tuple[Face, tuple[int, ...]]] = []
        for face, run in self.runs(text):
            with _shaping:
                shaped = glyphs.shape(face.font, run)
            if any(g.glyph == 0 for g in shaped):
                raise DelightError("letters.characters", characters=run)
            code, width = glyphs.encode(shaped, run, face)
            codes.append(code if face is self.faces[0] else f"{_switch(face)}{code}{_switch(self.faces[0])}")
            advance += width
            drawn.append((face, tuple({face.space, *(g.glyph for g in shaped)})))
        word = Word(text, advance, "".join(codes), tuple(drawn))
        _remember(self._words, text, word)
        return word

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """Split ``text`` by face: one face for all of it if there is one, else one for each cluster."""
        for face in self.faces:
            if face.covers(text):
                return [(face, text)]
        found: list[tuple[Face, str]] = []
        for cluster in clusters(text):
            face = next((f for f in self.faces if f.covers(cluster)), None)
            if face is None:
                raise DelightError("letters.characters", characters=self.uncovered(cluster) or cluster)
            if found and found[-1][0] is face:
                cluster = found.pop()[1] + cluster
            found.append((face, cluster))
        return found


@lru_cache(maxsize=64)
def stack(cut: Cut) -> Stack:
    """Return the faces of ``cut``; loaded at the first word."""
    return Stack(cut)


def clusters(text: str) -> list[str]:
    """Split ``text`` so that combining marks and joiners stay with the letter before them.

    >>> clusters("q̃ue")
    ['q̃', 'u', 'e']
    """
    found: list[str] = []
    for character in text:
        if found and (unicodedata.category(character)[0] == "M" or _NO_GLYPH_NEEDED.match(character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _remember(cache: dict, key: object, word: Word) -> None:
    if len(cache) >= _CACHED_WORDS:
        cache.clear()
    cache[key] = word


def _switch(face: Face) -> str:
    return f"]TJ/{face.name} 1 Tf["


def _face(family: str, cut: Cut) -> Face:
    return _kept_face(family, cut.weight, cut.optical if _is_variable(family) else 0, cut.italic)


@lru_cache(maxsize=64)
def _kept_face(family: str, weight: int, optical: int, italic: bool) -> Face:  # noqa: FBT001 -- a cache's key
    return Face(family, weight, optical, italic=italic)


@lru_cache(maxsize=8)
def _is_variable(family: str) -> bool:
    return any(file.variable for file in fontpkg.family(family).files)


def _load(family: str, weight: int, *, italic: bool) -> hb.Face:
    path = fontpkg.path(family, weight=weight, style="italic" if italic else "normal", nearest=True)
    return hb.Face(hb.Blob.from_file_path(str(path)))


def _pinned(face: hb.Face, weight: int, optical: int) -> hb.Face:
    """Return ``face`` at one weight and optical size, every glyph under its own number."""
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    values = {"wght": weight, "opsz": optical}
    for axis in face.axis_infos:
        value = min(max(values.get(axis.tag, axis.default_value or 0), axis.min_value), axis.max_value)
        wanted.pin_axis_location(face, axis.tag, value)
    return hb.subset(face, wanted)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode().ljust(4), "big")

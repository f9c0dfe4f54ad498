"""Shaping of one run in one face, and its code in a PDF text array."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

from delight.letters.type.actual_text import LAST_NAMED, NARROW, SILENT, mark

if TYPE_CHECKING:
    from delight.letters.type.faces import Face

# Letters and signs that need no thought: no marks, no spaces of some width, nothing that is silent.
_PLAIN = re.compile(
    r"[!-~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010\u2012-\u2027\u20ac]+"
)
# How HarfBuzz writes a glyph that stands where it is expected: its number and how far it moves on.
_NUMBERS = hb.BufferSerializeFlags.NO_GLYPH_NAMES | hb.BufferSerializeFlags.NO_CLUSTERS
_IN_ITS_PLACE = re.compile(r"(\d+)\+(\d+)")
_READ_AS_SPACE = str.maketrans("\u00a0\u202f", "  ")


_buffer = hb.Buffer()
_buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS


class Glyph(NamedTuple):
    """One glyph in font units; ``cluster`` is where its text begins in the run."""

    glyph: int
    cluster: int
    advance: int
    x: int
    y: int


def shape(font: hb.Font, text: str, language: str = "en", *, backwards: bool = False) -> list[Glyph]:
    """Return the glyphs of ``text`` from left to right; ``backwards`` where it runs from right to left.

    One thread at a time: the buffer is used again and again. The language is named, or HarfBuzz would ask the
    process for its locale.
    """
    _set(font, text, language, "rtl" if backwards else "ltr")
    return [
        Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(_buffer.glyph_infos, _buffer.glyph_positions, strict=True)
    ]


def _set(font: hb.Font, text: str, language: str, direction: str) -> None:
    """Let HarfBuzz turn ``text`` into the glyphs that the buffer then holds."""
    _buffer.clear_contents()
    _buffer.add_str(text)
    _buffer.direction, _buffer.language = direction, language
    _buffer.guess_segment_properties()
    hb.shape(font, _buffer, None)


class Drawn(NamedTuple):
    """One glyph in its place: what it says, its code inside angle brackets with its kerning, its advance."""

    text: str
    code: str
    glyph: int
    advance: int


class Encoded(NamedTuple):
    """Glyphs as the inside of a TJ array at font size 1.

    ``advance`` is in thousandths of the size; ``said`` is what glyphs mean that the face itself names no
    character for; ``unseen`` are glyphs that are drawn for readers only.
    """

    code: str
    advance: float
    said: tuple[tuple[int, str], ...] = ()
    unseen: tuple[int, ...] = ()


def encode(shaped: list[Glyph], text: str, face: Face) -> Encoded:
    """Return glyphs that run from left to right.

    Glyphs that do not say their text by themselves carry it as ActualText, so that the page reads back
    as it was written. Emoji that are one glyph for several characters are named instead: pdfium leaves out
    what lies beyond U+FFFC in an ActualText. What cannot be named, such as a skin tone that no face here
    shows, is drawn unseen besides.
    """
    parts: list[str] = []
    said: list[tuple[int, str]] = []
    unseen: list[int] = []
    for cluster, meant in _clusters(shaped, text):
        if max(meant) <= LAST_NAMED:
            parts.append(_cluster(cluster, meant, face))
            said += _made_known(cluster, meant, face)
            continue
        if len(cluster) == 1 and face.texts.get(cluster[0].glyph, meant) == meant:
            if cluster[0].glyph not in face.texts:
                said.append((cluster[0].glyph, meant))
            parts.append(_drawn(cluster, face))
            continue
        letters = [face.font.get_nominal_glyph(ord(character)) or 0 for character in meant]
        unseen += letters
        parts.append(_besides(cluster, meant, letters, face))
    return _encoded(parts, shaped, said, face)._replace(unseen=tuple(unseen))


def _made_known(cluster: Sequence[Glyph], text: str, face: Face) -> Iterator[tuple[int, str]]:
    """Yield what glyphs mean that no character stands for.

    pdfium takes the number of a nameless glyph for a character, and some numbers for Arabic.
    """
    for place, glyph in enumerate(g.glyph for g in cluster if g.glyph not in face.texts):
        yield glyph, "\u2060" if place else text


def _besides(cluster: Sequence[Glyph], text: str, letters: Sequence[int], face: Face) -> str:
    """Return glyphs with their text for every reader; pdfium gets each character as a narrow unseen glyph.

    See ``readback`` for how marks inside each other are read.
    """
    pieces, width = [], 0
    for character, glyph in zip(text, letters, strict=True):
        if character <= LAST_NAMED:
            blank = f"[<{face.space:04x}{face.space:04x}>]TJ"
            pieces.append(mark(character, blank))
            width += 2 * face.advances[face.space]
        elif glyph:
            pieces.append(mark("", f"[<{glyph:04x}>]TJ"))
            width += face.advances[glyph]
    share = min(NARROW, sum(glyph.advance for glyph in cluster) / max(width, 1))
    unseen = f" 3 Tr {100 * share:.2f} Tz {''.join(pieces)}[{width * face.per_mille:.2f} ]TJ 100 Tz 0 Tr"
    seen = mark(SILENT, f"[{_drawn(cluster, face)}]TJ")
    return f"]TJ{mark(text, unseen + seen, 'Span')}["


def plain(text: str, language: str, face: Face) -> tuple[Encoded, Sequence[int]] | None:
    """Return a word whose glyphs say its letters in turn, as nearly all do, and those glyphs; else ``None``.

    As ``shape``, one thread at a time.
    """
    if not _PLAIN.fullmatch(text):
        return None
    _set(face.font, text, language, "ltr")
    written = _buffer.serialize(face.font, flags=_NUMBERS)
    texts, codes, used, advances = zip(*[face.drawn[one] for one in written[1:-1].split("|")], strict=True)
    if "".join(texts) != text:
        return None
    code = f"<{''.join(codes)}>".replace("<>", "")
    return Encoded(code, sum(advances) * face.per_mille * face.scale), used


def drawn(written: str, face: Face) -> Drawn:
    """Return a glyph that HarfBuzz writes as ``254+467``; one that is moved aside says nothing by itself."""
    found = _IN_ITS_PLACE.fullmatch(written)
    if found is None:
        return Drawn("\0", "", 0, 0)
    number, advance = int(found[1]), int(found[2])
    rest = round((face.advances[number] - advance) * face.per_mille)
    code = f"{number:04x}>{rest} <" if rest else f"{number:04x}"
    return Drawn(face.texts.get(number, "\0"), code, number, advance)


def encode_backwards(shaped: list[Glyph], text: str, face: Face) -> Encoded:
    """Return glyphs that run from right to left, as they stand from left to right.

    Readers put such glyphs into their order one by one; an ActualText among them would make pdfium leave a
    whole word reversed. So each glyph is named by what it shows, and only where that cannot be told
    is there an ActualText (see docs/letters-text.md).
    """
    parts: list[str] = []
    said: list[tuple[int, str]] = []
    for cluster, meant in _clusters(shaped[::-1], text):
        names = _names(cluster, meant, face)
        said += names or ()
        seen = cluster[::-1]
        parts.append(_actual(seen, meant, face) if names is None else _drawn(seen, face))
    return _encoded(parts[::-1], shaped, said, face)


def _names(cluster: Sequence[Glyph], text: str, face: Face) -> list[tuple[int, str]] | None:
    """Return what the glyphs of a cluster mean that the face does not name; ``None`` if that is not clear."""
    if len(cluster) == 1 and len(text) == 1 and unicodedata.mirrored(text):
        return []  # a bracket is drawn as its mirror image and read as what is seen
    left, nameless = list(text), []
    for glyph in cluster:
        known = face.texts.get(glyph.glyph, "")
        if known and known in left:
            left.remove(known)
        else:
            nameless.append(glyph.glyph)
    if len(nameless) == 1 and left and nameless[0] not in face.texts:
        return [(nameless[0], "".join(left))]
    return None if left or nameless else []


def _encoded(
    parts: Sequence[str], shaped: Sequence[Glyph], said: list[tuple[int, str]], face: Face
) -> Encoded:
    code = "".join(parts).replace("><", "").replace("]TJ[", "")
    return Encoded(code, sum(g.advance for g in shaped) * face.per_mille * face.scale, tuple(said))


def _clusters(shaped: Sequence[Glyph], text: str) -> Iterator[tuple[Sequence[Glyph], str]]:
    """Yield the glyphs of each cluster, in the order of reading, and its text.

    Combining marks and what draws nothing go with the letter before them: on their own, readers would
    sort them by their place on the page, or drop them.
    """
    starts: list[int] = []
    only_silent = True
    for place, glyph in enumerate(shaped):
        kind = unicodedata.category(text[glyph.cluster])
        silent = kind == "Cf" and not glyph.advance
        joins = silent or only_silent or kind[0] == "M" or glyph.cluster == shaped[place - 1].cluster
        if not starts or not joins:
            starts.append(place)
        only_silent = only_silent and silent
    for start, end in zip(starts, [*starts[1:], len(shaped)], strict=True):
        upto = shaped[end].cluster if end < len(shaped) else len(text)
        yield shaped[start:end], text[shaped[start].cluster : upto]


def _cluster(cluster: Sequence[Glyph], text: str, face: Face) -> str:
    read = text.translate(_READ_AS_SPACE)
    if len(cluster) == 1 and face.texts.get(cluster[0].glyph) == read:
        return _drawn(cluster, face)
    return _actual(cluster, read, face)


def _actual(cluster: Sequence[Glyph], text: str, face: Face) -> str:
    return f"]TJ{mark(text, f'[{_drawn(cluster, face)}]TJ', 'Span')}["


def _drawn(cluster: Sequence[Glyph], face: Face) -> str:
    pen, parts = 0, []
    for glyph in cluster:
        parts.append(_raised(glyph, pen, face) if glyph.y else _glyph(glyph, face))
        pen += glyph.advance
    return "".join(parts)


def _glyph(glyph: Glyph, face: Face) -> str:
    rest = glyph.x + face.advances[glyph.glyph] - glyph.advance
    return f"{_kern(-glyph.x, face)}<{glyph.glyph:04x}>{_kern(rest, face)}"


def _raised(glyph: Glyph, pen: int, face: Face) -> str:
    """Return a mark above or below its line, as a text piece of its own that begins where its cluster begins.

    Readers sort pieces by where they begin; a blank drawn there keeps the mark from slipping behind the
    letters that follow.
    """
    there = face.advances[face.space] - pen - glyph.x
    rest = glyph.x + face.advances[glyph.glyph] - glyph.advance
    shown = f"{_kern(pen, face)}<{face.space:04x}>{_kern(there, face)}<{glyph.glyph:04x}>{_kern(rest, face)}"
    return f"]TJ {glyph.y * face.per_mille * face.scale / 1000:.3f} Ts[{shown}]TJ 0 Ts["


def _kern(units: int, face: Face) -> str:
    """Return a step to the left by so many font units, as a text array has it."""
    amount = round(units * face.per_mille)
    return f"{amount} " if amount else ""

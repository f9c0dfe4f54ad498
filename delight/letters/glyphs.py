"""Shaping of one run in one face, and its code in a PDF text array."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:
    from delight.letters.faces import Face

_READ_AS_SPACE = str.maketrans("\u00a0\u202f", "  ")


class Glyph(NamedTuple):
    """One glyph in font units; ``cluster`` is where its text begins in the run."""

    glyph: int
    cluster: int
    advance: int
    x: int
    y: int


def shape(font: hb.Font, text: str, language: str = "en", *, backwards: bool = False) -> list[Glyph]:
    """Return the glyphs of ``text`` from left to right; ``backwards`` where it runs from right to left.

    The language is named, or HarfBuzz would ask the process for its locale.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.language = language
    buffer.guess_segment_properties()
    hb.shape(font, buffer, None)
    return [
        Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def encode(shaped: list[Glyph], text: str, face: Face, *, backwards: bool = False) -> tuple[str, float]:
    """Return the inside of a TJ array at font size 1, and its advance in thousandths of the size.

    Glyphs that do not say their text by themselves carry it as ActualText, so that the page reads back
    as it was written.
    """
    logical = shaped[::-1] if backwards else shaped
    parts: list[str] = []
    for start, end in _clusters(logical, text):
        upto = logical[end].cluster if end < len(logical) else len(text)
        cluster = logical[start:end]
        said = text[cluster[0].cluster : upto]
        parts.append(_cluster(cluster[::-1] if backwards else cluster, said, face))
    code = "".join(reversed(parts) if backwards else parts).replace("><", "").replace("]TJ[", "")
    return code, sum(g.advance for g in shaped) * face.per_mille * face.scale


def _clusters(shaped: list[Glyph], text: str) -> list[tuple[int, int]]:
    """Return where clusters begin and end, in the order of reading.

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
    return list(zip(starts, [*starts[1:], len(shaped)], strict=True))


def _cluster(cluster: list[Glyph], text: str, face: Face) -> str:
    pen, parts = 0, []
    for glyph in cluster:
        parts.append(_raised(glyph, pen, face) if glyph.y else _glyph(glyph, face))
        pen += glyph.advance
    code, read = "".join(parts), text.translate(_READ_AS_SPACE)
    if len(cluster) == 1 and face.texts.get(cluster[0].glyph) == read:
        return code
    actual = read.encode("utf-16-be").hex()
    return f"]TJ/Span<</ActualText<feff{actual}>>>BDC[{code}]TJ EMC["


def _glyph(glyph: Glyph, face: Face) -> str:
    rest = glyph.x + face.advance_of(glyph.glyph) - glyph.advance
    return f"{_kern(-glyph.x, face)}<{glyph.glyph:04x}>{_kern(rest, face)}"


def _raised(glyph: Glyph, pen: int, face: Face) -> str:
    """Return a mark above or below its line, as a text piece of its own that begins where its cluster begins.

    Readers sort pieces by where they begin; a blank drawn there keeps the mark from slipping behind the
    letters that follow.
    """
    there = face.advance_of(face.space) - pen - glyph.x
    rest = glyph.x + face.advance_of(glyph.glyph) - glyph.advance
    shown = f"{_kern(pen, face)}<{face.space:04x}>{_kern(there, face)}<{glyph.glyph:04x}>{_kern(rest, face)}"
    return f"]TJ {glyph.y * face.per_mille * face.scale / 1000:.3f} Ts[{shown}]TJ 0 Ts["


def _kern(units: int, face: Face) -> str:
    """Return a step to the left by so many font units, as a text array has it."""
    amount = round(units * face.per_mille)
    return f"{amount} " if amount else ""

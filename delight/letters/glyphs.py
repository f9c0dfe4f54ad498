"""Shaping of one run in one face, and its code in a PDF text array."""

# HarfBuzz is a compiled module without type stubs.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:
    from delight.letters.fonts import Face

_READ_AS_SPACE = str.maketrans("\u00a0\u202f", "  ")


class Glyph(NamedTuple):
    """One glyph in font units; ``cluster`` is where its text begins in the run."""

    glyph: int
    cluster: int
    advance: int
    x: int
    y: int


def shape(font: hb.Font, text: str) -> list[Glyph]:
    """Return the glyphs of ``text``, left to right.

    The language is named, or HarfBuzz would ask the process for its locale.
    """
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction = "ltr"
    buffer.language = "en"
    buffer.guess_segment_properties()
    hb.shape(font, buffer, None)
    return [
        Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def encode(shaped: list[Glyph], text: str, face: Face) -> tuple[str, float]:
    """Return the inside of a TJ array at font size 1, and its advance in thousandths of the size.

    Glyphs that do not say their text by themselves carry it as ActualText, so that the page reads back
    as it was written.
    """
    parts: list[str] = []
    for start, end in _clusters(shaped, text):
        upto = shaped[end].cluster if end < len(shaped) else len(text)
        parts.append(_cluster(shaped[start:end], text[shaped[start].cluster : upto], face))
    code = "".join(parts).replace("><", "").replace("]TJ[", "")
    return code, sum(g.advance for g in shaped) * face.per_mille


def _clusters(shaped: list[Glyph], text: str) -> list[tuple[int, int]]:
    """Return where clusters begin and end.

    A mark that draws nothing goes with the letter before it: readers drop what has no width.
    """
    starts: list[int] = []
    for place, glyph in enumerate(shaped):
        silent = not glyph.advance and unicodedata.category(text[glyph.cluster]) == "Cf"
        if not starts or not (silent or glyph.cluster == shaped[place - 1].cluster):
            starts.append(place)
    return list(zip(starts, [*starts[1:], len(shaped)], strict=True))


def _cluster(cluster: list[Glyph], text: str, face: Face) -> str:
    code = "".join(_glyph(g, face) for g in cluster)
    read = text.translate(_READ_AS_SPACE)
    if len(cluster) == 1 and face.texts.get(cluster[0].glyph) == read:
        return code
    actual = read.encode("utf-16-be").hex()
    return f"]TJ/Span<</ActualText<feff{actual}>>>BDC[{code}]TJ EMC["


def _glyph(glyph: Glyph, face: Face) -> str:
    k = face.per_mille
    before, after = -glyph.x * k, (glyph.x + face.advance_of(glyph.glyph) - glyph.advance) * k
    code = f"<{glyph.glyph:04x}>"
    if glyph.y:
        code = f"]TJ {glyph.y * k / 1000:.3f} Ts[{code}]TJ 0 Ts["
    return f"{_kern(before)}{code}{_kern(after)}"


def _kern(amount: float) -> str:
    return f"{amount:.0f} " if round(amount) else ""

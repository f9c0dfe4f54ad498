"""Faces inside a PDF: only the glyphs that are used, each named by what it means to a reader."""

# reportlab's documents know no type.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

from delight.letters.pdf.objects import Ready, dictionary, reference, stream
from delight.letters.type.faces import Face

_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"
_IDENTITY = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_SYMBOLIC, _ITALIC = 4, 64


def embed(doc: pdfdoc.PDFDocument, face: Face, used: Sequence[int], texts: Mapping[int, str]) -> None:
    """Add a face with the glyphs ``used`` as a Type0 font whose codes are glyph numbers (Identity-H).

    ``texts`` is what each glyph means to a reader.
    """
    name = f"{_subset_tag(used)}+{face.name}"
    called = f"/BaseFont/{name}"
    widths = " ".join(f"{g}[{face.advances[g] * face.per_mille:.0f}]" for g in used)
    kind = "CIDFontType0" if face.is_cff else "CIDFontType2/CIDToGIDMap/Identity"
    descriptor = reference(doc, _descriptor(doc, face, used, name))
    inner = dictionary(
        f"/Type/Font/Subtype/{kind}{called}/CIDSystemInfo{_IDENTITY}"
        f"/FontDescriptor {descriptor}/DW 1000/W[{widths}]"
    )
    meant = reference(doc, stream(_to_unicode(texts, used)))
    outer = dictionary(
        f"/Type/Font/Subtype/Type0{called}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(doc, inner)}]/ToUnicode {meant}"
    )
    doc.idToObject[pdfdoc.BasicFonts].dict[face.name] = doc.Reference(outer)


def _descriptor(doc: pdfdoc.PDFDocument, face: Face, used: Sequence[int], name: str) -> pdfdoc.PDFObject:
    """Return what describes a face, with the outlines of the glyphs ``used``."""
    program = f"/FontFile{3 if face.is_cff else 2} {reference(doc, Ready(_outlines(face, tuple(used))))}"
    extents, k = face.font.get_font_extents("ltr"), face.per_mille
    return dictionary(
        f"/Type/FontDescriptor/FontName/{name}{program}"
        f"/Flags {_SYMBOLIC | (_ITALIC if face.italic else 0)}/ItalicAngle {-11 if face.italic else 0}"
        f"/FontBBox[-300 {extents.descender * k:.0f} 1400 {extents.ascender * k:.0f}]"
        f"/Ascent {extents.ascender * k:.0f}/Descent {extents.descender * k:.0f}/CapHeight 670/StemV 80"
    )


@lru_cache(maxsize=16)
def _outlines(face: Face, used: tuple[int, ...]) -> bytes:
    """Return the stream of the outlines of the glyphs ``used``.

    It is kept, for a shop's name is set in the same glyphs in each of its letters.
    """
    outlines = face.subset(used)
    entries = "/Subtype/CIDFontType0C" if face.is_cff else f"/Length1 {len(outlines)}"
    return stream(outlines, entries).content


def _to_unicode(texts: Mapping[int, str], used: Iterable[int]) -> bytes:
    rows = [f"<{g:04x}> <{texts[g].encode('utf-16-be').hex()}>" for g in used if g in texts]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return f"{_CMAP_HEAD}{body}{_CMAP_TAIL}".encode("ascii")


def _subset_tag(used: Iterable[int]) -> str:
    """Return six capitals that name this set of glyphs, as PDF asks for."""
    number = zlib.crc32(repr(list(used)).encode())
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))

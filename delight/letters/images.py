"""Pictures inside a PDF: each embedded once, what is see-through as a soft mask."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import io
import zlib

from PIL import Image
from reportlab.pdfbase import pdfdoc

from delight.domain.errors import DelightError

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


def embed(doc: pdfdoc.PDFDocument, data: bytes) -> pdfdoc.PDFObjectReference:
    """Add a PNG or JPEG to ``doc`` and return the reference to draw it by.

    Raises:
        DelightError: ``letters.picture`` where the bytes are no picture that can be read.
    """
    try:
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DelightError("letters.picture") from error
    if image.format == "JPEG" and image.mode in _SPACES:
        return doc.Reference(_stream(image, data, "DCTDecode"))
    see_through = "A" in image.getbands() or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "L" if image.mode in ("1", "L", "I;16") else "RGB")
    stream = _stream(_opaque(plain), zlib.compress(_opaque(plain).tobytes()), "FlateDecode")
    if see_through:
        mask = plain.getchannel("A")
        stream.dictionary["SMask"] = doc.Reference(
            _stream(mask, zlib.compress(mask.tobytes()), "FlateDecode")
        )
    return doc.Reference(stream)


def _opaque(image: Image.Image) -> Image.Image:
    return image.convert("RGB") if image.mode == "RGBA" else image


def _stream(image: Image.Image, data: bytes, packing: str) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=data)
    name = pdfdoc.PDFName
    stream.dictionary.dict.update(
        {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": image.width,
            "Height": image.height,
            "ColorSpace": name(_SPACES[image.mode]),
            "BitsPerComponent": 8,
            "Filter": name(packing),
        }
    )
    return stream

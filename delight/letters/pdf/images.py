"""Pictures inside a PDF: each embedded once, what is see-through as a soft mask."""

from __future__ import annotations

import io
import zlib

from PIL import Image
from reportlab.pdfbase import pdfdoc

from delight.domain.errors import DelightError
from delight.letters.pdf.objects import Ready, reference

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB"}


def embed(doc: pdfdoc.PDFDocument, data: bytes) -> str:
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
        return reference(doc, _image(image, data, "/DCTDecode"))
    see_through = "A" in image.getbands() or "transparency" in image.info
    plain = image.convert("RGBA" if see_through else "L" if image.mode in ("1", "L", "I;16") else "RGB")
    mask = ""
    if see_through:
        alpha = plain.getchannel("A")
        mask = f"/SMask {reference(doc, _image(alpha, _packed(alpha), '/FlateDecode'))}"
        plain = plain.convert("RGB")
    return reference(doc, _image(plain, _packed(plain), "/FlateDecode", mask))


def _packed(image: Image.Image) -> bytes:
    return zlib.compress(image.tobytes())


def _image(image: Image.Image, data: bytes, packing: str, more: str = "") -> Ready:
    head = (
        f"<</Type/XObject/Subtype/Image/Width {image.width}/Height {image.height}/BitsPerComponent 8"
        f"/ColorSpace/{_SPACES[image.mode]}/Filter{packing}/Length {len(data)}{more}>>\nstream\n"
    )
    return Ready(b"".join((head.encode("ascii"), data, b"\nendstream\n")))

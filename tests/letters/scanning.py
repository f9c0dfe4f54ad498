"""What a scanner or a telephone makes of a page: an independent reader of QR codes."""

from __future__ import annotations

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter


def picture(pdf: bytes, dpi: int, page: int = 0) -> Image.Image:
    """Return a page as it comes out of a printer, in grey."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil().convert("L")


def poor(image: Image.Image) -> Image.Image:
    """Return a picture as a cheap telephone takes it: askew, out of focus, pale."""
    turned = image.rotate(4, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    return turned.filter(ImageFilter.GaussianBlur(0.8)).point(lambda grey: 60 + grey * 2 // 3)


def scanned(image: Image.Image) -> list[str]:
    """Return the texts of all squares on a picture, from the top left."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    return [one.text for one in sorted(found, key=lambda b: (b.position.top_left.y, b.position.top_left.x))]

"""Pictures that people bring, made fit for paper: logos, photographs, scanned signatures."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageOps, ImageStat

from delight.domain.errors import DelightError
from delight.domain.letters.paper import Picture

MOST_BYTES = 20_000_000
MOST_DECODED = 110_000_000
"""Bytes in memory once decoded: an A4 page in colour at 600 dots to the inch just fits."""
LONGEST = 1600
"""Pixels of the longer side that are kept: 13 cm at 300 dots to the inch."""
MOST_PNG = 300_000
"""Bytes beyond which an opaque picture is a photograph, and kept as JPEG: it lies in every letter."""
_SMALLEST = 8
_LOOKED_AT = 4000
"""Pixels of the longer side in which a signature is looked for: it may be small on a large sheet."""
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    struct.error,
    zlib.error,
)

Image.MAX_IMAGE_PIXELS = MOST_DECODED
warnings.simplefilter("error", Image.DecompressionBombWarning)
warnings.filterwarnings("ignore", "Invalid APNG", UserWarning)  # it shows its one picture then


def checked_picture(data: bytes, *, longest: int = LONGEST) -> Picture:
    """Return a PNG or JPEG turned upright, in sRGB, without metadata, its longer side ``longest`` at most.

    The same bytes always give the same bytes.

    Raises:
        DelightError: ``image.too_heavy``, ``image.too_large``, ``image.not_one``, ``image.unreadable``,
            ``image.animated`` or ``image.too_small``.
    """
    image = _opened(data, longest)
    photograph = image.format in {"JPEG", "MPO"}
    return _encoded(_upright(image, longest), photograph=photograph)


def upright_image(data: bytes, *, longest: int, formats: tuple[str, ...]) -> tuple[Image.Image, bool]:
    """Return an image as ``checked_picture`` draws it, not yet encoded, and whether it came as a photograph.

    Args:
        data: of a file.
        longest: pixels of its longer side that are kept.
        formats: which are opened at all, as Pillow calls them.

    Raises:
        DelightError: as ``checked_picture`` does.
    """
    image = _opened(data, longest, formats)
    photograph = image.format in {"JPEG", "MPO"}
    return _upright(image, longest), photograph


def signature_picture(data: bytes, *, longest: int = LONGEST) -> Picture:
    """Return a signature on white paper as ink alone: the paper see-through, the margin cut off.

    The paper's own grey is measured around every stroke, so that a shadow on a photograph does not count.

    Raises:
        DelightError: what ``checked_picture`` raises; ``image.blank`` where there is no ink, and
            ``image.not_a_signature`` where there is more than anybody signs with.
    """
    drawn = _on_white(_upright(_opened(data, _LOOKED_AT), _LOOKED_AT))
    grey = drawn.convert("L")
    ink = ImageChops.subtract(_paper(grey), grey).point([_ink_strength(darker) for darker in range(256)])
    found = ink.filter(ImageFilter.MedianFilter(3)).point([_is_ink(strength) for strength in range(256)])
    box = _inked(found)
    if box is None:
        raise DelightError("image.blank")
    if ImageStat.Stat(found).mean[0] > 255 * 0.3:
        raise DelightError("image.not_a_signature")
    colour = tuple(round(part) for part in ImageStat.Stat(drawn, mask=found).mean)
    signed = Image.new("RGB", drawn.size, colour)
    signed.putalpha(ImageChops.darker(ink, found.filter(ImageFilter.MaxFilter(5))))  # no grain beside it
    signed = signed.crop(box)
    signed.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _encoded(signed, photograph=False)


def _opened(data: bytes, longest: int, formats: tuple[str, ...] = ("PNG", "JPEG")) -> Image.Image:
    if len(data) > MOST_BYTES:
        raise DelightError("image.too_heavy", most=MOST_BYTES // 1_000_000)
    try:
        image = Image.open(io.BytesIO(data), formats=formats)
        _check(image, longest)
        image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise DelightError("image.too_large") from error
    except Image.UnidentifiedImageError as error:
        raise DelightError("image.not_one") from error
    except _BROKEN as error:
        raise DelightError("image.unreadable") from error
    return image


def _check(image: Image.Image, longest: int) -> None:
    if image.format in {"PNG", "WEBP"} and getattr(image, "is_animated", False):
        raise DelightError("image.animated")
    if min(image.size) < _SMALLEST:
        raise DelightError("image.too_small", least=_SMALLEST)
    whole = _decoded(image) * 2 if image.info.get("progressive") else 0
    image.draft(None, (longest, longest))  # a JPEG decodes at an eighth of its size just as well
    if max(whole, _decoded(image)) > MOST_DECODED:
        raise DelightError("image.too_large")


def _decoded(image: Image.Image) -> int:
    """Return the bytes an image takes; a palette may yet become four bands."""
    bands = 4 if image.mode == "P" else len(image.getbands())
    return image.width * image.height * bands


def _upright(image: Image.Image, longest: int) -> Image.Image:
    """Return the image small, in 8 bits of grey or sRGB with or without transparency, right side up."""
    try:
        profile = image.info.get("icc_profile")
        image = ImageOps.exif_transpose(image)
        image = _eight_bits(image)
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        image = _in_srgb(image, profile)
    except _BROKEN as error:
        raise DelightError("image.unreadable") from error
    image.info = {}
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"L", "RGB", "CMYK", "LA", "RGBA"} and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the image in sRGB, since its profile is not kept; one that makes no sense is passed over."""
    mode = {"CMYK": "RGB"}.get(image.mode, image.mode)
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (OSError, ImageCms.PyCMSError):
            found = None
        if found is not None:
            return found
    return image if image.mode == mode else image.convert(mode)


def _encoded(image: Image.Image, *, photograph: bool) -> Picture:
    opaque = not image.has_transparency_data or image.getchannel("A").getextrema()[0] == 255
    if opaque and image.has_transparency_data:
        image = image.convert(image.mode.removesuffix("A"))
    data = b"" if photograph else saved(image, "PNG", optimize=True)
    if photograph or (opaque and len(data) > MOST_PNG):
        data = saved(image, "JPEG", quality=88, optimize=True)
    return Picture(data=data, width=image.width, height=image.height)


def saved(image: Image.Image, kind: str, **options: bool | int) -> bytes:
    """Return the bytes of a file of this kind, as Pillow calls it."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    image = image.convert("RGBA")
    white = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, image).convert("RGB")


def _paper(grey: Image.Image) -> Image.Image:
    """Return how bright the paper is around every point: the brightest nearby, smoothed."""
    part = max(1, max(grey.size) // 100)
    few = grey.resize((max(8, grey.width // part), max(8, grey.height // part)), Image.Resampling.BOX)
    return (
        few.filter(ImageFilter.MaxFilter(5))
        .filter(ImageFilter.GaussianBlur(3))
        .resize(grey.size, Image.Resampling.BICUBIC)
    )


def _ink_strength(darker: int) -> int:
    """Return how much ink a point has that is ``darker`` than the paper around it, both 0 to 255."""
    return max(0, min(255, (darker - 28) * 255 // 80))


def _is_ink(strength: int) -> int:
    return 255 if strength > 64 else 0


def _inked(found: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box around all ink, a little wider; dust does not count."""
    part = max(1, max(found.size) // 500)
    box = found.reduce(part).point([0] * 32 + [255] * 224).getbbox()
    if box is None:
        return None
    left, top, right, bottom = (side * part for side in box)
    room = max(2, part, (bottom - top) // 50)
    return (
        max(0, left - room),
        max(0, top - room),
        min(found.width, right + room),
        min(found.height, bottom + room),
    )

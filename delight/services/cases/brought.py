"""Photos and files that somebody brings, made ready to be kept: photos small and bare, all else as is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from delight.domain.cases.attachments import (
    MOST_BYTES,
    MOST_PHOTO_BYTES,
    NewFile,
    file_name,
    media_type,
    with_ending,
)
from delight.domain.errors import DelightError
from delight.exchange.safety import taken, whole
from delight.services.images import saved, upright_image

MOST_KEPT = 300_000
"""Bytes of a photo as it is kept."""
PREVIEW = 240
"""Pixels of the longer side of its small picture: sharp as a thumbnail on a dense screen."""
_PHOTOS = ("PNG", "JPEG", "WEBP")
"""What is opened here. HEIC would take another decoder, and what moves is kept as it came."""
_SMALLER = ((1600, 85), (1600, 75), (1280, 75), (1024, 70), (800, 60), (640, 40), (480, 30))
"""Longest side and quality, tried until a photo is small enough."""
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_START = 16


def ready_file(path: Path) -> NewFile:
    """Return a file of this computer, read once; what is too large is refused by its size.

    Raises:
        DelightError: ``file.…`` as ``exchange.safety.contents``, ``file.empty``, ``file.too_large``.
    """
    return ready_bytes(path.name, taken(path, _read))


def ready_bytes(name: str, data: bytes) -> NewFile:
    """Return bytes that came as a file of this name, as in an e-mail or out of the clipboard.

    Raises:
        DelightError: ``file.empty``, ``file.too_large``.
    """
    called = file_name(name)
    _check_size(called, len(data), data[:_START])
    photo = _photo(called, data) if looks_like_photo(data[:_START]) else None
    if photo is not None:
        return photo
    _check_size(called, len(data), b"")
    return NewFile(name=called, media_type=media_type(called), data=data)


def looks_like_photo(start: bytes) -> bool:
    """Return whether a file begins as the pictures do that are opened here."""
    return start.startswith(_MARKS) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")


def _read(handle: int, path: Path) -> bytes:
    before = os.fstat(handle)
    start = os.read(handle, _START)
    _check_size(file_name(path.name), before.st_size, start)
    os.lseek(handle, 0, os.SEEK_SET)
    return whole(handle, path, before)


def _check_size(name: str, size: int, start: bytes) -> None:
    most = MOST_PHOTO_BYTES if looks_like_photo(start) else MOST_BYTES
    if size == 0:
        raise DelightError("file.empty", name=name)
    if size > most:
        raise DelightError("file.too_large", name=name, megabytes=round(size / 1e6), most=most // 1_000_000)


def _photo(name: str, data: bytes) -> NewFile | None:
    """Return a photo drawn anew; ``None`` where it cannot be read, moves, or would swell beyond reason."""
    try:
        image, photograph = upright_image(data, longest=_SMALLER[0][0], formats=_PHOTOS)
    except DelightError:
        return None
    kept, ending = _small_enough(image, photograph=photograph)
    return NewFile(
        name=with_ending(name, ending),
        media_type="image/png" if ending == ".png" else "image/jpeg",
        data=kept,
        preview=_preview(image),
        is_shrunk=True,
    )


def _small_enough(image: Image.Image, *, photograph: bool) -> tuple[bytes, str]:
    if not photograph:
        drawn = saved(image, "PNG", optimize=True)
        if len(drawn) <= MOST_KEPT:
            return drawn, ".png"
    return next(made for made in _ever_smaller(_opaque(image)) if len(made) <= MOST_KEPT), ".jpg"


def _ever_smaller(image: Image.Image) -> Iterator[bytes]:
    for longest, quality in _SMALLER:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        yield saved(image, "JPEG", quality=quality, optimize=True)


def _preview(image: Image.Image) -> bytes:
    small = _opaque(image)
    small.thumbnail((PREVIEW, PREVIEW), Image.Resampling.LANCZOS)
    return saved(small, "JPEG", quality=80, optimize=True)


def _opaque(image: Image.Image) -> Image.Image:
    """Return a copy without transparency, on white; grey stays grey."""
    if not image.has_transparency_data:
        return image.copy()
    ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
    return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")

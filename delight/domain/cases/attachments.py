"""Photos and files that are kept with a case: what they may be called, how large they may be, what opens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

MOST_BYTES = 10_000_000
"""Of one file as it is kept: every copy of the shop carries it along."""
MOST_PHOTO_BYTES = 20_000_000
"""Of a photo before it is made small."""
MOST_IN_CASE = 40_000_000
MOST_FILES = 40
LONGEST_NAME = 120
UNKNOWN_TYPE = "application/octet-stream"
_NAMELESS = "file"
_ENDING = re.compile(r"(.+)(\.[A-Za-z0-9]{1,8})", re.DOTALL)
_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
    "heic": "image/heic", "heif": "image/heif", "avif": "image/avif", "tif": "image/tiff",
    "tiff": "image/tiff", "bmp": "image/bmp", "pdf": "application/pdf", "txt": "text/plain",
    "csv": "text/csv", "eml": "message/rfc822", "rtf": "application/rtf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "zip": "application/zip",
}  # fmt: skip
_OPENED = frozenset(
    "jpg jpeg png webp gif heic heif avif tif tiff bmp pdf txt mp3 m4a ogg opus wav mp4 mov webm".split()
)
"""What is shown by the program that the system has for it. Anything that can do more than be looked at, such
as a page, a script, a document with macros or a program, is only saved as a copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A photo or file made ready to be kept.

    Attributes:
        name: plain, see ``file_name``.
        media_type: by its name, or what a photo was made into.
        preview: a small PNG or JPEG, where it is a photo.
        is_shrunk: a photo that was drawn anew, without what its camera had written into it.
    """

    name: str
    media_type: str
    data: bytes
    preview: bytes = b""
    is_shrunk: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether it is one, by its name: one that was not drawn anew holds what its camera wrote."""
        return self.media_type.startswith("image/")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRow:
    """A photo or file kept with a case, without its bytes; ``preview`` is empty where there is none."""

    id: int
    uid: str
    case_id: int
    name: str
    media_type: str
    size: int
    added_at: datetime | None
    staff: str
    preview: bytes = b""


def file_name(name: str) -> str:
    r"""Return what a file is called as it can be shown and kept: one line, no folder, no hidden direction.

    >>> file_name("../holiday\u202egpj.exe")
    'holidaygpj.exe'
    """
    last = re.split(r"[/\\]", name.strip().rstrip("/\\"))[-1]
    shown = "".join(_shown(character) for character in last)
    plain = " ".join(unicodedata.normalize("NFC", shown).split()).strip()
    if not plain.strip(". "):
        return _NAMELESS
    return _short(plain)


def apart(name: str, taken: Collection[str]) -> str:
    """Return the name with a number where another file of the case is called so: ``cake (2).jpg``."""
    lower = {other.casefold() for other in taken}
    if name.casefold() not in lower:
        return name
    stem, ending = _parted(name)
    numbered = (f"{stem} ({number}){ending}" for number in range(2, len(lower) + 3))
    return next(one for one in numbered if one.casefold() not in lower)


def media_type(name: str) -> str:
    """Return the type that a file has by its name."""
    return _TYPES.get(ending_of(name), UNKNOWN_TYPE)


def opens(name: str) -> bool:
    """Return whether a file may be handed to the program that the system has for it."""
    return ending_of(name) in _OPENED


def is_photo(media_type: str, preview: bytes) -> bool:
    """Return whether a file is a photo that we drew, and can show."""
    return bool(preview) and media_type in {"image/jpeg", "image/png"}


def ending_of(name: str) -> str:
    """Return what a name ends in, in small letters and without its dot."""
    return _parted(name)[1].lower().lstrip(".")


def with_ending(name: str, ending: str) -> str:
    """Return the name with another ending, such as ``.jpg``; one of the same kind stays."""
    stem, now = _parted(name)
    same = {".jpg", ".jpeg"} if ending == ".jpg" else {ending}
    return name if now.lower() in same else f"{stem}{ending}"


def _parted(name: str) -> tuple[str, str]:
    found = _ENDING.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in {"Cc", "Zl", "Zp"}:
        return " "
    joins = character in "\u200c\u200d"  # Persian and Hindi names are spelt with them
    return "" if kind in {"Cf", "Cs", "Co"} and not joins else character


def _short(name: str) -> str:
    stem, ending = _parted(name)
    room = LONGEST_NAME - len(ending)
    return name if len(stem) <= room else f"{stem[: room - 1].rstrip()}…{ending}"

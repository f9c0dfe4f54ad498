"""Workbooks that are zip archives: which kind they are, and that nothing in them swells, before opening them.

The archive's own table of sizes is believed only where it says too much: what is packed is unpacked bit by
bit and measured, since a table may lie.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from delight.domain.errors import DelightError
from delight.exchange.swelling import OdsExtent, XlsxExtent
from delight.exchange.table import FileKind
from delight.exchange.wellformed import WellFormed

_MOST_ENTRIES = 2_000
_LARGEST = 400 * 1024 * 1024
_MOST_RATIO = 300
_RATIO_FROM = 16 * 1024 * 1024
"""What packs better than text can, from this size on, is no table."""
_CHUNK = 256 * 1024
_LOCAL = struct.Struct("<4s5H3I2H")
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_ODS_READ = frozenset({_CONTENT, _MANIFEST})
_PICTURES = (".vml", ".bin", ".png", ".jpg", ".jpeg", ".emf", ".wmf", ".gif")
"""Parts that nobody reads; drawings of old are not even XML."""
_DOCUMENTS = ("word/", "ppt/", "visio/")


def checked_archive(data: bytes) -> FileKind:
    """Return what kind of workbook an archive is, once it is known to be harmless.

    Raises:
        DelightError: ``import.damaged``, ``import.protected``, ``import.swells``, ``import.sparse``,
            ``import.is_…`` for archives that are no workbooks.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise DelightError("import.damaged") from error
    _check_sizes(entries, len(data))
    names = {entry.filename.replace("\\", "/") for entry in entries}
    kind = _kind(data, entries, names)
    unpacked = 0
    for entry in entries:
        unpacked += _checked(data, entry, kind, unpacked)
    return kind


def _checked(data: bytes, entry: zipfile.ZipInfo, kind: FileKind, before: int) -> int:
    """Return how much an entry unpacks to, once all of it was looked through."""
    is_ods = kind is FileKind.ODS
    extent = OdsExtent() if is_ods else XlsxExtent()
    whole = WellFormed(
        plain=entry.filename in _ODS_READ if is_ods else not entry.filename.endswith(_PICTURES)
    )
    size = 0
    for chunk in _unpacked(data, entry):
        size += len(chunk)
        _check_swelling(size, entry.compress_size, before + size)
        if is_ods and entry.filename == _MANIFEST and b"encryption-data" in chunk:
            raise DelightError("import.protected")
        whole.feed(chunk)
        if not is_ods or entry.filename == _CONTENT:
            extent.feed(chunk)
    whole.close()
    extent.check()
    return size


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    told = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or told > _LARGEST or sum(e.compress_size for e in entries) > packed:
        raise DelightError("import.swells")
    for entry in entries:
        _check_swelling(entry.file_size, entry.compress_size, told)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DelightError("import.protected")


def _check_swelling(size: int, packed: int, total: int) -> None:
    if total > _LARGEST or (size > _RATIO_FROM and size > _MOST_RATIO * max(packed, 1)):
        raise DelightError("import.swells")


def _kind(data: bytes, entries: list[zipfile.ZipInfo], names: set[str]) -> FileKind:
    mimetype = next((entry for entry in entries if entry.filename == "mimetype"), None)
    told = next(_unpacked(data, mimetype), b"")[:100] if mimetype else b""
    if b"opendocument.spreadsheet" in told:
        return FileKind.ODS
    if told.startswith(b"application/vnd.oasis.opendocument"):
        raise DelightError("import.is_document")
    if "EncryptedPackage" in names or "encrypted-package" in names:
        raise DelightError("import.protected")
    lower = {name.casefold() for name in names}
    if "xl/workbook.bin" in lower:
        raise DelightError("import.is_xlsb")
    if "[content_types].xml" in lower and not any(name.startswith(_DOCUMENTS) for name in lower):
        return FileKind.XLSX
    if any(name.endswith((".iwa", "index.apxl", "buildversionhistory.plist")) for name in lower):
        raise DelightError("import.is_apple")
    is_document = any(name.startswith(_DOCUMENTS) for name in lower)
    raise DelightError("import.is_document" if is_document else "import.is_archive")


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what is packed in an entry, piece by piece, whatever size the archive tells."""
    try:
        head = _LOCAL.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise DelightError("import.damaged") from error
    start = entry.header_offset + _LOCAL.size + head[-2] + head[-1]
    packed = memoryview(data)[start : start + entry.compress_size]
    if head[0] != b"PK\x03\x04" or len(packed) < entry.compress_size:
        raise DelightError("import.damaged")
    if entry.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(packed[at : at + _CHUNK]) for at in range(0, len(packed), _CHUNK))
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(packed)
    else:
        raise DelightError("import.damaged")


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    rest: bytes | memoryview = packed
    try:
        while rest and not unpacker.eof:
            chunk = unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            if chunk:
                yield chunk
            elif not rest:
                break
    except zlib.error as error:
        raise DelightError("import.damaged") from error

"""Pictures that no program would write."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(path: Path, side: int = 30_000) -> None:
    """Write a PNG of a few kilobytes that would unpack to gigabytes."""
    packer = zlib.compressobj(9)
    rows = bytes(100 * (1 + side // 8))
    body = b"".join(packer.compress(rows) for _ in range(side // 100)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 3, 0, 0, 0)) + chunk(b"PLTE", bytes(6))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", body) + chunk(b"IEND", b""))

"""What can be read in a photo or file without the program that made it: enough to find a name in it."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from delight.domain.customers.mentions import Named, only_sure, places

_MOST, _DEEPEST = 16 * 1024 * 1024, 2
_ENCODINGS = ("utf-8", "utf-16-le", "latin-1")


def names(data: bytes, who: Named) -> bool:
    """Return whether a file names somebody beyond doubt, as far as it can be read."""
    sure = only_sure(who)
    return any(places(text, sure) for text in _texts(data, 0))


def _texts(data: bytes, depth: int) -> Iterator[str]:
    for encoding in _ENCODINGS:
        yield data[:_MOST].decode(encoding, "ignore")
    if data.startswith(b"PK") and depth < _DEEPEST:
        yield from _in_archive(data, depth)


def _in_archive(data: bytes, depth: int) -> Iterator[str]:
    """Yield the texts in an archive, which many kinds of documents are; a bomb is not unpacked to its end."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            yield "\n".join(archive.namelist())
            for part in archive.infolist():
                with archive.open(part) as file:
                    yield from _texts(file.read(_MOST), depth + 1)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error):
        return  # damaged, or under a password: nobody can read it here

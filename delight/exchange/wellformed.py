"""XML that is whole, checked bit by bit: the reader of workbooks waits for ever for a missing end."""

from __future__ import annotations

from xml.parsers import expat

from delight.domain.errors import DelightError

_ENCODINGS = {None, "utf-8", "utf8", "us-ascii", "ascii"}


class WellFormed:
    """Checks one part of an archive, fed bit by bit; what does not begin like XML is nothing to check.

    Names of entities, other encodings than UTF-8 and whatever is not closed are refused (``import.damaged``);
    expat itself stops entities that swell.
    """

    def __init__(self, *, plain: bool = True) -> None:
        self._parser = expat.ParserCreate() if plain else None
        self._begun = False
        if self._parser:
            self._parser.XmlDeclHandler = _declared
            self._parser.EntityDeclHandler = _entity

    def feed(self, chunk: bytes) -> None:
        """Check the next piece."""
        if not self._begun:
            self._begun = True
            if not chunk.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
                self._parser = None
        self._parse(chunk, last=False)

    def close(self) -> None:
        """Check that it is whole."""
        if self._begun:
            self._parse(b"", last=True)

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        if self._parser is None:
            return
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise DelightError("import.damaged") from error


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding.casefold() if encoding else None) not in _ENCODINGS:
        raise DelightError("import.damaged")


def _entity(*_told: object) -> None:
    raise DelightError("import.damaged")

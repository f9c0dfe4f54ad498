"""Letters that another program wrote as UTF-8 twice: "MÃ¼ller" for "Müller"."""

from __future__ import annotations

import re

TWICE = "utf-8-twice"
"""What such text is called among encodings."""
_GARBLED = re.compile("[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|â€[\x80-\xbf™œž“”¢¦]")
_AS_BYTES = {
    ord(letter): byte
    for byte in range(128, 256)
    for letter in (bytes([byte]).decode("cp1252", errors="ignore") or chr(byte))
}
"""Letters of Windows-1252 and their bytes; the five that it leaves free are read as themselves."""
_LONGEST = 40


def is_garbled(text: str) -> bool:
    """Return whether letters stand there as they look when UTF-8 is read as Windows-1252."""
    return bool(_GARBLED.search(text))


def read_once(text: str) -> str | None:
    """Return what a text said before it was written as UTF-8 a second time, ``None`` unless all of it was.

    Every letter beyond ASCII has to be a byte of Windows-1252, and all of them together UTF-8 again.
    """
    try:
        once = text.translate(_AS_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    return once if once != text else None


def example(text: str, once: str) -> tuple[str, str]:
    """Return the first garbled word of a text, and what it says."""
    before = next(word for word in re.findall(r"[^\s,;|\"]+", text) if is_garbled(word))
    after = read_once(before)
    return before[:_LONGEST], (after or once)[:_LONGEST]

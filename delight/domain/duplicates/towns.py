"""Which line of an address names the town."""

from __future__ import annotations

import re

_JAPANESE_TOWN = re.compile(
    r"(?:東京都|北海道|京都府|大阪府|[\u3400-\u9fff]{2,3}県)[\u3040-\u30ff\u3400-\u9fff]{1,7}?[市区町村]"
)
_BARE_CEP = re.compile(r"^\s*CEP:?\s*\d[\d.\-]*\s*$")


def town_of(address: str) -> str:
    """Return the line of an address that names the town: the last one with a word in it.

    A last line that is a postcode alone ("SM1 4XY", "CEP 01234-567") names none. Japanese addresses go
    from the large to the small: of those it is the prefecture with its city or ward.
    """
    japanese = _JAPANESE_TOWN.search(address)
    if japanese is not None:
        return japanese[0]
    lines = [line for line in address.split("\n") if re.search(r"[^\W\d_]{3}", _BARE_CEP.sub("", line))]
    return lines[-1] if lines else ""

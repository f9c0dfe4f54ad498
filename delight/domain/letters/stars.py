r"""The stars of light markup: ``**bold**``, ``*italic*``, ``\*`` for a star, on paper and on screen."""

from __future__ import annotations

import re
from collections.abc import Sequence

BOLD, ITALIC = "**", "*"
TOKEN = re.compile(r"\\[\\*]|\*\*|\*|[^\\*]+|\\")
"""Cuts a line into stars, escaped characters and the text between."""


def pairs(tokens: Sequence[str]) -> set[int]:
    """Return the places of stars that have a partner; no space stands just inside a pair."""
    paired: set[int] = set()
    opened: dict[str, int] = {}
    for place, token in enumerate(tokens):
        if token not in (ITALIC, BOLD):
            continue
        start = opened.get(token)
        if start is not None and place > start + 1 and not tokens[place - 1].endswith(" "):
            paired |= {start, place}
            del opened[token]
        elif place + 1 < len(tokens) and not tokens[place + 1].startswith(" "):
            opened[token] = place
    return paired

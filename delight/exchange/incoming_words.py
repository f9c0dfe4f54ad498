"""The words that stand around what somebody says, in e-mails and reviews (``resources/incoming/*.toml``)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from delight.domain.text import fold
from delight.paths import resource


@lru_cache(maxsize=64)
def words(file: str, kind: str) -> frozenset[str]:
    """Return the words of a kind, folded; a blank at their end is kept: more has to follow."""
    return frozenset(_folded(word) for word in _document(file)[kind])


@lru_cache(maxsize=16)
def meanings(file: str, kind: str) -> dict[str, str]:
    """Return what each word of a table means, by the folded word."""
    return {_folded(word): meaning for meaning, some in _document(file)[kind].items() for word in some}


@lru_cache(maxsize=4)
def _document(file: str) -> dict[str, Any]:
    return tomllib.loads(resource("incoming", f"{file}.toml").read_text(encoding="utf-8"))


def _folded(word: str) -> str:
    return fold(word) + (" " if word.endswith(" ") else "")

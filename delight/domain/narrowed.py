"""What a list of customers or cases is narrowed to until somebody takes that away, besides its filters."""

from __future__ import annotations

from dataclasses import dataclass

from delight.domain.changes import Noun
from delight.domain.imports.came_with import CameWith


@dataclass(frozen=True, slots=True, kw_only=True)
class BehindFigure:
    """Those that a figure counts.

    Attributes:
        ids: theirs, however many.
        noun: cases, or customers.
        words: what the figure is called: "Came back".
    """

    ids: tuple[int, ...]
    noun: Noun = Noun.CASE
    words: str = ""


Narrowed = CameWith | BehindFigure
"""Whom or what a file brought in, or what a figure counts."""

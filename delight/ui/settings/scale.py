"""Widths that grow with the size of text."""

from __future__ import annotations

from delight.ui.kit.look.theme import type_sizes

_USUAL_TEXT = 14


def scaled(pixels: int) -> int:
    """Return how many pixels ``pixels`` at the usual size of text are at the size that is set."""
    return round(pixels * type_sizes().base / _USUAL_TEXT)

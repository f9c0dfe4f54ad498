"""What is checked before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from delight.domain.errors import DelightError
from delight.letters.type.fonts import Cut, stack
from delight.letters.type.markup import tidy


def check_characters(texts: Iterable[str], cut: Cut) -> None:
    """Name every character that no face can draw.

    Raises:
        DelightError: ``letters.characters`` with the ``characters``.
    """
    if characters := stack(cut).uncovered(" ".join(map(tidy, texts))):
        raise DelightError("letters.characters", characters=characters)

"""All that the words of a complaint tell: what they mean, and the facts that stand in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from delight.domain.guessing.facts import FactAbout, FactReader
from delight.domain.guessing.guess import GuessAbout
from delight.domain.guessing.telling import Guess, Guesser, TellingWord


class Reader(Guesser):
    """A guesser that knows the shop: its currency, and who works there."""

    def __init__(
        self,
        lists: Mapping[str, Mapping[str, Any]],
        own: Iterable[TellingWord] = (),
        shop: str = "",
        off: Collection[tuple[GuessAbout, str, str, str]] = (),
        *,
        currency: str = "",
        people: Sequence[tuple[int, str]] = (),
    ) -> None:
        """Make a reader; see ``Guesser`` and ``FactReader``."""
        super().__init__(lists, own, shop, off)
        self._facts = FactReader(lists.values(), currency, people)

    def facts(self, text: str, today: date) -> dict[FactAbout, Guess]:
        """Return the facts that stand in ``text``."""
        return self._facts.read(text, today)

"""What a letter offers to do: a sentence that may become a promise on the promise list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A sentence in which the shop says that it will do something.

    Attributes:
        what: as it stands on the promise list: "call you".
        by: the day the sentence names; ``None`` where it names none that can be told for sure.
        sentence: the whole sentence, as one line.
        start, end: where the promise stands in the text, from "We will" to its end.
    """

    what: str
    by: date | None
    sentence: str
    start: int
    end: int

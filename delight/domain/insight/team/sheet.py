"""The team page as values: stories to choose from, and the little that stands around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

MOST_RECOVERIES, MOST_WORDS = 5, 6
"""So many of each stand on the page at most."""


class Part(StrEnum):
    """What a story is."""

    RECOVERY = "recovery"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as it would stand on the wall.

    Attributes:
        case_id: where it comes from.
        text: what the page says.
        doubts: words in it that may be names, for the owner to look at.
        praised: whom it praises, if they may be named.
        on: it is on the page.
    """

    case_id: int
    part: Part
    text: str
    doubts: tuple[str, ...] = ()
    praised: str = ""
    on: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFigure:
    """A small figure, and what it is about."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSheet:
    """The page of one month.

    Attributes:
        month: its first day.
        language: what it is written in.
        stories: recoveries, then kind words, each the best first.
        lesson: one thing to learn; empty where nothing can be told.
        figures: up to three.
    """

    month: date
    language: str
    stories: tuple[Story, ...] = ()
    lesson: str = ""
    figures: tuple[TeamFigure, ...] = ()

    def of(self, part: Part) -> tuple[Story, ...]:
        """Return the stories of one kind."""
        return tuple(one for one in self.stories if one.part is part)

    @property
    def shown(self) -> tuple[Story, ...]:
        """The stories that may stand on the page, as many as it may have of each kind."""
        wanted = [one for one in self.stories if one.on and one.text.strip()]
        recoveries = [one for one in wanted if one.part is Part.RECOVERY][:MOST_RECOVERIES]
        return (*recoveries, *[one for one in wanted if one.part is Part.WORDS][:MOST_WORDS])

    def sure(self) -> TeamSheet:
        """Return the page without the stories that somebody has to look at first."""
        return replace(self, stories=tuple(one for one in self.stories if not one.doubts))

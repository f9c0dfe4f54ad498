"""The sheet for the staff room in words, and as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from delight.domain.insight.team.sheet import Part, TeamFigure
from delight.domain.letters.paper import Rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStory:
    """A story; ``below`` is whom its kind words are for."""

    part: Part
    text: str
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """The sheet in words.

    Attributes:
        title: what it is called; ``month`` is the one it is about.
        heads: what stands above each part, by ``recovery``, ``words`` and ``lesson``.
        stories: the most important first within their part.
        quiet: what is said where there is no story at all.
        foot: the quiet line at its end.
    """

    title: str
    month: str
    heads: Mapping[str, str]
    stories: tuple[TeamStory, ...]
    lesson: str
    figures: tuple[TeamFigure, ...]
    quiet: str
    foot: str
    language: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRendered(Rendered):
    """The sheet as it is printed; ``left_out`` are the stories it had no room for, by their place."""

    left_out: tuple[int, ...] = ()


def texts(page: TeamPage, stories: Sequence[TeamStory]) -> Iterator[str]:
    """Yield what stands on the sheet with some of its stories, from top to bottom."""
    yield from (page.title, page.month)
    yield from (f"{one.value} {one.words}" for one in page.figures)
    if not stories:
        yield page.quiet
    for part in Part:
        mine = [one for one in stories if one.part is part]
        if mine:
            yield page.heads[part.value]
        for one in mine:
            yield one.text
            yield from filter(None, (one.below,))
    if page.lesson:
        yield from (page.heads["lesson"], page.lesson)
    yield page.foot

"""What was done about a complaint, in one or two sentences; the words are ``team.toml``'s."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from delight.domain.cases.recovery import ActionKind
from delight.domain.insight.chapter import Chapter, Said
from delight.domain.insight.saying import share
from delight.domain.insight.team.sheet import TeamFigure
from delight.domain.insight.team.stories import MOST_HOURS, Recovery
from delight.domain.insight.telling import Teller
from delight.domain.insight.values import Number, Own, Term, Value

LONGEST = 180
"""So many letters of somebody's own words are told of a complaint; of kind words twice as many."""
_STEPS = (5, 10, 15, 20, 30, 45)
_DEEDS = 3
_WEEK = 7
_UNTOLD = frozenset({ActionKind.OTHER})
_COUNTS = ("n", "of", "others", "all")
_LESSONS = frozenset({"soon", "right", "promises", "reached"})
"""What somebody can learn from; what a complaint costs is not for the wall."""


def done_about(case: Recovery, teller: Teller) -> str:
    """Return how a complaint was put right, and what came of it."""
    return " ".join(part for part in (_deeds(case, teller), _end(case, teller)) if part)


def what_kind(case: Recovery, teller: Teller) -> str:
    """Return what happened in our own words, for where theirs cannot be told."""
    return teller.common("what", case.failure.value if case.failure else "other")


def _deeds(case: Recovery, teller: Teller) -> str:
    kinds = [kind for kind in dict.fromkeys(case.deeds) if kind not in _UNTOLD][:_DEEDS]
    when = _within(case.hours, teller)
    listed = _listed([teller.common("deed", kind.value) for kind in kinds], teller.common("and"))
    if listed and when:
        return _say(teller, "deeds", when=Own(when), deeds=Own(listed))
    if listed:
        return _say(teller, "deeds_only", deeds=Own(listed))
    return _say(teller, "when_only", when=Own(when)) if when else ""


def _within(hours: float | None, teller: Teller) -> str:
    """Return within how long it was put right, rounded up to what one says."""
    if hours is None or not 0 <= hours <= MOST_HOURS:
        return ""
    minutes = ceil(hours * 60)
    if minutes <= _STEPS[-1]:
        return _say(teller, "within.minutes", n=Number(next(n for n in _STEPS if minutes <= n)))
    if hours <= 12:
        return _say(teller, "within.hours", n=Number(ceil(hours)))
    return _say(teller, "within.days", n=Number(ceil(hours / 24)))


def _end(case: Recovery, teller: Teller) -> str:
    """Return the best of what came of it."""
    if case.back_days is not None:
        weeks, rest = divmod(case.back_days, _WEEK)
        code, n = ("back_week", weeks) if weeks and not rest else ("back", case.back_days)
        return _say(teller, code, n=Number(n))
    ends = {
        "back_since": case.came_back,
        "better": case.better,
        "well": bool(case.well),
        "kept": bool(case.kept),
        "in_time": bool(case.in_time),
    }
    return next((_say(teller, code) for code, so in ends.items() if so), "")


def figures(
    words: int, right: tuple[int, int], kept: tuple[int, int], teller: Teller
) -> Iterator[TeamFigure]:
    """Yield the figures of the month that may be said: kind words, complaints put right, promises kept.

    ``right`` and ``kept`` are how many of how many; of none nothing is said.
    """
    if words:
        value = Number(words)
        yield TeamFigure(value=teller.cell(value), words=_low(_say(teller, "figure.words", n=value)))
    for code, (some, of) in (("right", right), ("kept", kept)):
        if some:
            yield TeamFigure(value=teller.cell(share(some, of)), words=teller.common("said", "figure", code))


def lesson(chapter: Chapter | None, teller: Teller) -> str:
    """Return one thing that others can learn, as the chapter about people says it; else nothing.

    What a single person does differently is not told here: nobody is held up to the others by name.
    """
    for said in chapter.said if chapter else ():
        group, _, deed = said.code.partition(".")
        together = group == "differs" and deed in _LESSONS and isinstance(said.values["who"], Term)
        if together and _more(said):
            return _say(teller, f"lesson.{deed}", **{name: said.values[name] for name in _COUNTS})
    return ""


def _more(said: Said) -> bool:
    """Return whether it is something that they do more often."""
    counts = (said.values[name] for name in _COUNTS)
    some, of, others, all_ = (one.value if isinstance(one, Number) else 0 for one in counts)
    return some * all_ > others * of


def _listed(parts: Sequence[str], last: str) -> str:
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def _low(words: str) -> str:
    return words[:1].lower() + words[1:]


def _say(teller: Teller, code: str, **values: Value) -> str:
    return teller.sentence(None, Said(code=code, values=values))

"""Why somebody is surprised, why not, and why a week is empty: each as a sentence with its figures.

The window translates these sentences, the command prints them; a test sees to it that each code has one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from delight.domain.customers.whys import AGO, TODAY, english, span, usually
from delight.domain.surprises.reasons import Bar, Empty, Reason
from delight.domain.surprises.values import Figures, WhyNot

Pair = tuple[str, str]


def _same(sentence: str) -> Pair:
    """Return a sentence that names no number."""
    return sentence, sentence


REASONS: dict[Reason, Pair] = {
    Reason.REFERRAL: _same("Brought {name} to us. Nobody has said thank you yet."),
    Reason.YEARS: ("A customer for a year on {day}.", "A customer for %n years on {day}."),
    Reason.BIRTHDAY: _same("Has a birthday on {day}."),
    Reason.NTH_VISIT: _same("Visit number %n was last week."),
    Reason.RECOVERY: _same("Something went wrong, was put right on {day}, and they came back."),
    Reason.ABSENCE: _same("Comes {usual} as a rule, and has not been here since {day}."),
    Reason.NEVER_YET: ("Was here once, and has never had a surprise.",
                       "Has come %n times, and has never had a surprise."),
    Reason.LONG_AGO: _same("Had the last surprise {ago}, on {day}."),
}  # fmt: skip
"""For each code the sentence for one, and the sentence for ``%n``."""
NEVER_SEEN = "Has never had a surprise from us."
SOMEBODY = "somebody"
COMPLAINT_OPEN = "A complaint is open. Putting it right comes first."
"""Said of a surprise that was planned before somebody complained."""
_COUNTED = {Reason.YEARS: "years", Reason.NTH_VISIT: "nth", Reason.NEVER_YET: "visits"}

BARS: dict[Bar, Pair] = {
    Bar.SUGGESTED: _same("Is among this week’s surprises already."),
    Bar.GONE: _same("Moved away or died."),
    Bar.NO_SURPRISES: _same("Asked for no surprises."),
    Bar.OPEN_COMPLAINT: _same("A complaint is open since {since}. Putting it right comes first."),
    Bar.AT_RISK: _same("Something between them and the shop is not well. Putting it right comes first."),
    Bar.AWAY: _same("Has not been here since {since}."),
    Bar.PLANNED: _same("Has one planned, or had one this week: {planned}."),
    Bar.COOL_DOWN: ("Had one on {last}. A day has to pass before the next: from {day} on.",
                    "Had one on {last}. %n days have to pass before the next: from {day} on."),
    Bar.SKIPPED: _same("Was skipped. May be suggested again from {day} on."),
    Bar.OFF: _same("The shop wants no suggestions: it has set them to 0 a week."),
    Bar.CLOSED: _same("The shop is not open any more this week."),
    Bar.NO_GESTURE: _same("Everything in the catalogue was given too recently, is not for them, or is off."),
    Bar.BUDGET: _same("What would fit costs more than there is for now: {left} of {budget} a month."),
    Bar.LOYAL_FIRST: ("Somebody closer to the shop can be surprised, and comes first.",
                      "%n customers closer to the shop can be surprised, and come first."),
    Bar.OTHERS_FIRST: _same("Others have waited longer."),
    Bar.NOT_DRAWN: _same("It could have been them: chance chose others this week."),
}  # fmt: skip
"""For each code the sentence for one, and the sentence for ``%n``; who is held out is never told."""
NOT_TOLD = "Not this week: others come first."
"""What the front desk is told where the reason is the owner's alone, and wherever others come first."""
_BARS_COUNTED = {Bar.COOL_DOWN: "rest", Bar.LOYAL_FIRST: "others"}

EMPTIES: dict[Empty, str] = {
    Empty.NO: "Nobody was suggested.",
    Empty.OFF: "The shop wants no suggestions: it has set them to 0 a week.",
    Empty.CLOSED: "No day of this week is left on which the shop is open. Next week there are new ones.",
    Empty.NO_CUSTOMERS: "There are no customers yet to surprise.",
    Empty.NO_GESTURES: "There is nothing to surprise anybody with: the catalogue is empty, or switched off.",
    Empty.NOBODY_WELCOME: "Nobody can be surprised: all customers asked for no surprises, or are gone.",
    Empty.NO_BUDGET: "The budget for surprises is zero, and nothing in the catalogue is free.",
    Empty.BUDGET: "The budget is used up for now: {left} is left of {budget} a month.",
    Empty.RESTING: "Everybody had a surprise lately, or has one planned.",
    Empty.NOBODY: "Nobody can be surprised just now.",
}
REMEDIES: dict[Empty, str] = {
    Empty.OFF: "Say how many a week you would like.",
    Empty.NO_CUSTOMERS: "Add the first one; a name is enough.",
    Empty.NO_GESTURES: "Switch something on, or add a gesture of your own: a kind word costs nothing.",
    Empty.NO_BUDGET: "Raise it, or add a gesture that costs nothing, such as a kind word.",
    Empty.BUDGET: "There is more {soon}, or you can raise it.",
    Empty.RESTING: "The next may come {soon}.",
    Empty.NOBODY: "The next may come {soon}.",
}
"""What helps; left out where it names a day that is not known."""
SOON = "from {day} on"
FEWER: Pair = (
    "One place stays free this week: nobody else fits just now.",
    "%n places stay free this week: nobody else fits just now.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """How somebody reads: how words, plurals, days and amounts (minor units) are said."""

    plural: Callable[[int, Pair], str]
    say: Callable[[str], str]
    day: Callable[[date], str]
    amount: Callable[[int], str]


def plainly(amount: Callable[[int], str]) -> Tongue:
    """Return plain English, with days as ISO 8601."""
    return Tongue(plural=english, say=lambda text: text, day=date.isoformat, amount=amount)


def told_reason(why: Reason, figures: Figures, tongue: Tongue) -> str:
    """Return why somebody is surprised; ``figures["name"]`` is whom they brought."""
    count = int(figures.get(_COUNTED.get(why, ""), 0))
    if why is Reason.NEVER_YET and not count:
        return tongue.say(NEVER_SEEN)
    words = tongue.plural(count, REASONS[why]) if why in _COUNTED else tongue.say(REASONS[why][0])
    return words.format(
        name=figures.get("name") or tongue.say(SOMEBODY),
        day=_day(figures.get("day") or figures.get("since"), tongue),
        usual=usually(int(figures.get("usual", 0)), tongue.plural),
        ago=_ago(int(figures.get("wait", 0)), tongue),
    )


def told_bar(why: WhyNot, tongue: Tongue) -> str:
    """Return why somebody is not suggested."""
    code, figures = why.code, why.figures
    if code is Bar.NOT_DRAWN and not figures:
        return tongue.say(NOT_TOLD)
    count = int(figures.get(_BARS_COUNTED.get(code, ""), 0))
    words = tongue.plural(count, BARS[code]) if code in _BARS_COUNTED else tongue.say(BARS[code][0])
    return words.format(
        day=tongue.day(why.day) if why.day else "…",
        **{name: _day(figures.get(name), tongue) for name in ("since", "planned", "last")},
        **{name: tongue.amount(int(figures.get(name, 0))) for name in ("left", "budget")},
    )


def told_empty(empty: Empty, day: date | None, figures: Figures, tongue: Tongue) -> tuple[str, str]:
    """Return why a week is empty, and what helps; either may be empty."""
    what = tongue.say(EMPTIES[empty]).format(
        **{name: tongue.amount(int(figures.get(name, 0))) for name in ("left", "budget")}
    )
    remedy = REMEDIES.get(empty, "")
    if not remedy or ("{soon}" in remedy and day is None):
        return what, ""
    soon = tongue.say(SOON).format(day=tongue.day(day)) if day else ""
    return what, tongue.say(remedy).format(soon=soon)


def _day(text: int | str | None, tongue: Tongue) -> str:
    return tongue.day(date.fromisoformat(text)) if isinstance(text, str) and text else "…"


def _ago(days: int, tongue: Tongue) -> str:
    if days <= 0:
        return tongue.say(TODAY)
    unit, number = span(days)
    return tongue.plural(number, AGO[unit])

"""Evidence guards as data: when each speaks, where it is known from, where it is shown; never a block."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from delight.domain.errors import ConflictError, UnknownError
from delight.domain.guards import conditions as when
from delight.domain.guards.conditions import Values
from delight.domain.guards.situations import Shown, Situation

NO_OBJECTION, OBJECTION_UNREAD = "no-objection", "objection-unread"
"""The remarks that a letter advertises and does not say that people may say no, or nobody can tell."""
GRAVE_TEMPLATE = "grave-template"
"""The remark that ready-made words about a grave matter may admit what nobody has looked into."""

TIRED_AFTER, TIRED_DAYS = 8, 90
"""A remark closed so often within so many days is asked about: is it of any use here?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth a thought before a decision; it can be dismissed.

    Attributes:
        code: such as ``late-coupon``; ``guard_words.SENTENCES`` says it.
        source: code of where it is known from; ``guard_words.SOURCES`` says it.
        values: what its sentence names, as pairs of name and words.
    """

    code: str
    source: str
    values: Values = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """A rule.

    Attributes:
        code: what it is called; its sentence stands in ``guard_words.SENTENCES``.
        when: whether it speaks, and what it names.
        source: where it is known from.
        shown: where the decisions are made that it is about.
        stays: a rule of the house or the law: it cannot be switched off.
    """

    code: str
    when: Callable[[Situation], Values | None]
    source: str
    shown: frozenset[Shown]
    stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRow:
    """A rule as the list in Settings shows it.

    Attributes:
        dismissed: how often it was closed, ever.
        lately: how often within the last ``TIRED_DAYS`` days.
        last_on: the day it was closed last.
        on: whether it is shown at all.
    """

    code: str
    source: str
    shown: frozenset[Shown]
    stays: bool
    on: bool
    dismissed: int = 0
    lately: int = 0
    last_on: date | None = None

    @property
    def is_tired(self) -> bool:
        """Whether it is closed so often that it may be of no use here."""
        return self.on and not self.stays and self.lately >= TIRED_AFTER


def remarks(now: Situation, off: Iterable[str] = ()) -> tuple[Remark, ...]:
    """Return the remarks on a decision, the most important first, without those that are ``off``."""
    silent = frozenset(off)
    found = (
        (guard, guard.when(now))
        for guard in GUARDS
        if now.shown in guard.shown and (guard.stays or guard.code not in silent)
    )
    return tuple(
        Remark(code=guard.code, source=guard.source, values=values)
        for guard, values in found
        if values is not None
    )


def guard(code: str) -> Guard:
    """Return a rule by its code (``guard.unknown``)."""
    found = next((one for one in GUARDS if one.code == code), None)
    if found is None:
        raise UnknownError("guard.unknown", guard=code, known=", ".join(one.code for one in GUARDS))
    return found


def switched(off: str, code: str, *, on: bool) -> str:
    """Return what a shop keeps of the rules that are off, with one of them switched.

    Raises:
        UnknownError: ``guard.unknown``.
        ConflictError: ``guard.stays``.
    """
    if guard(code).stays and not on:
        raise ConflictError("guard.stays", guard=code)
    codes = set(off_codes(off)) - {code}
    return " ".join(sorted(codes if on else codes | {code}))


def off_codes(off: str) -> frozenset[str]:
    """Return the codes of the rules that a shop switched off."""
    return frozenset(off.split())


def lately(days: Iterable[date], today: date) -> int:
    """Return how many of these days lie within the last ``TIRED_DAYS``."""
    first = today - timedelta(days=TIRED_DAYS)
    return sum(1 for day in days if day >= first)


def _guard(
    code: str,
    when_: Callable[[Situation], Values | None],
    source: str,
    *shown: Shown,
    stays: bool = False,
) -> Guard:
    return Guard(code=code, when=when_, source=source, shown=frozenset(shown), stays=stays)


_LOG, _ACTION, _PROMISE, _CLOSE, _LETTER = Shown

GUARDS: tuple[Guard, ...] = (
    _guard("grave-owner-first", when.grave_owner_first, "grave-matters", _LETTER, stays=True),
    _guard(GRAVE_TEMPLATE, when.grave_template, "grave-matters", _LETTER, stays=True),
    _guard("parting-is-the-owners", when.parting_is_the_owners, "parting", _LETTER, stays=True),
    _guard(NO_OBJECTION, when.no_objection, "objection", _LETTER, stays=True),
    _guard("late-coupon", when.late_coupon, "loyalty-card", _ACTION, _LETTER),
    _guard("third-apology", when.third_apology, "riders", _ACTION, _LETTER),
    _guard("second-apology", when.second_apology, "riders", _ACTION, _LETTER),
    _guard("loyalty-falls", when.loyalty_falls, "haesevoets", _ACTION, _LETTER),
    _guard("little-gained", when.little_gained, "hotel", _ACTION, _LETTER),
    _guard("words-alone", when.words_alone, "grewal", _ACTION),
    _guard("money-back", when.money_back, "roschk", _ACTION),
    _guard("exchange", when.exchange, "roschk", _ACTION),
    _guard("redo", when.redo, "roschk", _ACTION),
    _guard("real-apology", when.real_apology, "roschk", _ACTION),
    _guard("sorry-before-money", when.sorry_before_money, "ratings", _ACTION),
    _guard("manner-first", when.manner_first, "gelbrich", _ACTION),
    _guard("first-slip", when.first_slip, "grewal", _ACTION),
    _guard("promise-without-day", when.promise_without_day, "promises", _PROMISE, _LETTER),
    _guard("promise-without-owner", when.promise_without_owner, "promises", _PROMISE, _LETTER),
    _guard("discount-in-thanks", when.discount_in_thanks, "notes", _LETTER),
    _guard("reason-and-updates", when.reason_and_updates, "hogreve", _ACTION, _PROMISE, _LETTER),
    _guard("fast-beats-generous", when.fast_beats_generous, "tarp", _ACTION),
    _guard("over-a-week", when.over_a_week, "hogreve", _ACTION, _PROMISE),
    _guard("once-more", when.once_more, "maxham", _LOG),
    _guard("thank-the-angry", when.thank_the_angry, "thanks", _LOG),
    _guard("many-say-nothing", when.many_say_nothing, "rates", _CLOSE),
    _guard("unanswered-review", when.unanswered_review, "reviews", _CLOSE),
    _guard("not-back-yet", when.not_back_yet, "paradox", _CLOSE),
    _guard("no-thanks", when.no_thanks, "thanks", _LETTER),
    _guard("no-address", when.no_address, "window", _LETTER, stays=True),
)
"""The most important first."""

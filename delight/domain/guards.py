"""Evidence guards for letters: short remarks, each with its source, never a block."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from delight.domain.grave import Grave, grave
from delight.domain.offers import Offered
from delight.domain.recovery import ActionKind
from delight.domain.telltale import Told, tells
from delight.domain.wordings import ADVERTISING, WordingKind

LITTLE_GAINED, LOYALTY_FALLS = 80, 150
"""Per cent of the price (hotel study; Haesevoets 2017)."""

_LIKE_FOR_LIKE = 100
"""Per cent that money back or the same thing again costs anyway; nobody is overpaid by it."""

_TO_COMPLAINTS = frozenset(
    {
        WordingKind.ACKNOWLEDGEMENT,
        WordingKind.TAKES_LONGER,
        WordingKind.APOLOGY,
        WordingKind.WHAT_WE_DID,
        WordingKind.KINDLY_NO,
        WordingKind.SENT_ELSEWHERE,
        WordingKind.THANK_YOU_FOR_TELLING,
        WordingKind.YOU_SAID_WE_DID,
    }
)
_ADMITTING = frozenset(
    {WordingKind.APOLOGY, WordingKind.WHAT_WE_DID, WordingKind.TAKES_LONGER, WordingKind.VOUCHER}
)
_THANKING = frozenset(
    {
        WordingKind.THANK_YOU,
        WordingKind.THANK_YOU_REFERRAL,
        WordingKind.REPLY_TO_COMPLIMENT,
        WordingKind.SMALL_SURPRISE,
        WordingKind.ANNIVERSARY,
    }
)
_COUPONS = frozenset({ActionKind.CREDIT, ActionKind.DISCOUNT})
_BEYOND_THE_PRICE = _COUPONS | {ActionKind.EXTRA, ActionKind.OTHER}


NO_OBJECTION, OBJECTION_UNREAD = "no-objection", "objection-unread"
"""The remarks that a letter advertises and does not say that people may say no, or nobody can tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSituation:
    """What the guards look at; everything that is not known may be left out.

    Attributes:
        kind: what the letter is for.
        text: its body, as it would be printed.
        language: ISO 639 code, such as ``en``.
        complaint: the customer's words; empty where the letter answers no complaint.
        own_words: the writer wrote the text over the ready-made one.
        by_owner: the owner is at the desk, or works alone.
        late: the complaint is overdue, or was resolved after its day.
        actions: kinds of recovery actions on the case, planned or done.
        voucher: the letter itself hands over a voucher.
        apologies: apologies to this customer for this case before this letter, spoken or written.
        fixes: actions done that put something right (``is_fix``).
        cost_minor: what the recovery costs so far, in minor units.
        at_stake_minor: what the customer stood to lose, in minor units.
        offered: what the letter says the shop will do.
        has_owner: somebody is named who looks after the case.
        loyal: the customer comes back anyway (promoter, or content).
        bare_window: the envelope has a window, and no address is known to stand in it.
    """

    kind: WordingKind
    text: str
    language: str = "en"
    complaint: str = ""
    own_words: bool = False
    by_owner: bool = False
    late: bool = False
    actions: frozenset[ActionKind] = frozenset()
    voucher: bool = False
    apologies: int = 0
    fixes: int = 0
    cost_minor: int | None = None
    at_stake_minor: int | None = None
    offered: tuple[Offered, ...] = ()
    has_owner: bool = True
    loyal: bool = False
    bare_window: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something worth a thought before a letter goes out; it can be dismissed.

    Attributes:
        code: such as ``late-coupon``; ``guard_words.sentence`` says it.
        source: code of where it is known from; ``guard_words.source`` says it.
        values: what its sentence names, as pairs of name and words.
    """

    code: str
    source: str
    values: tuple[tuple[str, str], ...] = ()


def is_fix(kind: ActionKind) -> bool:
    """Return whether an action puts something right, beside words."""
    return kind not in {ActionKind.APOLOGY, ActionKind.EXPLANATION, ActionKind.CALL_BACK}


def letter_guards(situation: LetterSituation) -> tuple[Remark, ...]:
    """Return the remarks on a letter, the most important first."""
    return tuple(remark for guard in _GUARDS for remark in guard(situation))


def lacks_objection(kind: WordingKind, text: str, language: str) -> bool:
    """Return whether a letter has to say that people may say no to more, and does not.

    In a language whose words are not known nobody can tell, so it is ``False``.
    """
    return kind in ADVERTISING and tells(Told.OBJECTION, text, language) is False


def _grave_matter(now: LetterSituation) -> Iterator[Remark]:
    if now.kind not in _TO_COMPLAINTS | _ADMITTING:
        return
    matters: tuple[Grave, ...] = grave(now.complaint) if now.complaint else ()
    values = (("matter", str(matters[0])),) if matters else ()
    if matters and not now.by_owner:
        yield Remark(code="grave-owner-first", source="grave-matters", values=values)
    if matters and now.kind in _ADMITTING and not now.own_words:
        yield Remark(code="grave-template", source="grave-matters", values=values)


def _parting(now: LetterSituation) -> Iterator[Remark]:
    if now.kind is WordingKind.PARTING_WAYS and not now.by_owner:
        yield Remark(code="parting-is-the-owners", source="parting")


def _another_apology(now: LetterSituation) -> Iterator[Remark]:
    """A third apology without a fix makes it worse; a second is worth a thought."""
    own_regret = now.own_words and tells(Told.REGRET, now.text, now.language)
    if now.kind is not WordingKind.APOLOGY and not (now.complaint and own_regret):
        return
    if now.apologies >= 2 and not now.fixes:
        yield Remark(code="third-apology", source="riders", values=(("count", str(now.apologies)),))
    elif now.apologies:
        yield Remark(code="second-apology", source="riders")


def _late_coupon(now: LetterSituation) -> Iterator[Remark]:
    told = now.complaint and tells(Told.DISCOUNT, now.text, now.language)
    if now.late and (now.voucher or told or now.actions & _COUPONS):
        yield Remark(code="late-coupon", source="loyalty-card")


def _overpaid(now: LetterSituation) -> Iterator[Remark]:
    """Money back and the same thing again are counted as overpaid only beyond the price itself."""
    if not now.cost_minor or not now.at_stake_minor:
        return
    share = now.cost_minor * 100 // now.at_stake_minor
    values = (("share", str(share)),)
    if share > LOYALTY_FALLS:
        yield Remark(code="loyalty-falls", source="haesevoets", values=values)
    elif share > (LITTLE_GAINED if now.actions & _BEYOND_THE_PRICE else _LIKE_FOR_LIKE):
        yield Remark(code="little-gained", source="hotel", values=values)


def _loose_promise(now: LetterSituation) -> Iterator[Remark]:
    for offer in now.offered:
        if offer.by is None:
            yield Remark(code="promise-without-day", source="promises", values=(("what", offer.what),))
            return
    if now.offered and not now.has_owner:
        values = (("what", now.offered[0].what),)
        yield Remark(code="promise-without-owner", source="promises", values=values)


def _reason_and_updates(now: LetterSituation) -> Iterator[Remark]:
    if (
        now.complaint
        and ActionKind.EXPLANATION in now.actions
        and tells(Told.UPDATES, now.text, now.language)
    ):
        yield Remark(code="reason-and-updates", source="hogreve")


def _no_thanks(now: LetterSituation) -> Iterator[Remark]:
    unthanked = now.kind in _TO_COMPLAINTS and tells(Told.THANKS, now.text, now.language) is False
    if now.complaint and unthanked:
        yield Remark(code="no-thanks", source="thanks")


def _bare_window(now: LetterSituation) -> Iterator[Remark]:
    if now.bare_window:
        yield Remark(code="no-address", source="window")


def _no_objection(now: LetterSituation) -> Iterator[Remark]:
    if lacks_objection(now.kind, now.text, now.language):
        yield Remark(code=NO_OBJECTION, source="objection")


def _discount_in_thanks(now: LetterSituation) -> Iterator[Remark]:
    gives = now.voucher or tells(Told.DISCOUNT, now.text, now.language)
    if now.kind in _THANKING and now.loyal and not now.complaint and gives:
        yield Remark(code="discount-in-thanks", source="notes")


_GUARDS: tuple[Callable[[LetterSituation], Iterator[Remark]], ...] = (
    _grave_matter,
    _parting,
    _no_objection,
    _late_coupon,
    _another_apology,
    _overpaid,
    _loose_promise,
    _discount_in_thanks,
    _reason_and_updates,
    _no_thanks,
    _bare_window,
)
"""The most important first."""

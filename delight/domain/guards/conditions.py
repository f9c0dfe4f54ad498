"""When an evidence guard speaks: one pure function for each, named as its rule.

Each returns what the remark's sentence names, as pairs of name and words, or ``None`` where all is well.
"""

from __future__ import annotations

from delight.domain.cases.case import Channel, Failure, Outcome, Severity
from delight.domain.cases.grave import grave
from delight.domain.cases.recovery import ActionKind
from delight.domain.guards.situations import Shown, Situation
from delight.domain.guards.telltale import Told, tells
from delight.domain.letters.wordings import ADVERTISING, WordingKind

Values = tuple[tuple[str, str], ...]

LITTLE_GAINED, LOYALTY_FALLS = 80, 150
"""Per cent of the price (hotel study; Haesevoets 2017)."""
SOON = 2
"""Days within which a complaint is still put right quickly; ours, the surveys name no number."""
A_WEEK = 7
"""Days within which the compensation that people expect stays the same (Hogreve and others)."""
ANGRY, PLEASED = 2, 4
"""Faces: at most so many is angry, at least so many is pleased."""

_LIKE_FOR_LIKE = 100
"""Per cent that money back or the same thing again costs anyway; nobody is overpaid by it."""
_SAID: Values = ()

TO_COMPLAINTS = frozenset(
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
ADMITTING = frozenset(
    {WordingKind.APOLOGY, WordingKind.WHAT_WE_DID, WordingKind.TAKES_LONGER, WordingKind.VOUCHER}
)
"""Letters whose ready-made words admit that something was the shop's fault."""
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
_PAYING = _COUPONS | {ActionKind.EXTRA, ActionKind.REFUND}
_GIVING = _PAYING | {ActionKind.REPLACEMENT, ActionKind.REDO}
_SELDOM_SAID = frozenset({Failure.RUDE, Failure.WAITING, Failure.QUALITY, Failure.CLEANLINESS})
_WORDS = frozenset({ActionKind.APOLOGY, ActionKind.EXPLANATION})
_GOODS = frozenset({Failure.FAULTY, Failure.DAMAGED, Failure.WRONG_ITEM, Failure.NOT_AS_DESCRIBED})
_SERVICE = frozenset({Failure.LATE, Failure.BOOKING_LOST, Failure.QUALITY, Failure.CLEANLINESS})
_ATTENTION = frozenset({Failure.RUDE, Failure.WAITING})
_REDONE = frozenset({ActionKind.REPLACEMENT, ActionKind.REDO, ActionKind.REFUND})
_MET = frozenset({ActionKind.APOLOGY, ActionKind.CALL_BACK, ActionKind.VISIT})


def grave_owner_first(now: Situation) -> Values | None:
    """A letter about a grave matter that the owner has not seen."""
    return None if now.by_owner else _grave(now)


def grave_template(now: Situation) -> Values | None:
    """A ready-made letter about a grave matter that admits what nobody has looked into."""
    return _grave(now) if now.kind in ADMITTING and not now.own_words else None


def _grave(now: Situation) -> Values | None:
    if now.kind not in TO_COMPLAINTS | ADMITTING:
        return None
    matter = now.grave or next(iter(grave(now.complaint)), None) if now.complaint else now.grave
    return (("matter", str(matter)),) if matter else None


def parting_is_the_owners(now: Situation) -> Values | None:
    """A letter that parts ways, by somebody else than the owner."""
    return _SAID if now.kind is WordingKind.PARTING_WAYS and not now.by_owner else None


def no_objection(now: Situation) -> Values | None:
    """A letter that advertises without saying that people may say no to more."""
    return _SAID if now.kind and lacks_objection(now.kind, now.text, now.language) else None


def lacks_objection(kind: WordingKind, text: str, language: str) -> bool:
    """Return whether a letter has to say that people may say no to more, and does not.

    In a language whose words are not known nobody can tell, so it is ``False``.
    """
    return kind in ADVERTISING and tells(Told.OBJECTION, text, language) is False


def late_coupon(now: Situation) -> Values | None:
    """Slow, and a coupon: worse than slow alone."""
    if not now.late:
        return None
    if now.shown is Shown.ACTION:
        return _SAID if now.adding in _COUPONS else None
    told = now.complaint and tells(Told.DISCOUNT, now.text, now.language)
    return _SAID if now.voucher or told or now.actions & _COUPONS else None


def third_apology(now: Situation) -> Values | None:
    """A third apology without a fix makes it worse."""
    if _apologises(now) and now.apologies >= 2 and not now.fixes:
        return (("count", str(now.apologies)),)
    return None


def second_apology(now: Situation) -> Values | None:
    """A second apology is worth a thought."""
    again = _apologises(now) and now.apologies and third_apology(now) is None
    return _SAID if again else None


def _apologises(now: Situation) -> bool:
    if now.shown is Shown.ACTION:
        return now.adding is ActionKind.APOLOGY
    own_regret = now.own_words and tells(Told.REGRET, now.text, now.language)
    return now.kind is WordingKind.APOLOGY or bool(now.complaint and own_regret)


def loyalty_falls(now: Situation) -> Values | None:
    """Beyond 150 % of the price loyalty falls."""
    share = _share(now)
    return _named(share) if share > LOYALTY_FALLS else None


def little_gained(now: Situation) -> Values | None:
    """Beyond about 80 % of the price little is gained.

    Money back and the same thing again are counted as overpaid only beyond the price itself.
    """
    share = _share(now)
    most = LITTLE_GAINED if now.taken & _BEYOND_THE_PRICE else _LIKE_FOR_LIKE
    return _named(share) if most < share <= LOYALTY_FALLS else None


def _share(now: Situation) -> int:
    if not now.cost_minor or not now.at_stake_minor:
        return 0
    return now.cost_minor * 100 // now.at_stake_minor


def _named(share: int) -> Values:
    return (("share", str(share)),)


def money_back(now: Situation) -> Values | None:
    """Money was lost, and something else than money is given."""
    return _misfit(now, frozenset({Failure.BILLING}), frozenset({ActionKind.REFUND}))


def exchange(now: Situation) -> Values | None:
    """Goods were at fault, and money off is given instead of whole ones."""
    return _misfit(now, _GOODS, _REDONE)


def redo(now: Situation) -> Values | None:
    """A service failed, and money off is given instead of the service."""
    return _misfit(now, _SERVICE, _REDONE)


def real_apology(now: Situation) -> Values | None:
    """Nobody was attentive, and money is given instead of a real apology."""
    return _misfit(now, _ATTENTION, _MET)


def _misfit(now: Situation, failures: frozenset[Failure], fitting: frozenset[ActionKind]) -> Values | None:
    unfit = now.failure in failures and now.adding in _PAYING - fitting
    return _SAID if unfit and not now.actions & fitting else None


def sorry_before_money(now: Situation) -> Values | None:
    """A bad rating in public: an apology moves more people than money does."""
    public = now.channel in {Channel.REVIEW, Channel.SOCIAL}
    return _SAID if public and now.adding in _PAYING and not now.apologies else None


def manner_first(now: Situation) -> Values | None:
    """Somebody is angry, and money comes before a kind word."""
    angry = now.mood is not None and now.mood <= ANGRY
    spoken = now.channel not in {Channel.REVIEW, Channel.SOCIAL}
    return _SAID if angry and spoken and now.adding in _PAYING and not now.apologies else None


def words_alone(now: Situation) -> Values | None:
    """Our own fault once more: words alone bring nobody back."""
    return _SAID if now.repeats and now.adding in _WORDS and not now.actions - _WORDS else None


def first_slip(now: Situation) -> Values | None:
    """A first slip at no loss: paying for it brings nobody back who would not come anyway."""
    paid = now.adding in _BEYOND_THE_PRICE - {ActionKind.OTHER}
    small = now.severity is Severity.LOW and not now.at_stake_minor and not now.repeats
    return _SAID if paid and small and now.failure is not Failure.WAITING else None


def fast_beats_generous(now: Situation) -> Values | None:
    """Something is given, and only in some days: quickly put right counts for more than how much."""
    slow = now.adding in _GIVING and now.due_in > SOON and not now.fixes
    return (("days", str(now.due_in)),) if slow else None


def many_say_nothing(now: Situation) -> Values | None:
    """A complaint of a kind that few people speak up about is turned down."""
    quiet = now.failure in _SELDOM_SAID and bool(now.complaint)
    return _SAID if quiet and now.outcome is Outcome.NOT_UPHELD else None


def over_a_week(now: Situation) -> Values | None:
    """After a week people expect more with every day."""
    return (("days", str(now.days)),) if now.days > A_WEEK and not now.fixes else None


def promise_without_day(now: Situation) -> Values | None:
    """A promise that names no day."""
    loose = next((offer for offer in now.offered if offer.by is None), None)
    return (("what", loose.what),) if loose else None


def promise_without_owner(now: Situation) -> Values | None:
    """A promise that is nobody's."""
    if promise_without_day(now) is not None or not now.offered or now.has_owner:
        return None
    return (("what", now.offered[0].what),)


def reason_and_updates(now: Situation) -> Values | None:
    """A reason and constant news together raise demands."""
    if not now.complaint:
        return None
    explained = ActionKind.EXPLANATION in now.taken
    updates = now.promised_updates or bool(tells(Told.UPDATES, now.text, now.language))
    return _SAID if explained and updates else None


def no_thanks(now: Situation) -> Values | None:
    """A letter to a complaint that does not thank for it."""
    unthanked = now.kind in TO_COMPLAINTS and tells(Told.THANKS, now.text, now.language) is False
    return _SAID if now.complaint and unthanked else None


def thank_the_angry(now: Situation) -> Values | None:
    """Somebody is angry: thanking them is what one forgets."""
    return _SAID if now.complaint and now.mood is not None and now.mood <= ANGRY else None


def once_more(now: Situation) -> Values | None:
    """The same thing happened to them a short while ago."""
    return _SAID if now.complaint and now.repeats else None


def discount_in_thanks(now: Situation) -> Values | None:
    """A thank-you with a discount to somebody who comes back anyway."""
    gives = now.voucher or tells(Told.DISCOUNT, now.text, now.language)
    thanks = now.kind in _THANKING and now.loyal and not now.complaint
    return _SAID if thanks and gives else None


def no_address(now: Situation) -> Values | None:
    """An envelope with a window, and nothing to stand in it."""
    return _SAID if now.bare_window else None


def not_back_yet(now: Situation) -> Values | None:
    """They smile, and have not been back."""
    won = now.outcome is Outcome.WON_BACK and now.named and not now.came_back
    return _SAID if won and (now.mood_after or 0) >= PLEASED else None


def unanswered_review(now: Situation) -> Values | None:
    """A review that is closed without an answer."""
    return _SAID if now.channel is Channel.REVIEW and not now.answered else None

"""Why somebody is surprised, why somebody is not, and why a week is empty: codes and their figures.

Their sentences are where people read them.
"""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why somebody is suggested, and the figures of its sentence.

    Attributes:
        REFERRAL: they brought somebody: ``other`` (the customer's id), ``link`` (its id), ``day``.
        YEARS: ``years`` as a customer on ``day``.
        BIRTHDAY: it is on ``day``.
        NTH_VISIT: they came for the ``nth`` time in the seven days before the week; ``visits`` so far.
        RECOVERY: what went wrong was put right on ``day``, and they came back, last on ``back``.
        ABSENCE: not here since ``day``, ``away`` days ago; comes every ``usual`` days.
        NEVER_YET: no surprise so far; known since ``day``, ``wait`` days; ``visits``.
        LONG_AGO: the last surprise was on ``day``, ``wait`` days ago; ``visits``.
    """

    REFERRAL = "referral"
    YEARS = "years"
    BIRTHDAY = "birthday"
    NTH_VISIT = "nth-visit"
    RECOVERY = "recovery"
    ABSENCE = "absence"
    NEVER_YET = "never-yet"
    LONG_AGO = "long-ago"


class Bar(StrEnum):
    """Why somebody is not suggested; ``day`` of the answer is the first on which that is over, if known.

    Attributes:
        SUGGESTED: but they are, this week, or it was said yes to.
        GONE: moved away or died.
        NO_SURPRISES: they want none.
        OPEN_COMPLAINT: one is open, ``since``.
        AT_RISK: something between them and the shop is not well.
        AWAY: not here since ``since``, longer than their own rhythm, or than half a year.
        PLANNED: a surprise is planned for ``planned``, or was given since the week began.
        COOL_DOWN: surprised on ``last``; ``rest`` days have to pass.
        SKIPPED: skipped by the shop, until the answer's day.
        OFF: the shop wants no surprises.
        CLOSED: no day is left in the week on which the shop is open.
        NO_GESTURE: each gesture was given too recently, is not for them or is switched off.
        BUDGET: what would fit costs more than there is; ``left`` for now, of ``budget`` a month.
        LOYAL_FIRST: ``others`` customers who are closer to the shop can be surprised, and come first.
        OTHERS_FIRST: waiting for ``wait`` days, others for up to ``longest``.
        NOT_DRAWN: it could have been them: ``slots`` of ``among`` customers were drawn by chance.
    """

    SUGGESTED = "suggested"
    GONE = "gone"
    NO_SURPRISES = "no-surprises"
    OPEN_COMPLAINT = "open-complaint"
    AT_RISK = "at-risk"
    AWAY = "away"
    PLANNED = "planned"
    COOL_DOWN = "cool-down"
    SKIPPED = "skipped"
    OFF = "off"
    CLOSED = "closed"
    NO_GESTURE = "no-gesture"
    BUDGET = "budget"
    LOYAL_FIRST = "loyal-first"
    OTHERS_FIRST = "others-first"
    NOT_DRAWN = "not-drawn"


class Empty(StrEnum):
    """Why a week has no suggestion at all.

    Attributes:
        NO: it has.
        OFF: the shop wants none a week.
        CLOSED: no day is left in the week on which the shop is open.
        NO_CUSTOMERS: there is nobody yet.
        NO_GESTURES: the catalogue is empty, or all of it switched off or only given by hand.
        NOBODY_WELCOME: everybody is gone or wants no surprises.
        NO_BUDGET: the budget is zero, and nothing costs nothing.
        BUDGET: it is spent for now: ``left`` of ``budget`` a month; from ``day`` on there is more.
        RESTING: everybody was surprised, skipped or planned for lately; the first may again on ``day``.
        NOBODY: nobody can be surprised just now, for more than one reason, or no gesture fits anybody.
    """

    NO = ""
    OFF = "off"
    CLOSED = "closed"
    NO_CUSTOMERS = "no-customers"
    NO_GESTURES = "no-gestures"
    NOBODY_WELCOME = "nobody-welcome"
    NO_BUDGET = "no-budget"
    BUDGET = "budget"
    RESTING = "resting"
    NOBODY = "nobody"

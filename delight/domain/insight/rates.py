"""Of how many who are let down a kind of failure is complained about: as measured, and as a shop sets it.

Where money was lost 50 to 75 in a hundred complained at the counter, about treatment or quality 5 to 30
(TARP; Goodman 1999, "Basic Facts on Customer Complaint Behavior"). Which of our kinds is which is ours: what
was paid for and is not there at all is money lost; what is there and not as it should be may be either, and
takes both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from delight.domain.cases.terms import Failure
from delight.domain.errors import InputError

Rate = tuple[float, float]
"""The lowest and the highest that it may be, from 0 to 1."""
MONEY_LOST: Rate = (0.50, 0.75)
TREATMENT: Rate = (0.05, 0.30)
EITHER: Rate = (0.05, 0.75)
RATES: Mapping[str, Rate] = {
    **dict.fromkeys((Failure.BILLING, Failure.WRONG_ITEM, Failure.BOOKING_LOST), MONEY_LOST),
    **dict.fromkeys(
        (Failure.LATE, Failure.RUDE, Failure.WAITING, Failure.CLEANLINESS, Failure.QUALITY), TREATMENT
    ),
    **dict.fromkeys((Failure.FAULTY, Failure.DAMAGED, Failure.NOT_AS_DESCRIBED, Failure.OTHER), EITHER),
}
_ONE = re.compile(r"([a-z-]+)\s+([0-9]{1,3})\s*%?\s*[-–]\s*([0-9]{1,3})\s*%?")
_KINDS = frozenset(Failure)


def read_rates(text: str) -> dict[str, Rate]:
    """Return what a shop set, by failure: ``late 5-30; billing 60-90`` (in a hundred).

    Raises:
        InputError: ``rates.unreadable``, with the part that cannot be read, is no kind of failure, comes
            twice, or is not ``0 < low <= high <= 100``.
    """
    found: dict[str, Rate] = {}
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", text))):
        kind, rate = _read(part)
        if kind in found:
            raise _unreadable(part)
        found[kind] = rate
    return found


def kept_rates(text: str) -> dict[str, Rate]:
    """Return what a shop has set; what a damaged file has of it that cannot be read is left out."""
    found: dict[str, Rate] = {}
    for part in text.split(";"):
        with suppress(InputError):
            found |= read_rates(part)
    return found


def rates_text(rates: Mapping[str, Rate]) -> str:
    """Return rates as they are kept, which ``read_rates`` reads back, in the order of the failures."""
    return "; ".join(
        f"{kind} {round(rates[kind][0] * 100)}-{round(rates[kind][1] * 100)}"
        for kind in Failure
        if kind in rates
    )


def rate_of(failure: str, own: Mapping[str, Rate]) -> Rate:
    """Return the rate of a kind of failure: the shop's own, else what was measured."""
    return own.get(failure) or RATES.get(failure, EITHER)


def _read(part: str) -> tuple[str, Rate]:
    match = _ONE.fullmatch(part.casefold())
    if match is None or match[1] not in _KINDS:
        raise _unreadable(part)
    low, high = int(match[2]), int(match[3])
    if not 0 < low <= high <= 100:
        raise _unreadable(part)
    return match[1], (low / 100, high / 100)


def _unreadable(part: str) -> InputError:
    return InputError("rates.unreadable", "complain_rates", part=part[:60], kinds=", ".join(Failure))

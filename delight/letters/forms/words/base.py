"""What every language has to say on forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """The words on the four forms.

    ``reasons`` go by failure (``cases.Failure``), the rest of what is ticked by a word of its own; ``{}`` in
    ``complaint_foot`` and ``return_to`` is the shop.
    """

    name: str
    address: str
    phone: str
    email: str
    reference: str
    told: str
    looked_after: str
    promised: str
    date: str
    signature: str
    complaint_title: str
    complaint_intro: str
    complaint_what: str
    complaint_wish: str
    complaint_wishes: tuple[str, ...]
    complaint_reach: str
    complaint_ways: tuple[str, ...]
    complaint_foot: str
    feedback_title: str
    feedback_intro: str
    feedback_low: str
    feedback_high: str
    feedback_recommend: str
    feedback_no: str
    feedback_yes: str
    feedback_liked: str
    feedback_better: str
    feedback_name: str
    loyalty_title: str
    loyalty_intro: str
    loyalty_birthday: str
    loyalty_hear: str
    loyalty_ways: tuple[str, ...]
    loyalty_word: str
    loyalty_card: str
    return_title: str
    return_intro: str
    return_what: str
    return_bought: str
    return_why: str
    return_reasons: Mapping[str, str]
    return_wish: str
    return_wishes: tuple[str, ...]
    return_to: str
    return_ours: str
    return_received: str
    return_settled: str

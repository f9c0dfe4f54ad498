"""The tables, by noun. No ``from __future__ import annotations`` in here: SQLModel reads the types."""

from delight.data.entities.base import Record
from delight.data.entities.cases import Action, Attachment, Case, Dismissal, FollowUp, Promise, Tick
from delight.data.entities.customers import (
    Consent,
    Customer,
    Link,
    Merge,
    Note,
    Reach,
    SavedGroup,
    Tag,
    Visit,
)
from delight.data.entities.delight import Gesture, Letter, Reply, Wording
from delight.data.entities.journal import Change, Deed, Erased, ImportReport, Meta, Payload
from delight.data.entities.service import (
    Elsewhere,
    GuessWord,
    Idea,
    Improvement,
    Playbook,
    SavedFilter,
    SpecialDay,
    Standard,
    Tally,
)
from delight.data.entities.shop import Guess, Pin, Shop, ShopPicture, Staff
from delight.data.entities.surprises import (
    CatalogueEntry,
    Pulse,
    Redemption,
    Stamp,
    StampCard,
    Suggestion,
    Voucher,
)

__all__ = [
    "Action", "Attachment", "Case", "CatalogueEntry", "Change", "Consent", "Customer", "Deed",
    "Dismissal", "Elsewhere", "Erased", "FollowUp", "Gesture", "Guess", "GuessWord", "Idea", "ImportReport",
    "Improvement", "Letter", "Link", "Merge", "Meta", "Note", "Payload", "Pin", "Playbook",
    "Promise", "Pulse", "Reach", "Record", "Redemption", "Reply", "SavedFilter", "SavedGroup",
    "Shop", "ShopPicture", "SpecialDay", "Staff", "Stamp", "StampCard", "Standard", "Suggestion",
    "Tag", "Tally", "Tick", "Visit", "Voucher", "Wording",
]  # fmt: skip

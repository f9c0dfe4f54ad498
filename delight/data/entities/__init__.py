"""The tables, by noun. No ``from __future__ import annotations`` in here: SQLModel reads the types."""

from delight.data.entities.base import Record
from delight.data.entities.cases import Action, Attachment, Case, FollowUp, Promise
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
from delight.data.entities.shop import Shop, ShopPicture, Staff

__all__ = [
    "Action", "Attachment", "Case", "Change", "Consent", "Customer", "Deed", "Erased", "FollowUp",
    "Gesture", "ImportReport", "Letter", "Link", "Merge", "Meta", "Note", "Payload", "Promise", "Reach",
    "Record", "Reply", "SavedGroup", "Shop", "ShopPicture", "Staff", "Tag", "Visit", "Wording",
]  # fmt: skip

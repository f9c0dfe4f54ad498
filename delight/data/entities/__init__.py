"""The tables, by noun. No ``from __future__ import annotations`` in here: SQLModel reads the types."""

from delight.data.entities.base import Record
from delight.data.entities.cases import Action, Attachment, Case, FollowUp, Promise
from delight.data.entities.customers import Customer, Tag, Visit
from delight.data.entities.delight import Gesture, Letter, Reply, Wording
from delight.data.entities.journal import Change, Deed, Meta, Payload
from delight.data.entities.shop import Shop, ShopPicture, Staff

__all__ = [
    "Action", "Attachment", "Case", "Change", "Customer", "Deed", "FollowUp", "Gesture", "Letter", "Meta",
    "Payload", "Promise", "Record", "Reply", "Shop", "ShopPicture", "Staff", "Tag", "Visit", "Wording",
]  # fmt: skip

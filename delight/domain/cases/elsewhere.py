"""Places that the shop recommends for what it cannot do itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from delight.domain.cases.terms import Outcome
from delight.domain.errors import InputError
from delight.domain.text import clean_line

LACKING_ENDS = frozenset({Outcome.SENT_ELSEWHERE, Outcome.NOT_SATISFIED, Outcome.NOT_UPHELD})
"""Ends that may come from something that the shop does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDraft:
    """A place: what it is called, what it is good for, how it is found (address, phone, website)."""

    name: str
    what_for: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place as stored; one that is ``off`` is recommended no more, but cases still name it.

    ``version`` is its last line in the journal, ``sent`` is how many cases ended there.
    """

    id: int
    uid: str
    name: str
    what_for: str
    contact: str
    off: bool
    version: int
    sent: int


def checked_place(draft: PlaceDraft) -> PlaceDraft:
    """Return ``draft`` cleaned (``elsewhere.name_missing``, ``text.too_long``)."""
    name = clean_line(draft.name, field="name", longest=120)
    if not name:
        raise InputError("elsewhere.name_missing", "name")
    return replace(
        draft,
        name=name,
        what_for=clean_line(draft.what_for, field="what_for", longest=200),
        contact=clean_line(draft.contact, field="contact", longest=200),
    )


def place_words(name: str, contact: str) -> str:
    """Return a place as a letter names it: "Miller's Bakery (3 Mill Lane)"."""
    return f"{name} ({contact})" if contact else name

"""What is the owner's alone; docs/staff.md tells the same as a table, and a test compares the two."""

from __future__ import annotations

from enum import StrEnum

from delight.domain.changes import DeedName


class OwnersView(StrEnum):
    """What only the owner looks at or takes along; no deed, since nothing changes."""

    EXPORT = "export"
    RESTORE = "restore"
    COPIES = "copies"
    """Copies of the shop that are taken along: to a place of one's choice, to a second folder or stick."""
    PARTING_LETTER = "parting-letter"
    """That a letter goes out which parts ways; the front desk may draft one and show it."""
    PERSON_DATA = "person-data"
    RETENTION = "retention"
    ANSWERS = "answers"
    """What customers answered when they were asked whether they would recommend the shop."""
    GUESSES = "guesses"
    """What others who work here guessed that customers answer; one's own guess is one's own to see."""
    TEAM = "team"
    """The page for the staff room: it tells of cases, and an owner looks at every word first."""
    KEPT_FOR_OWNER = "kept-for-owner"
    """Cases kept for the owner alone, those that ended by parting ways, and all that belongs to them."""


class OwnersReason(StrEnum):
    """Why an owner is needed where the deed as such is everybody's."""

    PARTING = "parting"
    GRAVE = "grave"
    CAUSE = "cause"
    """An owner wrote of a cause that only cases of theirs have; it is called by the words just typed."""
    TAKING_BACK = "taking-back"
    LAST_STEP = "last-step"
    """What somebody did last was about what is hidden from them since."""
    WEEK = "week"


OWNERS_DEEDS = frozenset(
    {
        DeedName.SHOP_EDITED,
        DeedName.PICTURE_CHANGED,
        DeedName.STAFF_ADDED,
        DeedName.STAFF_EDITED,
        DeedName.STAFF_DEACTIVATED,
        DeedName.STAFF_RETURNED,
        DeedName.CUSTOMERS_IMPORTED,
        DeedName.CASES_IMPORTED,
        DeedName.VISITS_IMPORTED,
        DeedName.CUSTOMER_ERASED,
        DeedName.RETENTION_APPLIED,
        DeedName.LETTER_HELD,
        DeedName.ACTION_APPROVED,
        DeedName.ACTION_DECLINED,
        DeedName.PLAYBOOK_SAVED,
        DeedName.PLAYBOOK_RESTORED,
        DeedName.GUARD_SWITCHED,
        DeedName.GUESS_WORDS_EDITED,
        DeedName.SPECIAL_DAY_SAVED,
        DeedName.SPECIAL_DAY_REMOVED,
        DeedName.STANDARD_SAVED,
        DeedName.STANDARD_REMOVED,
        DeedName.CATALOGUE_SAVED,
        DeedName.CATALOGUE_RESTORED,
    }
)
"""Deeds that are refused to the front desk (``owner.needed``), wherever they are asked for."""

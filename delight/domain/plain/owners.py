"""What the front desk hears where something is an owner's to do: what it is, and whom to ask, in plain English."""

from __future__ import annotations

from delight.domain.changes import DeedName
from delight.domain.plain.holds import NOTHING, TYPED
from delight.domain.staff.rights import OwnersReason, OwnersView

_SIT = "Ask an owner to sit down at the desk for it."
_PHONE = "Did they agree by phone? Then say which owner did."
_BRING = ("Only an owner can bring in what another program wrote.", NOTHING, _SIT)
_HOURS = ("Only an owner can change when the shop is open.", TYPED, _SIT)
_PLAYBOOK = (
    "Only an owner can change a playbook.",
    TYPED,
    "Ask an owner; what it says now goes on in the meantime.",
)
_STANDARD = ("Only an owner can change the shop’s standards.", TYPED, _SIT)
_CATALOGUE = ("Only an owner can change the catalogue of surprises.", TYPED, _SIT)
_OLD = ("Only an owner can remove what is too old to keep.", NOTHING, _SIT)

_BY_REASON: dict[str, tuple[str, str, str]] = {
    DeedName.SHOP_EDITED: ("Only an owner can change the shop’s settings.", TYPED, _SIT),
    DeedName.PICTURE_CHANGED: ("Only an owner can change the shop’s pictures.", NOTHING, _SIT),
    DeedName.STAFF_ADDED: ("Only an owner can say who works here.", TYPED, _SIT),
    DeedName.STAFF_EDITED: ("Only an owner can change what colleagues may do.", TYPED, _SIT),
    DeedName.STAFF_DEACTIVATED: ("Only an owner can say that somebody has left.", NOTHING, _SIT),
    DeedName.STAFF_RETURNED: ("Only an owner can say that somebody is back.", NOTHING, _SIT),
    DeedName.CUSTOMERS_IMPORTED: _BRING,
    DeedName.CASES_IMPORTED: _BRING,
    DeedName.VISITS_IMPORTED: _BRING,
    DeedName.CUSTOMER_ERASED: ("Only an owner can erase a customer.", NOTHING, "Tell an owner that they asked for it."),
    DeedName.RETENTION_APPLIED: _OLD,
    DeedName.LETTER_HELD: ("Only an owner can say that a letter must be kept.", NOTHING, _SIT),
    DeedName.ACTION_APPROVED: ("Only an owner can say yes to this.", NOTHING, _PHONE),
    DeedName.ACTION_DECLINED: ("Only an owner can say no to this.", NOTHING, "It waits for an owner on their first page."),
    DeedName.PLAYBOOK_SAVED: _PLAYBOOK,
    DeedName.PLAYBOOK_RESTORED: _PLAYBOOK,
    DeedName.GUARD_SWITCHED: (
        "Only an owner can switch a remark on or off for everybody.", NOTHING,
        "You can close it where you see it, or ask an owner.",
    ),
    DeedName.GUESS_WORDS_EDITED: ("Only an owner can change the words that Delight guesses by.", TYPED, _SIT),
    DeedName.SPECIAL_DAY_SAVED: _HOURS,
    DeedName.SPECIAL_DAY_REMOVED: _HOURS,
    DeedName.STANDARD_SAVED: _STANDARD,
    DeedName.STANDARD_REMOVED: _STANDARD,
    DeedName.CATALOGUE_SAVED: _CATALOGUE,
    DeedName.CATALOGUE_RESTORED: _CATALOGUE,
    OwnersView.EXPORT: ("Only an owner can take the shop’s data along.", "Nothing was written.", _SIT),
    OwnersView.RESTORE: ("Only an owner can bring a copy back.", "The shop is as it was.", _SIT),
    OwnersView.COPIES: (
        "Only an owner can say where copies of the shop go.", NOTHING,
        "Ask an owner; the shop’s own copies go on by themselves.",
    ),
    OwnersView.PARTING_LETTER: (
        "A letter that parts ways goes out from an owner.", "Nothing was issued, and your draft is still here.",
        "Show it to an owner.",
    ),
    OwnersView.PERSON_DATA: (
        "Only an owner can hand out all that is kept on a customer.", "Nothing was written.",
        "Tell an owner that they asked for it.",
    ),
    OwnersView.RETENTION: _OLD,
    OwnersView.GUESSES: ("What others guessed is for an owner.", NOTHING, "Make a guess of your own, or ask an owner."),
    OwnersView.TEAM: (
        "An owner puts together the sheet for the staff room.", NOTHING, "Ask an owner to look at it and print it.",
    ),
    OwnersReason.PARTING: (
        "Only an owner can part ways with a customer.", TYPED, "Ask an owner to close it, or choose how else it ended.",
    ),
    OwnersReason.GRAVE: (
        "Only an owner can take on a grave matter.", NOTHING, "Tell an owner now: it waits on their first page.",
    ),
    OwnersReason.CAUSE: (
        "Only an owner can note something about “{cause}”.", TYPED,
        "Ask an owner to note it, or call the cause something else.",
    ),
    OwnersReason.TAKING_BACK: ("Only an owner can take this back.", NOTHING, "Ask an owner to undo it."),
    OwnersReason.LAST_STEP: ("Only an owner can take back what you did last.", NOTHING, "Ask an owner to undo it."),
    OwnersReason.WEEK: ("The summary of the week is for an owner.", NOTHING, _SIT),
}  # fmt: skip

OWNERS: dict[str, tuple[str, str, str]] = {
    "owner.needed": ("Only an owner can do this.", NOTHING, _SIT),
    **{f"owner.needed {why}": words for why, words in _BY_REASON.items()},
}

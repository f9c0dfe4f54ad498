"""Sentences for problems with putting a complaint right, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

_OWNERS_WORD = "Leave it to do and it waits for the owner, or say which owner agreed by phone."

RECOVERY: dict[str, tuple[str, str, str]] = {
    "action.case_closed": ("This case is closed.", TYPED, "Open it again first, if it goes on."),
    "action.above_authority": (
        "That is more than may be decided alone: up to {limit} on a case.", TYPED, _OWNERS_WORD,
    ),
    "action.above_authority given": (
        "That is more than may be decided alone: up to {limit} on a case, and {room} of it is left.",
        TYPED, _OWNERS_WORD,
    ),
    "action.waits": (
        "This waits for the owner.", NOTHING, "Did they agree by phone? Then say which owner did.",
    ),
    "action.declined": (
        "The owner said no to this.", NOTHING, "Change what it costs to ask once more, or do something else.",
    ),
    "action.not_waiting": ("This does not wait for the owner.", NOTHING, ""),
    "action.phone_owner": ("{name} cannot agree to this: only an owner can.", TYPED, "Choose an owner."),
    "promise.whose_missing": (
        "A promise is made to somebody.", TYPED, "Choose a case or a customer, one of the two.",
    ),
    "promise.later_day": (
        "They count on the day that they were told.", TYPED,
        "Choose “It takes longer”: they hear it, and a new promise takes its place.",
    ),
    "promise.not_later": (
        "That is not later than what was promised.", TYPED, "Choose a later day, or just keep the promise.",
    ),
    "case.kind_settled": (
        "Only what is new can become something else.", TYPED,
        "Take back what was done about it, or log it once more as what it is.",
    ),
    "case.outcome_missing": ("Please say how it ended.", TYPED, "One of eight answers is enough."),
    "elsewhere.name_missing": ("A place needs a name.", TYPED, ""),
    "elsewhere.name_taken": ("“{name}” is on the list already.", TYPED, ""),
    "elsewhere.unknown": ("There is no such place.", NOTHING, "`delight elsewhere list` lists them."),
}  # fmt: skip

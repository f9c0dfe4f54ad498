"""What can go wrong with stamp cards, referrals and answers at the counter, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

STAMPS: dict[str, tuple[str, str, str]] = {
    "card.unknown": (
        "There is no such stamp card in this shop.",
        NOTHING,
        "If its letters are right, it was undone, or is newer than the backup that was restored: open a new one.",
    ),
    "card.reward_missing": (
        "A stamp card needs a reward: what a full one earns.",
        TYPED,
        "A free coffee, or whatever you like to give; Settings keeps it for the next cards.",
    ),
    "card.died": ("{name} has died.", TYPED, "Open it for somebody else, or for nobody by name."),
    "card.until_past": ("That day is already over.", TYPED, "A card can be used until today or later."),
    "card.none_to_print": ("There is no stamp card to print.", "", "Open one first."),
    "card.none": ("{name} has no stamp card to stamp.", NOTHING, "Open one for them."),
    "card.several": (
        "{name} has several cards that earn different things: {codes}.",
        NOTHING,
        "Scan the one that is meant, or choose it.",
    ),
    "card.full": (
        "This card is full already, and earns: {reward}.",
        "No stamp was added.",
        "Give that first; the stamp then goes on the next card.",
    ),
    "card.not_full": (
        "This card is not full yet: {missing} more to go.",
        NOTHING,
        "If they are owed, stamp it first.",
    ),
    "card.rewarded": (
        "What this card earns was given on {day}: {reward}.",
        NOTHING,
        "Open the next card for further stamps.",
    ),
    "card.cancelled": (
        "This card was taken out of use on {day}.",
        NOTHING,
        "Undo brings it back; else open a new one.",
    ),
    "card.expired": (
        "This card could be stamped until {until}.",
        NOTHING,
        "Open a new one if you like to go on.",
    ),
    "card.of_somebody": ("This card is {name}’s already.", NOTHING, "Open a card of their own for others."),
    "stamps.unreadable": (
        "A card has between 1 and {most} stamps, and fewer than that on it from the start.",
        TYPED,
        "Ten with two on it from the start is what works for many.",
    ),
    "stamps.count": ("It must be between 1 and {most} at a time.", TYPED, ""),
    "link.themselves brought": (
        "Nobody brings themselves.",
        TYPED,
        "Choose who came because of them.",
    ),
    "link.here_already brought": ("That is noted already.", TYPED, "Thanks for it are under Surprises."),
    "link.circle": (
        "Each of them brought the next: {chain}. So {last} cannot have brought {first}.",
        TYPED,
        "If one of these is wrong, take it off first.",
    ),
    "link.circle undo": (
        "By now each of them brought the next: {chain}. So {last} cannot have brought {first} any more.",
        NOTHING,
        "If one of these is wrong, take it off first.",
    ),
    "link.circle merge": (
        "Each of them brought the next: {chain}. As one customer they would have brought themselves.",
        NOTHING,
        "Take the one off that is wrong, then make them one.",
    ),
    "referral.unknown": ("There is no such referral.", NOTHING, "`delight referral list` lists them."),
    "referral.thanked_already": (
        "{name} was thanked for that already, on {day}: {gesture}.",
        "No second thanks was noted.",
        "A surprise without this occasion is always possible.",
    ),
    "referral.thanks_planned": (
        "A thanks to {name} for that is planned already, for {day}: {gesture}.",
        "No second thanks was noted.",
        "Give that one, or take it off first.",
    ),
    "pulse.unknown": ("There is no such answer.", NOTHING, ""),
}

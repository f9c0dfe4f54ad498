"""Problems about what people allow and what may be kept of them, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

PRIVACY: dict[str, tuple[str, str, str]] = {
    "consent.birthday_refused": (
        "{name} asked us not to keep their birthday.",
        NOTHING,
        "Note first that they agree now.",
    ),
    "consent.health_unknown": (
        "Did {name} agree that you keep this?",
        "What touches somebody’s health is kept only with their yes.",
        "Note first that they agree.",
    ),
    "consent.health_refused": (
        "{name} asked us not to keep anything about their health.",
        NOTHING,
        "Note first that they agree now.",
    ),
    "letters.no_birthday": (
        "{name} asked us not to keep their birthday.",
        "Nothing was issued.",
        "Their page is the place to change that.",
    ),
    "letters.birthday_unasked": (
        "Nobody has noted that {name} lets us keep their birthday.",
        "Nothing was issued.",
        "Ask them, and note their yes on their page.",
    ),
    "letters.no_surprises": (
        "{name} asked for no surprises.",
        "Nothing was issued.",
        "Their page is the place to change that.",
    ),
    "letters.no_email": (
        "{name} asked not to be e-mailed.",
        "No e-mail was written.",
        "Print the letter, or note on their page that they agree now.",
    ),
    "retention.months": ("Data is kept for 1 to {longest} months.", TYPED, "Empty keeps it for good."),
    "hold.past": ("That day is already over.", TYPED, "A letter is held until a day to come."),
    "hold.why_missing": ("A letter is held for a reason.", TYPED, "Say why, such as “claim of 3 March”."),
    "hold.lasts": (
        "The letter {number} is not to be removed yet.",
        NOTHING,
        "It is held until a day to come, or it is still somebody’s.",
    ),
}

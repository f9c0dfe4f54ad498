"""What can go wrong with surprises and the catalogue of gestures, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

_PAGE = "Their page is the place to change that"

SURPRISES: dict[str, tuple[str, str, str]] = {
    "gesture.name_missing": (
        "Please say what the surprise is.",
        TYPED,
        "A jar of jam, a note, a free coffee …",
    ),
    "gesture.unknown": ("There is no such surprise.", NOTHING, ""),
    "gesture.given_already": ("This surprise was given already.", NOTHING, ""),
    "gesture.day_missing": (
        "A planned surprise needs a day.",
        TYPED,
        "Any day will do; it can be moved again.",
    ),
    "gesture.gone": ("{name} has moved away or died.", TYPED, f"{_PAGE}, if it is not so."),
    "gesture.not_welcome": ("{name} asked for no surprises.", TYPED, f"{_PAGE}."),
    "gesture.named_so": (
        "“{name}” is in the catalogue already.",
        TYPED,
        "Change that one, or give this one a name that tells them apart.",
    ),
    "gesture.named_so off": (
        "“{name}” is in the catalogue already, and is off.",
        TYPED,
        "Offer that one again, or give this one a name that tells them apart.",
    ),
    "gesture.named_so back": (
        "Another gesture of the catalogue is called “{name}” by now.",
        NOTHING,
        "Give that one another name first; then this one can be as it came.",
    ),
    "gesture.interval": (
        "Between two of the same there can be 0 to {longest} days.",
        TYPED,
        "0 is as often as you like, 180 is twice a year.",
    ),
    "surprises.unreadable": (
        "There can be up to {most} surprises a week, and up to 3650 days between two for one customer.",
        TYPED,
        "",
    ),
    "gesture.not_in_catalogue": (
        "There is no “{key}” in the catalogue.",
        NOTHING,
        "Look at the list: each gesture stands there with its short name.",
    ),
    "suggestion.unknown": ("There is no such suggestion.", NOTHING, "`delight surprises` lists this week’s."),
    "suggestion.decided": ("This suggestion is decided already.", NOTHING, "Undo that first."),
    "suggestion.decided accepted": (
        "This suggestion was accepted already.",
        NOTHING,
        "Undo that first, or take the planned surprise back.",
    ),
    "suggestion.decided skipped": (
        "This suggestion was skipped already.",
        NOTHING,
        "Undo that first, or plan a surprise for them by hand.",
    ),
    "suggestion.withdrawn": (
        "This suggestion is taken back: it does not fit any more.",
        NOTHING,
        "Look at the week again, somebody else may be there.",
    ),
    "suggestion.week_to_come": (
        "That week has not begun: this is only how it would look by now.",
        NOTHING,
        "Say yes once it has come; until then chance may choose others.",
    ),
    "suggestion.week_over": ("That week is over.", NOTHING, "Look at this week’s suggestions."),
    "suggestion.over_budget": (
        "That is more than is left of the month’s budget: {left}.",
        NOTHING,
        "Swap it for something that costs less, choose a day of next month, or raise the budget.",
    ),
    "suggestion.no_other": (
        "Nothing else in the catalogue fits them and the budget just now.",
        NOTHING,
        "Add a gesture, or switch one on: a kind word costs nothing.",
    ),
    "suggestion.no_other named": (
        "That gesture does not fit just now: they had it lately, it is off, or it costs too much.",
        NOTHING,
        "Choose one of those that are offered.",
    ),
}

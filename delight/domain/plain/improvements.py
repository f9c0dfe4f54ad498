"""What can go wrong with improvements, ideas and standards, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

IMPROVEMENTS: dict[str, tuple[str, str, str]] = {
    "cause.missing": ("It does not say what the cause is.", TYPED, "A word or two are enough: “oven too old”."),
    "cause.unknown": ("No case has the cause “{cause}”.", NOTHING, "Look at the list of causes."),
    "cause.no_cases": ("No case was chosen.", NOTHING, "Choose the cases that come from the same cause."),
    "cause.same": ("These two are the same cause already.", NOTHING, ""),
    "improvement.what_missing": (
        "It does not say what was changed.", TYPED, "One sentence is enough, such as “We bake twice a day now”.",
    ),
    "improvement.unknown": ("There is no improvement number {id}.", NOTHING, ""),
    "improvement.not_changed": (
        "It does not say yet what was changed about it, and since when.", NOTHING,
        "Say it first; then everyone who raised it can be told.",
    ),
    "improvement.taken_back": (
        "What was changed was taken back in the meantime.", "No letter tells of it any more.", "",
    ),
    "improvement.told_already": (
        "{name} was told of it in the meantime.", "Nobody is told twice.", "The archive has the letter.",
    ),
    "cause.there": ("There is a cause “{cause}” already.", NOTHING, "Put the two together."),
    "idea.what_missing": ("An idea needs a few words.", TYPED, ""),
    "idea.unknown": ("There is no idea number {id}.", NOTHING, ""),
    "standard.words_missing": ("A standard needs a sentence.", TYPED, "Such as “We answer the same day”."),
    "standard.unknown": ("There is no standard number {id}.", NOTHING, ""),
    "standard.days": ("A number of days must lie between 0 and {most}.", TYPED, ""),
    "standard.none": ("No standard has been written yet.", NOTHING, "Write the first one, or take a ready-made one."),
}  # fmt: skip

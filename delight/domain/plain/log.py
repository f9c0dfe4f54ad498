"""What can go wrong while logging, guessing and tallying, in plain English."""

from __future__ import annotations

from delight.domain.plain.holds import NOTHING, TYPED

LOG: dict[str, tuple[str, str, str]] = {
    "guess-word.missing": ("There is no word in that.", TYPED, "Write the word that customers use."),
    "guess-word.unknown_value": (
        "“{value}” is nothing that a word can tell here.", NOTHING, "There are: {known}.",
    ),
    "guess-word.there_already": ("“{word}” is on the list already.", TYPED, ""),
    "guess-word.unknown": ("That word is not on the list any more.", NOTHING, ""),
    "tally.what_missing": ("There is nothing to count yet.", TYPED, "A word or two are enough: “queue too long”."),
    "tally.unknown": ("That mark is not there any more.", NOTHING, ""),
    "case.not_sortable": (
        "Only a complaint can be sorted at once.", TYPED, "A kind word or an idea is simply saved.",
    ),
    "outcome.not_sorted": (
        "“{outcome}” is not how something that was sorted can end.", TYPED, "Save it, and end it on its own page.",
    ),
}  # fmt: skip

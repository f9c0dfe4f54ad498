"""Why two records may be one person, and what a merge takes along, in plain English.

The window translates these words, the command prints them; tests see to it that each code has some.
"""

from __future__ import annotations

from delight.domain.changes import Noun
from delight.domain.duplicates.likeness import LikeReason
from delight.domain.duplicates.merging import MergeField

REASONS: dict[LikeReason, str] = {
    LikeReason.SAME_NAME: "same name",
    LikeReason.SHORT_NAME: "name may be a short form",
    LikeReason.SOUNDS_ALIKE: "name sounds alike",
    LikeReason.CLOSE_NAME: "names nearly the same",
    LikeReason.FIRST_NAME: "same first name",
    LikeReason.FAMILY_NAME: "same family name",
    LikeReason.EMAIL: "same e-mail",
    LikeReason.PHONE: "same phone",
    LikeReason.ADDRESS: "same address",
    LikeReason.BIRTHDAY: "same birthday",
    LikeReason.OTHER_BIRTHDAY: "other birthday",
    LikeReason.OTHER_FIRST_NAME: "other first name",
    LikeReason.OTHER_FAMILY_NAME: "other family name",
    LikeReason.OTHER_GENERATION: "one is Jr. or Sr.",
}
AGAINST = frozenset(
    {
        LikeReason.OTHER_BIRTHDAY,
        LikeReason.OTHER_FIRST_NAME,
        LikeReason.OTHER_FAMILY_NAME,
        LikeReason.OTHER_GENERATION,
    }
)
"""What makes one doubt."""
THINGS: dict[Noun, tuple[str, str]] = {
    Noun.CASE: ("1 case", "%n cases"),
    Noun.VISIT: ("1 visit", "%n visits"),
    Noun.LETTER: ("1 letter", "%n letters"),
    Noun.GESTURE: ("1 surprise", "%n surprises"),
    Noun.PROMISE: ("1 promise", "%n promises"),
    Noun.NOTE: ("1 note", "%n notes"),
    Noun.TAG: ("1 group", "%n groups"),
    Noun.REACH: ("1 further way to reach them", "%n further ways to reach them"),
    Noun.CONSENT: ("1 answer about consent", "%n answers about consent"),
    Noun.LINK: ("1 link to somebody", "%n links to others"),
    Noun.VOUCHER: ("1 voucher", "%n vouchers"),
    Noun.STAMP_CARD: ("1 stamp card", "%n stamp cards"),
    Noun.PULSE: ("1 answer at the counter", "%n answers at the counter"),
}
"""What belongs to a customer, one of it and many."""
FIELDS: dict[MergeField, str] = {
    MergeField.NAME: "Name",
    MergeField.ADDRESSED: "How addressed",
    MergeField.EMAIL: "E-mail",
    MergeField.PHONE: "Phone",
    MergeField.ADDRESS: "Address",
    MergeField.LANGUAGE: "Language",
    MergeField.FORMALITY: "Formality",
    MergeField.LARGE_PRINT: "Large print",
    MergeField.GONE: "Still here?",
    MergeField.BIRTHDAY: "Birthday",
    MergeField.KNOW: "What to know",
    MergeField.EXPECTS: "What they expect",
    MergeField.LIKES: "What they like",
    MergeField.HEALTH: "Health",
    MergeField.SINCE: "Customer since",
    MergeField.LETTERS: "Letters",
    MergeField.SURPRISES: "Surprises",
}
"""What a field is called where two records stand side by side."""

"""What is the owner's alone, as conditions in SQL: the veil, the indexes and what is counted share them."""

from delight.domain.cases import Outcome
from delight.domain.wordings import WordingKind

OWNERS_CASE = f"owner_only = 1 OR coalesce(outcome, '') = '{Outcome.PARTED_WAYS.value}'"
"""The condition that a case is the owner's alone: kept so, or ended by parting ways."""

PARTING_LETTER = f"kind = '{WordingKind.PARTING_WAYS.value}'"
"""The condition that a letter parts ways, whatever it is about."""

HIDDEN_CASES = f"SELECT id FROM main.cases WHERE {OWNERS_CASE}"  # noqa: S608 - our own words
HIDDEN_LETTERS = (
    f"SELECT id FROM main.letters WHERE case_id IN ({HIDDEN_CASES})"  # noqa: S608
    f" UNION ALL SELECT id FROM main.letters WHERE {PARTING_LETTER}"
)
"""Those that are, few among many: each is found by an index of its own."""

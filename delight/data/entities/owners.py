"""What is the owner's alone, as conditions in SQL: the veil, the index and what is counted share them."""

from delight.domain.cases import Outcome
from delight.domain.wordings import WordingKind

OWNERS_CASE = f"owner_only = 1 OR coalesce(outcome, '') = '{Outcome.PARTED_WAYS.value}'"
"""The condition that a case is the owner's alone: kept so, or ended by parting ways."""

HIDDEN_CASES = f"SELECT id FROM main.cases WHERE {OWNERS_CASE}"  # noqa: S608 - our own words

OWNERS_LETTER = f"coalesce(case_id, 0) IN ({HIDDEN_CASES}) OR kind = '{WordingKind.PARTING_WAYS.value}'"
"""The condition that a letter is: about such a case, or one that parts ways."""

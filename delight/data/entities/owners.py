"""What is the owner's alone, as conditions in SQL: the veil, the indexes and what is counted share them."""

from delight.domain.cases.case import Outcome
from delight.domain.letters.wordings import WordingKind

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

_BEFORE, _AFTER = "json_extract(body, '$[0].{}')", "json_extract(body, '$[1]')"
WAS_OWNERS = (
    f"({_BEFORE.format('owner_only')} = 1 OR {_BEFORE.format('outcome')} = '{Outcome.PARTED_WAYS.value}')"
)
"""The condition that a payload tells of a case that was the owner's alone; ``body`` is not empty."""
OF_CASE_ID = _BEFORE.format("case_id")
"""The id of the case that a record belonged to, in the payload of a line that removed it."""
REMOVED = (
    f"CASE WHEN body = '' THEN 0 ELSE {_AFTER} IS NULL AND ({OF_CASE_ID} IS NOT NULL OR {WAS_OWNERS}) END"
)
"""The condition that a payload is of a record that is gone, and was of a case or a case of the owner's."""

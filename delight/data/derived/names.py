"""What is kept beside the records, worked out of them, and can be worked out again at any time."""

FACTS = "facts"
FACTS_SEEN = "facts_seen"
"""The same of the few customers of whom the front desk does not see everything, as it sees them."""
SEEK = "seek_"
"""How the names of the full-text tables begin."""


def is_derived(table: str) -> bool:
    """Return whether a table holds nothing that is not in the records too: no count, no backup needs it."""
    return table in {FACTS, FACTS_SEEN} or table.startswith(SEEK)

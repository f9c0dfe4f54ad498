"""What is kept beside the records, worked out of them, and can be worked out again at any time."""

FACTS = "facts"
SEEK = "seek_"
"""How the names of the full-text tables begin."""


def is_derived(table: str) -> bool:
    """Return whether a table holds nothing that is not in the records too: no count, no backup needs it."""
    return table == FACTS or table.startswith(SEEK)

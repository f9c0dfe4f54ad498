"""The list of cases and what narrows it."""

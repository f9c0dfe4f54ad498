"""Causes, improvements, the tally at the counter and the shop's own standards."""

"""Deeds that write: drawn up, owed, issued, printed, sent, answered."""

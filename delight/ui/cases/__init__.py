"""Cases: the list, and beside it one case from what happened to how it ended."""

"""One case, part by part, from what happened to how it ended."""

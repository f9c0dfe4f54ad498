"""Letters that went out: found, read as they were, and what came back."""

"""Every expected error as one plain sentence: what, what still holds, what to do."""

"""The board: complaints in columns by their stage."""

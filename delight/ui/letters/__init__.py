"""The letter desk: what is owed, what is written, what went out."""

"""Charts on the screen and as pictures."""

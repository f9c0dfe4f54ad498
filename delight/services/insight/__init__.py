"""What the shop learns: facts read, chapters worked out, and words to say them in."""

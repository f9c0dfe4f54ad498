"""Evidence guards and guesses, asked with what the shop knows."""

"""What figures rest on that the shop itself says: guesses, assumptions, what a customer costs to win."""

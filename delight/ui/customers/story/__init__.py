"""What happened with a customer, and notes on it."""

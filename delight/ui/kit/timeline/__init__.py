"""A customer's timeline, short or of any length."""

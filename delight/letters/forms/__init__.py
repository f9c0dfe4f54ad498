"""Forms for customers, filled in with what the shop knows."""

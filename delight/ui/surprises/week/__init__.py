"""This week: suggestions, what is planned, what was given."""

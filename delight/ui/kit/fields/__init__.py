"""Fields to fill in: forms, choices, chips, days, suggestions, sentences with blanks."""

"""Forms that open in place on a case, and how they are saved."""

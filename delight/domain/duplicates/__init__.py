"""Who may be the same person: likeness of names and ways, suspects, merging."""

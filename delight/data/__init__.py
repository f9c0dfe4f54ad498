"""Storage: SQL lives only here."""

"""Rules: frozen values and pure functions. No Qt, SQL, files, clock or network."""

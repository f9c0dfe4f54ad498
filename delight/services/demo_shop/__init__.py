"""How the demo shop's year is made out of its ingredients."""

"""The Settings page: groups at the side, one calm group of cards at a time."""

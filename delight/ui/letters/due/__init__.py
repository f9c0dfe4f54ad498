"""The letters that are owed, each with its real first page, let out together."""

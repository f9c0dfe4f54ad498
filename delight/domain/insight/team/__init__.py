"""The team page: what went well in a month, told so that nobody is known by it."""

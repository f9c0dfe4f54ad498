"""Everybody the shop serves: the list, one person's page, and how new ones come in."""

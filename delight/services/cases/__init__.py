"""Deeds on cases, and what puts them right."""

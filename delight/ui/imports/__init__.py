"""Bringing a file of another program in: choose it, see what would happen, take it in."""

"""Improvements, ideas, the tally, the shop's standards and the places it recommends."""

"""Insight: what the shop learns from its own days, on one page."""

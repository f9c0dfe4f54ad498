"""Deeds that keep the shop safe: copies by themselves and by hand, in two places, brought back, checked."""

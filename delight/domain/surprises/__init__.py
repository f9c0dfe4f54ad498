"""Whom the shop surprises this week, with what, and why: rules over days and figures alone."""

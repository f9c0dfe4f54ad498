"""Deeds on vouchers and stamp cards."""

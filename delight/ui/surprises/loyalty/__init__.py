"""Vouchers and stamp cards."""

"""Loyalty extras: vouchers and stamp cards."""

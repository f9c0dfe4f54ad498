"""Delight: complaints made right, small surprises, personal letters."""

__version__ = "0.1.0"

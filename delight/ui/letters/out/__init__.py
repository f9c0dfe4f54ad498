"""Letting letters out: printed, saved or e-mailed, and asked whether they came out."""

"""How long hostile input may take."""

import sys

LONGEST = 10.0 if "coverage" in sys.modules else 2.0
"""Seconds of work; counting which lines ran makes loops about five times as slow."""
